//! `previous-items-mismatch`: in the 2019 edition 上一年项目数量 must equal last year's 上一年项目数量
//! with last year's 增/减.

use crate::context::Context;
use crate::kinds::years::{self, Link, Term};
use crate::rule::{Check, Editions, Rule};
use crate::sink::Sink;
use report_core::Severity;
use report_core::form::Citation;
use report_core::vocab::TableKey;

pub(crate) static RULE: Rule = Rule {
    id: "previous-items-mismatch",
    title: "上一年项目数量与上年报告接不上",
    severity: Severity::Warning,
    editions: Editions::ONLY_2019,
    cite: &[Citation("国办公开办函〔2019〕60号 表二 上一年项目数量、本年增/减")],
    doc: include_str!("previous_items_mismatch.md"),
    check: Check::Report(check),
};

fn check(cx: &Context<'_>, sink: &mut Sink<'_>) {
    let cells = cx.form.table(TableKey::ProactiveDisclosure).cells();
    let links = cells.filter_map(|at| {
        let from = cx.form.carried_from(at);
        let terms = from.into_iter().map(Term::of_previous).collect::<Vec<_>>();
        (!terms.is_empty()).then_some(Link { at, terms })
    });
    for broken in years::judge(cx, links.collect(), sink) {
        let source = "上年报告的上一年项目数量加本年增减";
        let found = years::finding(cx, sink.rule(), &broken, source);
        sink.report(found.note("事项目录调整会使两年接不上，应在报告中说明"));
    }
}
