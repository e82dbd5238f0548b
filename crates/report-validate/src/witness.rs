//! Witnesses: what sentences and last year's report say of cells. They speak for or against a cell's being
//! wrong, so that no cause is stated against them. It must not look for causes.

use crate::context::Context;
use report_claims::claim::Claim;
use report_core::{Cell, Decimal};

/// Cells with the numbers that would stand there.
pub(crate) type Changes = [(Cell, Decimal)];

/// One statement about cells, made outside the tables.
#[derive(Clone, Debug)]
pub(crate) struct Witness {
    /// The cells whose sum is stated; one of several readings where it leaves a choice.
    readings: Vec<Vec<Cell>>,
    /// What is stated.
    value: Decimal,
    /// Digits after the point it is rounded to.
    decimals: u32,
    /// Who says so, in words: 正文“上年结转3件”.
    pub(crate) source: String,
}

/// Every witness of a report.
pub(crate) struct Witnesses<'a> {
    cx: &'a Context<'a>,
    list: Vec<Witness>,
}

impl<'a> Witnesses<'a> {
    /// Hears what prose says, but for numbers taken from the tables, and last year's report.
    pub(crate) fn new(cx: &'a Context<'a>) -> Self {
        let prose = cx.claims().iter().filter(|claim| !claim.figure);
        let prose = prose.map(|claim| of_claim(cx, claim));
        Self { cx, list: prose.chain(of_last_year(cx)).collect() }
    }

    /// The first witness whom some changes contradict: about a cell that is changed, and not true after.
    pub(crate) fn against(&self, changes: &Changes) -> Option<&Witness> {
        let mut about = self.list.iter().filter(|witness| witness.is_about(changes));
        about.find(|witness| self.holds(witness, changes) == Some(false))
    }

    /// The first witness whom the report contradicts, and who is right after some changes.
    pub(crate) fn for_changes(&self, changes: &Changes) -> Option<&Witness> {
        let mut about = self.list.iter().filter(|witness| witness.is_about(changes));
        about.find(|witness| {
            self.holds(witness, &[]) == Some(false) && self.holds(witness, changes) == Some(true)
        })
    }

    /// The first witness who says of a cell alone that it is this number.
    pub(crate) fn states(&self, (cell, number): (Cell, Decimal)) -> Option<&Witness> {
        let says = |witness: &&Witness| {
            matches!(&witness.readings[..], [only] if only[..] == [cell])
                && number.round_dp(witness.decimals) == witness.value
        };
        self.list.iter().find(says)
    }

    /// The witnesses whom the report contradicts and who speak of one of these cells alone, each with the
    /// number it should have.
    pub(crate) fn corrections(
        &self,
        cells: &[Cell],
    ) -> impl Iterator<Item = ((Cell, Decimal), &Witness)> {
        let wrong = self.list.iter().filter(|witness| self.holds(witness, &[]) == Some(false));
        wrong.filter_map(move |witness| match &witness.readings[..] {
            [only] => match only[..] {
                [cell] if cells.contains(&cell) && witness.decimals == 0 => {
                    Some(((cell, witness.value), witness))
                }
                _ => None,
            },
            _ => None,
        })
    }

    /// Whether a witness is right once some numbers are changed; nothing where a cell is missing.
    fn holds(&self, witness: &Witness, changes: &Changes) -> Option<bool> {
        let number = |cell: &Cell| {
            let new = changes.iter().find(|(own, _)| own == cell).map(|(_, number)| *number);
            new.or_else(|| self.cx.number(*cell))
        };
        let sum = |cells: &Vec<Cell>| {
            cells.iter().try_fold(Decimal::ZERO, |sum, cell| sum.checked_add(number(cell)?))
        };
        let sums: Option<Vec<Decimal>> = witness.readings.iter().map(sum).collect();
        Some(sums?.iter().any(|sum| sum.round_dp(witness.decimals) == witness.value))
    }
}

impl Witness {
    fn is_about(&self, changes: &Changes) -> bool {
        let touched = |cell: &Cell| changes.iter().any(|(own, _)| own == cell);
        self.readings.iter().any(|cells| cells.iter().any(touched))
    }
}

fn of_claim(cx: &Context<'_>, claim: &Claim) -> Witness {
    let words = cx.passages().get(claim.passage).and_then(|own| own.text.get(claim.range.clone()));
    let number = &claim.quantity.number;
    Witness {
        readings: claim.readings.iter().map(|reading| reading.cells.clone()).collect(),
        value: number.value,
        decimals: number.decimals,
        source: format!("正文“{}”", words.unwrap_or_default().trim()),
    }
}

/// What last year's report carried on into this year's, cell by cell.
fn of_last_year<'a>(cx: &'a Context<'_>) -> impl Iterator<Item = Witness> + 'a {
    let cells = cx.form.cells().filter(|_| cx.previous.is_some());
    cells.filter_map(move |cell| {
        let from = cx.form.carried_from(cell);
        let number = |cell: &Cell| cx.previous?.cell(*cell)?.value.value;
        let value = from.iter().try_fold(Decimal::ZERO, |sum, cell| sum.checked_add(number(cell)?));
        let value = value.filter(|_| !from.is_empty())?;
        let source = format!("上年报告结转下年度的{value}（{}）", cx.column_label(cell));
        Some(Witness { readings: vec![vec![cell]], value, decimals: 0, source })
    })
}
