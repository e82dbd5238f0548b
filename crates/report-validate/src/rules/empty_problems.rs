//! `empty-problems`: part five must name problems and improvements, not 无.

use crate::context::Context;
use crate::rule::{Check, Editions, Rule};
use crate::sink::Sink;
use report_core::Severity;
use report_core::form::Citation;
use report_core::vocab::SectionKey;

pub(crate) static RULE: Rule = Rule {
    id: "empty-problems",
    title: "第五部分没有写问题和改进",
    severity: Severity::Warning,
    editions: Editions::ALL,
    cite: &[Citation("《政府信息公开条例》第五十条第一款第（四）项")],
    doc: include_str!("empty_problems.md"),
    check: Check::Report(check),
};

/// What stands for nothing, without its full stop.
const NOTHING: [&str; 6] = ["无", "暂无", "没有", "不存在", "不存在问题", "没有问题"];

fn check(cx: &Context<'_>, sink: &mut Sink<'_>) {
    let text = cx.text(SectionKey::Problems);
    let own = text.trim().trim_end_matches(['。', '.', '；']);
    let Some(span) = cx.header(SectionKey::Problems).filter(|_| NOTHING.contains(&own)) else {
        return;
    };
    let found = sink.rule().finding(format!("第五部分只写了“{own}”"));
    let found = found.at(SectionKey::Problems).primary(span, "");
    sink.report(found.help("请写存在的主要问题和改进情况"));
}
