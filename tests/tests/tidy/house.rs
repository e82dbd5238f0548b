//! How the workspace is cut: which crate may know which, which outside crates each may name, how large it
//! may grow. It must not judge what is inside one.

use crate::none;
use crate::source::{files, rust};
use std::collections::{BTreeMap, BTreeSet};
use toml::{Table, Value};

/// The most lines a crate has under its `src`.
const LINES: usize = 8000;

/// A crate, what of ours it may know, and what of others it may name; from the bottom up.
const HOUSE: &[(&str, &[&str], &[&str])] = &[
    ("report-core", &[], &["memchr", "rust_decimal"]),
    ("report-fonts", &[], &["rusttype"]),
    ("report-picture", &[], &["flate2", "png"]),
    ("report-page", &["report-core", "report-fonts"], &[]),
    ("report-toml", &["report-core"], &["memchr", "pulldown-cmark", "toml", "toml_parser"]),
    ("report-import", &["report-core", "report-toml"], &[]),
    ("report-html", &["report-import"], &["encoding_rs", "html5ever"]),
    ("report-claims", &["report-core"], &["rust_decimal"]),
    ("report-validate", &["report-claims", "report-core"], &["rust_decimal"]),
    (
        "report-merge",
        &["report-claims", "report-core", "report-toml", "report-validate"],
        &["serde", "serde_json", "sha2", "toml", "toml_edit"],
    ),
    ("report-document", &["report-core"], &["linkify"]),
    (
        "report-xlsx",
        &["report-core", "report-document", "report-import"],
        &["calamine", "memchr", "quick-xml", "rust_xlsxwriter", "zip"],
    ),
    (
        "report-typeset",
        &["report-core", "report-document", "report-fonts", "report-page", "report-picture"],
        &["unicode-linebreak"],
    ),
    (
        "report-pdf",
        &["report-core", "report-fonts", "report-page", "report-picture", "report-typeset"],
        &["md-5", "pdf-writer", "simd-adler32"],
    ),
    ("report-extract", &["report-pdf"], &["flate2", "lopdf", "md-5", "memchr"]),
    (
        "report-docx",
        &[
            "report-core",
            "report-document",
            "report-fonts",
            "report-import",
            "report-page",
            "report-picture",
            "report-typeset",
        ],
        &["quick-xml", "zip"],
    ),
    (
        "report-check",
        &[
            "report-core",
            "report-document",
            "report-fonts",
            "report-merge",
            "report-page",
            "report-picture",
            "report-toml",
            "report-validate",
        ],
        &["encoding_rs", "memchr", "serde", "serde_json"],
    ),
];

/// What may know every crate: the command, and what is never shipped.
const ABOVE: &[&str] = &["report-cli", "xtask", "report-tests"];

/// A workspace of its own, whose crates ship nothing.
const APART: &str = "tests/judges/";

/// The crates of the workspace: name and manifest.
fn members() -> BTreeMap<String, (&'static str, Table)> {
    let manifests = files().iter().filter_map(|file| {
        let folder = file.path.strip_suffix("/Cargo.toml").filter(|at| !at.starts_with(APART))?;
        let manifest: Table = file.text.parse().ok()?;
        let inherits = manifest.get("lints")?.get("workspace") == Some(&Value::Boolean(true));
        let name = manifest.get("package")?.get("name")?.as_str()?.to_owned();
        inherits.then_some((name, (folder, manifest)))
    });
    manifests.collect()
}

fn dependencies(manifest: &Table) -> BTreeSet<&str> {
    let table = manifest.get("dependencies").and_then(Value::as_table);
    table.into_iter().flatten().map(|(name, _)| name.as_str()).collect()
}

#[test]
fn each_crate_knows_what_it_may() {
    let members = members();
    none(HOUSE.iter().flat_map(|(name, ours, others)| {
        let (_, manifest) = members.get(*name).unwrap_or_else(|| panic!("{name} is missing"));
        let allowed: BTreeSet<&str> = ours.iter().chain(*others).copied().collect();
        let named = dependencies(manifest);
        let more = named.difference(&allowed).map(|it| format!("{name} must not know {it}"));
        let idle = allowed.difference(&named).map(|it| format!("{name} no longer names {it}"));
        more.chain(idle).collect::<Vec<_>>()
    }));
}

#[test]
fn every_crate_has_its_place() {
    let known = |name: &&String| {
        HOUSE.iter().any(|(crate_, ..)| crate_ == name) || ABOVE.contains(&name.as_str())
    };
    let members = members();
    none(
        members.keys().filter(|name| !known(name)).map(|name| format!("{name}: not in the table")),
    );
}

#[test]
fn a_crate_knows_only_what_stands_below_it() {
    let floor = |name: &str| HOUSE.iter().position(|(other, ..)| *other == name);
    none(HOUSE.iter().flat_map(|(name, ours, _)| {
        let above = ours.iter().filter(|it| floor(it).is_none_or(|it| Some(it) >= floor(name)));
        above.map(move |it| format!("{name} stands below {it}"))
    }));
}

#[test]
fn no_crate_is_larger_than_one_can_know() {
    none(members().iter().filter_map(|(name, (folder, _))| {
        let inside = format!("{folder}/src/");
        let files = rust().filter(|file| file.path.starts_with(&inside));
        let lines: usize = files.map(|file| file.text.lines().count()).sum();
        (lines > LINES).then(|| format!("{name}: {lines} lines, more than {LINES}: cut it"))
    }));
}
