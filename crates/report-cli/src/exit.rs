//! Exit codes, once. It must not exit.

use report_check::Standing;
use std::process::ExitCode;

/// How a run ended. Of several, the greatest is the run's: `max` combines them.
///
/// An interrupted run ends with 130, by the shell's convention for the signal.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
#[repr(u8)]
pub(crate) enum Exit {
    /// Done, and nothing stands against publishing.
    #[default]
    Clean = 0,
    /// Errors were found in a report.
    Findings = 1,
    /// The command line or an input could not be understood.
    Unusable = 2,
    /// An output could not be written.
    Unwritten = 3,
    /// A fault of the program itself.
    Internal = 4,
}

impl From<Standing> for Exit {
    fn from(standing: Standing) -> Self {
        match standing {
            Standing::Clean => Self::Clean,
            Standing::Faulty => Self::Findings,
            Standing::Unusable => Self::Unusable,
        }
    }
}

impl From<Exit> for ExitCode {
    fn from(exit: Exit) -> Self {
        Self::from(exit as u8)
    }
}
