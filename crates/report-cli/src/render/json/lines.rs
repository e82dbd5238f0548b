//! `--format jsonl`: a finding a line, then a line for its file. It must not give a finding other
//! fields than `--format json` does.

use super::{Finding, SCHEMA, Summary, finding};
use crate::assess::Assessed;
use crate::fault::Fault;
use serde::Serialize;

#[derive(Serialize)]
#[serde(tag = "type", rename_all = "lowercase")]
enum Line<'a> {
    Finding {
        path: &'a str,
        #[serde(flatten)]
        finding: Box<Finding<'a>>,
    },
    Summary {
        schema: u8,
        path: &'a str,
        edition: &'static str,
        year: u16,
        agency: &'a str,
        #[serde(flatten)]
        summary: Summary,
    },
    Unreadable {
        message: &'a str,
    },
}

/// Every finding and the report's summary, each with a line end.
pub(in crate::render) fn lines(report: &Assessed) -> String {
    let findings = report.diagnostics.iter().map(|found| Line::Finding {
        path: &report.name,
        finding: Box::new(finding(report, found)),
    });
    let summary = Line::Summary {
        schema: SCHEMA,
        path: &report.name,
        edition: report.report.edition.value.key(),
        year: report.report.year.value,
        agency: &report.report.agency.name.value,
        summary: Summary::from(&report.summary),
    };
    findings.chain([summary]).map(|line| one_line(&line)).collect()
}

/// What could not be read, each with a line end.
pub(in crate::render) fn unreadable(faults: &[Fault]) -> String {
    let lines = faults.iter().map(|fault| Line::Unreadable { message: &fault.message });
    lines.map(|line| one_line(&line)).collect()
}

/// Nothing of ours fails to serialise.
fn one_line(line: &Line<'_>) -> String {
    serde_json::to_string(line).unwrap_or_default() + "\n"
}
