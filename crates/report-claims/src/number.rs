//! Numbers in running text, with what tells a count from a date, an ordinal or a telephone number.
//! It must not know units or what is counted.

use super::sentence::Mark;
use super::word::Words;
use report_core::Decimal;
use std::ops::Range;

/// What a number is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// It counts or measures something.
    Plain,
    /// A percentage: the number before ％.
    Percent,
    /// A year of four digits.
    Year,
    /// Part of a date, an ordinal, a document's number, a telephone number, an address.
    Other,
}

/// One number.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Number {
    /// Its bytes: digits with point and separators, and 万 or 亿 where they multiply it.
    pub range: Range<usize>,
    /// Its value.
    pub value: Decimal,
    /// Digits after the point.
    pub decimals: u32,
    /// What it is.
    pub kind: Kind,
    /// Whether the text calls it approximate: 约, 近, 余, 多, 以上, or rounded to 万.
    pub vague: bool,
}

/// Words before a number that make it approximate.
const VAGUE_BEFORE: Words =
    Words::new(&["约", "近", "超", "超过", "逾", "突破", "不足", "至少", "不少于"]);
/// Words after a number, or after its unit, that make it approximate.
pub const VAGUE_AFTER: Words = Words::new(&["余", "多", "左右", "以上", "以下", "以内", "上下"]);

/// Every number written in Arabic digits, in order.
pub fn numbers(text: &str) -> Vec<Number> {
    numbers_among(text, text.char_indices())
}

/// The same, where the text's digits are known to be among some marks.
pub fn numbers_among(text: &str, marks: impl Iterator<Item = Mark>) -> Vec<Number> {
    // A number has some digits.
    let mut found: Vec<Number> = Vec::with_capacity(marks.size_hint().0 / 4);
    for (at, _) in marks.filter(|(_, ch)| digit(*ch).is_some()) {
        if found.last().is_none_or(|last| last.range.end <= at) {
            found.push(number(text, at));
        }
    }
    found
}

/// The value of a digit, half-width or full-width.
fn digit(ch: char) -> Option<u32> {
    match ch {
        '0'..='9' => ch.to_digit(10),
        '０'..='９' => Some(u32::from(ch) - u32::from('０')),
        _ => None,
    }
}

fn number(text: &str, start: usize) -> Number {
    let rest = text.get(start..).unwrap_or_default();
    let digits = digits(rest);
    let before = text.get(..start).unwrap_or_default();
    let after = rest.get(digits.length..).unwrap_or_default();
    let (scale, scaled) = scale(after);
    let value = match scale {
        Some(scale) => digits.value.checked_mul(scale).map_or(digits.value, |it| it.normalize()),
        None => digits.value.normalize(),
    };
    let approximate =
        scaled > 0 || VAGUE_BEFORE.end(before) || is_vague(after) || ends_range(before);
    Number {
        range: start..start + digits.length + scaled,
        value,
        decimals: u32::try_from(digits.decimals).unwrap_or(u32::MAX),
        kind: kind(before, digits.count, after),
        vague: approximate,
    }
}

/// A number written in Chinese: what stands before it, its place, its value, what stands behind its unit.
pub(crate) fn spelt(before: &str, range: Range<usize>, count: u32, tail: &str) -> Number {
    let vague = VAGUE_BEFORE.end(before) || is_vague(tail);
    Number { range, value: count.into(), decimals: 0, kind: Kind::Plain, vague }
}

/// Whether what stands before a number makes it the end of a range: 4至5件.
fn ends_range(before: &str) -> bool {
    let first = before.strip_suffix(['至', '到', '~', '～', '—']);
    first.is_some_and(|first| first.chars().next_back().and_then(digit).is_some())
}

/// Whether what follows a number, or its unit, makes it approximate.
pub fn is_vague(after: &str) -> bool {
    VAGUE_AFTER.begin(after).is_some()
}

/// The digits of a number.
struct Digits {
    /// The bytes it takes.
    length: usize,
    /// Its digits and point, without separators.
    count: usize,
    /// Digits after the point.
    decimals: usize,
    value: Decimal,
}

/// The most digits that surely fit 64 bits.
const PLAIN: usize = 18;

