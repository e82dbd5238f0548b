//! What the form says its totals and balances are, as formulas beside and below a table, with what they
//! differ by. It must not know a table: the relations of its blocks are all there is.

use super::formula::{Placed, between, difference, sum, total};
use super::layout::{Layout, TOP};
use super::sheet::{Area, Item, Style, Value};
use report_core::form::{Block, Orientation};
use report_core::grid::GridBlock;
use report_core::vocab::{ColumnKey, RowKey};
use report_core::{Cell, Edition};
use std::collections::BTreeSet;

/// What stands beside a sum: how far what is typed is from it.
const DIFFERS: &str = "相差";

/// The sums of a table, and how far the sheet reaches with them.
pub(super) struct Sums {
    pub(super) items: Vec<Item>,
    /// One past the last row.
    pub(super) rows: usize,
    /// One past the last column.
    pub(super) columns: usize,
    /// Where they stand, by name.
    pub(super) aside: Vec<(String, Area)>,
}

/// What the names of areas begin with that hold nothing but sums.
pub(crate) const ASIDE: &str = "aside.";

/// Every sum the form states of a table.
pub(super) fn sums(layout: &Layout<'_>) -> Sums {
    let mut sums = Sums {
        items: Vec::new(),
        rows: TOP + layout.printed.rows,
        columns: layout.printed.columns,
        aside: Vec::new(),
    };
    for (block, printed) in layout.table.blocks.iter().zip(&layout.printed.blocks) {
        match block.orientation {
            Orientation::Down => {
                sums.rows_down(layout, block, printed);
                sums.columns_down(layout, block);
            }
            Orientation::Across => sums.rows_across(layout, block),
        }
    }
    let (rows, columns) = (TOP..sums.rows, 0..sums.columns);
    let beside = Area { rows: rows.clone(), columns: layout.printed.columns..columns.end };
    let below = Area { rows: TOP + layout.printed.rows..rows.end, columns };
    for (name, area) in [("beside", beside), ("below", below)] {
        if !area.rows.is_empty() && !area.columns.is_empty() {
            sums.aside.push((format!("{ASIDE}{}.{name}", layout.table.key), area));
        }
    }
    sums
}

/// Every label of sums there is, in any edition.
pub(crate) fn labels() -> BTreeSet<String> {
    let tables = Edition::ALL.iter().flat_map(|edition| edition.form().tables);
    let mut labels = BTreeSet::from([DIFFERS.to_owned(), between_label()]);
    for block in tables.flat_map(|table| table.blocks) {
        labels.extend(block.row_totals.iter().map(|sum| should(sum.total.chinese())));
        labels.extend(block.column_totals.iter().map(|sum| should(sum.total.chinese())));
        labels.extend(block.balances.iter().flat_map(|it| [joined(it.left), joined(it.right)]));
    }
    labels
}

fn between_label() -> String {
    format!("{DIFFERS}（上减下）")
}

impl Sums {
    /// Two columns for each total over columns: what it should be, and the difference.
    fn rows_down(&mut self, layout: &Layout<'_>, block: &Block, printed: &GridBlock) {
        for it in block.row_totals {
            let first = self.columns;
            let labels = [should(it.total.chinese()), DIFFERS.to_owned()];
            for (column, label) in (first..).zip(labels) {
                let rows = printed.header.clone();
                let area = Area { rows, columns: column..column + 1 }.down(TOP);
                self.items.push(Item::text(area, label, Style::Label));
            }
            for (line, row) in printed.body.clone().zip(block.row_keys()) {
                let at = |column| cell(layout, *row, column);
                let parts = all(it.parts.iter().map(|part| at(*part)));
                let (Some(parts), Some(typed)) = (parts, at(it.total)) else { continue };
                let place = (line + TOP, first);
                self.pair(&parts, typed, place, (place.0, first + 1));
            }
            self.columns += 2;
        }
    }

