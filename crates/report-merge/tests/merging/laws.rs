//! Laws over generated units: whatever they report, the district is their sum, and nothing is lost.

use proptest::prelude::*;
use proptest::sample::Index;
use report_core::form::Measure;
use report_core::{
    Cell, Decimal, Edition, FileId, MemoryFolder, Quantity, Report, SourceFile, Sources, Span,
    Spanned,
};
use report_merge::output::{Record, html, table};
use report_merge::{
    Clues, District, Figures, Incoming, Intake, Merged, Roster, compare, fresh, into_existing,
    roster,
};
use std::fmt::Write as _;

/// A roster of the own office and so many departments less one.
fn roster_of(units: usize) -> Roster {
    let mut text = "year = 2025\nedition = \"2021\"\nagency = \"某区人民政府\"\n".to_owned();
    for unit in 0..units {
        let role = if unit == 0 { "own" } else { "department" };
        write!(text, "[[unit]]\nname = \"单位{unit}\"\nrole = \"{role}\"\n").unwrap();
    }
    let reading = roster::read("名册.toml", &text);
    assert!(reading.diagnostics.is_empty(), "{:?}", reading.diagnostics);
    reading.roster
}

/// A number for every cell of the form, in its order.
fn numbers() -> impl Strategy<Value = Vec<u32>> {
    prop::collection::vec(prop_oneof![3 => Just(0_u32), 2 => 0..50_u32, 1 => any::<u32>()], 200)
}

fn report(numbers: &[u32]) -> Report {
    let mut report = Report::empty();
    let cells: Vec<Cell> = report.form().cells().collect();
    for (cell, number) in cells.into_iter().zip(numbers) {
        let value = match report.form().measure(cell) {
            Some(Measure::Amount) => Decimal::new(i64::from(*number), 4),
            _ => Decimal::from(*number),
        };
        let quantity = Quantity::plain(value.to_string(), value);
        report.cells.insert(cell, Spanned::new(quantity, Span::default()));
    }
    report.year = Spanned::new(2025, Span::default());
    report
}

fn merged(roster: &Roster, units: &[Vec<u32>]) -> Merged {
    let figures: Vec<Figures> = units.iter().map(|unit| Figures::of(&report(unit)).0).collect();
    Merged::of(roster, &figures.iter().enumerate().collect::<Vec<_>>())
}

/// A unit's file that keeps every relation: one natural person's requests, all granted, and decisions.
fn file(unit: usize, requests: u16, decisions: u32) -> (String, String) {
    let lines = format!(
        "agency.name = \"单位{unit}\"\nproactive_disclosure.licensing = {decisions}\n\
         requests.received = [{requests}, 0, 0, 0, 0, 0, {requests}]\n\
         requests.granted = [{requests}, 0, 0, 0, 0, 0, {requests}]\n\
         requests.processed = [{requests}, 0, 0, 0, 0, 0, {requests}]\n"
    );
    (format!("{unit}.toml"), crate::common::report(&lines, 2025))
}

fn intake(roster: &Roster, files: &[(String, String)]) -> Intake {
    let read =
        |(name, text): &(String, String)| Incoming::toml(name, text, report_merge::Depth::Rules);
    Intake::new(roster, files.iter().map(read).collect())
}

