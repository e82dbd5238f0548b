//! A grid as text, for snapshots and terminals: rules of ASCII characters, labels cut short, a dot
//! for a number. It must not be how a report is printed.

use super::{Content, Grid, GridCell};
use std::fmt;

/// Longer labels are cut to so many characters.
const LONGEST: usize = 12;

impl fmt::Display for Grid {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let drawing = Drawing::new(self);
        for row in 0..self.rows {
            drawing.rule(row, f)?;
            drawing.line(row, f)?;
        }
        drawing.rule(self.rows, f)
    }
}

/// A grid with the width of each column in characters.
struct Drawing<'a> {
    grid: &'a Grid,
    widths: Vec<usize>,
}

impl<'a> Drawing<'a> {
    fn new(grid: &'a Grid) -> Self {
        let mut drawing = Self { grid, widths: vec![1; grid.columns] };
        let mut cells: Vec<&GridCell> = grid.cells.iter().collect();
        cells.sort_by_key(|cell| cell.column_span);
        for cell in cells {
            drawing.widen(cell);
        }
        drawing
    }

    /// Gives the last column of a cell what its text still lacks.
    fn widen(&mut self, cell: &GridCell) {
        let lacking = display_width(&text(cell)).saturating_sub(self.inner_width(cell));
        if let Some(last) = self.widths.get_mut(cell.column + cell.column_span - 1) {
            *last += lacking;
        }
    }

    /// The width between a cell's two side rules.
    fn inner_width(&self, cell: &GridCell) -> usize {
        let columns = self.widths.iter().skip(cell.column).take(cell.column_span);
        columns.sum::<usize>() + cell.column_span - 1
    }

    /// The rule above a row: drawn where the cells above and below differ.
    fn rule(&self, row: usize, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (column, width) in self.widths.iter().enumerate() {
            f.write_str(self.joint(row, column))?;
            let fill = if self.parts_rows(row, column) { "-" } else { " " };
            f.write_str(&fill.repeat(*width))?;
        }
        writeln!(f, "{}", self.joint(row, self.grid.columns))
    }

    /// A row's text, each label on the first row of its cell.
    fn line(&self, row: usize, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut column = 0;
        while let Some(cell) = self.grid.at(row, column) {
            let text = if cell.row == row { text(cell) } else { String::new() };
            let space = self.inner_width(cell).saturating_sub(display_width(&text));
            write!(f, "|{text}{}", " ".repeat(space))?;
            column += cell.column_span;
        }
        writeln!(f, "|")
    }

    /// The character where the rules above a row and left of a column meet.
    fn joint(&self, row: usize, column: usize) -> &'static str {
        let beside = |column: Option<usize>| column.is_some_and(|at| self.parts_rows(row, at));
        let above = |row: Option<usize>| row.is_some_and(|at| self.parts_columns(at, column));
        let across = beside(column.checked_sub(1)) || beside(Some(column));
        let down = above(row.checked_sub(1)) || above(Some(row));
        match (across, down) {
            (true, true) => "+",
            (true, false) => "-",
            (false, true) => "|",
            (false, false) => " ",
        }
    }

    /// Whether a rule parts a row from the one above it in a column.
    fn parts_rows(&self, row: usize, column: usize) -> bool {
        let above = row.checked_sub(1).and_then(|above| self.corner(above, column));
        column < self.grid.columns && above != self.corner(row, column)
    }

    /// Whether a rule parts a column from the one left of it in a row.
    fn parts_columns(&self, row: usize, column: usize) -> bool {
        let left = column.checked_sub(1).and_then(|left| self.corner(row, left));
        row < self.grid.rows && left != self.corner(row, column)
    }

    fn corner(&self, row: usize, column: usize) -> Option<(usize, usize)> {
        self.grid.at(row, column).map(|cell| (cell.row, cell.column))
    }
}

fn text(cell: &GridCell) -> String {
    match cell.content {
        Content::Value(_) => "·".to_owned(),
        Content::Heading(label)
        | Content::Corner(label)
        | Content::ColumnLabel(label)
        | Content::RowLabel(label) => match label.char_indices().nth(LONGEST) {
            Some((cut, _)) => format!("{}…", label.get(..cut).unwrap_or(label)),
            None => label.to_owned(),
        },
    }
}

/// Chinese characters and their punctuation take two columns of a terminal.
fn display_width(text: &str) -> usize {
    text.chars().map(|ch| if ch < '\u{2e80}' { 1 } else { 2 }).sum()
}
