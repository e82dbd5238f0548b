//! Bars: upright where the names below them fit, else lying with the names at their left; side by
//! side or stacked. It must not choose round ticks.

use super::canvas::{Canvas, LEADING, Words};
use super::label::Taken;
use super::mark::{head, tone, words_on};
use super::scale::{Scale, tick_text};
use crate::text::Align;
use report_core::prose::ChartKind;
use report_document::{Chart, millionths};
use report_page::Tone;
use report_page::{Length, Point, Rect, Size};

/// Between words and what they belong to.
const GAP: Length = Length::from_points(3);

/// The widest bar that stands, and one that lies.
const WIDEST_UPRIGHT: Length = Length::from_points(30);
const WIDEST_LYING: Length = Length::from_points(12);

/// How much of a category's room its bars may take, in twentieths.
const FILL: i32 = 16;

/// The most lines of a name below its bars.
const NAME_LINES: usize = 2;

/// The most of the width that names at the left take: two fifths.
const NAMES: (i32, i32) = (2, 5);

/// A part of a bar, or a whole one.
struct Piece {
    category: usize,
    series: usize,
    /// From where to where on the axis.
    from: i128,
    to: i128,
    /// Where on the other axis, from the beginning of its category's room.
    across: Length,
    label: Option<Words>,
    /// The sum of the stack it is the last part of.
    total: Option<Words>,
}

/// Where bars stand.
struct Plot {
    /// The area of the values.
    area: Rect,
    scale: Scale,
    upright: bool,
    /// Room of a category, across.
    slot: Length,
    /// Width of a bar.
    thickness: Length,
}

impl Plot {
    /// Where a value stands on the axis of values.
    fn along(&self, value: i128) -> Length {
        if self.upright {
            self.area.bottom() - self.scale.place(value, self.area.size.height)
        } else {
            self.area.at.x + self.scale.place(value, self.area.size.width)
        }
    }

    /// The rectangle of a piece; one with a value is never too thin to be seen.
    fn rect(&self, piece: &Piece) -> Rect {
        let (a, b) = (self.along(piece.from), self.along(piece.to));
        let (start, end) = (a.min(b), a.max(b));
        let least =
            if piece.from == piece.to { Length::ZERO } else { Length::from_millipoints(300) };
        let length = (end - start).max(least);
        let start = if self.upright && piece.to > piece.from { end - length } else { start };
        let slot = self.slot * i32::try_from(piece.category).unwrap_or_default();
        let across = slot + piece.across;
        if self.upright {
            let at = Point::new(self.area.at.x + across, start);
            Rect { at, size: Size { width: self.thickness, height: length } }
        } else {
            let at = Point::new(start, self.area.at.y + across);
            Rect { at, size: Size { width: length, height: self.thickness } }
        }
    }
}

impl Plot {
    /// Where a value stands at the end of its bar.
    fn at_end(&self, piece: &Piece, size: Size) -> Point {
        let rect = self.rect(piece);
        let middle = middle(rect, size);
        match (self.upright, piece.to < piece.from) {
            (true, false) => Point::new(middle.x, rect.at.y - size.height - GAP / 2),
            (true, true) => Point::new(middle.x, rect.bottom() + GAP / 2),
            (false, false) => Point::new(rect.right() + GAP, middle.y),
            (false, true) => Point::new(rect.at.x - GAP - size.width, middle.y),
        }
    }

    /// Where a value stands at the right of its part of a standing stack; nothing where there is no
    /// room before the next stack, or the stack lies.
    fn beside(&self, rect: Rect, size: Size) -> Option<Point> {
        let room = self.slot - self.thickness;
        let fits = self.upright && size.width + GAP * 2 <= room / 2;
        fits.then(|| Point::new(rect.right() + GAP, middle(rect, size).y))
    }
}

/// Draws bars, and says how high the chart is.
pub(super) fn draw(canvas: &mut Canvas<'_, '_>, chart: &Chart<'_>) -> Length {
    let stacked = chart.data.kind == ChartKind::Bar { stacked: true };
    let top = head(canvas, chart, false) + GAP;
    let scale = Scale::of(extremes(chart, stacked).into_iter());
    let mut pieces = pieces(canvas, chart, stacked);
    if stacked {
        totals(canvas, chart, &mut pieces);
    }
    let count = i32::try_from(chart.data.categories.len().max(1)).unwrap_or(1);
    let abreast =
        if stacked { 1 } else { i32::try_from(chart.data.series.len().max(1)).unwrap_or(1) };
    let ticks: Vec<_> =
        scale.ticks().map(|value| (value, canvas.line_of_words(&tick_text(value), None))).collect();
    let upright = upright_plot(canvas, chart, &pieces, (scale, &ticks), (top, count, abreast));
    let (plot, height) = match upright {
        Some((plot, names)) => {
            put_names_below(canvas, &plot, &names);
            (plot, canvas.size.height)
        }
        None => lying_plot(canvas, chart, &pieces, scale, (top, count, abreast)),
    };
    put_axis(canvas, &plot, &ticks);
    let inset = (plot.slot - plot.thickness * abreast) / 2;
    for piece in &mut pieces {
        let series = if stacked { 0 } else { i32::try_from(piece.series).unwrap_or_default() };
        piece.across = inset + plot.thickness * series;
        canvas.bar(plot.rect(piece), tone(piece.series, chart.data.series.len()));
    }
    put_base(canvas, &plot);
    put_labels(canvas, &plot, &pieces, stacked, chart.data.series.len());
    height
}

