//! A cell's text before it is broken into lines. It must not know how wide the cell will be.

use super::model::Piece;
use crate::style;
use crate::text::{Label, Shaper};
use report_page::Length;

/// A cell's text at one size.
pub(super) struct Shaped {
    pub(super) text: Label,
    /// The widest part that cannot be broken.
    pub(super) least: Length,
    /// All on one line.
    pub(super) most: Length,
}

pub(super) fn shape(pieces: &[Piece], shaper: &mut Shaper<'_>, size: Length) -> Shaped {
    let mut atoms = Vec::new();
    for piece in pieces {
        let style = if piece.strong { style::table_strong(size) } else { style::table(size) };
        shaper.push(&mut atoms, &piece.text, style, None, piece.from);
    }
    let text = Label::new(atoms);
    Shaped { least: text.longest_unbreakable(), most: text.width(), text }
}
