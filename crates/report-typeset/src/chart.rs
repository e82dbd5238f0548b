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
use report_page::{Item, NodeId};
use report_page::{Length, Size};

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
