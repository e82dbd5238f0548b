//! `--format junit`: a test suite a report, a test case a relation, for continuous integration. It must
//! not call a report failed that may be published, nor the other way round.

mod case;

use super::markup::escaped;
use super::{Frame, Totals};
use crate::assess::Assessed;
use crate::fault::Fault;
use case::{Case, Outcome, cases};
use std::fmt::{self, Display, Formatter};
use std::ops::AddAssign;

/// How many test cases there are, and what became of them.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Counts {
    tests: usize,
    failures: usize,
    errors: usize,
    skipped: usize,
}

/// A report as a suite, with a line end.
pub(super) fn suite(report: &Assessed) -> (String, Counts) {
    element(&report.name, &cases(report))
}

/// What stands around the suites: the counts of all, and a suite of the inputs that could not be
/// read.
pub(super) fn frame(totals: &Totals, faults: &[Fault]) -> Frame {
    let unreadable: Vec<Case> = faults.iter().map(Case::unreadable).collect();
    let (mut suite, mut counts) = element("读不了的文件", &unreadable);
    counts += totals.cases;
    if faults.is_empty() {
        suite.clear();
    }
    let name = env!("CARGO_PKG_NAME");
    let declaration = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>";
    Frame {
        head: format!("{declaration}\n<testsuites name=\"{name}\"{counts}>\n"),
        tail: suite + "</testsuites>\n",
        ..Frame::default()
    }
}

/// The element of a suite and what it counts.
fn element(name: &str, cases: &[Case]) -> (String, Counts) {
    let counts = Counts::of(cases);
    let cases: String = cases.iter().map(of_case).collect();
    let suite =
        format!("  <testsuite name=\"{}\"{counts}>\n{cases}  </testsuite>\n", escaped(name));
    (suite, counts)
}

impl Counts {
    fn of(cases: &[Case]) -> Self {
        let of = |wanted: fn(&Outcome) -> bool| {
            cases.iter().filter(|case| wanted(&case.outcome)).count()
        };
        Self {
            tests: cases.len(),
            failures: of(|outcome| matches!(outcome, Outcome::Failed { .. })),
            errors: of(|outcome| matches!(outcome, Outcome::Unreadable(_))),
            skipped: of(|outcome| matches!(outcome, Outcome::Skipped(_))),
        }
    }
}

impl AddAssign for Counts {
    fn add_assign(&mut self, other: Self) {
        self.tests += other.tests;
        self.failures += other.failures;
        self.errors += other.errors;
        self.skipped += other.skipped;
    }
}

/// The counts as attributes.
impl Display for Counts {
    fn fmt(&self, to: &mut Formatter<'_>) -> fmt::Result {
        let Self { tests, failures, errors, skipped } = self;
        write!(
            to,
            " tests=\"{tests}\" failures=\"{failures}\" errors=\"{errors}\" skipped=\"{skipped}\""
        )
    }
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
