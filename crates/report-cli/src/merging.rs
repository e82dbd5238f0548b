//! What `collect`, `merge` and `check --roster` share: the inbox on the disk, rosters in each other, and how
//! findings are told. It must not sum or judge anything itself.

mod inbox;
mod ledger;
mod node;
mod office;
mod text;
mod units;

pub(crate) use inbox::read as read_inbox;
pub(crate) use ledger::ledger_of;
pub(crate) use node::{Level, Node, Walk, check_roster, load_roster};
pub(crate) use text::{counted, told};
pub(crate) use units::Units;

use crate::args;
use crate::refusal::Refusal;
use report_merge::{Depth, Finding, Intake, LastYear, Roster};
use std::path::{Path, PathBuf};

/// What the files of a sum are called.
const SUM: &str = "汇总";

/// A file that goes with a district's report: `2025.toml` has `2025汇总.json`. A report whose name says
/// already that it is a sum, `汇总.toml`, has `汇总.json`.
pub(crate) fn beside(report: &Path, end: &str) -> PathBuf {
    let stem = report.file_stem().unwrap_or_default().to_string_lossy();
    report.with_file_name(format!("{}{SUM}.{end}", stem.strip_suffix(SUM).unwrap_or(&stem)))
}

/// Last year's roster and inbox, where the command line names them.
pub(crate) fn last_year(args: &args::Inbox) -> Result<Option<LastYear>, Refusal> {
    let (Some(roster), Some(folder)) = (&args.last_roster, &args.last_units) else {
        return Ok(None);
    };
    let roster = load_roster(roster)?;
    let files = read_inbox(folder, &[], Depth::Tables, args.jobs.count)?;
    let intake = Intake::new(&roster, files);
    Ok(Some(LastYear::new(roster, &intake)))
}

/// Everything that is found in an inbox beside what the sums tell.
pub(crate) fn findings(roster: &Roster, intake: &Intake, last: Option<&LastYear>) -> Vec<Finding> {
    let carried = last.map(|last| report_merge::carried(roster, intake, last)).unwrap_or_default();
    let all = intake.findings.iter().cloned().chain(carried);
    let all = all.chain(report_merge::outliers(roster, intake, last));
    all.chain(report_merge::joint_titles(roster, intake)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sum_is_called_so_once() {
        let beside = |report| beside(Path::new(report), "html");
        assert_eq!(beside("区/2025.toml"), Path::new("区/2025汇总.html"));
        assert_eq!(beside("汇总.toml"), Path::new("汇总.html"));
        assert_eq!(beside("2025汇总.toml"), Path::new("2025汇总.html"));
    }
}
