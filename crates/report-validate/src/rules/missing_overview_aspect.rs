//! `missing-overview-aspect`: part one should cover the five aspects the 2021 format names.

use crate::context::Context;
use crate::rule::{Check, Editions, Rule};
use crate::sink::Sink;
use report_core::Severity;
use report_core::form::Citation;
use report_core::vocab::SectionKey;

pub(crate) static RULE: Rule = Rule {
    id: "missing-overview-aspect",
    title: "总体情况没有写全五个方面",
    severity: Severity::Warning,
    editions: Editions::SINCE_2021,
    cite: &[Citation("国办公开办函〔2021〕30号 一、（一）总体情况")],
    doc: include_str!("missing_overview_aspect.md"),
    check: Check::Report(check),
};

/// The five aspects, with the words that show each is there.
const ASPECTS: [(&str, &[&str]); 5] = [
    ("主动公开", &["主动公开", "公开政府信息", "公开信息"]),
    ("依申请公开", &["申请"]),
    ("政府信息管理", &["信息管理", "管理", "属性认定", "源头认定", "发布审核", "审查"]),
    ("平台建设", &["平台", "网站", "新媒体", "专栏", "公众号"]),
    ("监督保障", &["监督", "保障", "考核", "培训", "评议"]),
];

fn check(cx: &Context<'_>, sink: &mut Sink<'_>) {
    let filled = !cx.is_unfilled(SectionKey::Overview);
    let Some(span) = cx.header(SectionKey::Overview).filter(|_| filled) else { return };
    let text = cx.text(SectionKey::Overview);
    let lacks = |words: &&[&str]| !words.iter().any(|word| text.contains(word));
    let missing: Vec<&str> =
        ASPECTS.iter().filter(|(_, words)| lacks(words)).map(|(name, _)| *name).collect();
    if missing.is_empty() {
        return;
    }
    let message = format!("总体情况没有写到{}", missing.join("、"));
    sink.report(sink.rule().finding(message).at(SectionKey::Overview).primary(span, ""));
}
