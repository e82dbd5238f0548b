//! What a figure comes to in a report, as printed. Exact: a share is rounded once, half away from
//! zero, as people round.

use super::{Covered, Expression, Operand, Term};
use crate::form::Measure;
use crate::money::{Money, MoneyUnit};
use crate::number::Decimal;
use crate::report::{Cell, Report};
use rust_decimal::RoundingStrategy;

/// Why a figure cannot be had.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unavailable {
    /// It asks for last year's report, and there is none.
    NoPrevious,
    /// A report lacks the cell; the flag says it is last year's.
    NoCell {
        /// The cell, or the first missing one of a group.
        cell: Cell,
        /// Whether last year's report lacks it.
        previous: bool,
    },
    /// The report does not say how many offices of the kind it covers.
    NoMembers,
    /// It divides by nothing.
    DivisionByZero,
    /// The result has more digits than a decimal holds.
    TooLarge,
}

impl Expression {
    /// The text to print in `report`; a blank cell counts as 0. Amounts of money are converted to
    /// `unit`, the one that is printed behind the figure.
    ///
    /// # Errors
    /// As [`Unavailable`] says.
    pub fn evaluate(&self, report: &Report, unit: MoneyUnit) -> Result<String, Unavailable> {
        match self {
            Self::Covered(covered) => {
                let members = report.document.members;
                let count = match covered {
                    Covered::Departments => members.departments,
                    Covered::Towns => members.towns,
                };
                count.map(|count| count.to_string()).ok_or(Unavailable::NoMembers)
            }
            Self::Sum(terms) => Ok(sum(terms, report, unit)?.normalize().to_string()),
            Self::Share { part, whole, decimals, percent } => {
                let (part, whole) = (sum(part, report, unit)?, sum(whole, report, unit)?);
                share(part, whole, *decimals, *percent)
            }
        }
    }

    /// The first cell of this year's report in a sum that is an amount of money.
    #[must_use]
    pub fn first_amount(&self, report: &Report) -> Option<Cell> {
        let Self::Sum(terms) = self else { return None };
        let mut own = terms.iter().filter(|term| !term.previous);
        own.find_map(|term| match term.operand {
            Operand::Cell(cell) => {
                (report.form().measure(cell) == Some(Measure::Amount)).then_some(cell)
            }
            Operand::Group(..) => None,
        })
    }
}

impl Term {
    /// The number in `report`; a blank cell counts as 0, money is in 万元.
    ///
    /// # Errors
    /// As [`Unavailable`] says.
    pub fn value(&self, report: &Report) -> Result<Decimal, Unavailable> {
        sum(std::slice::from_ref(self), report, MoneyUnit::default())
    }
}

fn share(
    part: Decimal,
    whole: Decimal,
    decimals: u8,
    percent: bool,
) -> Result<String, Unavailable> {
    if whole.is_zero() {
        return Err(Unavailable::DivisionByZero);
    }
    let scale = if percent { Decimal::ONE_HUNDRED } else { Decimal::ONE };
    let value = part.checked_mul(scale).and_then(|part| part.checked_div(whole));
    let value = value.ok_or(Unavailable::TooLarge)?;
    let decimals = usize::from(decimals);
    let places = u32::try_from(decimals).unwrap_or_default();
    let value = value.round_dp_with_strategy(places, RoundingStrategy::MidpointAwayFromZero);
    Ok(format!("{value:.decimals$}{}", if percent { "%" } else { "" }))
}

fn sum(terms: &[Term], report: &Report, unit: MoneyUnit) -> Result<Decimal, Unavailable> {
    terms.iter().try_fold(Decimal::ZERO, |total, term| {
        let source = if term.previous { report.previous_report() } else { Some(report) };
        let source = source.ok_or(Unavailable::NoPrevious)?;
        let number = |cell| number(cell, source, term.previous, unit);
        let value = match term.operand {
            Operand::Cell(cell) => number(cell)?,
            Operand::Group(table, group, column) => {
                let group = source.form().table(table).group(group);
                let rows = group.map_or(&[][..], |group| group.rows);
                rows.iter().try_fold(Decimal::ZERO, |sum, &row| {
                    let value = number(Cell { table, row, column })?;
                    sum.checked_add(value).ok_or(Unavailable::TooLarge)
                })?
            }
        };
        let value = if term.negative { -value } else { value };
        total.checked_add(value).ok_or(Unavailable::TooLarge)
    })
}

/// A cell's number; money in `unit`.
fn number(
    cell: Cell,
    report: &Report,
    previous: bool,
    unit: MoneyUnit,
) -> Result<Decimal, Unavailable> {
    let quantity = &report.cell(cell).ok_or(Unavailable::NoCell { cell, previous })?.value;
    if report.form().measure(cell) != Some(Measure::Amount) {
        return Ok(quantity.or_zero());
    }
    let money = Money::of(quantity, report.form().money_unit(cell));
    money.map_or(Ok(Decimal::ZERO), |money| money.amount_in(unit).ok_or(Unavailable::TooLarge))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shared(part: i64, whole: i64, decimals: u8, percent: bool) -> String {
        share(part.into(), whole.into(), decimals, percent).unwrap()
    }

    #[test]
    fn shares_round_half_away_from_zero_and_keep_their_decimals() {
        assert_eq!(shared(1, 3, 2, true), "33.33%");
        assert_eq!(shared(1, 8, 2, true), "12.50%");
        assert_eq!(shared(1, 200, 0, true), "1%");
        assert_eq!(shared(-1, 200, 0, true), "-1%");
        assert_eq!(shared(1, 2, 1, false), "0.5");
        assert_eq!(shared(7, 7, 0, true), "100%");
    }

    #[test]
    fn nothing_is_divided_by_nothing() {
        let none = share(Decimal::ONE, Decimal::ZERO, 0, true);
        assert_eq!(none, Err(Unavailable::DivisionByZero));
    }
}
