//! Sums of the units' figures as the form says they are made, every part of each known. It must not look
//! at the district's own report.

use crate::finding::Finding;
use crate::intake::{Intake, add};
use crate::roster::{Joint, Roster};
use crate::rules;
use crate::unit::{Figures, Remark, UnitReport};
use report_core::form::{Form, JointCount, Summing};
use report_core::{Cell, Decimal, Diagnostic, Edition};
use std::collections::{BTreeMap, BTreeSet};

/// One cell of the sum.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CellSum {
    /// The cell.
    pub cell: Cell,
    /// What each unit adds, by its index in the roster; a unit that adds 0 is left out.
    pub parts: Vec<(usize, Decimal)>,
    /// What each adjustment changes, by its index in the roster.
    pub adjusted: Vec<(usize, Decimal)>,
    /// What each joint document takes off, by its index in the roster.
    pub joint: Vec<(usize, Decimal)>,
    /// What comes out; nothing where the form says such numbers are not added.
    pub total: Option<Decimal>,
}

/// The sums of a district.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sums {
    /// The edition of the form.
    pub edition: Edition,
    /// Every cell, in the order of the form.
    pub cells: Vec<CellSum>,
}

/// The units' figures merged.
#[derive(Clone, Debug)]
pub struct Merged {
    /// The sums.
    pub sums: Sums,
    /// What stood beside units' numbers, by unit and cell.
    pub remarks: BTreeMap<(usize, Cell), Remark>,
    /// What is wrong with the sums.
    pub findings: Vec<Finding>,
}

impl Sums {
    /// Every cell 0, with no part.
    fn new(edition: Edition) -> Self {
        let empty = |cell| CellSum {
            cell,
            parts: Vec::new(),
            adjusted: Vec::new(),
            joint: Vec::new(),
            total: Some(Decimal::ZERO),
        };
        Self { edition, cells: edition.form().cells().map(empty).collect() }
    }

    /// The form.
    #[must_use]
    pub fn form(&self) -> &'static Form {
        self.edition.form()
    }

    /// One cell.
    #[must_use]
    pub fn get(&self, cell: Cell) -> Option<&CellSum> {
        self.cells.iter().find(|sum| sum.cell == cell)
    }

    /// The sums as a unit's report, for the merge above this one; `is_complete` says whether every unit of
    /// the district is in them.
    #[must_use]
    pub fn report(&self, name: &str, roster: &Roster, is_complete: bool) -> UnitReport {
        UnitReport {
            agency: name.to_owned(),
            year: roster.year.value,
            edition: self.edition,
            published: None,
            figures: self.figures(),
            lacking: Vec::new(),
            findings: Vec::new(),
            titles: Vec::new(),
            lacks_units: !is_complete,
        }
    }

    /// The sums as one report's figures.
    #[must_use]
    pub fn figures(&self) -> Figures {
        Figures::made(self.edition, self.cells.iter().map(|sum| sum.total).collect())
    }
}

impl CellSum {
    /// What the units' numbers alone come to.
    #[must_use]
    pub fn plain(&self) -> Decimal {
        self.parts.iter().fold(Decimal::ZERO, |sum, (_, number)| add(sum, *number))
    }
}

impl Merged {
    /// Sums what is taken of the inbox.
    #[must_use]
    pub fn new(roster: &Roster, intake: &Intake) -> Self {
        let taken: Vec<(usize, &Figures)> =
            intake.taken().map(|(unit, report)| (unit, &report.figures)).collect();
        Self::of(roster, &taken)
    }

    /// Sums figures, each with its unit's index in the roster. Figures of another edition than the
    /// roster's are left out.
    #[must_use]
    pub fn of(roster: &Roster, taken: &[(usize, &Figures)]) -> Self {
        let edition = roster.edition.value;
        let mut merged =
            Self { sums: Sums::new(edition), remarks: BTreeMap::new(), findings: Vec::new() };
        let mut order: Vec<_> =
            taken.iter().filter(|(_, figures)| figures.edition() == edition).collect();
        order.sort_by_key(|(unit, _)| *unit);
        for (unit, figures) in order {
            for (sum, number) in merged.sums.cells.iter_mut().zip(figures.numbers()) {
                let number = number.unwrap_or_default();
                if !number.is_zero() {
                    sum.parts.push((*unit, number.normalize()));
                }
            }
            let remarks = figures.remarks().iter();
            merged.remarks.extend(remarks.map(|(cell, it)| ((*unit, *cell), it.clone())));
        }
        let present: BTreeSet<usize> = taken.iter().map(|(unit, _)| *unit).collect();
        merged.adjust(roster, &present);
        merged.once(roster, &present);
        merged.total();
        merged.negative(roster);
        merged
    }

