//! No two files of a crate need each other, but a folder's module and its own children. It must not look
//! across crates; Cargo allows no circle there.
//!
//! An edge is a path that begins with `crate::`, `super::`, `self::` or a child's name, resolved to the
//! file that declares what it names. Modules compiled for tests only have no edges.

use crate::none;
use crate::source::{File, rust};
use std::collections::{BTreeMap, BTreeSet};

/// Circles that stay: one file of each, and why.
const ALLOWED: &[(&str, &str)] = &[(
    "crates/report-validate/src/rule.rs",
    "a rule's check takes a sink, and a sink knows whose rule it serves",
)];

/// A crate's modules, each path from its root with the file it is written in.
type Modules = BTreeMap<Vec<String>, &'static File>;

/// Which files a file names.
type Edges = BTreeMap<&'static str, BTreeSet<&'static str>>;

#[test]
fn files_form_no_circles() {
    let mut found: Vec<String> = Vec::new();
    for modules in crates().values() {
        let edges = edges(modules);
        for circle in circles(&edges) {
            if !ALLOWED.iter().any(|(file, _)| circle.contains(file)) {
                let ties = ties(&circle, &edges);
                found.push(format!("{} files in a circle:\n  {}", circle.len(), ties.join("\n  ")));
            }
        }
    }
    none(found);
}

#[test]
fn every_allowed_circle_is_there() {
    let all: Vec<_> = crates().values().flat_map(|modules| circles(&edges(modules))).collect();
    none(
        ALLOWED
            .iter()
            .filter(|(file, _)| !all.iter().any(|circle| circle.contains(file)))
            .map(|(file, _)| format!("{file} stands in no circle: take it from the list")),
    );
}

/// The crates of the tree by their `src` folder.
fn crates() -> BTreeMap<&'static str, Modules> {
    let mut found: BTreeMap<&str, Modules> = BTreeMap::new();
    for file in rust() {
        let Some((root, inside)) = file.path.split_once("/src/") else { continue };
        if file.code().next().is_some() {
            found.entry(root).or_default().insert(module(inside), file);
        }
    }
    found
}

/// `read/prose.rs` is `["read", "prose"]`, `lib.rs` the root.
fn module(inside: &str) -> Vec<String> {
    let stem = inside.strip_suffix(".rs").unwrap_or(inside);
    match stem {
        "lib" | "main" => Vec::new(),
        _ => stem.split('/').map(str::to_owned).collect(),
    }
}

fn edges(modules: &Modules) -> Edges {
    let mut edges = Edges::new();
    for (module, file) in modules {
        let named = file.code().flat_map(|(_, line)| paths(line));
        let named: BTreeSet<&str> = named
            .filter_map(|path| resolve(module, &path, modules))
            .filter(|named| named.path != file.path)
            .filter(|named| !is_family(&file.path, &named.path))
            .map(|named| named.path.as_str())
            .collect();
        edges.insert(file.path.as_str(), named);
    }
    edges
}

/// Whether one file is the module of the other's folder.
fn is_family(one: &str, other: &str) -> bool {
    let holds = |module: &str, child: &str| {
        let folder = match module.rsplit_once('/') {
            Some((folder, "lib.rs" | "main.rs")) => folder,
            _ => module.strip_suffix(".rs").unwrap_or(module),
        };
        child.rsplit_once('/').is_some_and(|(above, _)| above == folder)
    };
    holds(one, other) || holds(other, one)
}

/// The paths of a line that begin inside the crate, without what stands in braces.
fn paths(line: &str) -> Vec<Vec<String>> {
    let mut found = Vec::new();
    for start in ["crate", "super", "self"] {
        for (at, _) in line.match_indices(&format!("{start}::")) {
            let before = line.get(..at).unwrap_or_default();
            if before.ends_with(|ch: char| ch.is_alphanumeric() || ch == '_' || ch == ':') {
                continue;
            }
            found.extend(branches(line.get(at..).unwrap_or_default()));
        }
    }
    found
}

