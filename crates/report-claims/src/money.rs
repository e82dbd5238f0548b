//! Which units are of money. It must not read text or convert amounts.

use report_core::MoneyUnit;

/// Whether a unit is one of money.
///
/// ```
/// use report_claims::money::is_money;
///
/// assert!(is_money("万元") && !is_money("件"));
/// ```
#[must_use]
pub fn is_money(unit: &str) -> bool {
    MoneyUnit::parse(unit).is_some()
}
