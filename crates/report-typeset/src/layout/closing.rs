//! What keeps the end of a report together: annexes and signature stand on a page with text
//! (GB/T 9704—2012 §7.3.5.5). It must not set or place anything.

use super::block::{Block, Lines, whole_lines};
use crate::style;

/// How many lines of text go with a signature at least.
const LINES_OF_TEXT: usize = 2;

/// Annexes of more lines than this are divided like text; fewer stay together.
const MOST_ANNEX_LINES: u16 = 8;

/// Adds annexes and signature to the text, the last lines of the text kept with them.
pub(super) fn close<'d>(
    blocks: &mut Vec<Block<'d>>,
    annexes: Vec<Block<'d>>,
    signature: Vec<Block<'d>>,
) {
    if signature.is_empty() {
        blocks.extend(annexes);
        return;
    }
    let lines = |blocks: &[Block<'_>]| blocks.iter().map(whole_lines).fold(0, u16::saturating_add);
    let (own, annex_lines) = (lines(&signature), lines(&annexes));
    if annex_lines <= MOST_ANNEX_LINES {
        keep_last_lines(blocks, own.saturating_add(annex_lines));
        blocks.extend(annexes.into_iter().map(with_next));
    } else {
        blocks.extend(annexes);
        keep_last_lines(blocks, own);
    }
    blocks.extend(signature);
}

/// Makes the last lines of the text stay with what follows and takes `below` lines.
fn keep_last_lines(blocks: &mut Vec<Block<'_>>, below: u16) {
    let mut wanted = LINES_OF_TEXT;
    for index in (0..blocks.len()).rev() {
        match blocks.get_mut(index) {
            Some(Block::Lines(lines)) if wanted > 0 => {
                // No line of a paragraph stands alone.
                let own = lines.set.len();
                if own > wanted + 1 {
                    let tail = lines.split_off(own - wanted);
                    // Even of a heading, which would draw a whole page along.
                    lines.heads_next = false;
                    blocks.insert(index + 1, with_next(Block::Lines(tail)));
                    return;
                }
                lines.heads_next = true;
                wanted = wanted.saturating_sub(own);
            }
            Some(Block::Picture { heads_next, .. }) if wanted == LINES_OF_TEXT => {
                *heads_next = true;
                return;
            }
            Some(Block::Table(table)) if wanted == LINES_OF_TEXT => {
                table.reserve = style::lines_height(below);
                return;
            }
            _ => return,
        }
    }
}

fn with_next(block: Block<'_>) -> Block<'_> {
    match block {
        Block::Lines(lines) => Block::Lines(Lines { heads_next: true, ..lines }),
        other => other,
    }
}
