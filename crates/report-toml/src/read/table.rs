//! Reads the rows of a statutory table: which there are, which are missing, how many cells each has.
//! It must not check what the numbers add up to.

use super::Reader;
use super::cell;
use super::keys::{self, Known};
use super::value::{Group, Value, unknown_key};
use report_core::faults;
use report_core::form::{Block, Edition, Form, Table};
use report_core::report::{self, Cell, Place};
use report_core::source::Span;
use report_core::vocab::{RowKey, TableKey};
use std::collections::{BTreeMap, BTreeSet};
use toml::de::{DeTable, DeValue};

/// What the statutory tables of a report say.
#[derive(Default)]
pub(super) struct Cells {
    /// The cells that are present.
    pub(super) cells: report::Cells,
    /// Where the rows that are present stand, key and values together.
    pub(super) rows: BTreeMap<(TableKey, RowKey), Span>,
}

/// Reads the rows of one table; `group` is the table of the file.
pub(super) fn rows(
    cx: &mut Reader<'_>,
    group: Group<'_, '_>,
    table: &'static Table,
    cells: &mut Cells,
) {
    let form = cx.form;
    let meant = BTreeSet::new();
    let mut reader =
        Rows { cx, form, table, group: group.table, header: group.header, cells, meant };
    reader.level("", group.table);
    reader.missing();
}

struct Rows<'r, 'a, 't, 'i> {
    cx: &'r mut Reader<'a>,
    form: &'static Form,
    table: &'static Table,
    group: &'t DeTable<'i>,
    header: Span,
    cells: &'r mut Cells,
    /// Rows that were misspelt, so that they are not missing.
    meant: BTreeSet<RowKey>,
}

