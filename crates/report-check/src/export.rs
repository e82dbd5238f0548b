//! What a result format is, a report at a time, so that none is kept however many there are. It must
//! know no format.

use crate::assess::Assessed;
use crate::input_error::InputError;
use std::fmt::Debug;
use std::ops::AddAssign;

/// The program results name as theirs, whoever asks for them: the same report gives the same bytes.
pub(crate) const TOOL: &str = "report-cli";

/// A format results are given in. The text of a run is, in this order: the head of its [`Frame`]; the
/// entries of the reports within the list, where it has one; their bodies, each but the first behind a
/// separator; the tail. [`whole`] puts it together; whoever writes as reports come in does the same.
pub trait Exporter: Debug + Send + Sync {
    /// Its name on the command line.
    fn name(&self) -> &'static str;

    /// A report, `number` from 1 in the order of the run.
    fn piece(&self, report: &Assessed, number: usize) -> Piece;

    /// What stands around the reports. Before the last of them is drawn no tail is true yet, nor the
    /// head of a format that [counts first](Exporter::counts_first).
    fn frame(&self, totals: &Totals, unreadable: &[Unreadable]) -> Frame;

    /// What stands between two bodies.
    fn separator(&self) -> &'static str {
        ""
    }

    /// Whether the head says what is only known when all reports are drawn.
    fn counts_first(&self) -> bool {
        false
    }
}

/// One report in one format. Nothing of the report itself is kept.
#[derive(Clone, Debug, Default)]
pub struct Piece {
    /// The report.
    pub body: String,
    /// Its line in the list of reports a format begins with.
    pub entry: String,
    /// What it adds to the totals.
    pub totals: Totals,
}

impl Piece {
    /// A piece of a report with this body.
    #[must_use]
    pub fn new(report: &Assessed, body: String) -> Self {
        let totals = Totals {
            bodies: usize::from(!body.is_empty()),
            reports: 1,
            faulty: usize::from(report.diagnostics.blocks()),
            cases: Cases::default(),
        };
        Self { body, entry: String::new(), totals }
    }
}

/// What there is in the pieces so far.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Totals {
    /// Pieces with a body.
    pub bodies: usize,
    /// Reports.
    pub reports: usize,
    /// Reports that may not be published.
    pub faulty: usize,
    /// Test cases, where the format has such.
    pub cases: Cases,
}

/// How many test cases there are, and what became of them.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Cases {
    /// All of them.
    pub tests: usize,
    /// Those that found something that stands against publishing.
    pub failures: usize,
    /// Files that could not be read.
    pub errors: usize,
    /// Those that could not be judged, or are accepted.
    pub skipped: usize,
}

/// What stands around the pieces.
#[derive(Clone, Debug, Default)]
pub struct Frame {
    /// What comes first.
    pub head: String,
    /// What stands around the entries, where they are listed.
    pub list: Option<[&'static str; 2]>,
    /// What comes last.
    pub tail: String,
}

/// A file that could not be checked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unreadable {
    /// Why, in one Chinese sentence.
    pub message: String,
    /// What to do about it, in Chinese, a sentence each.
    pub help: Vec<String>,
}

impl From<&InputError> for Unreadable {
    fn from(error: &InputError) -> Self {
        Self { message: error.to_string(), help: vec![error.cause.help().to_owned()] }
    }
}

impl AddAssign for Totals {
    fn add_assign(&mut self, other: Self) {
        self.bodies += other.bodies;
        self.reports += other.reports;
        self.faulty += other.faulty;
        self.cases += other.cases;
    }
}

impl AddAssign for Cases {
    fn add_assign(&mut self, other: Self) {
        self.tests += other.tests;
        self.failures += other.failures;
        self.errors += other.errors;
        self.skipped += other.skipped;
    }
}

/// The whole text of a run: the bytes `report-cli check` gives for the same files.
///
/// ```
/// use report_check::{Input, Options, check, format, whole};
/// use report_core::MemoryFolder;
///
/// let input = Input::new("2024.toml", b"year = 2024\n".to_vec()).unwrap();
/// let report = check(&input, &MemoryFolder::new(), Options::new());
/// let lines = whole(format("jsonl").unwrap(), &[report], &[]);
/// assert_eq!(lines.lines().last().map(|line| line.contains("\"type\":\"summary\"")), Some(true));
/// ```
#[must_use]
pub fn whole(format: &dyn Exporter, reports: &[Assessed], unreadable: &[Unreadable]) -> String {
    let (mut totals, mut entries, mut bodies) = (Totals::default(), String::new(), String::new());
    for (report, number) in reports.iter().zip(1..) {
        let piece = format.piece(report, number);
        if totals.bodies > 0 && piece.totals.bodies > 0 {
            bodies.push_str(format.separator());
        }
        totals += piece.totals;
        entries.push_str(&piece.entry);
        bodies.push_str(&piece.body);
    }
    let Frame { head, list, tail } = format.frame(&totals, unreadable);
    let entries = list.map(|[start, end]| format!("{start}{entries}{end}"));
    head + &entries.unwrap_or_default() + &bodies + &tail
}
