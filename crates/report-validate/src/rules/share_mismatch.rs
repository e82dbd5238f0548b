//! `share-mismatch`: a percentage after 占 must be the part over the whole.

use crate::context::Context;
use crate::relation::Verdict;
use crate::rule::{Check, Editions, Rule};
use crate::sink::Sink;
use report_claims::passage::Passage;
use report_claims::quantity::Quantity;
use report_claims::ratio::{agrees, percent, shown};
use report_claims::share::{Share, shares};
use report_core::diagnostic::{Diagnostic, Evidence};
use report_core::form::Citation;
use report_core::vocab::{ColumnKey, RowKey, TableKey};
use report_core::{Cell, Decimal, Severity};

pub(crate) static RULE: Rule = Rule {
    id: "share-mismatch",
    title: "正文里的占比算得不对",
    severity: Severity::Warning,
    editions: Editions::ALL,
    cite: &[Citation("句中“占”的字义：部分除以总体")],
    doc: include_str!("share_mismatch.md"),
    check: Check::Report(check),
};

/// What a whole may be.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Whole {
    value: Decimal,
    /// Where it stands in the passage, unless it is taken from a table.
    counted: Option<Quantity>,
}

fn check(cx: &Context<'_>, sink: &mut Sink<'_>) {
    for passage in cx.passages() {
        for share in shares(&passage.text, passage.counted()) {
            if share.percent.vague || share.part.number.vague {
                continue;
            }
            match fault(cx, &share) {
                Some(wholes) if wholes.is_empty() => sink.relation(passage.section, Verdict::Held),
                Some(wholes) => {
                    sink.relation(passage.section, Verdict::Failed);
                    let found = finding(sink.rule(), passage, &share, &wholes);
                    sink.report(found);
                }
                None => {}
            }
        }
    }
}

/// The wholes a wrong share was held against; empty where it is right, nothing where no whole is
/// certain.
fn fault(cx: &Context<'_>, share: &Share) -> Option<Vec<Whole>> {
    let counted = |quantity: &Quantity| Whole {
        value: quantity.number.value,
        counted: Some(quantity.clone()),
    };
    let named = named(cx, share);
    let mut possible = named.iter().cloned().chain(share.others.iter().map(counted));
    let part = share.part.number.value;
    let right = |whole: Whole| {
        percent(part, whole.value).is_some_and(|exact| agrees(&share.percent, exact))
    };
    if possible.any(right) {
        return Some(Vec::new());
    }
    if !named.is_empty() {
        return Some(named);
    }
    match share.near()[..] {
        [only] if share.whole.is_empty() && !only.number.vague => Some(vec![counted(only)]),
        _ => None,
    }
}

/// The numbers of 表三 the words for the whole stand for.
fn named(cx: &Context<'_>, share: &Share) -> Vec<Whole> {
    let has = |words: &[&str]| words.iter().any(|word| share.whole.contains(word));
    let rows: &[&[RowKey]] = if has(&["办结", "答复", "办理结果"]) {
        &[&[RowKey::Processed]]
    } else if has(&["申请", "新收", "收到", "受理"]) {
        &[&[RowKey::Received], &[RowKey::Received, RowKey::PendingAtStart], &[RowKey::Processed]]
    } else {
        &[]
    };
    let cell =
        |row: &RowKey| Cell { table: TableKey::Requests, row: *row, column: ColumnKey::Total };
    let sum = |rows: &&[RowKey]| {
        let mut cells = rows.iter().map(cell);
        cells.try_fold(Decimal::ZERO, |sum, cell| sum.checked_add(cx.number(cell)?))
    };
    let values = rows.iter().filter_map(sum).filter(|value| !value.is_zero());
    values.map(|value| Whole { value, counted: None }).collect()
}

fn finding(rule: &Rule, passage: &Passage, share: &Share, wholes: &[Whole]) -> Diagnostic {
    let (part, written) = (share.part.number.value, &share.percent);
    let exact = |whole: &Whole| {
        let exact = percent(part, whole.value).unwrap_or_default();
        format!("{part}÷{}是{}", whole.value, shown(exact, written))
    };
    let computed: Vec<String> = wholes.iter().map(exact).collect();
    let message = format!("占比写的是{}%，{}", written.value, computed.join("，"));
    let mut found = rule.finding(message).at(passage.section);
    if let Some(span) = passage.span(&written.range) {
        found = found.primary(span, computed.join("，"));
    }
    let counted = wholes.iter().filter_map(|whole| whole.counted.as_ref());
    for quantity in counted.chain([&share.part]) {
        if let Some(span) = passage.span(&quantity.range) {
            found = found.secondary(span, quantity.number.value.to_string());
        }
    }
    let first = wholes.first().and_then(|whole| percent(part, whole.value));
    found.evidence = Evidence {
        reported: Some(format!("{}%", written.value)),
        computed: first.map(|exact| shown(exact, written)),
        ..Evidence::default()
    };
    found.help("请核对占比，或写明是占什么的")
}
