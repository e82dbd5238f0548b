//! One report, as whole cold processes, in alternation with Typst. It must not warm anything but the
//! file cache.

use super::figures::{Runs, hundredths, tenths};
use super::launch::launch;
use super::program::size;
use super::typst::{MISSING, Typst};
use super::{Bench, anchor, sample};
use crate::docs::markdown_table;
use std::fs;
use std::path::{Path, PathBuf};

/// What one program took over all rounds.
struct Column {
    name: String,
    /// Where there was no output yet.
    first: Runs,
    /// Over the output of the run before.
    again: Runs,
    bytes: u128,
}

/// A program that makes an output in the folder.
struct Program<'a> {
    command: Vec<String>,
    folder: &'a Path,
    output: PathBuf,
    first: Runs,
    again: Runs,
}

impl<'a> Program<'a> {
    fn new(command: Vec<String>, folder: &'a Path, output: &str) -> Self {
        let output = folder.join(output);
        Self { command, folder, output, first: Runs::default(), again: Runs::default() }
    }

    /// One run without an output, and one over that of the first.
    fn round(&mut self) -> Result<(), String> {
        if self.output.exists() {
            fs::remove_file(&self.output).map_err(|error| error.to_string())?;
        }
        self.first.push(launch(&self.command, self.folder, &[0])?);
        self.again.push(launch(&self.command, self.folder, &[0])?);
        Ok(())
    }

    fn column(self, name: String) -> Result<Column, String> {
        let bytes = size(&self.output)?;
        Ok(Column { name, first: self.first, again: self.again, bytes })
    }
}

pub(super) fn table(bench: &Bench) -> Result<String, String> {
    let folder = bench.folder.join("single");
    let text = sample::without_pictures(bench)?;
    anchor::write(bench, &folder, &text)?;
    let mut own = Program::new(bench.command(&["pdf", "2020.toml"]), &folder, "2020.pdf");
    launch(&own.command, &folder, &[0])?;
    let typst = Typst::find();
    if let Some(typst) = &typst {
        typst.prepare(bench, &folder, &text)?;
    }
    let peer = typst.as_ref().map(|typst| typst.command(bench, &folder));
    let mut peer = peer.map(|command| Program::new(command, &folder, "typst.pdf"));
    for _ in 0..bench.rounds {
        own.round()?;
        peer.as_mut().map_or(Ok(()), Program::round)?;
    }
    let own = own.column("report-cli pdf".to_owned())?;
    let Some((typst, peer)) = typst.zip(peer) else {
        return Ok(format!("{}{MISSING}", alone(bench.rounds, &own)));
    };
    let peer = peer.column(format!("Typst {}", typst.version))?;
    Ok(beside(bench.rounds, &own, &peer))
}

fn title(rounds: usize) -> String {
    format!(
        "One report, whole cold processes; median of {rounds} rounds, the least in brackets:\n\n"
    )
}

/// The figures of a program, a row each.
fn rows(column: &Column) -> [(&'static str, String, u128); 5] {
    let (wall, again) = (column.first.wall(), column.again.wall());
    let (cpu, peak) = (column.first.cpu(), column.first.peak());
    [
        ("wall, ms", wall.milliseconds(), wall.median),
        ("wall over an earlier output, ms", again.milliseconds(), again.median),
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
