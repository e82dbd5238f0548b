//! What `collect`, `merge` and `check --roster` share: the inbox on the disk, rosters in each other, and how
//! findings are told. It must not sum or judge anything itself.

mod inbox;
mod ledger;
mod node;
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
