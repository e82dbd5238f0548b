//! The cells of a report's statutory tables, each found in one step. It must not know which cells a
//! form has.

use super::Cell;
use crate::number::Quantity;
use crate::source::Spanned;
use crate::vocab::{ColumnKey, RowKey, TableKey};
use std::fmt;
use std::ops::Index;

/// How many cells there could be, were every row in every table and every column in every row.
const PLACES: usize = TableKey::ALL.len() * RowKey::ALL.len() * ColumnKey::ALL.len();

/// As many as a form has, and some more.
const USUAL: usize = 256;

/// What the file says in each cell, in the order of tables, rows and columns. Every relation asks for
/// many of them, so each has its own place in a list.
///
/// ```
/// use report_core::report::{Cell, Cells};
/// use report_core::vocab::{ColumnKey, RowKey, TableKey};
/// use report_core::{Quantity, Spanned};
///
/// let (table, row) = (TableKey::Requests, RowKey::Granted);
/// let cell = Cell { table, row, column: ColumnKey::Total };
/// let mut cells = Cells::new();
/// cells.insert(cell, Spanned { value: Quantity::change(3.into()), ..Spanned::default() });
/// assert_eq!(cells[&cell].value.written, "增加3");
/// assert_eq!(cells.get(&Cell { column: ColumnKey::Business, ..cell }), None);
/// ```
#[derive(Clone, Default)]
pub struct Cells {
    /// For each place, how many `written` had with the cell that stands there; 0 where none does.
    /// Empty until there is a cell.
    places: Vec<u16>,
    /// The cells in the order they were first written.
    written: Vec<(Cell, Spanned<Quantity>)>,
}

impl Cells {
    /// No cell.
    #[must_use]
    pub const fn new() -> Self {
        Self { places: Vec::new(), written: Vec::new() }
    }

    /// Writes a cell and gives what was there.
    pub fn insert(&mut self, cell: Cell, quantity: Spanned<Quantity>) -> Option<Spanned<Quantity>> {
        if let Some(before) = self.get_mut(&cell) {
            return Some(std::mem::replace(before, quantity));
        }
        if self.written.is_empty() {
            self.places = vec![0; PLACES];
            self.written.reserve(USUAL);
        }
        self.written.push((cell, quantity));
        if let Some(place) = self.places.get_mut(place(cell)) {
            *place = u16::try_from(self.written.len()).unwrap_or_default();
        }
        None
    }

    /// A cell; nothing where there is none.
    #[must_use]
    pub fn get(&self, cell: &Cell) -> Option<&Spanned<Quantity>> {
        self.at(place(*cell)).map(|(_, quantity)| quantity)
    }

    /// A cell, to be changed.
    pub fn get_mut(&mut self, cell: &Cell) -> Option<&mut Spanned<Quantity>> {
        let count = self.places.get(place(*cell)).copied()?;
        let found = self.written.get_mut(usize::from(count).checked_sub(1)?);
        found.map(|(_, quantity)| quantity)
    }

    /// How many there are.
    #[must_use]
    pub const fn len(&self) -> usize {
        self.written.len()
    }

    /// Whether there are none.
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.written.is_empty()
    }

    /// Every cell with what it says.
    pub fn iter(&self) -> impl Iterator<Item = (&Cell, &Spanned<Quantity>)> {
        let there = (0..self.places.len()).filter_map(|place| self.at(place));
        there.map(|(cell, quantity)| (cell, quantity))
    }

    /// Every cell with what it says, to be changed.
    pub fn iter_mut(&mut self) -> impl Iterator<Item = (&Cell, &mut Spanned<Quantity>)> {
        let mut all: Vec<_> = self.written.iter_mut().collect();
        all.sort_unstable_by_key(|(cell, _)| *cell);
        all.into_iter().map(|(cell, quantity)| (&*cell, quantity))
    }

    /// Every cell.
    pub fn keys(&self) -> impl Iterator<Item = &Cell> {
        self.iter().map(|(cell, _)| cell)
    }

    /// What every cell says.
    pub fn values(&self) -> impl Iterator<Item = &Spanned<Quantity>> {
        self.iter().map(|(_, quantity)| quantity)
    }

    fn at(&self, place: usize) -> Option<&(Cell, Spanned<Quantity>)> {
        let count = self.places.get(place).copied()?;
        self.written.get(usize::from(count).checked_sub(1)?)
    }
}