    /// Rows below the table for each total over rows and each balance.
    fn columns_down(&mut self, layout: &Layout<'_>, block: &Block) {
        for it in block.column_totals {
            let labels = [should(it.total.chinese()), DIFFERS.to_owned()];
            let first = self.labels(layout, &labels);
            for column in block.column_keys() {
                let at = |row| cell(layout, row, *column);
                let parts = all(it.parts.iter().map(|part| at(*part)));
                let (Some(parts), Some(typed)) = (parts, at(it.total)) else { continue };
                let column = typed.at.1;
                self.pair(&parts, typed, (first, column), (first + 1, column));
            }
        }
        for it in block.balances {
            let labels = [joined(it.left), joined(it.right), between_label()];
            let first = self.labels(layout, &labels);
            for column in block.column_keys() {
                let side =
                    |rows: &[RowKey]| all(rows.iter().map(|row| cell(layout, *row, *column)));
                let (Some(left), Some(right)) = (side(it.left), side(it.right)) else { continue };
                let Some(column) = left.first().map(|part| part.at.1) else { continue };
                for (row, side) in [(first, &left), (first + 1, &right)] {
                    self.items.push(Item::new(Area::cell(row, column), sum(side), Style::Sum));
                }
                let sides = [((first, column), total(&left)), ((first + 1, column), total(&right))];
                let differs = between(sides[0], sides[1]);
                self.items.push(Item::new(
                    Area::cell(first + 2, column),
                    differs,
                    Style::Difference,
                ));
            }
        }
    }

    /// Two rows below a table whose rows lie across, with what each total should be under it.
    fn rows_across(&mut self, layout: &Layout<'_>, block: &Block) {
        for it in block.row_totals {
            let first = self.rows;
            self.rows += 2;
            for row in block.row_keys() {
                let at = |column: ColumnKey| cell(layout, *row, column);
                let parts = all(it.parts.iter().map(|part| at(*part)));
                let (Some(parts), Some(typed)) = (parts, at(it.total)) else { continue };
                let columns = parts.iter().map(|part| part.at.1);
                let Some(left) = columns.min() else { continue };
                for (line, label) in (first..).zip([should(it.total.chinese()), DIFFERS.to_owned()])
                {
                    let area = Area::row(line, left..typed.at.1);
                    self.items.push(Item::text(area, label, Style::Label));
                }
                let column = typed.at.1;
                self.pair(&parts, typed, (first, column), (first + 1, column));
            }
        }
    }

    /// A sum and its difference.
    fn pair(
        &mut self,
        parts: &[&Placed],
        typed: &Placed,
        at: (usize, usize),
        beside: (usize, usize),
    ) {
        let cell =
            |(row, column), value: Value, style| Item::new(Area::cell(row, column), value, style);
        self.items.push(cell(at, sum(parts), Style::Sum));
        self.items.push(cell(beside, difference(typed, at, total(parts)), Style::Difference));
    }

    /// A row below the table for each label; gives the first.
    fn labels(&mut self, layout: &Layout<'_>, labels: &[String]) -> usize {
        let first = self.rows;
        for label in labels {
            let area = Area::row(self.rows, 0..layout.label_columns.max(1));
            self.items.push(Item::text(area, label, Style::RowLabel));
            self.rows += 1;
        }
        first
    }
}

fn should(total: &str) -> String {
    format!("{total}应为")
}

fn joined(rows: &[RowKey]) -> String {
    rows.iter().map(|row| row.chinese()).collect::<Vec<_>>().join("＋")
}

fn cell<'a>(layout: &'a Layout<'_>, row: RowKey, column: ColumnKey) -> Option<&'a Placed> {
    layout.placed.get(&Cell { table: layout.table.key, row, column })
}

fn all<'a>(parts: impl Iterator<Item = Option<&'a Placed>>) -> Option<Vec<&'a Placed>> {
    parts.collect()
}
