//! Text as it is compared: without what cannot be seen, in one width, without marks and numbers. It must not
//! know a label.

use report_core::hidden::is_hidden;

/// A text without characters that cannot be seen where they stand; blanks of any kind at its ends go too.
pub(crate) fn visible(text: &str) -> String {
    let seen: String = text.chars().filter(|ch| !is_hidden(*ch) && *ch != '\u{feff}').collect();
    seen.trim_matches(is_blank).to_owned()
}

/// A text without blanks at its ends, on one line: runs of blanks and line breaks inside become one blank, or
/// nothing beside a Chinese character.
pub(crate) fn one_line(text: &str) -> String {
    let seen = visible(text);
    let mut line = String::with_capacity(seen.len());
    let mut gap = false;
    for ch in seen.chars() {
        if is_blank(ch) {
            gap = true;
            continue;
        }
        let latin = |ch: char| ch.is_ascii_graphic();
        if gap && line.chars().next_back().is_some_and(latin) && latin(ch) {
            line.push(' ');
        }
        gap = false;
        line.push(ch);
    }
    line
}

/// Whether a character is a blank of any kind.
pub(crate) fn is_blank(ch: char) -> bool {
    ch.is_whitespace() || matches!(ch, '\u{a0}' | '\u{3000}' | '\u{200b}' | '\u{feff}')
}

/// The half-width form of a full-width character (Unicode 16.0, *Halfwidth and Fullwidth Forms*), and one form
/// of each bracket and dash; any other as it is.
pub(crate) const fn narrow(ch: char) -> char {
    match ch {
        '\u{ff01}'..='\u{ff5e}' => match char::from_u32(ch as u32 - 0xfee0) {
            Some(narrow) => narrow,
            None => ch,
        },
        '\u{3000}' | '\u{a0}' => ' ',
        '〔' | '【' => '(',
        '〕' | '】' => ')',
        '—' | '–' | '−' => '-',
        _ => ch,
    }
}

/// A number at the head of a text, without its brackets and points.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Number {
    /// What it counts.
    pub(crate) value: u32,
    /// How it is written.
    pub(crate) style: Style,
}

/// How a number at the head of a text is written (GB/T 9704—2012 §7.3.3).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Style {
    /// 一、
    Chinese,
    /// （一）
    ChineseInBrackets,
    /// 1.
    Arabic,
    /// （1） or ①
    ArabicInBrackets,
}

/// The number a text begins with, and what follows it; the text may be of either width.
pub(crate) fn numbered(text: &str) -> (Option<Number>, &str) {
    let text = text.trim_start_matches(is_blank);
    circled(text).or_else(|| bracketed(text)).or_else(|| pointed(text)).map_or(
        (None, text),
        |(number, length)| {
            let rest = text.get(length..).unwrap_or_default();
            (Some(number), rest.trim_start_matches(is_blank))
        },
    )
}

fn circled(text: &str) -> Option<(Number, usize)> {
    let first = text.chars().next()?;
    let value = match first {
        '①'..='⑳' => u32::from(first) - u32::from('①') + 1,
        '⑴'..='⒇' => u32::from(first) - u32::from('⑴') + 1,
        '㈠'..='㈩' => {
            let value = u32::from(first) - u32::from('㈠') + 1;
            return Some((Number { value, style: Style::ChineseInBrackets }, first.len_utf8()));
        }
        '⒈'..='⒛' => {
            let value = u32::from(first) - u32::from('⒈') + 1;
            return Some((Number { value, style: Style::Arabic }, first.len_utf8()));
        }
        _ => return None,
    };
    Some((Number { value, style: Style::ArabicInBrackets }, first.len_utf8()))
}

fn bracketed(text: &str) -> Option<(Number, usize)> {
    let mut chars = text.char_indices();
    if narrow(chars.next()?.1) != '(' {
        return None;
    }
    let (close, mark) = chars.take(6).find(|(_, ch)| narrow(*ch) == ')')?;
    let open = text.chars().next()?.len_utf8();
    let (value, style) = digits(text.get(open..close)?)?;
    let style = match style {
        Style::Chinese => Style::ChineseInBrackets,
        _ => Style::ArabicInBrackets,
    };
    Some((Number { value, style }, close + mark.len_utf8()))
}

