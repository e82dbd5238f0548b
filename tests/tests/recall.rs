//! The open part of the corpus's marked figures: nearly every one is checked, and no other raises anything.

use report_tests::disk;
use report_tests::marked::unmark;
use report_tests::recall::{Row, measure};
use report_validate::{State, counted};

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

/// Words beside which a number may be one of the tables'.
const BESIDE: [&str; 6] = ["申请", "复议", "诉讼", "予以公开", "无法提供", "办结"];

#[test]
fn few_numbers_beside_words_of_the_tables_are_not_understood() {
    let (mut all, mut unread) = (0, Vec::new());
    for path in disk::files("tests/corpus/reports") {
        let file = unmark(&disk::read_path(&path)).text;
        let reading = report_toml::read_text("report.toml", &file);
        for it in counted(&reading.report) {
            let text = file.get(..it.span.range().start).unwrap_or_default();
            let clause = text.rsplit(['。', '\n']).next().unwrap_or_default();
            if BESIDE.iter().any(|word| clause.contains(word)) {
                all += 1;
                unread.extend((it.state == State::Unread).then(|| format!("{clause}{}", it.text)));
            }
        }
    }
    assert!(all > 300, "{all}");
    assert!(unread.len() * 100 < all * 5, "{} of {all}\n{}", unread.len(), unread.join("\n"));
}
