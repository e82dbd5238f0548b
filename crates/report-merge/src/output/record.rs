//! What was taken, as JSON: for the next `collect`, for programs, and to find what has changed since. Its
//! shape is written in `docs/merge-output.schema.json`. It must not leave out a unit or a finding.

use crate::finding::Finding;
use crate::incoming::Content;
use crate::intake::{Fate, Intake, State};
use crate::merged::Merged;
use crate::roster::Roster;
use crate::unit::{Figures, Remark};
use report_core::{Cell, Decimal};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// Grows only when a field changes its meaning; new fields do not change it.
const SCHEMA: u8 = 1;

/// What was taken and what came out.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Record {
    schema: u8,
    year: u16,
    edition: String,
    agency: String,
    complete: bool,
    #[serde(default)]
    lacks: Option<String>,
    units: Vec<UnitRecord>,
    #[serde(default)]
    files: Vec<FileRecord>,
    #[serde(default)]
    sums: Vec<SumRecord>,
    #[serde(default)]
    findings: Vec<FindingRecord>,
}

/// One unit of the roster.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct UnitRecord {
    /// Its full name.
    pub name: String,
    role: String,
    state: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    why: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    file: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    sha256: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    published: Option<String>,
    /// Its numbers that are not 0, as exact decimals.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    cells: BTreeMap<String, String>,
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    remarks: BTreeMap<String, String>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
struct FileRecord {
    name: String,
    fate: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    unit: Option<String>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
struct SumRecord {
    cell: String,
    place: String,
    total: Option<String>,
    units: usize,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    adjusted: Vec<StepRecord>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    joint: Vec<StepRecord>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
struct StepRecord {
    by: String,
    reason: String,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
struct FindingRecord {
    rule: String,
    severity: String,
    message: String,
    unit: Option<String>,
    file: Option<String>,
    line: Option<u32>,
    column: Option<u32>,
    at: Option<String>,
    place: Option<String>,
    reported: Option<String>,
    computed: Option<String>,
    difference: Option<String>,
    cause: Option<String>,
    notes: Vec<String>,
    help: Vec<String>,
}

/// What has become of a unit since a record was written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Change {
    /// It had sent nothing then.
    New,
    /// It sends the same figures.
    Same,
    /// Some of its figures are others: the cell, the number then and now.
    Changed(Vec<(Cell, Decimal, Decimal)>),
    /// What it had sent is gone.
    Gone,
    /// There was nothing and is nothing.
    Still,
}

impl Record {
    /// The record of an inbox, with its sums where they were made.
    #[must_use]
    pub fn new(
        roster: &Roster,
        intake: &Intake,
        merged: Option<&Merged>,
        findings: &[Finding],
    ) -> Self {
        Self {
            schema: SCHEMA,
            year: roster.year.value,
            edition: roster.edition.value.key().to_owned(),
            agency: roster.agency.value.clone(),
            complete: intake.is_complete(),
            lacks: intake.lacks(roster),
            units: units(roster, intake),
            files: files(roster, intake),
            sums: merged.map(|merged| sums(roster, merged)).unwrap_or_default(),
            findings: findings.iter().map(FindingRecord::from).collect(),
        }
    }

    /// Reads a record; nothing where the text is none, or of a later schema.
    #[must_use]
    pub fn read(text: &str) -> Option<Self> {
        serde_json::from_str::<Self>(text).ok().filter(|record| record.schema == SCHEMA)
    }

    /// The record as JSON, with a line end. The same record gives the same bytes.
    #[must_use]
    pub fn json(&self) -> String {
        serde_json::to_string_pretty(self).unwrap_or_default() + "\n"
    }

    /// Whether the record is of a roster's agency and year.
    #[must_use]
    pub fn is_of(&self, roster: &Roster) -> bool {
        self.year == roster.year.value && self.agency == roster.agency.value
    }

