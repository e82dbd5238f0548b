//! A curve as text, for a document that is read anywhere: both axes logarithmic, so that what grows in
//! proportion climbs a step a step. It must not measure.

use std::fmt::Write;

/// Characters of a bar for each tenfold of time.
const TENFOLD: u32 = 5;

/// Amounts and times in microseconds, a bar each: as long as the time's logarithm above 0.1 ms.
pub(super) fn curve(unit: &str, points: &[(usize, u128)]) -> String {
    let mut text = String::new();
    for (amount, micros) in points {
        let bar = "█".repeat(length(*micros));
        // Writing to a string cannot fail.
        let _ = writeln!(text, "{amount:>6} {unit:<8} {bar} {}", time(*micros));
    }
    text
}

fn time(micros: u128) -> String {
    match micros {
        0..1_000_000 => format!("{} ms", super::figures::tenths(micros, 1000)),
        _ => format!("{} s", super::figures::tenths(micros, 1_000_000)),
    }
}

/// `TENFOLD` times the logarithm to ten of `micros / 100`, rounded down: how many fifth parts of a
/// tenfold go into it.
fn length(micros: u128) -> usize {
    let power = (micros / 100).max(1).saturating_pow(TENFOLD);
    usize::try_from(power.ilog10()).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ten_times_as_long_is_a_step() {
        assert_eq!([1_000, 10_000, 100_000, 1_000_000].map(length), [5, 10, 15, 20]);
        assert_eq!(length(100), 0);
        assert_eq!(length(500_000_000), 33, "a batch of ten thousand");
    }

    #[test]
    fn a_bar_names_what_it_stands_for() {
        let text = curve("pages", &[(3, 10_000), (1000, 2_500_000)]);
        let lines: Vec<&str> = text.lines().collect();
        assert_eq!(lines[0], format!("     3 pages    {} 10.0 ms", "█".repeat(10)));
        assert!(lines[1].ends_with("█ 2.5 s"));
    }
}
