//! The choice of lines over a whole paragraph: those whose costs add up to the least. It must not
//! place characters.

use super::atom::Atom;
use super::class::Class;
use super::lines::Align;
use super::measure::{Measure, Measured};

/// A place a line may end, with the least cost of reaching it.
struct Node {
    at: usize,
    cost: u64,
    from: usize,
}

impl Measured<'_> {
    /// The ends of the lines whose costs add up to the least.
    pub(super) fn choose(&self) -> Vec<usize> {
        let count = self.atoms.len();
        if count == 0 {
            return Vec::new();
        }
        let mut nodes = vec![Node { at: 0, cost: 0, from: 0 }];
        for end in (1..count).filter(|at| self.penalty(*at).is_some()).chain([count]) {
            let node = self.best_line_to(end, &nodes);
            nodes.push(node);
        }
        let mut ends = Vec::new();
        let mut at = nodes.len() - 1;
        while at > 0 {
            let Some(node) = nodes.get(at) else { break };
            ends.push(node.at);
            at = node.from;
        }
        ends.reverse();
        ends
    }

    fn best_line_to(&self, end: usize, nodes: &[Node]) -> Node {
        let mut best = Node { at: end, cost: u64::MAX, from: nodes.len() - 1 };
        for (index, node) in nodes.iter().enumerate().rev() {
            let measure = self.measure(node.at, end);
            let overfull = measure.natural - measure.shrink > self.room(node.at);
            if overfull && best.cost != u64::MAX {
                break;
            }
            let cost = node.cost.saturating_add(self.cost(node.at, end, measure, overfull));
            if cost < best.cost {
                best = Node { at: end, cost, from: index };
            }
            if overfull {
                break;
            }
        }
        best
    }

    fn cost(&self, start: usize, end: usize, measure: Measure, overfull: bool) -> u64 {
        let spare = i64::from(self.room(start) - measure.natural);
        let last = end == self.atoms.len();
        let size =
            self.atoms.get(start).map_or(1, |atom| i64::from(atom.size.millipoints()).max(1));
        let badness = if overfull {
            OVERFULL
        } else if spare < 0 {
            squeezed(spare, i64::from(measure.shrink))
        } else {
            match (self.setting.align, last) {
                (Align::Justified | Align::Left | Align::Right, true) => 0,
                (Align::Justified, false) => stretched(spare, i64::from(measure.gaps), size),
                _ => ragged(spare, i64::from(self.room(start))),
            }
        };
        let lines = if self.setting.align == Align::Justified { 0 } else { PER_LINE };
        let lone = if last && start > 0 && self.is_lone(start, end) { LONE } else { 0 };
        badness + lines + lone + u64::from(self.penalty(end).unwrap_or_default())
    }

    /// What given lines cost together, by their ends.
    #[cfg(test)]
    pub(super) fn total(&self, ends: &[usize]) -> u64 {
        let starts = std::iter::once(0).chain(ends.iter().copied());
        let cost = |(start, end): (usize, &usize)| {
            let measure = self.measure(start, *end);
            let overfull = measure.natural - measure.shrink > self.room(start);
            self.cost(start, *end, measure, overfull)
        };
        starts.zip(ends).map(cost).sum()
    }

    /// Whether a last line holds one character only, marks not counted (孤字).
    fn is_lone(&self, start: usize, end: usize) -> bool {
        let counts =
            |atom: &&Atom| matches!(atom.class, Class::Ideograph | Class::Word | Class::Opening);
        self.atoms.get(start..end).unwrap_or_default().iter().filter(counts).count() < 2
    }
}

/// A line that does not fit, for want of any break.
const OVERFULL: u64 = 1_000_000;

/// Each line of a setting that wants few.
const PER_LINE: u64 = 10_000;

/// A last line of one character.
const LONE: u64 = 3_000;

/// A squeezed line, by how much of what may be cut is cut.
fn squeezed(spare: i64, shrink: i64) -> u64 {
    30 + square(-spare * 1000 / shrink.max(1)) / 4000
}

/// A line that is left short, by how much of its width.
fn ragged(spare: i64, room: i64) -> u64 {
    square(spare * 1000 / room.max(1)) / 100
}

/// A stretched line, by how far its characters move apart, in thousandths of an em.
fn stretched(spare: i64, gaps: i64, size: i64) -> u64 {
    if gaps == 0 {
        return square(spare * 1000 / size) / 10_000;
    }
    square(spare * 1000 / size / gaps) / 16
}

fn square(value: i64) -> u64 {
    value.unsigned_abs().saturating_mul(value.unsigned_abs())
}
