//! `carry-over-mismatch`: 二、上年结转 must equal 四、结转下年度 of last year's report, column by
//! column.

use crate::context::Context;
use crate::kinds::years::{self, Break, Link, Term};
use crate::rule::{Check, Editions, Rule};
use crate::sink::Sink;
use report_core::form::Citation;
use report_core::vocab::TableKey;
use report_core::{Cell, Decimal, Severity};

pub(crate) static RULE: Rule = Rule {
    id: "carry-over-mismatch",
    title: "上年结转与上年报告的结转下年度不符",
    severity: Severity::Warning,
    editions: Editions::ALL,
    cite: &[Citation("政府信息公开工作年度报告格式 表三 二、上年结转 与上年报告 四、结转下年度")],
    doc: include_str!("carry_over_mismatch.md"),
    check: Check::Report(check),
};

fn check(cx: &Context<'_>, sink: &mut Sink<'_>) {
    let table = cx.form.table(TableKey::Requests);
    let cells =
        table.blocks.iter().flat_map(|block| block.cells(table.key).map(move |at| (block, at)));
    let links = cells.filter_map(|(block, at)| {
        let from = block.carried_from(at);
        let terms = from.into_iter().map(Term::of_previous).collect::<Vec<_>>();
        (!terms.is_empty()).then_some(Link { at, terms })
    });
    let breaks = years::judge(cx, links.collect(), sink);
    for broken in breaks.iter().filter(|broken| !follows(cx, broken, &breaks)) {
        let found = years::finding(cx, sink.rule(), broken, "上年报告的结转下年度");
        sink.report(found.note("机构改革、申请人类型更正会使两年接不上，应在报告中说明"));
    }
}

/// Whether a total is off by just what its own parts are off together.
fn follows(cx: &Context<'_>, broken: &Break, breaks: &[Break]) -> bool {
    let off = |broken: &Break| broken.reported - broken.expected;
    let parts = parts_of(cx, broken.link.at);
    let mut together = breaks.iter().filter(|other| parts.contains(&other.link.at)).map(off);
    !parts.is_empty() && together.by_ref().sum::<Decimal>() == off(broken)
}

/// What a row's total sums; nothing for any other cell.
fn parts_of(cx: &Context<'_>, at: Cell) -> Vec<Cell> {
    let block = cx.form.table(at.table).block_of(at.row);
    let sums = block.map_or(&[][..], |block| block.row_totals);
    let sum = sums.iter().find(|sum| sum.total == at.column);
    sum.map_or(&[][..], |sum| sum.parts)
        .iter()
        .map(|column| Cell { column: *column, ..at })
        .collect()
}
