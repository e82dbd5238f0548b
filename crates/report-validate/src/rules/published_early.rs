//! `published-early`: a year's report cannot be published before the year is over.

use crate::context::Context;
use crate::relation::Verdict;
use crate::rule::{Check, Editions, Rule};
use crate::sink::Sink;
use report_core::form::Citation;
use report_core::{Place, Severity};

pub(crate) static RULE: Rule = Rule {
    id: "published-early",
    title: "公布日期早于报告年度结束",
    severity: Severity::Warning,
    editions: Editions::ALL,
    cite: &[Citation("《政府信息公开条例》第四十九条（上一年度的年度报告）")],
    doc: include_str!("published_early.md"),
    check: Check::Report(check),
};

fn check(cx: &Context<'_>, sink: &mut Sink<'_>) {
    let Some(published) = &cx.report.document.published else { return };
    let place = || Place::Key("document.published".to_owned());
    let Some(year) = cx.year() else { return };
    let held = published.value.year > year;
    sink.relation(place(), if held { Verdict::Held } else { Verdict::Failed });
    if !held {
        let message = format!("公布日期是{}，{year}年度还没有结束", published.value);
        let found = sink.rule().finding(message).at(place()).primary(published.span, "");
        sink.report(found.secondary(cx.report.year.span, "报告年度"));
    }
}
