//! Which grids are pieces of one table: cut over pages, with nothing between them that says anything. It must
//! not know a label.

use super::matrix::says;
use crate::foreign::{Block, Grid};
use crate::plain::letters;

/// What may stand between two pieces of a table besides digits: 续表三, 第3页 共9页.
const BETWEEN: &str = "续上接下页第共表一二三四";

/// Whether a block may stand between two pieces.
pub(super) fn stands_between(block: &Block) -> bool {
    match block {
        Block::Paragraph(paragraph) => {
            let letters = letters(&paragraph.text());
            letters.chars().all(|ch| ch.is_ascii_digit() || BETWEEN.contains(ch))
        }
        Block::Grid(_) | Block::Picture(_) => false,
    }
}

/// How many columns a grid has.
pub(super) fn width(grid: &Grid) -> u64 {
    let ends = grid.cells.iter().filter(|cell| says(cell) || grid.sheet.is_none());
    ends.map(|cell| u64::from(cell.column) + u64::from(cell.column_span)).max().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::foreign::Paragraph;

    #[test]
    fn a_page_number_does_not_part_a_table() {
        let between = |text: &str| stands_between(&Block::Paragraph(Paragraph::plain("", text)));
        assert!(between("") && between("— 3 —") && between("（续表三）") && between("第3页 共9页"));
        assert!(!between("注：含上年结转。") && !between("四、政府信息公开行政复议、行政诉讼情况"));
    }
}
