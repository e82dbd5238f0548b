//! Rosters in each other, from the lowest up: a lower district's sum is a unit of the one above. Only one
//! district's reports are in memory at a time. It must not write anything.

use super::inbox;
use crate::input::load;
use crate::path::{identity, name, parent};
use crate::refusal::Refusal;
use report_check::Input;
use report_core::Severity;
use report_merge::roster::{self, Role};
use report_merge::rules::ROSTER_CYCLE;
use report_merge::{
    Content, Depth, Finding, Incoming, Intake, Merged, Roster, UnitReport, held_against,
};
use std::path::{Path, PathBuf};

/// How many rosters may stand in each other.
const DEEPEST: usize = 8;
/// What a lower district's own inbox is called, where it is not its folder itself.
const INBOX: &str = "收件箱";

/// A district with its inbox sorted.
pub(crate) struct Node {
    pub(crate) roster: Roster,
    pub(crate) intake: Intake,
    /// What lower districts have found, and how they stand against their own published reports.
    pub(crate) below: Vec<Finding>,
}

/// One district on the way up.
pub(crate) struct Level<'a> {
    /// 1 for the uppermost.
    pub(crate) depth: usize,
    pub(crate) roster: &'a Roster,
    pub(crate) intake: &'a Intake,
    pub(crate) merged: &'a Merged,
    pub(crate) findings: &'a [Finding],
    /// The folder its roster lies in.
    pub(crate) folder: &'a Path,
}

/// How rosters are gone through.
pub(crate) struct Walk<'a> {
    pub(crate) depth: Depth,
    pub(crate) jobs: Option<usize>,
    pub(crate) draft: bool,
    /// Told of every lower district, once it is summed.
    pub(crate) each: &'a mut dyn FnMut(&Level<'_>) -> Result<(), Refusal>,
}

/// Reads a roster that must be sound.
pub(crate) fn load_roster(path: &Path) -> Result<Roster, Refusal> {
    sound(&load(path)?)
}

/// What there is to say of a sound roster, in one line.
pub(crate) fn check_roster(input: &Input) -> Result<String, Refusal> {
    let roster = sound(input)?;
    let due = roster.due_units().count();
    let (name, year) = (input.name(), roster.year.value);
    Ok(format!("{name} 是名册（{year}年度，应报 {due} 家），没有问题；汇总用 report-cli merge"))
}

fn sound(input: &Input) -> Result<Roster, Refusal> {
    let reading = roster::read(input.name(), input.text());
    let open: Vec<_> =
        reading.diagnostics.iter().filter(|it| it.severity == Severity::Error).collect();
    if open.is_empty() {
        return Ok(reading.roster);
    }
    let fault = Refusal::unusable(format!("名册 {} 有 {} 处错误", input.name(), open.len()));
    let told = open.iter().map(|found| {
        let at = found.primary.as_ref().and_then(|label| reading.sources.position(label.span));
        let line = at.map(|at| format!("第{}行：", at.line)).unwrap_or_default();
        let more = found.notes.iter().chain(&found.help).map(|text| format!("；{text}"));
        format!("{line}{}[{}]{}", found.message, found.rule, more.collect::<String>())
    });
    Err(told.fold(fault, Refusal::help))
}

