//! A statutory table as the form prints it, with the report's numbers and the marks of findings. It
//! must hold no label: every word comes from the form.

use super::super::markup::escaped;
use super::marks::{Marked, links};
use crate::assess::Assessed;
use report_core::Cell;
use report_core::grid::{Content, Grid, GridCell};
use report_core::vocab::TableKey;
use std::fmt::Write;

/// What stands where the file has no such cell.
const ABSENT: &str = "（缺）";

/// The table with the notes below it.
pub(super) fn table(report: &Assessed, key: TableKey, marked: &[Marked<'_>]) -> String {
    let grid = report.report.form().table(key).grid();
    let mut html = "<div class=\"wide\">\n<table>\n".to_owned();
    for row in 0..grid.rows {
        html.push_str("<tr>");
        for cell in grid.cells.iter().filter(|cell| cell.row == row) {
            html.push_str(&element(report, &grid, cell, marked));
        }
        html.push_str("</tr>\n");
    }
    html.push_str("</table>\n</div>\n");
    let section = report.report.section(key.section());
    for note in section.into_iter().flat_map(|section| &section.notes) {
        let _ = writeln!(html, "<p>{}</p>", escaped(&note.value));
    }
    html
}

fn element(report: &Assessed, grid: &Grid, cell: &GridCell, marked: &[Marked<'_>]) -> String {
    let spans = spans(cell);
    match cell.content {
        Content::Value(at) => value(report, at, &spans, marked),
        Content::Heading(label) | Content::Corner(label) | Content::ColumnLabel(label) => {
            let scope = if cell.column_span > 1 { "colgroup" } else { "col" };
            format!("<th scope=\"{scope}\"{spans}>{}</th>", escaped(label))
        }
        Content::RowLabel(label) => {
            let scope = if cell.row_span > 1 { "rowgroup" } else { "row" };
            let class = if grid.centers(cell) { "" } else { " class=\"left\"" };
            format!("<th scope=\"{scope}\"{class}{spans}>{}</th>", escaped(label))
        }
    }
}

fn spans(cell: &GridCell) -> String {
    let span = |name: &str, count: usize| match count {
        1 => String::new(),
        _ => format!(" {name}=\"{count}\""),
    };
    span("rowspan", cell.row_span) + &span("colspan", cell.column_span)
}

fn value(report: &Assessed, at: Cell, spans: &str, marked: &[Marked<'_>]) -> String {
    let written = report.report.cell(at);
    let span = written.map(|written| written.span);
    let about: Vec<_> = marked.iter().filter(|mark| mark.is_about(at, span)).collect();
    let class = match (about.is_empty(), about.iter().all(|mark| mark.is_accepted())) {
        (true, _) => "",
        (false, true) => " class=\"known\"",
        (false, false) => " class=\"faulty\"",
    };
    let text = written.map_or(ABSENT, |written| &written.value.written);
    format!("<td{class}{spans}>{}{}</td>", escaped(text), links(about))
}
