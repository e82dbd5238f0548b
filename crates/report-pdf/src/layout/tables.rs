//! Tables onto pages: how tightly they are set, whether they begin a page, where they are divided.
//! It must not know what a table says.

use super::LayoutError;
use super::flow::{Fixed, Flow, lines_for};
use crate::length::{Length, Point};
use crate::page::NodeId;
use crate::style::{self, LINES};
use crate::table::{self, Fit, Fragment, MeasuredTable, TableModel};

/// The least blank between a table and the text above or below it.
const GAP: Length = Length::from_points(5);

/// A table with what stands above and below it.
pub(super) struct Table {
    pub(super) model: TableModel,
    /// One for each cell of the model.
    pub(super) nodes: Vec<NodeId>,
    /// The ways it may be set, the most comfortable first, those of one size together.
    pub(super) fits: &'static [Fit],
    /// How many of them are good enough to stay on a page that has begun.
    pub(super) comfortable: usize,
    /// Whether it is better set tightly than divided: a form. Any other table is set tightly only
    /// where it is too wide.
    pub(super) prefers_one_page: bool,
    /// The caption above it.
    pub(super) caption: Option<Fixed>,
    /// Notes below it.
    pub(super) notes: Option<Fixed>,
    /// What is kept free below it for a signature.
    pub(super) reserve: Length,
}

impl Flow<'_, '_> {
    pub(super) fn table(&mut self, block: &Table) {
        let Some(set) = self.choose(block, self.left()) else { return };
        if set.splits {
            let first = style::lines_height(self.left()) - block.above();
            let page = style::lines_height(LINES) - block.below();
            match table::split(&set.table, first, page) {
                Ok(fragments) => self.fragments(block, &set.table, &fragments),
                Err(row) => self.row_too_high(block, row),
            }
            return;
        }
        if lines_for(set.table.total() + block.above() + block.below()) > self.left() {
            self.turn_page();
        }
        self.fragments(block, &set.table, &[table::whole(&set.table)]);
    }

    fn fragments(&mut self, block: &Table, table: &MeasuredTable<'_>, fragments: &[Fragment]) {
        for (index, fragment) in fragments.iter().enumerate() {
            if index > 0 || fragment.height > style::lines_height(self.left()) {
                self.turn_page();
            }
            let caption = block.caption.as_ref().filter(|_| index == 0);
            let notes = block.notes.as_ref().filter(|_| index + 1 == fragments.len());
            let parts = [caption.map(|part| part.height), notes.map(|part| part.height)];
            let height = fragment.height + parts.into_iter().flatten().sum() + self.gaps();
            let lines = lines_for(height);
            let slack = style::lines_height(lines) - height;
            let mut at = Point::new(style::LEFT, style::line_top(self.line) + slack / 2);
            if let Some(caption) = caption {
                self.emit(caption.items.iter().map(|item| item.moved(at)));
                at.y += caption.height;
            }
            let items = table::draw(table, fragment, at, &block.nodes, &mut self.composer.shaper);
            self.emit(items);
            at.y += fragment.height;
            if let Some(notes) = notes {
                self.emit(notes.items.iter().map(|item| item.moved(at)));
            }
            self.line += lines;
        }
    }

    /// The blank around a piece: none above one that begins a page.
    fn gaps(&self) -> Length {
        if self.line == 0 { GAP } else { GAP * 2 }
    }

    fn row_too_high(&mut self, block: &Table, row: usize) {
        let cell = block.model.cells.iter().find(|cell| cell.rows.start == row);
        let text = cell.map(|cell| cell.text().chars().take(20).collect()).unwrap_or_default();
        let from = cell.and_then(|cell| cell.pieces.iter().find_map(|piece| piece.from));
        self.composer.errors.push(LayoutError::RowTooHigh { text, from });
    }

    pub(super) fn first_lines_of_table(&mut self, block: &Table, above: u16) -> u16 {
        let free = self.left().saturating_sub(above);
        match self.choose(block, free) {
            Some(set) if set.turns => LINES,
            Some(set) if set.splits => 4,
            Some(set) => lines_for(set.table.total() + block.above() + block.below()),
            None => 0,
        }
    }

    /// The way a table is set: comfortably on what is left of the page, else on a page of its own,
    /// else tightly on a page of its own, else divided.
    fn choose<'t>(&mut self, block: &'t Table, free: u16) -> Option<Choice<'t>> {
        let around = block.above() + block.below();
        let fits = |table: &MeasuredTable<'_>, lines: u16| {
            table.total() + around <= style::lines_height(lines)
        };
        let own_page = LINES.saturating_sub(self.kept);
        let (mut measured, mut too_wide) = (None, 0);
        for (index, fit) in block.fits.iter().enumerate() {
            let Some(table) = self.measure(block, *fit, measured.take()) else {
                too_wide = index + 1;
                continue;
            };
            let index = index - too_wide;
            let here = index < block.comfortable && fits(&table, free);
            // Once no comfortable way is left for this page, one of its own will do.
            let alone = index + 1 >= block.comfortable && fits(&table, own_page);
            if here || alone {
                let table =
                    if here { table } else { Self::loosest(block, table, own_page, around) };
                return Some(Choice { table, turns: !here, splits: false });
            }
            if index + 1 >= block.comfortable && !block.prefers_one_page {
                break;
            }
            measured = Some(table);
        }
        let table = block.fits.iter().find_map(|fit| self.measure(block, *fit, None))?;
        Some(Choice { table, turns: false, splits: true })
    }

    /// A table on a page of its own, as comfortable as that page lets it be.
    fn loosest<'t>(
        block: &'t Table,
        table: MeasuredTable<'t>,
        lines: u16,
        around: Length,
    ) -> MeasuredTable<'t> {
        let room = style::lines_height(lines) - around;
        let mut tried = table;
        let size = tried.fit.size;
        for fit in block.fits.iter().filter(|fit| fit.size == size) {
            tried = tried.padded(fit.padding);
            if tried.total() <= room {
                break;
            }
        }
        tried
    }

    /// A table at one fit, taking over the one at hand where only the padding differs; nothing,
    /// and an error, where a cell does not fit at the smallest size.
    fn measure<'t>(
        &mut self,
        block: &'t Table,
        fit: Fit,
        at_hand: Option<MeasuredTable<'t>>,
    ) -> Option<MeasuredTable<'t>> {
        if let Some(table) = at_hand.filter(|table| table.fit.size == fit.size) {
            return Some(table.padded(fit.padding));
        }
        let measured = table::measure(&block.model, &mut self.composer.shaper, fit, style::WIDTH);
        if let (Err(Some(cell)), true) = (&measured, block.fits.last() == Some(&fit)) {
            self.composer.too_wide(cell);
        }
        measured.ok()
    }
}

struct Choice<'t> {
    table: MeasuredTable<'t>,
    /// Whether it wants a new page.
    turns: bool,
    /// Whether it has to be divided.
    splits: bool,
}

impl Table {
    /// What stands above the table's first piece.
    fn above(&self) -> Length {
        GAP + self.caption.as_ref().map_or(Length::ZERO, |part| part.height)
    }

    /// What stands below its last.
    fn below(&self) -> Length {
        GAP + self.notes.as_ref().map_or(Length::ZERO, |part| part.height) + self.reserve
    }
}
