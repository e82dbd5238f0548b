//! Numbers written in Chinese: 五十二, 两万〇三百. It must not know units.

/// The most digits of Chinese that are read: numbers to 万 take fewer.
const LONGEST: usize = 16;

/// The number a text begins with, and its bytes; nothing where there is none, or only a string of digits
/// (二〇二四) or an approximation (三四件).
#[must_use]
pub fn numeral(text: &str) -> Option<(u32, usize)> {
    let mut parts = Parts::default();
    let mut length = 0;
    for ch in text.chars().take(LONGEST) {
        let Some(sign) = sign(ch) else { break };
        parts.take(sign)?;
        length += ch.len_utf8();
    }
    (length > 0).then_some(())?;
    Some((parts.value()?, length))
}

/// What numbers in Chinese begin with.
pub(crate) const NUMERALS: &[&str] =
    &["一", "二", "两", "三", "四", "五", "六", "七", "八", "九", "十", "零", "〇"];

/// Whether a number in Chinese may begin with a character.
#[must_use]
pub const fn is_numeral(ch: char) -> bool {
    matches!(
        ch,
        '一' | '二' | '两' | '三' | '四' | '五' | '六' | '七' | '八' | '九' | '十' | '零' | '〇'
    )
}

#[derive(Clone, Copy)]
enum Sign {
    Digit(u32),
    Unit(u32),
    Myriad,
}

const fn sign(ch: char) -> Option<Sign> {
    Some(match ch {
        '〇' | '零' => Sign::Digit(0),
        '一' => Sign::Digit(1),
        '二' | '两' => Sign::Digit(2),
        '三' => Sign::Digit(3),
        '四' => Sign::Digit(4),
        '五' => Sign::Digit(5),
        '六' => Sign::Digit(6),
        '七' => Sign::Digit(7),
        '八' => Sign::Digit(8),
        '九' => Sign::Digit(9),
        '十' => Sign::Unit(10),
        '百' => Sign::Unit(100),
        '千' => Sign::Unit(1000),
        '万' => Sign::Myriad,
        _ => return None,
    })
}

/// A number as far as it has been read.
#[derive(Default)]
struct Parts {
    /// What stands before 万, times 10 000.
    myriads: u32,
    /// Hundreds and the like since.
    sum: u32,
    /// A digit that no unit has followed yet.
    digit: Option<u32>,
    /// The last unit, which the next has to be smaller than.
    unit: Option<u32>,
    /// Whether a digit followed 零.
    zero: bool,
}

impl Parts {
    fn take(&mut self, sign: Sign) -> Option<()> {
        match sign {
            Sign::Digit(0) => {
                self.digit.is_none().then_some(())?;
                self.zero = true;
            }
            Sign::Digit(digit) => {
                self.digit.is_none().then_some(())?;
                self.digit = Some(digit);
            }
            Sign::Unit(unit) => {
                self.unit.is_none_or(|last| unit < last).then_some(())?;
                let digit = self.digit.take().or((unit == 10).then_some(1))?;
                self.sum += digit * unit;
                (self.unit, self.zero) = (Some(unit), false);
            }
            Sign::Myriad => {
                let before = self.sum + self.digit.take().unwrap_or(0);
                (before > 0 && self.myriads == 0).then_some(())?;
                (self.myriads, self.sum, self.unit) = (before * 10_000, 0, None);
            }
        }
        Some(())
    }

    fn value(&self) -> Option<u32> {
        let last = match (self.digit, self.unit) {
            // 一百二 is 120.
            (Some(digit), Some(unit)) if unit > 10 && !self.zero => digit * unit / 10,
            (Some(digit), _) => digit,
            (None, _) => 0,
        };
        let value = self.myriads + self.sum + last;
        (value > 0 || self.zero).then_some(value)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn check(text: &str, expected: Option<u32>) {
        assert_eq!(numeral(text).map(|(value, _)| value), expected, "{text}");
    }

    #[test]
    fn numbers_are_read_as_they_are_said() {
        check("五十二件", Some(52));
        check("十件", Some(10));
        check("十二件", Some(12));
        check("两件", Some(2));
        check("一百二十人", Some(120));
        check("一百二", Some(120));
        check("一百零二", Some(102));
        check("二万〇三百〇一件", Some(20301));
        check("两万三千", Some(23000));
        check("零件", Some(0));
        check("〇件", Some(0));
    }

    #[test]
    fn strings_of_digits_and_approximations_are_none() {
        check("二〇二四年", None);
        check("三四件", None);
        check("十百件", None);
        check("件", None);
        check("万元", None);
        check("", None);
    }

    proptest! {
        #[test]
        fn nothing_overflows(text in "[〇零一两九十百千万件]{0,20}") {
            prop_assert!(numeral(&text).is_none_or(|(_, length)| text.is_char_boundary(length)));
        }
    }
}
