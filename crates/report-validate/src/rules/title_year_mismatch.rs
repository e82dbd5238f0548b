//! `title-year-mismatch`: a typed title must not name another year.

use crate::context::Context;
use crate::rule::{Check, Editions, Rule};
use crate::sink::Sink;
use report_claims::number::{Kind, numbers};
use report_core::form::Citation;
use report_core::{Place, Severity};

pub(crate) static RULE: Rule = Rule {
    id: "title-year-mismatch",
    title: "标题里的年份不是报告年度",
    severity: Severity::Error,
    editions: Editions::ALL,
    cite: &[Citation("《政府信息公开条例》第四十九条（上一年度的年度报告）")],
    doc: include_str!("title_year_mismatch.md"),
    check: Check::Report(check),
};

fn check(cx: &Context<'_>, sink: &mut Sink<'_>) {
    let year = cx.report.year.value;
    for line in &cx.report.document.title {
        let mut years = numbers(&line.value).into_iter().filter(|number| number.kind == Kind::Year);
        let Some(other) = years.find(|number| number.value != year.into()) else { continue };
        let message = format!("标题写的是{}年，报告年度是{year}年", other.value);
        let found = sink.rule().finding(message).at(Place::Key("document.title".to_owned()));
        let found = found.primary(line.span, "").secondary(cx.report.year.span, "报告年度");
        sink.report(found);
    }
}
