//! Totals: in each row over columns, in each column over rows, as the form's `Sum`s state them.

use super::judge;
use crate::context::Context;
use crate::equation::{Course, Statement};
use crate::relation::Verdict;
use crate::sink::Sink;
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

/// Checks every row total of a table. `parts` names the columns together: 各类申请人.
pub(crate) fn row_totals(
    cx: &Context<'_>,
    table: TableKey,
    parts: &'static str,
    sink: &mut Sink<'_>,
) {
    for total in in_rows(cx.form.table(table)) {
        check(cx, total, Course::Row(parts), sink);
    }
}

/// Checks every column total of a table. `parts` names the rows together: 各项办理结果.
pub(crate) fn column_totals(
    cx: &Context<'_>,
    table: TableKey,
    parts: &'static str,
    sink: &mut Sink<'_>,
) {
    for total in in_columns(cx.form.table(table)) {
        check(cx, total, Course::Column(parts), sink);
    }
}

/// Every total a table states, those of columns first.
pub(crate) fn totals(table: &'static Table) -> impl Iterator<Item = Total> {
    in_columns(table).chain(in_rows(table))
}

fn check(cx: &Context<'_>, total: Total, course: Course, sink: &mut Sink<'_>) {
    let blank = cx.blank_total(total.at);
    if blank.is_some_and(|blank| blank.total == total) {
        // Reported once, as a blank total.
        sink.relation(total.at, Verdict::Failed);
        return;
    }
    let Total { at, parts, citation } = total;
    judge(cx, Statement { left: vec![at], right: parts, course, citation }, sink);
}

fn in_rows(table: &'static Table) -> impl Iterator<Item = Total> {
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

fn in_columns(table: &'static Table) -> impl Iterator<Item = Total> {
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
