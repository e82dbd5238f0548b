//! Points on a circle, in integers. It must not know what the circle shows.

use report_page::{Length, Point};

/// A whole turn, in hundredths of a degree.
pub(super) const TURN: i32 = 36_000;

/// A quarter of a turn.
const QUARTER: i32 = TURN / 4;

/// What a sine of 1 is.
const UNIT: i32 = 1_000_000;

/// The sine of every degree from 0 to 90, in millionths.
#[rustfmt::skip]
const SINES: [i32; 91] = [
    0, 17_452, 34_899, 52_336, 69_756, 87_156, 104_528, 121_869, 139_173, 156_434, 173_648,
    190_809, 207_912, 224_951, 241_922, 258_819, 275_637, 292_372, 309_017, 325_568, 342_020,
    358_368, 374_607, 390_731, 406_737, 422_618, 438_371, 453_990, 469_472, 484_810, 500_000,
    515_038, 529_919, 544_639, 559_193, 573_576, 587_785, 601_815, 615_661, 629_320, 642_788,
    656_059, 669_131, 681_998, 694_658, 707_107, 719_340, 731_354, 743_145, 754_710, 766_044,
    777_146, 788_011, 798_636, 809_017, 819_152, 829_038, 838_671, 848_048, 857_167, 866_025,
    874_620, 882_948, 891_007, 898_794, 906_308, 913_545, 920_505, 927_184, 933_580, 939_693,
    945_519, 951_057, 956_305, 961_262, 965_926, 970_296, 974_370, 978_148, 981_627, 984_808,
    987_688, 990_268, 992_546, 994_522, 996_195, 997_564, 998_630, 999_391, 999_848, 1_000_000,
];

/// The sine of an angle in hundredths of a degree, in millionths; between two degrees on the straight
/// line, which is less than a twenty-thousandth off.
pub(super) fn sine(angle: i32) -> i32 {
    let angle = angle.rem_euclid(TURN);
    let (half, sign) = if angle < TURN / 2 { (angle, 1) } else { (angle - TURN / 2, -1) };
    let quarter = if half <= QUARTER { half } else { TURN / 2 - half };
    let (degree, rest) = (quarter / 100, quarter % 100);
    let at = |degree: i32| {
        usize::try_from(degree).ok().and_then(|degree| SINES.get(degree)).copied().unwrap_or(UNIT)
    };
    sign * (at(degree) + (at(degree + 1) - at(degree)) * rest / 100)
}

/// The point of a circle at an angle, clockwise from its top.
pub(super) fn on_circle(center: Point, radius: Length, angle: i32) -> Point {
    let x = radius.scaled(sine(angle), UNIT);
    let y = radius.scaled(sine(angle + QUARTER), UNIT);
    Point::new(center.x + x, center.y - y)
}

/// The points of an arc, both ends included, close enough together to look round.
pub(super) fn arc(center: Point, radius: Length, from: i32, to: i32) -> Vec<Point> {
    /// Three degrees: at most 1/30 pt off a circle of 25 mm.
    const STEP: i32 = 300;
    let inner = (from / STEP + 1..).map(|step| step * STEP).take_while(|angle| *angle < to);
    let angles = std::iter::once(from).chain(inner).chain([to]);
    angles.map(|angle| on_circle(center, radius, angle)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sines_are_those_of_the_unit_circle() {
        assert_eq!([0, 3_000, 9_000, 15_000].map(sine), [0, 500_000, UNIT, 500_000]);
        assert_eq!([18_000, 27_000, -9_000, 36_000].map(sine), [0, -UNIT, -UNIT, 0]);
        for angle in (0..TURN).step_by(7) {
            let [sine, cosine] = [angle, angle + QUARTER].map(|angle| i64::from(sine(angle)));
            let off = sine * sine + cosine * cosine - i64::from(UNIT) * i64::from(UNIT);
            assert!(off.abs() < 200_000_000, "{angle}: {off}");
        }
    }

    #[test]
    fn angles_run_clockwise_from_the_top() {
        let center = Point::new(Length::from_points(10), Length::from_points(20));
        let at = |angle| on_circle(center, Length::from_points(5), angle).to_string();
        assert_eq!([at(0), at(9_000)], ["10.000 15.000", "15.000 20.000"]);
        assert_eq!([at(18_000), at(27_000)], ["10.000 25.000", "5.000 20.000"]);
    }

    #[test]
    fn an_arc_has_both_its_ends() {
        let (center, radius) = (Point::default(), Length::from_points(9));
        let arc = arc(center, radius, 100, 800);
        assert_eq!(arc.len(), 4);
        assert_eq!(arc[0], on_circle(center, radius, 100));
        assert_eq!(arc[3], on_circle(center, radius, 800));
    }
}
