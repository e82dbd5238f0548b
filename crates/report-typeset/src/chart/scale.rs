//! From values to lengths: round ticks and places on an axis, in integers. It must not draw.

use report_page::Length;

/// Millionths: values have six decimals at most.
const MILLION: i128 = 1_000_000;

/// The most stretches between ticks.
const STRETCHES: i128 = 5;

/// An axis from one round number to another, 0 among them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Scale {
    /// Where it begins, in millionths: 0 or less.
    pub(super) low: i128,
    /// Where it ends: more than it begins with.
    pub(super) high: i128,
    /// From tick to tick: 1, 2 or 5 with zeros.
    step: i128,
}

impl Scale {
    /// The axis that shows all of some values, in millionths.
    pub(super) fn of(values: impl Iterator<Item = i128>) -> Self {
        let (mut least, mut most, mut whole) = (0, 0, true);
        for value in values {
            (least, most) = (value.min(least), value.max(most));
            whole &= value % MILLION == 0;
        }
        if least == most {
            most = MILLION;
        }
        // Ticks between whole numbers would say that parts of a thing were counted.
        let mut unit = if whole { MILLION } else { 1 };
        loop {
            for step in [unit, unit * 2, unit * 5] {
                let low = least.div_euclid(step) * step;
                let high = -(-most).div_euclid(step) * step;
                if (high - low) / step <= STRETCHES {
                    return Self { low, high, step };
                }
            }
            unit *= 10;
        }
    }

    /// The values of its ticks, from the lowest.
    pub(super) fn ticks(self) -> impl Iterator<Item = i128> {
        let count = (self.high - self.low) / self.step;
        (0..=count).map(move |index| self.low + index * self.step)
    }

    /// How far a value stands from the axis's beginning, where the axis has a length.
    pub(super) fn place(self, value: i128, length: Length) -> Length {
        let extent = (self.high - self.low).max(1);
        let value = value.clamp(self.low, self.high) - self.low;
        let place = (value * i128::from(length.millipoints()) * 2 + extent).div_euclid(extent * 2);
        Length::from_millipoints(i32::try_from(place).unwrap_or(length.millipoints()))
    }
}

/// A tick as it is printed: without zeros at the end of its decimals.
pub(super) fn tick_text(value: i128) -> String {
    let (sign, size) = (if value < 0 { "-" } else { "" }, value.abs());
    let (whole, part) = (size / MILLION, size % MILLION);
    if part == 0 {
        return format!("{sign}{whole}");
    }
    let decimals = format!("{part:06}");
    format!("{sign}{whole}.{}", decimals.trim_end_matches('0'))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use report_core::number::Decimal;
    use report_document::millionths;

    fn check(values: &[&str]) -> String {
        let values = values.iter().map(|it| millionths(Decimal::from_str_exact(it).unwrap()));
        Scale::of(values).ticks().map(tick_text).collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn ticks_are_round_and_begin_at_nothing() {
        assert_eq!(check(&["34", "7"]), "0 10 20 30 40");
        assert_eq!(check(&["12345640"]), "0 5000000 10000000 15000000");
        assert_eq!(check(&["0.3"]), "0 0.1 0.2 0.3");
        assert_eq!(check(&["59237.2449"]), "0 20000 40000 60000");
    }

    #[test]
    fn counts_have_no_ticks_between_whole_numbers() {
        assert_eq!(check(&["1"]), "0 1");
        assert_eq!(check(&["0"]), "0 1");
        assert_eq!(check(&["3"]), "0 1 2 3");
    }

    #[test]
    fn negative_values_have_their_own_side() {
        assert_eq!(check(&["-135", "15"]), "-150 -100 -50 0 50");
        assert_eq!(check(&["-1"]), "-1 0");
    }

    #[test]
    fn a_value_beyond_all_reports_has_its_axis() {
        assert!(check(&["79228162514264337593543950335"]).ends_with(" 1000000000000000000"));
    }

    proptest! {
        #[test]
        fn every_value_stands_on_its_axis_in_order(mut values in prop::collection::vec(-1_000_000_000_000_000_000_i128..1_000_000_000_000_000_000, 1..20)) {
            values.sort_unstable();
            let scale = Scale::of(values.iter().copied());
            let ticks: Vec<_> = scale.ticks().collect();
            prop_assert!(ticks.len() >= 2 && ticks.len() <= 6 && ticks.contains(&0));
            let length = Length::from_points(200);
            let places: Vec<_> = values.iter().map(|value| scale.place(*value, length)).collect();
            prop_assert!(places.is_sorted());
            prop_assert!(places.iter().all(|place| (Length::ZERO..=length).contains(place)));
        }
    }
}
