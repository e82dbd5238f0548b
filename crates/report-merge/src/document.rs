//! The district's report file: a new one, or an existing one in which only the tables change. Comments,
//! prose and the order of keys stay; figures typed before stand in a comment behind the new ones. It must
//! not decide what the figures are.

use crate::merged::Sums;
use crate::roster::{Role, Roster};
use crate::unit::Figures;
use report_core::form::{Block, Form, Measure, Table};
use report_core::report::AgencyKind;
use report_core::vocab::RowKey;
use report_core::{Cell, Decimal, Report};
use std::collections::BTreeMap;
use toml_edit::{DocumentMut, InlineTable, Item, Table as TomlTable, TableLike, Value};

/// What was written before, in the comment behind a row.
const BEFORE: &str = "汇总前填";

/// A district's report file as it is to be written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Written {
    /// The whole text.
    pub text: String,
    /// How many cells got another number.
    pub changed: usize,
}

/// A new report file with the sums in its tables and prompts where prose is to stand. `lacks` names the
/// units it was compiled without.
#[must_use]
pub fn fresh(roster: &Roster, sums: &Sums, lacks: Option<&str>) -> Written {
    let (edition, year) = (roster.edition.value, roster.year.value);
    let blank =
        report_toml::template::blank(edition, year, &roster.agency.value, AgencyKind::Government);
    let report = report_toml::read_text("", &blank).report;
    let (read, _) = Figures::of(&report);
    let (form, keeps) = (edition.form(), false);
    let writing = Writing { roster, sums, lacks, read: &read, keeps, form };
    writing.document(&blank, &report).unwrap_or(Written { text: blank, changed: 0 })
}

/// The text of an existing report with the sums in its tables. Figures that are the sum already stay as
/// they are typed. Nothing where the text is no TOML.
#[must_use]
pub fn into_existing(
    text: &str,
    report: &Report,
    roster: &Roster,
    sums: &Sums,
    lacks: Option<&str>,
) -> Option<Written> {
    let (read, _) = Figures::of(report);
    let (form, keeps) = (roster.edition.value.form(), true);
    Writing { roster, sums, lacks, read: &read, keeps, form }.document(text, report)
}

struct Writing<'a> {
    roster: &'a Roster,
    sums: &'a Sums,
    lacks: Option<&'a str>,
    /// What the file said before.
    read: &'a Figures,
    /// Whether that was somebody's work and is to be kept in comments.
    keeps: bool,
    form: &'static Form,
}

impl Writing<'_> {
    fn document(&self, text: &str, report: &Report) -> Option<Written> {
        let mut file: DocumentMut = text.parse().ok()?;
        let mut changed = 0;
        let totals: BTreeMap<Cell, Decimal> =
            self.sums.cells.iter().filter_map(|sum| Some((sum.cell, sum.total?))).collect();
        for table in self.form.tables {
            let key = table.key.key();
            if file.get(key).and_then(Item::as_table_like).is_none() {
                file.insert(key, Item::Table(TomlTable::new()));
            }
            let Some(group) = file.get_mut(key).and_then(Item::as_table_like_mut) else { continue };
            for block in table.blocks {
                for row in block.row_keys() {
                    changed += self.row(group, table, block, *row, report, &totals);
                }
            }
        }
        self.head(&mut file);
        Some(Written { text: file.to_string(), changed })
    }

    /// One row; how many of its cells got another number.
    fn row(
        &self,
        group: &mut dyn TableLike,
        table: &Table,
        block: &Block,
        row: RowKey,
        report: &Report,
        totals: &BTreeMap<Cell, Decimal>,
    ) -> usize {
        let cells =
            block.column_keys().iter().map(|&column| Cell { table: table.key, row, column });
        let cells: Vec<Cell> = cells.collect();
        let Some(item) = entry(group, row.key()) else { return 0 };
        let new: Vec<Option<Decimal>> = cells
            .iter()
            .map(|cell| {
                let total = totals.get(cell).copied()?;
                let is_there = report.cell(*cell).is_some();
                (self.read.get(*cell) != Some(total) || !is_there).then_some(total)
            })
            .collect();
        let count = new.iter().flatten().count();
        if count == 0 {
            return 0;
        }
        let before = item.as_value().map(|value| value.to_string().trim().to_owned());
        let full: Vec<Option<Decimal>> =
            cells.iter().map(|cell| totals.get(cell).copied()).collect();
        put(item, &new, &full, |at| cells.get(at).and_then(|cell| self.form.measure(*cell)));
        if let (Some(before), true, Some(value)) = (before, self.keeps, item.as_value_mut()) {
            remember(value, &before);
        }
        count
    }

    /// `[document]`: how many offices it covers, and which it lacks.
    fn head(&self, file: &mut DocumentMut) {
        let departments = self.roster.count(Role::Department);
        let towns = self.roster.count(Role::Town);
        if file.get("document").and_then(Item::as_table_like).is_none() {
            if self.lacks.is_none() && departments + towns == 0 {
                return;
            }
            file.insert("document", Item::Table(TomlTable::new()));
        }
        let Some(group) = file.get_mut("document").and_then(Item::as_table_like_mut) else {
            return;
        };
        if departments + towns > 0 {
            members(group, departments, towns, self.keeps);
        }
        match self.lacks {
            Some(lacks) => text(group, "incomplete", lacks),
            None => remove(group, "incomplete"),
        }
    }
}

