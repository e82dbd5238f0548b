//! Dates and years as people write them, in digits of either width or in Chinese. It must not know what a date
//! is for.

use crate::plain::narrow;
use report_core::report::Date;

const ZERO: &[char] = &['〇', '○', '零', 'Ｏ', '０'];

/// The years a report may be for or published in.
const YEARS: std::ops::RangeInclusive<u16> = 2008..=2099;

/// The first year of four digits in a text, and what stands before it and behind it; 年 belongs to neither.
pub(crate) fn year(text: &str) -> Option<(&str, u16, &str)> {
    let chars: Vec<(usize, char)> = text.char_indices().collect();
    for (at, window) in chars.windows(4).enumerate() {
        let digits: Option<Vec<u32>> = window.iter().map(|(_, ch)| digit(*ch)).collect();
        let Some(digits) = digits else { continue };
        let before = at.checked_sub(1).and_then(|at| chars.get(at));
        let after = chars.get(at + 4);
        if before.is_some_and(|(_, ch)| digit(*ch).is_some())
            || after.is_some_and(|(_, ch)| digit(*ch).is_some())
        {
            continue;
        }
        let value = digits.iter().fold(0_u32, |sum, digit| sum * 10 + digit);
        let Some(value) = u16::try_from(value).ok().filter(|value| YEARS.contains(value)) else {
            continue;
        };
        let start = window.first().map_or(0, |(at, _)| *at);
        let end = after.map_or(text.len(), |(at, _)| *at);
        let rest = text.get(end..).unwrap_or_default();
        return Some((
            text.get(..start).unwrap_or_default(),
            value,
            rest.strip_prefix('年').unwrap_or(rest),
        ));
    }
    None
}

fn digit(ch: char) -> Option<u32> {
    let chinese = "一二三四五六七八九".chars().position(|digit| digit == ch);
    if let Some(at) = chinese {
        return u32::try_from(at + 1).ok();
    }
    if ZERO.contains(&ch) { Some(0) } else { narrow(ch).to_digit(10) }
}

/// The date a text is, with nothing else in it: 2025年1月22日, 2025-01-22 10:30, 二〇二五年一月二十二日.
pub(crate) fn date(text: &str) -> Option<Date> {
    let (before, year, rest) = year(text.trim())?;
    if !before.trim().trim_start_matches(['（', '(', '【']).is_empty() {
        return None;
    }
    let rest = rest.trim_start_matches(['-', '/', '.', ' ', '年']);
    let (month, rest) = number(rest)?;
    let rest = rest.trim_start_matches(['-', '/', '.', ' ', '月']);
    let (day, rest) = number(rest)?;
    let rest = rest.trim_start_matches('日').trim();
    // A time of day may follow.
    let time =
        rest.chars().all(|ch| ch.is_ascii_digit() || "T:：.Z+- ）)】上下午时分".contains(ch));
    let longest = match month {
        2 => {
            if year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) {
                29
            } else {
                28
            }
        }
        4 | 6 | 9 | 11 => 30,
        1..=12 => 31,
        _ => return None,
    };
    (time && (1..=longest).contains(&day)).then_some(Date { year, month, day })
}

/// The number of one or two digits a text begins with, and what follows it.
fn number(text: &str) -> Option<(u8, &str)> {
    let end = text
        .char_indices()
        .find(|(_, ch)| digit(*ch).is_none() && *ch != '十')
        .map_or(text.len(), |(at, _)| at);
    let (typed, rest) = text.split_at_checked(end)?;
    let value = match typed.split_once('十') {
        Some((tens, ones)) => {
            let one = |text: &str, none: u32| {
                let mut chars = text.chars();
                match (chars.next(), chars.next()) {
                    (None, _) => Some(none),
                    (Some(ch), None) => digit(ch),
                    _ => None,
                }
            };
            one(tens, 1)? * 10 + one(ones, 0)?
        }
        None if (1..=2).contains(&typed.chars().count()) => {
            typed.chars().try_fold(0, |sum, ch| Some(sum * 10 + digit(ch)?))?
        }
        None => return None,
    };
    Some((u8::try_from(value).ok()?, rest))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_are_read_as_people_write_them() {
        for text in [
            "2025年1月22日",
            "2025-01-22",
            "2025-1-22 10:30:00",
            "２０２５年１月２２日",
            "二〇二五年一月二十二日",
            "二○二五年一月二十二日",
            "（2025年1月22日）",
            "2025/1/22",
            "2025.01.22",
            "2025-01-22T08:00:00+08:00",
        ] {
            assert_eq!(
                date(text).map(|date| date.to_string()).as_deref(),
                Some("2025年1月22日"),
                "{text}"
            );
        }
        for text in
            ["2025年", "截至2025年1月22日", "2025年1月22日至12月31日", "2025年2月29日", "13月", ""]
        {
            assert_eq!(date(text), None, "{text}");
        }
    }

    #[test]
    fn a_year_is_found_in_a_title() {
        let found = year("云汀区人民政府2024年政府信息公开工作年度报告");
        assert_eq!(found, Some(("云汀区人民政府", 2024, "政府信息公开工作年度报告")));
        assert_eq!(year("云汀区二〇二四年度报告").map(|found| found.1), Some(2024));
        assert_eq!(year("电话86502171234"), None);
    }
}
