//! `placeholder-left`: placeholders such as ×× were not filled in.

use crate::context::Context;
use crate::rule::{Check, Editions, Rule};
use crate::sink::Sink;
use report_core::Severity;
use report_core::form::Citation;

pub(crate) static RULE: Rule = Rule {
    id: "placeholder-left",
    title: "正文里还有占位的符号",
    severity: Severity::Warning,
    editions: Editions::ALL,
    cite: &[Citation("政府信息公开工作年度报告格式 一、五、六各部分（文字描述）")],
    doc: include_str!("placeholder_left.md"),
    check: Check::Report(check),
};

/// What people type where something is to be filled in.
const PLACEHOLDERS: [&str; 8] = ["××", "XX", "xx", "○○", "＊＊", "**", "待补充", "待填"];

fn check(cx: &Context<'_>, sink: &mut Sink<'_>) {
    for passage in cx.passages() {
        let text = &passage.text;
        let left = PLACEHOLDERS.iter().filter(|mark| passage.says(mark));
        let found = left.filter_map(|mark| Some((text.find(mark)?, *mark)));
        let own = found.filter(|(at, mark)| stands_alone(text, *at, mark));
        if let Some((at, mark)) = own.min() {
            let message = format!("正文里还有“{mark}”，是否还没有填写");
            let mut found = sink.rule().finding(message).at(passage.section);
            if let Some(span) = passage.span(&(at..at + mark.len())) {
                found = found.primary(span, "");
            }
            sink.report(found);
        }
    }
}

/// Whether a mark is no part of a word or address in Latin letters.
fn stands_alone(text: &str, at: usize, mark: &str) -> bool {
    let before = text.get(..at).and_then(|before| before.chars().next_back());
    let after = text.get(at + mark.len()..).and_then(|after| after.chars().next());
    let latin =
        |ch: Option<char>| ch.is_some_and(|ch| ch.is_ascii_alphanumeric() || "./-_".contains(ch));
    !mark.is_ascii() || !(latin(before) || latin(after))
}
