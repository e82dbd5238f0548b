//! The shape of a finding and of a summary in `--format json` and `--format jsonl`: ours, so that no
//! library's change reaches those who read it. It must not leave out anything of a finding.

use crate::assess::Assessed;
use report_core::diagnostic::Part;
use report_core::source::Position;
use report_core::{Diagnostic, Span};
use report_validate::{Counted, Summary as Counts};
use serde::Serialize;

/// A finding.
#[derive(Serialize)]
pub(super) struct Finding<'a> {
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

/// A number of the prose.
#[derive(Serialize)]
pub(super) struct Claim {
    range: Option<Range>,
    text: String,
    state: &'static str,
    cells: Vec<String>,
    why: Option<&'static str>,
}

/// A check in numbers.
#[derive(Serialize)]
pub(super) struct Summary {
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

/// A finding of the report.
pub(super) fn finding<'a>(report: &Assessed, found: &'a Diagnostic) -> Finding<'a> {
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

/// A number of the report's prose.
pub(super) fn claim(report: &Assessed, it: Counted) -> Claim {
    Claim {
        range: range(report, it.span),
        text: it.text,
        state: it.state.key(),
        cells: it.cells.iter().map(ToString::to_string).collect(),
        why: Some(it.why).filter(|why| !why.is_empty()),
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
