//! `share-mismatch`: a percentage after 占 must be the part over the whole.

use crate::context::Context;
use crate::relation::Verdict;
use crate::rule::{Check, Editions, Rule};
use crate::sink::Sink;
use report_claims::claim::{Portion, Reading};
use report_claims::number::Number;
use report_claims::passage::Passage;
use report_claims::quantity::Quantity;
use report_claims::ratio::{agrees, percent, shown};
use report_claims::share::{Share, shares};
use report_core::diagnostic::{Diagnostic, Evidence};
use report_core::form::Citation;
use report_core::vocab::{ColumnKey, GroupKey, RowKey, TableKey};
use report_core::{Cell, Decimal, Severity, distinct};
use std::ops::Range;

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
    for (index, passage) in cx.passages().iter().enumerate() {
        let mut named = Named::default();
        for share in shares(&passage.text, passage.counted()) {
            if share.percent.vague || share.part.number.vague {
                continue;
            }
            let part = share.part.number.value;
            let verdict = fault(cx, index, &share, named.before(&passage.text, &share));
            report(sink, passage, &share.percent, (part, Some(&share.part)), verdict);
        }
    }
    for portion in &cx.counted().portions {
        let Some(passage) = cx.passages().get(portion.passage) else { continue };
        let numbers = &passage.counted().numbers;
        let at = numbers.partition_point(|number| number.range.start < portion.range.start);
        let Some(percent) = numbers.get(at).filter(|number| !number.vague) else { continue };
        if let Some((part, wholes)) = of_table(cx, passage, portion, percent) {
            report(sink, passage, percent, (part, None), Some(wholes));
        }
    }
}

/// Where the sentence at hand first names requests: looked for once, however many shares it has.
#[derive(Default)]
struct Named {
    sentence: Range<usize>,
    end: Option<usize>,
}

impl Named {
    /// Whether a share's sentence names requests before its part.
    fn before(&mut self, text: &str, share: &Share) -> bool {
        if self.sentence != share.sentence {
            let own = text.get(share.sentence.clone()).unwrap_or_default();
            let first = ["申请中", "公开申请"].map(|word| Some(own.find(word)? + word.len()));
            self.end = first.into_iter().flatten().min().map(|end| share.sentence.start + end);
            self.sentence = share.sentence.clone();
        }
        self.end.is_some_and(|end| end <= share.part.range.start)
    }
}

/// Notes what a share came to: the wholes it is wrong for, none where it is right.
fn report(
    sink: &mut Sink<'_>,
    passage: &Passage,
    percent: &Number,
    part: (Decimal, Option<&Quantity>),
    verdict: Option<Vec<Whole>>,
) {
    match verdict {
        Some(wholes) if wholes.is_empty() => sink.relation(passage.section, Verdict::Held),
        Some(wholes) => {
            sink.relation(passage.section, Verdict::Failed);
            let found = finding(sink.rule(), passage, percent, part, &wholes);
            sink.report(found);
        }
        None => {}
    }
}

fn counted(quantity: &Quantity) -> Whole {
    Whole { value: quantity.number.value, counted: Some(quantity.clone()) }
}

/// The wholes a wrong share was held against; empty where it is right, nothing where no whole is
/// certain. `requests` tells whether the sentence names requests before the part.
fn fault(cx: &Context<'_>, index: usize, share: &Share, requests: bool) -> Option<Vec<Whole>> {
    let by_name = named(cx, &share.whole);
    let part = share.part.number.value;
    let near: Vec<Whole> = share.near.iter().map(counted).collect();
    let same = |whole: &Whole| by_name.iter().any(|own| own.value == whole.value);
    let in_sentence: Vec<Whole> = near.iter().filter(|whole| same(whole)).cloned().collect();
    let mut parts = vec![part];
    for other in &share.joined {
        let sum = parts.last().and_then(|sum| sum.checked_add(other.number.value));
        parts.extend(sum);
    }
    let right = |whole: &Whole| {
        let agrees = |part: &Decimal| {
            percent(*part, whole.value).is_some_and(|exact| agrees(&share.percent, exact))
        };
        parts.iter().any(agrees)
    };
    // The whole that is named, by the sentence's own number where it has one; else what stands before the
    // part; else what the tables have.
    let wholes = match (in_sentence.is_empty(), by_name.is_empty()) {
        (false, _) => in_sentence,
        (true, false) => by_name.clone(),
        _ if !near.is_empty() => near
            .into_iter()
            .chain(if share.joined.is_empty() {
                Vec::new()
            } else {
                tables(cx, index, share, requests)
            })
            .collect(),
        _ => tables(cx, index, share, requests),
    };
    let others = share.others.iter().map(counted);
    let lenient = share.near.is_empty() && share.whole.is_empty();
    if wholes.iter().any(right) || lenient && others.clone().any(|whole| right(&whole)) {
        return Some(Vec::new());
    }
    if !share.whole.is_empty() && by_name.is_empty() {
        // A whole that is not known here: 占重点企业的35%.
        let known = share.others.iter().map(counted).any(|whole| right(&whole));
        return known.then(Vec::new);
    }
    if share.near.iter().any(|own| own.number.vague) {
        return None;
    }
    let near = share.near.last().filter(|_| share.whole.is_empty()).map(counted);
    match near {
        Some(only) => Some(vec![only]),
        None => (!wholes.is_empty()).then_some(wholes),
    }
}

