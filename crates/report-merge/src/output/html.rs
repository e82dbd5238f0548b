//! The sums as a page: the tables as the form prints them, each number unfolding to the units it is made
//! of. No script, nothing from elsewhere. It must hold no label: every word of a table is the form's.

use super::markup::escaped;
use crate::finding::Finding;
use crate::intake::{Intake, State};
use crate::merged::{CellSum, Merged};
use crate::roster::Roster;
use crate::unit::Remark;
use report_core::Cell;
use report_core::grid::{Content, GridCell};
use std::fmt::Write as _;

const STYLE: &str = include_str!("merge.css");
const POLICY: &str = "default-src 'none'; style-src 'unsafe-inline'";

/// The page.
#[must_use]
pub fn html(roster: &Roster, intake: &Intake, merged: &Merged, findings: &[Finding]) -> String {
    let title = format!("{}{}年度年报汇总", escaped(&roster.agency.value), roster.year.value);
    let mut page = format!(
        "<!DOCTYPE html>\n<html lang=\"zh-CN\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta http-equiv=\"Content-Security-Policy\" content=\"{POLICY}\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         <title>{title}</title>\n<style>\n{STYLE}</style>\n</head>\n<body>\n<h1>{title}</h1>\n"
    );
    let taken = intake.taken().count();
    let _ = writeln!(page, "<p>采用{taken}家单位的年报。点开一格，看它由哪些单位的数合成。</p>");
    if let Some(lacks) = intake.lacks(roster) {
        let _ = writeln!(page, "<p class=\"lacks\">汇总未完成：{}</p>", escaped(&lacks));
    }
    let view = View { roster, merged };
    for table in merged.sums.form().tables {
        let heading = merged.sums.form().section(table.key.section()).map(|it| it.heading);
        let _ = writeln!(page, "<h2>{}</h2>", escaped(heading.unwrap_or(table.name)));
        page.push_str(&view.table(table));
    }
    page.push_str(&origins(roster, intake));
    page.push_str(&list(findings));
    page + "</body>\n</html>\n"
}

struct View<'a> {
    roster: &'a Roster,
    merged: &'a Merged,
}

impl View<'_> {
    fn table(&self, table: &'static report_core::form::Table) -> String {
        let grid = table.grid();
        let mut html = "<div class=\"wide\">\n<table>\n".to_owned();
        for row in 0..grid.rows {
            html.push_str("<tr>");
            for cell in grid.cells.iter().filter(|cell| cell.row == row) {
                html.push_str(&self.element(cell));
            }
            html.push_str("</tr>\n");
        }
        html + "</table>\n</div>\n"
    }

    fn element(&self, cell: &GridCell) -> String {
        let span = |name: &str, count: usize| match count {
            1 => String::new(),
            _ => format!(" {name}=\"{count}\""),
        };
        let spans = span("rowspan", cell.row_span) + &span("colspan", cell.column_span);
        match cell.content {
            Content::Value(at) => format!("<td{spans}>{}</td>", self.value(at)),
            Content::RowLabel(label) => {
                format!("<th scope=\"row\" class=\"left\"{spans}>{}</th>", escaped(label))
            }
            Content::Heading(label) | Content::Corner(label) | Content::ColumnLabel(label) => {
                format!("<th scope=\"col\"{spans}>{}</th>", escaped(label))
            }
        }
    }

    /// A number that unfolds, unless it is 0 by itself.
    fn value(&self, at: Cell) -> String {
        let Some(sum) = self.merged.sums.get(at) else { return String::new() };
        let why = self.merged.sums.form().merging(at).map_or("", |merging| merging.why);
        let Some(total) = sum.total else { return format!("（{}）", escaped(why)) };
        if sum.parts.is_empty() && sum.adjusted.is_empty() && sum.joint.is_empty() {
            return total.to_string();
        }
        let place = self.merged.sums.form().place(at);
        format!(
            "<details><summary title=\"{}\">{total}</summary><ul>{}</ul></details>",
            escaped(&place),
            self.parts(sum)
        )
    }

    fn parts(&self, sum: &CellSum) -> String {
        let mut items = String::new();
        for (index, number) in &sum.parts {
            let Some(unit) = self.roster.units.get(*index) else { continue };
            let remark = self.merged.remarks.get(&(*index, sum.cell)).map(Remark::words);
            let remark = remark.map(|it| format!("（{}）", escaped(&it))).unwrap_or_default();
            let _ = write!(items, "<li>{} {number}{remark}</li>", escaped(&unit.name.value));
        }
        for (index, by) in &sum.adjusted {
            let reason = self.roster.adjusts.get(*index).map_or("", |it| &it.reason);
            let _ = write!(items, "<li class=\"step\">调整 {by}：{}</li>", escaped(reason));
        }
        for (index, by) in &sum.joint {
            let title = self.roster.joints.get(*index).map_or("", |it| &it.title.value);
            let _ = write!(items, "<li class=\"step\">联合发文 {by}：{}</li>", escaped(title));
        }
        items
    }
}

/// Which file each unit's numbers come from.
fn origins(roster: &Roster, intake: &Intake) -> String {
    let mut html =
        "<h2>数据来源</h2>\n<div class=\"wide\">\n<table>\n<tr><th>单位</th><th>文件</th>\
         <th>公布日期</th><th>SHA-256</th></tr>\n"
            .to_owned();
    for (unit, state) in roster.units.iter().zip(&intake.states) {
        let name = escaped(&unit.name.value);
        let (file, published, digest) = match state {
            State::Taken(index) => {
                let file = intake.files.get(*index);
                let published = file.and_then(|it| it.unit()?.published);
                (
                    file.map(|it| escaped(&it.name)).unwrap_or_default(),
                    published.map(|date| date.to_string()).unwrap_or_default(),
                    file.map(|it| it.digest.clone()).unwrap_or_default(),
                )
            }
            State::Excused(why) => (escaped(why), String::new(), String::new()),
            State::Missing => ("没有报送".to_owned(), String::new(), String::new()),
            State::Open(_) => ("没有采用".to_owned(), String::new(), String::new()),
        };
        let _ = writeln!(
            html,
            "<tr><th scope=\"row\" class=\"left\">{name}</th><td>{file}</td><td>{published}</td>\
             <td><code>{digest}</code></td></tr>"
        );
    }
    html + "</table>\n</div>\n"
}

fn list(findings: &[Finding]) -> String {
    if findings.is_empty() {
        return String::new();
    }
    let mut html = "<h2>核对结果</h2>\n<ol>\n".to_owned();
    for finding in findings {
        let found = &finding.diagnostic;
        let word = found.severity.chinese();
        let _ = write!(html, "<li><b>{word}</b> {}", escaped(&found.message));
        for note in found.notes.iter().chain(&found.help) {
            let _ = write!(html, "<br>{}", escaped(note));
        }
        html.push_str("</li>\n");
    }
    html + "</ol>\n"
}
