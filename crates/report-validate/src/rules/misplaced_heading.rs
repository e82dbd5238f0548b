//! `misplaced-heading`: the heading of a part of the form stands inside another part.

use crate::context::Context;
use crate::rule::{Check, Editions, Rule};
use crate::sink::Sink;
use report_core::Severity;
use report_core::form::Citation;

pub(crate) static RULE: Rule = Rule {
    id: "misplaced-heading",
    title: "部分的大标题写进了正文",
    severity: Severity::Warning,
    editions: Editions::ALL,
    cite: &[Citation("政府信息公开工作年度报告格式 一至六各部分的标题")],
    doc: include_str!("misplaced_heading.md"),
    check: Check::Report(check),
};

/// What the parts of both editions are headed with, behind their number.
const PARTS: [&str; 9] = [
    "总体情况",
    "主动公开政府信息情况",
    "主动公开情况",
    "收到和处理政府信息公开申请情况",
    "政府信息公开行政复议、行政诉讼情况",
    "因政府信息公开工作被申请行政复议、提起行政诉讼情况",
    "存在的主要问题及改进情况",
    "其他需要报告的事项",
    "政府信息公开行政复议和行政诉讼情况",
];
const NUMBERS: [&str; 6] = ["一、", "二、", "三、", "四、", "五、", "六、"];

fn check(cx: &Context<'_>, sink: &mut Sink<'_>) {
    for passage in cx.passages() {
        let text = passage.text.trim();
        let bare = NUMBERS.iter().find_map(|number| text.strip_prefix(number));
        if !bare.is_some_and(|bare| PARTS.contains(&bare.trim_end_matches('。'))) {
            continue;
        }
        let mut found =
            sink.rule().finding(format!("“{text}”是报告一个部分的标题，写在了另一部分的正文里"));
        if let Some(span) = passage.whole() {
            found = found.primary(span, "");
        }
        sink.report(
            found
                .at(passage.section)
                .help("六个部分的标题由程序印出，请把这一行和它下面的文字移到所属的部分"),
        );
    }
}
