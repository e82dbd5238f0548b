//! Chores of the tree. `cargo xtask docs` writes the documents that are made from the code, and
//! `cargo xtask docs --check` says which of them are out of date. `cargo xtask bench` measures, `cargo xtask
//! recall` counts what of the corpus is checked, `cargo xtask import-gold` what of its files import reads.
//! `cargo xtask licenses` writes what the program prints of its parts, `cargo xtask sbom` the bill of materials,
//! `cargo xtask icon` the Windows program's icon, `cargo xtask release` what a clerk is handed. It must not know
//! how any of them is made.

#![expect(clippy::disallowed_methods, reason = "a chore reads and writes the tree it is run in")]
#![expect(clippy::print_stderr, reason = "a chore says what it did")]

mod bench;
mod docs;
mod icon;
mod packages;
mod release;

use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

const USAGE: &str = "usage: cargo xtask docs [--check] | bench [PART…] | recall [--held-out] | import-gold | licenses | sbom | icon | release YEAR";

fn main() -> ExitCode {
    let words: Vec<String> = std::env::args().skip(1).collect();
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    let done = match words.as_slice() {
        ["docs"] => write_documents(),
        ["docs", "--check"] => check_documents(),
        ["bench", words @ ..] => bench::run(words),
        ["recall"] => recall("corpus", true),
        ["recall", "--held-out"] => recall("corpus/held-out", false),
        ["import-gold"] => import_gold(),
        ["licenses"] => write(packages::licences::PATH, packages::licences::list()),
        ["icon"] => write(icon::PATH, icon::icon()),
        ["release", words @ ..] => release::run(words),
        ["sbom"] => write("target/report-cli.cdx.json", packages::bill::bill()),
        ["measure", command @ ..] => bench::measure(command),
        _ => Err(USAGE.to_owned()),
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(message) => {
            eprintln!("{message}");
            ExitCode::FAILURE
        }
    }
}

/// Prints how many facts of the gold import reads right, asks about and reads wrong, by state; fails where one is
/// wrong, or more than two of a hundred are asked.
fn import_gold() -> Result<(), String> {
    let mut out = io::stdout().lock();
    let failed = |error: io::Error| error.to_string();
    let mut all = report_tests::gold::Row { state: "all".to_owned(), ..Default::default() };
    for row in report_tests::gold::measure() {
        writeln!(out, "{row}").map_err(failed)?;
        for complaint in &row.complaints {
            writeln!(out, "    {complaint}").map_err(failed)?;
        }
        all.files += row.files;
        all.right += row.right;
        all.asked += row.asked;
        all.wrong += row.wrong;
    }
    writeln!(out, "{all}").map_err(failed)?;
    let sound = all.wrong == 0 && all.asked * 100 <= (all.asked + all.right) * 2;
    if sound { Ok(()) } else { Err("the gold is not met".to_owned()) }
}

/// Prints how many marked figures of the corpus are checked, row by row; with what went wrong where the
/// corpus is open.
fn recall(folder: &str, open: bool) -> Result<(), String> {
    let mut out = io::stdout().lock();
    let failed = |error: io::Error| error.to_string();
    let mut all = report_tests::recall::Row { name: "all".to_owned(), ..Default::default() };
    for row in report_tests::recall::measure(folder) {
        let line = if open { row.complaint() } else { row.to_string() };
        writeln!(out, "{line}").map_err(failed)?;
        for (sum, own) in
            [(&mut all.marked, row.marked), (&mut all.free, row.free), (&mut all.sound, row.sound)]
        {
            *sum = (sum.0 + own.0, sum.1 + own.1);
        }
    }
    writeln!(out, "{all}").map_err(failed)
}

/// The top of the tree this program was built from.
fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

fn write_documents() -> Result<(), String> {
    docs::documents().into_iter().try_for_each(|(path, text)| write(&path, Ok(text)))
}

/// Writes a file to its path from the top of the tree.
fn write(path: &str, bytes: Result<impl AsRef<[u8]>, String>) -> Result<(), String> {
    let write = |bytes: &[u8]| -> io::Result<()> {
        let file = root().join(path);
        if let Some(folder) = file.parent() {
            std::fs::create_dir_all(folder)?;
        }
        std::fs::write(file, bytes)
    };
    write(bytes?.as_ref()).map_err(|error| format!("{path}: {error}"))
}

fn check_documents() -> Result<(), String> {
    let stale: Vec<String> = stale_documents().collect();
    if stale.is_empty() {
        return Ok(());
    }
    Err(format!("out of date, run `cargo xtask docs`:\n{}", stale.join("\n")))
}

/// The documents that differ from what the code says now, or are missing.
fn stale_documents() -> impl Iterator<Item = String> {
    let differs = |(path, text): &(String, String)| {
        std::fs::read_to_string(root().join(path)).ok().as_ref() != Some(text)
    };
    docs::documents().into_iter().filter(differs).map(|(path, _)| path)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn documents_say_what_the_code_says() {
        assert_eq!(check_documents(), Ok(()));
    }
}
