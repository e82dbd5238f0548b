//! From our integers, measured from the top, to a PDF's numbers, measured from the bottom: the one
//! place where a length becomes a binary float.

use report_page::{Length, Rect};

/// A length in points. Thousandths of a point up to 16 m of paper are exact in what is printed.
#[expect(clippy::cast_precision_loss, clippy::float_arithmetic, reason = "a PDF counts in points")]
pub(super) fn points(length: Length) -> f32 {
    length.millipoints() as f32 / 1000.0
}

/// Turns places on a page of a height upside down.
#[derive(Clone, Copy)]
pub(super) struct Flip {
    /// The page's height.
    pub(super) height: Length,
}

impl Flip {
    /// Distance from the bottom, in points.
    pub(super) fn up(self, y: Length) -> f32 {
        points(self.height - y)
    }

    /// Left, bottom, right and top, in points.
    pub(super) fn corners(self, rect: Rect) -> [f32; 4] {
        [points(rect.at.x), self.up(rect.bottom()), points(rect.right()), self.up(rect.at.y)]
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use report_page::{Point, Size};

    #[test]
    fn thousandths_are_printed_as_they_are() {
        for value in [0, 1, 999, 79_370, 595_276, 841_890, 14_400_000, -350] {
            let length = Length::from_millipoints(value);
            let printed: f64 = points(length).to_string().parse().unwrap();
            assert_eq!(format!("{printed:.3}"), length.to_string());
        }
    }

    #[test]
    fn a_rectangle_hangs_from_its_top() {
        let [x, y] = [10, 20].map(Length::from_points);
        let size = Size { width: Length::from_points(5), height: Length::from_points(7) };
        let flip = Flip { height: Length::from_points(100) };
        let corners = flip.corners(Rect { at: Point::new(x, y), size });
        assert_eq!(corners.map(|value| value.to_string()), ["10", "73", "15", "80"]);
    }
}
