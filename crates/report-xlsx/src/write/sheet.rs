//! A sheet as plain data: what stands where, how it looks, what it is called. It must not know the file
//! format, nor a report.

use report_core::Decimal;
use std::ops::Range;

/// A sheet.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Sheet {
    /// What its tab says: at most 31 characters.
    pub(super) name: String,
    /// What stands on it, each where nothing else does.
    pub(super) items: Vec<Item>,
    /// How wide its columns are, from the first, in half-width characters.
    pub(super) widths: Vec<u16>,
    /// How many rows and columns stay in view at the top and at the left.
    pub(super) frozen: (usize, usize),
    /// How many rows at the top are printed again on every page.
    pub(super) repeated: usize,
    /// How it is to be used.
    pub(super) purpose: Purpose,
    /// Areas that say nothing a reader needs, each with its name: sums beside and below a table.
    pub(super) aside: Vec<(String, Area)>,
}

/// How a sheet is to be used.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Purpose {
    /// To be read, or filled in line by line, on an upright page.
    #[default]
    Lines,
    /// To be filled in, on a page turned sideways.
    Table,
    /// To be looked into, wider than any page; nothing of it is locked.
    Ledger,
}

/// A rectangle of rows and columns, counted from 0.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Area {
    pub(super) rows: Range<usize>,
    pub(super) columns: Range<usize>,
}

/// What stands in an area, whose cells are merged where it has several.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Item {
    pub(super) area: Area,
    pub(super) value: Value,
    pub(super) style: Style,
    /// The name of its first cell throughout the workbook.
    pub(super) name: Option<String>,
    /// What is said to who is about to fill it in.
    pub(super) prompt: Option<Prompt>,
}

/// What a cell holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Value {
    Blank,
    Text(String),
    Number(Decimal),
    /// A formula, without `=`, and what it comes to.
    Formula {
        text: String,
        result: Decimal,
    },
}

/// How a cell looks, and whether it can be changed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Style {
    /// The name of the sheet.
    Title,
    /// A line under it.
    Hint,
    /// A label in the middle.
    Label,
    /// A label at the left.
    RowLabel,
    /// A number to fill in.
    Fill,
    /// A text to fill in.
    FillText,
    /// A value nobody changes.
    Fixed,
    /// A sum.
    Sum,
    /// A difference: red unless it is 0.
    Difference,
    /// Running text.
    Text,
    /// A number of a unit's.
    Figure,
    /// The same, with a remark that stands on another sheet.
    Remarked,
}

/// What is said to who is about to fill a cell in, and what it may hold.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Prompt {
    /// At most 32 characters.
    pub(super) title: String,
    /// At most 255 characters; a longer one is cut.
    pub(super) message: String,
    pub(super) rule: Rule,
}

/// What a cell may hold. What is something else can be kept all the same: the form allows remarks.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Rule {
    Anything,
    /// A whole number, 0 or more.
    Count,
    /// A number, 0 or more.
    Amount,
    /// One of some texts, and nothing else.
    OneOf(Vec<&'static str>),
}

impl Area {
    /// One cell.
    pub(super) const fn cell(row: usize, column: usize) -> Self {
        Self { rows: row..row + 1, columns: column..column + 1 }
    }

    /// Part of a row.
    pub(super) const fn row(row: usize, columns: Range<usize>) -> Self {
        Self { rows: row..row + 1, columns }
    }

    /// The same, some rows further down.
    pub(super) const fn down(self, by: usize) -> Self {
        Self { rows: self.rows.start + by..self.rows.end + by, columns: self.columns }
    }

    /// Its first cell.
    pub(super) const fn first(&self) -> (usize, usize) {
        (self.rows.start, self.columns.start)
    }

    /// Whether it is one cell.
    pub(super) fn is_single(&self) -> bool {
        self.rows.len() == 1 && self.columns.len() == 1
    }
}

impl Item {
    /// Something without a name or a prompt.
    pub(super) const fn new(area: Area, value: Value, style: Style) -> Self {
        Self { area, value, style, name: None, prompt: None }
    }

    /// A text.
    pub(super) fn text(area: Area, text: impl Into<String>, style: Style) -> Self {
        Self::new(area, Value::Text(text.into()), style)
    }

    pub(super) fn named(self, name: impl Into<String>) -> Self {
        Self { name: Some(name.into()), ..self }
    }

    pub(super) fn prompted(self, prompt: Prompt) -> Self {
        Self { prompt: Some(prompt), ..self }
    }
}

impl Sheet {
    /// How high each row has to be so that every text shows, in lines; at least 1.
    pub(super) fn lines(&self) -> Vec<u16> {
        let rows = self.items.iter().map(|item| item.area.rows.end).max().unwrap_or_default();
        let mut lines = vec![1; rows];
        for item in self.items.iter().filter(|item| item.area.rows.len() == 1) {
            let Value::Text(text) = &item.value else { continue };
            let width = self.widths.get(item.area.columns.clone()).unwrap_or_default();
            let own = lines_of(text, width.iter().copied().sum());
            if let Some(row) = lines.get_mut(item.area.rows.start) {
                *row = own.max(*row);
            }
        }
        lines
    }
}

/// How many lines a text takes in a width of half-width characters.
fn lines_of(text: &str, width: u16) -> u16 {
    // A cell keeps a margin, and an indent at the left, of about three half-width characters.
    let room = usize::from(width.saturating_sub(3)).max(2);
    let lines = text.lines().map(|line| columns(line).div_ceil(room).max(1)).sum::<usize>();
    u16::try_from(lines).unwrap_or(u16::MAX).max(1)
}

/// How many half-width characters a text is wide, as the common fonts of office programs set it.
fn columns(text: &str) -> usize {
    text.chars().map(|ch| if ch.is_ascii() { 1 } else { 2 }).sum()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_long_label_makes_its_row_higher() {
        let label = Item::text(Area::row(0, 0..2), "一二三四五六七八九十", Style::Label);
        let sheet = Sheet { items: vec![label], widths: vec![6, 6], ..Sheet::default() };
        assert_eq!(sheet.lines(), [3]);
        assert_eq!(lines_of("ab\n\ncd", 20), 3);
        assert_eq!(lines_of("", 0), 1);
    }
}