/// The item at a dotted key, made where it is missing.
fn entry<'t>(group: &'t mut dyn TableLike, key: &str) -> Option<&'t mut Item> {
    let Some((first, rest)) = key.split_once('.') else {
        if group.get(key).is_none() {
            group.insert(key, Item::Value(Value::from(toml_edit::Array::new())));
        }
        return group.get_mut(key);
    };
    if group.get(first).is_none() {
        let mut inner = TomlTable::new();
        inner.set_dotted(true);
        group.insert(first, Item::Table(inner));
    }
    entry(group.get_mut(first)?.as_table_like_mut()?, rest)
}

/// Puts the numbers that are new into a row and leaves the others as they are typed; a row of another
/// length is written whole.
fn put(
    item: &mut Item,
    new: &[Option<Decimal>],
    full: &[Option<Decimal>],
    measure: impl Fn(usize) -> Option<Measure>,
) {
    let literal = |at: usize, number: Decimal| literal(number, measure(at));
    if let ([Some(only)], Some(value)) = (new, item.as_value_mut())
        && !value.is_array()
    {
        replace(value, literal(0, *only));
        return;
    }
    if let Some(array) = item.as_array_mut().filter(|array| array.len() == new.len()) {
        for (at, number) in new.iter().enumerate() {
            if let (Some(number), Some(value)) = (number, array.get_mut(at)) {
                replace(value, literal(at, *number));
            }
        }
        return;
    }
    let decor = item.as_value().map(|value| value.decor().clone());
    let numbers = full.iter().enumerate();
    let array: toml_edit::Array =
        numbers.map(|(at, number)| literal(at, number.unwrap_or_default())).collect();
    let mut value = Value::Array(array);
    if let Some(decor) = decor {
        *value.decor_mut() = decor;
    }
    *item = Item::Value(value);
}

/// A new value in the place of an old one, set so that what follows stays in its column where it can.
fn replace(old: &mut Value, new: Value) {
    let mut decor = old.decor().clone();
    let prefix = decor.prefix().and_then(|it| it.as_str()).unwrap_or_default().to_owned();
    let width = |value: &Value| {
        let mut bare = value.clone();
        bare.decor_mut().clear();
        bare.to_string().chars().count()
    };
    let (before, after) = (width(old), width(&new));
    if !prefix.is_empty() && prefix.chars().all(|ch| ch == ' ') {
        let room = (prefix.len() + before).saturating_sub(after).max(1);
        decor.set_prefix(" ".repeat(room));
    }
    *old = new;
    *old.decor_mut() = decor;
}

/// A number as TOML writes it, without a binary float in between.
fn literal(number: Decimal, measure: Option<Measure>) -> Value {
    let number = number.normalize();
    let written = number.to_string();
    let whole = measure != Some(Measure::Amount) || number.is_integer();
    let parsed = written.parse::<Value>().ok().filter(|value| value.is_integer() == whole);
    parsed.unwrap_or_else(|| Value::from(written))
}

/// Keeps what a row said in the comment behind it.
fn remember(value: &mut Value, before: &str) {
    let comment = value.decor().suffix().and_then(|it| it.as_str()).unwrap_or_default().to_owned();
    // A row over several lines goes on one, its comments stay where they are.
    let lines = before.lines().map(|line| line.split('#').next().unwrap_or_default().trim());
    let before = lines.collect::<Vec<_>>().join(" ");
    let kept = comment.trim_end();
    let suffix = if kept.contains('#') {
        format!("{kept}；{BEFORE} {before}")
    } else {
        format!("   # {BEFORE} {before}")
    };
    value.decor_mut().set_suffix(suffix);
}

fn members(group: &mut dyn TableLike, departments: u32, towns: u32, keep: bool) {
    let wanted = [("departments", departments), ("towns", towns)];
    if let Some(old) = group.get("members").and_then(Item::as_table_like) {
        let is = |key: &str| old.get(key).and_then(Item::as_integer);
        if wanted.iter().all(|(key, count)| is(key) == Some(i64::from(*count))) {
            return;
        }
    }
    let mut table = InlineTable::new();
    for (key, count) in wanted {
        table.insert(key, Value::from(i64::from(count)));
    }
    let mut new = Value::InlineTable(table);
    let old = group.get("members").and_then(Item::as_value);
    if let Some(old) = old.cloned() {
        *new.decor_mut() = old.decor().clone();
        if keep {
            remember(&mut new, old.to_string().trim());
        }
    }
    group.insert("members", Item::Value(new));
}

fn text(group: &mut dyn TableLike, key: &str, words: &str) {
    let mut new = Value::from(words);
    if let Some(old) = group.get(key).and_then(Item::as_value) {
        if old.as_str() == Some(words) {
            return;
        }
        *new.decor_mut() = old.decor().clone();
    }
    group.insert(key, Item::Value(new));
}

/// Takes a key out; a comment above it goes to the key that follows, or stays with the table before.
fn remove(group: &mut dyn TableLike, key: &str) {
    if group.get(key).is_none() {
        return;
    }
    let above =
        group.key(key).and_then(|key| key.leaf_decor().prefix()?.as_str().map(str::to_owned));
    let names: Vec<String> = group.iter().map(|(name, _)| name.to_owned()).collect();
    let next = names.iter().skip_while(|name| *name != key).nth(1);
    let above = above.filter(|above| above.contains('#'));
    if let (Some(above), Some(next)) = (above, next)
        && let Some(mut next) = group.key_mut(next)
    {
        let own =
            next.leaf_decor().prefix().and_then(|it| it.as_str()).unwrap_or_default().to_owned();
        next.leaf_decor_mut().set_prefix(above + &own);
    }
    group.remove(key);
}
