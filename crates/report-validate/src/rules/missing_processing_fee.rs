//! `missing-processing-fee`: part six reports what was charged as 信息处理费, or that nothing
//! was.

use crate::context::Context;
use crate::rule::{Check, Editions, Rule};
use crate::sink::Sink;
use report_core::Severity;
use report_core::form::Citation;
use report_core::vocab::SectionKey;

pub(crate) static RULE: Rule = Rule {
    id: "missing-processing-fee",
    title: "第六部分没有写信息处理费",
    severity: Severity::Warning,
    editions: Editions::SINCE_2021,
    cite: &[
        Citation("国办公开办函〔2021〕30号 附件 六、其他需要报告的事项"),
        Citation("国办函〔2020〕109号"),
    ],
    doc: include_str!("missing_processing_fee.md"),
    check: Check::Report(check),
};

/// Words that show the fee is spoken of.
const FEE: [&str; 3] = ["处理费", "收费", "收取费用"];

fn check(cx: &Context<'_>, sink: &mut Sink<'_>) {
    let filled = !cx.is_unfilled(SectionKey::OtherMatters);
    let Some(span) = cx.header(SectionKey::OtherMatters).filter(|_| filled) else { return };
    let text = cx.text(SectionKey::OtherMatters);
    if FEE.iter().any(|word| text.contains(word)) {
        return;
    }
    let found = sink.rule().finding("第六部分没有写收取信息处理费的情况");
    let found = found.at(SectionKey::OtherMatters).primary(span, "");
    sink.report(found.help("没有收取的，请写明本年度没有收取信息处理费"));
}
