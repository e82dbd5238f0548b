//! The parts of a package (ECMA-376 Part 2), each unpacked only when it is asked for and only so far. It must not
//! read what a part says beyond relationships.

use super::Unreadable;
use super::xml::{Element, parse};
use std::collections::BTreeMap;
use std::io::{Cursor, Read};
use zip::ZipArchive;
use zip::result::ZipError;

/// The most parts: a report with a hundred pictures has some hundred and fifty.
const PARTS: usize = 10_000;

/// The largest part, unpacked, in bytes.
const PART: u64 = 64 << 20;

/// The most bytes all parts that are asked for may have, unpacked.
const TOTAL: u64 = 256 << 20;

/// An open package.
pub(super) struct Package<'b> {
    archive: ZipArchive<Cursor<&'b [u8]>>,
    /// Bytes unpacked so far.
    unpacked: u64,
}

/// What a part names: other parts, or addresses outside, which are not followed.
pub(super) struct Relationship {
    pub(super) kind: String,
    pub(super) target: String,
    pub(super) outside: bool,
}

impl<'b> Package<'b> {
    pub(super) fn open(bytes: &'b [u8]) -> Result<Self, Unreadable> {
        let archive = ZipArchive::new(Cursor::new(bytes)).map_err(|_| Unreadable::Broken)?;
        if archive.len() > PARTS {
            return Err(Unreadable::TooLarge);
        }
        Ok(Self { archive, unpacked: 0 })
    }

    /// The bytes of a part; nothing where there is none of that name.
    pub(super) fn part(&mut self, name: &str) -> Result<Option<Vec<u8>>, Unreadable> {
        let file = match self.archive.by_name(name) {
            Ok(file) => file,
            Err(ZipError::FileNotFound) => return Ok(None),
            Err(ZipError::UnsupportedArchive(why)) if why.contains("Password") => {
                return Err(Unreadable::Encrypted);
            }
            Err(_) => return Err(Unreadable::Broken),
        };
        let mut bytes = Vec::new();
        let left = TOTAL.saturating_sub(self.unpacked).min(PART);
        // What the package says of a part's size is not believed.
        file.take(left + 1).read_to_end(&mut bytes).map_err(|_| Unreadable::Broken)?;
        let length = bytes.len() as u64;
        if length > left {
            return Err(Unreadable::TooLarge);
        }
        self.unpacked += length;
        Ok(Some(bytes))
    }

    /// A part as XML; nothing where there is none of that name.
    pub(super) fn xml(&mut self, name: &str) -> Result<Option<Element>, Unreadable> {
        self.part(name)?.map(|bytes| parse(&bytes)).transpose()
    }

    /// Whether there is a part whose name begins so.
    pub(super) fn has(&self, start: &str) -> bool {
        self.archive.file_names().flatten().any(|name| name.starts_with(start))
    }

    /// What a part names, by the ids it uses.
    pub(super) fn relationships(
        &mut self,
        part: &str,
    ) -> Result<BTreeMap<String, Relationship>, Unreadable> {
        let (folder, name) = part.rsplit_once('/').unwrap_or(("", part));
        let rels = if folder.is_empty() { "_rels".to_owned() } else { format!("{folder}/_rels") };
        let Some(xml) = self.xml(&format!("{rels}/{name}.rels"))? else {
            return Ok(BTreeMap::new());
        };
        let one = |element: &Element| {
            let target = element.attribute("Target")?;
            let outside = element.attribute("TargetMode") == Some("External");
            let target = if outside { target.to_owned() } else { resolved(folder, target) };
            let kind = element.attribute("Type")?.rsplit('/').next()?.to_owned();
            Some((element.attribute("Id")?.to_owned(), Relationship { kind, target, outside }))
        };
        Ok(xml.elements().filter_map(one).collect())
    }

    /// The name of the main part of a Word document.
    pub(super) fn main(&self) -> Option<String> {
        let mut package = Self { archive: self.archive.clone(), unpacked: 0 };
        let named = package.relationships("").ok()?;
        let main = named.into_values().find(|it| it.kind == "officeDocument" && !it.outside);
        let name = main.map_or_else(|| "word/document.xml".to_owned(), |it| it.target);
        let word = name.starts_with("word/") || name.ends_with("document.xml");
        (word && package.has(&name)).then_some(name)
    }
}

/// A target as the name of a part.
fn resolved(folder: &str, target: &str) -> String {
    if let Some(whole) = target.strip_prefix('/') {
        return whole.to_owned();
    }
    let mut parts: Vec<&str> = folder.split('/').filter(|part| !part.is_empty()).collect();
    for part in target.split('/') {
        match part {
            "" | "." => {}
            ".." => {
                parts.pop();
            }
            part => parts.push(part),
        }
    }
    parts.join("/")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_target_is_named_from_its_part() {
        assert_eq!(resolved("word", "media/image1.png"), "word/media/image1.png");
        assert_eq!(resolved("word", "../customXml/a.xml"), "customXml/a.xml");
        assert_eq!(resolved("word", "/word/styles.xml"), "word/styles.xml");
        assert_eq!(resolved("", "../../a"), "a");
    }
}