    /// What a unit had in a cell; nothing where it had sent nothing.
    #[must_use]
    pub fn number(&self, unit: &str, cell: Cell) -> Option<Decimal> {
        let unit = self.units.iter().find(|own| own.name == unit && own.file.is_some())?;
        match unit.cells.get(&cell.to_string()) {
            Some(number) => Decimal::from_str_exact(number).ok(),
            None => Some(Decimal::ZERO),
        }
    }
}

/// What has become of each unit of the roster since a record was written, in the roster's order.
#[must_use]
pub fn changes(roster: &Roster, intake: &Intake, before: &Record) -> Vec<Change> {
    let each = roster.units.iter().enumerate();
    each.map(|(index, unit)| {
        let was = before.units.iter().find(|own| own.name == unit.name.value && own.file.is_some());
        let now = figures(intake, index);
        match (was, now) {
            (None, None) => Change::Still,
            (None, Some(_)) => Change::New,
            (Some(_), None) => Change::Gone,
            (Some(was), Some(now)) => compared(was, now),
        }
    })
    .collect()
}

fn compared(was: &UnitRecord, now: &Figures) -> Change {
    let then = |cell: Cell| {
        let number = was.cells.get(&cell.to_string());
        number.and_then(|it| Decimal::from_str_exact(it).ok()).unwrap_or_default()
    };
    let both = now.iter().map(|(cell, now)| (cell, then(cell), now.unwrap_or_default()));
    let changed: Vec<_> = both.filter(|(_, then, now)| then != now).collect();
    if changed.is_empty() { Change::Same } else { Change::Changed(changed) }
}

/// The one report a unit sent, taken or not.
fn sent(intake: &Intake, unit: usize) -> Option<usize> {
    match intake.states.get(unit)? {
        State::Taken(file) => Some(*file),
        State::Open(files) => match files.as_slice() {
            [only] => Some(*only),
            _ => None,
        },
        _ => None,
    }
}

fn figures(intake: &Intake, unit: usize) -> Option<&Figures> {
    Some(&intake.files.get(sent(intake, unit)?)?.unit()?.figures)
}

fn units(roster: &Roster, intake: &Intake) -> Vec<UnitRecord> {
    let each = roster.units.iter().zip(&intake.states).enumerate();
    each.map(|(index, (unit, state))| {
        let (word, why) = match state {
            State::Taken(_) => ("taken", None),
            State::Excused(why) => ("excused", Some(why.clone())),
            State::Missing => ("missing", None),
            State::Open(_) => ("open", None),
        };
        let file = sent(intake, index).and_then(|file| intake.files.get(file));
        let report = file.and_then(|file| file.unit());
        let figures = report.map(|report| &report.figures);
        UnitRecord {
            name: unit.name.value.clone(),
            role: unit.role.key().to_owned(),
            state: word.to_owned(),
            why,
            file: file.map(|file| file.name.clone()),
            sha256: file.map(|file| file.digest.clone()).filter(|digest| !digest.is_empty()),
            published: report.and_then(|report| report.published).map(crate::roster::iso_date),
            cells: figures.map(nonzero).unwrap_or_default(),
            remarks: figures.map(remarks).unwrap_or_default(),
        }
    })
    .collect()
}

fn nonzero(figures: &Figures) -> BTreeMap<String, String> {
    let numbers = figures.iter().filter_map(|(cell, number)| {
        let number = number.filter(|number| !number.is_zero())?;
        Some((cell.to_string(), number.normalize().to_string()))
    });
    numbers.collect()
}

fn remarks(figures: &Figures) -> BTreeMap<String, String> {
    let remarks = figures.remarks().iter();
    remarks.map(|(cell, remark)| (cell.to_string(), Remark::words(remark))).collect()
}

fn files(roster: &Roster, intake: &Intake) -> Vec<FileRecord> {
    let each = intake.files.iter().zip(&intake.fates);
    each.map(|(file, (fate, unit))| {
        let fate = match fate {
            Fate::Taken => "taken",
            Fate::Same => "same",
            Fate::PassedOver => "passed-over",
            Fate::Open if matches!(file.content, Content::Unreadable { .. }) => "unreadable",
            Fate::Open => "open",
            Fate::Skipped(_) => "skipped",
        };
        let unit = unit.and_then(|unit| roster.units.get(unit));
        let unit = unit.map(|unit| unit.name.value.clone());
        FileRecord { name: file.name.clone(), fate: fate.to_owned(), unit }
    })
    .collect()
}

fn sums(roster: &Roster, merged: &Merged) -> Vec<SumRecord> {
    let step =
        |by: &Decimal, reason: &str| StepRecord { by: by.to_string(), reason: reason.to_owned() };
    let each = merged.sums.cells.iter();
    each.map(|sum| SumRecord {
        cell: sum.cell.to_string(),
        place: merged.sums.form().place(sum.cell),
        total: sum.total.map(|total| total.to_string()),
        units: sum.parts.len(),
        adjusted: sum
            .adjusted
            .iter()
            .map(|(at, by)| step(by, roster.adjusts.get(*at).map_or("", |it| &it.reason)))
            .collect(),
        joint: sum
            .joint
            .iter()
            .map(|(at, by)| step(by, roster.joints.get(*at).map_or("", |it| &it.title.value)))
            .collect(),
    })
    .collect()
}

impl From<&Finding> for FindingRecord {
    fn from(finding: &Finding) -> Self {
        let found = &finding.diagnostic;
        Self {
            rule: found.rule.to_owned(),
            severity: found.severity.name().to_owned(),
            message: found.message.clone(),
            unit: finding.unit.clone(),
            file: finding.file.clone(),
            line: finding.position.map(|it| it.line),
            column: finding.position.map(|it| it.column),
            at: found.at.as_ref().map(ToString::to_string),
            place: finding.place.clone(),
            reported: found.evidence.reported.clone(),
            computed: found.evidence.computed.clone(),
            difference: found.evidence.difference.clone(),
            cause: found.evidence.cause.clone(),
            notes: found.notes.clone(),
            help: found.help.clone(),
        }
    }
}
