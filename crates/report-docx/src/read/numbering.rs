//! Automatic numbers, counted as Word counts them (ECMA-376 Part 1 §17.9): they are in no text of the document. It
//! must not know what they number.

use super::xml::Element;
use std::collections::{BTreeMap, BTreeSet};

/// How many levels a list has.
const LEVELS: usize = 9;

/// One level of a list.
#[derive(Clone, Debug, Default)]
struct Level {
    start: u32,
    format: String,
    /// `（%1）`: the numbers of this and higher levels stand for `%1` to `%9`.
    text: String,
    /// The style whose paragraphs are numbered so.
    style: Option<String>,
    /// The level whose number starts this one anew; the one above where it does not say.
    restart: Option<u32>,
}

/// A list as used: whose levels it has, and where it starts anew.
#[derive(Clone, Debug, Default)]
struct List {
    of: String,
    starts: BTreeMap<u8, u32>,
}

/// Counts as paragraphs come.
#[derive(Debug, Default)]
pub(super) struct Numbering {
    levels: BTreeMap<String, [Level; LEVELS]>,
    lists: BTreeMap<String, List>,
    counts: BTreeMap<String, [Option<u32>; LEVELS]>,
    /// Which starts of which lists have been taken.
    started: BTreeSet<(String, u8)>,
}

impl Numbering {
    pub(super) fn of(xml: Option<&Element>) -> Self {
        let mut numbering = Self::default();
        for element in xml.into_iter().flat_map(Element::elements) {
            match &*element.name {
                "w:abstractNum" => {
                    let id = element.attribute("abstractNumId").unwrap_or_default();
                    numbering.levels.insert(id.to_owned(), levels(element));
                }
                "w:num" => {
                    let id = element.attribute("numId").unwrap_or_default();
                    let of = element.child("w:abstractNumId").and_then(Element::val);
                    let starts = element.elements().filter(|it| it.name == "w:lvlOverride");
                    let starts = starts.filter_map(|it| {
                        let start = it.child("w:startOverride")?.val()?.parse().ok()?;
                        Some((it.attribute("ilvl")?.parse().ok()?, start))
                    });
                    let list =
                        List { of: of.unwrap_or_default().to_owned(), starts: starts.collect() };
                    numbering.lists.insert(id.to_owned(), list);
                }
                _ => {}
            }
        }
        numbering
    }

    /// The number of the next paragraph of a list; `style` tells the level where the paragraph does not. Nothing for
    /// a list there is none of, as `0` takes a paragraph out of its style's list.
    pub(super) fn next(
        &mut self,
        list: &str,
        level: Option<u8>,
        style: Option<&str>,
    ) -> Option<String> {
        let own = self.lists.get(list)?.clone();
        let levels = self.levels.get(&own.of)?;
        let styled = style.and_then(|style| {
            levels.iter().position(|level| level.style.as_deref() == Some(style))
        });
        let at = level.map(usize::from).or(styled).unwrap_or_default().min(LEVELS - 1);
        let counts = self.counts.entry(own.of.clone()).or_default();
        let level = levels.get(at)?;
        let key = (list.to_owned(), u8::try_from(at).unwrap_or_default());
        let fresh = own.starts.get(&key.1).filter(|_| !self.started.contains(&key));
        let next = match (fresh, counts.get(at).copied().flatten()) {
            (Some(start), _) => *start,
            (None, Some(count)) => count.saturating_add(1),
            (None, None) => level.start,
        };
        self.started.insert(key);
        if let Some(count) = counts.get_mut(at) {
            *count = Some(next);
        }
        for (index, count) in counts.iter_mut().enumerate().skip(at + 1) {
            // A level that restarts never goes on through all.
            if levels.get(index).and_then(|level| level.restart) != Some(0) {
                *count = None;
            }
        }
        Some(shown(levels, counts, at))
    }
}

fn levels(element: &Element) -> [Level; LEVELS] {
    let mut levels: [Level; LEVELS] = Default::default();
    for own in element.elements().filter(|it| it.name == "w:lvl") {
        let Some(at) = own.attribute("ilvl").and_then(|it| it.parse::<usize>().ok()) else {
            continue;
        };
        let value = |name| own.child(name).and_then(Element::val);
        if let Some(level) = levels.get_mut(at) {
            *level = Level {
                start: value("w:start").and_then(|it| it.parse().ok()).unwrap_or(0),
                format: value("w:numFmt").unwrap_or("decimal").to_owned(),
                text: value("w:lvlText").unwrap_or_default().to_owned(),
                style: value("w:pStyle").map(str::to_owned),
                restart: value("w:lvlRestart").and_then(|it| it.parse().ok()),
            };
        }
    }
    levels
}

/// The text of a level with the numbers in it.
fn shown(levels: &[Level; LEVELS], counts: &[Option<u32>; LEVELS], at: usize) -> String {
    let Some(level) = levels.get(at) else { return String::new() };
    if level.format == "bullet" {
        return "•".to_owned();
    }
    let mut text = String::new();
    let mut rest = level.text.chars().peekable();
    while let Some(ch) = rest.next() {
        let digit =
            rest.peek().and_then(|ch| ch.to_digit(10)).filter(|digit| ch == '%' && *digit > 0);
        let Some(digit) = digit else {
            text.push(ch);
            continue;
        };
        rest.next();
        let index = digit as usize - 1;
        let of = levels.get(index);
        let count = counts.get(index).copied().flatten();
        let count = count.or_else(|| of.map(|level| level.start)).unwrap_or_default();
        text.push_str(&written(count, of.map_or("decimal", |level| &level.format)));
    }
    text
}

