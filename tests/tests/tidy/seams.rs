//! Where each outside library may be named. A library behind one seam can be replaced there. It
//! must not decide which libraries we use; the root manifest does.

use crate::none;
use crate::source::rust;

/// An outside crate, and the files and folders that may name it.
const SEAMS: &[(&str, &[&str])] = &[
    ("anstream", &["crates/report-cli/src/terminal.rs"]),
    ("annotate_snippets", &["crates/report-cli/src/painter.rs"]),
    ("calamine", &["crates/report-xlsx/src/read/opened.rs"]),
    ("clap", &["crates/report-cli/src"]),
    (
        "encoding_rs",
        &[
            "crates/report-check/src/decode",
            "crates/report-check/src/garbled",
            "crates/report-html/src/read/encoding.rs",
        ],
    ),
    ("html5ever", &["crates/report-html/src/read/tree.rs"]),
    ("flate2", &["crates/report-picture/src/png", "crates/report-extract/src"]),
    ("glob", &["crates/report-cli/src/input"]),
    ("linkify", &["crates/report-document/src/address.rs"]),
    ("indicatif", &["crates/report-cli/src/progress.rs"]),
    ("simd_adler32", &["crates/report-pdf/src/deflate.rs"]),
    ("lopdf", &["crates/report-extract/src", "crates/xtask/src/bench/scale.rs"]),
    ("md5", &["crates/report-extract/src", "crates/report-pdf/src/writer/attachment.rs"]),
    ("pdf_writer", &["crates/report-pdf/src/writer"]),
    ("png", &["crates/report-picture/src", "crates/xtask/src/icon.rs"]),
    ("pulldown_cmark", &["crates/report-toml/src/read/prose"]),
    (
        "quick_xml",
        &[
            "crates/report-docx/src/read/xml.rs",
            "crates/report-docx/src/write/xml.rs",
            "crates/report-xlsx/src/read/sheet_xml.rs",
            "crates/report-xlsx/src/read/table_xml.rs",
        ],
    ),
    ("rust_decimal", &["crates/report-core/src/number", "crates/report-core/src/figure"]),
    ("rust_xlsxwriter", &["crates/report-xlsx/src/write/book.rs"]),
    ("rusttype", &["fonts/src/book.rs"]),
    (
        "serde",
        &[
            "crates/report-check/src",
            "crates/report-cli/src/cmd/verify/record.rs",
            "crates/report-merge/src/output/record.rs",
        ],
    ),
    (
        "serde_json",
        &[
            "crates/report-check/src",
            "crates/report-cli/src/cmd/import/json.rs",
            "crates/report-cli/src/cmd/verify/record.rs",
            "crates/report-merge/src/output/record.rs",
            "crates/xtask/src",
        ],
    ),
    (
        "sha2",
        &[
            "crates/report-cli/src/cmd/export.rs",
            "crates/report-cli/src/crash.rs",
            "crates/report-merge/src/incoming.rs",
            "crates/xtask/src/release.rs",
        ],
    ),
    ("tempfile", &["crates/report-cli/src", "crates/xtask/src/release.rs"]),
    ("terminal_size", &["crates/report-cli/src/terminal.rs"]),
    ("toml", &["crates/report-merge/src/roster", "crates/report-toml/src/read"]),
    (
        "toml_edit",
        &["crates/report-merge/src/document.rs", "crates/report-merge/src/roster/next.rs"],
    ),
    ("winsafe", &["crates/report-cli/src/desktop.rs"]),
    ("wait4", &["crates/xtask/src/bench/launch.rs"]),
    (
        "zip",
        &[
            "crates/report-docx/src/read/package.rs",
            "crates/report-docx/src/write/package.rs",
            "crates/report-xlsx/src/read/archive.rs",
            "crates/xtask/src/release/archive.rs",
        ],
    ),
    ("unicode_linebreak", &["crates/report-typeset/src/text/breaks.rs"]),
];

#[test]
fn every_library_stays_behind_its_seam() {
    none(SEAMS.iter().flat_map(|(library, seam)| {
        let outside = uses(library).filter(|(path, _)| !within(path, seam));
        outside.map(move |(path, line)| format!("{path}:{line}: `{library}` belongs in {seam:?}"))
    }));
}

#[test]
fn every_seam_is_there() {
    none(SEAMS.iter().flat_map(|(library, seam)| {
        let used = |place: &&str| uses(library).any(|(path, _)| within(path, &[*place]));
        let idle = seam.iter().filter(move |place| !used(place));
        idle.map(move |place| format!("{place}: nothing there uses `{library}`"))
    }));
}

/// Whether a file is one of the seam's, or stands in one of its folders.
fn within(path: &str, seam: &[&str]) -> bool {
    let stem = path.strip_suffix(".rs").unwrap_or(path);
    seam.iter()
        .any(|place| path == *place || stem == *place || path.starts_with(&format!("{place}/")))
}

/// Where shipped code names a crate, by file and line.
fn uses(library: &'static str) -> impl Iterator<Item = (&'static str, usize)> {
    rust().flat_map(move |file| {
        let lines = file.code().filter(move |(_, line)| names(line, library));
        lines.map(|(number, _)| (file.path.as_str(), number))
    })
}

/// Whether a line names a crate: as the head of a path, or alone after `use`.
fn names(line: &str, library: &str) -> bool {
    line.match_indices(library).any(|(at, _)| {
        let before = line.get(..at).unwrap_or_default();
        let after = line.get(at + library.len()..).unwrap_or_default();
        let before = before.strip_suffix("::").unwrap_or(before);
        let inside = |ch: char| ch.is_alphanumeric() || ch == '_';
        let alone = before.ends_with("use ") && !after.starts_with(inside);
        !before.ends_with(inside) && (after.starts_with("::") || alone)
    })
}

#[test]
fn a_crate_is_known_by_the_head_of_a_path() {
    assert!(names("use rusttype::{Font, Scale};", "rusttype"));
    assert!(names("    let font = rusttype::Font::new();", "rusttype"));
    assert!(names("pub use rust_decimal::Decimal;", "rust_decimal"));
    assert!(names("use ::png::Decoder;", "png"));
    assert!(!names("use super::png::header;", "png"));
    assert!(!names("use png_pong::Decoder;", "png"));
    assert!(!names("let to_png = 1;", "png"));
    assert!(!names("mod png;", "png"));
}
