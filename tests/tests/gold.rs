//! Every file of the gold, in every state: nothing is read wrong, and hardly anything is asked that the file says.

use report_tests::gold::{Row, measure};

#[test]
fn no_file_of_the_gold_is_read_wrong_and_hardly_a_cell_is_asked_about() {
    let rows = measure();
    let sum = |of: fn(&Row) -> usize| rows.iter().map(of).sum::<usize>();
    let complaints: Vec<&String> = rows.iter().flat_map(|row| &row.complaints).collect();
    assert!(sum(|row| row.files) >= 60, "{}", sum(|row| row.files));
    assert_eq!(sum(|row| row.wrong), 0, "{complaints:#?}");
    let (asked, right) = (sum(|row| row.asked), sum(|row| row.right));
    assert!(asked * 100 <= (asked + right) * 2, "{asked} asked: {complaints:#?}");
}