const DIGITS: [char; 10] = ['〇', '一', '二', '三', '四', '五', '六', '七', '八', '九'];
const STEMS: &str = "甲乙丙丁戊己庚辛壬癸";
const BRANCHES: &str = "子丑寅卯辰巳午未申酉戌亥";

/// A number in a format (ECMA-376 Part 1 §17.18.59).
fn written(count: u32, format: &str) -> String {
    let pick = |letters: &str| {
        let index = usize::try_from(count).ok().and_then(|count| count.checked_sub(1));
        index.and_then(|index| letters.chars().nth(index)).map(String::from)
    };
    let own = match format {
        "chineseCounting"
        | "chineseCountingThousand"
        | "taiwaneseCounting"
        | "taiwaneseCountingThousand"
        | "japaneseCounting"
        | "ideographDigital"
        | "japaneseDigitalTenThousand"
        | "taiwaneseDigital" => (count < 1_000).then(|| chinese(count)),
        "ideographTraditional" => pick(STEMS),
        "ideographZodiac" => pick(BRANCHES),
        "decimalEnclosedCircle" | "decimalEnclosedCircleChinese" => (1..=20)
            .contains(&count)
            .then(|| char::from_u32(0x2460 + count - 1))
            .flatten()
            .map(String::from),
        "decimalEnclosedParen" => (1..=20)
            .contains(&count)
            .then(|| char::from_u32(0x2474 + count - 1))
            .flatten()
            .map(String::from),
        "decimalFullWidth" | "decimalFullWidth2" => Some(
            count
                .to_string()
                .chars()
                .filter_map(|ch| char::from_u32(u32::from(ch) + 0xfee0))
                .collect(),
        ),
        "upperLetter" => pick("ABCDEFGHIJKLMNOPQRSTUVWXYZ"),
        "lowerLetter" => pick("abcdefghijklmnopqrstuvwxyz"),
        "upperRoman" => roman(count),
        "lowerRoman" => roman(count).map(|text| text.to_ascii_lowercase()),
        "decimalZero" => Some(format!("{count:02}")),
        "none" => Some(String::new()),
        _ => None,
    };
    own.unwrap_or_else(|| count.to_string())
}

/// 十二, 二十, 一百零三.
fn chinese(count: u32) -> String {
    let digit = |value: u32| DIGITS.get(value as usize).copied().unwrap_or('〇');
    let (hundreds, tens, ones) = (count / 100, count / 10 % 10, count % 10);
    let mut text = String::new();
    if hundreds > 0 {
        text.extend([digit(hundreds), '百']);
    }
    match (hundreds, tens) {
        (0, 0) => {}
        (_, 0) if ones > 0 => text.push('零'),
        (_, 0) => {}
        (0, 1) => text.push('十'),
        (_, tens) => text.extend([digit(tens), '十']),
    }
    if ones > 0 || count == 0 {
        text.push(digit(ones));
    }
    text
}

fn roman(count: u32) -> Option<String> {
    const SIGNS: [(u32, &str); 9] = [
        (100, "C"),
        (90, "XC"),
        (50, "L"),
        (40, "XL"),
        (10, "X"),
        (9, "IX"),
        (5, "V"),
        (4, "IV"),
        (1, "I"),
    ];
    if count == 0 || count > 399 {
        return None;
    }
    let (mut left, mut text) = (count, String::new());
    for (value, sign) in SIGNS {
        while left >= value {
            text.push_str(sign);
            left -= value;
        }
    }
    Some(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_written_as_word_writes_them() {
        let shown = [1, 10, 12, 20, 99, 103, 110].map(|count| written(count, "chineseCounting"));
        assert_eq!(shown, ["一", "十", "十二", "二十", "九十九", "一百零三", "一百一十"]);
        assert_eq!(written(3, "ideographTraditional"), "丙");
        assert_eq!(written(11, "ideographTraditional"), "11");
        assert_eq!(written(3, "decimalEnclosedCircle"), "③");
        assert_eq!(written(14, "upperRoman"), "XIV");
        assert_eq!(written(5, "decimalFullWidth"), "５");
    }

    #[test]
    fn counts_go_on_and_start_anew() {
        let level = |format: &str, text: &str| Level {
            start: 1,
            format: format.to_owned(),
            text: text.to_owned(),
            ..Level::default()
        };
        let mut levels: [Level; LEVELS] = Default::default();
        levels[0] = level("chineseCounting", "%1、");
        levels[1] = level("chineseCounting", "（%2）");
        levels[2] = level("decimal", "%1.%3");
        let mut numbering = Numbering::default();
        numbering.levels.insert("0".to_owned(), levels);
        let list = List { of: "0".to_owned(), starts: BTreeMap::new() };
        numbering.lists.insert("1".to_owned(), list.clone());
        let again = List { starts: BTreeMap::from([(0, 1)]), ..list };
        numbering.lists.insert("2".to_owned(), again);
        let mut next = |list, level| numbering.next(list, Some(level), None).unwrap_or_default();
        let found =
            [next("1", 0), next("1", 1), next("1", 1), next("1", 0), next("1", 1), next("1", 2)];
        assert_eq!(found, ["一、", "（一）", "（二）", "二、", "（一）", "二.1"]);
        assert_eq!([next("2", 0), next("2", 0), next("0", 0)], ["一、", "二、", ""]);
    }
}
