//! The program beside an earlier build of itself, in alternation, over what users run. It must not judge which
//! is better.

use super::figures::{Runs, Spread, hundredths, tenths};
use super::launch::launch;
use super::program::size;
use super::{Bench, anchor, sample};
use crate::docs::markdown_table;
use std::path::Path;

/// How many reports are made in one call.
const BATCH: usize = 100;

/// How many are checked in one call.
const MANY: usize = 1_000;

/// Reports with findings are checked as well as those without.
const CODES: [i32; 2] = [0, 1];

/// What is run, in which folder, how often a round.
struct Work {
    name: &'static str,
    arguments: Vec<String>,
    folder: std::path::PathBuf,
    times: usize,
}

/// Measures both programs in turn.
pub(super) fn table(bench: &Bench, earlier: &Path) -> Result<String, String> {
    let programs = [earlier.display().to_string(), bench.program.display().to_string()];
    let mut rows = Vec::new();
    for work in works(bench)? {
        let mut runs = [Runs::default(), Runs::default()];
        for round in 0..=bench.rounds * work.times {
            for (program, runs) in programs.iter().zip(&mut runs) {
                let command: Vec<String> =
                    std::iter::once(program).chain(&work.arguments).cloned().collect();
                let usage = launch(&command, &work.folder, &CODES)?;
                // The first round warms the file cache and is not counted.
                if round > 0 {
                    runs.push(usage);
                }
            }
        }
        rows.extend(lines(work.name, &runs));
    }
    let sizes = [u128::from(super::at(earlier, earlier.metadata())?.len()), size(&bench.program)?];
    rows.push(line("size of the program", "MB", sizes.map(|it| tenths(it, 1_000_000)), sizes));
    super::empty_folder(&bench.folder.join("beside-batch"))?;
    super::empty_folder(&bench.folder.join("beside-many"))?;
    let head = ["", "", "earlier", "now", "now / earlier"];
    Ok("Beside an earlier build:\n\n".to_owned() + &markdown_table(head, rows))
}

fn works(bench: &Bench) -> Result<Vec<Work>, String> {
    let one = bench.folder.join("beside");
    super::empty_folder(&one)?;
    anchor::write(bench, &one, &sample::without_pictures(bench)?)?;
    let batch = sample::folder_of(bench, "beside-batch", BATCH)?;
    sample::folder_of(bench, "beside-many", MANY)?;
    let words = |words: &[&str]| words.iter().map(|&word| word.to_owned()).collect();
    let mut all: Vec<String> = words(&["pdf"]);
    all.extend(batch.iter().map(|path| path.display().to_string()));
    let work = |name, arguments, folder: &Path, times| Work {
        name,
        arguments,
        folder: folder.to_path_buf(),
        times,
    };
    Ok(vec![
        work("`pdf`, one report", words(&["pdf", "2020.toml"]), &one, 5),
        work("`pdf`, 100 reports", all, &bench.folder, 1),
        work("`check`, one report", words(&["check", "2020.toml"]), &one, 5),
        work("`check`, 1,000 reports", words(&["check", "beside-many"]), &bench.folder, 1),
        work("`--version`", words(&["--version"]), &one, 5),
    ])
}

/// The figures of one kind of run.
fn lines(name: &str, [earlier, now]: &[Runs; 2]) -> [[String; 5]; 3] {
    let middle = |spread: Spread| spread.median;
    let both = |of: fn(&Runs) -> Spread| [middle(of(earlier)), middle(of(now))];
    let (wall, cpu, peak) = (both(Runs::wall), both(Runs::cpu), both(Runs::peak));
    [
        line(name, "wall, ms", wall.map(|it| tenths(it, 1000)), wall),
        line("", "processor, ms", cpu.map(|it| tenths(it, 1000)), cpu),
        line("", "memory, MB", peak.map(|it| tenths(it * 1024, 1_000_000)), peak),
    ]
}

fn line(name: &str, what: &str, shown: [String; 2], values: [u128; 2]) -> [String; 5] {
    let [earlier, now] = shown;
    let [before, after] = values;
    [name.to_owned(), what.to_owned(), earlier, now, hundredths(after, before)]
}
