//! What a document's blocks become before they are placed: lines, tables, pictures, each as high as it
//! is. It must not set or place anything.

pub(super) use super::fixed::Fixed;

use super::notes::Notes;
use crate::style::{self, LINES};
use crate::table::{Fit, MeasuredTable};
use report_page::{Item, Length, NodeId};
use std::cell::Cell;

/// Something that takes whole lines of a page.
pub(super) enum Block<'d> {
    /// Set text.
    Lines(Lines<'d>),
    /// A ruled table.
    Table(Box<Table<'d>>),
    /// A picture or chart, never divided. Where it does not fit the page, paragraphs that follow fill
    /// the page first.
    Picture {
        picture: Fixed,
        /// Never last on a page: a signature follows.
        heads_next: bool,
    },
    /// Empty lines; none at the head of a page.
    Blank(u16),
}

/// Set text.
#[derive(Default)]
pub(super) struct Lines<'d> {
    /// Empty lines above it; none at the head of a page.
    pub(super) above: u16,
    pub(super) set: Vec<SetLine>,
    /// Never last on a page: a heading, the text above a signature.
    pub(super) heads_next: bool,
    /// Never divided: a title, a signature.
    pub(super) keeps_together: bool,
    /// The bookmark that leads here: level and title.
    pub(super) bookmark: Option<(u8, &'d str)>,
}

impl Lines<'_> {
    /// Takes the lines from `at` on into a block of their own.
    pub(super) fn split_off(&mut self, at: usize) -> Self {
        let set = self.set.split_off(at.min(self.set.len()));
        Self { set, keeps_together: self.keeps_together, ..Self::default() }
    }
}

/// A line with its items, the left end of its baseline being the origin: what it was set from is not
/// kept.
pub(super) struct SetLine {
    /// The size of its first character.
    pub(super) size: Length,
    /// Taken when the line is placed: none is placed twice.
    pub(super) items: Cell<Vec<Item>>,
}

impl SetLine {
    pub(super) fn new(size: Length, items: Vec<Item>) -> Self {
        Self { size, items: Cell::new(items) }
    }
}

/// A table with what stands above and below it.
pub(super) struct Table<'d> {
    pub(super) model: &'d report_document::Table<'d>,
    /// One for each cell of the model.
    pub(super) nodes: Vec<NodeId>,
    /// The ways it may be set, the most comfortable first, those of one size together.
    pub(super) fits: &'static [Fit],
    /// How many of them are good enough to stay on a page that has begun.
    pub(super) comfortable: usize,
    /// Whether it is better set tightly than divided: a form. Any other table is set tightly only
    /// where it is too wide.
    pub(super) prefers_one_page: bool,
    /// Whether it stands on pages of its own, turned sideways.
    pub(super) landscape: Landscape,
    /// The caption above it.
    pub(super) caption: Option<Fixed>,
    /// Notes below it.
    pub(super) notes: Option<Notes>,
    /// What is kept free below it for a signature.
    pub(super) reserve: Length,
}

/// When a table stands on pages turned sideways.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Landscape {
    Never,
    /// Where it is too wide upright, however tightly it is set.
    WhereTooWide,
    Always,
}

/// How a table came out at each type size it was tried at: none is measured twice, though where it
/// begins is asked before it is placed.
pub(super) struct Sizes<'a> {
    pub(super) of: &'a Table<'a>,
    /// Nothing where a cell does not fit.
    pub(super) tried: Vec<(Length, Option<MeasuredTable<'a>>)>,
}

/// How many whole lines a height takes.
pub(super) fn lines_for(height: Length) -> u16 {
    (1..=LINES).find(|lines| style::lines_height(*lines) >= height).unwrap_or(LINES)
}

/// A number of lines.
pub(super) fn count(lines: usize) -> u16 {
    u16::try_from(lines).unwrap_or(u16::MAX)
}

/// The lines a block takes where it is not divided; a table's are told otherwise.
pub(super) fn whole_lines(block: &Block<'_>) -> u16 {
    match block {
        Block::Lines(lines) => lines.above.saturating_add(count(lines.set.len())),
        Block::Picture { picture, .. } => lines_for(picture.height),
        Block::Blank(lines) => *lines,
        Block::Table(_) => 0,
    }
}

/// Whether a block is running text that may be divided.
pub(super) fn is_paragraph(block: &Block<'_>) -> bool {
    matches!(block, Block::Lines(lines) if !lines.heads_next && !lines.keeps_together)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_height_takes_whole_lines() {
        assert_eq!(lines_for(Length::ZERO), 1);
        assert_eq!(lines_for(style::lines_height(3)), 3);
        assert_eq!(lines_for(style::lines_height(3) + Length::from_millipoints(1)), 4);
    }
}