fn read(text: &str) -> (Report, Sources) {
    let mut sources = Sources::new();
    let file = sources.add(SourceFile::new("2025.toml", text));
    let (report, _) = report_toml::read(file, &mut sources, &MemoryFolder::new());
    (report, sources)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn the_sum_of_the_units_is_the_district(units in prop::collection::vec(numbers(), 1..6)) {
        let roster = roster_of(units.len());
        let merged = merged(&roster, &units);
        for (index, sum) in merged.sums.cells.iter().enumerate() {
            let plain: u64 = units.iter().map(|unit| u64::from(unit[index])).sum();
            let money = Edition::Format2021.form().measure(sum.cell) == Some(Measure::Amount);
            let scale = if money { 4 } else { 0 };
            let due = Decimal::new(i64::try_from(plain).unwrap(), scale);
            prop_assert_eq!(sum.total, Some(due.normalize()), "{}", sum.cell);
        }
    }

    #[test]
    fn a_merge_of_merges_is_the_merge_of_all(
        units in prop::collection::vec(numbers(), 2..7),
        cut in any::<Index>(),
    ) {
        let (one, other) = units.split_at(1 + cut.index(units.len() - 1));
        let below = [one, other].map(|part| merged(&roster_of(part.len()), part).sums.figures());
        let above = Merged::of(&roster_of(2), &[(0, &below[0]), (1, &below[1])]);
        let all = merged(&roster_of(units.len()), &units);
        for (cell, other) in above.sums.cells.iter().zip(&all.sums.cells) {
            prop_assert_eq!(cell.total, other.total, "{}", cell.cell);
        }
    }

    #[test]
    fn one_cell_of_one_unit_changed_by_one_is_found_and_both_are_named(
        units in prop::collection::vec(numbers(), 1..6),
        unit in any::<Index>(),
        place in any::<Index>(),
    ) {
        let roster = roster_of(units.len());
        let before = merged(&roster, &units);
        let written = fresh(&roster, &before.sums, None).text;
        let (district, sources) = read(&written);
        // What was taken is recorded, and one unit then sends another number in one cell.
        let record = recorded(&roster, &units);
        let (unit, at) = (unit.index(units.len()), place.index(200));
        let mut changed = units.clone();
        changed[unit][at] = changed[unit][at].wrapping_add(1);
        let after = merged(&roster, &changed);
        let district = District { name: "2025.toml", report: &district, sources: &sources };
        let clues = Clues { before: Some(&record), ..Clues::default() };
        let found = compare(&roster, &district, &after.sums, &clues);
        let cell = after.sums.cells[at].cell;
        prop_assert_eq!(found.len(), 1);
        prop_assert_eq!(found[0].diagnostic.at.as_ref().map(ToString::to_string), Some(cell.to_string()));
        let cause = found[0].diagnostic.evidence.cause.clone().unwrap_or_default();
        let name = format!("单位{unit}上次汇总时");
        prop_assert!(cause.starts_with(&name), "{}", cause);
    }

    #[test]
    fn the_order_of_files_changes_no_byte(
        (given, shuffled) in prop::collection::vec((0_u16..99, 0_u32..999), 1..5)
            .prop_map(|units| {
                let named = units.iter().enumerate();
                named.map(|(unit, (requests, more))| file(unit, *requests, *more)).collect::<Vec<_>>()
            })
            .prop_flat_map(|files| (Just(files.clone()), Just(files).prop_shuffle())),
    ) {
        let roster = roster_of(given.len());
        let outputs = |files: &[(String, String)]| {
            let intake = intake(&roster, files);
            prop_assert!(intake.is_complete(), "{:?}", intake.findings);
            let merged = Merged::new(&roster, &intake);
            let record = Record::new(&roster, &intake, Some(&merged), &intake.findings);
            Ok([
                fresh(&roster, &merged.sums, None).text,
                record.json(),
                html(&roster, &intake, &merged, &intake.findings),
                table(&roster, &intake),
            ])
        };
        prop_assert_eq!(outputs(&given)?, outputs(&shuffled)?);
    }

    #[test]
    fn nothing_is_lost_from_an_existing_file_and_merging_again_changes_nothing(
        typed in numbers(),
        units in prop::collection::vec(numbers(), 1..4),
        remark in "[一-龥]{0,6}",
    ) {
        let roster = roster_of(units.len());
        let typed = merged(&roster_of(1), &[typed]);
        let old = fresh(&roster_of(1), &typed.sums, None).text;
        let prose = format!("# 我的话{remark}\n[overview]");
        let old = old.replacen("[overview]", &prose, 1);
        let old = old.replacen("（文字描述）", "全年工作平稳。", 1);
        let sums = merged(&roster, &units).sums;
        let (report, _) = read(&old);
        let new = into_existing(&old, &report, &roster, &sums, None).unwrap();
        let is_row = |line: &str| line.contains("= [") || line.starts_with("members");
        let (mut before, mut after) = (Vec::new(), Vec::new());
        before.extend(old.lines().filter(|line| !is_row(line)));
        after.extend(new.text.lines().filter(|line| !is_row(line)));
        prop_assert_eq!(before, after);
        // A row that changed says behind it what it was.
        let rows = |text: &str| -> Vec<String> {
            text.lines().filter(|line| line.contains("= [") && !line.starts_with('#')).map(str::to_owned).collect()
        };
        for (was, is) in rows(&old).iter().zip(rows(&new.text)) {
            let numbers = was.split(['[', ']']).nth(1).unwrap();
            prop_assert!(*was == is || is.contains(&format!("汇总前填 [{numbers}]")), "{was}\n{is}");
        }
        let (report, sources) = read(&new.text);
        let district = District { name: "2025.toml", report: &report, sources: &sources };
        prop_assert_eq!(compare(&roster, &district, &sums, &Clues::default()), Vec::new());
        let again = into_existing(&new.text, &report, &roster, &sums, None).unwrap();
        prop_assert_eq!(again.changed, 0);
        prop_assert_eq!(again.text, new.text);
    }

    #[test]
    fn any_text_is_read_as_a_roster_or_refused(text in "\\PC{0,200}") {
        let _ = roster::read("名册.toml", &text);
    }
}

/// A record as a merge of such units writes it.
fn recorded(roster: &Roster, units: &[Vec<u32>]) -> Record {
    let named = units.iter().enumerate().map(|(unit, numbers)| {
        let mut report = report(numbers);
        report.agency.name =
            Spanned::new(format!("单位{unit}"), Span::new(FileId::default(), 0..0));
        let found = report_core::Diagnostics::new();
        let unit_report = report_merge::UnitReport::of(&report, &found, &Sources::new());
        Incoming {
            name: format!("{unit}.toml"),
            content: report_merge::Content::Unit(Box::new(unit_report)),
            digest: String::new(),
        }
    });
    let intake = Intake::new(roster, named.collect());
    let text = Record::new(roster, &intake, None, &[]).json();
    Record::read(&text).unwrap()
}
