//! A statutory table as HTML, spans and headers as the form has them: the one place it is drawn in. It
//! must hold no label: every word comes from the form.

use crate::markup::escaped;
use report_core::Cell;
use report_core::grid::{Content, Grid, GridCell};

/// What stands in a cell for a number.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Value {
    /// The class of the cell; nothing for one without.
    pub class: Option<&'static str>,
    /// What stands in it, as HTML.
    pub html: String,
}

/// The table as a `table` element with a line end, `value` giving what stands for each number. Labels
/// of the form are headers with a scope; a row's label that is not centred has the class `left`.
///
/// ```
/// use report_check::html_table::{Value, draw};
/// use report_core::Edition;
/// use report_core::vocab::TableKey;
///
/// let grid = Edition::Format2021.form().table(TableKey::Requests).grid();
/// let html = draw(&grid, |at| Value { class: None, html: at.row.key().to_owned() });
/// assert_eq!(html.matches("<tr>").count(), grid.rows);
/// assert!(html.contains(" rowspan="));
/// ```
pub fn draw(grid: &Grid, mut value: impl FnMut(Cell) -> Value) -> String {
    let mut html = "<table>\n".to_owned();
    for row in 0..grid.rows {
        html.push_str("<tr>");
        for cell in grid.cells.iter().filter(|cell| cell.row == row) {
            html.push_str(&element(grid, cell, &mut value));
        }
        html.push_str("</tr>\n");
    }
    html + "</table>\n"
}

fn element(grid: &Grid, cell: &GridCell, value: &mut impl FnMut(Cell) -> Value) -> String {
    let spans = spans(cell);
    match cell.content {
        Content::Value(at) => {
            let Value { class, html } = value(at);
            let class = class.map(|class| format!(" class=\"{class}\"")).unwrap_or_default();
            format!("<td{class}{spans}>{html}</td>")
        }
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
