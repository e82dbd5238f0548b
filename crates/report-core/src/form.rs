//! The shape of a statutory form: tables as a row tree and a column tree, their sums, balances and
//! citations. Types and the arithmetic-free questions one may ask of them; the data of each edition
//! stands in its own file.

pub mod clause;
mod edition_2019;
mod edition_2021;
mod lookup;
mod place;
mod shared;
#[cfg(test)]
mod tests;

pub use lookup::Leaves;

use crate::vocab::{ColumnKey, GroupKey, RowKey, SectionKey, TableKey};
use std::fmt;

/// Which national format a report follows.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Edition {
    /// 国办公开办函〔2019〕60号, trial: reports for 2019 and 2020.
    Trial2019,
    /// 国办公开办函〔2021〕30号, in force: reports for 2021 and later.
    Format2021,
}

impl Edition {
    /// Every edition, oldest first.
    pub const ALL: &[Self] = &[Self::Trial2019, Self::Format2021];

    /// The edition in force: the one a new report follows, and what a file that names none is read as.
    pub const IN_FORCE: Self = Self::Format2021;

    /// The key as typed in `edition = "…"`.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::Trial2019 => "2019",
            Self::Format2021 => "2021",
        }
    }

    /// The edition that is typed so, if there is one.
    #[must_use]
    pub fn parse(key: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|edition| edition.key() == key)
    }

    /// The edition a report for `year` must follow; nothing before the first format.
    #[must_use]
    pub fn for_year(year: u16) -> Option<Self> {
        Self::ALL.iter().copied().rev().find(|edition| edition.form().first_year <= year)
    }

    /// The form itself.
    #[must_use]
    pub const fn form(self) -> &'static Form {
        match self {
            Self::Trial2019 => &edition_2019::FORM,
            Self::Format2021 => &edition_2021::FORM,
        }
    }
}

impl fmt::Display for Edition {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.key())
    }
}

/// One edition of the national format.
#[derive(Debug)]
pub struct Form {
    /// Which edition it is.
    pub edition: Edition,
    /// The document that issued it: title and number.
    pub issued_by: &'static str,
    /// That document's number alone: 国办公开办函〔2021〕30号.
    pub number: &'static str,
    /// The first report year it applies to.
    pub first_year: u16,
    /// The six parts in printed order, with their headings.
    pub sections: &'static [FormSection; 6],
    /// The three tables in printed order.
    pub tables: &'static [Table; 3],
}

/// A part of the form.
#[derive(Debug)]
pub struct FormSection {
    /// Which part.
    pub key: SectionKey,
    /// The heading as printed, with its number: 一、总体情况.
    pub heading: &'static str,
    /// What stands in a part of prose of the blank form, for its writer to replace: （文字描述）.
    /// Nothing in a part with a table.
    pub prompt: Option<&'static str>,
    /// What the format says the part is to cover, where it says so.
    pub covers: Option<&'static str>,
    /// Why a report over several agencies takes nothing of theirs in a part of prose. Nothing in a part
    /// with a table, whose columns say it each.
    pub apart: Option<&'static str>,
}

/// What the numbers of a column count.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Measure {
    /// A whole number, 0 or more: 件, 项.
    Count,
    /// A signed whole number: 本年增/减.
    Change,
    /// Money, exact decimal; in 万元 unless the cell says otherwise.
    Amount,
}

/// A row tree or a column tree: inner nodes give merged headings, leaves give cells.
#[derive(Debug)]
pub enum Node<K: 'static> {
    /// A merged heading over other nodes.
    Group {
        /// The name of the group's sum in prose and charts, if it has one.
        key: Option<GroupKey>,
        /// The label as printed.
        label: &'static str,
        /// What it stands over, in printed order.
        children: &'static [Node<K>],
    },
    /// A row or a column.
    Leaf {
        /// Its key.
        key: K,
        /// The label as printed.
        label: &'static str,
    },
}

/// Whether the row tree stands at the left or lies on top.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Orientation {
    /// Rows run down, columns across: 表二, 表三.
    Down,
    /// Rows lie side by side, each over its own columns, in one line of cells: 表四.
    Across,
}

/// Where a label, relation or row of a form comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Citation(pub &'static str);

impl fmt::Display for Citation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.0)
    }
}