/// `crate::a::{b, c::D}` is `crate::a::b` and `crate::a::c::D`.
fn branches(text: &str) -> Vec<Vec<String>> {
    let end = text.find(|ch: char| !(ch.is_alphanumeric() || "_:".contains(ch)));
    let (head, rest) = text.split_at(end.unwrap_or(text.len()));
    let stem: Vec<String> =
        head.split("::").filter(|part| !part.is_empty()).map(str::to_owned).collect();
    let Some(inside) = rest.strip_prefix('{') else { return vec![stem] };
    let inside = inside.split('}').next().unwrap_or_default();
    let branch = |name: &str| {
        let names = name.split("::").map(|part| part.trim().to_owned());
        stem.iter().cloned().chain(names).collect()
    };
    inside.split(',').filter(|name| !name.trim().is_empty()).map(branch).collect()
}

/// The file of the longest part of a path that is a module.
fn resolve(from: &[String], path: &[String], modules: &Modules) -> Option<&'static File> {
    let mut place: Vec<String> = from.to_vec();
    let mut rest = path.iter();
    match rest.next()?.as_str() {
        "crate" => place.clear(),
        "super" => drop(place.pop()),
        _ => {}
    }
    for part in rest {
        if part == "super" {
            place.pop();
        } else {
            place.push(part.clone());
            if !modules.contains_key(&place) {
                place.pop();
                break;
            }
        }
    }
    modules.get(&place).copied()
}

/// The files that reach each other, two at least.
fn circles(edges: &Edges) -> Vec<BTreeSet<&'static str>> {
    let reach: BTreeMap<&str, BTreeSet<&str>> =
        edges.keys().map(|file| (*file, reached(file, edges))).collect();
    let mut found: Vec<BTreeSet<&str>> = Vec::new();
    for (file, ahead) in &reach {
        let back = |other: &&&str| reach.get(*other).is_some_and(|ahead| ahead.contains(file));
        let circle: BTreeSet<&str> = ahead.iter().filter(back).copied().collect();
        if circle.len() > 1 && !found.contains(&circle) {
            found.push(circle);
        }
    }
    found
}

fn reached(file: &'static str, edges: &Edges) -> BTreeSet<&'static str> {
    let (mut seen, mut open) = (BTreeSet::new(), vec![file]);
    while let Some(next) = open.pop() {
        let ahead = edges.get(next).into_iter().flatten();
        open.extend(ahead.filter(|other| seen.insert(**other)));
    }
    seen
}

fn ties(circle: &BTreeSet<&'static str>, edges: &Edges) -> Vec<String> {
    let inside = |file: &&'static str| {
        let ahead = edges.get(file).into_iter().flatten();
        let ahead: Vec<_> = ahead.filter(|other| circle.contains(*other)).copied().collect();
        format!("{file} -> {}", ahead.join(", "))
    };
    circle.iter().map(inside).collect()
}

#[test]
fn paths_are_read_as_rust_reads_them() {
    let path = |text: &str| text.split("::").map(str::to_owned).collect::<Vec<_>>();
    assert_eq!(paths("use crate::a::{b, c::D};"), [path("crate::a::b"), path("crate::a::c::D")]);
    assert_eq!(paths("    super::x(1)"), [path("super::x")]);
    assert_eq!(paths("pub(in crate::writer) fn f()"), [path("crate::writer")]);
    assert!(paths("use report_core::Span;").is_empty());
}

#[test]
fn a_module_and_its_children_are_one_family() {
    assert!(is_family("a/src/read.rs", "a/src/read/cell.rs"));
    assert!(is_family("a/src/read/cell.rs", "a/src/read.rs"));
    assert!(is_family("a/src/lib.rs", "a/src/read.rs"));
    assert!(!is_family("a/src/read.rs", "a/src/write.rs"));
    assert!(!is_family("a/src/read.rs", "a/src/read/prose/chart.rs"));
}

#[test]
fn a_circle_is_seen() {
    let edges = Edges::from([
        ("a", BTreeSet::from(["b"])),
        ("b", BTreeSet::from(["c"])),
        ("c", BTreeSet::from(["b"])),
    ]);
    assert_eq!(circles(&edges), [BTreeSet::from(["b", "c"])]);
}
