//! `--format jsonl`: a finding a line, then a line for its file. It must not give a finding other
//! fields than `--format json` does.

use super::shape::{Finding, Summary, finding};
use crate::assess::Assessed;
use crate::export::{Exporter, Frame, Piece, Totals, Unreadable};
use crate::json::{SCHEMA, one_line};
use serde::Serialize;

/// The format.
#[derive(Clone, Copy, Debug)]
pub(super) struct Jsonl;

impl Exporter for Jsonl {
    fn name(&self) -> &'static str {
        "jsonl"
    }

    fn piece(&self, report: &Assessed, _: usize) -> Piece {
        Piece::new(report, lines(report))
    }

    fn frame(&self, _: &Totals, unreadable: &[Unreadable]) -> Frame {
        let lines =
            unreadable.iter().map(|it| one_line(&Line::Unreadable { message: &it.message }));
        Frame { tail: lines.collect(), ..Frame::default() }
    }
}

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
fn lines(report: &Assessed) -> String {
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
