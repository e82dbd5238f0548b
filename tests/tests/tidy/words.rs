//! The tree speaks of reports: not of the machine it was written on, nor of who wrote it. It must
//! not judge style.
//!
//! The words looked for are put together from halves, so that this file does not contain them.

use crate::none;
use crate::source::{File, files};

/// Beginnings of paths that exist on one machine only.
const MACHINE: [&str; 6] = [
    concat!("/wo", "rk/"),
    concat!("/ro", "ot/"),
    concat!("/ho", "me/"),
    concat!("/Us", "ers/"),
    concat!("C:\\Us", "ers"),
    concat!("local", "host"),
];

/// Words for makers rather than for what is made.
const MAKERS: [&str; 5] = [
    concat!("age", "nt"),
    concat!("assis", "tant"),
    concat!("chat", "bot"),
    concat!("lan", "guage model"),
    concat!("ses", "sion"),
];

/// Lines that mean something else by such a word: the file and a part of the line.
const MEANT: &[(&str, &str)] = &[];

#[test]
fn no_path_of_one_machine() {
    none(lines().filter_map(|(file, number, line)| {
        let found = MACHINE.iter().find(|path| line.contains(**path))?;
        Some(format!("{}:{number}: {found}", file.path))
    }));
}

#[test]
fn no_word_about_the_makers() {
    none(lines().filter(|(file, _, line)| !is_meant(file, line)).filter_map(
        |(file, number, line)| {
            let line = line.to_lowercase();
            let found = MAKERS.iter().find(|word| has_word(&line, word))?;
            Some(format!("{}:{number}: {found}", file.path))
        },
    ));
}

/// Every line of every text, with its number from 1.
fn lines() -> impl Iterator<Item = (&'static File, usize, &'static str)> {
    files().iter().flat_map(|file| {
        file.text.lines().enumerate().map(move |(index, line)| (file, index + 1, line))
    })
}

fn is_meant(file: &File, line: &str) -> bool {
    MEANT.iter().any(|(path, part)| file.path == *path && line.contains(part))
}

/// Whether a word stands in a line on its own, in the singular or the plural.
fn has_word(line: &str, word: &str) -> bool {
    line.match_indices(word).any(|(at, _)| {
        let before = line.get(..at).unwrap_or_default();
        let after = line.get(at + word.len()..).unwrap_or_default();
        let after = after.strip_prefix('s').unwrap_or(after);
        let letter = |ch: char| ch.is_ascii_alphabetic();
        !before.ends_with(letter) && !after.starts_with(letter)
    })
}

#[test]
fn a_longer_word_is_another_word() {
    assert!(has_word("two words, one", "word"));
    assert!(has_word("a word.", "word"));
    assert!(!has_word("a sword", "word"));
    assert!(!has_word("wordy", "word"));
}
