//! Blocks onto pages of 22 lines: every block takes whole lines, so that baselines stand on the same
//! grid whatever comes between. It must not know what a block says.

use super::LayoutError;
use super::compose::Composer;
use super::tables::{Sizes, Table};
use crate::style::{self, LINES};
use report_page::{Item, OutlineEntry, Page};
use report_page::{Length, Point};
use std::cell::Cell;

/// Something that takes whole lines of a page.
pub(super) enum Block {
    /// Set text.
    Lines(Lines),
    /// A ruled table.
    Table(Box<Table>),
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
pub(super) struct Lines {
    /// Empty lines above it; none at the head of a page.
    pub(super) above: u16,
    pub(super) set: Vec<SetLine>,
    /// Never last on a page: a heading, the text above a signature.
    pub(super) heads_next: bool,
    /// Never divided: a title, a signature.
    pub(super) keeps_together: bool,
    /// The bookmark that leads here.
    pub(super) bookmark: Option<(u8, String)>,
}

/// A line with its items, the left end of its baseline being the origin: what it was set from is not
/// kept.
pub(super) struct SetLine {
    /// The size of its first character.
    size: Length,
    /// Taken when the line is placed: none is placed twice.
    items: Cell<Vec<Item>>,
}

impl SetLine {
    pub(super) fn new(size: Length, items: Vec<Item>) -> Self {
        Self { size, items: Cell::new(items) }
    }
}

impl Lines {
    /// Takes the lines from `at` on into a block of their own.
    pub(super) fn split_off(&mut self, at: usize) -> Self {
        let set = self.set.split_off(at.min(self.set.len()));
        Self { set, keeps_together: self.keeps_together, ..Self::default() }
    }
}

/// Items placed relative to the block's top-left corner.
pub(super) struct Fixed {
    pub(super) height: Length,
    pub(super) items: Vec<Item>,
}

/// Puts blocks on pages. There is always at least one page.
pub(super) fn paginate<'a>(blocks: &'a [Block], composer: &'a mut Composer<'_>) -> Vec<Page> {
    let mut flow = Flow {
        composer,
        pages: Vec::new(),
        line: 0,
        kept: 0,
        overfull: false,
        waiting: Vec::new(),
        sizes: None,
    };
    flow.turn_page();
    for (index, block) in blocks.iter().enumerate() {
        flow.place_waiting(block);
        flow.keep_chain(blocks, index);
        flow.block(block, blocks.get(index + 1));
        if flow.pages.len() > super::MOST_PAGES {
            let limit = super::MOST_PAGES;
            flow.composer.errors.push(LayoutError::TooManyPages { limit });
            break;
        }
    }
    flow.finish()
}

pub(super) struct Flow<'a, 'b> {
    pub(super) composer: &'a mut Composer<'b>,
    pages: Vec<Page>,
    /// The next free line of the last page.
    pub(super) line: u16,
    /// How many lines of headings are kept with the block that is placed.
    pub(super) kept: u16,
    /// Whether those and what follows are more than a page holds.
    overfull: bool,
    /// What waits for the next page while paragraphs fill this one.
    waiting: Vec<Waiting<'a>>,
    /// The table last measured.
    pub(super) sizes: Option<Sizes<'a>>,
}

/// What waits for the next page.
enum Waiting<'a> {
    /// A picture or chart.
    Picture(&'a Fixed),
    /// A table on pages of its own, turned sideways.
    Landscape(Vec<Page>),
}

/// How many whole lines a height takes.
pub(super) fn lines_for(height: Length) -> u16 {
    (1..=LINES).find(|lines| style::lines_height(*lines) >= height).unwrap_or(LINES)
}

fn count(lines: usize) -> u16 {
    u16::try_from(lines).unwrap_or(u16::MAX)
}

