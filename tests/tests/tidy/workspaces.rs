//! The workspaces of the tree: the main one, and those apart from it because they are long to build
//! or built otherwise. They try what ships, with the versions that ship. It must not judge the
//! dependencies of the main one.

use crate::none;
use crate::source::{File, files};
use std::collections::BTreeSet;
use toml::{Table, Value};

/// A workspace, by the folder of its manifest: empty, or ending with a stroke.
pub(crate) struct Workspace(&'static str);

const MAIN: Workspace = Workspace("");

/// The fuzz targets, one package.
const FUZZ: Workspace = Workspace("fuzz/");

/// Other people's judges of what we write.
const JUDGES: Workspace = Workspace("tests/judges/");

/// Those apart from the main one.
const APART: [Workspace; 2] = [FUZZ, JUDGES];

impl Workspace {
    /// Those of several packages, with one table of versions and lints.
    pub(crate) const WITH_MEMBERS: [Self; 2] = [MAIN, JUDGES];

    pub(crate) fn manifest(&self) -> String {
        format!("{}Cargo.toml", self.0)
    }

    /// The manifests of its packages but for its own.
    pub(crate) fn members(&self) -> impl Iterator<Item = &'static File> {
        let own = self.manifest();
        let is_here = |file: &File| home(&file.path) == self.0;
        let is_package = move |file: &File| file.path.ends_with("/Cargo.toml") && file.path != own;
        files().iter().filter(move |file| is_package(file) && is_here(file))
    }

    /// The packages of its lock file: name, version, source.
    fn locked(&self) -> BTreeSet<(String, String, Option<String>)> {
        let lock = manifest(&format!("{}Cargo.lock", self.0));
        let text =
            |package: &Value, key| package.get(key).and_then(Value::as_str).map(str::to_owned);
        let packages = lock["package"].as_array().unwrap().iter();
        packages
            .map(|package| {
                let required = |key| text(package, key).unwrap_or_default();
                (required("name"), required("version"), text(package, "source"))
            })
            .collect()
    }
}

/// The folder of the workspace a file belongs to.
fn home(path: &str) -> &'static str {
    APART.iter().find(|apart| path.starts_with(apart.0)).map_or(MAIN.0, |apart| apart.0)
}

/// A TOML file of the tree.
pub(crate) fn manifest(path: &str) -> Table {
    text(path).parse().unwrap_or_else(|error| panic!("{path}: {error}"))
}

/// A text of the tree.
pub(crate) fn text(path: &str) -> &'static str {
    let found = files().iter().find(|file| file.path == path);
    &found.unwrap_or_else(|| panic!("{path} is missing")).text
}

#[test]
fn every_workspace_is_known() {
    let roots = files().iter().filter(|file| {
        file.path.ends_with("Cargo.toml") && manifest(&file.path).contains_key("workspace")
    });
    let known: BTreeSet<String> = [&MAIN, &FUZZ, &JUDGES].map(Workspace::manifest).into();
    assert_eq!(roots.map(|file| file.path.clone()).collect::<BTreeSet<_>>(), known);
}

#[test]
fn the_lock_files_know_one_source() {
    for workspace in [MAIN, FUZZ, JUDGES] {
        let sources: BTreeSet<String> =
            workspace.locked().into_iter().filter_map(|(_, _, source)| source).collect();
        let registries = sources.iter().filter(|source| source.starts_with("registry+")).count();
        assert_eq!((sources.len(), registries), (1, 1), "{}: {sources:?}", workspace.manifest());
    }
}

#[test]
fn what_is_apart_is_built_with_the_versions_that_ship() {
    let shipped = MAIN.locked();
    let names: BTreeSet<&String> = shipped.iter().map(|(name, _, _)| name).collect();
    none(APART.iter().flat_map(|apart| {
        let locked = apart.locked();
        let shared = locked.into_iter().filter(|it| !is_ours(it) && names.contains(&it.0));
        let shared: Vec<_> = shared.collect();
        assert!(shared.len() > 15, "{}: {shared:?}", apart.manifest());
        // What only a judge needs may want an older line of a package beside the one that ships.
        let beside: BTreeSet<String> =
            shared.iter().filter(|it| shipped.contains(it)).map(|it| it.0.clone()).collect();
        let stray = |it: &(String, String, Option<String>)| {
            !(shipped.contains(it) || beside.contains(&it.0) && is_older(it, &shipped))
        };
        let other: Vec<_> = shared.into_iter().filter(stray).collect();
        other
            .into_iter()
            .map(|(name, version, _)| format!("{}: {name} {version}: run `just locks`", apart.0))
    }));
}

/// Whether a package is of an older line than every one of its name that ships: `0.13` beside `0.14`.
fn is_older(
    (name, version, _): &(String, String, Option<String>),
    shipped: &BTreeSet<(String, String, Option<String>)>,
) -> bool {
    let line = |version: &str| {
        let mut numbers =
            version.split('.').map(|number| number.parse::<u32>().unwrap_or_default());
        (numbers.next(), numbers.next())
    };
    let own = shipped.iter().filter(|it| it.0 == *name);
    own.map(|it| line(&it.1)).all(|other| line(version) < other)
}

/// Whether a package comes from this tree.
fn is_ours((_, _, source): &(String, String, Option<String>)) -> bool {
    source.is_none()
}

#[test]
fn fuzzing_has_one_dependency_of_its_own_exactly_pinned() {
    let manifest = manifest(&FUZZ.manifest());
    let own: Vec<_> = manifest["dependencies"].as_table().unwrap().iter().collect();
    let [(fuzzer, version), (laws, place)] = own[..] else { panic!("{own:?}") };
    assert_eq!((fuzzer.as_str(), laws.as_str()), ("libfuzzer-sys", "report-tests"));
    assert!(version.as_str().is_some_and(|version| version.starts_with('=')), "{version:?}");
    assert!(place.get("path").is_some(), "{place:?}");
}

#[test]
fn the_judges_are_held_to_the_same_lints_and_built_alike() {
    let [main, judges] = Workspace::WITH_MEMBERS.map(|it| manifest(&it.manifest()));
    assert_eq!(judges["workspace"]["lints"], main["workspace"]["lints"]);
    assert_eq!(
        judges["profile"]["dev"], main["profile"]["dev"],
        "or what they share is built twice"
    );
    for key in ["edition", "rust-version", "license", "publish"] {
        assert_eq!(judges["workspace"]["package"][key], main["workspace"]["package"][key], "{key}");
    }
}

#[test]
fn the_main_workspace_is_built_without_what_is_long_to_build() {
    let names = |workspace: Workspace| workspace.locked().into_iter().map(|(name, _, _)| name);
    let main: BTreeSet<String> = names(MAIN).collect();
    let judges: BTreeSet<String> = names(JUDGES).collect();
    for library in ["hayro", "jsonschema", "regex-automata"] {
        assert!(judges.contains(library), "{library} is no judge any more");
        assert!(!main.contains(library), "{library} belongs into tests/judges");
    }
}
