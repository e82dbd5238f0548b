//! The pages as they fill, and what waits for the next one. It must not decide what comes next.

use super::block::{Fixed, SetLine, Sizes, lines_for};
use super::compose::Composer;
use crate::style::{self, LINES};
use report_page::{Item, Length, OutlineEntry, Page, Point};

/// Pages, the last of them being filled from above.
pub(super) struct Sheets<'a, 'b> {
    pub(super) composer: &'a mut Composer<'b>,
    pages: Vec<Page>,
    /// The next free line of the last page.
    pub(super) line: u16,
    /// How many lines of headings are kept with the block that is placed.
    pub(super) kept: u16,
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

impl<'a, 'b> Sheets<'a, 'b> {
    /// One empty page.
    pub(super) fn new(composer: &'a mut Composer<'b>) -> Self {
        let (pages, waiting) = (vec![blank()], Vec::new());
        Self { composer, pages, line: 0, kept: 0, waiting, sizes: None }
    }

    /// How many pages there are, those that wait left out.
    pub(super) fn count(&self) -> usize {
        self.pages.len()
    }

    pub(super) fn turn_page(&mut self) {
        let mut pictures = Vec::new();
        for waiting in std::mem::take(&mut self.waiting) {
            match waiting {
                Waiting::Landscape(pages) => self.pages.extend(pages),
                Waiting::Picture(picture) => pictures.push(picture),
            }
        }
        self.pages.push(blank());
        self.line = 0;
        for picture in pictures {
            self.fixed(picture);
        }
    }

    /// All pages, those still waiting last.
    pub(super) fn finish(mut self) -> Vec<Page> {
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

    /// Whether anything waits for the next page.
    pub(super) fn is_waited_for(&self) -> bool {
        !self.waiting.is_empty()
    }

    /// Puts a picture or chart on the next page, once paragraphs have filled this one.
    pub(super) fn wait(&mut self, picture: &'a Fixed) {
        self.waiting.push(Waiting::Picture(picture));
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

    /// The lines left of the last page.
    pub(super) fn left(&self) -> u16 {
        LINES.saturating_sub(self.line)
    }

    pub(super) fn emit(&mut self, items: impl IntoIterator<Item = Item>) {
        if let Some(page) = self.pages.last_mut() {
            page.items.extend(items);
        }
    }

    /// Adds empty lines, as many as the page has left.
    pub(super) fn skip(&mut self, lines: u16) {
        self.line = self.line.saturating_add(lines).min(LINES);
    }

    pub(super) fn place_line(&mut self, line: &SetLine) {
        let top = style::line_top(self.line);
        let height = style::line_top(self.line + 1) - top;
        let origin = Point::new(style::LEFT, top + style::baseline_in(height, line.size));
        self.emit(line.items.take().into_iter().map(|item| item.shifted(origin)));
        self.line += 1;
    }

    pub(super) fn bookmark(&mut self, bookmark: Option<(u8, &str)>) {
        if let Some((level, title)) = bookmark {
            let page = self.pages.len().saturating_sub(1);
            let (title, top) = (title.to_owned(), style::line_top(self.line));
            self.composer.outline.push(OutlineEntry { level, title, page, top });
        }
    }

    /// Places a picture or chart: on the next page where this one has no room for it.
    pub(super) fn fixed(&mut self, block: &Fixed) {
        let lines = lines_for(block.height);
        if lines > self.left() {
            self.turn_page();
        }
        let at = self.place_of(lines, block.height);
        self.emit(block.items.iter().map(|item| item.moved(at)));
        self.line += lines;
    }

    /// Where something of a height begins in the middle of the next lines.
    pub(super) fn place_of(&self, lines: u16, height: Length) -> Point {
        let slack = style::lines_height(lines) - height;
        Point::new(style::LEFT, style::line_top(self.line) + slack / 2)
    }
}

fn blank() -> Page {
    Page { size: style::PAPER, ..Page::default() }
}
