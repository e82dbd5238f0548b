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
    /// The ends of the lines whose costs add up to the least; of equals, the later break.
    pub(super) fn choose(&self) -> Vec<usize> {
        let count = self.atoms.len();
        if count == 0 {
            return Vec::new();
        }
        let mut nodes = vec![Node { at: 0, cost: 0, from: 0 }];
        let mut first = 0;
        for end in (1..count).filter(|at| self.penalty(*at).is_some()).chain([count]) {
            first = self.first_that_fits(end, &nodes, first);
            let node = self.best_line_to(end, &nodes, first);
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

    fn is_overfull(&self, start: usize, measure: Measure) -> bool {
        measure.natural - measure.shrink > self.room(start)
    }

    /// The earliest start, not before `first`, of a line to `end` that is not overfull; the last start
    /// of all where every line is. A line only grows with its end, so none before `first` comes back.
    fn first_that_fits(&self, end: usize, nodes: &[Node], first: usize) -> usize {
        let last = nodes.len() - 1;
        let rest = nodes.iter().enumerate().skip(first);
        let mut fits =
            rest.filter(|(_, node)| !self.is_overfull(node.at, self.measure(node.at, end)));
        fits.next().map_or(last, |(index, _)| index)
    }

    fn best_line_to(&self, end: usize, nodes: &[Node], first: usize) -> Node {
        let starts = nodes.get(first..).unwrap_or_default();
        let least = starts.iter().map(|node| node.cost).min().unwrap_or_default();
        // Of lines that are stretched, a shorter one never costs less.
        let grows = self.setting.align == Align::Justified && end < self.atoms.len();
        let mut best = Node { at: end, cost: u64::MAX, from: first };
        for (index, node) in starts.iter().enumerate() {
            let measure = self.measure(node.at, end);
            let line = self.cost(node.at, end, measure, self.is_overfull(node.at, measure));
            let cost = node.cost.saturating_add(line);
            if cost <= best.cost {
                best = Node { at: end, cost, from: first + index };
            } else if grows && least.saturating_add(self.at_least(node.at, measure)) > best.cost {
                break;
            }
        }
        best
    }

    /// What a justified line and all shorter ones to the same end cost at least.
    fn at_least(&self, start: usize, measure: Measure) -> u64 {
        let spare = i64::from(self.spare(start, measure)).max(0);
        let size = self.size(start);
        stretched(spare, i64::from(measure.gaps), size).min(stretched(spare, 0, size))
    }

    /// The type size a line begins with, in thousandths of a point; 1 at least.
    fn size(&self, start: usize) -> i64 {
        self.atoms.get(start).map_or(1, |atom| i64::from(atom.size.millipoints()).max(1))
    }

    /// What a line leaves of its room.
    fn spare(&self, start: usize, measure: Measure) -> i32 {
        self.room(start) - measure.natural
    }

    fn cost(&self, start: usize, end: usize, measure: Measure, overfull: bool) -> u64 {
        let spare = i64::from(self.spare(start, measure));
        let last = end == self.atoms.len();
        let size = self.size(start);
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::font::FixedMetrics;
    use crate::length::Length;
    use crate::style;
    use crate::text::{Setting, Shaper};
    use proptest::prelude::*;

    /// The same choice made the long way: every line to every end is tried.
    fn choose_slowly(measured: &Measured<'_>) -> Vec<usize> {
        let count = measured.atoms.len();
        let mut nodes = vec![Node { at: 0, cost: 0, from: 0 }];
        for end in (1..count).filter(|at| measured.penalty(*at).is_some()).chain([count]) {
            let fits = |node: &Node| {
                let measure = measured.measure(node.at, end);
                !measured.is_overfull(node.at, measure)
            };
            let any = nodes.iter().any(fits);
            let starts = nodes
                .iter()
                .enumerate()
                .filter(|(index, node)| if any { fits(node) } else { index + 1 == nodes.len() });
            let costs = starts.map(|(from, node)| {
                let measure = measured.measure(node.at, end);
                let line = measured.cost(node.at, end, measure, !any);
                Node { at: end, cost: node.cost.saturating_add(line), from }
            });
            let best = costs.reduce(|best, node| if node.cost <= best.cost { node } else { best });
            nodes.push(best.unwrap());
        }
        let mut ends = vec![count];
        while let Some(node) = nodes.iter().find(|node| Some(&node.at) == ends.last()) {
            if node.from == 0 {
                break;
            }
            ends.push(nodes[node.from].at);
        }
        ends.reverse();
        ends
    }

    proptest! {
        #[test]
        fn what_is_left_out_would_not_have_been_chosen(
            text in "([一-龥]{1,9}|[，。、（）《》“”—]{1,2}|[0-9]{1,5}[%件]?|[a-z.]{1,30}| ){1,60}",
            characters in 1..30_i32,
            indent in 0..3_i32,
        ) {
            let atoms = Shaper::new(&FixedMetrics).label(&text, style::BODY, None);
            for align in [Align::Justified, Align::Center] {
                let (width, indent) = (style::PITCH * characters, style::PITCH * indent);
                let indent = indent.min(width - style::PITCH).max(Length::ZERO);
                let measured = Measured::new(&atoms, Setting { width, indent, align });
                prop_assert_eq!(measured.choose(), choose_slowly(&measured));
            }
        }
    }
}
