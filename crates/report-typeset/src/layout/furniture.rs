//! What every page carries: its number and label, and the watermark of a draft. It must not move the
//! text.

use super::compose::Composer;
use crate::style;
use crate::text::{Align, Setting, TextStyle, runs, set};
use report_fonts::FaceId;
use report_page::{Item, ItemKind, Page, Tone};
use report_page::{Length, Point};

/// Pale enough for a watermark to be read through.
const DRAFT_TONE: Tone = Tone(880);

/// Adds page numbers, and the watermark if there is one, under everything else. The first `covers` pages
/// have no number, and none is counted for them.
pub(super) fn finish(
    mut pages: Vec<Page>,
    covers: usize,
    composer: &mut Composer<'_>,
    mark: Option<&str>,
) -> Vec<Page> {
    for (index, page) in pages.iter_mut().enumerate() {
        if let Some(mark) = mark {
            page.items.splice(0..0, watermark(mark, page.is_landscape(), composer));
        }
        if let Some(index) = index.checked_sub(covers) {
            page.label = (index + 1).to_string();
            let mut number = page_number(&page.label, index % 2 == 0, composer);
            if page.is_landscape() {
                number.iter_mut().for_each(turn);
            }
            page.items.extend(number);
        }
    }
    pages
}

/// — 1 —, at the right with one character of space on odd pages, at the left on even ones
/// (GB/T 9704 §7.5).
fn page_number(label: &str, odd: bool, composer: &mut Composer<'_>) -> Vec<Item> {
    let atoms = composer.shaper.label(&format!("— {label} —"), style::PAGE_NUMBER, None);
    let one_line = Setting { width: style::WIDTH, indent: Length::ZERO, align: Align::Left };
    let Some(line) = set(&atoms, one_line).into_iter().next() else { return Vec::new() };
    let x = if odd {
        style::LEFT + style::WIDTH - style::SIZE_4 - line.width
    } else {
        style::LEFT + style::SIZE_4
    };
    // The dash stands at a third of the ascent above the baseline.
    let dash = style::SIZE_4.scaled(style::ASCENT, 3000);
    let y = style::TOP + style::HEIGHT + style::PAGE_NUMBER_DROP + dash;
    runs(&atoms, &line, Point::new(x, y)).collect()
}

/// Turns text of an upright page with its paper, a quarter clockwise: bound in, the page has it where
/// the others have it (GB/T 9704 §8).
fn turn(item: &mut Item) {
    if let ItemKind::Text(run) = &mut item.kind {
        run.at = Point::new(style::PAPER.height - run.at.y, run.at.x);
        run.turned = true;
    }
}

fn watermark(mark: &str, landscape: bool, composer: &mut Composer<'_>) -> Vec<Item> {
    let face = FaceId::Hei;
    let area = if landscape { style::LANDSCAPE_AREA } else { style::AREA };
    let fitting = i32::try_from(mark.chars().count())
        .map_or(area.size.width, |count| area.size.width / count.max(1));
    let size = style::DRAFT_SIZE.min(fitting);
    let style = TextStyle { face, latin: face, size, pitch: size };
    let atoms = composer.shaper.label(mark, style, None);
    let setting = Setting { width: area.size.width, indent: Length::ZERO, align: Align::Center };
    let middle = area.at.y + area.size.height / 2;
    let baseline = middle + size.scaled(style::ASCENT * 2 - 1000, 2000);
    set(&atoms, setting)
        .iter()
        .flat_map(|line| runs(&atoms, line, Point::new(area.at.x, baseline)))
        .map(|mut item| {
            if let ItemKind::Text(run) = &mut item.kind {
                run.tone = DRAFT_TONE;
            }
            item
        })
        .collect()
}
