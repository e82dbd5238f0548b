//! A circle cut into shares, each named beside it. It must not round values.

use super::canvas::{Canvas, LEADING, OUTLINE, Words};
use super::circle::{TURN, arc, on_circle};
use super::label::spread;
use crate::text::Align;
use report_document::{Chart, Words as Text};
use report_page::{ItemKind, Tone};
use report_page::{Length, Point};

/// The tones of slices, neighbours far apart, the last beside the first too.
const TONES: [Tone; 8] =
    [Tone(420), Tone(880), Tone(640), Tone(1000), Tone(300), Tone(780), Tone(540), Tone(940)];

/// The tone of a slice.
pub(super) fn tone(index: usize) -> Tone {
    TONES.get(index % TONES.len()).copied().unwrap_or(Tone::BLACK)
}

/// The radii tried, the largest that leaves room for the names.
const RADII: [Length; 4] = [
    Length::from_points(78),
    Length::from_points(66),
    Length::from_points(54),
    Length::from_points(42),
];

/// From the circle to the bend of a leader, and on to the words.
const REACH: Length = Length::from_points(8);
const RUN: Length = Length::from_points(12);

/// Between a leader and its words, and between words of two slices.
const GAP: Length = Length::from_points(3);

/// What a slice's words take at most, beside those of others: lines and the gap.
struct Slice<'c> {
    from: i32,
    to: i32,
    words: &'c Text<'c>,
    /// Which category it is.
    index: usize,
}

impl Slice<'_> {
    fn middle(&self) -> i32 {
        i32::midpoint(self.from, self.to)
    }

    fn at_right(&self) -> bool {
        self.middle() < TURN / 2
    }
}

/// Draws a pie, and says how high the chart is.
pub(super) fn draw(canvas: &mut Canvas<'_, '_>, chart: &Chart<'_>) -> Length {
    let slices = slices(chart);
    let width = canvas.size.width;
    let unshown = chart.unshown.as_ref();
    let foot = unshown.map(|it| canvas.words(&it.text, it.from, width, Align::Center));
    let below = foot.as_ref().map_or(Length::ZERO, |words| words.size.height + GAP);
    let most = canvas.size.height - below;
    let (radius, words) = fitting(canvas, &slices, most);
    let needed = [true, false].map(|right| column_height(&slices, &words, right));
    let height = (radius * 2 + LEADING * 2).max(needed[0]).max(needed[1]).min(most);
    let center = Point::new(canvas.size.width / 2, height / 2);
    put_slices(canvas, &slices, center, radius);
    for right in [true, false] {
        put_column(canvas, (&slices, &words), center, radius, (right, height));
    }
    if let Some(words) = foot {
        let at = Point::new((canvas.size.width - words.size.width) / 2, height + GAP);
        canvas.put(&words, at, Tone::BLACK);
    }
    height + below
}

/// The slices that have something to show, clockwise from the top.
fn slices<'c>(chart: &'c Chart<'_>) -> Vec<Slice<'c>> {
    let whole: i128 = chart.slices.iter().map(|slice| slice.part).sum();
    let angle = |sum: i128| i32::try_from(sum * i128::from(TURN) / whole.max(1)).unwrap_or(TURN);
    let mut sum = 0;
    let slice = |slice: &'c report_document::Slice<'_>| {
        let from = angle(sum);
        sum += slice.part;
        Slice { from, to: angle(sum), words: &slice.words, index: slice.category }
    };
    chart.slices.iter().map(slice).collect()
}

/// The largest radius that leaves room for the words at both sides, with the words set for it.
fn fitting(
    canvas: &mut Canvas<'_, '_>,
    slices: &[Slice<'_>],
    most: Length,
) -> (Length, Vec<Words>) {
    let mut last = (Length::ZERO, Vec::new());
    for radius in RADII {
        let width = canvas.size.width / 2 - radius - REACH - RUN - GAP;
        let words: Vec<_> = slices
            .iter()
            .map(|slice| {
                let align = if slice.at_right() { Align::Left } else { Align::Right };
                canvas.words(&slice.words.text, slice.words.from, width, align)
            })
            .collect();
        let fits = [true, false].iter().all(|right| column_height(slices, &words, *right) <= most);
        let whole = words.iter().all(|words| !words.overflows);
        last = (radius, words);
        if fits && whole {
            break;
        }
    }
    last
}

/// What the words of one side take.
fn column_height(slices: &[Slice<'_>], words: &[Words], right: bool) -> Length {
    let own = slices.iter().zip(words).filter(|(slice, _)| slice.at_right() == right);
    own.map(|(_, words)| words.size.height + GAP).sum()
}

fn put_slices(canvas: &mut Canvas<'_, '_>, slices: &[Slice<'_>], center: Point, radius: Length) {
    for slice in slices.iter().filter(|slice| slice.to > slice.from) {
        let mut points = arc(center, radius, slice.from, slice.to);
        if slice.to - slice.from < TURN {
            points.push(center);
        }
        let fill = Some(tone(slice.index));
        canvas.draw(ItemKind::Path { points, closed: true, stroke: None, fill });
    }
    // Rules rather than outlines: two outlines that meet at the centre would have long points.
    for slice in slices.iter().filter(|_| slices.len() > 1) {
        canvas.rule(center, on_circle(center, radius, slice.from), OUTLINE);
    }
    let points = arc(center, radius, 0, TURN);
    canvas.draw(ItemKind::Path { points, closed: true, stroke: Some(OUTLINE), fill: None });
}

/// The words at one side, each with a leader from its slice.
fn put_column(
    canvas: &mut Canvas<'_, '_>,
    (slices, words): (&[Slice<'_>], &[Words]),
    center: Point,
    radius: Length,
    (right, height): (bool, Length),
) {
    let own = slices.iter().zip(words).filter(|(slice, _)| slice.at_right() == right);
    let mut own: Vec<_> = own.collect();
    if !right {
        own.reverse();
    }
    let bend = |slice: &Slice| on_circle(center, radius + REACH, slice.middle());
    let wanted: Vec<_> =
        own.iter().map(|(slice, words)| (bend(slice).y, words.size.height + GAP)).collect();
    let tops = spread(&wanted, Length::ZERO, height);
    let away = radius + REACH + RUN;
    for ((slice, words), top) in own.into_iter().zip(tops) {
        let top = top + GAP / 2;
        let middle = top + words.size.height / 2;
        let (end, x) = if right {
            (center.x + away, center.x + away + GAP)
        } else {
            (center.x - away, center.x - away - GAP - words.size.width)
        };
        let bend = bend(slice);
        canvas.rule(on_circle(center, radius, slice.middle()), bend, OUTLINE);
        canvas.rule(bend, Point::new(end, middle), OUTLINE);
        canvas.put(words, Point::new(x, top), Tone::BLACK);
    }
}
