//! Relations with last year's report: a cell against cells of last year's. They are warnings, because
//! offices merge, requesters are reclassified and counting changes lawfully.

use crate::context::Context;
use crate::equation::Side;
use crate::relation::Verdict;
use crate::rule::Rule;
use crate::sink::Sink;
use report_core::diagnostic::{Diagnostic, Evidence, Part};
use report_core::{Cell, Decimal, Place, Quantity, Report, Spanned};

/// One number a link takes: from which year, which cell, added or taken off.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Term {
    /// Whether it is from last year's report.
    pub(crate) previous: bool,
    /// The cell.
    pub(crate) cell: Cell,
    /// Whether it is added or taken off.
    pub(crate) side: Side,
}

impl Term {
    /// A number of last year's report that is added.
    pub(crate) const fn of_previous(cell: Cell) -> Self {
        Self { previous: true, cell, side: Side::Left }
    }
}

/// A cell that must equal what last year's report leads to.
#[derive(Clone, Debug)]
pub(crate) struct Link {
    /// This year's cell.
    pub(crate) at: Cell,
    /// What it must equal.
    pub(crate) terms: Vec<Term>,
}

/// A link that fails.
#[derive(Clone, Debug)]
pub(crate) struct Break {
    /// The link.
    pub(crate) link: Link,
    /// The number reported.
    pub(crate) reported: Decimal,
    /// The number last year's report leads to.
    pub(crate) expected: Decimal,
}

/// Judges links, notes each as a relation, and gives those that fail. Without last year's report
/// none can be judged, and each says why.
pub(crate) fn judge(cx: &Context<'_>, links: Vec<Link>, sink: &mut Sink<'_>) -> Vec<Break> {
    let Some(previous) = cx.previous else {
        for link in links {
            unjudged(cx, link.at, sink);
        }
        return Vec::new();
    };
    let mut breaks = Vec::new();
    for link in links {
        let (reported, expected) = (number(cx.report, link.at), expected(cx, previous, &link));
        let (Some(reported), Some(expected)) = (reported, expected) else {
            let reason = "本年或上年报告中有一格没有数".to_owned();
            sink.relation(link.at, Verdict::Undecided(reason));
            continue;
        };
        let held = reported == expected;
        sink.relation(link.at, if held { Verdict::Held } else { Verdict::Failed });
        if !held {
            breaks.push(Break { link, reported, expected });
        }
    }
    breaks
}

/// Notes a relation that needs last year's report, which is not there.
pub(crate) fn unjudged(cx: &Context<'_>, at: impl Into<Place>, sink: &mut Sink<'_>) {
    sink.relation(at, Verdict::Undecided(cx.without_previous().to_owned()));
}

/// Words a link that fails; `source` names what last year's report leads to.
pub(crate) fn finding(cx: &Context<'_>, rule: &Rule, broken: &Break, source: &str) -> Diagnostic {
    let Break { link, reported, expected } = broken;
    let difference = reported - expected;
    let more = if difference.is_sign_negative() { "少" } else { "多" };
    let name = cx.place(link.at);
    let amount = difference.abs();
    let message = format!("“{name}”填的是{reported}，{source}是{expected}，{more}了{amount}");
    let mut found = rule.finding(message).at(link.at);
    if let Some(written) = cx.cell(link.at) {
        found = found.primary(written.span, format!("填的是{reported}，应为{expected}"));
    }
    found.evidence = Evidence {
        reported: Some(reported.to_string()),
        computed: Some(expected.to_string()),
        difference: Some(difference.to_string()),
        parts: link.terms.iter().map(|term| part(cx, *term)).collect(),
        cause: None,
    };
    link.terms.iter().fold(found, |found, term| match written(cx, *term) {
        Some(cell) => found.secondary(cell.span, label(cx, *term, &cell.value)),
        None => found,
    })
}

fn label(cx: &Context<'_>, term: Term, value: &Quantity) -> String {
    let year = if term.previous { "上年" } else { "本年" };
    format!("{year}“{}”{}", cx.place(term.cell), value.or_zero())
}

fn part(cx: &Context<'_>, term: Term) -> Part {
    let written = written(cx, term);
    let previous = || Place::Key(format!("previous.{}", term.cell));
    Part {
        at: if term.previous { previous() } else { term.cell.into() },
        value: written.map(|cell| cell.value.written.to_string()).unwrap_or_default(),
        span: written.map(|cell| cell.span),
    }
}

fn written<'a>(cx: &Context<'a>, term: Term) -> Option<&'a Spanned<Quantity>> {
    let report = if term.previous { cx.previous? } else { cx.report };
    report.cell(term.cell)
}

fn expected(cx: &Context<'_>, previous: &Report, link: &Link) -> Option<Decimal> {
    link.terms.iter().try_fold(Decimal::ZERO, |sum, term| {
        let report = if term.previous { previous } else { cx.report };
        sum.checked_add(term.side.sign(number(report, term.cell)?))
    })
}

/// A cell's number; nothing where the report lacks it or it was left blank, because a blank stands
/// for no number another year could be held to.
fn number(report: &Report, cell: Cell) -> Option<Decimal> {
    report.cell(cell)?.value.value
}

#[cfg(test)]
mod tests {
    use crate::check;
    use crate::testing::sample;
    use report_core::report::Previous;
    use report_core::{Edition, Spanned};

    /// Why relations of the sample cannot be judged, and how many, when last year's report is named
    /// but could not be used, or is not named.
    fn check_reasons(edition: Edition, named: bool, expected: &str) {
        let mut report = sample(edition);
        report.previous = named.then(|| Previous { path: Spanned::default(), report: None });
        let reasons = check(&report).summary.reasons;
        let reasons: Vec<_> =
            reasons.iter().map(|(why, count)| format!("{why}：{count}")).collect();
        assert_eq!(reasons, [expected]);
    }

    #[test]
    fn without_last_year_s_report_its_relations_are_counted_with_the_reason() {
        // Seven columns carried over and three groups of cases; in the trial edition five items of 表二 as well.
        check_reasons(Edition::Format2021, false, "没有指明上年报告，未做跨年核对：10");
        check_reasons(Edition::Format2021, true, "上年报告不能用，未做跨年核对：10");
        check_reasons(Edition::Trial2019, false, "上年还没有统一格式的报告，无从跨年核对：15");
    }
}
