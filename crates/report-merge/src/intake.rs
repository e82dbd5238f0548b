//! Which file is whose: each file of the inbox matched to a unit of the roster, and what stands in the way.
//! It must not sum.

mod words;

pub(crate) use words::brief;

use crate::finding::Finding;
use crate::incoming::{Content, Incoming, Skipped};
use crate::roster::{Roster, Unit};
use crate::rules::{self, Rule};
use crate::unit::UnitReport;
use report_core::{Decimal, Severity};
use std::collections::BTreeMap;
use words::{SHOWN, chosen_by, faulty, fits, is_named, unknown, why_not_due};

/// How a unit stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum State {
    /// Its report is taken: the file by index.
    Taken(usize),
    /// Nothing is waited for, and why; in Chinese.
    Excused(String),
    /// Nothing came.
    Missing,
    /// Something came that cannot be taken: the files by index.
    Open(Vec<usize>),
}

/// What became of a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Fate {
    /// It is the unit's report.
    Taken,
    /// It says the same as the one that is taken.
    Same,
    /// The roster's `use` names another.
    PassedOver,
    /// It stands against being taken.
    Open,
    /// It is no report.
    Skipped(Skipped),
}

/// The inbox sorted by the roster.
#[derive(Clone, Debug)]
pub struct Intake {
    /// The files in the order of their names.
    pub files: Vec<Incoming>,
    /// What became of each file, and the unit it is from, by index.
    pub fates: Vec<(Fate, Option<usize>)>,
    /// How each unit of the roster stands, in its order.
    pub states: Vec<State>,
    /// What is open or worth knowing.
    pub findings: Vec<Finding>,
}

impl Intake {
    /// Matches files to the units of a roster. The order of the files does not matter.
    #[must_use]
    pub fn new(roster: &Roster, mut files: Vec<Incoming>) -> Self {
        files.sort_by(|one, other| one.name.cmp(&other.name));
        let fates = files.iter().map(|file| match file.content {
            Content::Skipped(why) => (Fate::Skipped(why), None),
            _ => (Fate::Open, None),
        });
        let fates = fates.collect();
        let mut intake = Self { files, fates, states: Vec::new(), findings: Vec::new() };
        let own = intake.owners(roster);
        for (index, unit) in roster.units.iter().enumerate() {
            let files = own.get(&index).map_or(&[][..], Vec::as_slice);
            let state = intake.state(roster, index, unit, files);
            intake.states.push(state);
        }
        let rank = |name: &str| roster.unit(name).unwrap_or(usize::MAX - 1);
        Finding::sort(&mut intake.findings, rank);
        intake
    }

    /// Whether every unit's report is taken or rightly missing, and every file accounted for.
    #[must_use]
    pub fn is_complete(&self) -> bool {
        let settled = |state: &State| matches!(state, State::Taken(_) | State::Excused(_));
        self.states.iter().all(settled) && !self.findings.iter().any(Finding::blocks)
    }

    /// The units whose reports are taken, by index, with their reports.
    pub fn taken(&self) -> impl Iterator<Item = (usize, &UnitReport)> {
        self.states.iter().enumerate().filter_map(|(index, state)| match state {
            State::Taken(file) => Some((index, self.files.get(*file)?.unit()?)),
            _ => None,
        })
    }

    /// In a draft, a unit whose one report is complete but faulty is taken as it is.
    #[must_use]
    pub fn as_draft(mut self, roster: &Roster) -> Self {
        for state in &mut self.states {
            let State::Open(files) = state else { continue };
            let usable = |index: &&usize| {
                let unit = self.files.get(**index).and_then(Incoming::unit);
                unit.is_some_and(|unit| unit.lacking.is_empty() && fits(roster, unit))
            };
            let mut good = files.iter().filter(usable);
            if let (Some(only), None) = (good.next().copied(), good.next()) {
                *state = State::Taken(only);
                if let Some((fate, _)) = self.fates.get_mut(only) {
                    *fate = Fate::Taken;
                }
            }
        }
        self
    }

