//! What was checked, not only what failed: every relation a rule evaluated, and their summary. It
//! must not evaluate anything.

use report_claims::claim::Basis;
use report_core::{Diagnostics, Place, Severity};
use std::collections::BTreeMap;

/// What became of a relation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// It holds.
    Held,
    /// It does not.
    Failed,
    /// It could not be judged; the text says why, in Chinese.
    Undecided(String),
}

/// One relation that was evaluated.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Relation {
    /// The id of the rule it belongs to.
    pub rule: &'static str,
    /// What must be equal to something: a total, or the first cell of a balance.
    pub at: Place,
    /// What became of it.
    pub verdict: Verdict,
}

/// A check in numbers.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Summary {
    /// Relations evaluated: those that held, failed and could not be judged.
    pub relations: usize,
    /// Relations that hold.
    pub held: usize,
    /// Relations that do not hold, whether reported on their own or with their root cause.
    pub failed: usize,
    /// Relations that could not be judged, those with a last year's report that is not there among
    /// them.
    pub undecided: usize,
    /// Why relations could not be judged, in Chinese, and how many for each reason.
    pub reasons: BTreeMap<String, usize>,
    /// Errors nobody has accepted.
    pub errors: usize,
    /// Warnings nobody has accepted.
    pub warnings: usize,
    /// Notices nobody has accepted.
    pub notices: usize,
    /// Findings an `[[expect]]` accepts.
    pub accepted: usize,
    /// On which lawful bases prose counts requests, where it left a choice; two where it mixes them.
    pub bases: Vec<Basis>,
}

impl Summary {
    /// Counts relations and findings.
    #[must_use]
    pub fn new(relations: &[Relation], findings: &Diagnostics) -> Self {
        let mut summary = Self { relations: relations.len(), ..Self::default() };
        for relation in relations {
            summary.count(&relation.verdict);
        }
        for found in findings {
            *match (&found.accepted, found.severity) {
                (Some(_), _) => &mut summary.accepted,
                (None, Severity::Error) => &mut summary.errors,
                (None, Severity::Warning) => &mut summary.warnings,
                (None, Severity::Notice) => &mut summary.notices,
            } += 1;
        }
        summary
    }

    fn count(&mut self, verdict: &Verdict) {
        match verdict {
            Verdict::Held => self.held += 1,
            Verdict::Failed => self.failed += 1,
            Verdict::Undecided(why) => {
                self.undecided += 1;
                *self.reasons.entry(why.clone()).or_default() += 1;
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use report_core::Diagnostic;
    use report_core::vocab::SectionKey;

    fn relation(verdict: Verdict) -> Relation {
        Relation { rule: "a", at: SectionKey::Cases.into(), verdict }
    }

    #[test]
    fn every_relation_is_counted_once_and_reasons_are_kept() {
        let relations = [
            relation(Verdict::Held),
            relation(Verdict::Failed),
            relation(Verdict::Undecided("缺一格".into())),
            relation(Verdict::Undecided("缺一格".into())),
        ];
        let summary = Summary::new(&relations, &Diagnostics::new());
        assert_eq!(
            (summary.relations, summary.held, summary.failed, summary.undecided),
            (4, 1, 1, 2)
        );
        assert_eq!(summary.reasons.get("缺一格"), Some(&2));
    }

    #[test]
    fn an_accepted_finding_is_counted_as_nothing_else() {
        let mut accepted = Diagnostic::new("a", Severity::Error, "x");
        accepted.accepted = Some("原文如此".into());
        let others = [Severity::Error, Severity::Warning, Severity::Notice]
            .map(|severity| Diagnostic::new("a", severity, "x"));
        let findings = others.into_iter().chain([accepted]).collect();
        let summary = Summary::new(&[], &findings);
        let counts = (summary.errors, summary.warnings, summary.notices, summary.accepted);
        assert_eq!(counts, (1, 1, 1, 1));
    }
}
