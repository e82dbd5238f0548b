//! A chart with its caption below, numbered with the pictures. It must not draw.

use super::block::{Block, Fixed};
use super::caption;
use super::compose::Composer;
use crate::chart::draw;
use crate::style;
use report_document::Chart;
use report_page::StructureRole;
use report_page::{Length, Point, Size};

/// A chart, its caption below.
pub(super) fn block<'d>(chart: &Chart<'_>, composer: &mut Composer<'_>) -> Block<'d> {
    let figure = composer.structure.add(None, StructureRole::Figure);
    composer.structure.describe(figure, chart.alternative.clone());
    let caption = caption::below(&chart.caption, figure, composer);
    let height = style::lines_height(style::CHART_LINES)
        - style::AROUND_DRAWING
        - style::CAPTION_GAP
        - caption.height;
    let most = Size { width: style::WIDTH, height };
    let (height, mut items) = draw(chart, most, figure, &mut composer.shaper);
    for item in &mut items {
        item.from = item.from.or(Some(chart.data.span));
    }
    let below = Point::new(Length::ZERO, height + style::CAPTION_GAP);
    items.extend(caption.items.iter().map(|item| item.moved(below)));
    // The blank above and below it is shared out by the page.
    let height = height + style::CAPTION_GAP + caption.height + style::AROUND_DRAWING;
    let items = items
        .iter()
        .map(|item| item.moved(Point::new(Length::ZERO, style::AROUND_DRAWING / 2)))
        .collect();
    let picture = Fixed { height, items };
    Block::Picture { picture, heads_next: false }
}
