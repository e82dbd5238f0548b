//! The bill of materials: everything inside the program with its version, licence and hash, as
//! CycloneDX 1.6 JSON (ECMA-424). It must hold no time and no random number: the same lock file gives
//! the same bytes.

use super::{Package, linked};
use report_fonts::{Face, FaceId, face};
use serde_json::{Value, json};
use std::collections::BTreeMap;
use std::fs;

/// The bill as indented JSON.
pub(crate) fn bill() -> Result<String, String> {
    let linked = linked()?;
    let hashes = face_hashes()?;
    let program = linked.values().find(|package| package.name == super::PROGRAM);
    let program = program.ok_or("the program is not in its own tree")?;
    let others = linked.values().filter(|package| package.name != super::PROGRAM).map(library);
    let faces = FaceId::ALL.iter().copied().map(face).map(|face| font(face, &hashes));
    let components = others.chain(faces).collect::<Vec<_>>();
    let bill = json!({
        "bomFormat": "CycloneDX",
        "specVersion": "1.6",
        "version": 1,
        "metadata": { "component": component(program, "application") },
        "components": components,
        "dependencies": dependencies(&linked),
    });
    let text = serde_json::to_string_pretty(&bill).map_err(|error| error.to_string())?;
    Ok(text + "\n")
}

fn library(package: &Package) -> Value {
    component(package, "library")
}

fn component(package: &Package, kind: &str) -> Value {
    let mut component = json!({
        "type": kind,
        "bom-ref": package.url(),
        "name": package.name,
        "version": package.version,
        "description": package.description,
        "licenses": [{ "expression": package.licence }],
        "purl": package.url(),
    });
    if let (Some(hash), Some(fields)) = (&package.checksum, component.as_object_mut()) {
        fields.insert("hashes".to_owned(), sha_256(hash));
    }
    component
}

fn font(face: &Face, hashes: &BTreeMap<String, String>) -> Value {
    let mut component = json!({
        "type": "file",
        "bom-ref": face_reference(face),
        "name": format!("{}.ttf", face.post_script_name),
        "licenses": [{ "license": { "id": face.licence.name } }],
    });
    let hash = hashes.get(face.post_script_name);
    if let (Some(hash), Some(fields)) = (hash, component.as_object_mut()) {
        fields.insert("hashes".to_owned(), sha_256(hash));
    }
    component
}

fn face_reference(face: &Face) -> String {
    format!("face:{}", face.post_script_name)
}

fn sha_256(hash: &str) -> Value {
    json!([{ "alg": "SHA-256", "content": hash }])
}

/// Who links whom; the faces are part of `report-fonts`.
fn dependencies(linked: &BTreeMap<String, Package>) -> Vec<Value> {
    let entry = |package: &Package| {
        let links = package.links.iter().filter_map(|id| linked.get(id)).map(Package::url);
        let faces = FaceId::ALL.iter().copied().map(|id| face_reference(face(id)));
        let faces = faces.filter(|_| package.name == "report-fonts");
        let links: Vec<String> = links.chain(faces).collect();
        json!({ "ref": package.url(), "dependsOn": links })
    };
    linked.values().map(entry).collect()
}

/// The declared hash of each embedded file, by the face's PostScript name.
fn face_hashes() -> Result<BTreeMap<String, String>, String> {
    let path = crate::root().join("fonts/fonts.toml");
    let declared = fs::read_to_string(path).map_err(|error| format!("fonts.toml: {error}"))?;
    let value = |face: &str, key: &str| {
        let line = face.lines().find_map(|line| line.strip_prefix(key)?.strip_prefix(" = "))?;
        Some(line.trim_matches('"').to_owned())
    };
    let entry = |face: &str| Some((value(face, "post_script_name")?, value(face, "sha256")?));
    Ok(declared.split("[[face]]").filter_map(entry).collect())
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    fn parsed() -> Value {
        serde_json::from_str(&bill().unwrap()).unwrap()
    }

    fn texts<'a>(found: impl IntoIterator<Item = &'a Value>, key: &str) -> Vec<&'a str> {
        found.into_iter().map(|one| one[key].as_str().unwrap()).collect()
    }

    #[test]
    fn every_part_is_named_once_and_every_reference_leads_to_one() {
        let bill = parsed();
        let components = bill["components"].as_array().unwrap();
        let mut named = texts(components, "bom-ref");
        named.push(bill["metadata"]["component"]["bom-ref"].as_str().unwrap());
        let known: BTreeSet<&str> = named.iter().copied().collect();
        assert_eq!(known.len(), named.len());
        let dependencies = bill["dependencies"].as_array().unwrap();
        for entry in dependencies {
            let links = entry["dependsOn"].as_array().unwrap().iter().map(Value::as_str);
            let mut from = links.chain([entry["ref"].as_str()]).map(Option::unwrap);
            assert!(from.all(|reference| known.contains(reference)), "{entry}");
        }
    }

    #[test]
    fn crates_of_others_and_faces_carry_hash_and_licence() {
        let bill = parsed();
        let components = bill["components"].as_array().unwrap();
        assert!(components.len() > 100);
        for component in components {
            let ours = component["name"].as_str().unwrap().starts_with("report-");
            let hash = component["hashes"][0]["content"].as_str();
            assert_eq!(hash.map(str::len), (!ours).then_some(64), "{component}");
            assert!(component["licenses"][0].is_object(), "{component}");
        }
        let files = components.iter().filter(|component| component["type"] == "file").count();
        assert_eq!(files, FaceId::ALL.len());
    }

    #[test]
    fn the_same_lock_file_gives_the_same_bytes() {
        assert_eq!(bill().unwrap(), bill().unwrap());
    }
}
