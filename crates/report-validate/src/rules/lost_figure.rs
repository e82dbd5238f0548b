//! `lost-figure`: a unit stands where its figure fell out: 公开企业资质条.

use crate::context::Context;
use crate::rule::{Check, Editions, Rule};
use crate::sink::Sink;
use report_claims::word::Words;
use report_core::Severity;
use report_core::form::Citation;

pub(crate) static RULE: Rule = Rule {
    id: "lost-figure",
    title: "计量单位前面少了数",
    severity: Severity::Warning,
    editions: Editions::ALL,
    cite: &[Citation("句中计量单位的字义：单位前面应当有数")],
    doc: include_str!("lost_figure.md"),
    check: Check::Report(check),
};

/// What ends a clause.
const CLAUSES: [char; 5] = ['，', '。', '；', '、', '！'];
/// Units that end what is counted.
const UNITS: Words = Words::new(&["条", "件", "次", "场", "份", "期", "篇"]);
/// What stands before a unit that counts something: acts and things of a report.
const COUNTED: [&str; 26] = [
    "资质",
    "共计",
    "合计",
    "总计",
    "累计",
    "培训",
    "发布会",
    "文书",
    "解读",
    "信息",
    "申请",
    "会议",
    "活动",
    "图解",
    "公告",
    "通知",
    "问卷",
    "建议",
    "提案",
    "留言",
    "诉讼",
    "复议",
    "处罚",
    "许可",
    "检查",
    "宣传",
];

fn check(cx: &Context<'_>, sink: &mut Sink<'_>) {
    for passage in cx.passages() {
        let text = &passage.text;
        let months = passage.says("年月");
        let mut start = 0;
        let marks = passage.counted().marks.iter().filter(|(_, ch)| CLAUSES.contains(ch));
        let ends = marks.map(|(at, ch)| (*at, ch.len_utf8())).chain([(text.len(), 0)]);
        for (end, mark) in ends {
            let at = std::mem::replace(&mut start, end + mark);
            let own = text.get(at..end).unwrap_or_default();
            if !months && !UNITS.end(own) {
                continue;
            }
            // Only a clause that goes on to count, or ends its sentence, has lost a figure.
            if let Some(unit) = lost(own) {
                let message = format!("“{own}”的“{unit}”前面没有数");
                let mut found = sink.rule().finding(message).at(passage.section);
                if let Some(span) = passage.span(&(end - unit.len()..end)) {
                    found = found.primary(span, "");
                }
                sink.report(found.help("请补上数，或者删去计量单位"));
            } else if let Some((from, to)) = months.then(|| date(own)).flatten() {
                let mut found = sink.rule().finding("年和月之间没有月份").at(passage.section);
                if let Some(span) = passage.span(&(at + from..at + to)) {
                    found = found.primary(span, "");
                }
                sink.report(found.help("请补上月份"));
            }
        }
    }
}

/// The unit a clause ends with, where what is counted stands right before it.
fn lost(clause: &str) -> Option<&'static str> {
    let unit = UNITS.all().iter().find(|unit| clause.ends_with(**unit))?;
    let before = clause.strip_suffix(unit)?;
    let counts = clause.chars().any(|ch| ch.is_ascii_digit());
    // 发布会场 and 会场 are words, unless the clause convenes something.
    let place = *unit == "场" && !before.ends_with("培训") && !before.contains("召开");
    let words = [
        "文件",
        "附件",
        "条件",
        "案件",
        "信件",
        "要件",
        "事件",
        "来件",
        "邮件",
        "办件",
        "收件",
        "申请件",
    ];
    let word = words.iter().any(|word| clause.ends_with(word));
    let named = COUNTED.iter().any(|word| before.ends_with(word));
    (named && !counts && !place && !word).then_some(*unit)
}

/// 2024年月1日: where the month is missing.
fn date(clause: &str) -> Option<(usize, usize)> {
    let at = clause.find("年月")?;
    let year = clause.get(..at)?.ends_with(|ch: char| ch.is_ascii_digit());
    let day = clause.get(at + "年月".len()..)?.starts_with(|ch: char| ch.is_ascii_digit());
    (year && day).then_some((at, at + "年月".len()))
}
