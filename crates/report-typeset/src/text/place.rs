//! The place of every character on a line that has been chosen. It must not choose lines.

use super::atom::Atom;
use super::join::Join;
use super::lines::Line;
use super::measure::{Measure, Measured};
use super::setting::Align;
use report_page::Length;
use report_page::PlacedGlyph;

impl Measured<'_> {
    pub(super) fn place(&self, range: std::ops::Range<usize>, last: bool) -> Line {
        let measure = self.measure(range.start, range.end);
        let spare = self.room(range.start) - measure.natural;
        let spread = match self.setting.align {
            Align::Justified if !last || spare < 0 => spare,
            _ => spare.min(0),
        };
        let inked = self.inked(range.end).max(range.start + 1);
        let glyphs = self.glyphs(&range, inked, Spread::new(spread, measure));
        let inked = inked - range.start;
        let width: Length = glyphs.iter().take(inked).map(|glyph| glyph.advance).sum();
        let indent = if range.start == 0 { self.setting.indent } else { Length::ZERO };
        let x = match self.setting.align {
            Align::Center => (self.setting.width - width) / 2,
            Align::Right => self.setting.width - width,
            Align::Justified | Align::Left => indent,
        };
        Line { x, width, atoms: range, glyphs }
    }

    fn glyphs(
        &self,
        range: &std::ops::Range<usize>,
        inked: usize,
        mut spread: Spread,
    ) -> Vec<PlacedGlyph> {
        let atoms = self.atoms.get(range.clone()).unwrap_or_default();
        let joins = self.sums.joins.get(range.clone()).unwrap_or_default();
        let mut cut_lead = atoms.first().map_or(Length::ZERO, Atom::lead);
        let placed = (range.start + 1..).zip(atoms.iter().zip(joins)).map(|(end, (atom, join))| {
            let shift = -cut_lead;
            let mut advance = atom.width - cut_lead;
            cut_lead = Length::ZERO;
            if end < inked {
                advance += join.space - join.cut_trail + spread.take(*join);
                cut_lead = join.cut_lead;
            } else if end == inked {
                advance -= atom.trail();
            }
            PlacedGlyph { id: atom.glyph.id, ch: atom.ch, advance, shift }
        });
        placed.collect()
    }
}

/// Shares what a line has too much or too little over its joins, evenly and to the last unit.
struct Spread {
    left: i64,
    shares: i64,
}

impl Spread {
    fn new(spare: i64, measure: Measure) -> Self {
        let shares = if spare < 0 { measure.shrink } else { measure.gaps };
        Self { left: spare, shares }
    }

    fn take(&mut self, join: Join) -> Length {
        let weight = if self.left < 0 {
            i64::from(join.shrink.millipoints())
        } else {
            i64::from(join.stretches)
        };
        if weight == 0 || self.shares <= 0 {
            return Length::ZERO;
        }
        let share = self.left * weight / self.shares;
        self.left -= share;
        self.shares -= weight;
        Length::from_millipoints(i32::try_from(share).unwrap_or_default())
    }
}
