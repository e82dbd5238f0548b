//! `missing-reference`: prose points to 图9 or 表15, which the report does not have.

use crate::context::Context;
use crate::rule::{Check, Editions, Rule};
use crate::sink::Sink;
use report_core::form::Citation;
use report_core::prose::Block;
use report_core::{Report, Severity};

pub(crate) static RULE: Rule = Rule {
    id: "missing-reference",
    title: "正文提到的图或表不存在",
    severity: Severity::Warning,
    editions: Editions::ALL,
    cite: &[Citation("句中“见图”“如表”的字义：指向报告里有的图表")],
    doc: include_str!("missing_reference.md"),
    check: Check::Report(check),
};

/// Before 图 or 表: the text points there.
const POINTS: [&str; 8] = ["见", "如", "参见", "详见", "附", "和", "、", "（"];
/// Behind the number: the text speaks of what is shown.
const SHOWS: [&str; 6] = ["显示", "所示", "为", "中", "反映", "列"];

fn check(cx: &Context<'_>, sink: &mut Sink<'_>) {
    let (pictures, tables) = numbered(cx.report);
    for passage in cx.passages() {
        let text = &passage.text;
        // Most paragraphs point nowhere.
        if !passage.says("图") && !passage.says("表") {
            continue;
        }
        for number in &passage.counted().numbers {
            let before = text.get(..number.range.start).unwrap_or_default();
            let (word, most) = match before.chars().next_back() {
                Some('图') => ("图", pictures),
                Some('表') => ("表", tables),
                _ => continue,
            };
            let own = number.value;
            let exists = own <= most.into() && !own.is_zero();
            let before = before.strip_suffix(word).unwrap_or_default();
            let after = text.get(number.range.end..).unwrap_or_default();
            let points = POINTS.iter().any(|it| before.ends_with(it));
            let begins = before.is_empty() || before.ends_with(['。', '，']);
            let shows = SHOWS.iter().any(|it| after.starts_with(it));
            let ends =
                after.is_empty() || after.starts_with(['。', '，', '；', '、', '）', '和', '所']);
            let refers = points && (ends || shows) || begins && shows;
            if exists || !refers || passage.is_figure(&number.range) {
                continue;
            }
            let message = format!("正文提到“{word}{own}”，报告里没有");
            let mut found = sink.rule().finding(message).at(passage.section);
            let start = number.range.start - word.len();
            if let Some(span) = passage.span(&(start..number.range.end)) {
                found = found.primary(span, "");
            }
            sink.report(found.help("请改正编号，或写成 {{图:名称}}、{{表:名称}}，由程序编号"));
        }
    }
}

/// How many pictures and how many tables of its own a report numbers.
fn numbered(report: &Report) -> (u32, u32) {
    let blocks = || report.sections.iter().flat_map(|section| &section.prose.blocks);
    let pictures = blocks().filter(|it| matches!(it, Block::Picture(_) | Block::Chart(_))).count();
    let tables = blocks().filter(|it| matches!(it, Block::Table(_))).count();
    let narrow = |count: usize| u32::try_from(count).unwrap_or(u32::MAX);
    (narrow(pictures), narrow(tables))
}
