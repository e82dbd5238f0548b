//! Numbers of one unit far from its own last year or from all others': a slip of 元 for 万元, a digit too
//! many. It must not say that any is wrong.

use crate::carry::LastYear;
use crate::finding::Finding;
use crate::intake::Intake;
use crate::roster::Roster;
use crate::rules;
use crate::unit::UnitReport;
use report_core::form::Measure;
use report_core::{Cell, Decimal};

/// So many times last year's number is far.
const TIMES: i64 = 10;
/// Less than this more is never far.
const LEAST: i64 = 100;
/// So many times the middle of all others' money is as far as 元 from 万元, or nearly.
const MONEY_TIMES: i64 = 1000;
/// Fewer others have no middle.
const OTHERS: usize = 5;

/// Numbers worth a look, in the order of the roster.
#[must_use]
pub fn outliers(roster: &Roster, intake: &Intake, last: Option<&LastYear>) -> Vec<Finding> {
    let mut found = Vec::new();
    for (index, report) in intake.taken() {
        let Some(unit) = roster.units.get(index) else { continue };
        let before = last.and_then(|last| last.of(unit));
        let name = &unit.name.value;
        for (cell, number) in report.figures.iter() {
            let Some(number) = number else { continue };
            let was = before.and_then(|before| before.get(cell)).filter(|it| !it.is_zero());
            let jump = was.filter(|was| is_far(number, *was, TIMES, LEAST));
            if let Some(was) = jump {
                let place = report.edition.form().place(cell);
                let message = format!("{name}“{place}”今年是{number}，上年是{was}");
                found.push(finding(name, report, cell, message));
            } else if let Some(middle) = middle_of_others(intake, index, report, cell)
                && is_far(number, middle, MONEY_TIMES, LEAST)
            {
                let place = report.edition.form().place(cell);
                let message = format!("{name}“{place}”是{number}，其他单位居中的是{middle}");
                found.push(finding(name, report, cell, message));
            }
        }
    }
    found
}

fn finding(name: &str, report: &UnitReport, cell: Cell, message: String) -> Finding {
    let mut found = rules::UNIT_OUTLIER.found(message);
    if is_money(report, cell) {
        found = found.note("金额以万元计，把元当作万元会多出一万倍");
    }
    let found = found.help("请与该单位核对");
    Finding::new(found).of_unit(name).at_cell(cell, report.edition)
}

fn is_money(report: &UnitReport, cell: Cell) -> bool {
    report.edition.form().measure(cell) == Some(Measure::Amount)
}

/// Whether a number is many times another, and much more.
fn is_far(number: Decimal, other: Decimal, times: i64, least: i64) -> bool {
    let bound = other.checked_mul(Decimal::from(times));
    let more = number.checked_sub(other).is_some_and(|more| more >= Decimal::from(least));
    more && bound.is_some_and(|bound| number >= bound) && other.is_sign_positive()
}

/// The middle one of the other units' amounts of money that are not 0.
fn middle_of_others(
    intake: &Intake,
    own: usize,
    report: &UnitReport,
    cell: Cell,
) -> Option<Decimal> {
    if !is_money(report, cell) {
        return None;
    }
    let others = intake.taken().filter(|(unit, _)| *unit != own);
    let numbers = others.filter_map(|(_, report)| report.figures.get(cell));
    let mut numbers: Vec<_> = numbers.filter(|number| !number.is_zero()).collect();
    numbers.sort_unstable();
    if numbers.len() < OTHERS { None } else { numbers.get(numbers.len() / 2).copied() }
}
