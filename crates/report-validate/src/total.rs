//! The totals the form states, as cells. It must not add anything up.

use report_core::Cell;
use report_core::form::{Block, Citation, Table};
use report_core::vocab::{ColumnKey, RowKey, TableKey};

/// A total with its parts, as cells.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Total {
    /// The total's own cell.
    pub(crate) at: Cell,
    /// What it sums, in the form's order.
    pub(crate) parts: Vec<Cell>,
    /// The clause that says so.
    pub(crate) citation: Citation,
}

/// Every total a table states, those of columns first.
pub(crate) fn totals(table: &'static Table) -> impl Iterator<Item = Total> {
    in_columns(table).chain(in_rows(table))
}

/// The totals of rows.
pub(crate) fn in_rows(table: &'static Table) -> impl Iterator<Item = Total> {
    table.blocks.iter().flat_map(move |block| {
        block.row_keys().iter().flat_map(move |row| row_totals_of(table.key, block, *row))
    })
}

fn row_totals_of(
    table: TableKey,
    block: &'static Block,
    row: RowKey,
) -> impl Iterator<Item = Total> {
    block.row_totals.iter().map(move |sum| {
        let cell = |column: &ColumnKey| Cell { table, row, column: *column };
        Total {
            at: cell(&sum.total),
            parts: sum.parts.iter().map(cell).collect(),
            citation: sum.citation,
        }
    })
}

/// The totals of columns.
pub(crate) fn in_columns(table: &'static Table) -> impl Iterator<Item = Total> {
    table.blocks.iter().flat_map(move |block| {
        let columns = block.column_keys().iter();
        columns.flat_map(move |column| column_totals_of(table.key, block, *column))
    })
}

fn column_totals_of(
    table: TableKey,
    block: &'static Block,
    column: ColumnKey,
) -> impl Iterator<Item = Total> {
    block.column_totals.iter().map(move |sum| {
        let cell = |row: &RowKey| Cell { table, row: *row, column };
        Total {
            at: cell(&sum.total),
            parts: sum.parts.iter().map(cell).collect(),
            citation: sum.citation,
        }
    })
}
