//! Figures of prose marked with what they must agree with, and their raising by one:
//! `tests/corpus/README.md`. It must not check reports.

use std::ops::Range;

/// A text with its marks taken out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Marked {
    /// The text.
    pub text: String,
    /// The marked figures, in order.
    pub figures: Vec<Figure>,
}

/// A marked figure.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Figure {
    /// Its bytes in the text without marks.
    pub range: Range<usize>,
    /// The mark: a path, a sum of paths, `share`, `growth`, `change`, `sum`, or `-` for none.
    pub mark: String,
}

const CHINESE: &str = "〇零一二两三四五六七八九十百千万";
const FULL_WIDTH: &str = "０１２３４５６７８９";

/// Takes the marks out of a text.
#[must_use]
pub fn unmark(source: &str) -> Marked {
    let mut text = String::with_capacity(source.len());
    let mut figures = Vec::new();
    let mut rest = source;
    while let Some(at) = rest.find('@') {
        let (before, after) = rest.split_at(at);
        text.push_str(before);
        let after = after.get(1..).unwrap_or_default();
        let end = after.find(|ch: char| !is_path(ch)).unwrap_or(after.len());
        let (mark, behind) = after.split_at(end);
        let figure = figure(&text);
        if mark.is_empty() || figure.is_empty() {
            text.push('@');
            text.push_str(mark);
        } else {
            let start = text.len() - figure.len();
            figures.push(Figure { range: start..text.len(), mark: mark.to_owned() });
        }
        rest = behind;
    }
    text.push_str(rest);
    Marked { text, figures }
}

const fn is_path(ch: char) -> bool {
    ch.is_ascii_lowercase() || ch.is_ascii_digit() || matches!(ch, '_' | '.' | '+' | '-')
}

/// The figure a text ends with.
fn figure(text: &str) -> String {
    let is = |ch: &char| {
        ch.is_ascii_digit() || FULL_WIDTH.contains(*ch) || matches!(ch, '.' | ',' | '，')
    };
    let arabic: Vec<char> = text.chars().rev().take_while(is).collect();
    let arabic: String = arabic.into_iter().rev().collect();
    let arabic = arabic.trim_start_matches(['.', ',', '，']);
    if !arabic.is_empty() {
        // A comma that no three digits follow ends what stood before.
        let last = arabic.rsplit(['，', ',']).next().unwrap_or_default();
        let whole = last.chars().count() == 3 && last.chars().all(|ch| ch.is_ascii_digit());
        return if whole { arabic.to_owned() } else { last.to_owned() };
    }
    let chinese: Vec<char> = text.chars().rev().take_while(|ch| CHINESE.contains(*ch)).collect();
    chinese.into_iter().rev().collect()
}

/// A figure with one more in its last digit; its width, point and separators stay.
#[must_use]
pub fn raised(figure: &str) -> String {
    if figure.chars().any(|ch| CHINESE.contains(ch)) {
        let (value, _) = report_claims::numeral::numeral(figure).unwrap_or_default();
        return spelt(value + 1);
    }
    let mut characters: Vec<char> = figure.chars().collect();
    for ch in characters.iter_mut().rev() {
        let Some(digit) = digit(*ch) else { continue };
        let wide = !ch.is_ascii();
        *ch = written((digit + 1) % 10, wide);
        if digit < 9 {
            return characters.into_iter().collect();
        }
    }
    let wide = characters.first().is_some_and(|ch| !ch.is_ascii());
    std::iter::once(written(1, wide)).chain(characters).collect()
}

fn digit(ch: char) -> Option<u32> {
    let wide = FULL_WIDTH.chars().position(|own| own == ch).and_then(|at| u32::try_from(at).ok());
    ch.to_digit(10).or(wide)
}

fn written(digit: u32, wide: bool) -> char {
    let all = if wide { FULL_WIDTH } else { "0123456789" };
    all.chars().nth(digit as usize).unwrap_or_default()
}

/// A number below a hundred million in Chinese.
fn spelt(value: u32) -> String {
    const DIGITS: [&str; 10] = ["〇", "一", "二", "三", "四", "五", "六", "七", "八", "九"];
    if value >= 10_000 {
        let rest = value % 10_000;
        let gap = if rest > 0 && rest < 1000 { "〇" } else { "" };
        let rest = if rest > 0 { spelt(rest) } else { String::new() };
        return format!("{}万{gap}{rest}", spelt(value / 10_000));
    }
    let mut text = String::new();
    let mut left = value;
    for (unit, word) in [(1000, "千"), (100, "百"), (10, "十")] {
        let digit = left / unit;
        if digit > 0 {
            let one = unit == 10 && digit == 1 && text.is_empty();
            let digit =
                if one { "" } else { DIGITS.get(digit as usize).copied().unwrap_or_default() };
            text.push_str(digit);
            text.push_str(word);
        } else if !text.is_empty() && !text.ends_with('〇') && left > 0 {
            text.push('〇');
        }
        left %= unit;
    }
    if left > 0 || text.is_empty() {
        text.push_str(DIGITS.get(left as usize).copied().unwrap_or_default());
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_are_taken_out_and_figures_known() {
        let marked = unmark(
            "收到52@requests.received.total件，２0@-份，共五十二@sum件，20，301@a.b件，3件，9@-件",
        );
        assert_eq!(marked.text, "收到52件，２0份，共五十二件，20，301件，3件，9件");
        let found: Vec<_> = marked
            .figures
            .iter()
            .map(|figure| (&marked.text[figure.range.clone()], figure.mark.as_str()))
            .collect();
        let expected = [
            ("52", "requests.received.total"),
            ("２0", "-"),
            ("五十二", "sum"),
            ("20，301", "a.b"),
            ("9", "-"),
        ];
        assert_eq!(found, expected);
    }

    #[test]
    fn raising_is_in_the_last_digit() {
        for (figure, expected) in [
            ("52", "53"),
            ("99", "100"),
            ("8.39", "8.40"),
            ("20,301", "20,302"),
            ("２９", "３０"),
            ("五十二", "五十三"),
            ("十", "十一"),
            ("二万〇三百〇一", "二万〇三百〇二"),
            ("一百二十", "一百二十一"),
        ] {
            assert_eq!(raised(figure), expected);
        }
    }
}
