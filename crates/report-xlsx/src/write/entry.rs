//! What a cell of a report holds in a workbook: a number where reading it back gives the same text, else
//! the text as written. It must not know where it stands.

use super::sheet::Value;
use report_core::{Decimal, Quantity};

/// How many digits of a number office programs keep: those of an IEEE 754 double that are sure.
const DIGITS: usize = 15;

/// What stands in a cell, and what a sum makes of it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) enum Entry {
    /// Nothing.
    #[default]
    Blank,
    /// A number, which a formula takes as it is.
    Number(Decimal),
    /// A text, of which a formula knows nothing, and the number it says.
    Text { text: String, value: Option<Decimal> },
}

impl Entry {
    /// A cell as written.
    pub(super) fn of(quantity: &Quantity) -> Self {
        let text = &*quantity.written;
        match quantity.value {
            Some(value) if is_plain(text, value) => Self::Number(value),
            None if text.is_empty() => Self::Blank,
            value => Self::Text { text: text.to_owned(), value },
        }
    }

    /// What a sum takes: 0 for a blank.
    pub(super) fn number(&self) -> Decimal {
        match self {
            Self::Blank => Decimal::ZERO,
            Self::Number(value) => *value,
            Self::Text { value, .. } => value.unwrap_or_default(),
        }
    }

    /// What the cell is given.
    pub(super) fn value(&self) -> Value {
        match self {
            Self::Blank => Value::Blank,
            Self::Number(value) => Value::Number(*value),
            Self::Text { text, .. } => Value::Text(text.clone()),
        }
    }
}

/// Whether an office program shows a number as it was written, and keeps all of it.
fn is_plain(text: &str, value: Decimal) -> bool {
    let digits = text.bytes().filter(u8::is_ascii_digit).count();
    digits <= DIGITS && value.normalize().to_string() == text
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, is_number: bool) {
        let entry = Entry::of(&Quantity::parse(text).unwrap());
        assert_eq!(matches!(entry, Entry::Number(_)), is_number, "{text}");
        if !is_number {
            assert_eq!(entry.value(), Value::Text(text.to_owned()));
        }
    }

    #[test]
    fn what_would_come_back_otherwise_is_a_text() {
        for text in ["0", "12", "-3", "0.5", "123456789012345"] {
            check(text, true);
        }
        for text in ["0.50", "05", "12件", "1,234", "增加15", "１２", "1234567890123456", "/", " 1"]
        {
            check(text, false);
        }
        assert_eq!(Entry::of(&Quantity::parse("").unwrap()), Entry::Blank);
    }
}
