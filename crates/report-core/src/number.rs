//! Numbers as published: value, unit and remark, and the text as written. Exact decimals only; blank
//! is not zero. It must not know any table.

mod unit;

pub use rust_decimal::Decimal;
use std::borrow::Cow;

/// What a cell says. The text is printed as written; the value is what sums use.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Quantity {
    /// The text as printed: as written, or the integer's digits; empty for a blank cell.
    pub written: Cow<'static, str>,
    /// The number; nothing for a blank cell (`""`, `"/"`, `"—"`, `"无"`), which counts as 0.
    pub value: Option<Decimal>,
    /// The unit after the number, as written: 件, 项, 元, 万元.
    pub unit: Option<String>,
    /// What follows in brackets, without them.
    pub remark: Option<String>,
}

/// Why a text is no quantity.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NotAQuantity {
    /// It has no number, or something beside number, unit and one bracketed remark.
    Unreadable,
    /// What stands behind the number is no unit: letters, 百, 余, 左右, a sign word.
    UnknownUnit,
    /// It has more digits than a decimal can hold exactly (28).
    TooLong,
}

/// Texts that say a cell is left blank.
const BLANKS: &[&str] = &["", "/", "／", "-", "－", "–", "—", "——", "无"];

/// Words before a number that say it grew.
const MORE: &[&str] = &["增加", "新增", "增", "+", "＋"];

/// Words before a number that say it shrank.
const LESS: &[&str] = &["减少", "减", "-", "－", "−"];

/// Whole words for a change of nothing.
const LEVEL: &[&str] = &["持平", "无变化"];

/// The counts of one digit.
const DIGITS: [&str; 10] = ["0", "1", "2", "3", "4", "5", "6", "7", "8", "9"];

impl Quantity {
    /// Reads a text as published: a sign word, digits of either width with or without thousands
    /// commas, a unit, a remark in brackets. Units are a list; one that begins with 万 or 亿 and is not
    /// money scales the value: 1.2万件 is 12000 件.
    ///
    /// # Errors
    /// [`NotAQuantity`] where the text says no number.
    ///
    /// ```
    /// use report_core::Quantity;
    ///
    /// let cell = Quantity::parse("22（其中修订16件）").unwrap();
    /// assert_eq!(cell.value, Some(22.into()));
    /// assert_eq!(cell.remark.as_deref(), Some("其中修订16件"));
    /// assert!(Quantity::parse("/").unwrap().is_blank());
    /// assert!(Quantity::parse("若干").is_err());
    /// assert!(Quantity::parse("120O").is_err());
    /// ```
    pub fn parse(written: &str) -> Result<Self, NotAQuantity> {
        let text = written.trim();
        if BLANKS.contains(&text) {
            return Ok(Self { written: written.to_owned().into(), ..Self::default() });
        }
        if LEVEL.contains(&text) {
            return Ok(Self::plain(written.to_owned(), Decimal::ZERO));
        }
        let (negative, rest) = sign(text);
        let (mut value, rest) = number(rest)?;
        if negative {
            value.set_sign_negative(!value.is_zero());
        }
        let (tail, remark) = remark(rest)?;
        let (value, unit) = scaled(value, tail)?;
        Ok(Self { written: written.to_owned().into(), value: Some(value), unit, remark })
    }

    /// A bare number, with the text to print for it.
    #[must_use]
    pub fn plain(written: impl Into<Cow<'static, str>>, value: Decimal) -> Self {
        Self { written: written.into(), value: Some(value), unit: None, remark: None }
    }

    /// A bare count in plain digits.
    ///
    /// ```
    /// use report_core::Quantity;
    ///
    /// let (none, many) = (Quantity::count(0), Quantity::count(120));
    /// assert_eq!((&*none.written, &*many.written), ("0", "120"));
    /// assert_eq!(many, Quantity::plain("120", 120.into()));
    /// ```
    #[must_use]
    pub fn count(count: u64) -> Self {
        // Most cells of most reports have one digit, and are made without memory of their own.
        let digit = usize::try_from(count).ok().and_then(|count| DIGITS.get(count));
        let written = digit.map_or_else(|| count.to_string().into(), |digit| Cow::Borrowed(*digit));
        Self::plain(written, count.into())
    }

