//! Parts, their kinds and what they refer to (ECMA-376 part 2). It must not look at what a part says.

use crate::office::{Element, Package, ends_in};
use std::collections::{BTreeMap, BTreeSet};

/// # Panics
/// Where a part has no kind, a reference no target, or a target no reference.
pub(super) fn holds(file: &Package) {
    assert_eq!(file.names.first().map(String::as_str), Some("[Content_Types].xml"));
    let types = file.xml("[Content_Types].xml");
    let listed = |name: &str, key: &str| -> BTreeSet<String> {
        types.named(name).map(|it| it.attributes[key].clone()).collect()
    };
    let (ends, named) = (listed("Default", "Extension"), listed("Override", "PartName"));
    assert_eq!(types.children.len(), ends.len() + named.len(), "each is declared once");
    let known = |name: &&String| {
        let end = name.rsplit('.').next().unwrap_or_default();
        named.contains(&format!("/{name}")) || end != "xml" && ends.contains(end)
    };
    let unknown: Vec<_> = file.names.iter().skip(1).filter(|name| !known(name)).collect();
    assert!(unknown.is_empty(), "no kind: {unknown:?}");
    for name in &named {
        assert!(file.parts.contains_key(name.trim_start_matches('/')), "{name} is missing");
    }
    let mut reached = BTreeSet::new();
    for name in file.names.iter().filter(|name| ends_in(name, "rels")) {
        reached.extend(references(file, name));
    }
    let lost =
        file.names.iter().skip(1).filter(|it| !ends_in(it, "rels") && !reached.contains(*it));
    assert_eq!(lost.collect::<Vec<_>>(), Vec::<&String>::new(), "nothing refers to it");
}

/// The parts a part refers to, by the part with its relations.
fn references(file: &Package, relations: &str) -> Vec<String> {
    let (folder, own) = relations.split_once("_rels/").expect("a part of relations");
    let source = format!("{folder}{}", own.trim_end_matches(".rels"));
    let listed = file.xml(relations);
    let mut targets: BTreeMap<&str, &str> = BTreeMap::new();
    let mut reached = Vec::new();
    for relation in &listed.children {
        let (id, target) = (&*relation.attributes["Id"], &*relation.attributes["Target"]);
        assert!(targets.insert(id, target).is_none(), "{relations}: {id} twice");
        if relation.attribute("TargetMode") == Some("External") {
            let is_plain = target.bytes().all(|byte| byte.is_ascii_graphic() && byte != b'\\');
            assert!(is_plain, "{target} is no address");
        } else {
            let path = joined(folder, target);
            assert!(file.parts.contains_key(&path), "{relations}: {path} is missing");
            reached.push(path);
        }
    }
    if !source.is_empty() && ends_in(&source, "xml") {
        let used = used(&file.xml(&source));
        let lost: Vec<_> = used.iter().filter(|id| !targets.contains_key(id.as_str())).collect();
        assert!(lost.is_empty(), "{source}: {lost:?} leads nowhere");
    }
    reached
}

fn used(part: &Element) -> BTreeSet<String> {
    let mut used = BTreeSet::new();
    part.each(&mut |element| {
        let names = ["r:id", "r:embed"].iter().filter_map(|name| element.attribute(name));
        used.extend(names.map(str::to_owned));
    });
    used
}

fn joined(folder: &str, target: &str) -> String {
    match target.strip_prefix("../") {
        Some(rest) => {
            let above =
                folder.trim_end_matches('/').rsplit_once('/').map_or("", |(above, _)| above);
            format!("{above}/{rest}")
        }
        None => format!("{folder}{target}"),
    }
}
