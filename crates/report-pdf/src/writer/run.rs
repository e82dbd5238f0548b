//! A run of glyphs as a PDF shows it (ISO 32000-1 §9.4.3): its codes, one spacing that suits most of
//! them, and corrections where that does not bring the pen close enough. It must not move a glyph.

use super::number::{literal, whole};
use crate::fit::RunFit;
use crate::subset::EmbeddedFace;
use report_page::Length;
use report_page::TextRun;

/// How far from its place a glyph may be shown, in millionths of a point: half a thousandth of an em
/// at 16 points, which no eye and no printer tells. It never adds up.
const CLOSE: i64 = 8_000;

/// Runs as they are shown, one after the other: what one took room for serves the next.
#[derive(Default)]
pub(super) struct Shown {
    codes: Vec<u16>,
    /// What is added to the natural advance of each glyph but the last, in millionths of a point.
    gaps: Vec<i64>,
    /// The same, in whatever order finding the middle one leaves them.
    unordered: Vec<i64>,
    /// What the pen is moved back after each glyph but the last, in thousandths of the type size.
    corrections: Vec<i64>,
}

impl Shown {
    /// Takes the next run and gives what is to be added to every advance. `now` is the spacing already
    /// set: it stays where a run has no gap.
    pub(super) fn take(
        &mut self,
        run: &TextRun,
        fit: RunFit<'_>,
        face: &EmbeddedFace,
        now: Length,
    ) -> Length {
        let glyphs = run.glyphs.iter().enumerate();
        self.codes.clear();
        self.codes.extend(glyphs.map(|(place, glyph)| face.code(glyph, fit.at(place))));
        self.measure_gaps(run, fit, face);
        let spacing = self.middle_gap().unwrap_or(now);
        self.correct(i64::from(run.size.millipoints()).max(1), spacing);
        spacing
    }

    fn measure_gaps(&mut self, run: &TextRun, fit: RunFit<'_>, face: &EmbeddedFace) {
        let size = i64::from(run.size.millipoints());
        let pairs = run.glyphs.array_windows().zip(&self.codes);
        self.gaps.clear();
        self.gaps.extend(pairs.map(|([glyph, next], code)| {
            let natural = i64::from(face.advance(*code)) * size;
            let moved = glyph.advance + next.shift - glyph.shift;
            i64::from(moved.millipoints()) * 1000 - natural
        }));
        // The pen begins before a glyph by what that takes in.
        for (place, own) in fit.iter() {
            let lead = i64::from(own.lead) * size;
            if let Some(gap) = self.gaps.get_mut(place) {
                *gap += lead;
            }
            if let Some(gap) = place.checked_sub(1).and_then(|before| self.gaps.get_mut(before)) {
                *gap -= lead;
            }
        }
    }

    /// The gap with as many above as below, in whole thousandths of a point.
    fn middle_gap(&mut self) -> Option<Length> {
        let middle = self.gaps.len() / 2;
        self.unordered.clone_from(&self.gaps);
        // One gap alone, or none, is in order.
        let median = match self.unordered.as_mut_slice() {
            [] => return None,
            [only] => only,
            gaps => gaps.select_nth_unstable(middle).1,
        };
        Some(Length::from_millipoints(i32::try_from(*median / 1000).unwrap_or_default()))
    }

    /// Each correction is made from where the pen will really be.
    fn correct(&mut self, size: i64, spacing: Length) {
        let spacing = i64::from(spacing.millipoints()) * 1000;
        // How far the pen is ahead of the next glyph's place.
        let mut ahead = 0;
        let correct = |gap: &i64| {
            ahead += spacing - gap;
            let close = (-CLOSE..=CLOSE).contains(&ahead);
            let correction = if close { 0 } else { (2 * ahead + size).div_euclid(2 * size) };
            ahead -= correction * size;
            correction
        };
        self.corrections.clear();
        self.corrections.extend(self.gaps.iter().map(correct));
    }

    /// Appends the operation that shows the run taken last.
    pub(super) fn write(&self, out: &mut Vec<u8>) {
        let plain = self.corrections.iter().all(|correction| *correction == 0);
        out.reserve(self.codes.len() * 2 + 8);
        out.extend_from_slice(if plain { b"(" } else { b"[(" });
        // Nothing is corrected behind the last glyph.
        let corrections = self.corrections.iter().copied().chain([0]);
        for (code, correction) in self.codes.iter().zip(corrections) {
            literal(out, *code);
            if correction != 0 {
                out.push(b')');
                whole(out, correction);
                out.push(b'(');
            }
        }
        out.extend_from_slice(if plain { b")Tj\n" } else { b")]TJ\n" });
    }
}
