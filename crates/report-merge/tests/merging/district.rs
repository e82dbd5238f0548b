//! The whole example in `reports/district/`: what its inbox has wrong is found, and once it is put right the
//! units come to the district's own report, cell by cell.

use report_core::{MemoryFolder, Report, SourceFile, Sources};
use report_merge::{Clues, Depth, District, Incoming, Intake, LastYear, Merged, Roster, roster};
use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../reports/district")
}

/// The files of a folder by name.
fn folder(name: &str) -> BTreeMap<String, String> {
    let entries = fs::read_dir(root().join(name)).unwrap().map(|entry| entry.unwrap().path());
    entries
        .map(|path| {
            let name = path.file_name().unwrap().to_str().unwrap().to_owned();
            (name, fs::read_to_string(path).unwrap())
        })
        .collect()
}

fn read_roster(name: &str, change: impl Fn(String) -> String) -> Roster {
    let reading = roster::read(name, &change(fs::read_to_string(root().join(name)).unwrap()));
    assert!(reading.diagnostics.is_empty(), "{:?}", reading.diagnostics);
    reading.roster
}

fn intake(roster: &Roster, files: &BTreeMap<String, String>) -> Intake {
    let read = |(name, text): (&String, &String)| Incoming::toml(name, text, Depth::Rules);
    Intake::new(roster, files.iter().map(read).collect())
}

/// This year's inbox with what was sent again, and the roster that says which of two to take.
fn settled() -> (Roster, Intake) {
    let roster = read_roster("2025名册.toml", |text| text.replace("# use =", "use ="));
    let mut files = folder("2025");
    files.extend(folder("2025补报"));
    let intake = intake(&roster, &files);
    (roster, intake)
}

fn last_year() -> LastYear {
    let roster = read_roster("2024名册.toml", |text| text);
    let intake = intake(&roster, &folder("2024"));
    assert!(intake.is_complete(), "{:?}", intake.findings);
    LastYear::new(roster, &intake)
}

fn report(name: &str) -> (Report, Sources) {
    let mut sources = Sources::new();
    let text = fs::read_to_string(root().join(name)).unwrap();
    let file = sources.add(SourceFile::new(name, text));
    let last = fs::read(root().join("2024.toml")).unwrap();
    let folder = MemoryFolder::new().with("2024.toml", last);
    let (report, _) = report_toml::read(file, &mut sources, &folder);
    (report, sources)
}

#[test]
fn what_is_wrong_in_the_inbox_is_found_each_once() {
    let roster = read_roster("2025名册.toml", |text| text);
    let intake = intake(&roster, &folder("2025"));
    let found: Vec<_> = intake
        .findings
        .iter()
        .map(|it| (it.diagnostic.rule, it.unit.as_deref().unwrap_or_default()))
        .collect();
    assert_eq!(
        found,
        [
            ("unit-faulty", "云汀区民政局"),
            ("unit-twice", "云汀区水务局"),
            ("unit-missing", "云汀区信访局"),
            ("unit-other-edition", "云汀区地方史志研究中心"),
        ]
    );
}

#[test]
fn put_right_the_units_come_to_the_district_in_every_cell() {
    let (roster, intake) = settled();
    assert!(intake.is_complete(), "{:?}", intake.findings);
    let merged = Merged::new(&roster, &intake);
    assert_eq!(merged.findings, []);
    let (report, sources) = report("2025.toml");
    let district = District { name: "2025.toml", report: &report, sources: &sources };
    assert_eq!(report_merge::compare(&roster, &district, &merged.sums, &Clues::default()), []);
    assert_eq!(report_merge::claims(&roster, &district, &intake), []);
    assert_eq!(report_merge::members(&roster, &district), []);
    assert_eq!(report_merge::carried(&roster, &intake, &last_year()), []);
    assert_eq!(report_merge::joint_titles(&roster, &intake), []);
}

#[test]
fn a_claim_about_a_unit_is_held_against_its_table() {
    let (roster, intake) = settled();
    let text = fs::read_to_string(root().join("2025.toml")).unwrap();
    let text = text.replace("区自然资源局收到申请161件", "区自然资源局收到申请116件");
    let reading = report_toml::read_text("2025.toml", &text);
    let district =
        District { name: "2025.toml", report: &reading.report, sources: &reading.sources };
    let found = report_merge::claims(&roster, &district, &intake);
    let [one] = found.as_slice() else { panic!("{found:?}") };
    assert_eq!(one.unit.as_deref(), Some("云汀区自然资源局"));
    let evidence = &one.diagnostic.evidence;
    assert_eq!(
        (evidence.reported.as_deref(), evidence.computed.as_deref()),
        (Some("116"), Some("161"))
    );
}

#[test]
fn without_the_joint_documents_both_are_missed_from_the_prose_or_the_sums() {
    let roster = read_roster("2025名册.toml", |text| {
        let text = text.replace("# use =", "use =");
        text.split("[[joint]]").next().unwrap().to_owned()
    });
    let mut files = folder("2025");
    files.extend(folder("2025补报"));
    let intake = intake(&roster, &files);
    let merged = Merged::new(&roster, &intake);
    let (report, sources) = report("2025.toml");
    let district = District { name: "2025.toml", report: &report, sources: &sources };
    let found = report_merge::compare(&roster, &district, &merged.sums, &Clues::default());
    let cells: Vec<_> =
        found.iter().map(|it| it.diagnostic.at.as_ref().unwrap().to_string()).collect();
    let row = "proactive_disclosure.normative_documents";
    assert_eq!(cells, [format!("{row}.issued"), format!("{row}.in_force")]);
    assert!(!report_merge::joint_titles(&roster, &intake).is_empty());
}

#[test]
fn the_merged_unit_goes_on_in_the_one_it_was_merged_into() {
    let last = last_year();
    let roster = read_roster("2025名册.toml", |text| {
        let text = text.replace("# use =", "use =");
        let begin = text.find("merged_into").unwrap();
        let end = begin + text[begin..].find('\n').unwrap();
        let left = "left = { year = 2025, reason = \"机构改革\" }";
        format!("{}{left}{}", &text[..begin], &text[end..])
    });
    let (_, intake) = settled();
    let found = report_merge::carried(&roster, &intake, &last);
    let units: Vec<_> = found.iter().filter_map(|it| it.unit.as_deref()).collect();
    assert!(units.contains(&"云汀区商务局"), "{units:?}");
    assert!(units.contains(&"云汀区投资促进局"), "{units:?}");
}

#[test]
fn next_years_roster_leaves_out_who_left_and_keeps_joint_documents_in_force() {
    let text = fs::read_to_string(root().join("2025名册.toml")).unwrap();
    let this = roster::read("2025名册.toml", &text).roster;
    let next = roster::next(&text, &this, 2026).unwrap();
    let reading = roster::read("2026名册.toml", &next);
    assert!(reading.diagnostics.is_empty(), "{:?}", reading.diagnostics);
    let roster = reading.roster;
    assert_eq!((roster.year.value, roster.due.unwrap().year), (2026, 2027));
    assert_eq!(roster.units.len(), this.units.len() - 1);
    assert!(roster.unit("云汀区投资促进局").is_none() && next.contains("云汀区投资促进局"));
    assert!(roster.units.iter().all(|unit| unit.joined.is_none() && unit.chosen.is_none()));
    assert!(roster.adjusts.is_empty());
    assert!(roster.joints.iter().all(|joint| joint.issued == 2025));
    assert_eq!(roster.joints.len(), 2);
}
