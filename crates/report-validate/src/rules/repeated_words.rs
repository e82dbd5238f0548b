//! `repeated-words`: the same words stand twice running, as they do when a line is pasted or typed twice.

use crate::context::Context;
use crate::rule::{Check, Editions, Rule};
use crate::sink::Sink;
use report_claims::doubled::doubled;
use report_core::Severity;
use report_core::form::Citation;

pub(crate) static RULE: Rule = Rule {
    id: "repeated-words",
    title: "同样的字词连着写了两遍",
    severity: Severity::Warning,
    editions: Editions::ALL,
    cite: &[Citation("句中字词的字义：连写两遍的只算一遍")],
    doc: include_str!("repeated_words.md"),
    check: Check::Report(check),
};

fn check(cx: &Context<'_>, sink: &mut Sink<'_>) {
    for passage in cx.passages() {
        if let Some((start, end)) = doubled(&passage.text) {
            let words = passage.text.get(start..end).unwrap_or_default();
            let message = format!("“{words}”把同样的字词写了两遍");
            let mut found = sink.rule().finding(message).at(passage.section);
            if let Some(span) = passage.span(&(start..end)) {
                found = found.primary(span, "");
            }
            sink.report(found.help("请删去重复的字词"));
        }
    }
}
