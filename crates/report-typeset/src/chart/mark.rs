//! How series are told apart in grey and in black and white: tones of bars, marks of lines, and the
//! legend that names them. It must not place values.

use super::canvas::{Canvas, LEADING, OUTLINE};
use super::circle::{TURN, arc, on_circle};
use report_core::prose::SERIES_LIMIT;
use report_document::Chart;
use report_page::{ItemKind, Tone};
use report_page::{Length, Point, Rect, Size};

/// The tones of series, neighbours far apart.
const TONES: [Tone; SERIES_LIMIT] = [Tone(380), Tone(880), Tone(620), Tone(1000), Tone(200)];

/// The tone where there is one series.
const ONLY: Tone = Tone(700);

/// From a mark's middle to its corners.
const REACH: Length = Length::from_millipoints(2_700);

/// A sample in the legend.
const SAMPLE: Size = Size { width: Length::from_points(16), height: Length::from_points(7) };

/// Between a sample and its name, and between entries.
const NAME_GAP: Length = Length::from_points(3);
const ENTRY_GAP: Length = Length::from_points(14);

/// The width of a line between two points.
pub(super) const LINE: Length = Length::from_millipoints(900);

/// The tone of a series.
pub(super) fn tone(index: usize, count: usize) -> Tone {
    if count <= 1 { ONLY } else { TONES.get(index % TONES.len()).copied().unwrap_or(ONLY) }
}

/// The tone of words on a tone.
pub(super) fn words_on(tone: Tone) -> Tone {
    if tone.0 < 500 { Tone(1000) } else { Tone::BLACK }
}

/// What a mark takes.
pub(super) fn mark_box(at: Point) -> Rect {
    let size = Size { width: REACH * 2, height: REACH * 2 };
    Rect { at: Point::new(at.x - REACH, at.y - REACH), size }
}

/// Draws the mark of a series on a line: round, square, pointed, full and empty in turn.
pub(super) fn mark(canvas: &mut Canvas<'_, '_>, index: usize, at: Point) {
    let corners = |count: i32, turned: i32| {
        (0..count).map(|corner| on_circle(at, REACH, corner * (TURN / count) + turned)).collect()
    };
    let (points, fill) = match index % SERIES_LIMIT {
        0 => (arc(at, REACH.scaled(4, 5), 0, TURN - 300), Tone::BLACK),
        1 => (corners(4, TURN / 8), Tone(1000)),
        2 => (corners(3, 0), Tone::BLACK),
        3 => (arc(at, REACH.scaled(4, 5), 0, TURN - 300), Tone(1000)),
        _ => (corners(4, 0), Tone::BLACK),
    };
    let stroke = Some(OUTLINE * 2).filter(|_| fill != Tone::BLACK);
    canvas.draw(ItemKind::Path { points, closed: true, stroke, fill: Some(fill) });
}

/// Draws the unit at the left and the names of several series in the middle, and says how high they
/// are together.
pub(super) fn head(canvas: &mut Canvas<'_, '_>, chart: &Chart<'_>, lines: bool) -> Length {
    let unit = chart.unit.as_ref().map(|unit| {
        let words = canvas.line_of_words(&unit.text, unit.from);
        canvas.put(&words, Point::default(), Tone::BLACK);
        words.size.width
    });
    let legend = if chart.data.series.len() > 1 {
        legend(canvas, chart, lines, unit.map_or(Length::ZERO, |width| width + ENTRY_GAP))
    } else {
        Length::ZERO
    };
    legend.max(if unit.is_some() { LEADING } else { Length::ZERO })
}

/// The names of series in rows, each row in the middle, `side` kept free at both sides.
fn legend(canvas: &mut Canvas<'_, '_>, chart: &Chart<'_>, lines: bool, side: Length) -> Length {
    let names = chart.data.series.iter();
    let entries: Vec<_> = names
        .map(|series| canvas.line_of_words(&series.name.value, Some(series.name.span)))
        .collect();
    let width = |index: usize| {
        entries.get(index).map_or(Length::ZERO, |it| SAMPLE.width + NAME_GAP + it.size.width)
    };
    let widths: Vec<_> = (0..entries.len()).map(width).collect();
    let rows = rows(&widths, canvas.size.width - side * 2);
    let mut top = Length::ZERO;
    for row in rows {
        let own: Length = row.clone().map(width).sum();
        let gaps = ENTRY_GAP * i32::try_from(row.len().saturating_sub(1)).unwrap_or_default();
        let mut x = (canvas.size.width - own - gaps) / 2;
        for index in row {
            sample(canvas, index, chart.data.series.len(), Point::new(x, top), lines);
            if let Some(words) = entries.get(index) {
                let at = Point::new(x + SAMPLE.width + NAME_GAP, top);
                canvas.put(words, at, Tone::BLACK);
            }
            x += width(index) + ENTRY_GAP;
        }
        top += LEADING;
    }
    top
}

/// Entries in rows no wider than a width, each row with one at least.
fn rows(widths: &[Length], most: Length) -> Vec<std::ops::Range<usize>> {
    let mut rows: Vec<std::ops::Range<usize>> = Vec::new();
    let mut used = Length::ZERO;
    for (index, width) in widths.iter().enumerate() {
        let joins = used + ENTRY_GAP + *width <= most;
        if let Some(row) = rows.last_mut().filter(|_| joins) {
            row.end = index + 1;
            used += ENTRY_GAP + *width;
        } else {
            rows.push(index..index + 1);
            used = *width;
        }
    }
    rows
}

fn sample(canvas: &mut Canvas<'_, '_>, index: usize, count: usize, at: Point, lines: bool) {
    let top = at.y + (LEADING - SAMPLE.height) / 2;
    if lines {
        let middle = top + SAMPLE.height / 2;
        let [from, half, to] = [Length::ZERO, SAMPLE.width / 2, SAMPLE.width]
            .map(|along| Point::new(at.x + along, middle));
        canvas.rule(from, to, LINE);
        mark(canvas, index, half);
    } else {
        canvas.bar(Rect { at: Point::new(at.x, top), size: SAMPLE }, tone(index, count));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn entries_fill_rows_in_order() {
        let widths = [40, 40, 40, 200, 10].map(Length::from_points);
        assert_eq!(rows(&widths, Length::from_points(100)), [0..2, 2..3, 3..4, 4..5]);
        assert_eq!(rows(&widths, Length::from_points(1000)), std::slice::from_ref(&(0..5)));
        assert!(rows(&[], Length::ZERO).is_empty());
    }

    #[test]
    fn neighbouring_series_are_far_apart_in_grey() {
        for pair in TONES.windows(2) {
            assert!(pair[0].0.abs_diff(pair[1].0) >= 200, "{pair:?}");
        }
    }
}
