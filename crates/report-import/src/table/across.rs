//! Rows that lie side by side over columns of their own, as in 表四. It must not read a row whose label stands at its
//! left.

use super::resolve::{Place, Resolved, Resolver, RowName};
use super::words::Kind;
use crate::label::{Named, Score};
use report_core::Cell;
use report_core::form::Orientation;
use report_core::vocab::RowKey;

/// The fewest columns a row that lies across is taken for: it has five in the form.
const LEAST_ACROSS: usize = 3;

impl Resolver<'_, '_> {
    /// Whether rows of the table lie side by side.
    pub(super) fn lies(&self) -> bool {
        self.table.blocks.iter().any(|block| block.orientation == Orientation::Across)
    }

    /// Whether anything but labels stands in a row from a column on.
    pub(super) fn says_behind(&self, row: usize, start: usize) -> bool {
        (start..self.matrix.columns).any(|column| self.figure(row, column).is_some())
    }

    /// A row without a label of its own, in a table whose rows lie side by side.
    pub(super) fn across(&self, row: usize, resolved: &mut Resolved) {
        if !self.lies() || self.is_header(row) {
            return;
        }
        let form = self.catalogue.edition.form();
        let mut places = Vec::new();
        let mut bare = Vec::new();
        for column in (0..self.matrix.columns).filter(|column| self.is_open(row, *column)) {
            let above = self.above(row, column);
            let one = |&index: &usize| match self.row_of(index, &[]) {
                Named::One(key, score) => Some((key, score, index)),
                _ => None,
            };
            let lying = above.iter().find_map(one).or_else(|| self.spread(row, column));
            let (Some((key, score, label)), Ok((found, sure, named))) =
                (lying, self.column(row, column))
            else {
                bare.extend(self.figure(row, column));
                continue;
            };
            let cell = Cell { table: self.table.key, row: key, column: found };
            if form.contains(cell) {
                let index = self.matrix.index(row, column);
                let score = score.min(sure);
                places.push(Place { cell, index, row, score, labels: (label, named) });
            }
        }
        // A label that lies over one column of its several lost its merged cell.
        let narrow = |place: &Place| {
            places.iter().filter(|other| other.cell.row == place.cell.row).count() < LEAST_ACROSS
        };
        bare.retain(|index| places.iter().all(|place: &Place| place.index != Some(*index)));
        if !places.is_empty() && (!bare.is_empty() || places.iter().any(narrow)) {
            return self.lose(row, 0, "表格丢了合并的格，数和列名对不上", resolved);
        }
        // Of rows with nothing in them only the one right below the labels is the table's.
        let says = places.iter().any(|place| self.figure_at(place).is_some());
        let below = row.checked_sub(1).is_some_and(|up| {
            places.first().is_some_and(|place| {
                (0..self.matrix.columns)
                    .any(|column| self.matrix.index(up, column) == Some(place.labels.1))
            })
        });
        if says || below {
            resolved.places.extend(places);
        }
    }

    /// The row that lies over a place whose label stands at the left of blank cells, as merged ones become when a
    /// table is saved as text.
    fn spread(&self, row: usize, column: usize) -> Option<(RowKey, Score, usize)> {
        (0..row).rev().filter(|up| !matches!(self.rows.get(*up), Some(RowName::One(..)))).find_map(
            |up| {
                let blank = |column: &usize| {
                    self.matrix
                        .index(up, *column)
                        .is_none_or(|index| self.kind(index) == Kind::Empty)
                };
                if !blank(&column) {
                    return None;
                }
                let left = (0..column).rev().find(|left| !blank(left))?;
                let index = self.matrix.index(up, left)?;
                match self.row_of(index, &[]) {
                    Named::One(key, score) => Some((key, score, index)),
                    _ => None,
                }
            },
        )
    }
}
