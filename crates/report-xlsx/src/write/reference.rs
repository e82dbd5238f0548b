//! Ranges and sheets as formulas name them: D6:I6, '表三'. It must not know what stands there.

use crate::place::{cell, letters};
use std::fmt::Write as _;

/// A cell that stays the same wherever a formula is copied to: $C$7.
pub(super) fn absolute((row, column): (usize, usize)) -> String {
    format!("${}${}", letters(column), row + 1)
}

/// A sheet's name as a formula writes it.
pub(super) fn sheet(name: &str) -> String {
    format!("'{}'", name.replace('\'', "''"))
}

/// Cells as ranges, separated by `between`: neighbours in a row or in a column are one range.
pub(super) fn ranges(cells: &[(usize, usize)], between: char) -> String {
    let mut text = String::new();
    let mut rest = cells;
    while let Some((first, _)) = rest.split_first() {
        let run = run(rest);
        if !text.is_empty() {
            text.push(between);
        }
        text.push_str(&cell(*first));
        if let Some(last) = rest.get(run - 1).filter(|_| run > 1) {
            let _ = write!(text, ":{}", cell(*last));
        }
        rest = rest.get(run..).unwrap_or_default();
    }
    text
}

/// How many cells at the start are neighbours in a line; at least 1.
fn run(cells: &[(usize, usize)]) -> usize {
    let along = |step: fn(usize) -> (usize, usize)| {
        let Some(&(row, column)) = cells.first() else { return 1 };
        let steps = cells.iter().enumerate().skip(1);
        1 + steps
            .take_while(|(count, at)| {
                let (down, right) = step(*count);
                **at == (row + down, column + right)
            })
            .count()
    };
    along(|count| (0, count)).max(along(|count| (count, 0)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_stands_for_the_same_cell_everywhere() {
        assert_eq!(absolute((6, 2)), "$C$7");
    }

    #[test]
    fn neighbours_are_one_range() {
        assert_eq!(ranges(&[(5, 3), (5, 4), (5, 5)], ','), "D6:F6");
        assert_eq!(ranges(&[(5, 3), (6, 3), (8, 3)], ','), "D6:D7,D9");
        assert_eq!(ranges(&[(5, 3), (7, 5)], ' '), "D6 F8");
        assert_eq!(ranges(&[], ','), "");
    }

    #[test]
    fn a_quotation_mark_in_a_sheet_s_name_is_doubled() {
        assert_eq!(sheet("表三"), "'表三'");
        assert_eq!(sheet("a'b"), "'a''b'");
    }
}
