//! The choice of lines over a whole paragraph: those whose costs add up to the least. It must not
//! place characters.

use super::atom::Atom;
use super::breaks::{self, Penalty};
use super::class::Class;
use super::measure::{Measure, Measured, Sum};
use super::setting::Align;

/// The ends of a paragraph's lines: those whose costs add up to the least; of equals, the later break.
/// `penalties` are those of its breaks, asked for where there is a choice.
pub(super) fn ends(
    measured: &Measured<'_>,
    penalties: impl FnOnce() -> Vec<Penalty>,
) -> Vec<usize> {
    let count = measured.atoms.len();
    match count {
        0 => Vec::new(),
        // One line that need not be squeezed costs less than any two.
        _ if measured.measure(0, count).natural <= measured.room(0) => vec![count],
        _ => Chooser::new(*measured, penalties()).choose(),
    }
}

/// A choice being made.
pub(super) struct Chooser<'a> {
    measured: Measured<'a>,
    /// The places a line may end, ascending.
    pub(super) ends: Vec<End>,
}

/// A place a line may begin, with the least cost of coming there.
struct Node {
    at: usize,
    cost: u64,
    /// The node the line before begins at.
    from: usize,
    head: Sum,
    room: i64,
    /// The type size of its first atom, in thousandths of a point; 1 at least.
    size: i64,
}

/// A place a line may end.
pub(super) struct End {
    pub(super) at: usize,
    /// The last atom that is no space.
    last: usize,
    tail: Sum,
    penalty: u64,
    /// Whether the paragraph ends here.
    is_final: bool,
}

impl<'a> Chooser<'a> {
    pub(super) fn new(measured: Measured<'a>, mut penalties: Vec<Penalty>) -> Self {
        open_emergencies(&measured, &mut penalties);
        let ends = places_to_end(&measured, &penalties);
        Self { measured, ends }
    }

