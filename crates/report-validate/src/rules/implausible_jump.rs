//! `implausible-jump`: a number a hundred times last year's, or a hundredth, is worth a look;
//! ten thousand times tells of 元 and 万元.

use crate::context::Context;
use crate::rule::{Check, Editions, Rule};
use crate::sink::Sink;
use report_core::form::Citation;
use report_core::form::Measure;
use report_core::{Decimal, Quantity, Severity};

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
/// From 元 to 万元.
const TEN_THOUSAND: Decimal = Decimal::from_parts(10_000, 0, 0, false, 0);

fn check(cx: &Context<'_>, sink: &mut Sink<'_>) {
    let Some(previous) = cx.previous.filter(|own| own.edition.value == cx.report.edition.value)
    else {
        return;
    };
    for cell in cx.form.cells() {
        let (Some(now), Some(before)) = (cx.cell(cell), previous.cell(cell)) else { continue };
        let (Some(new), Some(old)) = (in_unit(&now.value), in_unit(&before.value)) else {
            continue;
        };
        let (less, more) = (new.min(old), new.max(old));
        let jumps = less.checked_mul(FACTOR).is_some_and(|least| more >= least);
        if less <= Decimal::ZERO || more < LARGE || !jumps {
            continue;
        }
        let (now_written, before_written) = (&now.value.written, &before.value.written);
        let message = format!("填的是{now_written}，上年是{before_written}，相差一百倍以上");
        let found = sink.rule().finding(message).at(cell).primary(now.span, "");
        let found = found.secondary(before.span, "上年");
        let money = cx.form.measure(cell) == Some(Measure::Amount);
        sink.report(if money && is_ten_thousand(less, more) {
            found.note("接近一万倍，可能混用了元和万元")
        } else {
            found
        });
    }
}

/// A number as if its unit were 万元, where it is money in another.
fn in_unit(quantity: &Quantity) -> Option<Decimal> {
    let value = quantity.value?;
    match quantity.unit.as_deref() {
        Some("元") => value.checked_div(TEN_THOUSAND),
        Some("亿元") => value.checked_mul(TEN_THOUSAND),
        _ => Some(value),
    }
}

/// Whether one is some ten thousand times the other.
fn is_ten_thousand(less: Decimal, more: Decimal) -> bool {
    let times = |factor: Decimal| less.checked_mul(TEN_THOUSAND)?.checked_mul(factor);
    let (low, high) = (times(Decimal::new(3, 1)), times(Decimal::new(3, 0)));
    low.is_some_and(|low| more >= low) && high.is_some_and(|high| more <= high)
}
