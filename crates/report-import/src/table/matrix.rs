//! Grids as a rectangle in which every place knows the cell that covers it, without the rows and columns where
//! no cell begins. It must not read what a cell says.

use crate::foreign::{Grid, GridCell, Value};
use std::collections::BTreeSet;
use std::ops::Range;

/// The most places a rectangle may have: 表三 has 280, a district's summary some ten thousand.
const LIMIT: usize = 400_000;

/// The most cells.
const CELL_LIMIT: usize = 100_000;

/// A grid has more places than any report fills.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct TooLarge;

/// A grid, or several below one another, as a rectangle.
#[derive(Clone, Debug, Default)]
pub(crate) struct Matrix<'g> {
    /// How many rows there are.
    pub(crate) rows: usize,
    /// How many columns there are.
    pub(crate) columns: usize,
    /// The cells.
    pub(crate) cells: Vec<&'g GridCell>,
    /// Which cell covers a place, row by row.
    covers: Vec<Option<usize>>,
}

impl<'g> Matrix<'g> {
    /// The rectangle of grids set below one another, as the pieces of a table are.
    pub(crate) fn of(pieces: &[&'g Grid]) -> Result<Self, TooLarge> {
        Self::with(pieces, |_| true).or_else(|_| Self::with(pieces, says))
    }

    fn with(pieces: &[&'g Grid], counts: impl Fn(&GridCell) -> bool) -> Result<Self, TooLarge> {
        let mut cells: Vec<(u64, &GridCell)> = Vec::new();
        let mut below = 0_u64;
        for grid in pieces {
            let own = grid.cells.iter().filter(|cell| counts(cell));
            cells.extend(own.map(|cell| (below + u64::from(cell.row), cell)));
            let last = grid.cells.iter().map(|cell| u64::from(cell.row)).max();
            below += last.map_or(0, |last| last + 1);
        }
        if cells.len() > CELL_LIMIT {
            return Err(TooLarge);
        }
        let rows: BTreeSet<u64> = cells.iter().map(|(row, _)| *row).collect();
        let columns: BTreeSet<u64> = cells.iter().map(|(_, cell)| cell.column.into()).collect();
        let (rows, columns): (Vec<u64>, Vec<u64>) =
            (rows.into_iter().collect(), columns.into_iter().collect());
        let places = rows.len().saturating_mul(columns.len());
        if places > LIMIT {
            return Err(TooLarge);
        }
        let mut matrix = Self {
            rows: rows.len(),
            columns: columns.len(),
            covers: vec![None; places],
            cells: Vec::with_capacity(cells.len()),
        };
        for (row, cell) in cells {
            let down = span(&rows, row, cell.row_span);
            let across = span(&columns, cell.column.into(), cell.column_span);
            matrix.put(cell, down, across);
        }
        Ok(matrix)
    }

    fn put(&mut self, cell: &'g GridCell, down: Range<usize>, across: Range<usize>) {
        let index = self.cells.len();
        self.cells.push(cell);
        for row in down {
            for column in across.clone() {
                if let Some(place) = self.covers.get_mut(row * self.columns + column)
                    && place.is_none()
                {
                    *place = Some(index);
                }
            }
        }
    }

    /// The index of the cell that covers a place.
    pub(crate) fn index(&self, row: usize, column: usize) -> Option<usize> {
        if column >= self.columns {
            return None;
        }
        *self.covers.get(row * self.columns + column)?
    }

    /// The cell with an index.
    pub(crate) fn cell(&self, index: usize) -> Option<&'g GridCell> {
        self.cells.get(index).copied()
    }
}

/// Whether a cell says anything, or was made to.
pub(super) fn says(cell: &GridCell) -> bool {
    cell.formula.is_some()
        || cell.name.is_some()
        || match &cell.value {
            Value::Empty => false,
            Value::Text(lines) => lines.iter().any(|line| !crate::plain::visible(line).is_empty()),
            _ => true,
        }
}

/// Where a span lies among the rows or columns that count.
fn span(kept: &[u64], start: u64, length: u32) -> Range<usize> {
    let end = start + u64::from(length.max(1));
    kept.partition_point(|at| *at < start)..kept.partition_point(|at| *at < end)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cell(row: u32, column: u32, text: &str) -> GridCell {
        GridCell::new(row, column, format!("{row},{column}"), Value::text(text))
    }

    #[test]
    fn a_million_empty_rows_are_nothing() {
        let mut cells = vec![cell(0, 0, "甲"), cell(1_000_000, 16_000, "乙")];
        cells.extend((0..100_000).map(|row| cell(row, row % 300, "")));
        let grid = Grid { cells, ..Grid::default() };
        let matrix = Matrix::of(&[&grid]).unwrap();
        assert_eq!((matrix.rows, matrix.columns, matrix.cells.len()), (2, 2, 2));
    }

    #[test]
    fn a_merged_cell_covers_what_it_spans() {
        let cells = vec![
            cell(0, 0, "甲").spanning(u32::MAX, 2),
            cell(0, 2, "乙"),
            cell(1, 2, "丙"),
            cell(1, 1, "丁"),
        ];
        let grid = Grid { cells, ..Grid::default() };
        let matrix = Matrix::of(&[&grid]).unwrap();
        let says = |row, column| matrix.index(row, column).and_then(|at| matrix.cell(at));
        assert_eq!(says(1, 0).unwrap().place, "0,0");
        // What was there first stays: the file says both.
        assert_eq!(says(1, 1).unwrap().place, "0,0");
        assert_eq!(says(1, 2).unwrap().place, "1,2");
    }

    #[test]
    fn what_no_report_fills_is_refused() {
        let cells = (0..700).map(|at| cell(at, at, "甲")).collect();
        let grid = Grid { cells, ..Grid::default() };
        assert_eq!(Matrix::of(&[&grid]).map(|_| ()), Err(TooLarge));
    }
}
