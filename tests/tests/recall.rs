//! The open part of the corpus's marked figures: nearly every one is checked, and no other raises anything.

use report_tests::recall::measure;

#[test]
fn nearly_every_marked_figure_is_checked_and_nothing_else() {
    let rows = measure("corpus");
    let complaints: Vec<String> = rows.iter().flat_map(|row| row.complaints.clone()).collect();
    #[expect(clippy::print_stdout, reason = "what is missed is read by people")]
    for row in &rows {
        println!("{}: {:?} {:?} {:?}", row.name, row.marked, row.free, row.sound);
        for complaint in &row.complaints {
            println!("  {complaint}");
        }
    }
    assert!(complaints.is_empty());
}
