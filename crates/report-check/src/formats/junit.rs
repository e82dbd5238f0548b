//! `--format junit`: a test suite a report, a test case a relation, for continuous integration. It must
//! not call a report failed that may be published, nor the other way round.

mod case;

use crate::assess::Assessed;
use crate::export::{Cases, Exporter, Frame, Piece, TOOL, Totals, Unreadable};
use crate::markup::escaped;
use case::{Case, Outcome, cases};

/// The format.
#[derive(Clone, Copy, Debug)]
pub(super) struct Junit;

impl Exporter for Junit {
    fn name(&self) -> &'static str {
        "junit"
    }

    /// A report as a suite, with a line end.
    fn piece(&self, report: &Assessed, _: usize) -> Piece {
        let (suite, cases) = element(&report.name, &cases(report));
        let mut piece = Piece::new(report, suite);
        piece.totals.cases = cases;
        piece
    }

    /// The counts of all, and a suite of the inputs that could not be read.
    fn frame(&self, totals: &Totals, unreadable: &[Unreadable]) -> Frame {
        let cases: Vec<Case> = unreadable.iter().map(Case::unreadable).collect();
        let (mut suite, mut counts) = element("读不了的文件", &cases);
        counts += totals.cases;
        if unreadable.is_empty() {
            suite.clear();
        }
        let (declaration, counts) =
            ("<?xml version=\"1.0\" encoding=\"UTF-8\"?>", attributes_of(counts));
        Frame {
            head: format!("{declaration}\n<testsuites name=\"{TOOL}\"{counts}>\n"),
            tail: suite + "</testsuites>\n",
            ..Frame::default()
        }
    }

    fn counts_first(&self) -> bool {
        true
    }
}

/// The element of a suite and what it counts.
fn element(name: &str, cases: &[Case]) -> (String, Cases) {
    let counts = counted(cases);
    let (name, inside) = (escaped(name), cases.iter().map(of_case).collect::<String>());
    let attributes = attributes_of(counts);
    (format!("  <testsuite name=\"{name}\"{attributes}>\n{inside}  </testsuite>\n"), counts)
}

fn counted(cases: &[Case]) -> Cases {
    let of =
        |wanted: fn(&Outcome) -> bool| cases.iter().filter(|case| wanted(&case.outcome)).count();
    Cases {
        tests: cases.len(),
        failures: of(|outcome| matches!(outcome, Outcome::Failed { .. })),
        errors: of(|outcome| matches!(outcome, Outcome::Unreadable(_))),
        skipped: of(|outcome| matches!(outcome, Outcome::Skipped(_))),
    }
}

/// The counts as attributes.
fn attributes_of(Cases { tests, failures, errors, skipped }: Cases) -> String {
    format!(" tests=\"{tests}\" failures=\"{failures}\" errors=\"{errors}\" skipped=\"{skipped}\"")
}

fn of_case(case: &Case) -> String {
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
