//! A statutory table with the report's numbers and the marks of findings, and the notes below it. It
//! must not lay out the table.

use super::marks::{Marked, links};
use crate::assess::Assessed;
use crate::html_table::{self, Value};
use crate::markup::escaped;
use report_core::Cell;
use report_core::vocab::TableKey;
use std::fmt::Write;

/// What stands where the file has no such cell.
const ABSENT: &str = "（缺）";

/// The table with the notes below it.
pub(super) fn table(report: &Assessed, key: TableKey, marked: &[Marked<'_>]) -> String {
    let grid = report.report.form().table(key).grid();
    let table = html_table::draw(&grid, |at| value(report, at, marked));
    let mut html = format!("<div class=\"wide\">\n{table}</div>\n");
    let section = report.report.section(key.section());
    for note in section.into_iter().flat_map(|section| &section.notes) {
        let _ = writeln!(html, "<p>{}</p>", escaped(&note.value));
    }
    html
}

fn value(report: &Assessed, at: Cell, marked: &[Marked<'_>]) -> Value {
    let written = report.report.cell(at);
    let span = written.map(|written| written.span);
    let about: Vec<_> = marked.iter().filter(|mark| mark.is_about(at, span)).collect();
    let class = match (about.is_empty(), about.iter().all(|mark| mark.is_accepted())) {
        (true, _) => None,
        (false, true) => Some("known"),
        (false, false) => Some("faulty"),
    };
    let text = written.map_or(ABSENT, |written| &written.value.written);
    Value { class, html: escaped(text) + &links(about) }
}
