//! Percentages as prose rounds them. It must not know what they are of.

use super::number::Number;
use report_core::Decimal;

/// `part` in percent of `whole`; nothing where there is no such number.
pub fn percent(part: Decimal, whole: Decimal) -> Option<Decimal> {
    part.checked_mul(Decimal::ONE_HUNDRED)?.checked_div(whole)
}

/// Whether a percentage is what prose writes for an exact one: rounded or cut off at its last digit.
pub fn agrees(written: &Number, exact: Decimal) -> bool {
    let unit = Decimal::try_new(1, written.decimals).unwrap_or(Decimal::ONE);
    let Some(off) = exact.checked_sub(written.value) else { return false };
    let rounded = off.abs().checked_mul(Decimal::TWO).is_some_and(|twice| twice <= unit);
    // Cutting digits off goes towards zero.
    let cut = off.abs() < unit && off.is_sign_negative() == exact.is_sign_negative();
    rounded || cut
}

/// An exact percentage with one digit more than prose writes.
pub fn shown(exact: Decimal, written: &Number) -> String {
    format!("{}%", exact.round_dp(written.decimals.max(1) + 1).normalize())
}

#[cfg(test)]
mod tests {
    use super::super::number::numbers;
    use super::*;

    fn check(written: &str, part: u32, whole: u32, expected: bool) {
        let number = numbers(written).remove(0);
        let exact = percent(part.into(), whole.into()).unwrap();
        assert_eq!(agrees(&number, exact), expected, "{written} of {exact}");
    }

    #[test]
    fn rounding_and_cutting_off_both_agree() {
        check("93.62%", 1745, 1864, true);
        check("93.61%", 1745, 1864, true);
        check("93.63%", 1745, 1864, false);
        check("13.46%", 7, 52, true);
        check("13.47%", 7, 52, false);
        check("13.45%", 7, 52, false);
        check("33.9%", 258, 805, false);
        check("32%", 258, 805, true);
        check("32.0%", 258, 805, true);
        check("1.05%", 39, 3607, false);
        check("1.08%", 39, 3607, true);
        check("49%", 1, 2, false);
    }

    #[test]
    fn nothing_is_a_share_of_nothing() {
        assert_eq!(percent(1.into(), 0.into()), None);
    }
}
