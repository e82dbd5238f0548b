//! `prose-parts-mismatch`: in 共N条，其中A条、B条 the parts must not exceed the total, and must reach it
//! where they claim to be all.

use crate::context::Context;
use crate::relation::Verdict;
use crate::rule::{Check, Editions, Rule};
use crate::sink::Sink;
use report_claims::listed::listed;
use report_claims::parts::{Breakdown, Extent, breakdowns};
use report_claims::passage::Passage;
use report_claims::quantity::Quantity;
use report_core::diagnostic::{Diagnostic, Evidence, Part};
use report_core::form::Citation;
use report_core::{Decimal, Severity};

pub(crate) static RULE: Rule = Rule {
    id: "prose-parts-mismatch",
    title: "正文里分项相加与总数不符",
    severity: Severity::Warning,
    editions: Editions::ALL,
    cite: &[Citation("句中“其中”各项与其总数的字义")],
    doc: include_str!("prose_parts_mismatch.md"),
    check: Check::Report(check),
};

/// A total of this size or more…
const LARGE: Decimal = Decimal::from_parts(100, 0, 0, false, 0);
/// …that parts miss by less than one in this many was most likely meant to be reached.
const NEARLY: Decimal = Decimal::from_parts(100, 0, 0, false, 0);

fn check(cx: &Context<'_>, sink: &mut Sink<'_>) {
    for (index, passage) in cx.passages().iter().enumerate() {
        let counted = passage.counted();
        // Parts that are claims are held against the tables.
        let claimed = |part: &Quantity| cx.claim_at(index, part.range.start).is_some();
        let listed = listed(&passage.text, counted).into_iter();
        let listed = listed.filter(|list| !list.parts.iter().any(claimed));
        for breakdown in breakdowns(&passage.text, counted).into_iter().chain(listed) {
            if is_own_figures(passage, &breakdown) || breakdown.is_vague() {
                continue;
            }
            match fault(&breakdown) {
                Some((total, sum)) => {
                    sink.relation(passage.section, Verdict::Failed);
                    let found = finding(sink.rule(), passage, &breakdown, total, sum);
                    sink.report(found);
                }
                None => sink.relation(passage.section, Verdict::Held),
            }
        }
    }
}

/// Whether every number is taken from the tables, whose own relations are checked elsewhere.
fn is_own_figures(passage: &Passage, breakdown: &Breakdown) -> bool {
    let all = breakdown.totals.iter().chain(&breakdown.parts);
    all.into_iter().all(|quantity| passage.is_figure(&quantity.number.range))
}

/// The total the parts belong to and their sum, where that is wrong.
fn fault(breakdown: &Breakdown) -> Option<(&Quantity, Decimal)> {
    if breakdown.holds() {
        return None;
    }
    let sum = breakdown.sum()?;
    let total = breakdown.totals.last()?;
    let values = breakdown.totals.iter().map(|total| total.number.value);
    let most = values.into_iter().try_fold(Decimal::ZERO, Decimal::checked_add)?;
    let too_much = sum > most;
    let alone = breakdown.totals.len() == 1 && breakdown.parts.len() > 1;
    let short = total.number.value.checked_sub(sum)?;
    let too_little = alone && short > Decimal::ZERO && is_meant_whole(breakdown, total, short);
    (too_much || too_little).then_some((total, sum))
}

/// Whether parts that fall short were meant to be all: they say so, or miss by next to nothing.
fn is_meant_whole(breakdown: &Breakdown, total: &Quantity, short: Decimal) -> bool {
    let nearly = || {
        let value = total.number.value;
        value >= LARGE && short.checked_mul(NEARLY).is_some_and(|short| short <= value)
    };
    match breakdown.extent {
        Extent::Whole => true,
        Extent::Some => false,
        Extent::Unsaid => nearly(),
    }
}

fn finding(
    rule: &Rule,
    passage: &Passage,
    breakdown: &Breakdown,
    total: &Quantity,
    sum: Decimal,
) -> Diagnostic {
    let Quantity { number, unit, .. } = total;
    let difference = number.value - sum;
    let more = if difference.is_sign_negative() { "多" } else { "少" };
    let amount = difference.abs();
    let value = number.value;
    let message = format!("总数写的是{value}{unit}，其中各项相加是{sum}{unit}，{more}了{amount}");
    let mut found = rule.finding(message).at(passage.section);
    if let Some(span) = passage.span(&total.range) {
        found = found.primary(span, format!("总数{value}，各项相加{sum}"));
    }
    for part in &breakdown.parts {
        if let Some(span) = passage.span(&part.range) {
            found = found.secondary(span, part.number.value.to_string());
        }
    }
    found.evidence = Evidence {
        reported: Some(value.to_string()),
        computed: Some(sum.to_string()),
        difference: Some(difference.to_string()),
        parts: breakdown.parts.iter().map(|part| evidence(passage, part)).collect(),
        cause: (sum > value).then(|| "分类可能有重叠".to_owned()),
    };
    if sum > value {
        found = found.note("分类可能有重叠，如果是，请在文中写明");
    }
    found.help("请核对总数和各项")
}

fn evidence(passage: &Passage, part: &Quantity) -> Part {
    Part {
        at: passage.section.into(),
        value: passage.text.get(part.range.clone()).unwrap_or_default().to_owned(),
        span: passage.span(&part.range),
    }
}
