//! Many runs as one figure, and figures as text. It must not measure.

use super::launch::Usage;
use std::time::Duration;

/// What several runs of the same thing took.
#[derive(Clone, Debug, Default)]
pub(super) struct Runs(Vec<Usage>);

impl Runs {
    pub(super) fn push(&mut self, usage: Usage) {
        self.0.push(usage);
    }

    pub(super) fn wall(&self) -> Spread {
        self.spread(|usage| usage.wall.as_micros())
    }

    pub(super) fn cpu(&self) -> Spread {
        self.spread(|usage| usage.cpu.as_micros())
    }

    /// In KiB.
    pub(super) fn peak(&self) -> Spread {
        self.spread(|usage| u128::from(usage.peak))
    }

    fn spread(&self, of: impl Fn(&Usage) -> u128) -> Spread {
        let mut values: Vec<u128> = self.0.iter().map(of).collect();
        values.sort_unstable();
        let at = |index: usize| values.get(index).copied().unwrap_or_default();
        Spread { median: at(values.len() / 2), least: at(0) }
    }
}

/// The middle and the least of several values.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Spread {
    pub(super) median: u128,
    pub(super) least: u128,
}

impl Spread {
    /// Of microseconds: `7.1 (6.9)`, in milliseconds, the least in brackets.
    pub(super) fn milliseconds(self) -> String {
        format!("{} ({})", tenths(self.median, 1000), tenths(self.least, 1000))
    }
}

/// A time in milliseconds with one digit behind the point.
pub(super) fn milliseconds(time: Duration) -> String {
    tenths(time.as_micros(), 1000)
}

/// `value / unit` with one digit behind the point, rounded half up.
pub(super) fn tenths(value: u128, unit: u128) -> String {
    let scaled = (value * 20 / unit.max(1)).div_ceil(2);
    format!("{}.{}", scaled / 10, scaled % 10)
}

/// `value / unit` with two digits behind the point, rounded half up.
pub(super) fn hundredths(value: u128, unit: u128) -> String {
    let scaled = (value * 200 / unit.max(1)).div_ceil(2);
    format!("{}.{:02}", scaled / 100, scaled % 100)
}

/// How many a second, with one digit behind the point.
pub(super) fn rate(count: usize, time: Duration) -> String {
    tenths(count as u128 * 1_000_000, time.as_micros())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn figures_are_rounded_half_up() {
        assert_eq!(tenths(7149, 1000), "7.1");
        assert_eq!(tenths(7150, 1000), "7.2");
        assert_eq!(tenths(1, 0), "1.0");
        assert_eq!(hundredths(2, 3), "0.67");
        assert_eq!(rate(100, Duration::from_secs(4)), "25.0");
    }

    #[test]
    fn the_median_is_the_middle_one() {
        let mut runs = Runs::default();
        for micros in [9000, 1000, 3000] {
            let time = Duration::from_micros(micros);
            runs.push(Usage { wall: time, cpu: time, peak: micros });
        }
        assert_eq!(runs.wall(), Spread { median: 3000, least: 1000 });
        assert_eq!(runs.cpu().milliseconds(), "3.0 (1.0)");
        assert_eq!(runs.peak().least, 1000);
    }
}
