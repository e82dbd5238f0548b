//! Finds the root cause: the fewest cells whose being wrong explains every relation that fails, when
//! there is only one such set. It must not word anything.
//!
//! Every relation is a linear equation among cells. A wrong cell shifts the residual of each equation
//! it stands in, and of no other, by the same amount. So a cell can be to blame only where all its
//! equations fail; a set of cells explains the failures when amounts exist that give every residual.

use crate::context::Context;
use crate::equation::{Equation, Side};
use crate::witness::Witnesses;
use report_core::{Cell, Decimal};
use std::collections::{BTreeMap, BTreeSet};

/// A cell that is wrong, as far as the relations can tell.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Culprit {
    /// The cell.
    pub(crate) cell: Cell,
    /// The number reported.
    pub(crate) reported: Decimal,
    /// The number with which every relation it stands in holds.
    pub(crate) right: Decimal,
    /// The equations it stands in, by index; all of them fail.
    pub(crate) equations: Vec<usize>,
}

impl Culprit {
    /// Whether both stand in one relation, so that neither alone explains it.
    pub(crate) fn shares(&self, other: &Self) -> bool {
        self.equations.iter().any(|index| other.equations.contains(index))
    }
}

/// With how many suspects sets of one, two and three are still tried: the tries stay below 2 500.
const MOST_SUSPECTS: [usize; 3] = [usize::MAX, 64, 24];

/// An equation by its index, with the side the cell stands on.
type Membership = (usize, Side);

/// What may be to blame. Equations that nothing explains are left out.
#[derive(Debug, Default)]
pub(crate) struct Blame {
    /// The cells to blame, each standing in two failing equations or more.
    pub(crate) culprits: Vec<Culprit>,
    /// Cells that would be to blame, did not a witness, named in words, speak against it.
    pub(crate) doubted: Vec<(Culprit, String)>,
    /// Sets of cells of which each alone explains the same equations.
    pub(crate) ties: Vec<Vec<Vec<Culprit>>>,
}

/// Finds what is to blame, by the relations and by witnesses.
pub(crate) fn explain(
    cx: &Context<'_>,
    equations: &[Equation],
    witnesses: &Witnesses<'_>,
) -> Blame {
    let system = System::new(cx, equations);
    let mut blame = Blame::default();
    for group in system.groups() {
        system.solve(&group, witnesses, &mut blame);
    }
    blame
}

/// Some culprits as changes of their cells.
pub(crate) fn changes(culprits: &[Culprit]) -> Vec<(Cell, Decimal)> {
    culprits.iter().map(|culprit| (culprit.cell, culprit.right)).collect()
}

struct System<'a> {
    cx: &'a Context<'a>,
    equations: &'a [Equation],
    /// Cells all of whose equations fail, with those equations.
    suspects: BTreeMap<Cell, Vec<Membership>>,
}

/// Failing equations that suspects tie together, and those suspects.
struct Group {
    equations: BTreeSet<usize>,
    suspects: Vec<Cell>,
}

impl<'a> System<'a> {
    fn new(cx: &'a Context<'a>, equations: &'a [Equation]) -> Self {
        let mut suspects: BTreeMap<Cell, Vec<Membership>> = BTreeMap::new();
        for (index, equation) in equations.iter().enumerate() {
            for (cell, side) in equation.statement.cells() {
                suspects.entry(cell).or_default().push((index, side));
            }
        }
        let fails = |(index, _): &Membership| equations.get(*index).is_some_and(|e| !e.holds());
        suspects.retain(|cell, own| cx.blank_total(*cell).is_none() && own.iter().all(fails));
        Self { cx, equations, suspects }
    }

    /// Splits the failing equations into groups that no suspect connects.
    fn groups(&self) -> Vec<Group> {
        let mut groups: Vec<Group> = Vec::new();
        for (cell, own) in &self.suspects {
            let own: BTreeSet<usize> = own.iter().map(|(index, _)| *index).collect();
            let (kept, touched): (Vec<_>, Vec<_>) =
                groups.into_iter().partition(|group| group.equations.is_disjoint(&own));
            let mut merged = Group { equations: own, suspects: vec![*cell] };
            for mut group in touched {
                merged.equations.append(&mut group.equations);
                merged.suspects.append(&mut group.suspects);
            }
            groups = kept;
            groups.push(merged);
        }
        groups
    }

    /// The smallest sets of suspects that explain the group, judged by the witnesses.
    fn solve(&self, group: &Group, witnesses: &Witnesses<'_>, blame: &mut Blame) {
        for (size, most) in (1..).zip(MOST_SUSPECTS) {
            if group.suspects.len() > most {
                return;
            }
            let sets = combinations(&group.suspects, size);
            let solutions = sets.iter().filter_map(|set| self.explanation(set, group));
            let solutions: Vec<Vec<Culprit>> = solutions.collect();
            if !solutions.is_empty() {
                return settle(solutions, witnesses, blame);
            }
        }
    }

