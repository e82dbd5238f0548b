//! A chart's numbers from the statutory tables: a group's rows, a row's columns, or a list of paths,
//! with last year's beside them where asked. It must not draw and must not add anything up itself.

use super::{Data, Draft, Row};
use crate::read::value::Value;
use report_core::faults;
use report_core::figure::{Operand, Term, paths, resolve};
use report_core::form::{Block, Form, Group, Table};
use report_core::nearest::nearest;
use report_core::report::Cell;
use report_core::source::Spanned;
use report_core::vocab::{ColumnKey, GroupKey, RowKey, TableKey};
use std::ops::Range;
use toml::de::DeValue;

/// A longer path, in bytes, is no misspelling of one.
const PATH_LIMIT: usize = 100;

/// What one category shows.
struct Source {
    label: String,
    operand: Operand,
    /// The path it came from.
    place: Range<usize>,
}

/// What a path without a column names.
#[derive(Clone, Copy)]
enum Named {
    Row(TableKey, RowKey),
    Group(TableKey, GroupKey),
}

impl<'d> Draft<'_, '_, '_, '_, 'd> {
    pub(super) fn statutory(&mut self, rows: &'d Value<'d>) -> Option<Data> {
        let previous = self.flag("previous");
        let column = self.column();
        let sources = match rows.get_ref() {
            DeValue::String(path) => self.whole(path, rows.span(), column),
            DeValue::Array(paths) => {
                let each = paths.iter().map(|path| self.single(path, column));
                each.collect::<Vec<_>>().into_iter().collect()
            }
            _ => {
                self.wrong_type(rows, "rows", "路径，或路径的数组");
                None
            }
        }?;
        let year = self.writer.report.year.value;
        let last = previous.then(|| self.series(&sources, true, year.saturating_sub(1), rows));
        let this = self.series(&sources, false, year, rows);
        let series = last.into_iter().chain([this]).collect::<Option<Vec<_>>>();
        let counts = |source: &Source| table_of(source.operand) != TableKey::ProactiveDisclosure;
        let unit = sources.iter().all(counts).then_some("件");
        let named = |source: Source| {
            let span = self.place(source.place);
            Spanned::new(source.label, span)
        };
        let categories = sources.into_iter().map(named).collect();
        Some(Data { categories, series: series?, unit })
    }

    /// The column that is asked for.
    fn column(&mut self) -> Option<ColumnKey> {
        let value = self.value("column")?;
        let Some(typed) = value.get_ref().as_str() else {
            self.wrong_type(value, "column", "加引号的文字");
            return None;
        };
        let column = ColumnKey::parse(typed);
        if column.is_none() {
            let meant = nearest(typed, ColumnKey::ALL.iter().map(|key| key.key()));
            let help = meant.map(|meant| format!("是不是 {meant}"));
            let message = format!("表里没有 {typed} 这一列");
            self.say(faults::INVALID_CHOICE, value.span(), message, help.as_deref());
        }
        column
    }

    /// The categories of one path: a group's rows, or the columns of a row.
    fn whole(
        &mut self,
        path: &str,
        place: Range<usize>,
        column: Option<ColumnKey>,
    ) -> Option<Vec<Source>> {
        let form = self.writer.report.form();
        match (named(path, form), column) {
            (Some(Named::Group(table, key)), _) => {
                let members = members(form.table(table), form.table(table).group(key)?);
                let each = members.into_iter().map(|it| self.source(it, &place, column));
                each.collect::<Vec<_>>().into_iter().collect()
            }
            (Some(Named::Row(table, row)), None) => {
                let block = form.table(table).block_of(row)?;
                let source = |&column: &ColumnKey| {
                    let label = form.column_label(table, row, column).to_owned();
                    let operand = Operand::Cell(Cell { table, row, column });
                    Source { label, operand, place: place.clone() }
                };
                Some(parts(block).map(source).collect())
            }
            (Some(row), Some(_)) => Some(vec![self.source(row, &place, column)?]),
            (None, _) => self.dotted(path, place).map(|source| vec![source]),
        }
    }

    /// One path of a list: a row or group in the column asked for, or a path with its own column.
    fn single(&mut self, path: &Value<'_>, column: Option<ColumnKey>) -> Option<Source> {
        let Some(text) = path.get_ref().as_str() else {
            self.wrong_type(path, "rows", "路径的数组");
            return None;
        };
        match named(text, self.writer.report.form()) {
            Some(named) => self.source(named, &path.span(), column),
            None => self.dotted(text, path.span()),
        }
    }

    /// A row or group in a column: the one asked for, else the total, else the only one.
    fn source(
        &mut self,
        named: Named,
        place: &Range<usize>,
        column: Option<ColumnKey>,
    ) -> Option<Source> {
        let form = self.writer.report.form();
        let (table, row, label) = match named {
            Named::Row(table, row) => (table, row, row.chinese()),
            Named::Group(table, key) => {
                (table, *form.table(table).group(key)?.rows.first()?, key.chinese())
            }
        };
        let block = form.table(table).block_of(row)?;
        let only = match block.column_keys() {
            [only] => *only,
            _ => ColumnKey::Total,
        };
        let column = column.unwrap_or(only);
        if block.measure(column).is_none() {
            let message = format!("“{label}”没有 {column} 这一列");
            let known: Vec<_> = block.column_keys().iter().map(|key| key.key()).collect();
            let help = format!("请用 column = \"…\" 写明取哪一列：{}", known.join("、"));
            self.say(faults::UNKNOWN_FIGURE_PATH, place.clone(), message, Some(&help));
            return None;
        }
        let operand = match named {
            Named::Row(table, row) => Operand::Cell(Cell { table, row, column }),
            Named::Group(table, key) => Operand::Group(table, key, column),
        };
        Some(Source { label: label.to_owned(), operand, place: place.clone() })
    }

