//! A cell's text before it is broken into lines. It must not know how wide the cell will be.

use crate::style;
use crate::text::{Atom, Label, Shaper};
use report_document::Inline;
use report_page::Length;

/// A cell's text at one size.
pub(super) struct Shaped {
    pub(super) text: Label,
    /// The widest part that cannot be broken.
    pub(super) least: Length,
    /// All on one line.
    pub(super) most: Length,
}

pub(super) fn shape(inlines: &[Inline<'_>], shaper: &mut Shaper<'_>, size: Length) -> Shaped {
    let mut atoms = Vec::new();
    push(&mut atoms, inlines, shaper, size);
    let text = Label::new(atoms);
    Shaped { least: text.longest_unbreakable(), most: text.width(), text }
}

fn push(atoms: &mut Vec<Atom>, inlines: &[Inline<'_>], shaper: &mut Shaper<'_>, size: Length) {
    for inline in inlines {
        match inline {
            Inline::Text { words, strong } => {
                let style = if *strong { style::table_strong(size) } else { style::table(size) };
                shaper.push(atoms, &words.text, style, None, words.from);
            }
            Inline::Link { inlines, .. } => push(atoms, inlines, shaper, size),
        }
    }
}
