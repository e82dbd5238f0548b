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
    /// Sums over the atoms before each index: widths and joins, shrink, places that stretch.
    /// Wider than a length is, since a paragraph may have a million characters.
    natural: Vec<i64>,
    shrink: Vec<i64>,
    stretch: Vec<i64>,
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
        let joins: Vec<Join> = atoms
            .windows(2)
            .filter_map(|pair| Some(Join::between(pair.first()?, pair.last()?)))
            .collect();
        let sums = |value: &dyn Fn(usize) -> i32| {
            let mut sum = 0;
            std::iter::once(0)
                .chain((0..atoms.len()).map(|at| {
                    sum += i64::from(value(at));
                    sum
                }))
                .collect::<Vec<i64>>()
        };
        let join = |at: usize| joins.get(at).copied().unwrap_or_default();
        let width = |at: usize| atoms.get(at).map_or(0, |atom| atom.width.millipoints());
        let natural = sums(&|at| width(at) + join(at).natural().millipoints());
        let shrink = sums(&|at| join(at).shrink.millipoints());
        let stretch = sums(&|at| i32::from(join(at).stretches));
        Self { atoms, setting, joins, penalties, natural, shrink, stretch }
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
        let sum = |sums: &[i64], from: usize, to: usize| {
            let before = |at: usize| sums.get(at).copied().unwrap_or_default();
            i32::try_from(before(to) - before(from)).unwrap_or(MOST)
        };
        let last = inked.saturating_sub(1).max(start);
        let last_width = self.atoms.get(last).map_or(Length::ZERO, |atom| atom.width);
        let edges = self.atoms.get(start).map_or(Length::ZERO, Atom::lead)
            + self.atoms.get(last).map_or(Length::ZERO, Atom::trail);
        Measure {
            natural: sum(&self.natural, start, last)
                .saturating_add((last_width - edges).millipoints()),
            // Less than the width, also where neither can be told.
            shrink: sum(&self.shrink, start, last).min(MOST / 4),
            gaps: sum(&self.stretch, start, last),
            end: inked,
        }
    }

    pub(super) fn room(&self, start: usize) -> i32 {
        let indent = if start == 0 { self.setting.indent } else { Length::ZERO };
        (self.setting.width - indent).millipoints()
    }
}
