//! The shape of `--format json`: ours, so that no library's change reaches those who read it. What it
//! means is written in `docs/check-output.md`. It must not leave out any finding.

mod lines;

pub(super) use lines::lines;

use crate::assess::Assessed;
use crate::fault::Fault;
use report_core::diagnostic::Part;
use report_core::source::Position;
use report_core::{Diagnostic, Span};
use report_validate::Summary as Counts;
use serde::Serialize;

/// Grows only when a field changes its meaning; new fields do not change it.
pub(super) const SCHEMA: u8 = 1;

#[derive(Serialize)]
struct Output<'a> {
    schema: u8,
    tool: Tool,
    files: Vec<File<'a>>,
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
}

/// Every report and every file that could not be read, with a line end.
pub(crate) fn json(reports: &[Assessed], faults: &[Fault]) -> String {
    let output = Output {
        schema: SCHEMA,
        tool: Tool { name: env!("CARGO_PKG_NAME"), version: env!("CARGO_PKG_VERSION") },
        files: reports.iter().map(file).collect(),
        unreadable: faults.iter().map(|fault| Unreadable { message: &fault.message }).collect(),
    };
    pretty(&output)
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
        }
    }
}
