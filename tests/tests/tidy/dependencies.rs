//! What we depend on: one table of exact versions, each with its reason; small libraries; licences
//! we may pass on. It must not choose them.

use crate::none;
use crate::source::root;
use crate::workspaces::{Workspace, manifest, text};
use std::collections::BTreeSet;
use std::process::Command;
use toml::Value;

/// The most crates a library that is used alone may bring along.
const MOST: usize = 15;

/// Parts of names of crates that have no place in reading or checking.
const FOREIGN: [&str; 9] =
    ["pdf", "font", "subsetter", "ttf", "png", "clap", "anstyle", "anstream", "terminal"];

/// Every crate of a dependency tree, without tests' own, as name and licence.
fn tree(package: &[&str]) -> BTreeSet<(String, String)> {
    let output = Command::new(env!("CARGO"))
        .args(["tree", "--locked", "--edges", "normal,build"])
        .args(["--prefix", "none", "--format", "{p}|{l}"])
        .args(package)
        .current_dir(root())
        .output()
        .unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let listed = String::from_utf8(output.stdout).unwrap();
    let crates = listed.lines().filter_map(|line| {
        let (package, licence) = line.trim_end_matches(" (*)").split_once('|')?;
        Some((package.split(' ').next()?.to_owned(), licence.to_owned()))
    });
    crates.collect()
}

#[test]
fn reading_and_checking_stay_small() {
    for library in ["report-core", "report-toml", "report-claims", "report-validate"] {
        let mut brought: BTreeSet<String> =
            tree(&["--package", library]).into_iter().map(|(name, _)| name).collect();
        assert!(brought.remove(library), "{library} is not in its own tree");
        assert!(brought.len() <= MOST, "{library} brings {} crates: {brought:?}", brought.len());
        let foreign = |name: &&String| FOREIGN.iter().any(|part| name.contains(part));
        none(brought.iter().filter(foreign).map(|name| format!("{library} brings {name}")));
    }
}

#[test]
fn every_licence_is_one_we_may_pass_on() {
    let policy = manifest("deny.toml");
    let allowed: BTreeSet<&str> =
        policy["licenses"]["allow"].as_array().unwrap().iter().filter_map(Value::as_str).collect();
    let brought = tree(&["--workspace"]);
    assert!(brought.len() > MOST);
    let wrong = brought.iter().filter(|(_, licence)| !grants(licence, &allowed));
    none(wrong.map(|(name, licence)| format!("{name}: {licence:?} is not in deny.toml's list")));
}

/// Whether an SPDX expression can be met with the licences allowed. Brackets stand around whole
/// alternatives only, as in `(MIT OR Apache-2.0) AND Unicode-3.0`.
fn grants(expression: &str, allowed: &BTreeSet<&str>) -> bool {
    expression.split(" AND ").all(|part| {
        let part = part.trim_matches(['(', ')']);
        part.split(" OR ").flat_map(|one| one.split('/')).any(|one| allowed.contains(one.trim()))
    })
}

#[test]
fn a_licence_is_granted_by_any_alternative_of_every_part() {
    let allowed = BTreeSet::from(["MIT", "Unicode-3.0"]);
    assert!(grants("MIT OR Apache-2.0", &allowed));
    assert!(grants("MIT/Apache-2.0", &allowed));
    assert!(grants("(MIT OR Apache-2.0) AND Unicode-3.0", &allowed));
    assert!(!grants("(MIT OR Apache-2.0) AND BSD-3-Clause", &allowed));
    assert!(!grants("", &allowed));
}

#[test]
fn every_accepted_advisory_says_why() {
    let policy = manifest("deny.toml");
    let ignored = policy["advisories"]["ignore"].as_array().unwrap();
    let explained = |entry: &&Value| {
        let reason = entry.get("reason").and_then(Value::as_str);
        reason.is_some_and(|reason| reason.len() > 20)
    };
    none(ignored.iter().filter(|entry| !explained(entry)).map(|entry| format!("{entry:?}: why?")));
}

