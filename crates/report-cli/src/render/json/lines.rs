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

/// Every finding and every report's summary, then what could not be read, each with a line end.
pub(in crate::render) fn lines(reports: &[Assessed], faults: &[Fault]) -> String {
    let reports = reports.iter().flat_map(of_report);
    let faults = faults.iter().map(|fault| Line::Unreadable { message: &fault.message });
    reports.chain(faults).map(|line| one_line(&line)).collect()
}

fn of_report(report: &Assessed) -> impl Iterator<Item = Line<'_>> {
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
    findings.chain([summary])
}

/// Nothing of ours fails to serialise.
fn one_line(line: &Line<'_>) -> String {
    serde_json::to_string(line).unwrap_or_default() + "\n"
}
