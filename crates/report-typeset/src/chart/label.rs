//! Where labels stand so that none lies on another. It must not know what they say.

use report_page::{Length, Point, Rect, Size};

/// The tops of labels in one column, each as near the height it is wanted at as the others let it
/// be, in the order given; `top` and `bottom` bound the column. `labels` gives the height wanted for
/// each one's middle, and its own height. Where they do not fit at all they stand too close, inside.
pub(super) fn spread(labels: &[(Length, Length)], top: Length, bottom: Length) -> Vec<Length> {
    let mut tops = Vec::with_capacity(labels.len());
    let mut free = top;
    for (middle, height) in labels {
        let at = (*middle - *height / 2).max(free);
        tops.push(at);
        free = at + *height;
    }
    let mut limit = bottom;
    for (at, (_, height)) in tops.iter_mut().zip(labels).rev() {
        *at = (*at).min(limit - *height).max(top);
        limit = *at;
    }
    tops
}

/// What is taken of an area.
#[derive(Default)]
pub(super) struct Taken(Vec<Rect>);

impl Taken {
    /// Takes a rectangle, whatever lies there.
    pub(super) fn take(&mut self, rect: Rect) {
        self.0.push(rect);
    }

    /// Takes the first of some places where nothing lies yet, and says which; nothing where all are
    /// taken.
    pub(super) fn first_free(&mut self, size: Size, places: &[Point]) -> Option<Point> {
        let free = |at: &&Point| {
            let rect = Rect { at: **at, size };
            !self.0.iter().any(|taken| overlap(*taken, rect))
        };
        let at = *places.iter().find(free)?;
        self.take(Rect { at, size });
        Some(at)
    }
}

/// Whether two rectangles have more than an edge in common.
fn overlap(a: Rect, b: Rect) -> bool {
    a.at.x < b.right() && b.at.x < a.right() && a.at.y < b.bottom() && b.at.y < a.bottom()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn points(value: i32) -> Length {
        Length::from_points(value)
    }

    #[test]
    fn labels_apart_stay_and_labels_together_move_apart() {
        let wanted = |middles: &[i32]| -> Vec<_> {
            middles.iter().map(|middle| (points(*middle), points(10))).collect()
        };
        let tops = |middles| spread(&wanted(middles), Length::ZERO, points(100));
        assert_eq!(tops(&[20, 50]), [15, 45].map(points));
        assert_eq!(tops(&[20, 20, 20]), [15, 25, 35].map(points));
        assert_eq!(tops(&[95, 99]), [80, 90].map(points));
        assert_eq!(tops(&[-5, 0]), [0, 10].map(points));
    }

    #[test]
    fn the_first_free_place_is_taken_once() {
        let size = Size { width: points(10), height: points(10) };
        let [near, far] = [0, 10].map(|x| Point::new(points(x), Length::ZERO));
        let mut taken = Taken::default();
        assert_eq!(taken.first_free(size, &[near, far]), Some(near));
        assert_eq!(taken.first_free(size, &[near, far]), Some(far));
        assert_eq!(taken.first_free(size, &[near, far]), None);
    }

    proptest! {
        #[test]
        fn labels_never_lie_on_each_other_where_there_is_room(
            mut middles in prop::collection::vec(-50_i32..250, 0..8),
            height in 1_i32..25,
        ) {
            middles.sort_unstable();
            let (labels, bottom): (Vec<_>, _) =
                (middles.iter().map(|it| (points(*it), points(height))).collect(), points(200));
            let tops = spread(&labels, Length::ZERO, bottom);
            prop_assert!(tops.windows(2).all(|pair| pair[0] + points(height) <= pair[1]));
            prop_assert!(tops.iter().all(|at| *at >= Length::ZERO && *at + points(height) <= bottom));
        }
    }
}
