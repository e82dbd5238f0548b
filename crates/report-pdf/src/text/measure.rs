//! A paragraph summed up, so that the width, give and stretch of any line of it are differences of
//! two sums. It must not choose lines.

use super::atom::Atom;
use super::breaks::{self, Penalty};
use super::class::Class;
use super::join::Join;
use super::lines::{Align, Setting};
use crate::length::Length;

/// What a stretch too wide to be told is taken for: some 500 metres, and room to reckon with it.
const MOST: i32 = i32::MAX / 2;

/// A paragraph with everything line choice asks for summed up front.
pub(super) struct Measured<'a> {
    pub(super) atoms: &'a [Atom],
    pub(super) setting: Setting,
    pub(super) joins: Vec<Join>,
    penalties: Vec<Penalty>,
    /// Sums over the atoms before each index.
    sums: Vec<Sum>,
}

/// Widths and joins, shrink, and places that stretch: wider than a length is, since a paragraph may
/// have a million characters.
#[derive(Clone, Copy, Default)]
struct Sum {
    natural: i64,
    shrink: i64,
    stretch: i64,
}

/// What a line of given atoms would be.
#[derive(Clone, Copy)]
pub(super) struct Measure {
    pub(super) natural: i32,
    pub(super) shrink: i32,
    pub(super) gaps: i32,
    /// One past the last atom that is no trailing space.
    pub(super) end: usize,
}

impl<'a> Measured<'a> {
    pub(super) fn new(atoms: &'a [Atom], setting: Setting) -> Self {
        let penalties = breaks::penalties(atoms, setting.align != Align::Justified);
        let mut measured = Self::summed(atoms, setting, penalties);
        measured.open_emergencies();
        measured
    }

    pub(super) fn summed(atoms: &'a [Atom], setting: Setting, penalties: Vec<Penalty>) -> Self {
        let joins = atoms.array_windows().map(|[before, after]| Join::between(before, after));
        let joins: Vec<Join> = joins.chain([Join::default()]).take(atoms.len()).collect();
        let mut sum = Sum::default();
        let after = atoms.iter().zip(&joins).map(|(atom, join)| {
            sum.natural += i64::from((atom.width + join.natural()).millipoints());
            sum.shrink += i64::from(join.shrink.millipoints());
            sum.stretch += i64::from(join.stretches);
            sum
        });
        let sums = std::iter::once(Sum::default()).chain(after).collect();
        Self { atoms, setting, joins, penalties, sums }
    }

    /// Lets a stretch without breaks that is wider than a line be broken inside.
    fn open_emergencies(&mut self) {
        let width = (self.setting.width - self.setting.indent).millipoints();
        let mut start = 0;
        for at in 1..=self.atoms.len() {
            let breaks = at == self.atoms.len() || self.penalty(at).is_some();
            if !breaks {
                continue;
            }
            let measure = self.measure(start, at);
            if measure.natural - measure.shrink > width {
                breaks::open_emergency(self.atoms, &mut self.penalties, start..at);
            }
            start = at;
        }
    }

    pub(super) fn penalty(&self, at: usize) -> Penalty {
        self.penalties.get(at).copied().flatten()
    }

    pub(super) fn measure(&self, start: usize, end: usize) -> Measure {
        let is_space = |at: usize| self.atoms.get(at).is_some_and(|a| a.class == Class::Space);
        let mut inked = end;
        while inked > start + 1 && is_space(inked - 1) {
            inked -= 1;
        }
        let last = inked.saturating_sub(1).max(start);
        let last_width = self.atoms.get(last).map_or(Length::ZERO, |atom| atom.width);
        let edges = self.atoms.get(start).map_or(Length::ZERO, Atom::lead)
            + self.atoms.get(last).map_or(Length::ZERO, Atom::trail);
        let sum = |at: usize| self.sums.get(at).copied().unwrap_or_default();
        let (from, to) = (sum(start), sum(last));
        let told = |sum: i64| i32::try_from(sum).unwrap_or(MOST);
        let natural = told(to.natural - from.natural);
        Measure {
            natural: natural.saturating_add((last_width - edges).millipoints()),
            // Less than the width, also where neither can be told.
            shrink: told(to.shrink - from.shrink).min(MOST / 4),
            gaps: told(to.stretch - from.stretch),
            end: inked,
        }
    }

    pub(super) fn room(&self, start: usize) -> i32 {
        let indent = if start == 0 { self.setting.indent } else { Length::ZERO };
        (self.setting.width - indent).millipoints()
    }
}
