//! `broken-date`: a date that lost 年, 月 or 日, or that no calendar has.

use crate::context::Context;
use crate::rule::{Check, Editions, Rule};
use crate::sink::Sink;
use report_claims::number::{Kind, Number};
use report_core::Severity;
use report_core::form::Citation;

pub(crate) static RULE: Rule = Rule {
    id: "broken-date",
    title: "日期不完整或不存在",
    severity: Severity::Warning,
    editions: Editions::ALL,
    cite: &[Citation("GB/T 15835—2011《出版物上数字用法》")],
    doc: include_str!("broken_date.md"),
    check: Check::Report(check),
};

fn check(cx: &Context<'_>, sink: &mut Sink<'_>) {
    let Some(year) = cx.year() else { return };
    for passage in cx.passages() {
        let text = &passage.text;
        let numbers = &passage.counted().numbers;
        let wrong = numbers.iter().enumerate().find(|(at, number)| {
            is_broken(text, number, numbers.get(at + 1), numbers.get(at + 2), year)
        });
        let Some((_, number)) = wrong else { continue };
        let written = text.get(number.range.clone()).unwrap_or_default();
        let message = format!("“{written}”处的日期不完整，或者没有这一天");
        let mut found = sink.rule().finding(message).at(passage.section);
        if let Some(span) = passage.span(&number.range) {
            found = found.primary(span, "");
        }
        sink.report(found.help("请补全年、月、日"));
    }
}

/// Whether a date that begins at a number has lost a part, or is none.
fn is_broken(
    text: &str,
    number: &Number,
    next: Option<&Number>,
    third: Option<&Number>,
    report: u16,
) -> bool {
    let after = |number: &Number| text.get(number.range.end..).unwrap_or_default();
    let written = text.get(number.range.clone()).unwrap_or_default();
    // 202111日, 20211231日: a year of this century run into what follows.
    let years = report.saturating_sub(1)..=report.saturating_add(1);
    let begin = written.get(..4).filter(|_| (5..=8).contains(&written.len()));
    let runs = begin.and_then(|year| year.parse().ok()).is_some_and(|year| years.contains(&year));
    if runs {
        return after(number).starts_with(['日', '月']);
    }
    let value = |number: &Number| u8::try_from(number.value).ok();
    if number.kind == Kind::Year && after(number).starts_with('年') {
        let Some(month) = next.filter(|it| it.range.start == number.range.end + '年'.len_utf8())
        else {
            return false;
        };
        // 2024年5日 has lost its month; 2024年13月 is none.
        if !after(month).starts_with('月') {
            return after(month).starts_with('日');
        }
        let Some(own) = value(month).filter(|own| (1..=12).contains(own)) else { return true };
        let day = third.filter(|it| it.range.start == month.range.end + '月'.len_utf8());
        let Some(day) = day.filter(|day| after(day).starts_with('日')) else {
            // 6月1至6月30日
            return day.is_some_and(|day| after(day).starts_with('至'));
        };
        let year = u16::try_from(number.value).unwrap_or(report);
        return value(day).is_none_or(|day| day == 0 || day > days(year, own));
    }
    false
}

/// How many days a month has.
const fn days(year: u16, month: u8) -> u8 {
    match month {
        2 if year.is_multiple_of(4) && !year.is_multiple_of(100) || year.is_multiple_of(400) => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}