impl<'i> Rows<'_, '_, '_, 'i> {
    /// The keys of one level: rows, groups of rows, and at the top the table's own prose.
    fn level(&mut self, prefix: &str, table: &DeTable<'i>) {
        for (key, value) in table {
            let name = key.get_ref().as_ref();
            let full = joined(prefix, name);
            let own = prefix.is_empty() && keys::TABLE_SECTION.iter().any(|(key, _)| *key == name);
            let row = RowKey::parse(&full).filter(|row| self.table.block_of(*row).is_some());
            match (row, value.get_ref()) {
                _ if own => {}
                (Some(row), _) => self.row(row, self.cx.span(key.span()), value),
                (None, DeValue::Table(inner)) if self.is_group(&full) => self.level(&full, inner),
                (None, _) if self.is_group(&full) => self.not_a_group(&full, value),
                (None, _) => self.unknown(prefix, name, &full, self.cx.span(key.span())),
            }
        }
    }

    fn is_group(&self, name: &str) -> bool {
        let within =
            |row: RowKey| row.key().strip_prefix(name).is_some_and(|rest| rest.starts_with('.'));
        self.table.row_keys().any(within)
    }

    /// A group of this edition written as one row, as another edition has it.
    fn not_a_group(&mut self, name: &str, value: &Value<'_>) {
        let place = Place::Key(format!("{}.{name}", self.table.key));
        let rows =
            self.table.row_keys().filter_map(|row| row.key().strip_prefix(name)?.strip_prefix('.'));
        let rows: Vec<_> = rows.map(|row| format!("{name}.{row}")).collect();
        let message = format!("{} 版的 {name} 分 {} 行填报", self.form.edition, rows.len());
        let found = faults::ROW_OF_OTHER_EDITION.found(self.cx.span(value.span()), message);
        self.cx.push(found.at(place).help(format!("请分别写 {}", rows.join("、"))));
    }

    fn unknown(&mut self, prefix: &str, name: &str, full: &str, span: Span) {
        let table = self.table.key;
        let place = Place::Key(format!("{table}.{full}"));
        let other = RowKey::parse(full).and_then(|row| self.other_edition(row));
        let header = format!("{table}.{prefix}");
        let header = header.trim_end_matches('.');
        let found = if let Some(other) = other {
            let message = format!("{full} 是 {other} 版的行，{} 版没有", self.form.edition);
            let found = faults::ROW_OF_OTHER_EDITION.found(span, message);
            found.help("请删去这一行，或核对 edition")
        } else {
            let (found, meant) =
                unknown_key(header, name, span, &self.known(prefix), self.cx.suggests());
            self.meant.extend(meant.and_then(|meant| RowKey::parse(&joined(prefix, meant))));
            found
        };
        self.cx.push(found.at(place));
    }

    /// The keys of a level with their Chinese names.
    fn known(&self, prefix: &str) -> Vec<Known> {
        let rows = self.table.row_keys().filter_map(|row| {
            let rest = row.key().strip_prefix(prefix)?;
            let rest = if prefix.is_empty() { rest } else { rest.strip_prefix('.')? };
            Some((rest.split('.').next().unwrap_or(rest), row.chinese()))
        });
        let own = if prefix.is_empty() { keys::TABLE_SECTION } else { &[] };
        rows.chain(own.iter().copied()).collect()
    }

    /// Another edition whose table has the row.
    fn other_edition(&self, row: RowKey) -> Option<Edition> {
        let others = Edition::ALL.iter().copied().filter(|edition| *edition != self.form.edition);
        let key = self.table.key;
        others.into_iter().find(|edition| edition.form().table(key).block_of(row).is_some())
    }

    fn row(&mut self, row: RowKey, key: Span, value: &Value<'_>) {
        let Some(block) = self.table.block_of(row) else { return };
        let table = self.table.key;
        let span = self.cx.span(value.span());
        self.cells.rows.insert((table, row), Span { end: span.end.max(key.end), ..key });
        let values = match value.get_ref() {
            DeValue::Array(values) => &values[..],
            DeValue::Table(_) => return self.not_a_row(row, block, value),
            _ => std::slice::from_ref(value),
        };
        let columns = block.column_keys();
        if values.len() != columns.len() {
            return self.cell_count(row, block, value, values.len());
        }
        for ((column, measure), value) in columns.iter().zip(block.measures).zip(values) {
            let at = Cell { table, row, column: *column };
            if let Some(quantity) = cell::quantity(self.cx, self.form, at, *measure, value) {
                self.cells.cells.insert(at, quantity);
            }
        }
    }

    fn not_a_row(&mut self, row: RowKey, block: &Block, value: &Value<'_>) {
        let place = Place::Row(self.table.key, row);
        let expected = format!("一行 {} 格的数", block.column_keys().len());
        self.cx.wrong_type(value, place, &expected);
    }

    fn cell_count(&mut self, row: RowKey, block: &Block, value: &Value<'_>, count: usize) {
        let (table, columns) = (self.table.key, block.column_keys());
        let name = self.form.row_place(table, row);
        let message = format!("{name} 写了 {count} 格，应有 {} 格", columns.len());
        let span = self.cx.span(value.span());
        let found = faults::CELL_COUNT.found(span, message).at(Place::Row(table, row));
        let labels: Vec<_> =
            columns.iter().map(|column| self.form.column_label(table, row, *column)).collect();
        let found = found.note(format!("列序：{}", labels.join("、")));
        let thousands = self.cx.raw.get(value.span()).is_some_and(has_thousands_comma);
        let help = if thousands {
            "数字不要加千分位逗号"
        } else {
            "按列序补齐或删去多出的格；没有请写 0"
        };
        self.cx.push(found.help(help));
    }

    /// Every row of the form the file has not.
    fn missing(&mut self) {
        let table = self.table.key;
        if self.cx.lost_lines() {
            return;
        }
        for row in self.table.row_keys() {
            if self.cells.rows.contains_key(&(table, row)) || self.meant.contains(&row) {
                continue;
            }
            let key = row.key().split('.').next().unwrap_or_default();
            let group_is_wrong = key != row.key()
                && self.group.get(key).is_some_and(|value| !value.get_ref().is_table());
            if group_is_wrong {
                continue;
            }
            let columns = self.table.block_of(row).map_or(&[][..], |block| block.column_keys());
            let message = format!("缺少 {}", self.form.row_place(table, row));
            let found = faults::MISSING_ROW.found(self.header, message).at(Place::Row(table, row));
            let labels: Vec<_> =
                columns.iter().map(|column| self.form.column_label(table, row, *column)).collect();
            let labels = labels.join(", ");
            // Never a row of zeros: what is missing need not be nothing.
            let help =
                format!("请在 [{table}] 下写 {row} = [{labels}]，填上台账里的数，没有的写 0");
            self.cx.push(found.help(help));
        }
    }
}

fn joined(prefix: &str, name: &str) -> String {
    if prefix.is_empty() { name.to_owned() } else { format!("{prefix}.{name}") }
}

/// Whether a row's text has a comma between digits as in 1,234.
fn has_thousands_comma(text: &str) -> bool {
    let groups: Vec<&str> = text.split(',').collect();
    groups.windows(2).any(|pair| {
        let [left, right] = pair else { return false };
        let three = right.trim_start().bytes().take_while(u8::is_ascii_digit).count() == 3;
        three && left.ends_with(|ch: char| ch.is_ascii_digit())
    })
}
