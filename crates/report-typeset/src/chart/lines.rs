//! Points joined by lines, a mark for each series. It must not choose round ticks.

use super::canvas::{Canvas, LEADING, Words};
use super::label::Taken;
use super::mark::{LINE, head, mark, mark_box};
use super::scale::{Scale, tick_text};
use crate::text::Align;
use report_core::number::Decimal;
use report_document::{Chart, millionths};
use report_page::Tone;
use report_page::{Length, Point, Rect, Size};

/// Between words and what they belong to.
const GAP: Length = Length::from_points(3);

/// The most lines of a name below the axis.
const NAME_LINES: usize = 2;

/// Draws lines, and says how high the chart is.
pub(super) fn draw(canvas: &mut Canvas<'_, '_>, chart: &Chart<'_>) -> Length {
    let values = chart.data.series.iter().flat_map(|series| &series.values);
    let scale = Scale::of(values.map(|value| millionths(*value)));
    let top = head(canvas, chart, true) + LEADING + GAP * 2;
    let ticks: Vec<_> =
        scale.ticks().map(|value| (value, canvas.line_of_words(&tick_text(value), None))).collect();
    let left = ticks.iter().map(|(_, words)| words.size.width).max().unwrap_or_default() + GAP;
    let width = canvas.size.width - left;
    let count = i32::try_from(chart.data.categories.len().max(1)).unwrap_or(1);
    let slot = width / count;
    let names = names(canvas, chart, slot);
    let below = names.iter().map(|(_, words)| words.size.height).max().unwrap_or_default() + GAP;
    let height = canvas.size.height - top - below - if scale.low < 0 { LEADING } else { GAP };
    let area = Rect { at: Point::new(left, top), size: Size { width, height } };
    put_axis(canvas, area, scale, &ticks);
    let foot = canvas.size.height - below + GAP;
    let mut taken = Taken::default();
    for (index, words) in &names {
        let middle = area.at.x + slot * *index + slot / 2;
        let at = canvas.within(words, Point::new(middle - words.size.width / 2, foot));
        if taken.first_free(words.size, &[at]).is_some() {
            canvas.put(words, at, Tone::BLACK);
        }
    }
    put_series(canvas, chart, area, scale);
    canvas.size.height
}

/// The names below the axis: every one, or where that is too close every second, third, …
fn names(canvas: &mut Canvas<'_, '_>, chart: &Chart<'_>, slot: Length) -> Vec<(i32, Words)> {
    let count = chart.data.categories.len();
    for every in 1..=count.max(1) {
        let width = slot * i32::try_from(every).unwrap_or(1) - GAP;
        let shown = (0..).zip(&chart.data.categories).step_by(every);
        let names: Vec<_> = shown
            .map(|(index, name)| {
                (index, canvas.words(&name.value, Some(name.span), width, Align::Center))
            })
            .collect();
        let fits = |words: &Words| !words.overflows && words.lines() <= NAME_LINES;
        if names.iter().all(|(_, words)| fits(words)) {
            return names;
        }
    }
    Vec::new()
}

fn put_axis(canvas: &mut Canvas<'_, '_>, area: Rect, scale: Scale, ticks: &[(i128, Words)]) {
    for (value, words) in ticks {
        let y = area.bottom() - scale.place(*value, area.size.height);
        if *value != 0 {
            canvas.grid(Point::new(area.at.x, y), false, area.size.width);
        }
        let label = Point::new(area.at.x - GAP - words.size.width, y - words.size.height / 2);
        canvas.put(words, label, Tone::BLACK);
    }
    let zero = area.bottom() - scale.place(0, area.size.height);
    canvas.axis(Point::new(area.at.x, zero), Point::new(area.right(), zero));
}

/// The values where there is room for them, blanks behind them first; then all lines, then all marks.
fn put_series(canvas: &mut Canvas<'_, '_>, chart: &Chart<'_>, area: Rect, scale: Scale) {
    let all = points(chart, area, scale);
    let values = place_values(canvas, chart, &all, room(area, scale));
    for (words, at) in &values {
        canvas.blank(words, *at);
    }
    for pair in all.iter().flat_map(|points| points.windows(2)) {
        if let [from, to] = pair {
            canvas.rule(*from, *to, LINE);
        }
    }
    for (index, points) in all.iter().enumerate() {
        for at in points {
            mark(canvas, index, *at);
        }
    }
    for (words, at) in &values {
        canvas.put(words, *at, Tone::BLACK);
    }
}

