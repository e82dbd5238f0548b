//! The shape every source file has: what it is for on its first line, one concern, a readable
//! length. It must not look at single statements; clippy does.

use crate::none;
use crate::source::{File, files, has_extension, rust};

/// The most lines a file has.
const LINES: usize = 400;

#[test]
fn every_file_says_first_what_it_is_for() {
    none(rust().filter(|file| !says_what_for(file)).map(|file| {
        format!("{}: begin it with `//!`: what it is for, and what it must not do", file.path)
    }));
}

fn says_what_for(file: &File) -> bool {
    let first = file.text.lines().next().unwrap_or_default();
    first.strip_prefix("//! ").is_some_and(|text| text.len() > 20)
}

#[test]
fn no_file_is_longer_than_one_can_take_in() {
    none(rust().filter(|file| lines(file) > LINES).map(|file| {
        format!("{}: {} lines, more than {LINES}: one concern a file", file.path, lines(file))
    }));
}

fn lines(file: &File) -> usize {
    file.text.lines().count()
}

#[test]
fn no_snapshot_waits_for_review() {
    let waiting =
        |file: &&File| file.path.ends_with(".snap.new") || has_extension(file, "pending-snap");
    none(files().iter().filter(waiting).map(|file| {
        format!("{}: read it, then accept or reject it with `cargo insta review`", file.path)
    }));
}

#[test]
fn every_snapshot_belongs_to_a_test_that_exists() {
    let snapshots = files().iter().filter(|file| has_extension(file, "snap"));
    none(snapshots.filter_map(|file| {
        let source = file.text.lines().find_map(|line| line.strip_prefix("source: "))?;
        let exists = files().iter().any(|other| other.path == source);
        (!exists).then(|| format!("{}: {source} is gone", file.path))
    }));
}
