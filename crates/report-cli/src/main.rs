//! The command `report-cli`: arguments in, findings and files out. It knows nothing about reports
//! that the libraries do not tell it.
#![expect(
    clippy::disallowed_methods,
    reason = "this crate is where files, the clock and the environment are read; the libraries are not"
)]

mod args;
mod assess;
mod attachments;
mod catalogue;
mod cmd;
mod crash;
mod destination;
mod exit;
mod fault;
mod folder;
mod glyphs;
mod input;
mod merging;
mod output;
mod parallel;
mod pictures;
mod progress;
mod render;
mod results;
mod run;
mod temporary;
mod terminal;
mod uncompared;
mod usage;

use std::process::ExitCode;

fn main() -> ExitCode {
    run::run().into()
}
