//! `--format junit`: a test suite a report, a test case a relation, for continuous integration. It must
//! not call a report failed that may be published, nor the other way round.

mod case;

use super::markup::escaped;
use crate::assess::Assessed;
use crate::fault::Fault;
use case::{Case, Outcome, cases};
use std::fmt::Write;

/// Every report as a suite, and one of the inputs that could not be read, with a line end.
pub(super) fn suites(reports: &[Assessed], faults: &[Fault]) -> String {
    let mut suites: Vec<(&str, Vec<Case>)> =
        reports.iter().map(|report| (report.name.as_str(), cases(report))).collect();
    if !faults.is_empty() {
        suites.push(("读不了的文件", faults.iter().map(Case::unreadable).collect()));
    }
    let all: Vec<&Case> = suites.iter().flat_map(|(_, cases)| cases).collect();
    let name = env!("CARGO_PKG_NAME");
    let mut xml = format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites name=\"{name}\"{}>\n",
        counts(&all)
    );
    for (name, cases) in &suites {
        let counts = counts(&cases.iter().collect::<Vec<_>>());
        let _ = writeln!(xml, "  <testsuite name=\"{}\"{counts}>", escaped(name));
        xml.extend(cases.iter().map(element));
        xml.push_str("  </testsuite>\n");
    }
    xml + "</testsuites>\n"
}

/// The counts as attributes.
fn counts(cases: &[&Case]) -> String {
    let of =
        |wanted: fn(&Outcome) -> bool| cases.iter().filter(|case| wanted(&case.outcome)).count();
    format!(
        " tests=\"{}\" failures=\"{}\" errors=\"{}\" skipped=\"{}\"",
        cases.len(),
        of(|outcome| matches!(outcome, Outcome::Failed { .. })),
        of(|outcome| matches!(outcome, Outcome::Unreadable(_))),
        of(|outcome| matches!(outcome, Outcome::Skipped(_))),
    )
}

fn element(case: &Case) -> String {
    let inner = match &case.outcome {
        Outcome::Passed => return format!("    <testcase {}/>\n", attributes(case)),
        Outcome::Remarked(text) => format!("<system-out>{}</system-out>", escaped(text)),
        Outcome::Skipped(why) => format!("<skipped message=\"{}\"/>", escaped(why)),
        Outcome::Unreadable(why) => format!("<error message=\"{}\"/>", escaped(why)),
        Outcome::Failed { message, text } => format!(
            "<failure message=\"{}\" type=\"{}\">{}</failure>",
            escaped(message),
            escaped(case.rule),
            escaped(text)
        ),
    };
    format!("    <testcase {}>\n      {inner}\n    </testcase>\n", attributes(case))
}

fn attributes(case: &Case) -> String {
    format!("classname=\"{}\" name=\"{}\"", escaped(case.rule), escaped(&case.name))
}
