//! What the library for workbooks does not tell of .xlsx: which rows are hidden. It must not read values.

use super::archive::Archive;
use quick_xml::events::{BytesStart, Event};
use quick_xml::{Reader, XmlVersion};
use std::collections::BTreeMap;

/// The most hidden rows that are said of a sheet; those behind are as hidden.
const SAID: usize = 1000;

/// The hidden rows of each sheet by its name, from 0. A sheet whose part is not found has none.
pub(super) fn hidden_rows(archive: &mut Archive<'_>) -> BTreeMap<String, Vec<u32>> {
    let Some(workbook) = archive.names().find(|name| name.ends_with("workbook.xml")) else {
        return BTreeMap::new();
    };
    let (folder, file) = workbook.rsplit_once('/').unwrap_or(("", &workbook));
    let (folder, file) = (folder.to_owned(), file.to_owned());
    let rels = join(&folder, &format!("_rels/{file}.rels"));
    let (Ok(sheets), Ok(rels)) = (archive.text(&workbook), archive.text(&rels)) else {
        return BTreeMap::new();
    };
    let targets = pairs(&rels, "Relationship", "Id", "Target");
    let targets: BTreeMap<String, String> = targets.into_iter().collect();
    let mut hidden = BTreeMap::new();
    for (id, name) in pairs(&sheets, "sheet", "id", "name") {
        let Some(target) = targets.get(&id) else { continue };
        let path = match target.strip_prefix('/') {
            Some(path) => path.to_owned(),
            None => join(&folder, target),
        };
        if let Ok(text) = archive.text(&path) {
            hidden.insert(name, rows(&text));
        }
    }
    hidden
}

fn join(folder: &str, path: &str) -> String {
    if folder.is_empty() { path.to_owned() } else { format!("{folder}/{path}") }
}

/// Two attributes of every element of a name.
fn pairs(text: &str, element: &str, one: &str, other: &str) -> Vec<(String, String)> {
    let mut found = Vec::new();
    each(text, |start| {
        if start.local_name().as_ref() == element {
            found.extend(attribute(start, one).zip(attribute(start, other)));
        }
        true
    });
    found
}

/// The rows a sheet hides. What comes behind the rows is not looked at.
fn rows(text: &str) -> Vec<u32> {
    let mut found = Vec::new();
    let mut next = 0_u32;
    if !text.contains("hidden") {
        return found;
    }
    each(text, |start| {
        if start.local_name().as_ref() == "row" {
            let typed = attribute(start, "r").and_then(|row| row.parse::<u32>().ok());
            let row = typed.and_then(|row| row.checked_sub(1)).unwrap_or(next);
            next = row.saturating_add(1);
            let hidden = attribute(start, "hidden");
            if matches!(hidden.as_deref(), Some("1" | "true")) {
                found.push(row);
            }
        }
        found.len() < SAID
    });
    found
}

/// Hands over every element until it is told to stop, or the text is none.
fn each(text: &str, mut take: impl FnMut(&BytesStart<'_>) -> bool) {
    let mut reader = Reader::from_str(text);
    loop {
        match reader.read_event() {
            Ok(Event::Start(start) | Event::Empty(start)) if !take(&start) => return,
            Ok(Event::Eof) | Err(_) => return,
            Ok(_) => {}
        }
    }
}

/// An attribute by its name without prefix.
fn attribute(start: &BytesStart<'_>, name: &str) -> Option<String> {
    let mut all = start.attributes().filter_map(Result::ok);
    let found = all.find(|attribute| attribute.key.local_name().as_ref() == name)?;
    Some(found.normalized_value(XmlVersion::Explicit1_0).ok()?.into_owned())
}
