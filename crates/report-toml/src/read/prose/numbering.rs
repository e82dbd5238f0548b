//! The numbers of headings: typed ones recognised and checked, the others given. (GB/T 9704—2012
//! §7.3.3: 一、 （一） 1. （1）.) It must not decide what is a heading.

use report_core::prose::Level;

/// The most siblings a heading may have; a larger number at the head of a line is no numbering.
const LIMIT: u32 = 99;

/// A number typed at the head of a line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Typed {
    pub(super) level: Level,
    pub(super) value: u32,
    /// Its length in bytes, with brackets or point.
    pub(super) length: usize,
}

/// The official number a line begins with: （一）, 1. or 1、, （1）; half-width brackets too.
pub(super) fn typed(line: &str) -> Option<Typed> {
    let found = if line.starts_with(['（', '(']) { bracketed(line) } else { pointed(line) }?;
    let rest = line.get(found.length..)?.trim_start();
    // （一）至（三）项 and （一）、（二） name numbers, they do not begin a heading.
    let names =
        rest.is_empty() || rest.starts_with(['、', '，', '。', '至', '和', '或', '项', '款']);
    (!names).then_some(found)
}

fn bracketed(line: &str) -> Option<Typed> {
    let open = line.chars().next()?.len_utf8();
    let close = line.find(['）', ')'])?;
    let inner = line.get(open..close)?;
    let length = close + line.get(close..)?.chars().next()?.len_utf8();
    if let Some(value) = arabic(inner) {
        return Some(Typed { level: Level::Fourth, value, length });
    }
    Some(Typed { level: Level::Second, value: parse_chinese(inner)?, length })
}

fn pointed(line: &str) -> Option<Typed> {
    let end = line.find(|ch: char| !ch.is_ascii_digit() && !('０'..='９').contains(&ch))?;
    let value = arabic(line.get(..end)?)?;
    let point = line.get(end..)?.chars().next().filter(|ch| matches!(ch, '.' | '．' | '、'))?;
    let length = end + point.len_utf8();
    let next = line.get(length..)?.chars().next()?;
    // 1.5 and 2、3 are numbers in a sentence.
    let digit = next.is_ascii_digit() || ('０'..='９').contains(&next);
    (!digit).then_some(Typed { level: Level::Third, value, length })
}

fn arabic(text: &str) -> Option<u32> {
    let mut value = 0_u32;
    if text.is_empty() {
        return None;
    }
    for ch in text.chars() {
        let narrow = match ch {
            '０'..='９' => u32::from(ch) - u32::from('０'),
            _ => ch.to_digit(10)?,
        };
        value = value * 10 + narrow;
        if value > LIMIT {
            return None;
        }
    }
    (value > 0).then_some(value)
}

const DIGITS: &str = "一二三四五六七八九";

/// A Chinese number from 一 to 九十九.
fn parse_chinese(text: &str) -> Option<u32> {
    let digit = |ch: char| {
        let index = DIGITS.chars().position(|digit| digit == ch)?;
        u32::try_from(index + 1).ok()
    };
    let single = |text: &str| {
        let mut chars = text.chars();
        let value = digit(chars.next()?)?;
        chars.next().is_none().then_some(value)
    };
    let Some((tens, ones)) = text.split_once('十') else { return single(text) };
    let tens = if tens.is_empty() { 1 } else { single(tens)? };
    let ones = if ones.is_empty() { 0 } else { single(ones)? };
    Some(tens * 10 + ones)
}

/// A number from 1 to 99 in Chinese; larger ones in digits.
fn chinese(value: u32) -> String {
    let digit = |value: u32| DIGITS.chars().nth(value.checked_sub(1)? as usize);
    let (tens, ones) = (value / 10, value % 10);
    if value == 0 || value > LIMIT {
        return value.to_string();
    }
    let mut text = String::new();
    if tens > 0 {
        text.extend(digit(tens).filter(|_| tens > 1));
        text.push('十');
    }
    text.extend(digit(ones));
    text
}

/// A number as its level prints it.
pub(super) fn label(level: Level, value: u32) -> String {
    match level {
        Level::Second => format!("（{}）", chinese(value)),
        Level::Third => format!("{value}."),
        Level::Fourth => format!("（{value}）"),
    }
}

/// What is wrong with a typed number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Break {
    /// Numbers before it are missing, the first of them this one.
    Gap(u32),
    /// It stood before under the same heading; this one would follow.
    Repeated(u32),
}

