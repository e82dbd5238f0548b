//! `stale-year`: text taken over from an older report still speaks of its year.

use crate::context::Context;
use crate::rule::{Check, Editions, Rule};
use crate::sink::Sink;
use report_claims::number::Kind;
use report_claims::passage::Passage;
use report_core::Severity;
use report_core::form::Citation;
use report_core::vocab::SectionKey;
use std::ops::Range;

pub(crate) static RULE: Rule = Rule {
    id: "stale-year",
    title: "正文沿用了上年的年份",
    severity: Severity::Warning,
    editions: Editions::ALL,
    cite: &[
        Citation("《政府信息公开条例》第四十九条（上一年度的年度报告）"),
        Citation("国办公开办函〔2021〕30号 （四）明确责任（不得内容雷同、敷衍塞责）"),
    ],
    doc: include_str!("stale_year.md"),
    check: Check::Report(check),
};

/// After a year: a subject of its own, so that the sentence reports what was done in it.
const SUBJECTS: [&str; 9] =
    ["我", "本局", "本机关", "本单位", "本委", "本镇", "全县", "全市", "全区"];
/// In a sentence: an older year is meant.
const MEANT: [&str; 20] = [
    "比",
    "同期",
    "上年",
    "上一年",
    "以来",
    "决算",
    "报告",
    "起，",
    "至今",
    "截至",
    "往年",
    "历年",
    "针对",
    "整改",
    "印发",
    "出台",
    "成立",
    "启动",
    "建成",
    "获",
];

fn check(cx: &Context<'_>, sink: &mut Sink<'_>) {
    let Some(year) = cx.year() else { return };
    let mut opened = Vec::new();
    for passage in cx.passages().iter().filter(|passage| passage.section != SectionKey::Preface) {
        let first = !opened.contains(&passage.section);
        opened.push(passage.section);
        for (at, sentence) in passage.counted().sentences.iter().enumerate() {
            let opens = first && at == 0 && passage.section == SectionKey::Overview;
            let Some(range) = stale(passage, sentence, year, opens) else { continue };
            report(cx, passage, &range, sink);
        }
    }
}

/// The year a sentence begins with, where it is last year's and not meant to be: the opening of the
/// report, or a sentence on what the office itself did, in a paragraph that never speaks of this
/// year.
fn stale(
    passage: &Passage,
    sentence: &Range<usize>,
    year: u16,
    opens: bool,
) -> Option<Range<usize>> {
    let text = &passage.text;
    let own = text.get(sentence.clone())?;
    let mut numbers = passage.counted().numbers.iter();
    let number = numbers.find(|number| number.range.start >= sentence.start)?;
    let before = text.get(sentence.start..number.range.start)?;
    let last = year.checked_sub(1)?;
    let is_last = number.kind == Kind::Year && number.value == last.into();
    if !is_last || number.range.end > sentence.end || !before.trim().is_empty() {
        return None;
    }
    let after = text.get(number.range.end..sentence.end)?.strip_prefix('年')?;
    let after = after.strip_prefix('度').unwrap_or(after);
    let subject = after.strip_prefix('，').unwrap_or(after);
    let acts = SUBJECTS.iter().any(|word| subject.starts_with(word));
    let elsewhere = text.contains(&year.to_string()) || MEANT.iter().any(|word| own.contains(word));
    let stale = if opens { after.starts_with('，') } else { acts };
    (stale && !elsewhere).then(|| number.range.start..number.range.end + "年".len())
}

fn report(cx: &Context<'_>, passage: &Passage, range: &Range<usize>, sink: &mut Sink<'_>) {
    let Some(year) = cx.year() else { return };
    let words = passage.text.get(range.clone()).unwrap_or_default();
    let message = format!("这里写的是{words}，报告年度是{year}年，是否沿用了上年的文稿");
    let mut found = sink.rule().finding(message).at(passage.section);
    if let Some(span) = passage.span(range) {
        found = found.primary(span, "");
    }
    sink.report(found.secondary(cx.report.year.span, "报告年度"));
}
