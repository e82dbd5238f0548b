//! Small text over the whole width: captions and notes. It must not know what they belong to.

use super::LayoutError;
use super::block::Fixed;
use super::compose::Composer;
use crate::style;
use crate::text::{Align, Atom, Setting, TextStyle, set};
use report_document::{Caption, place_of, plain_text};
use report_page::{Length, NodeId, Point, StructureRole};

/// The most lines of running text the caption of a picture or chart takes the place of: six of its own.
/// A longer one is text.
const CAPTION_LINES: u16 = 4;

/// Paragraphs of small text.
pub(super) fn small_text(
    composer: &Composer<'_>,
    paragraphs: &[Vec<Atom>],
    style: TextStyle,
    align: Align,
) -> Fixed {
    let leading = style::small_leading(style.size);
    let mut fixed = Fixed { height: Length::ZERO, items: Vec::new() };
    for atoms in paragraphs {
        for line in set(atoms, Setting { width: style::WIDTH, indent: Length::ZERO, align }) {
            let baseline = fixed.height + style::baseline_in(leading, style.size);
            fixed.items.extend(composer.line(atoms, &line, Point::new(Length::ZERO, baseline)));
            fixed.height += leading;
        }
    }
    fixed
}

/// A caption, in the middle. `parent` is what it is the caption of; a table's stands beside it.
pub(super) fn caption(
    caption: &Caption<'_>,
    parent: Option<NodeId>,
    composer: &mut Composer<'_>,
) -> Fixed {
    let node = composer.structure.add(parent, StructureRole::Caption);
    let mut atoms = composer.words(&caption.number, style::CAPTION, Some(node));
    composer.push_inlines(&mut atoms, &caption.inlines, style::CAPTION, node);
    small_text(composer, &[atoms], style::CAPTION, Align::Center)
}

/// The caption of a picture or chart, which is an error where it is too long.
pub(super) fn below(own: &Caption<'_>, figure: NodeId, composer: &mut Composer<'_>) -> Fixed {
    let set = caption(own, Some(figure), composer);
    if set.height <= style::lines_height(CAPTION_LINES) {
        return set;
    }
    let text = plain_text(&own.inlines);
    let from = place_of(&own.inlines);
    composer.errors.extend(from.map(|from| LayoutError::TextTooLong { text, from }));
    Fixed { height: Length::ZERO, items: Vec::new() }
}