fn digits(text: &str) -> Digits {
    let (mut length, mut count, mut point, mut plain) = (0, 0, None, 0_u64);
    let mut rest = text;
    while let Some(ch) = rest.chars().next() {
        let follows = |count: usize| {
            let after = rest.get(ch.len_utf8()..).unwrap_or_default();
            after.chars().take(count).filter(|ch| digit(*ch).is_some()).count() == count
        };
        match digit(ch) {
            Some(value) => {
                plain = plain.wrapping_mul(10).wrapping_add(value.into());
                count += 1;
            }
            None if ch == '.' && point.is_none() && follows(1) => {
                count += 1;
                point = Some(count);
            }
            None if ch == ',' && point.is_none() && follows(3) => {}
            None if ch == '，' && point.is_none() && count <= 3 && follows(3) && !follows(4) => {}
            None => break,
        }
        length += ch.len_utf8();
        rest = text.get(length..).unwrap_or_default();
    }
    let decimals = point.map_or(0, |point| count - point);
    let value = match i64::try_from(plain) {
        Ok(plain) if count <= PLAIN => Decimal::new(plain, u32::try_from(decimals).unwrap_or(0)),
        _ => long(text.get(..length).unwrap_or_default()),
    };
    Digits { length, count, decimals, value }
}

/// The value of many digits; 0 where they are more than a decimal holds.
fn long(text: &str) -> Decimal {
    let narrow = |ch: char| digit(ch).and_then(|value| char::from_digit(value, 10));
    let plain: String = text
        .chars()
        .filter(|ch| !matches!(ch, ',' | '，'))
        .map(|ch| narrow(ch).unwrap_or(ch))
        .collect();
    plain.parse().unwrap_or_default()
}

/// What 万 or 亿 after a number multiplies it by, and their bytes; 万元 is a unit and multiplies
/// nothing.
fn scale(after: &str) -> (Option<Decimal>, usize) {
    let scales = [("万", 10_000_u32), ("亿", 100_000_000)];
    let found = scales.iter().find(|(word, _)| after.starts_with(word));
    match found {
        Some((word, scale)) if !after.get(word.len()..).unwrap_or_default().starts_with('元') => {
            (Some((*scale).into()), word.len())
        }
        _ => (None, 0),
    }
}

fn kind(before: &str, digits: usize, after: &str) -> Kind {
    let last = before.chars().next_back();
    let next = after.chars().next();
    if is_code(last, after) || matches!(last, Some('第' | '〔' | '[')) {
        return Kind::Other;
    }
    match next {
        Some('%' | '％') => Kind::Percent,
        Some('年') if digits == 4 => Kind::Year,
        Some('月' | '日' | '号' | '〕' | ']') => Kind::Other,
        _ => Kind::Plain,
    }
}

/// Whether a number stands inside a telephone number, an address, a model's name.
fn is_code(last: Option<char>, after: &str) -> bool {
    let joins =
        |ch: char| ch.is_ascii_alphanumeric() || matches!(ch, '-' | '_' | '/' | '@' | '.' | ':');
    let mut next = after.chars();
    let joined_after = match next.next() {
        Some(ch) if ch.is_ascii_alphabetic() || ch == '_' || ch == '@' => true,
        Some('-' | '/' | '.') => next.next().is_some_and(|ch| ch.is_ascii_alphanumeric()),
        _ => false,
    };
    last.is_some_and(joins) || joined_after
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: &[(&str, Kind, bool)]) {
        let found = numbers(text);
        let found: Vec<_> = found.iter().map(|n| (n.value.to_string(), n.kind, n.vague)).collect();
        let expected: Vec<_> = expected
            .iter()
            .map(|(value, kind, vague)| ((*value).to_owned(), *kind, *vague))
            .collect();
        assert_eq!(found, expected, "{text}");
    }

    #[test]
    fn counts_are_told_from_dates_ordinals_and_codes() {
        check(
            "2020年1月28日共6836条",
            &[
                ("2020", Kind::Year, false),
                ("1", Kind::Other, false),
                ("28", Kind::Other, false),
                ("6836", Kind::Plain, false),
            ],
        );
        check(
            "电话0539-8246639，第50条，〔2021〕30号，24小时，A4",
            &[
                ("539", Kind::Other, false),
                ("8246639", Kind::Other, false),
                ("50", Kind::Other, false),
                ("2021", Kind::Other, false),
                ("30", Kind::Other, false),
                ("24", Kind::Plain, false),
                ("4", Kind::Other, false),
            ],
        );
    }

    #[test]
    fn separators_points_and_full_width_digits_are_read() {
        check(
            "1,234,567件、59237.2449万元、１２件、8.64%",
            &[
                ("1234567", Kind::Plain, false),
                ("59237.2449", Kind::Plain, false),
                ("12", Kind::Plain, false),
                ("8.64", Kind::Percent, false),
            ],
        );
        check("结束于12.", &[("12", Kind::Plain, false)]);
    }

    #[test]
    fn approximate_words_and_rounding_make_it_vague() {
        check(
            "300余名、近40件、1130多家、512.7万次、86.3万个、10件以上",
            &[
                ("300", Kind::Plain, true),
                ("40", Kind::Plain, true),
                ("1130", Kind::Plain, true),
                ("5127000", Kind::Plain, true),
                ("863000", Kind::Plain, true),
                ("10", Kind::Plain, false),
            ],
        );
    }
}
