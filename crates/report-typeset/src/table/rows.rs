//! Cells broken into lines and rows given heights. It must not know pages.

use super::columns;
use super::shaped::{Shaped, shape};
use crate::style::{CELL_SIDE, cell_leading};
use crate::text::{Atom, Line, Shaper};
use report_document::{Table, TableCell};
use report_page::Length;
use std::rc::Rc;

/// How tightly a table is set.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Fit {
    /// The type size.
    pub(crate) size: Length,
    /// The blank above and below a cell's text.
    pub(crate) padding: Length,
}

/// A cell broken into lines.
pub(crate) struct SetCell {
    pub(super) atoms: Vec<Atom>,
    pub(super) lines: Vec<Line>,
    /// The size its text is set at.
    pub(super) size: Length,
}

/// A table with widths and heights. Cheap to copy: its cells are shared.
#[derive(Clone)]
pub(crate) struct MeasuredTable<'a> {
    pub(crate) model: &'a Table<'a>,
    pub(crate) fit: Fit,
    pub(super) widths: Rc<[Length]>,
    pub(super) cells: Rc<[SetCell]>,
    pub(super) heights: Vec<Length>,
}

impl MeasuredTable<'_> {
    /// The height of a row.
    pub(crate) fn height(&self, row: usize) -> Length {
        self.heights.get(row).copied().unwrap_or_default()
    }

    /// The same table with another blank above and below its text.
    pub(crate) fn padded(mut self, padding: Length) -> Self {
        if self.fit.padding != padding {
            self.fit.padding = padding;
            self.heights = row_heights(self.model, &self.cells, self.fit);
        }
        self
    }

    /// The width of all columns.
    pub(crate) fn width(&self) -> Length {
        self.widths.iter().copied().sum()
    }

    /// The edges of the column a place is in.
    #[cfg(test)]
    pub(super) fn columns_around(&self, x: Length) -> (Length, Length) {
        let mut left = Length::ZERO;
        for width in self.widths.iter() {
            if x < left + *width {
                return (left, left + *width);
            }
            left += *width;
        }
        (left, left)
    }

    /// The width of each column.
    pub(crate) fn widths(&self) -> &[Length] {
        &self.widths
    }

    /// The height of each row.
    pub(crate) fn heights(&self) -> &[Length] {
        &self.heights
    }

    /// The height of all rows.
    pub(crate) fn total(&self) -> Length {
        self.heights.iter().copied().sum()
    }
}

/// Measures a table for a width.
///
/// # Errors
/// The cell whose text is too wide however it is broken.
pub(crate) fn measure<'a>(
    model: &'a Table<'a>,
    shaper: &mut Shaper<'_>,
    fit: Fit,
    width: Length,
) -> Result<MeasuredTable<'a>, Option<&'a TableCell<'a>>> {
    let texts: Vec<Shaped> =
        model.cells.iter().map(|cell| shape(&cell.inlines, shaper, fit.size)).collect();
    let widths = columns::widths(model, &texts, width)?;
    let cells: Rc<[SetCell]> = model
        .cells
        .iter()
        .zip(texts)
        .map(|(cell, text)| break_cell(cell, text, &widths, fit.size))
        .collect();
    let heights = row_heights(model, &cells, fit);
    Ok(MeasuredTable { model, fit, widths: widths.into(), cells, heights })
}

fn break_cell(cell: &TableCell<'_>, shaped: Shaped, widths: &[Length], size: Length) -> SetCell {
    let covered = widths.get(cell.columns.clone()).unwrap_or_default();
    let width = covered.iter().copied().sum::<Length>() - CELL_SIDE * 2;
    let (atoms, lines) = shaped.text.set(width, cell.align.into());
    SetCell { atoms, lines, size }
}

fn text_height(cell: &SetCell) -> Length {
    cell_leading(cell.size) * i32::try_from(cell.lines.len()).unwrap_or(i32::MAX)
}

/// Rows as high as their own cells ask; then merged cells raise the rows they cover, evenly.
fn row_heights(model: &Table<'_>, cells: &[SetCell], fit: Fit) -> Vec<Length> {
    let least = cell_leading(fit.size) + fit.padding * 2;
    let mut heights = vec![least; model.rows];
    let mut by_span: Vec<_> = model.cells.iter().zip(cells).collect();
    by_span.sort_by_key(|(cell, _)| cell.rows.len());
    for (cell, set) in by_span {
        let wanted = text_height(set) + fit.padding * 2;
        let Some(covered) = heights.get_mut(cell.rows.clone()) else { continue };
        let have: Length = covered.iter().copied().sum();
        if wanted > have {
            let count = i32::try_from(covered.len()).unwrap_or(1).max(1);
            let each = (wanted - have + Length::from_millipoints(count - 1)) / count;
            for height in covered {
                *height += each;
            }
        }
    }
    heights
}
