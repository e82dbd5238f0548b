//! `growth-mismatch`: a growth rate must follow from the difference beside it, or from the same number
//! of last year's report.

use crate::context::Context;
use crate::kinds::years;
use crate::relation::Verdict;
use crate::rule::{Check, Editions, Rule};
use crate::sink::Sink;
use report_claims::change::{Change, changes};
use report_claims::claim::Reading;
use report_claims::growth::{Growth, Subject, growths};
use report_claims::passage::Passage;
use report_claims::quantity::Quantity;
use report_claims::ratio::{agrees, percent, shown};
use report_core::diagnostic::{Diagnostic, Evidence};
use report_core::form::Citation;
use report_core::{Decimal, Severity};

pub(crate) static RULE: Rule = Rule {
    id: "growth-mismatch",
    title: "正文里的增减幅度算得不对",
    severity: Severity::Warning,
    editions: Editions::ALL,
    cite: &[Citation("句中“同比”“增长”“下降”的字义：两年之差除以上年数")],
    doc: include_str!("growth_mismatch.md"),
    check: Check::Report(check),
};

/// What a rate was held against: last year's number and the rate it gives.
struct Base {
    number: Decimal,
    exact: Decimal,
}

fn check(cx: &Context<'_>, sink: &mut Sink<'_>) {
    for (index, passage) in cx.passages().iter().enumerate() {
        if let Some(year) = cx.year() {
            for change in changes(&passage.text, passage.counted(), year) {
                said(passage, &change, sink);
            }
        }
        for growth in growths(&passage.text, passage.counted()) {
            let Some(bases) = bases(cx, index, &growth) else {
                if needs_last_year(cx, index, &growth) {
                    years::unjudged(cx, passage.section, sink);
                }
                continue;
            };
            let right = |base: &Base| agrees(&growth.percent, base.exact);
            if growth.percent.vague || bases.iter().any(right) {
                sink.relation(passage.section, Verdict::Held);
            } else if let [base] = &certain(cx, index, &growth, bases)[..] {
                sink.relation(passage.section, Verdict::Failed);
                let found = finding(sink.rule(), passage, &growth, base);
                sink.report(found);
            }
        }
    }
}

/// Holds what a sentence says of one number against itself: this year's, last year's, difference, rate.
fn said(passage: &Passage, change: &Change, sink: &mut Sink<'_>) {
    let Some(last) = &change.last else { return };
    let before = last.number.value;
    let now = change.now.as_ref().map(|now| now.number.value);
    let grown = now.and_then(|now| now.checked_sub(before));
    let by =
        change.by.as_ref().map(|(by, down)| if *down { -by.number.value } else { by.number.value });
    let difference = grown.zip(by).filter(|(grown, by)| grown != by);
    let rate = change.rate.as_ref().and_then(|(rate, down)| {
        let exact = percent(grown.or(by)?, before)?;
        let exact = if *down { -exact } else { exact };
        (!agrees(rate, exact)).then_some((rate, exact, *down))
    });
    if difference.is_none() && rate.is_none() {
        sink.relation(passage.section, Verdict::Held);
        return;
    }
    sink.relation(passage.section, Verdict::Failed);
    let message = match (difference, rate) {
        (Some((grown, _)), _) => {
            let (less, amount) = (grown.is_sign_negative(), grown.abs());
            let word = if less { "减少" } else { "增加" };
            format!("写的上年数{before}与本年数之差是{word}{amount}，与写的增减数不符")
        }
        (None, Some((rate, exact, down))) => {
            let word = if down { "下降" } else { "增长" };
            format!("写的是{word}{}%，按上年数{before}算是{}", rate.value, shown(exact, rate))
        }
        (None, None) => return,
    };
    let mut found = sink.rule().finding(message).at(passage.section);
    let places = [change.now.as_ref(), change.by.as_ref().map(|(by, _)| by), Some(last)];
    let places = places.into_iter().flatten().map(|own| &own.range);
    let rate = change.rate.as_ref().map(|(rate, _)| &rate.range);
    let mut spans = rate.into_iter().chain(places).filter_map(|range| passage.span(range));
    if let Some(span) = spans.next() {
        found = found.primary(span, "");
    }
    for span in spans {
        found = found.secondary(span, "");
    }
    sink.report(found.help("请核对本年数、上年数和增减"));
}

