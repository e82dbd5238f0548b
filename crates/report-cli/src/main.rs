//! The command `report-cli`: arguments in, findings and files out. It knows nothing about reports
//! that the libraries do not tell it.
#![expect(
    clippy::disallowed_methods,
    reason = "this crate is where files, the clock and the environment are read; the libraries are not"
)]

mod args;
mod attachments;
mod cmd;
mod crash;
mod date;
mod desktop;
mod destination;
mod exit;
mod exports;
mod folder;
mod in_hand;
mod input;
mod limits;
mod merging;
mod output;
mod pages;
mod painter;
mod parallel;
mod path;
mod progress;
mod refusal;
mod results;
mod run;
mod sheet;
mod temporary;
mod terminal;
mod usage;

use std::process::ExitCode;

fn main() -> ExitCode {
    run::run().into()
}
