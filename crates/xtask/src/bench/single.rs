//! One report, as whole cold processes, in alternation with Typst. It must not warm anything but the
//! file cache.

use super::figures::{Runs, hundredths, tenths};
use super::launch::launch;
use super::program::size;
use super::typst::{MISSING, Typst};
use super::{Bench, anchor, sample};
use crate::docs::markdown_table;

/// What one program took over all rounds.
struct Column {
    name: String,
    runs: Runs,
    bytes: u128,
}

pub(super) fn table(bench: &Bench) -> Result<String, String> {
    let folder = bench.folder.join("single");
    let text = sample::without_pictures(bench)?;
    anchor::write(bench, &folder, &text)?;
    let ours = bench.command(&["pdf", "2020.toml"]);
    launch(&ours, &folder, &[0])?;
    let typst = Typst::find();
    if let Some(typst) = &typst {
        typst.prepare(bench, &folder, &text)?;
    }
    let (mut own, mut peer) = (Runs::default(), Runs::default());
    for _ in 0..bench.rounds {
        own.push(launch(&ours, &folder, &[0])?);
        if let Some(typst) = &typst {
            peer.push(launch(&typst.command(bench, &folder), &folder, &[0])?);
        }
    }
    let own = Column {
        name: "report-cli pdf".to_owned(),
        runs: own,
        bytes: size(&folder.join("2020.pdf"))?,
    };
    let Some(typst) = typst else {
        return Ok(format!("{}{MISSING}", alone(bench.rounds, &own)));
    };
    let name = format!("Typst {}", typst.version);
    let peer = Column { name, runs: peer, bytes: size(&folder.join("typst.pdf"))? };
    Ok(beside(bench.rounds, &own, &peer))
}

fn title(rounds: usize) -> String {
    format!(
        "One report, whole cold processes; median of {rounds} rounds, the least in brackets:\n\n"
    )
}

/// The figures of a program, a row each.
fn rows(column: &Column) -> [(&'static str, String, u128); 4] {
    let (wall, cpu, peak) = (column.runs.wall(), column.runs.cpu(), column.runs.peak());
    [
        ("wall, ms", wall.milliseconds(), wall.median),
        ("processor, ms", cpu.milliseconds(), cpu.median),
        ("peak memory, MB", tenths(peak.median * 1024, 1_000_000), peak.median),
        ("file, KB", tenths(column.bytes, 1000), column.bytes),
    ]
}

fn alone(rounds: usize, own: &Column) -> String {
    let lines = rows(own).map(|(what, text, _)| [what.to_owned(), text]);
    title(rounds) + &markdown_table(["", &own.name], lines)
}

fn beside(rounds: usize, own: &Column, peer: &Column) -> String {
    let lines = rows(own).into_iter().zip(rows(peer)).map(|((what, text, value), other)| {
        let (share, times) = (hundredths(value, other.2), tenths(other.2, value));
        [what.to_owned(), text, other.1, format!("{share} (1/{times})")]
    });
    title(rounds) + &markdown_table(["", &own.name, &peer.name, "ratio"], lines)
}
