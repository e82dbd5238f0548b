//! Names for places in a report: a cell, a row, a part, a key. It must not know what stands there.

use crate::vocab::{ColumnKey, RowKey, SectionKey, TableKey};
use std::fmt;

/// Names one cell of the statutory tables: `requests.denied.state_secret.natural_person`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Cell {
    /// The table.
    pub table: TableKey,
    /// The row.
    pub row: RowKey,
    /// The column.
    pub column: ColumnKey,
}

impl fmt::Display for Cell {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}.{}.{}", self.table, self.row, self.column)
    }
}

/// A place in a report: what a finding is about, and what `[[expect]]` names.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Place {
    /// A cell of a statutory table.
    Cell(Cell),
    /// A row of a statutory table.
    Row(TableKey, RowKey),
    /// A part of the report.
    Section(SectionKey),
    /// Any other key of the file, as its dotted path: `agency.name`.
    Key(String),
}

impl From<Cell> for Place {
    fn from(cell: Cell) -> Self {
        Self::Cell(cell)
    }
}

impl From<SectionKey> for Place {
    fn from(section: SectionKey) -> Self {
        Self::Section(section)
    }
}

impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Cell(cell) => cell.fmt(f),
            Self::Row(table, row) => write!(f, "{table}.{row}"),
            Self::Section(section) => section.fmt(f),
            Self::Key(path) => f.write_str(path),
        }
    }
}
