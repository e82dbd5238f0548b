//! Charts as page items, in greys that also read in black and white. It must not know pages, numbers
//! of figures or the PDF.

mod bars;
mod canvas;
mod circle;
mod label;
mod lines;
mod mark;
mod pie;
mod scale;
#[cfg(test)]
mod tests;

use crate::text::Shaper;
use canvas::Canvas;
use report_core::prose::ChartKind;
use report_document::Chart;
use report_page::{Item, NodeId, Tone};
use report_page::{Length, Size};

/// The tone of a series of a chart, from 0, or of a slice of a pie.
///
/// ```
/// use report_core::prose::ChartKind;
/// use report_typeset::series_tone;
///
/// assert_ne!(series_tone(ChartKind::Line, 0, 2), series_tone(ChartKind::Line, 1, 2));
/// ```
#[must_use]
pub fn series_tone(kind: ChartKind, index: usize, count: usize) -> Tone {
    if kind == ChartKind::Pie { pie::tone(index) } else { mark::tone(index, count) }
}

/// The tone of words on a tone.
///
/// ```
/// use report_page::Tone;
/// use report_typeset::words_on;
///
/// assert_eq!(words_on(Tone(1000)), Tone::BLACK);
/// ```
#[must_use]
pub fn words_on(tone: Tone) -> Tone {
    mark::words_on(tone)
}

/// Draws a chart as content of a structure node, from its own top-left corner, inside `most`. Gives
/// the height it takes.
pub(crate) fn draw(
    chart: &Chart<'_>,
    most: Size,
    node: NodeId,
    shaper: &mut Shaper<'_>,
) -> (Length, Vec<Item>) {
    let mut canvas = Canvas::new(shaper, node, most);
    let height = match chart.data.kind {
        ChartKind::Bar { .. } => bars::draw(&mut canvas, chart),
        ChartKind::Line => lines::draw(&mut canvas, chart),
        ChartKind::Pie => pie::draw(&mut canvas, chart),
    };
    (height, canvas.items)
}
