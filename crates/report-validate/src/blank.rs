//! Totals left blank: what their parts add up to. A blank total is one fault; the relations around
//! it are judged with the number that belongs there. It must report nothing.

use crate::total::{Total, totals};
use report_core::{Cell, Decimal, Report};
use std::collections::BTreeMap;

/// A blank total whose parts have numbers.
#[derive(Clone, Debug)]
pub(crate) struct BlankTotal {
    /// What the parts add up to; never 0.
    pub(crate) value: Decimal,
    /// The sum that gave it.
    pub(crate) total: Total,
}

/// Every blank total whose parts have numbers, by its cell.
pub(crate) fn blank_totals(report: &Report) -> BTreeMap<Cell, BlankTotal> {
    let is_blank = |cell: Cell| report.cell(cell).is_some_and(|cell| cell.value.is_blank());
    let sums = report.form().tables.iter().flat_map(totals);
    let mut open: Vec<Total> = sums.filter(|sum| is_blank(sum.at)).collect();
    let mut known = BTreeMap::new();
    // A total may itself be a part of another, so those that rest on no open total go first.
    while let Some(at) = (0..open.len()).find(|at| is_ready(&open, *at)) {
        let sum = open.remove(at);
        let Some(value) = add_up(report, &known, &sum.parts) else { continue };
        known.entry(sum.at).or_insert(BlankTotal { value, total: sum });
    }
    known.retain(|_, blank| !blank.value.is_zero());
    known
}

/// Whether no part of this sum is itself a total still to be worked out.
fn is_ready(open: &[Total], at: usize) -> bool {
    let is_open = |part: &Cell| open.iter().any(|sum| sum.at == *part);
    open.get(at).is_some_and(|sum| !sum.parts.iter().any(is_open))
}

/// The sum of the parts; nothing where one is missing from the file or the sum is too large.
fn add_up(report: &Report, known: &BTreeMap<Cell, BlankTotal>, parts: &[Cell]) -> Option<Decimal> {
    parts.iter().try_fold(Decimal::ZERO, |sum, part| {
        let written = report.cell(*part)?.value.or_zero();
        sum.checked_add(known.get(part).map_or(written, |blank| blank.value))
    })
}
