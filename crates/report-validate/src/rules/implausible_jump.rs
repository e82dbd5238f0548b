//! `implausible-jump`: a number a hundred times last year's, or a hundredth, is worth a look, and money
//! a warning; ten thousand times tells of 元 and 万元.

use crate::context::Context;
use crate::rule::{Check, Editions, Rule};
use crate::sink::Sink;
use report_core::form::Citation;
use report_core::form::Measure;
use report_core::{Decimal, Money, MoneyUnit, Quantity, Severity};

pub(crate) static RULE: Rule = Rule {
    id: "implausible-jump",
    title: "比上年多或少一百倍以上",
    severity: Severity::Notice,
    editions: Editions::ALL,
    cite: &[Citation("政府信息公开工作年度报告格式 表二、表三、表四")],
    doc: include_str!("implausible_jump.md"),
    check: Check::Report(check),
};

/// A change by this factor is worth a look.
const FACTOR: Decimal = Decimal::ONE_HUNDRED;
/// The larger of both numbers is at least this, so that 1 and 120 are left alone.
const LARGE: Decimal = Decimal::ONE_THOUSAND;
/// The same for money, in 万元: offices charge anything from a few 元 on.
const LARGE_AMOUNT: Decimal = Decimal::ONE_HUNDRED;
/// From 元 to 万元.
const TEN_THOUSAND: Decimal = Decimal::from_parts(10_000, 0, 0, false, 0);

fn check(cx: &Context<'_>, sink: &mut Sink<'_>) {
    let Some(previous) = cx.previous.filter(|own| own.edition.value == cx.report.edition.value)
    else {
        return;
    };
    for cell in cx.form.cells() {
        let (Some(now), Some(before)) = (cx.cell(cell), previous.cell(cell)) else { continue };
        let is_money = cx.form.measure(cell) == Some(Measure::Amount);
        let number = |quantity: &Quantity| {
            let money = Money::of(quantity, cx.form.money_unit(cell))?;
            if is_money { money.amount_in(MoneyUnit::default()) } else { quantity.value }
        };
        let (Some(new), Some(old)) = (number(&now.value), number(&before.value)) else { continue };
        let (less, more) = (new.min(old), new.max(old));
        let jumps = less.checked_mul(FACTOR).is_some_and(|least| more >= least);
        let large = if is_money { LARGE_AMOUNT } else { LARGE };
        if less <= Decimal::ZERO || more < large || !jumps {
            continue;
        }
        let (now_written, before_written) = (&now.value.written, &before.value.written);
        let message = format!("填的是{now_written}，上年是{before_written}，相差一百倍以上");
        let mut found = sink.rule().finding(message).at(cell).primary(now.span, "");
        found = found.secondary(before.span, "上年");
        if is_money {
            found.severity = Severity::Warning;
            found = found.help("请核对金额的单位：元填成万元会多一万倍");
        }
        sink.report(if is_money && is_ten_thousand(less, more) {
            found.note("接近一万倍，可能混用了元和万元")
        } else {
            found
        });
    }
}

/// Whether one is some ten thousand times the other.
fn is_ten_thousand(less: Decimal, more: Decimal) -> bool {
    let times = |factor: Decimal| less.checked_mul(TEN_THOUSAND)?.checked_mul(factor);
    let (low, high) = (times(Decimal::new(3, 1)), times(Decimal::new(3, 0)));
    low.is_some_and(|low| more >= low) && high.is_some_and(|high| more <= high)
}

#[cfg(test)]
mod tests {
    use crate::check;
    use crate::testing::{requests, sample, set};
    use report_core::form::Measure;
    use report_core::report::Previous;
    use report_core::vocab::{ColumnKey, RowKey};
    use report_core::{Cell, Decimal, Edition, Report, Spanned};

    /// A number with its unit; `""` for the unit printed.
    type Written = (i64, &'static str);

    /// The notes of what is found at a cell for this year's and last year's number; nothing where
    /// nothing is.
    fn check_jump(cell: Cell, (now, before): (Written, Written), expected: Option<&[&str]>) {
        let with = |(number, unit): Written| {
            let mut report: Report = sample(Edition::Format2021);
            set(&mut report, cell, Some(Decimal::from(number)));
            let quantity = &mut report.cells.get_mut(&cell).unwrap().value;
            quantity.unit = (!unit.is_empty()).then(|| unit.to_owned());
            report
        };
        let mut report = with(now);
        let last = Some(Box::new(with(before)));
        report.previous = Some(Previous { path: Spanned::default(), report: last });
        let found = check(&report).diagnostics;
        let found = found.iter().find(|found| found.rule == "implausible-jump");
        let notes = found.map(|found| found.notes.as_slice());
        assert_eq!(
            notes.map(<[String]>::to_vec),
            expected.map(|e| e.iter().map(|n| (*n).into()).collect())
        );
    }

    fn fees() -> Cell {
        let form = Edition::Format2021.form();
        form.cells().find(|cell| form.measure(*cell) == Some(Measure::Amount)).unwrap()
    }

    #[test]
    fn a_hundred_times_is_a_jump_and_less_is_none() {
        let cell = requests(RowKey::Granted, ColumnKey::Business);
        check_jump(cell, ((1000, ""), (10, "")), Some(&[]));
        check_jump(cell, ((10, ""), (1000, "")), Some(&[]));
        check_jump(cell, ((999, ""), (9, "")), None);
        check_jump(cell, ((1999, ""), (20, "")), None);
        check_jump(cell, ((1000, ""), (0, "")), None);
        check_jump(cell, ((60_000, ""), (6, "")), Some(&[]));
    }

    #[test]
    fn ten_thousand_times_of_money_names_the_units() {
        let note = "接近一万倍，可能混用了元和万元";
        check_jump(fees(), ((60_000, ""), (6, "")), Some(&[note]));
        check_jump(fees(), ((1200, ""), (6, "")), Some(&[]));
        check_jump(fees(), ((4125, "千元"), (4, "")), Some(&[]));
        check_jump(fees(), ((4125, "千元"), (5, "")), None);
        check_jump(fees(), ((60_000, "元"), (6, "")), None);
        check_jump(fees(), ((60_000, ""), (6, "亿元")), None);
    }
}