/// The values an axis must reach: each bar's, or each stack's.
fn extremes(chart: &Chart<'_>, stacked: bool) -> Vec<i128> {
    let values = |category: usize| {
        chart
            .data
            .series
            .iter()
            .filter_map(move |it| it.values.get(category))
            .map(|it| millionths(*it))
    };
    let categories = 0..chart.data.categories.len();
    if stacked {
        categories.map(|category| values(category).sum()).collect()
    } else {
        categories.flat_map(values).collect()
    }
}

fn pieces(canvas: &mut Canvas<'_, '_>, chart: &Chart<'_>, stacked: bool) -> Vec<Piece> {
    let mut pieces = Vec::new();
    for category in 0..chart.data.categories.len() {
        let mut base = 0;
        for (series, own) in chart.data.series.iter().enumerate() {
            let Some(value) = own.values.get(category) else { continue };
            let to = base + millionths(*value);
            let shown = !(stacked && value.is_zero());
            let label = shown.then(|| canvas.line_of_words(&value.to_string(), None));
            let across = Length::ZERO;
            let total = None;
            pieces.push(Piece { category, series, from: base, to, across, label, total });
            if stacked {
                base = to;
            }
        }
    }
    pieces
}

/// Gives the last part of every stack of several parts its sum, to stand at the stack's end.
fn totals(canvas: &mut Canvas<'_, '_>, chart: &Chart<'_>, pieces: &mut [Piece]) {
    for category in 0..chart.data.categories.len() {
        let values = chart.data.series.iter().filter_map(|series| series.values.get(category));
        let parts = values.filter(|value| !value.is_zero()).count();
        let last = pieces.iter_mut().rev().find(|piece| piece.category == category);
        if let (Some(sum), Some(last), true) = (chart.total(category), last, parts > 1) {
            last.total = Some(canvas.line_of_words(&sum.to_string(), None));
        }
    }
}

fn widest(pieces: &[Piece]) -> Length {
    let words = pieces.iter().flat_map(|piece| [&piece.label, &piece.total]);
    let widths = words.flatten().map(|words| words.size.width);
    widths.max().unwrap_or_default()
}

/// The plot of standing bars with the names below them; nothing where names or values are too wide.
fn upright_plot(
    canvas: &mut Canvas<'_, '_>,
    chart: &Chart<'_>,
    pieces: &[Piece],
    (scale, ticks): (Scale, &[(i128, Words)]),
    (top, count, abreast): (Length, i32, i32),
) -> Option<(Plot, Vec<Words>)> {
    let left = ticks.iter().map(|(_, words)| words.size.width).max().unwrap_or_default() + GAP;
    let width = canvas.size.width - left;
    let slot = width / count;
    let names: Vec<_> = chart
        .data
        .categories
        .iter()
        .map(|name| canvas.words(&name.value, Some(name.span), slot - GAP, Align::Center))
        .collect();
    let label = widest(pieces) + Length::from_points(2);
    let room = if abreast == 1 { slot } else { slot.scaled(FILL, 20) / abreast };
    let long = names.iter().any(|name| name.overflows || name.lines() > NAME_LINES);
    if long || label > room {
        return None;
    }
    let below = names.iter().map(|name| name.size.height).max().unwrap_or_default() + GAP;
    // Values stand above the highest bar, and below the lowest.
    let above = LEADING + GAP;
    let under = if scale.low < 0 { above } else { Length::ZERO };
    let at = Point::new(left, top + above);
    let height = canvas.size.height - at.y - below - under;
    let thickness = (slot.scaled(FILL, 20) / abreast).min(if abreast == 1 {
        WIDEST_UPRIGHT
    } else {
        label.max(WIDEST_UPRIGHT)
    });
    let area = Rect { at, size: Size { width, height } };
    Some((Plot { area, scale, upright: true, slot, thickness }, names))
}

fn put_names_below(canvas: &mut Canvas<'_, '_>, plot: &Plot, names: &[Words]) {
    let below =
        canvas.size.height - names.iter().map(|it| it.size.height).max().unwrap_or_default();
    let mut middle = plot.area.at.x + plot.slot / 2;
    for name in names {
        canvas.put(name, Point::new(middle - name.size.width / 2, below), Tone::BLACK);
        middle += plot.slot;
    }
}

