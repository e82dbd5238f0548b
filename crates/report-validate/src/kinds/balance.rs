//! Balances: in each column, two sides of rows that must be equal, as the form's `Balance`s state
//! them.

use super::judge;
use crate::context::Context;
use crate::equation::{Course, Statement};
use crate::sink::Sink;
use report_core::Cell;
use report_core::form::Table;
use report_core::vocab::{ColumnKey, RowKey, TableKey};

/// Checks every balance of a table.
pub(crate) fn balances(cx: &Context<'_>, table: TableKey, sink: &mut Sink<'_>) {
    for statement in of_table(cx.form.table(table)) {
        judge(cx, statement, sink);
    }
}

fn of_table(table: &'static Table) -> impl Iterator<Item = Statement> {
    table.blocks.iter().flat_map(move |block| {
        let columns = block.column_keys().iter();
        columns.flat_map(move |column| {
            block.balances.iter().map(move |balance| Statement {
                left: side(table.key, balance.left, *column),
                right: side(table.key, balance.right, *column),
                course: Course::Balance(balance.words),
                citation: balance.citation,
            })
        })
    })
}

fn side(table: TableKey, rows: &[RowKey], column: ColumnKey) -> Vec<Cell> {
    rows.iter().map(|row| Cell { table, row: *row, column }).collect()
}
