//! Reading whole report files: keys, cells, sections, all problems at once.

use crate::common::{check, complete, read};
use report_core::Edition;

#[test]
fn a_complete_report_has_no_fault() {
    for &edition in Edition::ALL {
        assert_eq!(check(&complete(edition)), "");
    }
}

#[test]
fn every_fault_of_a_bad_file_is_listed_at_once() {
    insta::assert_snapshot!(check(include_str!("faulty.toml")));
}

#[test]
fn cells_are_read_as_published() {
    let text = complete(Edition::Trial2019)
        .replace("licensing = [0, 0, 0]", "licensing = [192, 15, \"20301件\"]")
        .replace("penalties = [0, 0, 0]", "penalties = [2391, -135, \"22（其中修订16件）\"]")
        .replace(
            "government_procurement = [0, 0]",
            "government_procurement = [\"１２\", 251000.50]",
        );
    let read = read(&text);
    assert_eq!(read.lines(), "");
    let written: Vec<_> = read
        .report
        .cells
        .iter()
        .filter(|(_, cell)| cell.value.written != "0")
        .map(|(at, cell)| {
            format!(
                "{at}: {} = {:?} {:?} {:?}",
                cell.value.written, cell.value.value, cell.value.unit, cell.value.remark
            )
        })
        .collect();
    insta::assert_snapshot!(written.join("\n"), @r#"
    proactive_disclosure.licensing.previous_items: 192 = Some(192) None None
    proactive_disclosure.licensing.change: 增加15 = Some(15) None None
    proactive_disclosure.licensing.decisions: 20301件 = Some(20301) Some("件") None
    proactive_disclosure.penalties.previous_items: 2391 = Some(2391) None None
    proactive_disclosure.penalties.change: 减少135 = Some(-135) None None
    proactive_disclosure.penalties.decisions: 22（其中修订16件） = Some(22) None Some("其中修订16件")
    proactive_disclosure.government_procurement.items: １２ = Some(12) None None
    proactive_disclosure.government_procurement.amount: 251000.50万元 = Some(251000.50) Some("万元") None
    "#);
}
