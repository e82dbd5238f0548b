//! Inboxes made of a few lines: each file says only how it differs from a blank report.

use report_core::report::AgencyKind;
use report_core::{Edition, SourceFile, Sources};
use report_merge::roster::{self, Reading};
use report_merge::{Clues, Depth, District, Incoming, Intake, LastYear, Merged};
use report_toml::template::blank;
use std::collections::BTreeSet;
use toml_edit::{DocumentMut, Item};

/// What stands for last year's files.
const LAST: &str = "上年/";

/// A roster, the units' files, perhaps the district's report and last year's roster and files.
pub(crate) struct Inbox {
    pub(crate) roster: Reading,
    pub(crate) files: Vec<(String, String)>,
    pub(crate) district: Option<String>,
    pub(crate) last: Option<Box<Inbox>>,
}

impl Inbox {
    pub(crate) fn of(files: &[(String, String)]) -> Self {
        let (last, own): (Vec<_>, Vec<_>) =
            files.iter().cloned().partition(|(path, _)| path.starts_with(LAST));
        let last: Vec<_> =
            last.into_iter().map(|(path, text)| (path[LAST.len()..].to_owned(), text)).collect();
        let text = |wanted: &str| own.iter().find(|(path, _)| path == wanted).map(|(_, text)| text);
        let roster = roster::read("名册.toml", text("名册.toml").unwrap());
        let year = roster.roster.year.value;
        let units = own.iter().filter(|(path, _)| path != "名册.toml" && path != "年报.toml");
        let units = units.map(|(path, lines)| (path.clone(), report(lines, year)));
        Self {
            files: units.collect(),
            district: text("年报.toml").map(|lines| report(lines, year)),
            last: (!last.is_empty()).then(|| Box::new(Self::of(&last))),
            roster,
        }
    }

    pub(crate) fn intake(&self) -> Intake {
        let files = self.files.iter();
        let files = files.map(|(name, text)| Incoming::toml(name, text, Depth::Rules));
        Intake::new(&self.roster.roster, files.collect())
    }

    /// The ids of everything found.
    pub(crate) fn found(&self) -> BTreeSet<&'static str> {
        let roster = &self.roster.roster;
        let mut ids: BTreeSet<&'static str> =
            self.roster.diagnostics.iter().map(|found| found.rule).collect();
        let intake = self.intake();
        let merged = Merged::new(roster, &intake);
        let last = self
            .last
            .as_ref()
            .map(|last| LastYear::new(last.roster.roster.clone(), &last.intake()));
        let mut found = intake.findings.clone();
        found.extend(merged.findings.clone());
        found.extend(report_merge::outliers(roster, &intake, last.as_ref()));
        found.extend(report_merge::joint_titles(roster, &intake));
        if let Some(last) = &last {
            found.extend(report_merge::carried(roster, &intake, last));
        }
        if let Some(text) = &self.district {
            let mut sources = Sources::new();
            let file = sources.add(SourceFile::new("年报.toml", text.as_str()));
            let folder = report_core::MemoryFolder::new();
            let (report, _) = report_toml::read(file, &mut sources, &folder);
            let district = District { name: "年报.toml", report: &report, sources: &sources };
            let clues = Clues::default();
            found.extend(report_merge::compare(roster, &district, &merged.sums, &clues));
            found.extend(report_merge::claims(roster, &district, &intake));
            found.extend(report_merge::members(roster, &district));
        }
        ids.extend(found.iter().map(|found| found.diagnostic.rule));
        ids
    }
}

/// A report of an office for a year with some keys set: lines of dotted keys.
pub(crate) fn report(lines: &str, year: u16) -> String {
    let lines: DocumentMut = lines.parse().unwrap();
    let typed = lines.get("edition").and_then(Item::as_str).and_then(Edition::parse);
    let edition = typed.unwrap_or(Edition::Format2021);
    let blank = blank(edition, year, "某局", AgencyKind::Department);
    let mut file: DocumentMut = blank.parse().unwrap();
    for (key, item) in lines.iter() {
        set(file.as_table_mut(), key, item);
    }
    file.to_string()
}

fn set(table: &mut dyn toml_edit::TableLike, key: &str, item: &Item) {
    match item.as_table_like() {
        Some(inner) => {
            if table.get(key).is_none() {
                table.insert(key, Item::Table(toml_edit::Table::new()));
            }
            let below = table.get_mut(key).unwrap().as_table_like_mut().unwrap();
            for (key, item) in inner.iter() {
                set(below, key, item);
            }
        }
        None => drop(table.insert(key, item.clone())),
    }
}
