//! The crates inside `report-cli`, as cargo resolves them, for the list of licences and the bill of
//! materials. It must not judge them; `deny.toml` does.

pub(crate) mod bill;
pub(crate) mod licences;
mod notice;

use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::PathBuf;
use std::process::Command;

/// The program whose parts are listed.
const PROGRAM: &str = "report-cli";

/// The platforms it is passed on for: lists are the same wherever they are made.
const PLATFORMS: [&str; 3] =
    ["x86_64-unknown-linux-gnu", "x86_64-pc-windows-msvc", "aarch64-apple-darwin"];

/// One crate, ours or another's.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Package {
    name: String,
    version: String,
    /// An SPDX expression.
    licence: String,
    authors: Vec<String>,
    description: String,
    /// Where its sources are.
    folder: PathBuf,
    /// The SHA-256 hash of its published archive; nothing for ours.
    checksum: Option<String>,
    /// The crates it links, as cargo names them.
    links: BTreeSet<String>,
}

impl Package {
    /// Its place among all packages there are (package-url.github.io).
    fn url(&self) -> String {
        format!("pkg:cargo/{}@{}", self.name, self.version)
    }

    fn is_ours(&self) -> bool {
        self.checksum.is_none()
    }
}

/// The crates linked into the program, by cargo's own names, the program among them. What only runs
/// while building, macros and scripts, is not.
pub(crate) fn linked() -> Result<BTreeMap<String, Package>, String> {
    let metadata = metadata()?;
    let checksums = checksums()?;
    let all = list(&metadata, "packages").filter(|package| !is_macro(package));
    let all: BTreeMap<String, &Value> = all.map(|package| (text(package, "id"), package)).collect();
    let edges = edges(metadata.get("resolve").unwrap_or(&Value::Null));
    let program = all.iter().find(|(_, package)| text(package, "name") == PROGRAM);
    let mut waiting: Vec<String> = program.map(|(id, _)| id.clone()).into_iter().collect();
    let mut linked = BTreeMap::new();
    while let Some(id) = waiting.pop() {
        let Some(found) = all.get(&id).filter(|_| !linked.contains_key(&id)) else { continue };
        let links = edges.get(&id).into_iter().flatten().filter(|id| all.contains_key(*id));
        let links: BTreeSet<String> = links.cloned().collect();
        waiting.extend(links.iter().cloned());
        linked.insert(id, package(found, links, &checksums));
    }
    Ok(linked)
}

fn metadata() -> Result<Value, String> {
    let platforms = PLATFORMS.iter().flat_map(|platform| ["--filter-platform", platform]);
    let output = Command::new(env!("CARGO"))
        .args(["metadata", "--locked", "--format-version", "1"])
        .args(platforms)
        .current_dir(crate::root())
        .output()
        .map_err(|error| error.to_string())?;
    if !output.status.success() {
        return Err(String::from_utf8_lossy(&output.stderr).into_owned());
    }
    serde_json::from_slice(&output.stdout).map_err(|error| error.to_string())
}

/// The crates each crate links, by cargo's names.
fn edges(resolve: &Value) -> BTreeMap<String, BTreeSet<String>> {
    let normal = |link: &&Value| list(link, "dep_kinds").any(|kind| kind["kind"].is_null());
    let links = |node: &Value| {
        list(node, "deps").filter(normal).map(|link| text(link, "pkg")).collect::<BTreeSet<_>>()
    };
    list(resolve, "nodes").map(|node| (text(node, "id"), links(node))).collect()
}

fn is_macro(package: &Value) -> bool {
    list(package, "targets").any(|target| list(target, "kind").any(|kind| kind == "proc-macro"))
}

fn package(
    found: &Value,
    links: BTreeSet<String>,
    checksums: &BTreeMap<(String, String), String>,
) -> Package {
    let (name, version) = (text(found, "name"), text(found, "version"));
    let authors = list(found, "authors").filter_map(Value::as_str).map(str::to_owned);
    let manifest = PathBuf::from(text(found, "manifest_path"));
    Package {
        // Older manifests have a stroke where SPDX has OR.
        licence: text(found, "license").replace(" / ", "/").replace('/', " OR "),
        authors: authors.collect(),
        description: text(found, "description").split_whitespace().collect::<Vec<_>>().join(" "),
        folder: manifest.parent().map(PathBuf::from).unwrap_or_default(),
        checksum: checksums.get(&(name.clone(), version.clone())).cloned(),
        name,
        version,
        links,
    }
}

/// The hashes of the lock file, by name and version.
fn checksums() -> Result<BTreeMap<(String, String), String>, String> {
    let path = crate::root().join("Cargo.lock");
    let lock = fs::read_to_string(&path).map_err(|error| format!("Cargo.lock: {error}"))?;
    let value = |package: &str, key: &str| {
        let line = package.lines().find_map(|line| line.strip_prefix(key)?.strip_prefix(" = "))?;
        Some(line.trim_matches('"').to_owned())
    };
    let entry = |package: &str| {
        let key = (value(package, "name")?, value(package, "version")?);
        Some((key, value(package, "checksum")?))
    };
    Ok(lock.split("[[package]]").filter_map(entry).collect())
}

/// The members of a list in an object; none where there is no such list.
fn list<'a>(object: &'a Value, key: &str) -> impl Iterator<Item = &'a Value> {
    object.get(key).and_then(Value::as_array).into_iter().flatten()
}

/// A text in an object; empty where there is none.
fn text(object: &Value, key: &str) -> String {
    object.get(key).and_then(Value::as_str).unwrap_or_default().to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_linked_is_listed_and_what_only_builds_is_not() {
        let linked = linked().unwrap();
        let names: BTreeSet<&str> = linked.values().map(|package| package.name.as_str()).collect();
        for inside in [PROGRAM, "report-fonts", "clap", "lopdf", "zlib-rs", "windows-sys"] {
            assert!(names.contains(inside), "{inside}");
        }
        for outside in ["insta", "proptest", "divan", "serde_derive", "syn", "wait4", "xtask"] {
            assert!(!names.contains(outside), "{outside}");
        }
    }

    #[test]
    fn every_crate_of_others_has_a_licence_and_a_hash() {
        for package in linked().unwrap().values() {
            assert_eq!(package.is_ours(), package.name.starts_with("report-"), "{package:?}");
            assert!(!package.licence.is_empty() && !package.licence.contains('/'), "{package:?}");
            let hash = package.checksum.as_ref();
            assert!(hash.is_none_or(|hash| hash.len() == 64), "{package:?}");
        }
    }
}
