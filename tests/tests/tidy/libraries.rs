//! What libraries do not do: print, read a disk, a clock or the environment. clippy finds each call;
//! here nobody may excuse one.

use crate::none;
use crate::source::{File, rust};

/// Programs, which may.
const PROGRAMS: [&str; 2] = ["crates/report-cli/", "crates/xtask/"];

/// What a library never asks clippy to let pass.
const EXCUSES: [&str; 8] = [
    "clippy::disallowed_methods",
    "clippy::disallowed_types",
    "clippy::print_stdout",
    "clippy::print_stderr",
    "clippy::unwrap_used",
    "clippy::expect_used",
    "clippy::panic",
    "clippy::exit",
];

/// What clippy's list of methods cannot name: whole modules, and macros.
const CALLS: [&str; 9] = [
    "println!",
    "print!(",
    "dbg!(",
    "std::fs::",
    "use std::fs",
    "std::net::",
    "std::process::",
    "std::env::",
    "std::thread::sleep",
];

#[test]
fn libraries_touch_nothing_outside() {
    none(libraries().flat_map(|file| found(file, &CALLS)));
}

#[test]
fn libraries_excuse_nothing() {
    none(libraries().flat_map(|file| found(file, &EXCUSES)));
}

fn libraries() -> impl Iterator<Item = &'static File> {
    rust().filter(|file| !PROGRAMS.iter().any(|program| file.path.starts_with(program)))
}

fn found(file: &'static File, words: &'static [&'static str]) -> impl Iterator<Item = String> {
    file.code().flat_map(move |(number, line)| {
        let typed = words.iter().filter(move |word| line.contains(**word));
        typed.map(move |word| format!("{}:{number}: a library has no `{word}`", file.path))
    })
}

#[test]
fn allowances_are_expectations() {
    none(rust().flat_map(|file| {
        let allowing =
            file.code().filter(|(_, line)| line.contains("#[allow(") || line.contains("#![allow("));
        allowing.map(|(number, _)| format!("{}:{number}: `#[expect(…, reason)]`", file.path))
    }));
}