/// The plot of lying bars, the names at their left already placed, and the height of the chart.
fn lying_plot(
    canvas: &mut Canvas<'_, '_>,
    chart: &Chart<'_>,
    pieces: &[Piece],
    scale: Scale,
    (top, count, abreast): (Length, i32, i32),
) -> (Plot, Length) {
    let most = canvas.size.width.scaled(NAMES.0, NAMES.1);
    let names: Vec<_> = chart
        .data
        .categories
        .iter()
        .map(|name| canvas.words(&name.value, Some(name.span), most, Align::Right))
        .collect();
    let own = names.iter().map(|name| name.size.width).max().unwrap_or_default();
    let end = widest(pieces) + GAP;
    let start = own + GAP + if scale.low < 0 { end } else { Length::ZERO };
    let width = (canvas.size.width - start - end).max(Length::from_points(1));
    let foot = LEADING + GAP;
    let room = (canvas.size.height - top - foot) / count;
    let slot = (WIDEST_LYING * abreast + Length::from_points(7)).max(LEADING).min(room);
    let thickness = (slot.scaled(FILL, 20) / abreast).min(WIDEST_LYING);
    let area = Rect { at: Point::new(start, top), size: Size { width, height: slot * count } };
    let mut middle = top + slot / 2;
    for name in &names {
        let at = Point::new(own - name.size.width, middle - name.size.height / 2);
        canvas.put(name, at, Tone::BLACK);
        middle += slot;
    }
    (Plot { area, scale, upright: false, slot, thickness }, area.bottom() + foot)
}

/// Ticks with their numbers, and the pale rules from them; below, a number that would touch the one
/// before it is left out.
fn put_axis(canvas: &mut Canvas<'_, '_>, plot: &Plot, ticks: &[(i128, Words)]) {
    let mut taken = Taken::default();
    for (value, words) in ticks {
        let along = plot.along(*value);
        let (at, label, length) = if plot.upright {
            let label =
                Point::new(plot.area.at.x - GAP - words.size.width, along - words.size.height / 2);
            (Point::new(plot.area.at.x, along), label, plot.area.size.width)
        } else {
            let label = Point::new(along - words.size.width / 2, plot.area.bottom() + GAP);
            (Point::new(along, plot.area.at.y), label, plot.area.size.height)
        };
        if *value != 0 {
            canvas.grid(at, !plot.upright, length);
        }
        let label = canvas.within(words, label);
        let apart = if plot.upright { Length::ZERO } else { GAP };
        let size = Size { width: words.size.width + apart, height: words.size.height };
        if taken.first_free(size, &[label]).is_some() {
            canvas.put(words, label, Tone::BLACK);
        }
    }
}

/// The rule bars stand on, over their lower ends.
fn put_base(canvas: &mut Canvas<'_, '_>, plot: &Plot) {
    let zero = plot.along(0);
    if plot.upright {
        canvas.axis(Point::new(plot.area.at.x, zero), Point::new(plot.area.right(), zero));
    } else {
        canvas.axis(Point::new(zero, plot.area.at.y), Point::new(zero, plot.area.bottom()));
    }
}

/// Values, wherever nothing else stands: of a stack at its end, of its part inside it, else beside it;
/// of any other bar at its end.
fn put_labels(
    canvas: &mut Canvas<'_, '_>,
    plot: &Plot,
    pieces: &[Piece],
    stacked: bool,
    series: usize,
) {
    let mut taken = Taken::default();
    // A sum has its place at the end of its stack to itself.
    for (words, piece) in pieces.iter().filter_map(|piece| Some((piece.total.as_ref()?, piece))) {
        let at = plot.at_end(piece, words.size);
        taken.take(Rect { at, size: words.size });
        canvas.blank(words, at);
        canvas.put(words, at, Tone::BLACK);
    }
    for piece in pieces {
        let Some(words) = &piece.label else { continue };
        let (rect, size) = (plot.rect(piece), words.size);
        let inside = middle(rect, size);
        let fits = size.width <= rect.size.width && size.height <= rect.size.height + GAP;
        if stacked && fits {
            taken.take(Rect { at: inside, size });
            canvas.put(words, inside, words_on(tone(piece.series, series)));
            continue;
        }
        let place = if stacked { plot.beside(rect, size) } else { Some(plot.at_end(piece, size)) };
        // Lying bars may be closer together than lines of words that just touch.
        let slack = Size { width: size.width, height: size.height.scaled(3, 4) };
        if let Some(at) = taken.first_free(slack, place.as_slice()) {
            canvas.blank(words, at);
            canvas.put(words, at, Tone::BLACK);
        }
    }
}

/// Where words stand in the middle of a rectangle.
fn middle(rect: Rect, size: Size) -> Point {
    let x = rect.at.x + (rect.size.width - size.width) / 2;
    Point::new(x, rect.at.y + (rect.size.height - size.height) / 2)
}
