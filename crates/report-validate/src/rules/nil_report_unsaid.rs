//! `nil-report-unsaid`: a report whose 表三 and 表四 are all zero should say so.

use crate::context::Context;
use crate::rule::{Check, Editions, Rule};
use crate::sink::Sink;
use report_core::form::Citation;
use report_core::vocab::{SectionKey, TableKey};
use report_core::{Cell, Severity};

pub(crate) static RULE: Rule = Rule {
    id: "nil-report-unsaid",
    title: "申请和案件全为0而正文没有说明",
    severity: Severity::Notice,
    editions: Editions::ALL,
    cite: &[Citation("政府信息公开工作年度报告格式 表三、表四")],
    doc: include_str!("nil_report_unsaid.md"),
    check: Check::Report(check),
};

/// Words that say that there was nothing.
const NOTHING: [&str; 7] = ["未收到", "没有收到", "未接到", "未发生", "没有发生", "无", "零"];

fn check(cx: &Context<'_>, sink: &mut Sink<'_>) {
    let own = [TableKey::Requests, TableKey::Cases];
    let mut cells = own.iter().flat_map(|table| cx.form.table(*table).cells());
    let zero = |cell: Cell| cx.number(cell).is_some_and(|number| number.is_zero());
    let Some(span) = cx.header(SectionKey::Overview).filter(|_| cells.all(zero)) else { return };
    // 受理申请0件 says so as well.
    let counted = || cx.claims().iter().any(|claim| claim.quantity.number.value.is_zero());
    if cx.says(&NOTHING) || counted() || cx.is_unfilled(SectionKey::Overview) {
        return;
    }
    let found = sink.rule().finding("表三、表四全是0，正文没有说明");
    let found = found.at(SectionKey::Overview).primary(span, "");
    sink.report(found.help("请在总体情况写明没有收到申请、没有发生复议和诉讼"));
}