/// The totals of 表三 and 表四 that a part which is a claim, or stands under 申请中, may be a share of.
fn tables(cx: &Context<'_>, index: usize, share: &Share, requests: bool) -> Vec<Whole> {
    match cx.claim_at(index, share.part.range.start) {
        Some(claim) => wholes(cx, &claim.readings),
        None if requests => named(cx, "申请"),
        None => Vec::new(),
    }
}

/// The totals that cells may be a share of.
fn wholes(cx: &Context<'_>, readings: &[Reading]) -> Vec<Whole> {
    let cells = readings.iter().flat_map(|reading| &reading.cells);
    let rows: Vec<RowKey> = cells.clone().map(|cell| cell.row).collect();
    let mut found = match cells.clone().next().map(|cell| cell.table) {
        Some(TableKey::Requests) => named(cx, "申请"),
        Some(TableKey::Cases) => {
            let total =
                |row: &RowKey| Cell { table: TableKey::Cases, row: *row, column: ColumnKey::Total };
            let each: Vec<Decimal> =
                distinct(&rows).iter().filter_map(|row| cx.number(total(row))).collect();
            let all = sum(cx, &distinct(&rows).iter().map(total).collect::<Vec<_>>());
            let every = CASES.iter().map(total).collect::<Vec<_>>();
            each.into_iter()
                .chain(all)
                .chain(sum(cx, &every))
                .chain(sum(cx, every.get(1..).unwrap_or_default()))
                .map(Whole::of_table)
                .collect()
        }
        _ => Vec::new(),
    };
    // 本机关不掌握占无法提供的80%: a leaf's group.
    let groups = [GroupKey::Denied, GroupKey::Unavailable, GroupKey::NotProcessed];
    for group in groups.into_iter().filter_map(|key| cx.form.table(TableKey::Requests).group(key)) {
        if rows.iter().all(|row| group.rows.contains(row)) {
            let cell = |row: &RowKey| Cell {
                table: TableKey::Requests,
                row: *row,
                column: ColumnKey::Total,
            };
            let cells: Vec<Cell> = group.rows.iter().map(cell).collect();
            found.extend(sum(cx, &cells).map(Whole::of_table));
        }
    }
    found.retain(|whole| !whole.value.is_zero());
    found
}

const CASES: [RowKey; 3] =
    [RowKey::Reconsideration, RowKey::DirectLitigation, RowKey::LitigationAfterReconsideration];

impl Whole {
    const fn of_table(value: Decimal) -> Self {
        Self { value, counted: None }
    }
}

fn sum(cx: &Context<'_>, cells: &[Cell]) -> Option<Decimal> {
    let mut cells = cells.iter();
    cells.try_fold(Decimal::ZERO, |sum, cell| sum.checked_add(cx.number(*cell)?))
}

