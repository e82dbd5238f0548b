//! A run of glyphs as a PDF shows it (ISO 32000-1 §9.4.3): its codes, one spacing that suits most of
//! them, and corrections where that does not bring the pen close enough. It must not move a glyph.

use super::number::{literal, whole};
use crate::backend::subset::EmbeddedFace;
use crate::length::Length;
use crate::page::TextRun;

/// How far from its place a glyph may be shown, in millionths of a point: half a thousandth of an em
/// at 16 points, which no eye and no printer tells. It never adds up.
const CLOSE: i64 = 8_000;

/// A run with what is added to every advance.
pub(super) struct Shown<'a> {
    run: &'a TextRun,
    face: &'a EmbeddedFace,
    pub(super) spacing: Length,
}

impl<'a> Shown<'a> {
    /// `now` is the spacing already set: it stays where a run has no gap.
    pub(super) fn new(run: &'a TextRun, face: &'a EmbeddedFace, now: Length) -> Self {
        let mut shown = Self { run, face, spacing: Length::ZERO };
        let mut extras: Vec<i64> = shown.gaps().map(|gap| gap.extra).collect();
        let middle = extras.len() / 2;
        shown.spacing = if extras.is_empty() {
            now
        } else {
            let (_, median, _) = extras.select_nth_unstable(middle);
            let spacing = i32::try_from(*median / 1000).unwrap_or_default();
            Length::from_millipoints(spacing)
        };
        shown
    }

    /// Between each glyph and the next.
    fn gaps(&self) -> impl Iterator<Item = Gap> {
        let size = i64::from(self.run.size.millipoints());
        let pairs = self.run.glyphs.array_windows();
        pairs.map(move |[glyph, next]| {
            let natural = i64::from(self.face.advance(self.face.code(glyph))) * size;
            let moved = glyph.advance + next.shift - glyph.shift;
            Gap { extra: i64::from(moved.millipoints()) * 1000 - natural }
        })
    }

    /// Appends the operation.
    pub(super) fn write(&self, out: &mut Vec<u8>) {
        let corrections = self.corrections();
        let plain = corrections.iter().all(|correction| *correction == 0);
        out.extend_from_slice(if plain { b"(" } else { b"[(" });
        for (index, glyph) in self.run.glyphs.iter().enumerate() {
            literal(out, self.face.code(glyph));
            let correction = corrections.get(index).copied().unwrap_or_default();
            if correction != 0 {
                out.push(b')');
                whole(out, correction);
                out.push(b'(');
            }
        }
        out.extend_from_slice(if plain { b")Tj\n" } else { b")]TJ\n" });
    }

    /// What the pen is moved back after each glyph but the last, in thousandths of the type size. Each
    /// is made from where the pen will really be.
    fn corrections(&self) -> Vec<i64> {
        let size = i64::from(self.run.size.millipoints()).max(1);
        let spacing = i64::from(self.spacing.millipoints()) * 1000;
        // How far the pen is ahead of the next glyph's place.
        let mut ahead = 0;
        let correct = |gap: Gap| {
            ahead += spacing - gap.extra;
            let close = (-CLOSE..=CLOSE).contains(&ahead);
            let correction = if close { 0 } else { (2 * ahead + size).div_euclid(2 * size) };
            ahead -= correction * size;
            correction
        };
        self.gaps().map(correct).collect()
    }
}

/// The space between a glyph and the next, beyond the natural advance, in millionths of a point.
struct Gap {
    extra: i64,
}
