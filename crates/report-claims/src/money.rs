//! Amounts of money in the unit the tables use. It must not read text.

use report_core::{Decimal, Money, MoneyUnit};

/// Whether a unit is one of money.
#[must_use]
pub fn is_money(unit: &str) -> bool {
    MoneyUnit::parse(unit).is_some()
}

/// An amount in 万元, the unit of 表二 第二十条第（八）项 (本年收费金额，单位：万元), as it is in another unit
/// of money; in any other unit it stays as it is. Nothing where it has more digits than a decimal holds.
///
/// ```
/// use report_claims::money::in_unit;
/// use report_core::Decimal;
///
/// assert_eq!(in_unit(Decimal::new(63825, 2), "元"), Some(6_382_500.into()));
/// assert_eq!(in_unit(Decimal::new(6380, 0), "亿元"), Some(Decimal::new(638, 3)));
/// assert_eq!(in_unit(Decimal::new(5, 0), "件"), Some(5.into()));
/// ```
#[must_use]
pub fn in_unit(ten_thousands: Decimal, unit: &str) -> Option<Decimal> {
    let unit = MoneyUnit::parse(unit).unwrap_or_default();
    Money::new(ten_thousands, MoneyUnit::default()).amount_in(unit)
}