/// Everything the rate may be of; nothing where nothing is known.
fn bases(cx: &Context<'_>, passage: usize, growth: &Growth) -> Option<Vec<Base>> {
    let bases: Vec<Base> = match &growth.subject {
        Subject::Difference(difference) => {
            let others = growth.others.iter();
            others.flat_map(|other| of_difference(growth, difference, other)).collect()
        }
        Subject::Number(number) => {
            let written = number.number.value;
            of_last_year(cx, passage, number)
                .iter()
                .filter_map(|n| base(growth, written, *n))
                .collect()
        }
    };
    (!bases.is_empty()).then_some(bases)
}

/// The bases of which exactly one is beyond doubt: the only number before a difference in its own
/// sentence, taken as this year's; the first reading of a claim.
fn certain(cx: &Context<'_>, passage: usize, growth: &Growth, bases: Vec<Base>) -> Vec<Base> {
    match &growth.subject {
        Subject::Number(number) => {
            let known = !of_last_year(cx, passage, number).is_empty();
            bases.into_iter().take(usize::from(known)).collect()
        }
        Subject::Difference(difference) => {
            let near = |other: &&Quantity| {
                growth.sentence.start <= other.range.start
                    && other.range.end <= difference.range.start
            };
            match growth.others.iter().filter(near).collect::<Vec<_>>()[..] {
                [only] => of_difference(growth, difference, only).into_iter().take(1).collect(),
                _ => Vec::new(),
            }
        }
    }
}

/// Last year's number where `other` is this year's, then where it is last year's.
fn of_difference(growth: &Growth, difference: &Quantity, other: &Quantity) -> Vec<Base> {
    let (by, other) = (difference.number.value, other.number.value);
    let before = if growth.down { other.checked_add(by) } else { other.checked_sub(by) };
    let numbers =
        [before, Some(other)].into_iter().flatten().filter(|number| *number > Decimal::ZERO);
    let base = |number| Some(Base { number, exact: percent(by, number)? });
    numbers.filter_map(base).collect()
}

fn base(growth: &Growth, now: Decimal, before: Decimal) -> Option<Base> {
    let difference = now.checked_sub(before)?;
    let difference = if growth.down { -difference } else { difference };
    Some(Base { number: before, exact: percent(difference, before)? })
}

/// Whether the rate is of a number of the tables, so that last year's report would tell.
fn needs_last_year(cx: &Context<'_>, passage: usize, growth: &Growth) -> bool {
    let Subject::Number(number) = &growth.subject else { return false };
    cx.previous.is_none() && !readings(cx, passage, number).is_empty()
}

/// What a number may mean, where it is a claim about the tables.
fn readings<'a>(cx: &'a Context<'_>, passage: usize, number: &Quantity) -> &'a [Reading] {
    cx.claim_at(passage, number.range.start).map_or(&[], |claim| &claim.readings)
}

/// What last year's report has for a number that is a claim about the tables.
fn of_last_year(cx: &Context<'_>, passage: usize, number: &Quantity) -> Vec<Decimal> {
    let Some(previous) = cx.previous else { return Vec::new() };
    let sum = |cells: &[report_core::Cell]| {
        let mut cells = cells.iter().map(|cell| Some(previous.cell(*cell)?.value.or_zero()));
        cells.try_fold(Decimal::ZERO, |sum, number| sum.checked_add(number?))
    };
    let numbers = readings(cx, passage, number).iter().filter_map(|reading| sum(&reading.cells));
    numbers.filter(|number| !number.is_zero()).collect()
}

fn finding(rule: &Rule, passage: &Passage, growth: &Growth, base: &Base) -> Diagnostic {
    let word = if growth.down { "下降" } else { "增长" };
    let (written, exact) = (&growth.percent, shown(base.exact, &growth.percent));
    let message = format!("写的是{word}{}%，按上年数{}算是{exact}", written.value, base.number);
    let mut found = rule.finding(message).at(passage.section);
    if let Some(span) = passage.span(&written.range) {
        found = found.primary(span, format!("应为{exact}"));
    }
    let (Subject::Difference(subject) | Subject::Number(subject)) = &growth.subject;
    if let Some(span) = passage.span(&subject.range) {
        found = found.secondary(span, "");
    }
    found.evidence = Evidence {
        reported: Some(format!("{}%", written.value)),
        computed: Some(exact),
        ..Evidence::default()
    };
    found
}
