//! Chores of the tree. `cargo xtask docs` writes the documents that are made from the code, and
//! `cargo xtask docs --check` says which of them are out of date.

#![expect(clippy::disallowed_methods, reason = "a chore reads and writes the tree it is run in")]
#![expect(clippy::print_stderr, reason = "a chore says what it did")]

mod docs;

use std::io;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

const USAGE: &str = "usage: cargo xtask docs [--check]";

fn main() -> ExitCode {
    let words: Vec<String> = std::env::args().skip(1).collect();
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    let done = match words.as_slice() {
        ["docs"] => write_documents(),
        ["docs", "--check"] => check_documents(),
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

/// The top of the tree this program was built from.
fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

fn write_documents() -> Result<(), String> {
    for (path, text) in docs::documents() {
        let write = || -> io::Result<()> {
            let file = root().join(&path);
            if let Some(folder) = file.parent() {
                std::fs::create_dir_all(folder)?;
            }
            std::fs::write(file, text)
        };
        write().map_err(|error| format!("{path}: {error}"))?;
    }
    Ok(())
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
