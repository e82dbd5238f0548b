//! Money that knows its unit: amounts in 元, 千元, 万元 and 亿元 are compared and converted here and
//! nowhere else, and exactly. It must not know where an amount stands.

use crate::number::{Decimal, Quantity};
use std::fmt;

/// What an amount is counted in.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum MoneyUnit {
    /// 元.
    Yuan,
    /// 千元.
    ThousandYuan,
    /// 万元: what the form of 2021 prints above 本年收费金额, and what an amount that names no unit is in.
    #[default]
    TenThousandYuan,
    /// 亿元.
    HundredMillionYuan,
}

impl MoneyUnit {
    /// Every unit, the smallest first.
    pub const ALL: &[Self] =
        &[Self::Yuan, Self::ThousandYuan, Self::TenThousandYuan, Self::HundredMillionYuan];

    /// The unit as written.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Yuan => "元",
            Self::ThousandYuan => "千元",
            Self::TenThousandYuan => "万元",
            Self::HundredMillionYuan => "亿元",
        }
    }

    /// How many 元 it is.
    #[must_use]
    pub const fn in_yuan(self) -> u32 {
        match self {
            Self::Yuan => 1,
            Self::ThousandYuan => 1_000,
            Self::TenThousandYuan => 10_000,
            Self::HundredMillionYuan => 100_000_000,
        }
    }

    /// The unit with this name.
    #[must_use]
    pub fn parse(name: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|unit| unit.name() == name)
    }

    /// The unit a text begins with.
    ///
    /// ```
    /// use report_core::MoneyUnit;
    ///
    /// assert_eq!(MoneyUnit::beginning("万元，同比增长"), Some(MoneyUnit::TenThousandYuan));
    /// assert_eq!(MoneyUnit::beginning("万件"), None);
    /// ```
    #[must_use]
    pub fn beginning(text: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|unit| text.starts_with(unit.name()))
    }
}

impl fmt::Display for MoneyUnit {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

/// An amount of money in a unit.
///
/// ```
/// use report_core::{Money, MoneyUnit};
///
/// let fees = Money::new(4_125_000.into(), MoneyUnit::Yuan);
/// let converted = fees.amount_in(MoneyUnit::TenThousandYuan).unwrap();
/// assert_eq!(converted.to_string(), "412.5");
/// assert!(fees.equals(Money::new(converted, MoneyUnit::TenThousandYuan)));
/// ```
#[derive(Clone, Copy, Debug)]
pub struct Money {
    amount: Decimal,
    unit: MoneyUnit,
}

impl Money {
    /// An amount in a unit.
    #[must_use]
    pub const fn new(amount: Decimal, unit: MoneyUnit) -> Self {
        Self { amount, unit }
    }

    /// What a cell says, in the unit it names, else in `unit`; nothing for a blank cell.
    #[must_use]
    pub fn of(quantity: &Quantity, unit: MoneyUnit) -> Option<Self> {
        let named = quantity.unit.as_deref().and_then(MoneyUnit::parse);
        Some(Self::new(quantity.value?, named.unwrap_or(unit)))
    }

    /// The unit.
    #[must_use]
    pub const fn unit(self) -> MoneyUnit {
        self.unit
    }

    /// The amount in another unit, without zeros at its end; nothing where it has more digits than a
    /// decimal holds.
    #[must_use]
    pub fn amount_in(self, unit: MoneyUnit) -> Option<Decimal> {
        if unit == self.unit {
            return Some(self.amount.normalize());
        }
        let yuan = self.amount.checked_mul(self.unit.in_yuan().into())?;
        let amount = yuan.checked_div(unit.in_yuan().into())?;
        let back = amount.checked_mul(unit.in_yuan().into())?;
        (back == yuan).then(|| amount.normalize())
    }

    /// Whether both are the same money, in whatever units.
    #[must_use]
    pub fn equals(self, other: Self) -> bool {
        let yuan = self.amount_in(MoneyUnit::Yuan);
        yuan.is_some() && yuan == other.amount_in(MoneyUnit::Yuan)
    }
}

impl fmt::Display for Money {
    /// As it is written: 412.5万元.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}{}", self.amount.normalize(), self.unit)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn money(text: &str) -> Money {
        Money::of(&Quantity::parse(text).unwrap(), MoneyUnit::default()).unwrap()
    }

    #[test]
    fn the_same_money_is_equal_in_every_unit() {
        for text in ["0.5亿元", "5000万元", "50000千元", "50,000,000元", "5000"] {
            assert!(money(text).equals(money("5000万元")), "{text}");
        }
        assert!(!money("5000元").equals(money("5000万元")));
        assert_eq!(money("59237元").amount_in(MoneyUnit::default()), Some(Decimal::new(59237, 4)));
    }

    #[test]
    fn a_unit_begins_with_no_other() {
        for unit in MoneyUnit::ALL {
            assert_eq!(MoneyUnit::beginning(unit.name()), Some(*unit));
            assert_eq!(MoneyUnit::parse(unit.name()), Some(*unit));
        }
    }

    #[test]
    fn what_a_decimal_does_not_hold_is_no_amount() {
        assert!(
            Money::new(Decimal::MAX, MoneyUnit::HundredMillionYuan)
                .amount_in(MoneyUnit::Yuan)
                .is_none()
        );
    }

    proptest! {
        #[test]
        fn converted_there_and_back_it_is_the_same(
            digits in 0_i64..1_000_000_000_000_000, scale in 0_u32..7, from in 0_usize..4, to in 0_usize..4
        ) {
            let (from, to) = (MoneyUnit::ALL[from], MoneyUnit::ALL[to]);
            let money = Money::new(Decimal::new(digits, scale), from);
            let there = money.amount_in(to).unwrap();
            prop_assert!(Money::new(there, to).equals(money));
            prop_assert_eq!(Money::new(there, to).amount_in(from), money.amount_in(from));
        }
    }
}