    pub(super) fn choose(&self) -> Vec<usize> {
        let most = self.most();
        let mut nodes = vec![self.node(0, 0, 0)];
        let mut first = 0;
        for end in &self.ends {
            first = self.first_that_fits(end, &nodes, first);
            // What costs more to come to than the whole has to cost is on no way to the least.
            if let Some(node) = self.best_line_to(end, &nodes, first, most) {
                nodes.push(node);
            }
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

    /// What the paragraph need not cost more than: what it costs with each line as full as it gets.
    fn most(&self) -> u64 {
        let mut start = self.node(0, 0, 0);
        let mut before: Option<&End> = None;
        for end in &self.ends {
            if is_overfull(&start, self.measure(&start, end))
                && let Some(full) = before
            {
                start = self.after(&start, full);
            }
            before = Some(end);
        }
        let all = before.map_or(u64::MAX, |end| self.after(&start, end).cost);
        // Which line does not fit where none does depends on all starts.
        if all < OVERFULL { all } else { u64::MAX }
    }

    /// The start behind a line.
    fn after(&self, start: &Node, end: &End) -> Node {
        let cost = self.cost(start, end, self.measure(start, end));
        self.node(end.at, start.cost.saturating_add(cost), 0)
    }

    fn node(&self, at: usize, cost: u64, from: usize) -> Node {
        let size = self.measured.atoms.get(at).map_or(1, |atom| atom.size.millipoints()).max(1);
        let (head, room) = (self.measured.head(at), self.measured.room(at));
        Node { at, cost, from, head, room, size: i64::from(size) }
    }

    fn measure(&self, start: &Node, end: &End) -> Measure {
        if start.at > end.last {
            // Nothing but spaces.
            return self.measured.measure(start.at, end.at);
        }
        end.tail.since(start.head)
    }

    /// The earliest start, not before `first`, of a line to `end` that is not overfull; the last start
    /// of all where every line is. A line only grows with its end, so none before `first` comes back.
    fn first_that_fits(&self, end: &End, nodes: &[Node], first: usize) -> usize {
        let last = nodes.len() - 1;
        let rest = nodes.iter().enumerate().skip(first);
        let mut fits = rest.filter(|(_, node)| !is_overfull(node, self.measure(node, end)));
        fits.next().map_or(last, |(index, _)| index)
    }

    /// The least cost of a line's coming to `end`; nothing where all cost more than `most`.
    fn best_line_to(&self, end: &End, nodes: &[Node], first: usize, most: u64) -> Option<Node> {
        let starts = nodes.get(first..).unwrap_or_default();
        let least = starts.iter().map(|node| node.cost).min().unwrap_or_default();
        // Of lines that are stretched, a shorter one never costs less.
        let grows = self.measured.setting.align == Align::Justified && !end.is_final;
        let (mut best, mut from) = (most, None);
        for (index, node) in (first..).zip(starts) {
            let measure = self.measure(node, end);
            let badness = self.badness(node, end, measure);
            let cost = node.cost.saturating_add(badness + self.price(node, end));
            if cost <= best {
                (best, from) = (cost, Some(index));
            } else if grows && least.saturating_add(at_least(node, measure, badness)) > best {
                break;
            }
        }
        from.map(|from| self.node(end.at, best, from))
    }

    fn cost(&self, start: &Node, end: &End, measure: Measure) -> u64 {
        self.badness(start, end, measure) + self.price(start, end)
    }

    /// What a line costs by how it fills its width.
    fn badness(&self, start: &Node, end: &End, measure: Measure) -> u64 {
        let align = self.measured.setting.align;
        let spare = start.room - measure.natural;
        if is_overfull(start, measure) {
            OVERFULL
        } else if spare < 0 {
            squeezed(spare, measure.shrink)
        } else {
            match (align, end.is_final) {
                (Align::Justified | Align::Left | Align::Right, true) => 0,
                (Align::Justified, false) => stretched(spare, measure.gaps, start.size),
                _ => ragged(spare, start.room),
            }
        }
    }

    /// What a line costs by where it begins and ends.
    fn price(&self, start: &Node, end: &End) -> u64 {
        let lines = if self.measured.setting.align == Align::Justified { 0 } else { PER_LINE };
        let lone = end.is_final && start.at > 0 && self.is_lone(start.at, end.at);
        lines + if lone { LONE } else { 0 } + end.penalty
    }

    /// Whether a last line holds one character only, marks not counted (孤字).
    fn is_lone(&self, start: usize, end: usize) -> bool {
        let counts =
            |atom: &&Atom| matches!(atom.class, Class::Ideograph | Class::Word | Class::Opening);
        let line = self.measured.atoms.get(start..end).unwrap_or_default();
        line.iter().filter(counts).take(2).count() < 2
    }

    /// What given lines cost together, by their ends.
    #[cfg(test)]
    pub(super) fn total(&self, ends: &[usize]) -> u64 {
        let starts = std::iter::once(0).chain(ends.iter().copied());
        let cost = |(start, end): (usize, &usize)| {
            let end = self.ends.iter().find(|known| known.at == *end).unwrap();
            let node = self.node(start, 0, 0);
            self.cost(&node, end, self.measure(&node, end))
        };
        starts.zip(ends).map(cost).sum()
    }
}

/// Lets a stretch without breaks that is wider than a line be broken inside.
fn open_emergencies(measured: &Measured<'_>, penalties: &mut [Penalty]) {
    let (setting, count) = (measured.setting, measured.atoms.len());
    let width = i64::from((setting.width - setting.indent).millipoints());
    let mut start = 0;
    for at in 1..=count {
        if at < count && penalties.get(at).is_none_or(Option::is_none) {
            continue;
        }
        // One character has no inside.
        if at - start > 1 {
            let measure = measured.measure(start, at);
            if measure.natural - measure.shrink > width {
                breaks::open_emergency(measured.atoms, penalties, start..at);
            }
        }
        start = at;
    }
}

/// The places a line may end: where a break is not forbidden, and the end of all.
fn places_to_end(measured: &Measured<'_>, penalties: &[Penalty]) -> Vec<End> {
    let count = measured.atoms.len();
    let end = |at: usize, penalty: u32| {
        let last = measured.inked(at).saturating_sub(1);
        End { at, last, tail: measured.tail(last), penalty: penalty.into(), is_final: at == count }
    };
    let mut ends = Vec::with_capacity(count);
    for (at, penalty) in penalties.iter().enumerate().take(count).skip(1) {
        if let Some(penalty) = penalty {
            ends.push(end(at, *penalty));
        }
    }
    ends.push(end(count, 0));
    ends
}

fn is_overfull(start: &Node, measure: Measure) -> bool {
    measure.natural - measure.shrink > start.room
}

/// What a justified line of some badness and all shorter ones to the same end cost at least.
fn at_least(start: &Node, measure: Measure, badness: u64) -> u64 {
    let spare = start.room - measure.natural;
    if spare < 0 { 0 } else { badness.min(stretched(spare, 0, start.size)) }
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
    use crate::style;
    use crate::text::measure::Sums;
    use crate::text::{Setting, Shaper};
    use proptest::prelude::*;
    use report_fonts::FixedMetrics;
    use report_page::Length;

    fn penalties(measured: &Measured<'_>) -> Vec<Penalty> {
        breaks::penalties(measured.atoms, measured.setting.align != Align::Justified)
    }

    /// The same choice made the long way: every line to every end is tried.
    fn choose_slowly(measured: &Measured<'_>) -> Vec<usize> {
        let (chooser, count) = (Chooser::new(*measured, penalties(measured)), measured.atoms.len());
        let mut nodes = vec![chooser.node(0, 0, 0)];
        for end in &chooser.ends {
            let at = end.at;
            let line = |node: &Node| measured.measure(node.at, at);
            let fits = |node: &Node| !is_overfull(node, line(node));
            let any = nodes.iter().any(fits);
            let starts = nodes
                .iter()
                .enumerate()
                .filter(|(index, node)| if any { fits(node) } else { index + 1 == nodes.len() });
            let costs = starts.map(|(from, node)| {
                let cost = chooser.cost(node, end, line(node));
                chooser.node(at, node.cost.saturating_add(cost), from)
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
            for align in [Align::Justified, Align::Left, Align::Center] {
                let (width, indent) = (style::PITCH * characters, style::PITCH * indent);
                let indent = indent.min(width - style::PITCH).max(Length::ZERO);
                let (sums, setting) = (Sums::of(&atoms), Setting { width, indent, align });
                let measured = Measured { atoms: &atoms, setting, sums: &sums };
                let chosen = ends(&measured, || penalties(&measured));
                prop_assert_eq!(chosen, choose_slowly(&measured));
            }
        }
    }
}
