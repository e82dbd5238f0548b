//! How wide a text is in faces that are not at hand: every Chinese character as wide as its size, every Latin
//! one as wide as in the widest face it may be set in. It must not break lines.

use report_fonts::{FaceId, Glyph, Metrics};
use report_page::Length;
use report_typeset::text::TextStyle;

/// The advance of a digit or letter, in thousandths: half a square in the faces Word names; a tenth more in
/// those that step in where they are not installed.
const LATIN: u16 = 560;

/// Whatever face a reader of the document has.
#[derive(Clone, Copy, Debug)]
pub(super) struct AnyFace;

impl Metrics for AnyFace {
    fn glyph(&self, face: FaceId, ch: char) -> Option<Glyph> {
        let advance = if ch.is_ascii() { LATIN } else { 1000 };
        Some(Glyph { face, id: 0, advance })
    }
}

/// The width of a text on one line.
pub(super) fn width(text: &str, style: TextStyle) -> Length {
    let advance = |ch: char| {
        let thousandths = if ch.is_ascii() { LATIN } else { 1000 };
        style.size.scaled(i32::from(thousandths), 1000) + (style.pitch - style.size)
    };
    text.chars().map(advance).sum()
}
