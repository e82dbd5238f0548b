//! Tables onto pages: how tightly they are set, whether they begin a page, where they are divided,
//! which are turned sideways.
//! It must not know what a table says.

use super::LayoutError;
use super::block::{Fixed, Landscape, Sizes, Table, lines_for};
use super::notes::Notes;
use super::sheets::Sheets;
use crate::style::{self, LINES};
use crate::table::{self, Fit, Fragment, MeasuredTable};
use crate::text::Shaper;
use report_document::TableCell;
use report_page::{Item, ItemKind, Page};
use report_page::{Length, Point};

/// The least blank between a table and the text above or below it.
const GAP: Length = Length::from_points(5);

/// Places a table: on what is left of the page, on pages of its own, divided or turned sideways.
pub(super) fn place<'a>(sheets: &mut Sheets<'a, '_>, table: &'a Table<'a>) {
    sheets.table(table);
}

/// The lines a table needs at least on the page it begins on, below `above` lines of headings.
pub(super) fn first_lines<'a>(
    sheets: &mut Sheets<'a, '_>,
    table: &'a Table<'a>,
    above: u16,
) -> u16 {
    let free = sheets.left().saturating_sub(above);
    match sheets.choose(table, free) {
        Some(set) if set.turns => LINES,
        Some(set) if set.splits => 4,
        Some(set) => lines_for(set.table.total() + table.around()),
        // What follows a table turned sideways fills the page.
        None => 2,
    }
}

