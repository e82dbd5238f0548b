//! What a figure comes to in a report, as printed. Exact: a share is rounded once, half away from
//! zero, as people round.

use super::{Covered, Expression, Operand, Term};
use crate::form::Measure;
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
    /// It adds amounts in different units, as 元 and 万元.
    MixedUnits,
    /// The result has more digits than a decimal holds.
    TooLarge,
}

/// The unit of an amount that states none (`file-format`: 万元 unless the cell says otherwise).
pub const DEFAULT_MONEY: &str = "万元";

/// A sum with the unit of the money in it.
#[derive(Default)]
struct Total<'a> {
    value: Decimal,
    money: Option<&'a str>,
}

impl Expression {
    /// The text to print in `report`; a blank cell counts as 0.
    ///
    /// # Errors
    /// As [`Unavailable`] says.
    pub fn evaluate(&self, report: &Report) -> Result<String, Unavailable> {
        match self {
            Self::Covered(covered) => {
                let members = report.document.members;
                let count = match covered {
                    Covered::Departments => members.departments,
                    Covered::Towns => members.towns,
                };
                count.map(|count| count.to_string()).ok_or(Unavailable::NoMembers)
            }
            Self::Sum(terms) => Ok(sum(terms, report)?.value.normalize().to_string()),
            Self::Share { part, whole, decimals, percent } => {
                let (part, whole) = (sum(part, report)?, sum(whole, report)?);
                if part.money.zip(whole.money).is_some_and(|(part, whole)| part != whole) {
                    return Err(Unavailable::MixedUnits);
                }
                share(part.value, whole.value, *decimals, *percent)
            }
        }
    }
}

impl Term {
    /// The number in `report`; a blank cell counts as 0.
    ///
    /// # Errors
    /// As [`Unavailable`] says.
    pub fn value(&self, report: &Report) -> Result<Decimal, Unavailable> {
        Ok(sum(std::slice::from_ref(self), report)?.value)
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

fn sum<'a>(terms: &[Term], report: &'a Report) -> Result<Total<'a>, Unavailable> {
    let mut total = Total::default();
    for term in terms {
        let source = if term.previous { report.previous_report() } else { Some(report) };
        let source = source.ok_or(Unavailable::NoPrevious)?;
        let mut part = Total::default();
        match term.operand {
            Operand::Cell(cell) => part.add(cell, source, term.previous)?,
            Operand::Group(table, group, column) => {
                let rows =
                    source.form().table(table).group(group).map_or(&[][..], |group| group.rows);
                for &row in rows {
                    part.add(Cell { table, row, column }, source, term.previous)?;
                }
            }
        }
        total.join(&part, term.negative)?;
    }
    Ok(total)
}

impl<'a> Total<'a> {
    fn add(&mut self, cell: Cell, report: &'a Report, previous: bool) -> Result<(), Unavailable> {
        let quantity = report.cell(cell).ok_or(Unavailable::NoCell { cell, previous })?;
        let money = report.form().measure(cell) == Some(Measure::Amount);
        let unit = quantity.value.unit.as_deref().unwrap_or(DEFAULT_MONEY);
        let part = Self { value: quantity.value.or_zero(), money: money.then_some(unit) };
        self.join(&part, false)
    }

    fn join(&mut self, part: &Self, negative: bool) -> Result<(), Unavailable> {
        if self.money.zip(part.money).is_some_and(|(one, other)| one != other) {
            return Err(Unavailable::MixedUnits);
        }
        let value = if negative { -part.value } else { part.value };
        self.value = self.value.checked_add(value).ok_or(Unavailable::TooLarge)?;
        self.money = self.money.or(part.money);
        Ok(())
    }
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
