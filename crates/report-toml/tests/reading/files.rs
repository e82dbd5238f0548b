//! Reading whole report files: keys, cells, sections, all problems at once.

use crate::common::{check, complete, read};
use report_core::{Edition, MemoryFolder, SourceFile, Sources};
use report_toml::{Options, read_with};

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

#[test]
fn last_years_report_may_be_given_from_outside() {
    let this =
        complete(Edition::Format2021).replace("year = 2022", "year = 2022\nprevious = \"x.toml\"");
    let last = complete(Edition::Format2021).replace("year = 2022", "year = 2021");
    let mut sources = Sources::new();
    let this = sources.add(SourceFile::new("2022.toml", this));
    let last = sources.add(SourceFile::new("2021.toml", last));
    let given = |sources: &mut Sources, previous| {
        let options = Options { previous: Some(previous) };
        read_with(this, sources, &MemoryFolder::new(), options)
    };
    let (report, found) = given(&mut sources, last);
    assert!(found.is_empty(), "{found:?}");
    assert_eq!(report.previous.as_ref().map(|last| last.path.value.as_str()), Some("2021.toml"));
    assert_eq!(report.previous_report().map(|last| last.year.value), Some(2021));
    let (report, found) = given(&mut sources, this);
    assert_eq!(report.previous_report(), None);
    assert_eq!(found.iter().map(|found| found.rule).collect::<Vec<_>>(), ["previous-unusable"]);
}

#[test]
fn rows_and_sections_keep_their_places() {
    let read = read(&complete(Edition::Trial2019));
    let report = &read.report;
    assert_eq!(report.rows.len(), 8 + 23 + 3);
    for ((_, row), span) in &report.rows {
        let text = read.sources.slice(*span).expect("a row's place");
        let last = row.key().rsplit('.').next().expect("a key");
        assert!(text.starts_with(last) && text.ends_with(']'), "{text}");
    }
    for section in &report.sections {
        let header = format!("[{}]", section.key);
        assert_eq!(read.sources.slice(section.span), Some(header.as_str()));
    }
}

#[test]
fn groups_of_rows_may_stand_under_headers_of_their_own() {
    let text = complete(Edition::Format2021);
    let dotted: Vec<&str> = text.lines().filter(|line| line.starts_with("denied.")).collect();
    let mut nested = text.clone();
    for line in &dotted {
        nested = nested.replace(&format!("{line}\n"), "");
    }
    let rows = dotted.join("\n").replace("denied.", "");
    let nested = nested.replace("[cases]", &format!("[requests.denied]\n{rows}\n\n[cases]"));
    let (one, other) = (read(&text), read(&nested));
    assert_eq!(other.lines(), "");
    assert_eq!(one.report.cells.len(), other.report.cells.len());
}
