//! `unfilled-section`: a part still holds the form's own prompt instead of text.

use crate::context::Context;
use crate::rule::{Check, Editions, Rule};
use crate::sink::Sink;
use report_core::Severity;
use report_core::form::Citation;
use report_core::vocab::SectionKey;

pub(crate) static RULE: Rule = Rule {
    id: "unfilled-section",
    title: "有一部分还没有填写",
    severity: Severity::Warning,
    editions: Editions::ALL,
    cite: &[Citation("政府信息公开工作年度报告格式 一、五、六各部分（文字描述）")],
    doc: include_str!("unfilled_section.md"),
    check: Check::Report(check),
};

fn check(cx: &Context<'_>, sink: &mut Sink<'_>) {
    let unfilled = SectionKey::ALL.iter().copied().filter(|section| cx.is_unfilled(*section));
    let unfilled: Vec<SectionKey> = unfilled.collect();
    let Some(first) = unfilled.first() else { return };
    let names: Vec<_> = unfilled.iter().map(|key| cx.form.describe(&(*key).into())).collect();
    let message = format!("还没有填写：{}", names.join("，"));
    let mut found = sink.rule().finding(message).at(*first);
    for (index, span) in unfilled.iter().filter_map(|key| cx.header(*key)).enumerate() {
        found = if index == 0 { found.primary(span, "") } else { found.secondary(span, "") };
    }
    sink.report(found.help("请把“（文字描述）”一类的提示换成正文"));
}
