//! What the library for workbooks does not tell of .xlsx: which rows are hidden; and whether every reference names
//! cells there can be, first before last, because the library counts on it. It must not read values.

use super::archive::Archive;
use super::error::ReadError;
use super::names::place;
use quick_xml::events::{BytesStart, Event};
use quick_xml::{Reader, XmlVersion};
use std::collections::BTreeMap;

/// The most hidden rows that are said of a sheet; those behind are as hidden.
const SAID: usize = 1000;

/// How many rows and columns a sheet can have (ECMA-376 part 1, 18.18.62 and Excel's limits).
const ROWS: u32 = 1_048_576;
const COLUMNS: u32 = 16_384;

/// The elements of a sheet whose references are looked at, with the attribute that holds them.
const REFERENCES: &[(&str, &str)] =
    &[("c", "r"), ("dimension", "ref"), ("mergeCell", "ref"), ("f", "ref"), ("autoFilter", "ref")];

/// The hidden rows of each sheet by its name, from 0. A sheet whose part is not found has none.
pub(super) fn hidden_rows(
    archive: &mut Archive<'_>,
) -> Result<BTreeMap<String, Vec<u32>>, ReadError> {
    let Some(workbook) = archive.names().find(|name| name.ends_with("workbook.xml")) else {
        return Ok(BTreeMap::new());
    };
    let (folder, file) = workbook.rsplit_once('/').unwrap_or(("", &workbook));
    let (folder, file) = (folder.to_owned(), file.to_owned());
    let rels = join(&folder, &format!("_rels/{file}.rels"));
    let (sheets, rels) = (archive.text(&workbook)?, archive.text(&rels)?);
    let targets = pairs(&rels, "Relationship", "Id", "Target");
    let targets: BTreeMap<String, String> = targets.into_iter().collect();
    let mut hidden = BTreeMap::new();
    for (id, name) in pairs(&sheets, "sheet", "id", "name") {
        let Some(target) = targets.get(&id) else { continue };
        let path = match target.strip_prefix('/') {
            Some(path) => path.to_owned(),
            None => join(&folder, target),
        };
        if archive.has(&path) {
            let rows = rows(&archive.text(&path)?);
            let fault = || ReadError::Damaged(format!("工作表“{name}”"));
            hidden.insert(name.clone(), rows.ok_or_else(fault)?);
        }
    }
    Ok(hidden)
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

/// The rows a sheet hides; nothing where a reference names what cannot be.
fn rows(text: &str) -> Option<Vec<u32>> {
    let mut found = Vec::new();
    let mut next = 0_u32;
    let whole = each(text, |start| {
        let mut sound = true;
        let element = start.local_name();
        let reference = REFERENCES.iter().find(|(name, _)| element.as_ref() == *name);
        if let Some((_, name)) = reference {
            sound = start.attributes().all(|found| {
                found.is_ok_and(|it| it.key.local_name().as_ref() != *name || is_range(&it.value))
            });
        }
        if element.as_ref() == "row" {
            let typed = attribute(start, "r");
            sound &= typed.as_ref().is_none_or(|row| is_row(row));
            let typed = typed.and_then(|row| row.parse::<u32>().ok());
            let row = typed.and_then(|row| row.checked_sub(1)).unwrap_or(next);
            next = row.saturating_add(1);
            let hidden = attribute(start, "hidden");
            if matches!(hidden.as_deref(), Some("1" | "true")) && found.len() < SAID {
                found.push(row);
            }
        }
        sound
    });
    whole.then_some(found)
}

fn is_row(text: &str) -> bool {
    text.parse::<u32>().is_ok_and(|row| (1..=ROWS).contains(&row))
}

/// Whether a text names one cell or an area, its first cell before its last.
fn is_range(text: &str) -> bool {
    let (first, last) = text.split_once(':').unwrap_or((text, text));
    let inside = |at: &(u32, u32)| at.0 < ROWS && at.1 < COLUMNS;
    let (first, last) = (place(first).filter(inside), place(last).filter(inside));
    first.zip(last).is_some_and(|(first, last)| first.0 <= last.0 && first.1 <= last.1)
}

/// Hands over every element until it is told to stop; whether the text went on to its end.
fn each(text: &str, mut take: impl FnMut(&BytesStart<'_>) -> bool) -> bool {
    let mut reader = Reader::from_str(text);
    loop {
        match reader.read_event() {
            Ok(Event::Start(start) | Event::Empty(start)) if !take(&start) => return false,
            Ok(Event::Eof) => return true,
            Err(_) => return false,
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
