//! What came of comparing, as JSON for programs: `docs/verify-output.schema.json`. It must not leave out anything.

use super::outcome::{Bytes, Judged, Outcome, Verdict};
use report_extract::Difference;
use serde::Serialize;

/// Grows only when a field changes its meaning; new fields do not change it.
const SCHEMA: u8 = 1;

#[derive(Serialize)]
struct Record<'a> {
    schema: u8,
    tool: Tool,
    files: Vec<File<'a>>,
}

#[derive(Serialize)]
struct Tool {
    name: &'static str,
    version: &'static str,
}

#[derive(Serialize)]
struct File<'a> {
    path: &'a str,
    verdict: &'static str,
    message: String,
    help: &'a [String],
    #[serde(skip_serializing_if = "Option::is_none")]
    report: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    producer: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    same_version: Option<bool>,
    #[serde(skip_serializing_if = "Option::is_none")]
    draft: Option<bool>,
    #[serde(skip_serializing_if = "Option::is_none")]
    bytes: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    profile: Option<&'static str>,
    differences: Vec<Spot<'a>>,
}

/// A place that says something else than it should.
#[derive(Serialize)]
struct Spot<'a> {
    place: String,
    tag: &'a str,
    heading: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    cell: Option<Cell<'a>>,
    expected: Option<&'a str>,
    found: Option<&'a str>,
}

#[derive(Serialize)]
struct Cell<'a> {
    table: usize,
    row: usize,
    column: usize,
    heads: &'a [String],
}

/// Every outcome as one value, with a line end.
pub(super) fn json(outcomes: &[Outcome]) -> String {
    let tool = Tool { name: "report-cli", version: env!("CARGO_PKG_VERSION") };
    let record = Record { schema: SCHEMA, tool, files: outcomes.iter().map(file).collect() };
    // Nothing of ours fails to serialise.
    serde_json::to_string_pretty(&record).unwrap_or_default() + "\n"
}

fn file(outcome: &Outcome) -> File<'_> {
    let unusable = File {
        path: &outcome.path,
        verdict: "unusable",
        message: String::new(),
        help: &[],
        report: None,
        producer: None,
        same_version: None,
        draft: None,
        bytes: None,
        profile: None,
        differences: Vec::new(),
    };
    match &outcome.judged {
        Err(refusal) => File { message: refusal.message.clone(), help: &refusal.help, ..unusable },
        Ok(judged) => File {
            verdict: verdict(judged.verdict),
            message: judged.sentence(),
            report: Some(&judged.report),
            producer: Some(&judged.producer),
            same_version: Some(judged.is_same_version),
            draft: Some(judged.is_draft),
            bytes: Some(bytes(judged.bytes)),
            profile: Some(profile(judged)),
            differences: judged.told.iter().filter_map(place).collect(),
            ..unusable
        },
    }
}

const fn verdict(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::Same | Verdict::Alike => "same",
        Verdict::Differs => "differs",
    }
}

const fn bytes(bytes: Bytes) -> &'static str {
    match bytes {
        Bytes::Same => "same",
        Bytes::Continued => "continued",
        Bytes::Other => "other",
    }
}

/// Whether the file is in the profiles this version writes: known only of its own bytes.
fn profile(judged: &Judged) -> &'static str {
    if judged.bytes == Bytes::Same { "as-written" } else { "undecided" }
}

fn place(told: &Difference) -> Option<Spot<'_>> {
    let block = told.expected.as_ref().or(told.found.as_ref())?;
    let cell = block.cell.as_ref().map(|cell| Cell {
        table: cell.table,
        row: cell.row,
        column: cell.column,
        heads: &cell.heads,
    });
    Some(Spot {
        place: told.to_string(),
        tag: &block.tag,
        heading: &block.heading,
        cell,
        expected: told.expected.as_ref().map(|block| block.text.as_str()),
        found: told.found.as_ref().map(|block| block.text.as_str()),
    })
}