fn pointed(text: &str) -> Option<(Number, usize)> {
    let end = text.char_indices().find(|(_, ch)| !is_digit(*ch))?.0;
    let (value, style) = digits(text.get(..end)?)?;
    let point = text.get(end..)?.trim_start_matches(is_blank).chars().next()?;
    let marks = narrow(point) == ')' || matches!(narrow(point), '.' | ':' | ',' | '、');
    let at = text.get(end..)?.find(point)? + end + point.len_utf8();
    let next = text.get(at..)?.trim_start_matches(is_blank).chars().next();
    // 1.5 is a number of its own.
    let more = next.is_some_and(|ch| narrow(ch).is_ascii_digit());
    (marks && !more).then_some((Number { value, style }, at))
}

const HAN_DIGITS: &str = "一二三四五六七八九";

fn is_digit(ch: char) -> bool {
    narrow(ch).is_ascii_digit() || ch == '十' || HAN_DIGITS.contains(ch)
}

/// A number from 1 to 99 in Arabic or Chinese digits.
fn digits(text: &str) -> Option<(u32, Style)> {
    let text: String = text.chars().filter(|ch| !is_blank(*ch)).map(narrow).collect();
    if let Ok(value) = text.parse::<u32>() {
        return (1..=99).contains(&value).then_some((value, Style::Arabic));
    }
    let digit = |text: &str| {
        let mut chars = text.chars();
        let first = chars.next()?;
        let at = HAN_DIGITS.chars().position(|digit| digit == first)?;
        chars.next().is_none().then(|| u32::try_from(at + 1).ok()).flatten()
    };
    let value = match text.split_once('十') {
        None => digit(&text)?,
        Some((tens, ones)) => {
            let tens = if tens.is_empty() { 1 } else { digit(tens)? };
            tens * 10 + if ones.is_empty() { 0 } else { digit(ones)? }
        }
    };
    Some((value, Style::Chinese))
}

/// A label as it is compared: its words alone, without number, brackets at the end, blanks and marks.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Core {
    /// The number before it.
    pub(crate) number: Option<Number>,
    /// Its words.
    pub(crate) words: String,
    /// What stands in brackets at its end, in one width.
    pub(crate) remark: Option<String>,
}

impl Core {
    /// The label in a text of any width and layout.
    pub(crate) fn of(text: &str) -> Self {
        let seen = visible(text);
        let (number, rest) = numbered(&seen);
        let narrowed: String =
            rest.chars().filter(|ch| !is_blank(*ch)).map(narrow).collect::<String>();
        let (words, remark) = without_remark(&narrowed);
        Self { number, words: letters(words), remark: remark.map(str::to_owned) }
    }
}

/// The letters and digits of a text.
pub(crate) fn letters(text: &str) -> String {
    text.chars().filter(|ch| ch.is_alphanumeric()).collect()
}

/// Text in brackets at the end, cut off; what is nothing but brackets stays.
fn without_remark(text: &str) -> (&str, Option<&str>) {
    let Some(before) = text.strip_suffix(')') else { return (text, None) };
    match before.rfind('(') {
        Some(at) if at > 0 => (text.get(..at).unwrap_or(text), before.get(at + '('.len_utf8()..)),
        _ => (text, None),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_label_is_its_words() {
        for text in [
            "（三）不予公开",
            "(三) 不予公开",
            "不予\n公开",
            "３.不予　公开",
            "三、不予公开（件）",
            "③不予公\u{200b}开",
            "㈢不予公开",
        ] {
            assert_eq!(Core::of(text).words, "不予公开", "{text}");
        }
        let core = Core::of("本年收费金额（单位：万元）");
        assert_eq!((&*core.words, core.remark.as_deref()), ("本年收费金额", Some("单位:万元")));
    }

    #[test]
    fn words_that_begin_like_numbers_stay() {
        for text in ["三类内部事务信息", "第三方", "10件", "1.5万"] {
            assert_eq!(numbered(text).0, None, "{text}");
        }
        assert_eq!(numbered("十二、其他").0.map(|number| number.value), Some(12));
    }

    #[test]
    fn a_line_is_joined_as_it_is_read() {
        assert_eq!(one_line(" 云汀区\n人民政府　"), "云汀区人民政府");
        assert_eq!(one_line("a  b"), "a b");
    }
}