    /// The set as culprits, where amounts exist that give every residual of the group.
    fn explanation(&self, set: &[Cell], group: &Group) -> Option<Vec<Culprit>> {
        let excess = self.excess(set, group)?;
        let exact = group.equations.iter().all(|index| {
            let amount = |at: usize| excess.get(at).copied().unwrap_or_default();
            let shifts = self.terms(*index, set).map(|(at, side)| side.sign(amount(at)));
            sum(shifts).is_some_and(|sum| self.residual(*index) == Some(sum))
        });
        if !exact {
            return None;
        }
        set.iter().zip(&excess).map(|(cell, excess)| self.culprit(*cell, *excess)).collect()
    }

    /// By how much each cell of the set is too large: equations with one unknown amount give it,
    /// until none is left.
    fn excess(&self, set: &[Cell], group: &Group) -> Option<Vec<Decimal>> {
        let mut known: Vec<Option<Decimal>> = vec![None; set.len()];
        while known.iter().any(Option::is_none) {
            let (at, amount) =
                group.equations.iter().find_map(|index| self.step(*index, set, &known))?;
            *known.get_mut(at)? = Some(amount);
        }
        known.into_iter().collect()
    }

    /// What an equation says about its only cell of the set whose amount is unknown.
    fn step(
        &self,
        index: usize,
        set: &[Cell],
        known: &[Option<Decimal>],
    ) -> Option<(usize, Decimal)> {
        let (mut unknown, mut rest) = (None, self.residual(index)?);
        for (at, side) in self.terms(index, set) {
            match known.get(at)? {
                Some(amount) => rest = rest.checked_sub(side.sign(*amount))?,
                None if unknown.is_none() => unknown = Some((at, side)),
                None => return None,
            }
        }
        unknown.map(|(at, side)| (at, side.sign(rest)))
    }

    fn residual(&self, index: usize) -> Option<Decimal> {
        self.equations.get(index).map(|equation| equation.residual)
    }

    /// The cells of the set that stand in an equation, by their place in the set.
    fn terms(&self, index: usize, set: &[Cell]) -> impl Iterator<Item = (usize, Side)> {
        set.iter().enumerate().filter_map(move |(at, cell)| {
            let own = self.suspects.get(cell)?;
            own.iter().find(|(other, _)| *other == index).map(|(_, side)| (at, *side))
        })
    }

    /// A culprit, unless nothing is wrong with it or it would have to be negative.
    fn culprit(&self, cell: Cell, excess: Decimal) -> Option<Culprit> {
        let reported = self.cx.number(cell)?;
        let right = reported.checked_sub(excess)?;
        if excess.is_zero() || right < Decimal::ZERO {
            return None;
        }
        let equations = self.suspects.get(&cell)?.iter().map(|(index, _)| *index).collect();
        Some(Culprit { cell, reported, right, equations })
    }
}

/// Keeps the solutions no witness speaks against: the only one, or the only one that a witness speaks
/// for; else all of them.
fn settle(solutions: Vec<Vec<Culprit>>, witnesses: &Witnesses<'_>, blame: &mut Blame) {
    // One equation alone cannot tell which of its cells is wrong.
    let certain = |set: &Vec<Culprit>| set.iter().all(|culprit| culprit.equations.len() > 1);
    let lone = (solutions.len() == 1).then(|| solutions[..].first().cloned()).flatten();
    let (doubted, left): (Vec<_>, Vec<_>) =
        solutions.into_iter().partition(|set| witnesses.against(&changes(set)).is_some());
    if let (Some(set), false) = (lone.filter(certain), doubted.is_empty()) {
        let doubts = set.into_iter().filter_map(|culprit| {
            let source = witnesses.against(&[(culprit.cell, culprit.right)])?.source.clone();
            Some((culprit, source))
        });
        return blame.doubted.extend(doubts);
    }
    let backed = |set: &&Vec<Culprit>| witnesses.for_changes(&changes(set)).is_some();
    let mut supported = left.iter().filter(backed);
    let only = match (supported.next(), supported.next(), &left[..]) {
        (Some(only), None, _) | (None, None, [only]) => Some(only.clone()),
        _ => None,
    };
    match only {
        Some(only) if certain(&only) => blame.culprits.extend(only),
        None if left.iter().all(certain) && !left.is_empty() => blame.ties.push(left),
        _ => {}
    }
}

fn sum(mut numbers: impl Iterator<Item = Decimal>) -> Option<Decimal> {
    numbers.try_fold(Decimal::ZERO, Decimal::checked_add)
}

/// Every set of `size` items, in order.
fn combinations<T: Copy>(items: &[T], size: usize) -> Vec<Vec<T>> {
    if size == 0 {
        return vec![Vec::new()];
    }
    let with_first = |(at, first): (usize, &T)| {
        let rest = items.get(at + 1..).unwrap_or_default();
        let tails = combinations(rest, size - 1);
        tails.into_iter().map(|tail| [vec![*first], tail].concat()).collect::<Vec<_>>()
    };
    items.iter().enumerate().flat_map(with_first).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sets_are_in_order_without_repeats() {
        assert_eq!(combinations(&[1, 2, 3], 2), [[1, 2], [1, 3], [2, 3]]);
        assert_eq!(combinations(&[1, 2], 3), Vec::<Vec<i32>>::new());
    }
}
