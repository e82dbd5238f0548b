//! A paragraph summed up, so that the width, give and stretch of any line of it are differences of
//! two sums. It must not choose lines.

use super::atom::Atom;
use super::class::Class;
use super::join::Join;
use super::setting::Setting;
use report_page::Length;

/// A paragraph with everything line choice asks for.
#[derive(Clone, Copy)]
pub(super) struct Measured<'a> {
    pub(super) atoms: &'a [Atom],
    pub(super) setting: Setting,
    pub(super) sums: &'a Sums,
}

/// What a paragraph sums up to, whatever the width it is set in.
pub(super) struct Sums {
    /// The space after each atom.
    pub(super) joins: Vec<Join>,
    /// Sums over the atoms before each index.
    before: Vec<Sum>,
}

/// Widths and joins, shrink, and places that stretch, in thousandths of a point: wider than a length
/// is, since a paragraph may have a million characters.
#[derive(Clone, Copy, Default)]
pub(super) struct Sum {
    natural: i64,
    shrink: i64,
    stretch: i64,
}

/// What a line of given atoms would be, in thousandths of a point.
#[derive(Clone, Copy)]
pub(super) struct Measure {
    pub(super) natural: i64,
    pub(super) shrink: i64,
    pub(super) gaps: i64,
}

impl Sum {
    /// The line that begins at `head` and ends here.
    pub(super) const fn since(self, head: Self) -> Measure {
        Measure {
            natural: self.natural - head.natural,
            shrink: self.shrink - head.shrink,
            gaps: self.stretch - head.stretch,
        }
    }

    fn add(&mut self, width: Length, join: Join) {
        self.natural += i64::from((width + join.natural()).millipoints());
        self.shrink += i64::from(join.shrink.millipoints());
        self.stretch += i64::from(join.stretches);
    }
}

impl Sums {
    pub(super) fn of(atoms: &[Atom]) -> Self {
        let pairs = atoms.array_windows().map(|[atom, next]| Join::between(atom, next));
        let mut joins = Vec::with_capacity(atoms.len());
        joins.extend(pairs);
        joins.extend(atoms.last().map(|_| Join::default()));
        let mut sum = Sum::default();
        let mut before = Vec::with_capacity(atoms.len() + 1);
        before.push(sum);
        before.extend(atoms.iter().zip(&joins).map(|(atom, join)| {
            sum.add(atom.width, *join);
            sum
        }));
        Self { joins, before }
    }

    fn before(&self, at: usize) -> Sum {
        self.before.get(at).copied().unwrap_or_default()
    }
}

impl Measured<'_> {
    /// One past the last atom before `end` that is no space; 0 where there is none.
    pub(super) fn inked(&self, end: usize) -> usize {
        let before = self.atoms.get(..end).unwrap_or_default();
        before.iter().rposition(|atom| atom.class != Class::Space).map_or(0, |last| last + 1)
    }

    /// The sums before a line that begins with an atom, its blank half cut.
    pub(super) fn head(&self, start: usize) -> Sum {
        let mut sum = self.sums.before(start);
        let lead = self.atoms.get(start).map_or(Length::ZERO, Atom::lead);
        sum.natural += i64::from(lead.millipoints());
        sum
    }

    /// The sums up to the end of a line whose last atom is given, its blank half cut.
    pub(super) fn tail(&self, last: usize) -> Sum {
        let mut sum = self.sums.before(last);
        let width = self.atoms.get(last).map_or(Length::ZERO, |atom| atom.width - atom.trail());
        sum.natural += i64::from(width.millipoints());
        sum
    }

    /// The line of the atoms from `start` to `end`, without the spaces at its end.
    pub(super) fn measure(&self, start: usize, end: usize) -> Measure {
        let last = self.inked(end).saturating_sub(1).max(start);
        self.tail(last).since(self.head(start))
    }

    /// What a line has room for, in thousandths of a point.
    pub(super) fn room(&self, start: usize) -> i64 {
        let indent = if start == 0 { self.setting.indent } else { Length::ZERO };
        i64::from((self.setting.width - indent).millipoints())
    }
}
