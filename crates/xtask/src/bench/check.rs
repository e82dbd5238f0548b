//! Checking, beside the script an office would write: one report as a whole process, and many. It
//! must not judge what is found.

use super::figures::{Runs, rate, tenths};
use super::launch::launch;
use super::{Bench, anchor, sample};
use crate::docs::markdown_table;
use std::process::Command;

/// How many full reports are checked in one call.
const MANY: usize = 10_000;

/// The script: tables read with tomllib, sums by hand.
const SCRIPT: &str = "crates/xtask/bench/check.py";

/// Reports with findings are checked as well as those without.
const CODES: [i32; 2] = [0, 1];

pub(super) fn table(bench: &Bench) -> Result<String, String> {
    let one = bench.folder.join("single");
    anchor::write(bench, &one, &sample::without_pictures(bench)?)?;
    let mut own = Runs::default();
    for _ in 0..bench.rounds {
        own.push(launch(&bench.command(&["check", "2020.toml"]), &one, &CODES)?);
    }
    let paths = sample::folder_of(bench, "many", MANY)?;
    let many = launch(&bench.command(&["check", "many"]), &bench.folder, &CODES)?;
    let mut rows = vec![
        row("report-cli check, one report", 1, own.wall().milliseconds(), own.peak().median),
        row(
            "report-cli check",
            MANY,
            format!("{}, {} reports/s", tenths(many.wall.as_micros(), 1000), rate(MANY, many.wall)),
            u128::from(many.peak),
        ),
    ];
    let names = paths.iter().map(|path| path.display().to_string());
    let note = match script(bench, names.collect()) {
        Ok(command) => {
            let peer = launch(&command, &bench.folder, &CODES)?;
            let wall = tenths(peer.wall.as_micros(), 1000);
            let figures = format!("{wall}, {} reports/s", rate(MANY, peer.wall));
            rows.push(row("Python: tomllib, sums by hand", MANY, figures, u128::from(peer.peak)));
            let ratio = tenths(peer.wall.as_micros(), many.wall.as_micros());
            format!("{ratio} times the script's rate.\n")
        }
        Err(missing) => format!("{missing}\n"),
    };
    super::empty_folder(&bench.folder.join("many"))?;
    let head = ["", "reports", "wall, ms", "peak memory, MB"];
    Ok("Checking:\n\n".to_owned() + &markdown_table(head, rows) + &note)
}

fn row(name: &str, reports: usize, wall: String, peak: u128) -> [String; 4] {
    [name.to_owned(), reports.to_string(), wall, tenths(peak * 1024, 1_000_000)]
}

/// The script's command line, or why there is none.
fn script(bench: &Bench, files: Vec<String>) -> Result<Vec<String>, String> {
    let script = bench.root.join(SCRIPT);
    if !script.is_file() {
        return Err(format!("{SCRIPT} is not there, so it was not measured."));
    }
    let reads = Command::new("python3").args(["-c", "import tomllib"]).output();
    if !reads.is_ok_and(|output| output.status.success()) {
        return Err("Python 3.11 or later is not installed, so it was not measured.".to_owned());
    }
    let mut command = vec!["python3".to_owned(), script.display().to_string()];
    command.extend(files);
    Ok(command)
}