    /// A change as the form's 本年增/减 is filled in: 增加15, 减少16, 0.
    #[must_use]
    pub fn change(value: Decimal) -> Self {
        let word = match (value.is_zero(), value.is_sign_negative()) {
            (true, _) => "",
            (false, true) => "减少",
            (false, false) => "增加",
        };
        Self::plain(format!("{word}{}", value.abs()), value)
    }

    /// Whether the cell was left blank.
    #[must_use]
    pub const fn is_blank(&self) -> bool {
        self.value.is_none()
    }

    /// The number a sum takes: a blank counts as 0.
    #[must_use]
    pub fn or_zero(&self) -> Decimal {
        self.value.unwrap_or_default()
    }
}

/// Whether a sign word says the number is negative, and what follows the word.
fn sign(text: &str) -> (bool, &str) {
    let after = |words: &[&str]| words.iter().find_map(|word| text.strip_prefix(word));
    if let Some(rest) = after(MORE) {
        return (false, rest.trim_start());
    }
    after(LESS).map_or((false, text), |rest| (true, rest.trim_start()))
}

/// The number a text begins with, and what follows it.
fn number(text: &str) -> Result<(Decimal, &str), NotAQuantity> {
    let mut digits = String::new();
    // A comma or point that ends the digits is not part of them.
    let (mut kept, mut end) = (0, 0);
    for (at, ch) in text.char_indices() {
        let Some(plain) = narrow(ch) else { break };
        digits.push(plain);
        if plain.is_ascii_digit() {
            (kept, end) = (digits.len(), at + ch.len_utf8());
        }
    }
    digits.truncate(kept);
    Ok((decimal(&digits)?, text.get(end..).unwrap_or_default()))
}

/// The ASCII form of a character a number may have; nothing for any other.
fn narrow(ch: char) -> Option<char> {
    match ch {
        '0'..='9' | ',' | '.' => Some(ch),
        '，' => Some(','),
        '．' => Some('.'),
        '０'..='９' => char::from_digit(u32::from(ch) - u32::from('０'), 10),
        _ => None,
    }
}

/// Digits with or without thousands commas as a number.
fn decimal(digits: &str) -> Result<Decimal, NotAQuantity> {
    let (whole, fraction) = digits.split_once('.').unwrap_or((digits, "0"));
    let grouped = !whole.contains(',') || well_grouped(whole);
    let is_number = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    let whole = whole.replace(',', "");
    if !grouped || !is_number(&whole) || !is_number(fraction) {
        return Err(NotAQuantity::Unreadable);
    }
    let text = if digits.contains('.') { format!("{whole}.{fraction}") } else { whole };
    Decimal::from_str_exact(&text).map_err(|_| NotAQuantity::TooLong)
}

/// Whether thousands commas stand where they should.
fn well_grouped(whole: &str) -> bool {
    let mut groups = whole.split(',');
    let first = groups.next().map_or(0, str::len);
    (1..=3).contains(&first) && groups.all(|group| group.len() == 3)
}

/// Cuts a remark in brackets off the end of a text.
fn remark(text: &str) -> Result<(&str, Option<String>), NotAQuantity> {
    let text = text.trim();
    let Some(open) = text.find(['（', '(']) else { return Ok((text, None)) };
    let (unit, rest) = text.split_at_checked(open).ok_or(NotAQuantity::Unreadable)?;
    let inner = rest.strip_prefix(['（', '(']).and_then(|rest| rest.strip_suffix(['）', ')']));
    let inner = inner.ok_or(NotAQuantity::Unreadable)?;
    Ok((unit.trim_end(), Some(inner.trim().to_owned())))
}

