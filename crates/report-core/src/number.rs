//! Numbers as published: value, unit and remark, and the text as written. Exact decimals only; blank
//! is not zero. It must not know any table.

pub use rust_decimal::Decimal;

/// What a cell says. The text is printed as written; the value is what sums use.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Quantity {
    /// The text as written, or the integer's digits; empty for a blank cell.
    pub written: String,
    /// The number; nothing for a blank cell (`""`, `"/"`, `"—"`, `"无"`), which counts as 0.
    pub value: Option<Decimal>,
    /// The unit after the number, as written: 件, 项, 元, 万元.
    pub unit: Option<String>,
    /// What follows in brackets, without them.
    pub remark: Option<String>,
}

impl Quantity {
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
