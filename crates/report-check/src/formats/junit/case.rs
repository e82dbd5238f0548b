//! A report's relations and findings as test cases: which passed, which failed, which say nothing. It
//! must not write XML.

use crate::assess::Assessed;
use crate::explanation::explanation;
use crate::export::Unreadable;
use report_core::{Diagnostic, Severity};
use report_validate::{Relation, Verdict};

/// One test case.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Case {
    /// The rule's id; of a file that could not be read, a word for that.
    pub(super) rule: &'static str,
    /// The place as printed in the form.
    pub(super) name: String,
    pub(super) outcome: Outcome,
}

/// What became of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Outcome {
    Passed,
    /// A warning or a notice: said, but nothing against publishing.
    Remarked(String),
    /// Could not be judged, is accepted, or is told with its root cause.
    Skipped(String),
    Failed {
        message: String,
        text: String,
    },
    /// The file itself.
    Unreadable(String),
}

impl Case {
    /// An input that could not be read.
    pub(super) fn unreadable(input: &Unreadable) -> Self {
        let lines = std::iter::once(input.message.clone())
            .chain(input.help.iter().map(|help| format!("建议：{help}")));
        let message = lines.collect::<Vec<_>>().join("\n");
        Self {
            rule: "unreadable",
            name: input.message.clone(),
            outcome: Outcome::Unreadable(message),
        }
    }
}

/// Every relation in the order of the rules, then every finding that is about none.
pub(super) fn cases(report: &Assessed) -> Vec<Case> {
    let mut untold: Vec<&Diagnostic> = report.diagnostics.iter().collect();
    let form = report.report.form();
    let relations = report.relations.iter().map(|relation| Case {
        rule: relation.rule,
        name: form.describe(&relation.at),
        outcome: of_relation(report, relation, &mut untold),
    });
    let mut cases: Vec<Case> = relations.collect();
    cases.extend(untold.into_iter().map(|found| Case {
        rule: found.rule,
        name: found.at.as_ref().map_or_else(|| found.message.clone(), |at| form.describe(at)),
        outcome: of_finding(report, found),
    }));
    cases
}

/// A relation that does not hold has its own finding, or its root cause has one: then it is no second
/// failure.
fn of_relation(report: &Assessed, relation: &Relation, untold: &mut Vec<&Diagnostic>) -> Outcome {
    let own = |found: &&Diagnostic| {
        found.rule == relation.rule && found.at.as_ref() == Some(&relation.at)
    };
    match &relation.verdict {
        Verdict::Held => Outcome::Passed,
        Verdict::Undecided(why) => Outcome::Skipped(format!("无法判断：{why}")),
        Verdict::Failed => match untold.iter().position(own) {
            Some(index) => of_finding(report, untold.remove(index)),
            None => Outcome::Skipped("不成立，原因与列出的另一处问题相同".to_owned()),
        },
    }
}

fn of_finding(report: &Assessed, found: &Diagnostic) -> Outcome {
    let span = found.primary.as_ref().map(|label| label.span);
    let at = span.and_then(|span| Some((span.file, report.sources.position(span)?)));
    let place = match at {
        Some((file, position)) => format!("{}:{position}", report.file_name(file)),
        None => report.name.clone(),
    };
    let text = format!("{place}\n{}", explanation(found));
    match (&found.accepted, found.severity) {
        (Some(reason), _) => {
            Outcome::Skipped(format!("已说明的不符：{}\n理由：{reason}", found.message))
        }
        (None, Severity::Error) => Outcome::Failed { message: found.message.clone(), text },
        (None, severity) => Outcome::Remarked(format!("{}：{text}", severity.chinese())),
    }
}
