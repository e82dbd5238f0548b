//! `--format json`: one value with every report. What it means is written in `docs/check-output.md`. It
//! must not leave out any finding.

use super::elements::{GAP, around, element};
use super::shape::{Claim, Finding, Summary, claim, finding};
use crate::assess::Assessed;
use crate::export::{Exporter, Frame, Piece, TOOL, Totals, Unreadable};
use crate::json::{SCHEMA, pretty};
use report_validate::counted;
use serde::Serialize;

/// The format.
#[derive(Clone, Copy, Debug)]
pub(super) struct Json;

/// The whole, with its files left to be put where [`GAP`] stands.
#[derive(Serialize)]
struct Output<'a> {
    schema: u8,
    tool: Tool,
    files: [&'static str; 1],
    #[serde(skip_serializing_if = "<[_]>::is_empty")]
    unreadable: Vec<Refused<'a>>,
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
    claims: Vec<Claim>,
    summary: Summary,
}

#[derive(Serialize)]
struct Refused<'a> {
    message: &'a str,
}

impl Exporter for Json {
    fn name(&self) -> &'static str {
        "json"
    }

    fn piece(&self, report: &Assessed, _: usize) -> Piece {
        Piece::new(report, element(&file(report), 2))
    }

    fn frame(&self, totals: &Totals, unreadable: &[Unreadable]) -> Frame {
        let output = Output {
            schema: SCHEMA,
            tool: Tool { name: TOOL, version: env!("CARGO_PKG_VERSION") },
            files: [GAP],
            unreadable: unreadable.iter().map(|it| Refused { message: &it.message }).collect(),
        };
        around(&pretty(&output), totals)
    }

    fn separator(&self) -> &'static str {
        ","
    }
}

fn file(report: &Assessed) -> File<'_> {
    File {
        path: &report.name,
        edition: report.report.edition.value.key(),
        year: report.report.year.value,
        agency: &report.report.agency.name.value,
        findings: report.diagnostics.iter().map(|found| finding(report, found)).collect(),
        claims: counted(&report.report).into_iter().map(|it| claim(report, it)).collect(),
        summary: Summary::from(&report.summary),
    }
}