impl<'a> Flow<'a, '_> {
    pub(super) fn turn_page(&mut self) {
        let mut pictures = Vec::new();
        for waiting in std::mem::take(&mut self.waiting) {
            match waiting {
                Waiting::Landscape(pages) => self.pages.extend(pages),
                Waiting::Picture(picture) => pictures.push(picture),
            }
        }
        self.pages.push(Page { size: style::PAPER, ..Page::default() });
        self.line = 0;
        for picture in pictures {
            self.fixed(picture);
        }
    }

    /// All pages, those still waiting last.
    fn finish(mut self) -> Vec<Page> {
        if self.waiting.iter().any(|waiting| matches!(waiting, Waiting::Picture(_))) {
            self.turn_page();
        }
        // Nothing came after pages turned sideways.
        if self.line == 0 && self.pages.len() > 1 {
            self.pages.pop();
        }
        for waiting in self.waiting {
            if let Waiting::Landscape(pages) = waiting {
                self.pages.extend(pages);
            }
        }
        self.pages
    }

    /// Adds pages turned sideways: before the last page where nothing stands on that yet, else after
    /// it, once the paragraphs that follow have filled it.
    pub(super) fn landscape(&mut self, pages: Vec<Page>) {
        if self.line > 0 {
            return self.waiting.push(Waiting::Landscape(pages));
        }
        let blank = self.pages.pop();
        self.pages.extend(pages);
        self.pages.extend(blank);
    }

    pub(super) fn left(&self) -> u16 {
        LINES.saturating_sub(self.line)
    }

    pub(super) fn emit(&mut self, items: impl IntoIterator<Item = Item>) {
        if let Some(page) = self.pages.last_mut() {
            page.items.extend(items);
        }
    }

    /// Where headings begin: turns the page unless they and the beginning of what follows fit.
    fn keep_chain(&mut self, blocks: &'a [Block], index: usize) {
        let keeps = |block: &Block| match block {
            Block::Lines(lines) => lines.heads_next,
            Block::Picture { heads_next, .. } => *heads_next,
            Block::Table(_) | Block::Blank(_) => false,
        };
        let begins =
            index.checked_sub(1).and_then(|before| blocks.get(before)).is_none_or(|b| !keeps(b));
        let chain = blocks.get(index..).unwrap_or_default();
        let headings = chain.iter().take_while(|block| keeps(block)).count();
        if !(begins || self.overfull && headings > 0) {
            return;
        }
        let own = chain.iter().take(headings).map(whole_lines).fold(0, u16::saturating_add);
        if begins {
            (self.kept, self.overfull) = (own, false);
        }
        if headings == 0 {
            return;
        }
        let next = chain.get(headings).map_or(0, |block| self.first_lines(block, own));
        let wanted = own.saturating_add(next);
        // A chain no page holds is broken where its end begins to fit one.
        self.overfull = wanted > LINES;
        let turns = wanted > self.left() && self.line > 0;
        if turns && (begins || !self.overfull) {
            self.turn_page();
        }
    }

    /// The lines a block needs at least on the page it begins on, below `above` lines of headings.
    fn first_lines(&mut self, block: &'a Block, above: u16) -> u16 {
        match block {
            Block::Lines(lines) if lines.keeps_together || lines.set.len() <= 3 => {
                whole_lines(block)
            }
            Block::Lines(lines) => lines.above.saturating_add(2),
            Block::Picture { .. } | Block::Blank(_) => whole_lines(block),
            Block::Table(table) => self.first_lines_of_table(table, above),
        }
    }

    /// Gives what waits its page before anything but a paragraph follows.
    fn place_waiting(&mut self, before: &Block) {
        if !is_paragraph(before) && !self.waiting.is_empty() {
            self.turn_page();
        }
    }

    fn block(&mut self, block: &'a Block, next: Option<&Block>) {
        match block {
            Block::Lines(lines) => self.lines(lines),
            Block::Picture { picture, .. } => {
                let overflows = lines_for(picture.height) > self.left();
                if overflows && next.is_some_and(is_paragraph) {
                    self.waiting.push(Waiting::Picture(picture));
                } else {
                    self.fixed(picture);
                }
            }
            Block::Table(table) => self.table(table),
            Block::Blank(_) if self.line == 0 => {}
            Block::Blank(lines) => self.line = (self.line + lines).min(LINES),
        }
    }

    fn lines(&mut self, block: &Lines) {
        let total = count(block.set.len());
        if self.line > 0 {
            self.line = self.line.saturating_add(block.above).min(LINES);
        }
        if block.keeps_together && total > self.left() && total <= LINES {
            self.turn_page();
        }
        let mut done = 0;
        while done < total {
            let take = lines_to_place(total, done, self.left());
            if take == 0 {
                self.turn_page();
                continue;
            }
            if done == 0 {
                self.bookmark(block.bookmark.as_ref());
            }
            let range = usize::from(done)..usize::from(done + take);
            for line in block.set.get(range).unwrap_or_default() {
                self.place_line(line);
            }
            done += take;
        }
    }

    fn place_line(&mut self, line: &SetLine) {
        let top = style::line_top(self.line);
        let height = style::line_top(self.line + 1) - top;
        let origin = Point::new(style::LEFT, top + style::baseline_in(height, line.size));
        self.emit(line.items.take().into_iter().map(|item| item.shifted(origin)));
        self.line += 1;
    }

    fn bookmark(&mut self, bookmark: Option<&(u8, String)>) {
        if let Some((level, title)) = bookmark {
            let page = self.pages.len().saturating_sub(1);
            let (level, title, top) = (*level, title.clone(), style::line_top(self.line));
            self.composer.outline.push(OutlineEntry { level, title, page, top });
        }
    }

    fn fixed(&mut self, block: &Fixed) {
        let lines = lines_for(block.height);
        if lines > self.left() {
            self.turn_page();
        }
        let slack = style::lines_height(lines) - block.height;
        let at = Point::new(style::LEFT, style::line_top(self.line) + slack / 2);
        self.emit(block.items.iter().map(|item| item.moved(at)));
        self.line += lines;
    }
}