/// The lines of a workspace's table of versions: name and the rest.
fn versions(workspace: &Workspace) -> Vec<(&'static str, &'static str)> {
    let manifest = text(&workspace.manifest());
    let (_, table) = manifest.split_once("[workspace.dependencies]\n").unwrap();
    let table = table.split("\n[").next().unwrap_or_default();
    table.lines().filter_map(|line| line.split_once(" = ")).collect()
}

fn is_ours(name: &str) -> bool {
    name.starts_with("report-")
}

#[test]
fn every_dependency_has_an_exact_version_and_a_reason() {
    none(Workspace::WITH_MEMBERS.iter().flat_map(|workspace| {
        let path = workspace.manifest();
        let versions = versions(workspace);
        let declared = manifest(&path)["workspace"]["dependencies"].as_table().unwrap().len();
        assert_eq!(versions.len(), declared, "{path}: one line each");
        let outside = versions.into_iter().filter(|(name, _)| !is_ours(name));
        outside.filter_map(move |(name, rest)| {
            let exact = rest.starts_with("\"=") || rest.contains("version = \"=");
            let reason = rest.split_once(" # ").is_some_and(|(_, reason)| reason.len() > 5);
            let wrong = format!("{path}: {name}: an exact version and, behind it, the reason");
            (!exact || !reason).then_some(wrong)
        })
    }));
}

#[test]
fn every_dependency_in_the_table_is_used() {
    none(Workspace::WITH_MEMBERS.iter().flat_map(|workspace| {
        let used = |name: &str| {
            let entries =
                [format!("\n{name}.workspace = true"), format!("\n{name} = {{ workspace")];
            let uses = |text: &str| entries.iter().any(|entry| text.contains(entry));
            workspace.members().any(|member| uses(&member.text))
        };
        let idle = versions(workspace).into_iter().filter(move |(name, _)| !used(name));
        idle.map(|(name, _)| format!("{}: {name}: no member uses it", workspace.manifest()))
    }));
}

#[test]
fn members_take_versions_and_lints_from_the_workspace() {
    let members = || Workspace::WITH_MEMBERS.iter().flat_map(Workspace::members);
    assert!(members().count() >= 9);
    none(members().flat_map(|member| {
        let manifest = manifest(&member.path);
        let inherits = |value: &Value| value.get("workspace") == Some(&Value::Boolean(true));
        let tables = ["dependencies", "dev-dependencies", "build-dependencies"];
        let entries = tables.iter().filter_map(|name| manifest.get(*name)?.as_table()).flatten();
        let own = entries.filter(|(_, value)| !inherits(value));
        let own = own.map(|(name, _)| format!("{}: {name} has its own version", member.path));
        let lints = manifest.get("lints").is_some_and(inherits);
        let lints = (!lints).then(|| format!("{}: no workspace lints", member.path));
        own.chain(lints).collect::<Vec<_>>()
    }));
}

#[test]
fn unsafe_code_is_forbidden_everywhere() {
    let lints = &manifest("Cargo.toml")["workspace"]["lints"]["rust"];
    assert_eq!(lints["unsafe_code"].as_str(), Some("forbid"));
}

/// What cargo does only with the versions of the lock file when told so.
const BUILDS: [&str; 7] = ["build", "check", "clippy", "doc", "install", "run", "test"];

#[test]
fn no_command_of_ours_may_change_the_lock_file() {
    let commands = [".ci/run", "justfile", ".cargo/config.toml"].map(|path| (path, text(path)));
    let lines = commands.iter().flat_map(|(path, text)| text.lines().map(move |line| (path, line)));
    let builds = |line: &str| {
        let typed = |word: &&str| {
            line.contains(&format!("cargo {word} ")) || line.contains(&format!("= \"{word} "))
        };
        !line.trim_start().starts_with('#') && BUILDS.iter().any(typed)
    };
    let builds: Vec<_> = lines.filter(|(_, line)| builds(line)).collect();
    assert!(builds.len() > 10, "{builds:?}");
    none(
        builds
            .iter()
            .filter(|(_, line)| !line.contains("--locked"))
            .map(|(path, line)| format!("{path}: {}: --locked", line.trim())),
    );
}