/// A percentage of a number of the tables: that number, and the wholes it is wrong for.
fn of_table(
    cx: &Context<'_>,
    passage: &Passage,
    portion: &Portion,
    written: &Number,
) -> Option<(Decimal, Vec<Whole>)> {
    let parts: Vec<Decimal> =
        portion.readings.iter().filter_map(|reading| sum(cx, &reading.cells)).collect();
    let own = &passage.counted().quantities;
    let from = own.partition_point(|q| q.range.start < portion.sentence.start);
    let own = own.get(from..)?.iter().take_while(|q| q.range.end <= portion.range.start);
    let near = own.filter(|q| !q.number.value.is_zero()).take(8).map(counted);
    let wholes: Vec<Whole> = wholes(cx, &portion.readings).into_iter().chain(near).collect();
    let right = |part: &Decimal| {
        let agree =
            |whole: &Whole| percent(*part, whole.value).is_some_and(|it| agrees(written, it));
        wholes.iter().any(agree)
    };
    let first = *parts.first()?;
    if wholes.is_empty() {
        return None;
    }
    Some((first, if parts.iter().any(right) { Vec::new() } else { wholes }))
}

/// The numbers of 表三 the words for the whole stand for.
fn named(cx: &Context<'_>, words: &str) -> Vec<Whole> {
    // 占全市申请总量: another place's total is not known here.
    let has = |list: &[&str]| list.iter().any(|word| words.contains(word));
    if has(&["全市", "全省", "全国", "全区", "全县", "同期"]) && !has(&["全县申请", "全区申请"])
    {
        return Vec::new();
    }
    let group = [
        ("不予公开", GroupKey::Denied),
        ("无法提供", GroupKey::Unavailable),
        ("不予处理", GroupKey::NotProcessed),
    ];
    let group = group.into_iter().find(|(word, _)| words.contains(word));
    if let Some(group) = group.and_then(|(_, key)| cx.form.table(TableKey::Requests).group(key)) {
        let total =
            |row: &RowKey| Cell { table: TableKey::Requests, row: *row, column: ColumnKey::Total };
        let cells: Vec<Cell> = group.rows.iter().map(total).collect();
        return sum(cx, &cells).into_iter().map(Whole::of_table).collect();
    }
    if has(&["诉讼", "复议"]) {
        let rows = [(has(&["诉讼"]), CASES.get(1..)), (has(&["复议"]), CASES.get(..1))];
        let rows = rows.into_iter().filter_map(|(named, rows)| rows.filter(|_| named));
        let cell =
            |row: &RowKey| Cell { table: TableKey::Cases, row: *row, column: ColumnKey::Total };
        let sums = rows.filter_map(|rows| sum(cx, &rows.iter().map(cell).collect::<Vec<_>>()));
        return sums.filter(|value| !value.is_zero()).map(Whole::of_table).collect();
    }
    let rows: &[&[RowKey]] = if has(&["应办", "应答复"]) {
        &[&[RowKey::Received, RowKey::PendingAtStart]]
    } else if has(&["办结", "答复", "办理结果"]) {
        &[&[RowKey::Processed]]
    } else if has(&["新收"]) {
        &[&[RowKey::Received]]
    } else if has(&["申请", "收到", "受理"]) {
        &[&[RowKey::Received], &[RowKey::Received, RowKey::PendingAtStart], &[RowKey::Processed]]
    } else {
        &[]
    };
    let cell =
        |row: &RowKey| Cell { table: TableKey::Requests, row: *row, column: ColumnKey::Total };
    let total = |rows: &&[RowKey]| sum(cx, &rows.iter().map(cell).collect::<Vec<_>>());
    let values = rows.iter().filter_map(total).filter(|value| !value.is_zero());
    values.map(Whole::of_table).collect()
}

fn finding(
    rule: &Rule,
    passage: &Passage,
    written: &Number,
    (part, own): (Decimal, Option<&Quantity>),
    wholes: &[Whole],
) -> Diagnostic {
    let exact = |whole: &Whole| {
        let exact = percent(part, whole.value).unwrap_or_default();
        format!("{part}÷{}是{}", whole.value, shown(exact, written))
    };
    let mut computed: Vec<String> = wholes.iter().map(exact).collect();
    computed.dedup();
    let message = format!("占比写的是{}%，{}", written.value, computed.join("，"));
    let mut found = rule.finding(message).at(passage.section);
    if let Some(span) = passage.span(&written.range) {
        found = found.primary(span, computed.join("，"));
    }
    let counted = wholes.iter().filter_map(|whole| whole.counted.as_ref());
    for quantity in counted.chain(own) {
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