/// The lines a block takes where it is not divided; a table's are told otherwise.
pub(super) fn whole_lines(block: &Block) -> u16 {
    match block {
        Block::Lines(lines) => lines.above.saturating_add(count(lines.set.len())),
        Block::Picture { picture, .. } => lines_for(picture.height),
        Block::Blank(lines) => *lines,
        Block::Table(_) => 0,
    }
}

/// Whether a block is running text that may be divided.
fn is_paragraph(block: &Block) -> bool {
    matches!(block, Block::Lines(lines) if !lines.heads_next && !lines.keeps_together)
}

/// How many of a paragraph's lines go on a page with `free` lines: no first line alone at its foot,
/// no last line alone at the next one's head.
fn lines_to_place(total: u16, done: u16, free: u16) -> u16 {
    let left = total - done;
    if left <= free {
        return left;
    }
    let first_alone = done == 0 && free == 1;
    let last_alone = left == free + 1;
    match (first_alone, last_alone) {
        (false, true) if free > 2 || done > 0 => free.saturating_sub(1),
        (false, false) => free,
        _ => 0,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_line_of_a_paragraph_stands_alone() {
        assert_eq!(lines_to_place(5, 0, 9), 5);
        assert_eq!(lines_to_place(5, 0, 1), 0, "first line alone");
        assert_eq!(lines_to_place(5, 0, 4), 3, "last line alone");
        assert_eq!(lines_to_place(3, 0, 2), 0, "either would stand alone");
        assert_eq!(lines_to_place(50, 0, 22), 22);
        assert_eq!(lines_to_place(50, 22, 22), 22);
        assert_eq!(lines_to_place(45, 22, 22), 21);
        assert_eq!(lines_to_place(5, 4, 0), 0, "a full page takes none");
    }

    #[test]
    fn every_height_takes_whole_lines() {
        assert_eq!(lines_for(Length::ZERO), 1);
        assert_eq!(lines_for(style::lines_height(3)), 3);
        assert_eq!(lines_for(style::lines_height(3) + Length::from_millipoints(1)), 4);
    }
}
