//! Tables of the writer's own, as rows between bars. It must not look for the statutory ones.

use super::Writer;
use super::caption;
use crate::draft;
use crate::foreign::{Grid, GridCell, Value};
use crate::plain::one_line;
use crate::table::Matrix;

impl Writer<'_> {
    /// The lines of a table with its caption; a table of one column is a frame around paragraphs.
    pub(super) fn table(&mut self, grid: &Grid, caption: Option<String>) -> Vec<String> {
        let Ok(matrix) = Matrix::of(&[grid]) else {
            let why = "表格过大，没有取".to_owned();
            self.left.push(crate::outcome::Item {
                at: None,
                what: "表格".to_owned(),
                from: grid.place.clone(),
                says: String::new(),
                why,
                open: true,
            });
            return Vec::new();
        };
        if matrix.columns <= 1 {
            let texts = matrix.cells.iter().flat_map(|cell| lines(cell));
            return texts
                .filter(|line| !line.is_empty())
                .map(|line| draft::literal(&line))
                .collect();
        }
        if matrix.cells.iter().any(|cell| cell.row_span > 1 || cell.column_span > 1) {
            let why = "表格里合并的格已拆开，文字放在左上角的一格".to_owned();
            self.guess(&grid.place, "", why);
        }
        let row = |row: usize| {
            let mut last = None;
            let cell = |column: usize| {
                let index = matrix.index(row, column);
                let above = row.checked_sub(1).and_then(|above| matrix.index(above, column));
                let again = index.is_some() && (index == last || index == above);
                last = index;
                let cell = index.filter(|_| !again).and_then(|index| matrix.cell(index));
                cell.map(|cell| draft::words(&lines(cell).join(" "))).unwrap_or_default()
            };
            draft::table_row(&(0..matrix.columns).map(cell).collect::<Vec<_>>())
        };
        let mut out = Vec::new();
        if let Some(caption) = caption.or_else(|| grid.caption.clone()) {
            out.push(format!("表：{}", draft::words(&caption::words(&caption, '表'))));
        }
        out.push(row(0));
        out.push(draft::table_row(&vec!["---".to_owned(); matrix.columns]));
        out.extend((1..matrix.rows).map(row));
        // A line under the last row that has a bar would be read as one more.
        out.push(String::new());
        out
    }
}

/// What a cell says, a line each.
pub(crate) fn lines(cell: &GridCell) -> Vec<String> {
    match &cell.value {
        Value::Empty => Vec::new(),
        Value::Text(lines) => lines.iter().map(|line| one_line(line)).collect(),
        Value::Number(number) => vec![number.normalize().to_string()],
        Value::Date { shown, .. } => vec![shown.clone()],
        Value::Truth(truth) => vec![if *truth { "TRUE" } else { "FALSE" }.to_owned()],
        Value::Error(error) => vec![error.clone()],
    }
}