    /// Which units nothing could be taken from, in one line; nothing where all is there. What is taken
    /// though it is faulty is named too.
    #[must_use]
    pub fn lacks(&self, roster: &Roster) -> Option<String> {
        let names = |wanted: &dyn Fn(usize, &State) -> bool| {
            let all = roster.units.iter().zip(&self.states).enumerate();
            let own = all.filter(|(index, (_, state))| wanted(*index, state));
            own.map(|(_, (unit, _))| roster.short(unit)).collect::<Vec<_>>()
        };
        let is_faulty = |state: &State| match state {
            State::Taken(file) => {
                self.files.get(*file).and_then(Incoming::unit).is_some_and(|it| !it.is_sound())
            }
            _ => false,
        };
        let missing = names(&|_, state| *state == State::Missing);
        let open = names(&|_, state| matches!(state, State::Open(_)));
        let faulty = names(&|_, state| is_faulty(state));
        let kinds = [("缺", missing), ("没有采用", open), ("有误", faulty)];
        let told: Vec<_> = kinds
            .into_iter()
            .filter(|(_, names)| !names.is_empty())
            .map(|(word, names)| format!("{word}：{}", names.join("、")))
            .collect();
        (!told.is_empty()).then(|| told.join("；"))
    }

    /// The files of each unit, by its index; what is wrong with those of nobody is told.
    fn owners(&mut self, roster: &Roster) -> BTreeMap<usize, Vec<usize>> {
        let mut own: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
        for index in 0..self.files.len() {
            let Some(file) = self.files.get(index) else { break };
            let unit = match &file.content {
                Content::Unit(unit) => unit,
                Content::Unreadable { why, help } => {
                    let found = rules::UNIT_FAULTY.found(why).help(help);
                    let named = chosen_by(roster, &file.name);
                    let mut finding = Finding::new(found).in_file(&file.name);
                    if let Some((owner, unit)) = named {
                        own.entry(owner).or_default().push(index);
                        finding = finding.of_unit(&unit.name.value);
                    }
                    self.findings.push(finding);
                    continue;
                }
                Content::Skipped(_) => continue,
            };
            if let Some(owner) = roster.unit(&unit.agency) {
                own.entry(owner).or_default().push(index);
            } else {
                let finding = unknown(roster, &file.name, unit);
                self.findings.push(finding);
            }
        }
        own
    }

    fn state(&mut self, roster: &Roster, at: usize, unit: &Unit, files: &[usize]) -> State {
        for index in files {
            if let Some((_, owner)) = self.fates.get_mut(*index) {
                *owner = Some(at);
            }
        }
        if !unit.is_due(roster.year.value) {
            let why = why_not_due(unit, roster.year.value);
            for index in files {
                let name = self.name(*index).to_owned();
                let message = format!("{}{why}，却收到 {name}", unit.name.value);
                let found = rules::UNIT_UNKNOWN.found(message);
                let found = found.help("请移走这份文件，或改正名册");
                self.tell(Finding::new(found), unit, Some(&name));
            }
            return State::Excused(why);
        }
        let (right, wrong): (Vec<usize>, Vec<usize>) = files.iter().partition(|index| {
            let unit = self.files.get(**index).and_then(Incoming::unit);
            unit.is_none_or(|unit| fits(roster, unit))
        });
        for index in &wrong {
            self.misfit(roster, unit, *index, right.is_empty());
        }
        if let Some(reason) = unit.absent.as_ref().filter(|_| right.is_empty()) {
            return State::Excused(format!("不报：{}", reason.value));
        }
        match right.as_slice() {
            [] if wrong.is_empty() => {
                self.missing(unit);
                State::Missing
            }
            [] => State::Open(wrong),
            several => self.choose(unit, several),
        }
    }

    /// One of the files of a unit that are for the year and in the edition.
    fn choose(&mut self, unit: &Unit, files: &[usize]) -> State {
        if let Some(chosen) = &unit.chosen {
            let named = |index: &&usize| is_named(self.name(**index), &chosen.value);
            let Some(only) = files.iter().find(named).copied() else {
                let message = format!(
                    "{}的 use 写的是 {}，收件箱里没有这份文件",
                    unit.name.value, chosen.value
                );
                let found = rules::UNIT_TWICE.found(message).help("请核对文件名，或删去 use");
                self.tell(Finding::new(found), unit, None);
                return State::Open(files.to_vec());
            };
            for index in files.iter().filter(|index| **index != only) {
                self.fate(*index, Fate::PassedOver);
            }
            return self.take(unit, only);
        }
        let mut kept: Vec<usize> = Vec::new();
        // Of files that say the same, the one a person would call the file itself is kept: a TOML, not
        // in an inner folder, of the shortest name.
        let mut files = files.to_vec();
        files.sort_by_key(|index| {
            let name = self.name(*index);
            let is_copied = !name.to_ascii_lowercase().ends_with(".toml");
            (is_copied, name.matches('/').count(), name.len(), *index)
        });
        for index in &files {
            match kept.iter().find(|other| self.says_the_same(**other, *index)) {
                Some(_) => self.fate(*index, Fate::Same),
                None => kept.push(*index),
            }
        }
        kept.sort_unstable();
        match kept.as_slice() {
            [only] => self.take(unit, *only),
            several => {
                self.twice(unit, several);
                State::Open(several.to_vec())
            }
        }
    }

