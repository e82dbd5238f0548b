//! The only questions layout asks of a font: which glyph, how wide. It must not read font files, so
//! that layout is tested without any.

use crate::FaceId;

/// A glyph found for a character.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Glyph {
    /// The face that has it: the one asked for, or one of its fallbacks.
    pub face: FaceId,
    /// Its index in that face.
    pub id: u16,
    /// Its natural advance, in thousandths of the type size.
    pub advance: u16,
}

/// Finds glyphs.
pub trait Metrics {
    /// The glyph of a character in a face, else in the first of its fallbacks that has one; nothing
    /// when none has.
    fn glyph(&self, face: FaceId, ch: char) -> Option<Glyph>;
}

/// Metrics without a font: every character is as wide as it is in a plain Chinese face, 1 em, and
/// ASCII is half an em. Private-use characters have no glyph.
#[derive(Clone, Copy, Debug, Default)]
pub struct FixedMetrics;

impl Metrics for FixedMetrics {
    fn glyph(&self, face: FaceId, ch: char) -> Option<Glyph> {
        if matches!(ch, '\u{e000}'..='\u{f8ff}') {
            return None;
        }
        let advance = if ch.is_ascii() { 500 } else { 1000 };
        let id = u16::try_from(u32::from(ch) & 0xFFFF).unwrap_or_default();
        Some(Glyph { face, id, advance })
    }
}
