//! Why a typed figure is not the sum: the unit or the step that makes up the difference. Only what fits
//! exactly is told, and nothing where too much fits. It must not judge.

use crate::carry::LastYear;
use crate::merged::CellSum;
use crate::output::Record;
use crate::roster::Roster;
use report_core::{Cell, Decimal};

/// What there is beside the sums to explain a difference by.
#[derive(Clone, Copy, Debug, Default)]
pub struct Clues<'a> {
    /// Last year's figures.
    pub last: Option<&'a LastYear>,
    /// What was taken the last time, for units that have changed since.
    pub before: Option<&'a Record>,
    /// The units nothing is taken from, by index.
    pub missing: &'a [usize],
}

/// More units than this that fit tell nothing.
const FITTING: usize = 2;

/// The cause of a difference in Chinese, where the numbers tell one.
pub(crate) fn explain(
    roster: &Roster,
    sum: &CellSum,
    typed: Decimal,
    clues: &Clues<'_>,
) -> Option<String> {
    let total = sum.total?;
    let more = typed.checked_sub(total)?;
    changed(roster, sum, more, clues)
        .or_else(|| scaled(roster, sum, typed, total))
        .or_else(|| step(roster, sum, more))
        .or_else(|| missing(roster, sum.cell, more, clues))
        .or_else(|| one_unit(roster, sum, more))
        .or_else(|| two_units(roster, sum, more))
}

fn name(roster: &Roster, unit: usize) -> &str {
    roster.units.get(unit).map_or("", |unit| &unit.name.value)
}

/// A unit that sent another number since the district's report was made.
fn changed(roster: &Roster, sum: &CellSum, more: Decimal, clues: &Clues<'_>) -> Option<String> {
    let before = clues.before?;
    let mut fitting = roster.units.iter().enumerate().filter_map(|(index, unit)| {
        let was = before.number(&unit.name.value, sum.cell)?;
        let is = number(sum, index);
        (was != is && was.checked_sub(is) == Some(more))
            .then(|| format!("{}上次汇总时是{was}，现在是{is}", unit.name.value))
    });
    let first = fitting.next()?;
    fitting.next().is_none().then_some(first)
}

/// 元 and 万元 mixed up, in the district's figure or in one unit's.
fn scaled(roster: &Roster, sum: &CellSum, typed: Decimal, total: Decimal) -> Option<String> {
    if is_ten_thousand_times(typed, total) {
        return Some("像是把元填成了万元".to_owned());
    }
    if is_ten_thousand_times(total, typed) {
        return Some("像是少乘了一万，或把亿元当作万元".to_owned());
    }
    let off = |number: Decimal| {
        let scaled = number.checked_mul(Decimal::from(10_000))?;
        total.checked_sub(number)?.checked_add(scaled)
    };
    let part = sum.parts.iter().find(|(_, number)| off(*number) == Some(typed))?;
    Some(format!("像是把{}的数按元计了", name(roster, part.0)))
}

/// An adjustment or a joint document not taken off.
fn step(roster: &Roster, sum: &CellSum, more: Decimal) -> Option<String> {
    let all = sum.adjusted.iter().chain(&sum.joint);
    let whole = all.fold(Decimal::ZERO, |whole, (_, by)| whole.checked_add(*by).unwrap_or(whole));
    if !whole.is_zero() && more == -whole && sum.adjusted.len() + sum.joint.len() > 1 {
        return Some("像是没有减去名册里的调整和联合发文".to_owned());
    }
    let adjusted = sum.adjusted.iter().find(|(_, by)| -*by == more);
    if let Some((index, by)) = adjusted {
        let reason = roster.adjusts.get(*index).map_or("", |adjust| &adjust.reason);
        return Some(format!("像是没有作调整{by}（{reason}）"));
    }
    let (index, by) = sum.joint.iter().find(|(_, by)| -*by == more)?;
    let title = roster.joints.get(*index).map_or("", |joint| &joint.title.value);
    Some(format!("像是没有减去联合发文{title}重复的{}件", by.abs()))
}

/// A missing unit for which last year's number was put.
fn missing(roster: &Roster, cell: Cell, more: Decimal, clues: &Clues<'_>) -> Option<String> {
    let last = clues.last?;
    let fitting = clues.missing.iter().filter(|index| {
        let unit = roster.units.get(**index).and_then(|unit| last.of(unit));
        !more.is_zero() && unit.and_then(|figures| figures.get(cell)) == Some(more)
    });
    let names: Vec<_> = fitting.map(|index| name(roster, *index)).collect();
    let fits = !names.is_empty() && names.len() <= FITTING;
    fits.then(|| format!("正好是{}上年的数，它今年的没有收到", names.join("或")))
}

/// One unit left out or counted twice.
fn one_unit(roster: &Roster, sum: &CellSum, more: Decimal) -> Option<String> {
    let fitting = sum.parts.iter().filter(|(_, number)| *number == more.abs());
    let names: Vec<_> = fitting.map(|(index, _)| name(roster, *index)).collect();
    if names.is_empty() || names.len() > FITTING {
        return None;
    }
    let word = if more.is_sign_negative() { "漏计了" } else { "重计了" };
    Some(format!("像是{word}{}的{}", names.join("或"), more.abs().normalize()))
}

/// One unit counted twice in another's place.
fn two_units(roster: &Roster, sum: &CellSum, more: Decimal) -> Option<String> {
    let mut fitting = None;
    for (twice, number) in &sum.parts {
        for (left_out, other) in &sum.parts {
            let fits = twice != left_out && number.checked_sub(*other) == Some(more);
            if fits && fitting.replace((*twice, *left_out)).is_some() {
                return None;
            }
        }
    }
    let (twice, left_out) = fitting?;
    let (twice, left_out) = (name(roster, twice), name(roster, left_out));
    Some(format!("像是重计了{twice}、漏计了{left_out}"))
}

/// What a unit adds to a cell.
fn number(sum: &CellSum, unit: usize) -> Decimal {
    let own = sum.parts.iter().find(|(index, _)| *index == unit);
    own.map_or(Decimal::ZERO, |(_, number)| *number)
}

/// Whether a number is another one multiplied by 10⁴: 元 for 万元, or the other way.
fn is_ten_thousand_times(one: Decimal, other: Decimal) -> bool {
    let scaled = other.checked_mul(Decimal::from(10_000));
    !other.is_zero() && scaled == Some(one)
}
