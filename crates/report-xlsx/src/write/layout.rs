//! A statutory table on its way to a sheet: where each of its cells stands and what stands in it. It must not
//! make items of it.

use super::entry::Entry;
use super::formula::Placed;
use report_core::form::{self, Form};
use report_core::vocab::TableKey;
use report_core::{Cell, Report};
use report_document::Table;
use std::collections::BTreeMap;

/// How many rows stand above a table: its heading and a hint.
pub(super) const TOP: usize = 2;

/// A table on its way to a sheet.
pub(super) struct Layout<'a> {
    pub(super) form: &'static Form,
    pub(super) table: &'static form::Table,
    pub(super) printed: &'a Table<'a>,
    /// How many columns at the left hold row labels.
    pub(super) label_columns: usize,
    /// Where each cell stands on the sheet, and what stands in it.
    pub(super) placed: BTreeMap<Cell, Placed>,
}

impl<'a> Layout<'a> {
    /// A table of a report as it is printed.
    pub(super) fn of(
        report: &Report,
        printed: &'a Table<'a>,
        form: &'static Form,
        key: TableKey,
        label_columns: usize,
    ) -> Self {
        let table = form.table(key);
        Self { form, table, printed, label_columns, placed: placed(report, printed) }
    }
}

fn placed(report: &Report, printed: &Table<'_>) -> BTreeMap<Cell, Placed> {
    let values = printed.cells.iter().filter_map(|cell| Some((cell.value?, cell)));
    let placed = values.map(|(at, cell)| {
        let entry = report.cell(at).map(|it| Entry::of(&it.value)).unwrap_or_default();
        (at, Placed { at: (cell.rows.start + TOP, cell.columns.start), entry })
    });
    placed.collect()
}