    fn take(&mut self, unit: &Unit, index: usize) -> State {
        let Some(report) = self.files.get(index).and_then(Incoming::unit) else {
            return State::Open(vec![index]);
        };
        if report.is_sound() && !report.lacks_units {
            self.fate(index, Fate::Taken);
            return State::Taken(index);
        }
        let finding = faulty(unit, report);
        let name = self.name(index).to_owned();
        self.tell(finding, unit, Some(&name));
        State::Open(vec![index])
    }

    fn says_the_same(&self, one: usize, other: usize) -> bool {
        let unit = |index| self.files.get(index).and_then(Incoming::unit);
        let Some((one, other)) = unit(one).zip(unit(other)) else { return false };
        one.figures.differences(&other.figures).is_empty()
            && one.lacking.is_empty()
            && other.lacking.is_empty()
    }

    fn twice(&mut self, unit: &Unit, files: &[usize]) {
        let names: Vec<&str> = files.iter().map(|index| self.name(*index)).collect();
        let message =
            format!("{}报了{}份，两份不一致：{}", unit.name.value, files.len(), names.join("、"));
        let last = names.last().copied().unwrap_or_default();
        let help = format!("请核实以哪一份为准，在名册里给它写 use = \"{last}\"，或移走另一份");
        let mut found = rules::UNIT_TWICE.found(message).help(help);
        let reports: Vec<_> =
            files.iter().filter_map(|index| self.files.get(*index)?.unit()).collect();
        if let [first, second, ..] = reports.as_slice() {
            let form = first.edition.form();
            let different = first.figures.differences(&second.figures);
            for (cell, one, other) in different.iter().take(SHOWN) {
                let place = form.place(*cell);
                found = found.note(format!("{place}：一份是{one}，另一份是{other}"));
            }
            if different.len() > SHOWN {
                found = found.note(format!("共{}格不同", different.len()));
            }
        }
        self.tell(Finding::new(found), unit, None);
    }

    fn missing(&mut self, unit: &Unit) {
        let message = format!("{}没有报送", unit.name.value);
        let mut found = rules::UNIT_MISSING.found(message);
        if let Some(contact) = &unit.contact {
            found = found.note(format!("联系人：{contact}"));
        }
        let found = found.help("请催报；确实没有数据的，在名册里写 absent = \"理由\"");
        self.tell(Finding::new(found), unit, None);
    }

    /// A report for another year or in another edition. Beside the right one it is only worth knowing.
    fn misfit(&mut self, roster: &Roster, unit: &Unit, index: usize, is_alone: bool) {
        let Some(report) = self.files.get(index).and_then(Incoming::unit) else { return };
        let (rule, message): (&Rule, String) = if report.edition == roster.edition.value {
            let (is, due) = (report.year, roster.year.value);
            let message = format!("{}报的是{is}年度，应是{due}年度", unit.name.value);
            (&rules::UNIT_OTHER_YEAR, message)
        } else {
            let (is, due) = (report.edition, roster.edition.value);
            let message = format!("{}用的是{is}版表格，应是{due}版", unit.name.value);
            (&rules::UNIT_OTHER_EDITION, message)
        };
        let mut found = rule.found(message).help("请退回，按本年度的表格重报");
        if !is_alone {
            found.severity = Severity::Notice;
        }
        let name = self.name(index).to_owned();
        self.tell(Finding::new(found), unit, Some(&name));
    }

    fn tell(&mut self, finding: Finding, unit: &Unit, file: Option<&str>) {
        let finding = finding.of_unit(&unit.name.value);
        self.findings.push(match file {
            Some(file) => finding.in_file(file),
            None => finding,
        });
    }

    fn fate(&mut self, index: usize, fate: Fate) {
        if let Some((own, _)) = self.fates.get_mut(index) {
            *own = fate;
        }
    }

    fn name(&self, index: usize) -> &str {
        self.files.get(index).map_or("", |file| &file.name)
    }
}

/// The sum of some numbers, or the largest there is: no report comes near it.
pub(crate) fn add(sum: Decimal, more: Decimal) -> Decimal {
    sum.checked_add(more).unwrap_or(Decimal::MAX)
}
