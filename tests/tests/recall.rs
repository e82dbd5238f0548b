//! The open part of the corpus's marked figures: nearly every one is checked, and no other raises anything.

use report_tests::recall::{Row, measure};

/// A row of fewer figures says nothing in per cent.
const FEWEST: usize = 16;

#[test]
fn nearly_every_marked_figure_is_checked_and_nothing_else() {
    let rows = measure("corpus");
    let low = |row: &&Row| row.marked.0 >= FEWEST && row.marked.1 * 100 < row.marked.0 * LEAST;
    let low: Vec<_> = rows.iter().filter(low).map(Row::complaint).collect();
    assert!(low.is_empty(), "\n{}", low.join("\n"));
    let loud = |row: &&Row| row.free.1 > 0 || row.sound.1 > 0;
    let loud: Vec<_> = rows.iter().filter(loud).map(Row::complaint).collect();
    assert!(loud.is_empty(), "\n{}", loud.join("\n"));
}

/// How many figures of a hundred are checked in each row.
const LEAST: usize = 95;
