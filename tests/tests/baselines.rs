//! The 22 lines of a page, read from the finished PDFs: where the text operators put their runs. It
//! must not ask our own layout.

use lopdf::content::{Content, Operation};
use lopdf::{Document, Object};
use report_tests::typeset;
use std::collections::BTreeSet;

const REPORTS: [&str; 3] =
    ["reports/2020.toml", "reports/2024.toml", "tests/specimen/specimen.toml"];

/// The lines of a page (GB/T 9704—2012 §5.2.3: 每面排22行).
const LINES: i64 = 22;

/// 天头, from the paper's top edge to the type area, and the height of the type area, in hundredths
/// of a millimetre (GB/T 9704—2012 §5.2.1).
const TOP: i64 = 3_700;
const HEIGHT: i64 = 22_500;

/// The paper's height, likewise (§5.1).
const PAPER: i64 = 29_700;

/// 3号, in thousandths of a point (§5.2.2): running text and its headings. Nothing else in a report
/// has this size.
const SIZE_3: i64 = 16_000;

/// 2号: the title (§7.3.1).
const SIZE_2: i64 = 22_000;

/// How far a baseline may stand from its line: two hundredths of a point, for rounding.
const ROUNDING: i64 = 20;

/// The matrix of a PDF: six numbers in thousandths.
type Matrix = [i64; 6];

const IDENTITY: Matrix = [1000, 0, 0, 1000, 0, 0];

/// First `one`, then `other` (ISO 32000-1 §8.3.4).
fn product(one: Matrix, other: Matrix) -> Matrix {
    // Row `row` of the one by column `column` of the other.
    let times = |row: usize, column: usize| {
        (one[2 * row] * other[column] + one[2 * row + 1] * other[column + 2]) / 1000
    };
    let (right, up) = (times(2, 0) + other[4], times(2, 1) + other[5]);
    [times(0, 0), times(0, 1), times(1, 0), times(1, 1), right, up]
}

/// A run of text: its size, and its baseline from the page's bottom, in thousandths of a point.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Run {
    size: i64,
    baseline: i64,
}

/// What a page's operators have said so far.
struct Reading {
    /// The matrix of the page, and those saved.
    page: Matrix,
    saved: Vec<Matrix>,
    line: Matrix,
    size: i64,
    leading: i64,
    runs: Vec<Run>,
}

impl Reading {
    fn take(&mut self, operation: &Operation) {
        let operator = operation.operator.as_str();
        let numbers: Vec<i64> = operation.operands.iter().filter_map(number).collect();
        if let (Ok(matrix), "cm" | "Tm") = (Matrix::try_from(numbers.as_slice()), operator) {
            if operator == "cm" {
                self.page = product(matrix, self.page);
            } else {
                self.line = matrix;
            }
            return;
        }
        match (operator, numbers.as_slice()) {
            ("q", _) => self.saved.push(self.page),
            ("Q", _) => self.page = self.saved.pop().unwrap_or(IDENTITY),
            ("BT", _) => self.line = IDENTITY,
            ("Tf", &[size]) => self.size = size,
            ("TL", &[leading]) => self.leading = leading,
            ("Td", &[x, y]) => self.step(x, y),
            ("TD", &[x, y]) => {
                self.leading = -y;
                self.step(x, y);
            }
            ("T*", _) => self.step(0, -self.leading),
            ("TJ" | "Tj", _) => self.show(),
            ("'" | "\"" | "Ts", _) => panic!("{operator} is not expected"),
            _ => {}
        }
    }

    fn step(&mut self, x: i64, y: i64) {
        self.line = product([1000, 0, 0, 1000, x, y], self.line);
    }

    fn show(&mut self) {
        let [.., scale, _, baseline] = product(self.line, self.page);
        self.runs.push(Run { size: self.size * scale / 1000, baseline });
    }
}

/// A number of a PDF in thousandths.
fn number(object: &Object) -> Option<i64> {
    match object {
        Object::Integer(value) => Some(value * 1000),
        Object::Real(value) => format!("{value:.3}").replace('.', "").parse().ok(),
        _ => None,
    }
}

/// The runs of each page.
fn runs(bytes: &[u8]) -> Vec<Vec<Run>> {
    let document = Document::load_mem(bytes).expect("our own PDF");
    let of_page = |page| {
        let content = Content::decode(&document.get_page_content(page)).expect("operators");
        let (page, line, saved, runs) = (IDENTITY, IDENTITY, Vec::new(), Vec::new());
        let mut reading = Reading { page, saved, line, size: 0, leading: 0, runs };
        content.operations.iter().for_each(|operation| reading.take(operation));
        reading.runs
    };
    document.get_pages().into_values().map(of_page).collect()
}

/// Hundredths of a millimetre in thousandths of a point.
fn points(length: i64) -> i64 {
    length * 72_000 / 2_540
}

/// The baseline of text of a size on each of the 22 lines, from the page's bottom: the faces stand
/// in the middle of the line, 88 % of their em above the baseline.
fn grid(size: i64) -> Vec<i64> {
    let baseline = |line: i64| {
        let top = points(TOP) + points(HEIGHT) * line / LINES;
        let blank = (points(HEIGHT) / LINES - size) / 2;
        points(PAPER) - top - blank - size * 880 / 1000
    };
    (0..LINES).map(baseline).collect()
}

/// The line a run stands on, from 0.
fn line(run: &Run) -> Option<usize> {
    grid(run.size).iter().position(|line| (line - run.baseline).abs() <= ROUNDING)
}

#[test]
fn all_running_text_stands_on_the_twenty_two_lines() {
    let mut used = BTreeSet::new();
    for path in REPORTS {
        let pages = runs(&typeset::pdf(path));
        let mut counted = 0;
        for (number, page) in pages.iter().enumerate() {
            let set: BTreeSet<Run> =
                page.iter().filter(|run| [SIZE_3, SIZE_2].contains(&run.size)).copied().collect();
            for run in &set {
                let line = line(run);
                assert!(line.is_some(), "{path} page {}: {run:?} is on no line", number + 1);
                used.extend(line);
            }
            counted += set.len();
        }
        // Otherwise nothing would have been looked at.
        assert!(counted > 4 * pages.len(), "{path}: only {counted} lines on {}", pages.len());
    }
    assert_eq!(used.len(), 22, "{used:?}");
}

#[test]
fn a_run_between_two_lines_is_seen() {
    let on = grid(SIZE_3);
    assert_eq!(on.len(), 22);
    let run = |baseline| Run { size: SIZE_3, baseline };
    assert_eq!(line(&run(on[3] + 3)), Some(3));
    assert_eq!(line(&run(on[3] - 100)), None);
    // The first line: 37 mm, then half of what 16 pt leave of the line, then 88 % of 16 pt.
    assert_eq!(on[0], 841_889 - 104_881 - 6_495 - 14_080);
}

#[test]
fn operators_are_followed_as_the_format_says() {
    let matrix = |x, y| [1000, 0, 0, 1000, x, y];
    let moved = product(matrix(5_000, 7_000), matrix(1_000, 2_000));
    assert_eq!(moved, matrix(6_000, 9_000));
    let doubled = product(matrix(5_000, 7_000), [2000, 0, 0, 2000, 0, 0]);
    assert_eq!(doubled, [2000, 0, 0, 2000, 10_000, 14_000]);
    assert_eq!(number(&Object::Real(-0.35)), Some(-350));
    assert_eq!(number(&Object::Integer(-2)), Some(-2000));
}