/// A total that must equal the sum of its parts.
#[derive(Debug)]
pub struct Sum<K: 'static> {
    /// The total.
    pub total: K,
    /// What it sums, in printed order.
    pub parts: &'static [K],
    /// The clause that says so.
    pub citation: Citation,
}

/// Two sides that must be equal.
#[derive(Debug)]
pub struct Balance {
    /// The rows of the left side.
    pub left: &'static [RowKey],
    /// The rows of the right side.
    pub right: &'static [RowKey],
    /// The relation in words, as a finding states it.
    pub words: &'static str,
    /// The clause that says so.
    pub citation: Citation,
}

/// What this year's report takes over from last year's.
#[derive(Debug)]
pub enum Carry {
    /// A row begins with what another row ended with, column by column.
    Row {
        /// This year's row.
        to: RowKey,
        /// Last year's row.
        from: RowKey,
    },
    /// A column begins with the sum of other columns, row by row.
    Column {
        /// This year's column.
        to: ColumnKey,
        /// Last year's columns.
        from: &'static [ColumnKey],
    },
}

/// What is held at the end of each year, row by row: last year's stock, with what this year added,
/// less what it removed.
#[derive(Debug)]
pub struct Stock {
    /// The column that says what is held.
    pub held: ColumnKey,
    /// What the year added.
    pub added: ColumnKey,
    /// What the year removed.
    pub removed: ColumnKey,
    /// The labels it rests on.
    pub citation: Citation,
}

/// How a number of a report over several agencies follows from theirs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Summing {
    /// The agencies' numbers are added.
    Added,
    /// Added, but a document several agencies issued together is one, and counts for its leading agency.
    JointOnce(JointCount),
    /// Nothing is added: who compiles the report fills it in.
    Apart,
}

/// When a column of documents counts one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum JointCount {
    /// In the year it is issued.
    Issued,
    /// In the year it is repealed.
    Repealed,
    /// From the year it is issued until it is repealed.
    Held,
}

/// How some columns of a block are summed over agencies, and why so.
#[derive(Debug)]
pub struct Merging {
    /// The columns.
    pub columns: &'static [ColumnKey],
    /// How they are summed.
    pub summing: Summing,
    /// Why, in Chinese, without a full stop.
    pub why: &'static str,
}

/// A named sum of rows, for prose and charts.
#[derive(Debug)]
pub struct Group {
    /// The name.
    pub key: GroupKey,
    /// The rows it sums, in printed order.
    pub rows: &'static [RowKey],
}

/// A rectangle of a table with its own columns: 表二 has five, the others one.
#[derive(Debug)]
pub struct Block {
    /// The full-width heading above it: 第二十条第（一）项.
    pub heading: Option<&'static str>,
    /// The label of the top-left corner: 信息内容, or the relation 表三 prints there; empty where
    /// the form leaves none.
    pub corner: &'static str,
    /// Whether rows run down or lie across.
    pub orientation: Orientation,
    /// The column tree.
    pub columns: &'static [Node<ColumnKey>],
    /// The row tree.
    pub rows: &'static [Node<RowKey>],
    /// The leaves of `rows`, flat, for lookups.
    row_keys: &'static [RowKey],
    /// The leaves of `columns`, flat, for lookups.
    column_keys: &'static [ColumnKey],
    /// What each column measures, in the order of the column leaves.
    pub measures: &'static [Measure],
    /// In each row: totals over columns.
    pub row_totals: &'static [Sum<ColumnKey>],
    /// In each column: totals over rows.
    pub column_totals: &'static [Sum<RowKey>],
    /// In each column: sides that must be equal.
    pub balances: &'static [Balance],
    /// What is taken over from last year's report.
    pub carries: &'static [Carry],
    /// What is held from one year's end to the next.
    pub stocks: &'static [Stock],
    /// How each column is summed over agencies; every column stands in one of them.
    pub mergings: &'static [Merging],
    /// Named sums of rows.
    pub groups: &'static [Group],
}

/// A statutory table.
#[derive(Debug)]
pub struct Table {
    /// Which table.
    pub key: TableKey,
    /// The name findings call it by: 表二, 表三, 表四.
    pub name: &'static str,
    /// Its rectangles from top to bottom.
    pub blocks: &'static [Block],
}