    /// Adjustments, where every unit they are about is there.
    fn adjust(&mut self, roster: &Roster, present: &BTreeSet<usize>) {
        for (index, adjust) in roster.adjusts.iter().enumerate() {
            let is_here =
                |name: &str| roster.unit(name).is_some_and(|unit| present.contains(&unit));
            if !adjust.units.iter().all(|unit| is_here(&unit.value)) {
                continue;
            }
            for sum in &mut self.sums.cells {
                if let Some(by) = adjust.cells.get(&sum.cell) {
                    sum.adjusted.push((index, *by));
                }
            }
        }
    }

    /// Joint documents: each counts once, however many of its units count it.
    fn once(&mut self, roster: &Roster, present: &BTreeSet<usize>) {
        let form = self.sums.form();
        for (index, joint) in roster.joints.iter().enumerate() {
            let names: BTreeSet<&str> = std::iter::once(&joint.lead)
                .chain(&joint.with)
                .map(|name| name.value.as_str())
                .collect();
            let counted = names.into_iter().filter_map(|name| roster.unit(name));
            let counted = counted.filter(|unit| present.contains(unit)).count();
            let off = Decimal::from(counted.saturating_sub(1));
            if off.is_zero() {
                continue;
            }
            for sum in &mut self.sums.cells {
                let is_there = (sum.cell.table, sum.cell.row) == joint.at.value;
                let summing = form.merging(sum.cell).map(|merging| merging.summing);
                if is_there && counts(joint, summing, roster.year.value) {
                    sum.joint.push((index, -off));
                }
            }
        }
    }

    fn total(&mut self) {
        let form = self.sums.form();
        for sum in &mut self.sums.cells {
            let summing = form.merging(sum.cell).map(|merging| merging.summing);
            sum.total = summed(summing, sum);
        }
    }

    /// A sum below 0 where no report may have one: an adjustment takes off more than there is.
    fn negative(&mut self, roster: &Roster) {
        let form = self.sums.form();
        for sum in &self.sums.cells {
            let Some(total) = sum.total.filter(Decimal::is_sign_negative) else { continue };
            let may = form.measure(sum.cell) == Some(report_core::form::Measure::Change);
            if total.is_zero() || may {
                continue;
            }
            let place = form.place(sum.cell);
            let plain = sum.plain();
            let message = format!("{place}：各单位合计{plain}，调整以后是{total}");
            let found = rules::ADJUSTMENT_NEGATIVE.found(message);
            let reasons = sum.adjusted.iter().filter_map(|(at, by)| {
                Some(format!("调整{by}：{}", roster.adjusts.get(*at)?.reason))
            });
            let joint = sum.joint.iter().filter_map(|(at, by)| {
                Some(format!("联合发文{by}：{}", roster.joints.get(*at)?.title.value))
            });
            let found = reasons.chain(joint).fold(found, Diagnostic::note);
            let found = found.help("请核对名册里的调整和联合发文");
            self.findings.push(
                Finding::new(found).at_cell(sum.cell, self.sums.edition).with_values(total, plain),
            );
        }
    }
}

/// What a cell comes to by the way the form says it is summed.
fn summed(summing: Option<Summing>, sum: &CellSum) -> Option<Decimal> {
    match summing {
        None | Some(Summing::Apart) => None,
        Some(Summing::Added | Summing::JointOnce(_)) => {
            let changes = sum.adjusted.iter().chain(&sum.joint);
            Some(changes.fold(sum.plain(), |total, (_, by)| add(total, *by)).normalize())
        }
    }
}

/// Whether a joint document counts in a column in a year.
const fn counts(joint: &Joint, summing: Option<Summing>, year: u16) -> bool {
    let repealed = matches!(joint.repealed, Some(repealed) if repealed <= year);
    match summing {
        Some(Summing::JointOnce(JointCount::Issued)) => joint.issued == year,
        Some(Summing::JointOnce(JointCount::Held)) => joint.issued <= year && !repealed,
        Some(Summing::JointOnce(JointCount::Repealed)) => {
            matches!(joint.repealed, Some(repealed) if repealed == year)
        }
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_the_form_keeps_apart_is_not_added() {
        let sums = Sums::new(Edition::Format2021);
        let mut sum = sums.cells.first().cloned().unwrap();
        sum.parts = vec![(0, Decimal::from(3)), (1, Decimal::from(4))];
        assert_eq!(summed(Some(Summing::Added), &sum), Some(Decimal::from(7)));
        assert_eq!(summed(Some(Summing::Apart), &sum), None);
    }
}
