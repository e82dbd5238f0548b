//! A statutory table as a rectangle of cells with row and column spans, derived from the form's two
//! trees. Plain data for whatever draws a table; it must not measure, wrap or split anything.

mod build;
mod draw;
#[cfg(test)]
mod tests;

use crate::form::Table;
use crate::place::Cell;
use crate::vocab::TableKey;
use std::ops::Range;

/// A table laid out on a rectangle of rows and columns, both counted from 0 at the top left.
///
/// The cells cover the rectangle exactly: no gap, no overlap.
///
/// ```
/// use report_core::Edition;
/// use report_core::vocab::TableKey;
///
/// let grid = Edition::Format2021.form().table(TableKey::Requests).grid();
/// assert_eq!((grid.rows, grid.columns, grid.label_columns), (28, 10, 3));
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Grid {
    /// Which table it is.
    pub table: TableKey,
    /// How many rows the rectangle has, headings and column labels among them.
    pub rows: usize,
    /// How many columns it has, those of the row labels first.
    pub columns: usize,
    /// How many columns at the left hold row labels; 0 where rows lie across.
    pub label_columns: usize,
    /// The cells, from top to bottom and in a row from left to right, by their top-left corners.
    pub cells: Vec<GridCell>,
    /// The table's rectangles from top to bottom; together they are all rows.
    pub blocks: Vec<GridBlock>,
}

/// One cell of the rectangle, merged over as many rows and columns as its spans say.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GridCell {
    /// Its top row.
    pub row: usize,
    /// Its leftmost column.
    pub column: usize,
    /// How many rows it covers, at least 1.
    pub row_span: usize,
    /// How many columns it covers, at least 1.
    pub column_span: usize,
    /// What stands in it.
    pub content: Content,
}

/// What stands in a cell of a grid.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Content {
    /// A block's heading over the full width: 第二十条第（一）项.
    Heading(&'static str),
    /// The top-left corner, over the row labels and beside the column labels.
    Corner(&'static str),
    /// A label over columns; in a table whose rows lie across, the rows' labels too.
    ColumnLabel(&'static str),
    /// A label at the left of rows.
    RowLabel(&'static str),
    /// A number of the report.
    Value(Cell),
}

/// A block's rows in the grid.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GridBlock {
    /// Heading and column labels: what is repeated where the block goes on overleaf.
    pub header: Range<usize>,
    /// The rows with numbers.
    pub body: Range<usize>,
    /// The body cut where a page may end: rows under one innermost merged label stay together.
    pub groups: Vec<Range<usize>>,
}

/// Rows that stay together.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RowGroup<'a> {
    /// The rows.
    pub rows: Range<usize>,
    /// The merged labels, outermost first, that began above the group and still cover it: a page
    /// that begins with the group prints them again with （续）.
    pub continued: Vec<&'a GridCell>,
}

impl GridCell {
    /// The rows it covers.
    #[must_use]
    pub const fn row_range(&self) -> Range<usize> {
        self.row..self.row + self.row_span
    }

    /// The columns it covers.
    #[must_use]
    pub const fn column_range(&self) -> Range<usize> {
        self.column..self.column + self.column_span
    }

    /// The label that stands in it; nothing in a cell for a number.
    #[must_use]
    pub const fn label(&self) -> Option<&'static str> {
        match self.content {
            Content::Heading(label)
            | Content::Corner(label)
            | Content::ColumnLabel(label)
            | Content::RowLabel(label) => Some(label),
            Content::Value(_) => None,
        }
    }
}

impl Grid {
    /// The cell that covers a row and a column; nothing outside the rectangle.
    #[must_use]
    pub fn at(&self, row: usize, column: usize) -> Option<&GridCell> {
        self.cells
            .iter()
            .find(|cell| cell.row_range().contains(&row) && cell.column_range().contains(&column))
    }

    /// Whether a cell's text stands in the middle: all but the labels of single rows beside merged ones.
    #[must_use]
    pub const fn centers(&self, cell: &GridCell) -> bool {
        let labels_a_row = matches!(cell.content, Content::RowLabel(_));
        !labels_a_row || cell.row_span > 1 || self.label_columns == 1
    }

    /// The merged row labels, outermost first, that began above a row and still cover it.
    pub fn continued_at(&self, row: usize) -> impl Iterator<Item = &GridCell> {
        self.cells.iter().filter(move |cell| {
            matches!(cell.content, Content::RowLabel(_))
                && cell.row < row
                && cell.row_range().contains(&row)
        })
    }

    /// The rows with numbers, cut where a page may end.
    pub fn groups(&self) -> impl Iterator<Item = RowGroup<'_>> {
        self.blocks.iter().flat_map(|block| &block.groups).map(|rows| RowGroup {
            rows: rows.clone(),
            continued: self.continued_at(rows.start).collect(),
        })
    }
}

impl Table {
    /// The table as a rectangle of cells.
    #[must_use]
    pub fn grid(&self) -> Grid {
        build::grid(self)
    }
}
