//! Lengths in the units of WordprocessingML and DrawingML. It must not know what they measure.

use report_page::Length;

/// In twentieths of a point (ECMA-376 part 1, §17.18.87), to the nearest.
pub(super) fn twips(length: Length) -> i32 {
    rounded(length, 50)
}

/// In twentieths of a point, never more than it is.
pub(super) fn twips_within(length: Length) -> i32 {
    length.millipoints().div_euclid(50)
}

/// In half points (ECMA-376 part 1, §17.18.43).
pub(super) fn half_points(length: Length) -> i32 {
    rounded(length, 500)
}

/// In eighths of a point, as borders are measured (ECMA-376 part 1, §17.18.23).
pub(super) fn eighths(length: Length) -> i32 {
    rounded(length, 125)
}

/// In English metric units, of which a point has 12,700 (ECMA-376 part 1, §20.1.10.16).
pub(super) fn emu(length: Length) -> i64 {
    i64::from(length.millipoints()) * 127 / 10
}

fn rounded(length: Length, unit: i32) -> i32 {
    length.scaled(2, unit).millipoints().saturating_add(1).div_euclid(2)
}

#[cfg(test)]
mod tests {
    use super::*;
    use report_page::paper;

    #[test]
    fn a4_is_as_large_as_word_has_it() {
        assert_eq!([paper::PAPER.width, paper::PAPER.height].map(twips), [11_906, 16_838]);
        assert_eq!(emu(paper::WIDTH), 5_616_003);
    }

    #[test]
    fn sizes_and_rules_are_whole() {
        assert_eq!(half_points(Length::from_millipoints(10_500)), 21);
        assert_eq!(eighths(Length::from_points(1)), 8);
        assert_eq!(twips_within(Length::from_millipoints(-207)), -5);
        assert_eq!(twips(Length::from_millipoints(-25)), 0);
    }
}
