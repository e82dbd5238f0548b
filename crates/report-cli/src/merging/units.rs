//! `check --roster`: a district's report against its units', for continuous integration. It must not write
//! anything.

use super::{Level, Node, Walk, beside, findings};
use crate::args::Check;
use crate::refusal::Refusal;
use report_check::Assessed;
use report_core::Diagnostics;
use report_merge::output::Record;
use report_merge::{Clues, Depth, District, Merged, State};
use report_validate::Summary;
use std::path::{Path, PathBuf};

/// The units a district's report is held against.
pub(crate) struct Units {
    node: Node,
    merged: Merged,
    /// What was taken when the report was made, where that is recorded beside it.
    before: Option<Record>,
}

impl Units {
    /// The units the command line names; nothing where it names none.
    pub(crate) fn of(args: &Check, files: &[PathBuf]) -> Result<Option<Self>, Refusal> {
        let (Some(roster), Some(folder)) = (&args.roster, &args.units) else { return Ok(None) };
        let [report] = files else {
            let fault = Refusal::unusable("--roster 只能用于一份汇总的年报");
            return Err(fault.help("请只写汇总的那一份，各单位的年报用 --units 写所在的文件夹"));
        };
        let (jobs, mut each) = (args.jobs.count, |_: &Level<'_>| Ok(()));
        let mut walk = Walk { depth: Depth::Rules, jobs, draft: false, each: &mut each };
        let node = walk.node(roster, folder)?;
        let merged = Merged::new(&node.roster, &node.intake);
        let before = recorded(report).filter(|record| record.is_of(&node.roster));
        Ok(Some(Self { node, merged, before }))
    }

    /// Adds to a report's findings what its units have against it.
    pub(crate) fn hold_against(&self, report: &mut Assessed) {
        let Node { roster, intake, below } = &self.node;
        let states = intake.states.iter().enumerate();
        let lacking = states.filter(|(_, it)| matches!(it, State::Missing | State::Open(_)));
        let missing: Vec<usize> = lacking.map(|(index, _)| index).collect();
        let clues = Clues { last: None, before: self.before.as_ref(), missing: &missing };
        let (name, own) = (report.name.as_str(), &report.report);
        let district = District { name, report: own, sources: &report.sources };
        let mut found = report_merge::compare(roster, &district, &self.merged.sums, &clues);
        found.extend(report_merge::claims(roster, &district, intake));
        found.extend(report_merge::members(roster, &district));
        found.extend(findings(roster, intake, None));
        found.extend(below.iter().cloned());
        found.extend(self.merged.findings.iter().cloned());
        let found = found.into_iter().map(|finding| finding.diagnostic);
        let found: Diagnostics = found.collect();
        let all = report.diagnostics.iter().cloned().chain(found);
        report.diagnostics = all.collect::<Diagnostics>().sorted();
        // The relations are the report's own; what its units have against it is counted with the rest.
        let counted = Summary::new(&report.relations, &report.diagnostics);
        report.summary = Summary {
            errors: counted.errors,
            warnings: counted.warnings,
            notices: counted.notices,
            accepted: counted.accepted,
            ..std::mem::take(&mut report.summary)
        };
    }
}

/// The record beside a report.
fn recorded(report: &Path) -> Option<Record> {
    Record::read(&std::fs::read_to_string(beside(report, "json")).ok()?)
}
