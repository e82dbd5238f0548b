//! A chart with its caption below, numbered with the pictures. It must not draw.

use super::document::Builder;
use super::flow::{Block, Fixed};
use super::picture::{self, GAP};
use crate::chart::{alternative, draw};
use crate::style;
use report_core::prose::Chart;
use report_page::StructureRole;
use report_page::{Length, Point, Size};

/// The most lines of running text a chart takes the place of, its caption included.
const CHART_LINES: u16 = 9;

/// The least blank above a chart and below its caption, together.
const AROUND: Length = Length::from_points(10);

/// Adds a chart, its caption below as 图N.
pub(super) fn push(builder: &mut Builder<'_, '_>, chart: &Chart) {
    let figure = builder.composer.structure.add(None, StructureRole::Figure);
    builder.composer.structure.describe(figure, alternative(chart));
    let caption = picture::caption(builder.composer, figure, &chart.label, &chart.title);
    let height = style::lines_height(CHART_LINES) - AROUND - GAP - caption.height;
    let most = Size { width: style::WIDTH, height };
    let (height, mut items) = draw(chart, most, figure, &mut builder.composer.shaper);
    for item in &mut items {
        item.from = item.from.or(Some(chart.span));
    }
    let below = Point::new(Length::ZERO, height + GAP);
    items.extend(caption.items.iter().map(|item| item.moved(below)));
    // The blank above and below it is shared out by the page.
    let height = height + GAP + caption.height + AROUND;
    let items = items.iter().map(|item| item.moved(Point::new(Length::ZERO, AROUND / 2))).collect();
    let picture = Fixed { height, items };
    builder.blocks.push(Block::Picture { picture, heads_next: false });
}