impl<'a> Sheets<'a, '_> {
    fn table(&mut self, block: &'a Table<'a>) {
        let Some(set) = self.choose(block, self.left()) else {
            return self.wide_table(block);
        };
        if set.splits {
            return self.divided(block, &set.table);
        }
        if lines_for(set.table.total() + block.around()) > self.left() {
            self.turn_page();
        }
        self.fragments(block, &set.table, &[table::whole(&set.table)]);
    }

    /// Divides a table, with what is kept free for a signature below it where rows are low enough.
    fn divided(&mut self, block: &Table<'_>, table: &MeasuredTable<'_>) {
        let kept = self.cut(block, table, block.reserve);
        match kept.or_else(|_| self.cut(block, table, Length::ZERO)) {
            Ok(fragments) => self.fragments(block, table, &fragments),
            Err(row) => self.row_too_high(block, row),
        }
    }

    /// Cuts a table, from this page on where its header and first rows fit below the caption.
    fn cut(
        &mut self,
        block: &Table<'_>,
        table: &MeasuredTable<'_>,
        reserve: Length,
    ) -> Result<Vec<Fragment>, usize> {
        let page = style::lines_height(LINES) - block.below() - reserve;
        let first = style::lines_height(self.left()) - block.above();
        let fragments = table::split(table, first, page)?;
        if fragments.first().is_some_and(|fragment| !fragment.rows.is_empty()) {
            return Ok(fragments);
        }
        self.turn_page();
        let room = page - block.above();
        table::split(table, room, room)
    }

    fn fragments(&mut self, block: &Table<'_>, table: &MeasuredTable<'_>, fragments: &[Fragment]) {
        for (index, fragment) in fragments.iter().enumerate() {
            if index > 0 || fragment.height > style::lines_height(self.left()) {
                self.turn_page();
            }
            let caption = block.caption.as_ref().filter(|_| index == 0);
            let own = fragment.height + caption.map_or(Length::ZERO, |part| part.height);
            let own = own + self.gaps();
            let notes = block.notes.as_ref().filter(|_| index + 1 == fragments.len());
            let piece = notes.map(|notes| notes.piece(0, style::lines_height(self.left()) - own));
            let first = piece.as_ref().map(|(first, _)| first);
            let height = own + first.map_or(Length::ZERO, |part| part.height);
            let lines = lines_for(height);
            let at = self.place_of(lines, height);
            let shaper = &mut self.composer.shaper;
            let items =
                pieces(block, table, fragment, (at, style::WIDTH), (caption, first), shaper);
            self.emit(items);
            self.line += lines;
            if let Some((notes, (_, next))) = notes.zip(piece) {
                self.more_notes(notes, next);
            }
        }
    }

    /// Places the notes from a line on, on pages that they begin.
    fn more_notes(&mut self, notes: &Notes, mut next: usize) {
        while next < notes.count() {
            self.turn_page();
            let (piece, after) = notes.piece(next, style::lines_height(LINES) - GAP);
            let height = piece.height + GAP;
            let lines = lines_for(height);
            let at = self.place_of(lines, height);
            self.emit(piece.items.into_iter().map(|item| item.shifted(at)));
            self.line += lines;
            next = after;
        }
    }

    /// Sets a table on pages turned sideways where it may be; else it is too wide.
    fn wide_table(&mut self, block: &Table<'_>) {
        let area =
            if block.landscape == Landscape::Never { style::AREA } else { style::LANDSCAPE_AREA };
        let room = area.size.height - block.above() - block.below();
        let (mut tightest, mut chosen) = (None, None);
        for fit in block.fits {
            let shaper = &mut self.composer.shaper;
            match table::measure(block.model, shaper, *fit, area.size.width) {
                Ok(table) if table.total() <= room => {
                    chosen = Some(table);
                    break;
                }
                Ok(table) => chosen = chosen.or(Some(table)),
                Err(cell) => tightest = cell,
            }
        }
        match (chosen, tightest) {
            (Some(table), _) if block.landscape != Landscape::Never => self.sideways(block, &table),
            (_, Some(cell)) => self.composer.too_wide(block.model, cell),
            _ => {}
        }
    }

    fn sideways(&mut self, block: &Table<'_>, table: &MeasuredTable<'_>) {
        let area = style::LANDSCAPE_AREA;
        let room = area.size.height - block.above() - block.below();
        let fragments = match table::split(table, room, room) {
            Ok(fragments) => fragments,
            Err(row) => return self.row_too_high(block, row),
        };
        let mut pages = Vec::new();
        for (index, fragment) in fragments.iter().enumerate() {
            let caption = block.caption.as_ref().filter(|_| index == 0);
            let notes = block.notes.as_ref().filter(|_| index + 1 == fragments.len());
            let room = area.size.height - block.above() - GAP - fragment.height;
            let piece = notes.map(|notes| notes.piece(0, room));
            let at = Point::new(area.at.x, area.at.y + GAP);
            let place = (at, area.size.width);
            let shaper = &mut self.composer.shaper;
            let first = piece.as_ref().map(|(first, _)| first);
            let items = pieces(block, table, fragment, place, (caption, first), shaper);
            pages.push(Page { size: style::LANDSCAPE, items, ..Page::default() });
            let mut next = piece.map_or(0, |(_, next)| next);
            while let Some(notes) = notes.filter(|notes| next < notes.count()) {
                let (piece, after) = notes.piece(next, area.size.height - GAP);
                let inset = (area.size.width - style::WIDTH) / 2;
                let at = Point::new(at.x + inset, at.y);
                let items = piece.items.into_iter().map(|item| item.shifted(at)).collect();
                pages.push(Page { size: style::LANDSCAPE, items, ..Page::default() });
                next = after;
            }
        }
        self.landscape(pages);
    }

    /// The blank around a piece: none above one that begins a page.
    fn gaps(&self) -> Length {
        if self.line == 0 { GAP } else { GAP * 2 }
    }

    fn row_too_high(&mut self, block: &Table<'_>, row: usize) {
        if let Some(error) = too_long_beside(block) {
            return self.composer.errors.push(error);
        }
        let cell = block.model.cells.iter().find(|cell| cell.rows.start == row);
        let text = cell.map(|cell| cell.text().chars().take(20).collect()).unwrap_or_default();
        // The form's own label has no place. What was typed has: the longest of the row, or else of
        // the table, which leaves the row no width.
        let rank = |cell: &TableCell<'_>| (cell.rows.contains(&row), cell.text().len());
        let typed = block.model.cells.iter().filter_map(|cell| Some((rank(cell), cell.from()?)));
        let from = typed.max_by_key(|(rank, _)| *rank).map(|(_, from)| from);
        self.composer.errors.push(LayoutError::RowTooHigh { text, from });
    }

    /// The way a table is set: comfortably on what is left of the page, else on a page of its own,
    /// else tightly on a page of its own, else divided.
    fn choose(&mut self, block: &'a Table<'a>, free: u16) -> Option<Choice<'a>> {
        if block.landscape == Landscape::Always {
            return None;
        }
        let around = block.around();
        let fits = |table: &MeasuredTable<'_>, lines: u16| {
            table.total() + around <= style::lines_height(lines)
        };
        let own_page = LINES.saturating_sub(self.kept);
        let mut too_wide = 0;
        for (index, fit) in block.fits.iter().enumerate() {
            let Some(table) = self.measure(block, *fit) else {
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
        }
        let table = block.fits.iter().find_map(|fit| self.measure(block, *fit))?;
        Some(Choice { table, turns: false, splits: true })
    }

    /// A table on a page of its own, as comfortable as that page lets it be.
    fn loosest<'t>(
        block: &'t Table<'t>,
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

    /// A table at one fit; nothing where a cell does not fit.
    fn measure(&mut self, block: &'a Table<'a>, fit: Fit) -> Option<MeasuredTable<'a>> {
        let known = self.sizes.take().filter(|known| std::ptr::eq(known.of, block));
        let mut sizes = known.unwrap_or_else(|| Sizes { of: block, tried: Vec::new() });
        let known = sizes.tried.iter().find(|(size, _)| *size == fit.size);
        let table = if let Some((_, table)) = known {
            table.clone()
        } else {
            let shaper = &mut self.composer.shaper;
            let table = table::measure(block.model, shaper, fit, style::WIDTH).ok();
            sizes.tried.push((fit.size, table.clone()));
            table
        };
        self.sizes = Some(sizes);
        table.map(|table| table.padded(fit.padding))
    }
}

