//! One process, measured: wall time, processor time, peak memory. It must not know what it runs.
//!
//! A process begins with its parent's peak memory on its account until it has its own image, so each
//! is started by a small process that does nothing else: this program again, as `xtask measure`.

use std::path::Path;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};
use wait4::Wait4;

/// The word that makes this program the small process.
const WORD: &str = "measure";

/// What one run of a process took.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Usage {
    pub(super) wall: Duration,
    /// User and system time, of all its threads.
    pub(super) cpu: Duration,
    /// The most memory it had at once, in KiB.
    pub(super) peak: u64,
}

/// Runs a command in a folder with its output thrown away.
///
/// `codes` are the exit codes that mean it did its work.
pub(super) fn launch(command: &[String], folder: &Path, codes: &[i32]) -> Result<Usage, String> {
    let own = std::env::current_exe().map_err(|error| error.to_string())?;
    let output = Command::new(own).arg(WORD).args(command).current_dir(folder).output();
    let output = output.map_err(|error| error.to_string())?;
    let line = String::from_utf8_lossy(&output.stdout).into_owned();
    let (code, usage) = parse(&line).ok_or_else(|| {
        let said = String::from_utf8_lossy(&output.stderr).into_owned();
        format!("{}: {said}", command.join(" "))
    })?;
    if codes.contains(&code) {
        return Ok(usage);
    }
    let said = String::from_utf8_lossy(&output.stderr);
    let said: Vec<&str> = said.lines().take(12).collect();
    Err(format!("{} ended with {code}:\n{}", command.join(" "), said.join("\n")))
}

/// The small process: runs the command and prints one line of figures.
#[expect(clippy::print_stdout, reason = "the figures go to the process that asked")]
pub(crate) fn measure(command: &[&str]) -> Result<(), String> {
    let (name, arguments) = command.split_first().ok_or("usage: xtask measure COMMAND…")?;
    let start = Instant::now();
    let mut command = Command::new(name);
    let quiet = command.args(arguments).stdin(Stdio::null()).stdout(Stdio::null());
    let child = quiet.spawn().map_err(|error| format!("{name}: {error}"))?;
    let used = child.wait4().map_err(|error| format!("{name}: {error}"))?;
    let wall = start.elapsed();
    let code = used.status.code().unwrap_or(-1);
    let cpu = used.rusage.utime + used.rusage.stime;
    println!("{code} {} {} {}", wall.as_micros(), cpu.as_micros(), used.rusage.maxrss / 1024);
    Ok(())
}

/// Reads that line: exit code and usage.
fn parse(line: &str) -> Option<(i32, Usage)> {
    let mut words = line.split_whitespace();
    let code = words.next()?.parse().ok()?;
    let mut number = || words.next()?.parse().ok();
    let (wall, cpu) = (Duration::from_micros(number()?), Duration::from_micros(number()?));
    Some((code, Usage { wall, cpu, peak: number()? }))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_line_of_figures_is_read_as_it_was_written() {
        let (wall, cpu) = (Duration::from_micros(7100), Duration::from_micros(6900));
        assert_eq!(parse("0 7100 6900 18500\n"), Some((0, Usage { wall, cpu, peak: 18_500 })));
        assert_eq!(parse("cargo: no such file\n"), None);
    }
}
