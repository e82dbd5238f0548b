//! Reports made for tests, without reading: consistent ones in each edition, made by plain addition
//! that knows nothing of the forms' sums; and findings as text.

use crate::{Checked, check};
use report_core::report::{Agency, Cells, Contact, Document, Expectation};
use report_core::source::FileId;
use report_core::vocab::{ColumnKey, RowKey, TableKey};
use report_core::{Cell, Decimal, Diagnostic, Edition, Quantity, Report, Span, Spanned};
use std::collections::BTreeMap;

/// The rows of 表三 that are no outcome.
const NO_OUTCOME: [RowKey; 4] =
    [RowKey::Received, RowKey::PendingAtStart, RowKey::Processed, RowKey::PendingAtEnd];

/// A cell of 表三.
pub(crate) const fn requests(row: RowKey, column: ColumnKey) -> Cell {
    Cell { table: TableKey::Requests, row, column }
}

/// A cell of 表四.
pub(crate) const fn cases(row: RowKey, column: ColumnKey) -> Cell {
    Cell { table: TableKey::Cases, row, column }
}

/// A report without cells.
pub(crate) fn empty(edition: Edition) -> Report {
    let year = edition.form().first_year;
    Report {
        edition: Spanned::new(edition, Span::default()),
        year: Spanned::new(year, Span::new(FileId::default(), 0..4)),
        previous: None,
        agency: Agency::default(),
        document: Document::default(),
        contact: Contact { phone: Some(Spanned::default()), ..Contact::default() },
        sections: Vec::new(),
        cells: Cells::new(),
        rows: BTreeMap::new(),
        expectations: Vec::new(),
        unsettled: Vec::new(),
    }
}

/// Writes a cell; nothing for a blank one. Every cell of an edition has a span of its own.
pub(crate) fn set(report: &mut Report, cell: Cell, value: Option<Decimal>) {
    let index = report.form().cells().position(|own| own == cell).unwrap();
    let span = Span::new(FileId::default(), index * 10..index * 10 + 5);
    let written = value.map(|value| value.to_string()).unwrap_or_default();
    let quantity = Quantity { written: written.into(), value, ..Quantity::default() };
    report.cells.insert(cell, Spanned::new(quantity, span));
}

/// A consistent report: numbers that are free are drawn from `next`, the rest is added up.
pub(crate) fn consistent(edition: Edition, mut next: impl FnMut(Cell) -> u32) -> Report {
    let mut report = empty(edition);
    let form = edition.form();
    for cell in form.cells() {
        set(&mut report, cell, Some(next(cell).into()));
    }
    let rows = form.table(TableKey::Requests).row_keys();
    let outcomes: Vec<RowKey> = rows.filter(|row| !NO_OUTCOME.contains(row)).collect();
    settle_disclosure(&mut report);
    settle_requests(&mut report, &outcomes);
    settle_rows(&mut report);
    report
}

/// Makes what is held and what is disclosed at least what the year added.
fn settle_disclosure(report: &mut Report) {
    let pairs = [
        (ColumnKey::InForce, ColumnKey::Issued),
        (ColumnKey::TotalDisclosed, ColumnKey::NewlyDisclosed),
    ];
    let cells: Vec<Cell> = report.cells.keys().copied().collect();
    for cell in cells {
        for (_, part) in pairs.iter().filter(|(whole, _)| *whole == cell.column) {
            let added = report.cells[&Cell { column: *part, ..cell }].value.or_zero();
            let sum = report.cells[&cell].value.or_zero() + added;
            set(report, cell, Some(sum));
        }
    }
}

/// Makes 三（七） and 一 follow from the rest, column by column.
fn settle_requests(report: &mut Report, outcomes: &[RowKey]) {
    let [received, at_start, processed, at_end] = NO_OUTCOME;
    for cell in report.form().cells().filter(|cell| *cell == requests(received, cell.column)) {
        let at = |row: RowKey| requests(row, cell.column);
        let number = |report: &Report, row| report.cells[&at(row)].value.or_zero();
        let sum = outcomes.iter().map(|row| number(report, *row)).sum::<Decimal>();
        let to_do = sum + number(report, at_end);
        let carried = number(report, at_start).min(to_do);
        set(report, at(processed), Some(sum));
        set(report, at(at_start), Some(carried));
        set(report, at(received), Some(to_do - carried));
    }
}

/// Makes the last column of every row of 表三 and 表四 follow from the others.
fn settle_rows(report: &mut Report) {
    let totals: Vec<Cell> =
        report.form().cells().filter(|cell| cell.column == ColumnKey::Total).collect();
    for total in totals {
        let parts = report.cells.iter().filter(|(cell, _)| {
            (cell.table, cell.row) == (total.table, total.row) && cell.column != ColumnKey::Total
        });
        let sum = parts.map(|(_, part)| part.value.or_zero()).sum::<Decimal>();
        set(report, total, Some(sum));
    }
}

/// Adds `amount` to a cell.
pub(crate) fn add(report: &mut Report, cell: Cell, amount: i64) {
    let value = report.cells[&cell].value.or_zero();
    set(report, cell, Some(value + Decimal::from(amount)));
}

/// Declares a finding as known.
pub(crate) fn expect(report: &mut Report, rule: &str, at: &str, reason: &str) {
    let spanned = |text: &str| Spanned::new(text.to_owned(), Span::default());
    let (rule, at, reason) = (spanned(rule), spanned(at), spanned(reason));
    report.expectations.push(Expectation { rule, at, reason, span: Span::default() });
}

/// A consistent report with small numbers, the same in both editions, which know （六） by different
/// rows.
pub(crate) fn sample(edition: Edition) -> Report {
    consistent(edition, |cell| {
        let is_closed = cell.row.key().starts_with("closed_otherwise");
        let at = cell.row as u32 * 5 + cell.column as u32 * 7;
        if is_closed { 0 } else { at % 23 }
    })
}

/// What a check finds in the sample after a change, in each of the rule's editions, as text.
pub(crate) fn found(change: impl Fn(&mut Report)) -> String {
    let texts: Vec<String> =
        Edition::ALL.iter().map(|edition| text_in(*edition, &change)).collect();
    assert!(texts.windows(2).all(|pair| pair[0] == pair[1]), "editions differ: {texts:#?}");
    texts.into_iter().next().unwrap()
}

/// What a check finds in the sample of one edition after a change, as text.
pub(crate) fn text_in(edition: Edition, change: &impl Fn(&mut Report)) -> String {
    let mut report = sample(edition);
    change(&mut report);
    let Checked { diagnostics, .. } = check(&report);
    diagnostics.iter().map(text).collect::<Vec<_>>().join("\n")
}

/// A finding as text: severity, rule, place, message, notes, suggestions.
fn text(found: &Diagnostic) -> String {
    let at = found.at.as_ref().map(ToString::to_string).unwrap_or_default();
    let mut lines = vec![format!("{}[{}] {at}", found.severity.name(), found.rule)];
    lines.push(format!("  {}", found.message));
    lines.extend(found.notes.iter().map(|note| format!("  说明: {note}")));
    lines.extend(found.help.iter().map(|help| format!("  建议: {help}")));
    lines.join("\n")
}
