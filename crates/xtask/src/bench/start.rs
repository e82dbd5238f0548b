//! What a user pays before anything is done: starting the program, and its size. It must not measure
//! work.

use super::Bench;
use super::figures::{Runs, tenths};
use super::launch::launch;
use super::program::size;
use crate::docs::markdown_table;

/// Starts cost little, so that many can be had.
const TIMES: usize = 5;

pub(super) fn table(bench: &Bench) -> Result<String, String> {
    let (mut own, mut nothing) = (Runs::default(), Runs::default());
    let version = bench.command(&["--version"]);
    for _ in 0..bench.rounds * TIMES {
        own.push(launch(&version, &bench.folder, &[0])?);
        nothing.push(launch(&["true".to_owned()], &bench.folder, &[0])?);
    }
    let binary = size(&bench.program)?;
    let rows = [
        ["`report-cli --version`, ms".to_owned(), own.wall().milliseconds()],
        ["`true`, ms".to_owned(), nothing.wall().milliseconds()],
        ["program, MB".to_owned(), tenths(binary, 1_000_000)],
    ];
    Ok("Starting, and size:\n\n".to_owned() + &markdown_table(["", "median (least)"], rows))
}