/// Where the values of each series stand.
fn points(chart: &Chart<'_>, area: Rect, scale: Scale) -> Vec<Vec<Point>> {
    let count = i32::try_from(chart.data.categories.len().max(1)).unwrap_or(1);
    let slot = area.size.width / count;
    let point = |(index, value): (i32, &Decimal)| {
        let x = area.at.x + slot * index + slot / 2;
        Point::new(x, area.bottom() - scale.place(millionths(*value), area.size.height))
    };
    chart.data.series.iter().map(|series| (0..).zip(&series.values).map(point).collect()).collect()
}

/// What values may take of the page: the area, and a line above it and below.
fn room(area: Rect, scale: Scale) -> Rect {
    let below = if scale.low < 0 { LEADING } else { Length::ZERO };
    let height = area.size.height + LEADING + GAP + below;
    let at = Point::new(area.at.x, area.at.y - LEADING - GAP);
    Rect { at, size: Size { width: area.size.width, height } }
}

/// Each value with its place: above its point, else below it, else beside it, first where no line
/// crosses it; none where all of these are taken.
fn place_values(
    canvas: &mut Canvas<'_, '_>,
    chart: &Chart<'_>,
    all: &[Vec<Point>],
    room: Rect,
) -> Vec<(Words, Point)> {
    let mut taken = Taken::default();
    for at in all.iter().flatten() {
        taken.take(mark_box(*at));
    }
    let mut placed = Vec::new();
    for (series, points) in chart.data.series.iter().zip(all) {
        for (value, at) in series.values.iter().zip(points) {
            let words = canvas.line_of_words(&value.to_string(), None);
            let mut choices = places(*at, words.size, room);
            // Sorting keeps the order of those that are as good.
            choices.sort_by_key(|at| crossed(all, Rect { at: *at, size: words.size }));
            let place = taken.first_free(words.size, &choices);
            placed.extend(place.map(|place| (words, place)));
        }
    }
    placed
}

/// Whether a line between two points of a series crosses a rectangle.
fn crossed(all: &[Vec<Point>], rect: Rect) -> bool {
    let mut pairs = all.iter().flat_map(|points| points.windows(2));
    pairs.any(|pair| matches!(pair, [from, to] if crosses(*from, *to, rect)))
}

/// Whether the line from one point to another further right crosses a rectangle.
fn crosses(from: Point, to: Point, rect: Rect) -> bool {
    let (start, end) = (from.x.max(rect.at.x), to.x.min(rect.right()));
    if start >= end {
        return false;
    }
    let (run, rise) = ((to.x - from.x).millipoints(), to.y - from.y);
    let height = |x: Length| from.y + rise.scaled((x - from.x).millipoints(), run);
    let (one, other) = (height(start), height(end));
    one.min(other) < rect.bottom() && rect.at.y < one.max(other)
}

/// The places for a value at a point, the best first.
fn places(at: Point, size: Size, room: Rect) -> Vec<Point> {
    let reach = mark_box(at);
    let (left, middle) = (at.x - size.width / 2, at.y - size.height / 2);
    let places = [
        Point::new(left, reach.at.y - size.height),
        Point::new(left, reach.bottom()),
        Point::new(reach.right() + GAP / 2, middle),
        Point::new(reach.at.x - GAP / 2 - size.width, middle),
    ];
    let inside = |at: &Point| {
        let (right, bottom) = (at.x + size.width, at.y + size.height);
        at.x >= room.at.x && right <= room.right() && at.y >= room.at.y && bottom <= room.bottom()
    };
    places.into_iter().filter(inside).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_crosses_what_it_runs_through() {
        let at = |x, y| Point::new(Length::from_points(x), Length::from_points(y));
        let size = Size { width: Length::from_points(10), height: Length::from_points(10) };
        let check = |x, y| crosses(at(0, 100), at(100, 0), Rect { at: at(x, y), size });
        assert!(check(45, 45) && check(0, 85) && check(95, 0));
        assert!(!check(0, 0) && !check(60, 60) && !check(200, 0));
    }
}
