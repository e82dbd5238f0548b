//! `wrong-statistics-period`: a stated period of statistics must be the report's own year.

use crate::context::Context;
use crate::relation::Verdict;
use crate::rule::{Check, Editions, Rule};
use crate::sink::Sink;
use report_claims::number::{Kind, numbers};
use report_claims::passage::Passage;
use report_core::Severity;
use report_core::form::Citation;
use std::ops::Range;

pub(crate) static RULE: Rule = Rule {
    id: "wrong-statistics-period",
    title: "统计期限不是报告年度",
    severity: Severity::Warning,
    editions: Editions::ALL,
    cite: &[Citation("《政府信息公开条例》第四十九条（上一年度）、第五十条")],
    doc: include_str!("wrong_statistics_period.md"),
    check: Check::Report(check),
};

/// Words that show a period is the statistics' own.
const STATISTICS: [&str; 4] = ["统计", "数据", "期限", "本报告"];

/// What a period of a whole year ends with.
const LAST_DAY: &str = "12月31日";

fn check(cx: &Context<'_>, sink: &mut Sink<'_>) {
    let Some(year) = cx.year() else { return };
    for passage in cx.passages() {
        if !passage.says(LAST_DAY) {
            continue;
        }
        for sentence in &passage.counted().sentences {
            let text = passage.text.get(sentence.clone()).unwrap_or_default();
            let Some(period) =
                period(text).filter(|_| STATISTICS.iter().any(|word| text.contains(word)))
            else {
                continue;
            };
            let held = period.years.iter().all(|own| *own == year);
            sink.relation(passage.section, if held { Verdict::Held } else { Verdict::Failed });
            if !held {
                let range = sentence.start + period.range.start..sentence.start + period.range.end;
                report(cx, passage, &range, sink);
            }
        }
    }
}

fn report(cx: &Context<'_>, passage: &Passage, range: &Range<usize>, sink: &mut Sink<'_>) {
    let Some(year) = cx.year() else { return };
    let words = passage.text.get(range.clone()).unwrap_or_default();
    let message = format!("统计期限写的是{words}，报告年度是{year}年");
    let mut found = sink.rule().finding(message).at(passage.section);
    if let Some(span) = passage.span(range) {
        found = found.primary(span, "");
    }
    sink.report(found.secondary(cx.report.year.span, "报告年度"));
}

/// A period of a whole year, with the years it names.
struct Period {
    range: Range<usize>,
    years: Vec<u16>,
}

/// 2024年1月1日至2024年12月31日, 2024年1月1日起至12月31日.
fn period(text: &str) -> Option<Period> {
    let mut found = numbers(text).into_iter().filter(|number| number.kind == Kind::Year);
    found.find_map(|start| {
        let rest = text.get(start.range.end..)?;
        let rest = strip(rest, &["年1月1日", "年01月01日"])?;
        let rest = strip(rest, &["起"]).unwrap_or(rest);
        let rest = strip(rest, &["至", "到", "—", "－", "-", "～", "~"])?;
        let second = numbers(rest).into_iter().next()?;
        let own = second.kind == Kind::Year && second.range.start == 0;
        let rest = if own { rest.get(second.range.end..)?.strip_prefix('年')? } else { rest };
        let rest = rest.strip_prefix(LAST_DAY)?;
        let years = [Some(start.value), own.then_some(second.value)].into_iter().flatten();
        Some(Period {
            range: start.range.start..text.len() - rest.len(),
            years: years.filter_map(|year| u16::try_from(year).ok()).collect(),
        })
    })
}

fn strip<'a>(text: &'a str, words: &[&str]) -> Option<&'a str> {
    words.iter().find_map(|word| text.strip_prefix(word))
}
