//! `cargo xtask release`: what a clerk is handed, a folder and the same as one `.zip`: the program for
//! Windows and for Linux, licences, a blank report, a sample, one page of instructions, sums. It must not
//! read a clock: the same tree gives the same bytes.

mod archive;
mod manual;

use crate::root;
use sha2::{Digest, Sha256};
use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

/// Where releases are put, from the top of the tree.
const RELEASES: &str = "target/release-files";

/// The program for Linux needs nothing of the system it runs on.
const LINUX: &str = "x86_64-unknown-linux-gnu";

/// A sample of a report, with last year's and its pictures.
const SAMPLE: [&str; 3] = ["2024.toml", "2023.toml", "2024"];

/// Each file of a release: its path inside, and its bytes. The programs come first.
type Files = BTreeMap<String, Vec<u8>>;

/// Builds the programs and puts the release together.
///
/// # Errors
/// What could not be built, read or written.
pub(crate) fn run(words: &[&str]) -> Result<(), String> {
    let year = match words {
        [] => {
            return Err("usage: cargo xtask release YEAR (of the blank report, as 2026)".to_owned());
        }
        [year, ..] => *year,
    };
    let (linux, windows) = (linux()?, windows()?);
    let name = format!("report-cli-{}", env!("CARGO_PKG_VERSION"));
    let mut files = files(&linux, year)?;
    files.insert("report-cli.exe".to_owned(), read(&windows)?);
    files.insert("report-cli".to_owned(), read(&linux)?);
    files.insert("SHA256SUMS".to_owned(), sums(&files).into_bytes());
    let folder = root().join(RELEASES).join(&name);
    if folder.exists() {
        fs::remove_dir_all(&folder).map_err(|error| told(&folder, &error))?;
    }
    files.iter().try_for_each(|(path, bytes)| put(&folder.join(path), bytes))?;
    let zipped = archive::zipped(&name, &files)?;
    put(&root().join(RELEASES).join(name + ".zip"), &zipped)
}

/// Everything but the programs; the one for Linux tells the licences and makes the blank report.
fn files(program: &Path, year: &str) -> Result<Files, String> {
    let scratch = tempfile::tempdir().map_err(|error| error.to_string())?;
    let blank = scratch.path().join("blank.toml");
    let shown = blank.display().to_string();
    output(Command::new(program).args(["new", year, "-o", &shown]))?;
    let mut files = Files::new();
    files.insert(format!("{year}.toml"), read(&blank)?);
    files.insert("许可.txt".to_owned(), output(Command::new(program).arg("licenses"))?);
    files.insert("使用说明.pdf".to_owned(), manual::pdf(year)?);
    for licence in ["LICENSE-MIT", "LICENSE-APACHE"] {
        files.insert(licence.to_owned(), read(&root().join(licence))?);
    }
    for name in SAMPLE {
        collect(&root().join("reports").join(name), &format!("样例/{name}"), &mut files)?;
    }
    Ok(files)
}

/// A file, or every file of a folder.
fn collect(place: &Path, name: &str, files: &mut Files) -> Result<(), String> {
    if !place.is_dir() {
        files.insert(name.to_owned(), read(place)?);
        return Ok(());
    }
    let entries = fs::read_dir(place).map_err(|error| told(place, &error))?;
    for entry in entries {
        let entry = entry.map_err(|error| told(place, &error))?;
        let name = format!("{name}/{}", entry.file_name().to_string_lossy());
        collect(&entry.path(), &name, files)?;
    }
    Ok(())
}

/// As `sha256sum` writes and checks them.
fn sums(files: &Files) -> String {
    let mut sums = String::new();
    for (path, bytes) in files {
        for byte in Sha256::digest(bytes) {
            let _ = write!(sums, "{byte:02x}");
        }
        let _ = writeln!(sums, "  {path}");
    }
    sums
}

fn linux() -> Result<PathBuf, String> {
    let home = std::env::var("CARGO_HOME").ok().map(PathBuf::from);
    let home = home.or_else(|| std::env::home_dir().map(|home| home.join(".cargo")));
    let told = |place: &Path, as_: &str| format!("--remap-path-prefix={}={as_}", place.display());
    let tree = root().canonicalize().map_err(|error| error.to_string())?;
    let mut flags = vec!["-C target-feature=+crt-static".to_owned(), told(&tree, "/report")];
    flags.extend(home.map(|home| told(&home, "/cargo")));
    let mut cargo = Command::new(env!("CARGO"));
    cargo.args(["build", "--release", "--locked", "-p", "report-cli", "--target", LINUX]);
    output(cargo.current_dir(root()).env("RUSTFLAGS", flags.join(" ")))?;
    Ok(root().join("target").join(LINUX).join("release/report-cli"))
}

fn windows() -> Result<PathBuf, String> {
    let said = output(Command::new(root().join(".ci/windows/build")).current_dir(root()))?;
    Ok(PathBuf::from(String::from_utf8_lossy(&said).trim_end()))
}

/// What a command says, where it ends well; what it tells beside goes where this one's goes.
fn output(command: &mut Command) -> Result<Vec<u8>, String> {
    match command.stderr(Stdio::inherit()).output() {
        Ok(done) if done.status.success() => Ok(done.stdout),
        Ok(done) => Err(format!("{command:?}: {}", done.status)),
        Err(error) => Err(format!("{command:?}: {error}")),
    }
}

fn read(path: &Path) -> Result<Vec<u8>, String> {
    fs::read(path).map_err(|error| told(path, &error))
}

fn put(path: &Path, bytes: &[u8]) -> Result<(), String> {
    let parent = path.parent().unwrap_or(path);
    fs::create_dir_all(parent)
        .and_then(|()| fs::write(path, bytes))
        .map_err(|error| told(path, &error))
}

fn told(path: &Path, error: &std::io::Error) -> String {
    format!("{}: {error}", path.display())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sums_are_written_as_the_tool_that_checks_them_reads() {
        let files = Files::from([("空/a".to_owned(), Vec::new())]);
        assert_eq!(
            sums(&files),
            "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855  空/a\n"
        );
    }
}
