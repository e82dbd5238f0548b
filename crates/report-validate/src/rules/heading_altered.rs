//! `heading-altered`: the heading of a part must be the form's.

use crate::context::Context;
use crate::rule::{Check, Editions, Rule};
use crate::sink::Sink;
use report_core::Severity;
use report_core::form::Citation;

pub(crate) static RULE: Rule = Rule {
    id: "heading-altered",
    title: "一部分的标题与格式不同",
    severity: Severity::Notice,
    editions: Editions::ALL,
    cite: &[Citation("政府信息公开工作年度报告格式 一至六各部分的标题")],
    doc: include_str!("heading_altered.md"),
    check: Check::Report(check),
};

fn check(cx: &Context<'_>, sink: &mut Sink<'_>) {
    for section in &cx.report.sections {
        let own = cx.form.section(section.key).map_or("", |own| own.heading);
        let Some(written) = &section.heading else { continue };
        if own.is_empty() || plain(&written.value) == plain(own) {
            continue;
        }
        let message = format!("标题写的是“{}”，格式规定的是“{own}”", written.value.trim());
        let found = sink.rule().finding(message).at(section.key).primary(written.span, "");
        sink.report(found.help("删去 heading 一行，就用格式规定的标题"));
    }
}

/// A heading without its blanks.
fn plain(text: &str) -> String {
    text.chars().filter(|ch| !ch.is_whitespace()).collect()
}
