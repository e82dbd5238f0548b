//! The shape of `--format json`: ours, so that no library's change reaches those who read it. What it
//! means is written in `docs/check-output.md`. It must not leave out any finding.

mod lines;

pub(super) use lines::{lines, unreadable};

use super::{Frame, Totals};
use crate::assess::Assessed;
use crate::fault::Fault;
use report_core::diagnostic::Part;
use report_core::source::Position;
use report_core::{Diagnostic, Span};
use report_validate::Summary as Counts;
use serde::Serialize;

/// Grows only when a field changes its meaning; new fields do not change it.
pub(super) const SCHEMA: u8 = 1;

/// The whole, with its files left to be put where [`GAP`] stands.
#[derive(Serialize)]
struct Output<'a> {
    schema: u8,
    tool: Tool,
    files: [&'static str; 1],
    #[serde(skip_serializing_if = "<[_]>::is_empty")]
    unreadable: Vec<Unreadable<'a>>,
}

#[derive(Serialize)]
struct Tool {
    name: &'static str,
    version: &'static str,
}

#[derive(Serialize)]
struct File<'a> {
    path: &'a str,
    edition: &'static str,
    year: u16,
    agency: &'a str,
    findings: Vec<Finding<'a>>,
    summary: Summary,
}

#[derive(Serialize)]
struct Unreadable<'a> {
    message: &'a str,
}

#[derive(Serialize)]
struct Finding<'a> {
    rule: &'static str,
    severity: &'static str,
    message: &'a str,
    at: Option<String>,
    place: Option<String>,
    range: Option<Range>,
    reported: Option<&'a str>,
    computed: Option<&'a str>,
    difference: Option<&'a str>,
    parts: Vec<Term<'a>>,
    cause: Option<&'a str>,
    citation: Option<&'a str>,
    notes: &'a [String],
    help: &'a [String],
    expected: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    reason: Option<&'a str>,
}

#[derive(Serialize)]
struct Term<'a> {
    at: String,
    value: &'a str,
    range: Option<Range>,
}

#[derive(Serialize)]
struct Range {
    /// Where it is not the report's own file.
    #[serde(skip_serializing_if = "Option::is_none")]
    path: Option<String>,
    start: Point,
    end: Point,
}

#[derive(Serialize)]
struct Point {
    line: u32,
    column: u32,
    byte: u32,
}

#[derive(Serialize)]
struct Summary {
    relations: usize,
    held: usize,
    failed: usize,
    undecided: usize,
    errors: usize,
    warnings: usize,
    notices: usize,
    accepted: usize,
    bases: Vec<&'static str>,
    reasons: Vec<Reason>,
}

/// Why so many relations could not be judged.
#[derive(Serialize)]
struct Reason {
    reason: String,
    relations: usize,
}

/// What stands around the reports.
pub(super) fn frame(totals: &Totals, faults: &[Fault]) -> Frame {
    let output = Output {
        schema: SCHEMA,
        tool: Tool { name: env!("CARGO_PKG_NAME"), version: env!("CARGO_PKG_VERSION") },
        files: [GAP],
        unreadable: faults.iter().map(|fault| Unreadable { message: &fault.message }).collect(),
    };
    around(&pretty(&output), totals)
}

/// A report as an element of the array of all, on lines of its own.
pub(super) fn report(report: &Assessed) -> String {
    element(&file(report), 2)
}

/// What stands for the elements of an array that are written one by one.
pub(super) const GAP: &str = "…";

/// The frame of an array of which only [`GAP`] is there.
pub(super) fn around(whole: &str, totals: &Totals) -> Frame {
    let (head, tail) = whole.split_once(&format!("\"{GAP}\"")).unwrap_or((whole, ""));
    let is_empty = totals.bodies == 0;
    Frame {
        head: head.trim_end().to_owned(),
        list: None,
        tail: if is_empty { tail.trim_start() } else { tail }.to_owned(),
    }
}

/// An element of an array, so deep in what it is part of, from the end of the line before it.
pub(super) fn element(value: &impl Serialize, depth: usize) -> String {
    let mut lines = String::new();
    // No text of ours goes over a line: JSON writes line ends as escapes.
    for line in pretty(value).lines() {
        lines.push('\n');
        lines.extend(std::iter::repeat_n("  ", depth));
        lines.push_str(line);
    }
    lines
}

/// A value of ours as JSON, with a line end. Nothing of ours fails to serialise.
pub(super) fn pretty(value: &impl Serialize) -> String {
    serde_json::to_string_pretty(value).unwrap_or_default() + "\n"
}

fn file(report: &Assessed) -> File<'_> {
    File {
        path: &report.name,
        edition: report.report.edition.value.key(),
        year: report.report.year.value,
        agency: &report.report.agency.name.value,
        findings: report.diagnostics.iter().map(|found| finding(report, found)).collect(),
        summary: Summary::from(&report.summary),
    }
}

fn finding<'a>(report: &Assessed, found: &'a Diagnostic) -> Finding<'a> {
    let evidence = &found.evidence;
    Finding {
        rule: found.rule,
        severity: found.severity.name(),
        message: &found.message,
        at: found.at.as_ref().map(ToString::to_string),
        place: found.at.as_ref().map(|at| report.report.form().describe(at)),
        range: found.primary.as_ref().and_then(|label| range(report, label.span)),
        reported: evidence.reported.as_deref(),
        computed: evidence.computed.as_deref(),
        difference: evidence.difference.as_deref(),
        parts: evidence.parts.iter().map(|part| term(report, part)).collect(),
        cause: evidence.cause.as_deref(),
        citation: found.citation.as_deref(),
        notes: &found.notes,
        help: &found.help,
        expected: found.accepted.is_some(),
        reason: found.accepted.as_deref(),
    }
}

fn term<'a>(report: &Assessed, part: &'a Part) -> Term<'a> {
    Term {
        at: part.at.to_string(),
        value: &part.value,
        range: part.span.and_then(|span| range(report, span)),
    }
}

fn range(report: &Assessed, span: Span) -> Option<Range> {
    let file = report.sources.file(span.file)?;
    Some(Range {
        path: (span.file != report.file).then(|| report.file_name(span.file)),
        start: file.position(span.start).into(),
        end: file.position(span.end).into(),
    })
}

impl From<Position> for Point {
    fn from(Position { line, column, byte }: Position) -> Self {
        Self { line, column, byte }
    }
}

impl From<(&String, &usize)> for Reason {
    fn from((reason, relations): (&String, &usize)) -> Self {
        Self { reason: reason.clone(), relations: *relations }
    }
}

impl From<&Counts> for Summary {
    fn from(counts: &Counts) -> Self {
        Self {
            relations: counts.relations,
            held: counts.held,
            failed: counts.failed,
            undecided: counts.undecided,
            errors: counts.errors,
            warnings: counts.warnings,
            notices: counts.notices,
            accepted: counts.accepted,
            bases: counts.bases.iter().map(|basis| basis.key()).collect(),
            reasons: counts.reasons.iter().map(Reason::from).collect(),
        }
    }
}
