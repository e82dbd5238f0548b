//! Amounts of money in the unit the tables use. It must not read text.

use report_core::Decimal;

/// The units money is written in, with how many of each make 万元, the unit of 表二 第二十条第（八）项
/// (本年收费金额，单位：万元).
const UNITS: [(&str, Decimal); 3] = [
    ("万元", Decimal::ONE),
    ("元", Decimal::from_parts(10_000, 0, 0, false, 0)),
    ("亿元", Decimal::from_parts(1, 0, 0, false, 4)),
];

/// Whether a unit is one of money.
#[must_use]
pub fn is_money(unit: &str) -> bool {
    UNITS.iter().any(|(own, _)| *own == unit)
}

/// An amount in 万元 as it is in another unit of money; in any other unit it stays as it is.
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
    let factor = UNITS.iter().find(|(own, _)| *own == unit).map_or(Decimal::ONE, |(_, it)| *it);
    ten_thousands.checked_mul(factor).map(|value| value.normalize())
}