    /// A path with its own column.
    fn dotted(&mut self, path: &str, place: Range<usize>) -> Option<Source> {
        let form = self.writer.report.form();
        if let Some(operand) = resolve(path, form) {
            return Some(Source { label: label(operand), operand, place });
        }
        let message = format!("{} 版的表里没有 {path}", form.edition);
        let worth = path.len() < PATH_LIMIT && self.writer.cx.suggests();
        let known: Vec<_> = if worth { names(form).chain(paths(form)).collect() } else { vec![] };
        let help = nearest(path, known.iter().map(String::as_str)).map_or_else(
            || "rows 写作 requests.outcomes，或路径的数组 [\"requests.granted\", …]".to_owned(),
            |meant| format!("是不是 {meant}"),
        );
        self.say(faults::UNKNOWN_FIGURE_PATH, place, message, Some(&help));
        None
    }

    /// One year's numbers; nothing where one of them cannot be had.
    fn series(
        &mut self,
        sources: &[Source],
        previous: bool,
        year: u16,
        rows: &Value<'_>,
    ) -> Option<Row> {
        let mut values = Vec::with_capacity(sources.len());
        for source in sources {
            let term = Term { negative: false, previous, operand: source.operand };
            match term.value(self.writer.report) {
                Ok(value) => values.push((value, source.place.clone())),
                Err(why) => {
                    self.failed = true;
                    let place = self.outer(source.place.clone());
                    self.writer.unavailable(place, why);
                    if matches!(why, report_core::figure::Unavailable::NoPrevious) {
                        return None;
                    }
                }
            }
        }
        let name = Spanned::new(format!("{year}年"), self.place(rows.span()));
        let complete = values.len() == sources.len();
        complete.then_some(Row { name, place: rows.span(), values })
    }
}

/// What a path without a column names; a row before a group of the same name.
fn named(path: &str, form: &Form) -> Option<Named> {
    let (table, rest) = path.split_once('.')?;
    let table = form.table(TableKey::parse(table)?);
    let row = RowKey::parse(rest).filter(|row| table.block_of(*row).is_some());
    let group = || GroupKey::parse(rest).filter(|key| table.group(*key).is_some());
    row.map(|row| Named::Row(table.key, row))
        .or_else(|| group().map(|key| Named::Group(table.key, key)))
}

/// Every name of a row or group of a form.
fn names(form: &'static Form) -> impl Iterator<Item = String> {
    form.tables.iter().flat_map(|table| {
        let groups = table.blocks.iter().flat_map(|block| block.groups);
        let groups = groups.map(|group| group.key.key());
        table.row_keys().map(RowKey::key).chain(groups).map(|key| format!("{}.{key}", table.key))
    })
}

/// What a group sums, in printed order: rows that make up a smaller group stand as that group.
fn members(table: &Table, group: &Group) -> Vec<Named> {
    let smaller = |it: &&Group| {
        it.rows.len() < group.rows.len() && it.rows.iter().all(|row| group.rows.contains(row))
    };
    let inner: Vec<&Group> =
        table.blocks.iter().flat_map(|block| block.groups).filter(smaller).collect();
    let member = |row: &RowKey| match inner.iter().find(|it| it.rows.contains(row)) {
        Some(it) => it.rows.first().filter(|first| *first == row).map(|_| it.key).map(Err),
        None => Some(Ok(*row)),
    };
    let each = group.rows.iter().filter_map(member);
    each.map(|it| match it {
        Ok(row) => Named::Row(table.key, row),
        Err(key) => Named::Group(table.key, key),
    })
    .collect()
}

/// The columns of a block that are no total of others.
fn parts(block: &'static Block) -> impl Iterator<Item = &'static ColumnKey> {
    let is_total = |column: &&ColumnKey| block.row_totals.iter().any(|sum| sum.total == **column);
    block.column_keys().iter().filter(move |column| !is_total(column))
}

fn table_of(operand: Operand) -> TableKey {
    match operand {
        Operand::Cell(cell) => cell.table,
        Operand::Group(table, _, _) => table,
    }
}

/// The name of a path with its own column.
fn label(operand: Operand) -> String {
    let (name, column) = match operand {
        Operand::Cell(cell) => (cell.row.chinese(), cell.column),
        Operand::Group(_, group, column) => (group.chinese(), column),
    };
    if column == ColumnKey::Total {
        name.to_owned()
    } else {
        format!("{name}·{}", column.chinese())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use report_core::form::Edition;

    fn check(edition: Edition, key: GroupKey, expected: &[&str]) {
        let table = edition.form().table(TableKey::Requests);
        let named = |it: Named| match it {
            Named::Row(_, row) => row.key(),
            Named::Group(_, group) => group.key(),
        };
        let found: Vec<_> =
            members(table, table.group(key).unwrap()).into_iter().map(named).collect();
        assert_eq!(found, expected, "{edition}");
    }

    #[test]
    fn the_outcomes_are_the_six_headings_of_the_form_and_a_group_its_rows() {
        let outcomes = [
            "granted",
            "partially_granted",
            "denied",
            "unavailable",
            "not_processed",
            "closed_otherwise",
        ];
        for edition in Edition::ALL {
            check(*edition, GroupKey::Outcomes, &outcomes);
        }
        let unavailable = ["not_held", "would_require_creation", "still_unclear"];
        check(
            Edition::Format2021,
            GroupKey::Unavailable,
            &unavailable.map(|row| ["unavailable.", row].concat()).each_ref().map(String::as_str),
        );
    }
}