/// The value and unit of a number with what stands behind it.
fn scaled(value: Decimal, tail: &str) -> Result<(Decimal, Option<String>), NotAQuantity> {
    if tail.is_empty() {
        return Ok((value, None));
    }
    let unit = unit::unit(tail).ok_or(NotAQuantity::UnknownUnit)?;
    if unit.scale == 1 {
        return Ok((value, unit.name.map(str::to_owned)));
    }
    let value = value.checked_mul(unit.scale.into()).ok_or(NotAQuantity::TooLong)?;
    Ok((value.normalize(), unit.name.map(str::to_owned)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn check(written: &str, value: &str, unit: Option<&str>, remark: Option<&str>) {
        let read = Quantity::parse(written).unwrap();
        assert_eq!(read.written, written);
        assert_eq!(read.value.map(|value| value.to_string()).as_deref(), Some(value), "{written}");
        assert_eq!(read.unit.as_deref(), unit, "{written}");
        assert_eq!(read.remark.as_deref(), remark, "{written}");
    }

    #[test]
    fn published_texts_give_value_unit_and_remark() {
        check("79", "79", None, None);
        check("63800万元", "63800", Some("万元"), None);
        check("251000元", "251000", Some("元"), None);
        check("59237.2449 万元", "59237.2449", Some("万元"), None);
        check("22（其中修订16件）", "22", None, Some("其中修订16件"));
        check("22件(其中修订16件)", "22", Some("件"), Some("其中修订16件"));
        check("12,345件", "12345", Some("件"), None);
        check("１２，３４５", "12345", None, None);
        check("　７９　", "79", None, None);
    }

    #[test]
    fn changes_carry_their_sign() {
        check("增加15", "15", None, None);
        check("增加8项", "8", Some("项"), None);
        check("减少135", "-135", None, None);
        check("+1036", "1036", None, None);
        check("−16", "-16", None, None);
        check("减少0", "0", None, None);
        check("持平", "0", None, None);
    }

    #[test]
    fn ten_thousands_scale_counts_and_not_money() {
        check("1.2万件", "12000", Some("件"), None);
        check("3亿", "300000000", None, None);
        check("1.5亿元", "1.5", Some("亿元"), None);
    }

    #[test]
    fn a_changed_count_is_printed_as_the_form_is_filled_in() {
        let printed = |value: i64| Quantity::change(value.into()).written;
        assert_eq!([printed(15), printed(-16), printed(0)], ["增加15", "减少16", "0"]);
    }

    #[test]
    fn blanks_are_no_number() {
        for written in ["", "/", "—", "无", " ／ "] {
            let read = Quantity::parse(written).unwrap();
            assert!(read.is_blank() && read.written == written, "{written}");
            assert_eq!(read.or_zero(), Decimal::ZERO);
        }
    }

    #[test]
    fn other_texts_are_refused() {
        for written in [
            "若干",
            "约100件",
            "1,23",
            "1,2345",
            ".5",
            "1.2.3",
            "件",
            "十二",
            "增加",
            "12（其中",
            "12（a）b",
            "--5",
        ] {
            assert_eq!(Quantity::parse(written), Err(NotAQuantity::Unreadable), "{written}");
        }
        let long = "9".repeat(40);
        assert_eq!(Quantity::parse(&long), Err(NotAQuantity::TooLong));
    }

    #[test]
    fn what_is_no_unit_is_refused_behind_a_number() {
        for written in [
            "120O",
            "5l",
            "1百",
            "2千",
            "3十",
            "5点五",
            "15减少",
            "8增加",
            "5年",
            "100多",
            "30余件",
            "5左右",
            "12.",
            "12，",
            "12件3项",
            "12 34",
            "7万平方米",
            "3千件",
            "2百万元",
            "6万5千",
        ] {
            assert_eq!(Quantity::parse(written), Err(NotAQuantity::UnknownUnit), "{written}");
        }
        check("2千元", "2", Some("千元"), None);
        check("3宗", "3", Some("宗"), None);
    }

    proptest! {
        #[test]
        fn only_a_unit_of_the_list_may_follow_a_number(tail in "[一-十百千万亿点余多年增减加少件项元OlA-Za-z]{1,4}") {
            let read = Quantity::parse(&format!("5{tail}"));
            prop_assert_eq!(read.is_ok(), unit::unit(&tail).is_some());
        }

        #[test]
        fn any_text_is_read_or_refused(text in "\\PC{0,12}") {
            let _ = Quantity::parse(&text);
        }

        #[test]
        fn digits_come_back_exactly(whole in 0_u64..1_000_000_000_000, cents in 0_u32..1_000_000) {
            let text = format!("{whole}.{cents:06}万元");
            let value = Quantity::parse(&text).unwrap().or_zero();
            prop_assert_eq!(format!("{value}万元"), text);
        }
    }
}