/// The last number of each level, within the heading above it.
#[derive(Debug, Default)]
pub(super) struct Numbers {
    headings: [u32; 3],
    /// Also numbered sentences, which may carry a count on.
    all: [u32; 3],
}

const fn index(level: Level) -> usize {
    match level {
        Level::Second => 0,
        Level::Third => 1,
        Level::Fourth => 2,
    }
}

impl Numbers {
    /// The number of the next heading of a level.
    pub(super) fn next(&mut self, level: Level) -> u32 {
        let value = self.headings[index(level)] + 1;
        self.set(level, value);
        value
    }

    /// Takes a heading's typed number and says whether it follows the one before.
    pub(super) fn heading(&mut self, level: Level, value: u32) -> Option<Break> {
        let (heading, any) = (self.headings[index(level)], self.all[index(level)]);
        self.set(level, value);
        if value == heading + 1 || value == any + 1 {
            return None;
        }
        let expected = heading.max(any) + 1;
        Some(if value > expected { Break::Gap(expected) } else { Break::Repeated(heading + 1) })
    }

    /// Takes note of a numbered sentence that is no heading.
    pub(super) fn sentence(&mut self, level: Level, value: u32) {
        self.all[index(level)] = value;
        self.all[index(level) + 1..].fill(0);
    }

    fn set(&mut self, level: Level, value: u32) {
        for counts in [&mut self.headings, &mut self.all] {
            counts[index(level)] = value;
            counts[index(level) + 1..].fill(0);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(line: &str, level: Level, value: u32, rest: &str) {
        let found = typed(line).unwrap();
        assert_eq!((found.level, found.value, &line[found.length..]), (level, value, rest));
    }

    #[test]
    fn official_numbers_are_recognised() {
        check("（一）主动公开", Level::Second, 1, "主动公开");
        check("(十二)主动公开", Level::Second, 12, "主动公开");
        check("（二十）总结", Level::Second, 20, "总结");
        check("1.深化", Level::Third, 1, "深化");
        check("12． 深化", Level::Third, 12, " 深化");
        check("3、深化", Level::Third, 3, "深化");
        check("（1）规范", Level::Fourth, 1, "规范");
        check("（１２）规范", Level::Fourth, 12, "规范");
    }

    #[test]
    fn numbers_in_sentences_are_not() {
        for line in [
            "1.5万件",
            "1、2月份",
            "2024.1月",
            "（一）至（三）项",
            "（一）、（二）项",
            "（2024年）",
            "（一）",
            "（甲）项",
            "12件",
            "0.深化",
            "100.深化",
            "（一百）",
            "（十十）",
            "（一",
            "一、总体情况",
        ] {
            assert_eq!(typed(line), None, "{line}");
        }
    }

    #[test]
    fn chinese_numbers_come_back() {
        for value in 1..=LIMIT {
            assert_eq!(parse_chinese(&chinese(value)), Some(value));
        }
        assert_eq!(
            [chinese(10), chinese(11), chinese(20), chinese(99)],
            ["十", "十一", "二十", "九十九"]
        );
    }

    #[test]
    fn given_numbers_restart_under_each_heading() {
        let mut numbers = Numbers::default();
        let levels =
            [Level::Second, Level::Third, Level::Third, Level::Fourth, Level::Second, Level::Third];
        let given: Vec<_> = levels.map(|level| label(level, numbers.next(level))).into();
        assert_eq!(given, ["（一）", "1.", "2.", "（1）", "（二）", "1."]);
    }

    #[test]
    fn typed_numbers_are_checked() {
        let mut numbers = Numbers::default();
        assert_eq!(numbers.heading(Level::Second, 1), None);
        assert_eq!(numbers.heading(Level::Second, 3), Some(Break::Gap(2)));
        assert_eq!(numbers.heading(Level::Second, 3), Some(Break::Repeated(4)));
        assert_eq!(numbers.heading(Level::Third, 2), Some(Break::Gap(1)));
        assert_eq!(numbers.heading(Level::Second, 4), None);
        assert_eq!(numbers.heading(Level::Third, 1), None);
    }

    #[test]
    fn numbered_sentences_may_stand_between_headings() {
        let mut numbers = Numbers::default();
        assert_eq!(numbers.heading(Level::Third, 1), None);
        for value in 1..=3 {
            numbers.sentence(Level::Third, value);
        }
        assert_eq!(numbers.heading(Level::Third, 2), None);
        numbers.sentence(Level::Third, 3);
        assert_eq!(numbers.heading(Level::Third, 4), None);
    }
}
