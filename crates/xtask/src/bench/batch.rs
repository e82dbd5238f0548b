//! A hundred different reports: one call of ours beside Typst's best, on all processors. It must see that a batch writes what single runs write.

use super::figures::{milliseconds, rate, tenths};
use super::launch::{Usage, launch};
use super::typst::{MISSING, Typst};
use super::{Bench, at, sample, typst};
use crate::docs::markdown_table;
use std::fs;
use std::num::NonZero;
use std::path::{Path, PathBuf};
use std::sync::Mutex;
use std::thread;
use std::time::{Duration, Instant};

/// How many reports.
const COUNT: usize = 100;

/// A way Typst can be used for many documents.
struct Peer<'a> {
    name: &'static str,
    run: Box<dyn Fn() -> Result<Duration, String> + 'a>,
    walls: Vec<Duration>,
}

pub(super) fn table(bench: &Bench) -> Result<String, String> {
    let paths = sample::folder_of(bench, "batch", COUNT)?;
    let ours = bench.command(&["pdf", "batch"]);
    let typst = Typst::find();
    let folders = match &typst {
        Some(typst) => folders(bench, typst, &paths)?,
        None => Vec::new(),
    };
    let mut peers = peers(bench, typst.as_ref(), &folders);
    launch(&ours, &bench.folder, &[0])?;
    let mut own = Vec::new();
    for _ in 0..bench.rounds.div_ceil(3) {
        own.push(launch(&ours, &bench.folder, &[0])?);
        for peer in &mut peers {
            peer.walls.push((peer.run)()?);
        }
    }
    let different = alone_and_together(bench, &paths)?;
    own.sort_by_key(|usage| usage.wall);
    let own = own.get(own.len() / 2).copied().ok_or("no round")?;
    let peers = peers.into_iter().filter_map(|mut peer| {
        peer.walls.sort_unstable();
        Some((peer.name, peer.walls.get(peer.walls.len() / 2).copied()?))
    });
    Ok(text(own, &peers.collect::<Vec<_>>(), different))
}

/// Typst's command, a process at a time on every processor; and Typst kept in memory, where the Python
/// package is there to keep it.
fn peers<'a>(bench: &'a Bench, typst: Option<&'a Typst>, folders: &'a [PathBuf]) -> Vec<Peer<'a>> {
    let Some(typst) = typst else { return Vec::new() };
    let peer = |name, run| Peer { name, run, walls: Vec::new() };
    let command = Box::new(move || at_once(bench, typst, folders));
    let mut peers = vec![peer("typst compile, a process a report", command as Box<_>)];
    if let Some(command) = typst::kept(bench, folders) {
        let run = move || launch(&command, &bench.folder, &[0]).map(|usage| usage.wall);
        peers.push(peer("Typst kept in memory, a worker a processor", Box::new(run)));
    }
    peers
}

fn text(own: Usage, peers: &[(&str, Duration)], different: usize) -> String {
    let peak = tenths(u128::from(own.peak) * 1024, 1_000_000);
    let row = |name: &str, wall: Duration, peak: String| {
        [name.to_owned(), milliseconds(wall), rate(COUNT, wall), peak]
    };
    let mut rows = vec![row("report-cli pdf, one call", own.wall, peak)];
    rows.extend(peers.iter().map(|(name, wall)| row(name, *wall, String::new())));
    let head = ["", "wall, ms", "reports/s", "peak memory, MB"];
    let best = peers.iter().map(|(_, wall)| wall.as_micros()).min();
    let ratio = best.map_or_else(
        || MISSING.to_owned(),
        |best| format!("{} times Typst's best rate.\n", tenths(best, own.wall.as_micros())),
    );
    let same = match different {
        0 => "Every file is the one a run of its own writes.\n".to_owned(),
        count => format!("WRONG: {count} files differ from those a run of their own writes.\n"),
    };
    format!("{COUNT} different reports:\n\n{}{ratio}{same}", markdown_table(head, rows))
}

/// What Typst needs, a folder for each report.
fn folders(bench: &Bench, typst: &Typst, paths: &[PathBuf]) -> Result<Vec<PathBuf>, String> {
    let prepare = |path: &PathBuf| {
        let text = at(path, fs::read_to_string(path))?;
        let folder = bench.folder.join("peer").join(path.file_stem().unwrap_or_default());
        typst.prepare(bench, &folder, &text).map(|()| folder)
    };
    paths.iter().map(prepare).collect()
}

/// How long Typst takes for all of them, a process at a time on every processor.
fn at_once(bench: &Bench, typst: &Typst, folders: &[PathBuf]) -> Result<Duration, String> {
    let left = Mutex::new(folders.iter());
    let next = || left.lock().ok()?.next();
    let work = || -> Result<(), String> {
        while let Some(folder) = next() {
            let command = typst.command(bench, folder);
            let (program, arguments) = command.split_first().ok_or("no command")?;
            let mut run = std::process::Command::new(program);
            let done = run.args(arguments).current_dir(folder).output();
            if !at(folder, done)?.status.success() {
                return Err(format!("{}: Typst failed", folder.display()));
            }
        }
        Ok(())
    };
    let processors = thread::available_parallelism().map_or(1, NonZero::get);
    let start = Instant::now();
    let done: Vec<Result<(), String>> = thread::scope(|scope| {
        let workers: Vec<_> = (0..processors).map(|_| scope.spawn(work)).collect();
        let join = |worker: thread::ScopedJoinHandle<'_, _>| {
            worker.join().unwrap_or_else(|_| Err("a worker failed".to_owned()))
        };
        workers.into_iter().map(join).collect()
    });
    done.into_iter().collect::<Result<(), String>>()?;
    Ok(start.elapsed())
}

/// How many files of the batch differ from what a run for that report alone writes.
fn alone_and_together(bench: &Bench, paths: &[PathBuf]) -> Result<usize, String> {
    let alone = bench.folder.join("alone.pdf");
    let name = |path: &Path| path.display().to_string();
    let mut different = 0;
    for path in paths {
        let command = bench.command(&["pdf", &name(path), "-o", &name(&alone)]);
        launch(&command, &bench.folder, &[0])?;
        let together = path.with_extension("pdf");
        let bytes = at(&together, fs::read(&together))?;
        different += usize::from(bytes != at(&alone, fs::read(&alone))?);
    }
    Ok(different)
}
