//! A table before it is measured: cells with spans, what they say, which rows stay together. It must
//! not measure or place anything.

use crate::text::Align;
use report_core::form::Form;
use report_core::{Cell, Span};
use report_page::Scope;
use std::ops::Range;

/// A piece of a cell's text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Piece {
    pub(crate) text: String,
    pub(crate) strong: bool,
    pub(crate) from: Option<Span>,
}

/// One cell.
#[derive(Clone, Debug)]
pub(crate) struct ModelCell {
    pub(crate) rows: Range<usize>,
    pub(crate) columns: Range<usize>,
    pub(crate) pieces: Vec<Piece>,
    pub(crate) align: Align,
    /// What it heads; nothing for a cell with a value.
    pub(crate) heads: Option<Scope>,
    /// How messages call it.
    pub(crate) name: CellName,
}

/// How messages call a cell: put into words only where there is one.
#[derive(Clone, Copy, Debug)]
pub(crate) enum CellName {
    /// By what it says itself.
    Own,
    /// By its place in a form.
    Form(&'static Form, Cell),
    /// By its place in a table of the text, row and column counted from 0.
    Text(usize, usize),
}

impl ModelCell {
    /// What the cell says.
    pub(crate) fn text(&self) -> String {
        self.pieces.iter().map(|piece| piece.text.as_str()).collect()
    }
}

impl TableModel {
    /// How messages call a cell.
    pub(crate) fn name(&self, cell: &ModelCell) -> String {
        match cell.name {
            CellName::Own => cell.text(),
            CellName::Form(form, place) => form.place(place),
            CellName::Text(row, column) => {
                let heads =
                    |other: &&ModelCell| other.rows.start == 0 && other.columns.contains(&column);
                let title = self.cells.iter().find(heads).map(ModelCell::text).unwrap_or_default();
                format!("正文表格第{}行“{title}”列", row + 1)
            }
        }
    }
}

/// Rows under one header.
#[derive(Clone, Debug)]
pub(crate) struct TableBlock {
    /// The rows repeated where the block goes on overleaf.
    pub(crate) header: Range<usize>,
    /// The other rows, cut where a page may end.
    pub(crate) groups: Vec<Range<usize>>,
}

/// How widths are shared out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Widths {
    /// A form: merged labels as narrow as their words, all number columns alike, the rest to the
    /// labels of single rows.
    Form {
        /// How many columns at the left hold row labels.
        label_columns: usize,
    },
    /// Any other table: by what the columns hold.
    Content,
}

/// A table.
#[derive(Clone, Debug)]
pub(crate) struct TableModel {
    pub(crate) rows: usize,
    pub(crate) columns: usize,
    pub(crate) cells: Vec<ModelCell>,
    pub(crate) blocks: Vec<TableBlock>,
    pub(crate) widths: Widths,
}
