//! Blocks onto pages of 22 lines: every block takes whole lines, so that baselines stand on the same
//! grid whatever comes between. It must not know what a block says.

use super::block::{Block, Lines, count, is_paragraph, lines_for, whole_lines};
use super::compose::Composer;
use super::sheets::Sheets;
use super::{LayoutError, MOST_PAGES, tables};
use crate::style::LINES;
use report_page::Page;

/// Puts blocks on pages. There is always at least one page.
pub(super) fn paginate<'a>(blocks: &'a [Block<'a>], composer: &'a mut Composer<'_>) -> Vec<Page> {
    let mut flow = Flow { sheets: Sheets::new(composer), overfull: false };
    for (index, block) in blocks.iter().enumerate() {
        flow.place_waiting(block);
        flow.keep_chain(blocks, index);
        flow.block(block, blocks.get(index + 1));
        if flow.sheets.count() > MOST_PAGES {
            let error = LayoutError::TooManyPages { limit: MOST_PAGES };
            flow.sheets.composer.errors.push(error);
            break;
        }
    }
    flow.sheets.finish()
}

struct Flow<'a, 'b> {
    sheets: Sheets<'a, 'b>,
    /// Whether the headings kept together and what follows are more than a page holds.
    overfull: bool,
}

impl<'a> Flow<'a, '_> {
    /// Where headings begin: turns the page unless they and the beginning of what follows fit.
    fn keep_chain(&mut self, blocks: &'a [Block<'a>], index: usize) {
        let keeps = |block: &Block<'_>| match block {
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
            (self.sheets.kept, self.overfull) = (own, false);
        }
        if headings == 0 {
            return;
        }
        let next = chain.get(headings).map_or(0, |block| self.first_lines(block, own));
        let wanted = own.saturating_add(next);
        // A chain no page holds is broken where its end begins to fit one.
        self.overfull = wanted > LINES;
        let turns = wanted > self.sheets.left() && self.sheets.line > 0;
        if turns && (begins || !self.overfull) {
            self.sheets.turn_page();
        }
    }

    /// The lines a block needs at least on the page it begins on, below `above` lines of headings.
    fn first_lines(&mut self, block: &'a Block<'a>, above: u16) -> u16 {
        match block {
            Block::Lines(lines) if lines.keeps_together || lines.set.len() <= 3 => {
                whole_lines(block)
            }
            Block::Lines(lines) => lines.above.saturating_add(2),
            Block::Picture { .. } | Block::Blank(_) => whole_lines(block),
            Block::Table(table) => tables::first_lines(&mut self.sheets, table, above),
        }
    }

    /// Gives what waits its page before anything but a paragraph follows.
    fn place_waiting(&mut self, before: &Block<'_>) {
        if !is_paragraph(before) && self.sheets.is_waited_for() {
            self.sheets.turn_page();
        }
    }

    fn block(&mut self, block: &'a Block<'a>, next: Option<&Block<'_>>) {
        match block {
            Block::Lines(lines) => self.lines(lines),
            Block::Picture { picture, .. } => {
                let overflows = lines_for(picture.height) > self.sheets.left();
                if overflows && next.is_some_and(is_paragraph) {
                    self.sheets.wait(picture);
                } else {
                    self.sheets.fixed(picture);
                }
            }
            Block::Table(table) => tables::place(&mut self.sheets, table),
            Block::Blank(_) if self.sheets.line == 0 => {}
            Block::Blank(lines) => self.sheets.skip(*lines),
        }
    }

    fn lines(&mut self, block: &Lines<'_>) {
        let total = count(block.set.len());
        let sheets = &mut self.sheets;
        if sheets.line > 0 {
            sheets.skip(block.above);
        }
        if block.keeps_together && total > sheets.left() && total <= LINES {
            sheets.turn_page();
        }
        let mut done = 0;
        while done < total {
            let take = lines_to_place(total, done, sheets.left());
            if take == 0 {
                sheets.turn_page();
                continue;
            }
            if done == 0 {
                sheets.bookmark(block.bookmark);
            }
            let range = usize::from(done)..usize::from(done + take);
            for line in block.set.get(range).unwrap_or_default() {
                sheets.place_line(line);
            }
            done += take;
        }
    }
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
}