/// Where a cell stands among all there could be, in their order.
const fn place(cell: Cell) -> usize {
    let row = cell.table as usize * RowKey::ALL.len() + cell.row as usize;
    row * ColumnKey::ALL.len() + cell.column as usize
}

impl fmt::Debug for Cells {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_map().entries(self.iter()).finish()
    }
}

impl PartialEq for Cells {
    /// In whatever order they were written.
    fn eq(&self, other: &Self) -> bool {
        self.len() == other.len() && self.iter().eq(other.iter())
    }
}

impl Eq for Cells {}

impl Index<&Cell> for Cells {
    type Output = Spanned<Quantity>;

    /// # Panics
    /// Where there is no such cell.
    fn index(&self, cell: &Cell) -> &Self::Output {
        match self.get(cell) {
            Some(quantity) => quantity,
            None => panic!("no cell {cell}"),
        }
    }
}

impl FromIterator<(Cell, Spanned<Quantity>)> for Cells {
    fn from_iter<I: IntoIterator<Item = (Cell, Spanned<Quantity>)>>(iter: I) -> Self {
        let mut cells = Self::new();
        iter.into_iter().for_each(|(cell, quantity)| drop(cells.insert(cell, quantity)));
        cells
    }
}

impl<'a> IntoIterator for &'a Cells {
    type Item = (&'a Cell, &'a Spanned<Quantity>);
    type IntoIter = std::vec::IntoIter<Self::Item>;

    fn into_iter(self) -> Self::IntoIter {
        self.iter().collect::<Vec<_>>().into_iter()
    }
}

impl<'a> IntoIterator for &'a mut Cells {
    type Item = (&'a Cell, &'a mut Spanned<Quantity>);
    type IntoIter = std::vec::IntoIter<Self::Item>;

    fn into_iter(self) -> Self::IntoIter {
        self.iter_mut().collect::<Vec<_>>().into_iter()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::form::Edition;
    use std::collections::BTreeMap;

    #[test]
    fn cells_are_what_an_ordered_map_would_have() {
        let number = |value: usize| Spanned {
            value: Quantity::plain(value.to_string(), value.into()),
            ..Spanned::default()
        };
        let all = || Edition::ALL.iter().flat_map(|edition| edition.form().cells()).enumerate();
        let mut cells = Cells::new();
        let mut map = BTreeMap::new();
        assert!(cells.is_empty() && cells.iter().next().is_none());
        for (value, cell) in all().filter(|(value, _)| value % 3 != 0) {
            assert_eq!(cells.insert(cell, number(value)), map.insert(cell, number(value)));
        }
        for (_, cell) in all() {
            assert_eq!(cells.get(&cell), map.get(&cell), "{cell}");
            assert_eq!(cells.get_mut(&cell), map.get_mut(&cell), "{cell}");
        }
        assert!(cells.iter().eq(map.iter()) && cells.keys().eq(map.keys()));
        assert!(cells.iter_mut().eq(map.iter_mut()));
        assert_eq!((cells.len(), format!("{cells:?}")), (map.len(), format!("{map:?}")));
        let backwards: Cells = map.into_iter().rev().collect();
        assert_eq!(backwards, cells);
    }

    #[test]
    fn no_two_cells_share_a_place() {
        for (row, first) in TableKey::ALL.iter().zip((0..).step_by(PLACES / TableKey::ALL.len())) {
            let cell = Cell { table: *row, row: RowKey::ALL[0], column: ColumnKey::ALL[0] };
            assert_eq!(place(cell), first);
        }
        let (table, row, column) =
            (TableKey::ALL.last(), RowKey::ALL.last(), ColumnKey::ALL.last());
        let last = Cell { table: *table.unwrap(), row: *row.unwrap(), column: *column.unwrap() };
        assert_eq!(place(last), PLACES - 1);
    }
}
