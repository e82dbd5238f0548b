//! `cargo xtask bench`: the program beside its peers, as whole cold processes on the same content. It
//! must not fail because something is slow, nor because a peer is not installed.

mod anchor;
mod batch;
mod beside;
mod check;
mod export;
mod figures;
mod launch;
mod plot;
mod program;
mod sample;
mod scale;
mod single;
mod start;
mod typst;

pub(crate) use launch::measure;

use std::path::{Path, PathBuf};

/// How often each process is run where nothing else is said.
const ROUNDS: usize = 9;

/// What can be measured, in the order it is.
const PARTS: [(&str, Part); 6] = [
    ("--single", single::table),
    ("--batch", batch::table),
    ("--check", check::table),
    ("--export", export::table),
    ("--scale", scale::tables),
    ("--start", start::table),
];

/// Measures, and gives its table.
type Part = fn(&Bench) -> Result<String, String>;

/// What every measurement works with.
pub(crate) struct Bench {
    /// The top of the tree.
    root: PathBuf,
    /// Where everything is made that is measured.
    folder: PathBuf,
    /// The release build of `report-cli`.
    program: PathBuf,
    rounds: usize,
}

/// Measures the parts named, or one report where none is; prints Markdown for `docs/speed.md`.
pub(crate) fn run(words: &[&str]) -> Result<(), String> {
    let Wanted { parts, rounds, program, earlier } = wanted(words)?;
    let program = program.map_or_else(program::release, Ok)?;
    let folder = program::target()?.join("bench");
    std::fs::create_dir_all(&folder).map_err(|error| format!("{}: {error}", folder.display()))?;
    let bench = Bench { root: crate::root(), folder, program, rounds };
    for part in parts {
        say(&part(&bench)?);
    }
    earlier.map_or(Ok(()), |earlier| beside::table(&bench, &earlier).map(|table| say(&table)))
}

/// What is to be measured.
struct Wanted {
    parts: Vec<Part>,
    rounds: usize,
    /// A release build that is there already.
    program: Option<PathBuf>,
    /// An earlier build that it is held against.
    earlier: Option<PathBuf>,
}

fn wanted(words: &[&str]) -> Result<Wanted, String> {
    let (mut parts, mut rounds) = (Vec::new(), ROUNDS);
    let (mut program, mut earlier) = (None, None);
    let mut words = words.iter();
    while let Some(&word) = words.next() {
        let named = PARTS.iter().find(|(name, _)| *name == word);
        match (word, named) {
            ("--all", _) => parts.extend(PARTS.iter().map(|(_, part)| *part)),
            ("--program", _) => program = Some(built(words.next())?),
            ("--beside", _) => earlier = Some(built(words.next())?),
            ("--rounds", _) => rounds = words.next().and_then(|n| n.parse().ok()).unwrap_or(0),
            (_, Some((_, part))) => parts.push(*part),
            _ => return Err(usage()),
        }
    }
    if rounds == 0 {
        return Err(usage());
    }
    if parts.is_empty() && earlier.is_none() {
        parts.push(single::table);
    }
    Ok(Wanted { parts, rounds, program, earlier })
}

/// A program by its path, which processes started in other folders find as well.
fn built(path: Option<&&str>) -> Result<PathBuf, String> {
    let path = Path::new(path.ok_or_else(usage)?);
    at(path, path.canonicalize())
}

fn usage() -> String {
    let names = PARTS.map(|(name, _)| format!("[{name}]")).join(" ");
    format!(
        "usage: cargo xtask bench {names} [--all] [--rounds N] [--program FILE] [--beside FILE]"
    )
}

#[expect(clippy::print_stdout, reason = "the tables are for pasting")]
fn say(text: &str) {
    println!("{text}");
}

/// An input and output error with the path it is about.
fn at<T>(path: &Path, done: std::io::Result<T>) -> Result<T, String> {
    done.map_err(|error| format!("{}: {error}", path.display()))
}

/// A folder with nothing in it.
fn empty_folder(path: &Path) -> Result<(), String> {
    if path.exists() {
        at(path, std::fs::remove_dir_all(path))?;
    }
    at(path, std::fs::create_dir_all(path))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_said_means_one_report() {
        let wanted = wanted(&[]).unwrap();
        assert_eq!((wanted.parts.len(), wanted.rounds), (1, ROUNDS));
    }

    #[test]
    fn a_mistyped_part_is_refused() {
        assert!(wanted(&["--bach"]).err().is_some_and(|usage| usage.contains("--batch")));
        assert!(wanted(&["--rounds", "x"]).is_err());
        assert!(wanted(&["--beside", "no such program"]).is_err());
        assert_eq!(wanted(&["--all", "--rounds", "3"]).unwrap().parts.len(), PARTS.len());
    }
}