/// A piece of a table with its caption above and its notes below, from a place on, both in the middle
/// of a width.
fn pieces(
    block: &Table<'_>,
    table: &MeasuredTable<'_>,
    fragment: &Fragment,
    (mut at, width): (Point, Length),
    (caption, notes): (Option<&Fixed>, Option<&Fixed>),
    shaper: &mut Shaper<'_>,
) -> Vec<Item> {
    // Captions are set for the width of an upright page.
    let inset = (width - style::WIDTH) / 2;
    let mut items = Vec::new();
    if let Some(caption) = caption {
        let at = Point::new(at.x + inset, at.y);
        items.extend(caption.items.iter().map(|item| item.moved(at)));
    }
    at.y += caption.map_or(Length::ZERO, |caption| caption.height);
    items.extend(table::draw(table, fragment, at, &block.nodes, shaper));
    at.y += fragment.height;
    items.extend(notes.iter().flat_map(|notes| notes.items.iter()).map(|item| item.moved(at)));
    items
}

struct Choice<'t> {
    table: MeasuredTable<'t>,
    /// Whether it wants a new page.
    turns: bool,
    /// Whether it has to be divided.
    splits: bool,
}

/// A caption that leaves a table less than half a page: then no row is to blame.
fn too_long_beside(block: &Table<'_>) -> Option<LayoutError> {
    let longest = block.caption.as_ref()?;
    let from = longest.items.iter().find_map(|item| item.from)?;
    let text = |item: &Item| match &item.kind {
        ItemKind::Text(run) => run.text(),
        _ => String::new(),
    };
    let text = longest.items.iter().map(text).collect();
    let too_long = longest.height > style::lines_height(LINES / 2);
    too_long.then_some(LayoutError::TextTooLong { text, from })
}

impl Table<'_> {
    /// What stands above the table's first piece.
    fn above(&self) -> Length {
        GAP + self.caption.as_ref().map_or(Length::ZERO, |part| part.height)
    }

    /// What stands above and below it where it is not divided, a signature's place with it.
    fn around(&self) -> Length {
        self.above() + self.below() + self.reserve
    }

    /// What stands below its last.
    fn below(&self) -> Length {
        GAP + self.notes.as_ref().map_or(Length::ZERO, Notes::kept)
    }
}
