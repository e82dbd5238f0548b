//! What a merge adds up, as the ledger a workbook is written from. It must not write, nor sum anew.

use report_core::{Cell, Decimal};
use report_document::INCOMPLETE;
use report_merge::{CellSum, Incoming, Intake, Merged, Remark, Roster, State};
use report_xlsx::write::{Entered, Ledger, Source, Step};
use std::collections::BTreeMap;

/// The ledger of a district.
pub(crate) fn ledger_of(roster: &Roster, intake: &Intake, merged: &Merged) -> Ledger {
    let sums = &merged.sums;
    let units = roster.units.iter().enumerate().map(|(index, unit)| {
        let state = intake.states.get(index);
        let file = taken(intake, index);
        Source {
            name: unit.name.value.clone(),
            file: file.map_or_else(|| standing(state), |file| file.name.clone()),
            published: file.and_then(|file| Some(file.unit()?.published?.to_string())),
            digest: file.map(|file| file.digest.clone()).unwrap_or_default(),
            figures: file.map(|file| figures(file, index, merged)).unwrap_or_default(),
        }
    });
    let changes = |of: fn(&CellSum) -> &[(usize, Decimal)], index| {
        let own = sums.cells.iter().filter_map(move |sum| {
            let (_, by) = of(sum).iter().find(|(at, _)| *at == index)?;
            Some((sum.cell, *by))
        });
        own.collect::<BTreeMap<Cell, Decimal>>()
    };
    let adjusts = roster.adjusts.iter().enumerate().map(|(index, adjust)| Step {
        label: format!("调整：{}", adjust.reason),
        changes: changes(|sum| &sum.adjusted, index),
    });
    let joints = roster.joints.iter().enumerate().map(|(index, joint)| Step {
        label: format!("联合发文只计一次：{}", joint.title.value),
        changes: changes(|sum| &sum.joint, index),
    });
    Ledger {
        title: format!("{}{}年度年报汇总", roster.agency.value, roster.year.value),
        edition: sums.edition,
        units: units.collect(),
        steps: adjusts.chain(joints).filter(|step| !step.changes.is_empty()).collect(),
        totals: sums.cells.iter().filter_map(|sum| Some((sum.cell, sum.total?))).collect(),
        incomplete: (!intake.is_complete()).then_some(INCOMPLETE),
    }
}

fn taken(intake: &Intake, unit: usize) -> Option<&Incoming> {
    match intake.states.get(unit)? {
        State::Taken(file) => intake.files.get(*file),
        _ => None,
    }
}

/// Why there are no figures of a unit.
fn standing(state: Option<&State>) -> String {
    match state {
        Some(State::Excused(why)) => why.clone(),
        Some(State::Open(_)) => "没有采用".to_owned(),
        _ => "没有报送".to_owned(),
    }
}

fn figures(file: &Incoming, unit: usize, merged: &Merged) -> BTreeMap<Cell, Entered> {
    let Some(report) = file.unit() else { return BTreeMap::new() };
    let entered = report.figures.iter().map(|(cell, number)| {
        let remark = merged.remarks.get(&(unit, cell)).map(Remark::words);
        (cell, Entered { number: number.map(|number| number.normalize()), remark })
    });
    entered.collect()
}