impl Walk<'_> {
    /// A district's inbox with those of all districts below it.
    pub(crate) fn node(&mut self, roster: &Path, inbox: &Path) -> Result<Node, Refusal> {
        self.at(roster, inbox, &mut Vec::new())
    }

    fn at(&mut self, path: &Path, inbox: &Path, above: &mut Vec<PathBuf>) -> Result<Node, Refusal> {
        let real = identity(path);
        if above.contains(&real) {
            let message = format!("{}：{} 又是上一级的名册", ROSTER_CYCLE.title, name(path));
            return Err(Refusal::unusable(message).help("请核对各级名册里的 folder"));
        }
        if above.len() >= DEEPEST {
            let message = format!("{} 已经是第 {} 级名册", name(path), above.len() + 1);
            return Err(Refusal::unusable(message).help(format!("最多 {DEEPEST} 级")));
        }
        above.push(real);
        let roster = load_roster(path)?;
        let lower: Vec<(usize, PathBuf)> = roster
            .due_units()
            .filter_map(|(index, unit)| {
                let folder = unit.folder.as_ref().filter(|_| unit.role == Role::Roster)?;
                Some((index, parent(path).join(&folder.value)))
            })
            .collect();
        let apart: Vec<PathBuf> = lower.iter().map(|(_, folder)| folder.clone()).collect();
        let (mut sums, mut below) = (Vec::new(), Vec::new());
        for (index, folder) in &lower {
            let Some(unit) = roster.units.get(*index) else { continue };
            let list = lower_roster(folder, roster.year.value).ok_or_else(|| {
                let message = format!("{} 里没有名册.toml", name(folder));
                Refusal::unusable(message).help(format!("它是{}的文件夹", unit.name.value))
            })?;
            let own = folder.join(INBOX);
            let own = if own.is_dir() { own } else { folder.clone() };
            let (report, found) = self.summed(&list, &own, &unit.name.value, above)?;
            below.extend(found);
            sums.push((*index, report));
        }
        above.pop();
        let files = inbox::read(inbox, &apart, self.depth, self.jobs)?;
        let files = with_sums(&roster, files, sums, &mut below);
        let intake = Intake::new(&roster, files);
        let intake = if self.draft { intake.as_draft(&roster) } else { intake };
        Ok(Node { roster, intake, below })
    }

    /// A lower district as a unit of the one above, and what was found in it.
    fn summed(
        &mut self,
        list: &Path,
        inbox: &Path,
        unit: &str,
        above: &mut Vec<PathBuf>,
    ) -> Result<(UnitReport, Vec<Finding>), Refusal> {
        let node = self.at(list, inbox, above)?;
        let merged = Merged::new(&node.roster, &node.intake);
        let mut findings = super::findings(&node.roster, &node.intake, None);
        findings.extend(merged.findings.iter().cloned());
        let level = Level {
            depth: above.len() + 1,
            roster: &node.roster,
            intake: &node.intake,
            merged: &merged,
            findings: &findings,
            folder: parent(list),
        };
        (self.each)(&level)?;
        let is_complete = node.intake.is_complete() && merged.findings.is_empty();
        let report = merged.sums.report(unit, &node.roster, is_complete);
        for finding in findings.iter_mut().filter(|it| it.file.is_none()) {
            finding.file = Some(name(list));
        }
        findings.extend(node.below);
        Ok((report, findings))
    }
}

/// The roster of a lower district's folder.
fn lower_roster(folder: &Path, year: u16) -> Option<PathBuf> {
    let names = [format!("{year}名册.toml"), "名册.toml".to_owned()];
    names.into_iter().map(|name| folder.join(name)).find(|path| path.is_file())
}

/// The sums of lower districts among the files; a report such a district published itself is held against
/// its sum.
fn with_sums(
    roster: &Roster,
    files: Vec<Incoming>,
    sums: Vec<(usize, UnitReport)>,
    below: &mut Vec<Finding>,
) -> Vec<Incoming> {
    let mut kept = Vec::with_capacity(files.len());
    for file in files {
        let own = file.unit().and_then(|report| {
            let unit = roster.unit(&report.agency)?;
            let (_, sum) = sums.iter().find(|(index, _)| *index == unit)?;
            Some((roster.units.get(unit)?, report, sum))
        });
        match own {
            Some((unit, published, sum)) => {
                let (name, sums) = (&unit.name.value, &sum.figures);
                below.extend(held_against(name, &file.name, &published.figures, sums));
            }
            None => kept.push(file),
        }
    }
    kept.extend(sums.into_iter().filter_map(|(index, report)| {
        let folder = roster.units.get(index)?.folder.as_ref()?;
        let name = format!("{}/", folder.value);
        let digest = String::new();
        Some(Incoming { name, content: Content::Unit(Box::new(report)), digest })
    }));
    kept
}
