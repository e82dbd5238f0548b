//! `broken-enumeration`: 一是, 二是, 三是 with a gap, a repeat or without a beginning.

use crate::context::Context;
use crate::rule::{Check, Editions, Rule};
use crate::sink::Sink;
use report_core::Severity;
use report_core::form::Citation;

pub(crate) static RULE: Rule = Rule {
    id: "broken-enumeration",
    title: "列举的序号不连续",
    severity: Severity::Warning,
    editions: Editions::ALL,
    cite: &[Citation("句中“一是”“二是”的字义：序号逐个加一")],
    doc: include_str!("broken_enumeration.md"),
    check: Check::Report(check),
};

/// The numbers of a list in running text.
const NUMBERS: [char; 9] = ['一', '二', '三', '四', '五', '六', '七', '八', '九'];

/// The items of a list behind its first.
const LATER: [&str; 16] = [
    "二是", "三是", "四是", "五是", "六是", "七是", "八是", "九是", "二要", "三要", "四要", "五要",
    "六要", "七要", "八要", "九要",
];

fn check(cx: &Context<'_>, sink: &mut Sink<'_>) {
    for passage in cx.passages() {
        let text = &passage.text;
        // A list goes wrong at its second item or later; most paragraphs have none.
        if !LATER.iter().any(|item| passage.says(item)) {
            continue;
        }
        let Some((at, length)) = ['是', '要'].iter().find_map(|word| broken(text, *word)) else {
            continue;
        };
        let own = text.get(at..at + length).unwrap_or_default();
        let mut found = sink.rule().finding(format!("列举到“{own}”，序号与前面的不连续"));
        if let Some(span) = passage.span(&(at..at + length)) {
            found = found.primary(span, "");
        }
        sink.report(found.at(passage.section).help("请核对是否漏了一项，或改正序号"));
    }
}

/// Where a list that counts with a word (一是, 二是) goes wrong.
fn broken(text: &str, word: char) -> Option<(usize, usize)> {
    let mut last = 0;
    for (at, _) in text.match_indices(word) {
        let before = text.get(..at).unwrap_or_default();
        let Some(number) = before.chars().next_back().and_then(position) else { continue };
        let start = at - '一'.len_utf8();
        // 其中一是: an item begins its clause.
        let begins = text.get(..start).unwrap_or_default().chars().next_back();
        if begins.is_some_and(|ch| !"，。；：、！？（\n”".contains(ch)) && number != 1 {
            continue;
        }
        if number == 1 {
            last = 1;
        } else if number == last + 1 {
            last = number;
        } else {
            return Some((start, '一'.len_utf8() + word.len_utf8()));
        }
    }
    None
}

fn position(ch: char) -> Option<usize> {
    NUMBERS.iter().position(|own| *own == ch).map(|at| at + 1)
}
