//! `half-width-punctuation`: Chinese text takes full-width marks; a half-width one between Chinese
//! characters is a slip of the input method.

use crate::context::Context;
use crate::rule::{Check, Editions, Rule};
use crate::sink::Sink;
use report_claims::passage::Passage;
use report_claims::sentence::Mark;
use report_core::Severity;
use report_core::form::Citation;
use std::ops::Range;

pub(crate) static RULE: Rule = Rule {
    id: "half-width-punctuation",
    title: "中文里用了半角标点",
    severity: Severity::Notice,
    editions: Editions::ALL,
    cite: &[Citation("GB/T 15834—2011 标点符号用法")],
    doc: include_str!("half_width_punctuation.md"),
    check: Check::Report(check),
};

/// The half-width marks and what stands for each in Chinese.
const MARKS: [(char, &str); 10] = [
    (',', "，"),
    (';', "；"),
    (':', "："),
    ('?', "？"),
    ('!', "！"),
    ('.', "。"),
    ('(', "（"),
    (')', "）"),
    ('"', "“”"),
    ('\'', "‘’"),
];

fn check(cx: &Context<'_>, sink: &mut Sink<'_>) {
    for passage in cx.passages() {
        if let [(first, full), rest @ ..] = &marks(&passage.text, &passage.counted().marks)[..] {
            report(passage, (first, full), rest, sink);
        }
    }
}

fn report(
    passage: &Passage,
    (first, full): (&Range<usize>, &str),
    rest: &[(Range<usize>, &'static str)],
    sink: &mut Sink<'_>,
) {
    let mark = passage.text.get(first.clone()).unwrap_or_default();
    let mut found = sink.rule().finding(format!("中文里用了半角的“{mark}”，应为“{full}”"));
    if let Some(span) = passage.span(first) {
        found = found.primary(span, "");
    }
    for (range, _) in rest {
        if let Some(span) = passage.span(range) {
            found = found.secondary(span, "");
        }
    }
    sink.report(found.at(passage.section).help("请换成全角标点"));
}

/// Half-width marks right after a Chinese character and before another or the end, with the mark
/// that belongs there.
fn marks(text: &str, marks: &[Mark]) -> Vec<(Range<usize>, &'static str)> {
    let mut found = Vec::new();
    for (at, ch) in marks.iter().filter(|(_, ch)| ch.is_ascii_punctuation()) {
        let Some((_, full)) = MARKS.iter().find(|(half, _)| half == ch) else { continue };
        let before = text.get(..*at).and_then(|before| before.chars().next_back());
        let after = text.get(at + 1..).and_then(|after| after.chars().next());
        if before.is_some_and(is_chinese) && after.is_none_or(is_chinese) {
            found.push((*at..at + 1, *full));
        }
    }
    found
}

/// Whether a character is one of the common Chinese ones.
fn is_chinese(ch: char) -> bool {
    ('\u{4e00}'..='\u{9fff}').contains(&ch)
}

#[cfg(test)]
mod tests {
    use super::marks;

    fn check(text: &str, expected: &str) {
        let all = report_claims::counted::Counted::of(text).marks;
        let found: String = marks(text, &all).into_iter().map(|(_, full)| full).collect();
        assert_eq!(found, expected, "{text}");
    }

    #[test]
    fn only_marks_between_chinese_characters_are_slips() {
        check("由六部分组成,现予公布;请监督:欢迎来信!是吗?", "，；：！？");
        check("坚持\"公开\"原则(含乡镇)工作.下一步'一网通办'", "“”“”（）。‘’‘’");
        check("见附件(1)，v1.2，比例为3:2，网址:www.example.cn，共1,234件", "");
        check(", 见A,B", "");
        check("开始，结束。", "");
    }
}
