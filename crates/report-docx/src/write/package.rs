//! The package a document is kept in: parts with their content types and relations, zipped the same way
//! each time (ECMA-376 part 2). It must not know what a part says.

use super::xml::Xml;
use std::io::{Cursor, Write};
use zip::result::ZipResult;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipWriter};

const TYPES: &str = "http://schemas.openxmlformats.org/package/2006/content-types";
const RELATIONS: &str = "http://schemas.openxmlformats.org/package/2006/relationships";
const RELATIONS_TYPE: &str = "application/vnd.openxmlformats-package.relationships+xml";

/// The kinds of relations between parts of an office document begin with this.
pub(super) const OFFICE: &str =
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

/// Permissions of an entry, where a system keeps them.
const READABLE: u32 = 0o644;

/// A part of a package.
struct Part {
    name: String,
    /// The kind of the part; nothing for what the end of its name tells.
    kind: Option<&'static str>,
    bytes: Vec<u8>,
    /// Whether it is deflated already.
    packed: bool,
}

/// Parts as they are gathered.
#[derive(Default)]
pub(super) struct Package {
    parts: Vec<Part>,
    /// The ends of names that tell the kind of a part.
    ends: Vec<(&'static str, &'static str)>,
}

impl Package {
    /// Adds a part of a kind.
    pub(super) fn add(&mut self, name: &str, kind: &'static str, bytes: Vec<u8>) {
        self.parts.push(Part { name: name.to_owned(), kind: Some(kind), bytes, packed: false });
    }

    /// Adds a part whose kind the end of its name tells, and which gains nothing by being deflated.
    pub(super) fn add_packed(
        &mut self,
        name: String,
        end: (&'static str, &'static str),
        bytes: Vec<u8>,
    ) {
        if !self.ends.contains(&end) {
            self.ends.push(end);
        }
        self.parts.push(Part { name, kind: None, bytes, packed: true });
    }

    /// Adds the relations of a part, where it has any; of the package where the name is empty.
    pub(super) fn relate(&mut self, name: &str, relations: &Relations) {
        if relations.entries.is_empty() && relations.named.is_empty() {
            return;
        }
        let (folder, own) = name.rsplit_once('/').unwrap_or(("", name));
        let gap = if folder.is_empty() { "" } else { "/" };
        let name = format!("{folder}{gap}_rels/{own}.rels");
        let bytes = relations.part();
        self.parts.push(Part { name, kind: None, bytes, packed: false });
    }

    /// The package as a file; nothing where it would be larger than one may be.
    pub(super) fn finish(self) -> Option<Vec<u8>> {
        self.zipped().ok()
    }

    fn zipped(self) -> ZipResult<Vec<u8>> {
        let size: usize = self.parts.iter().map(|part| part.bytes.len() / 2).sum();
        let mut file = ZipWriter::new(Cursor::new(Vec::with_capacity(size)));
        let types = Part {
            name: "[Content_Types].xml".to_owned(),
            kind: None,
            bytes: self.types(),
            packed: false,
        };
        for part in std::iter::once(&types).chain(&self.parts) {
            let method =
                if part.packed { CompressionMethod::Stored } else { CompressionMethod::Deflated };
            let options = SimpleFileOptions::default()
                .compression_method(method)
                .last_modified_time(DateTime::default())
                .unix_permissions(READABLE);
            file.start_file(&part.name, options)?;
            file.write_all(&part.bytes)?;
        }
        file.finish().map(Cursor::into_inner)
    }

    fn types(&self) -> Vec<u8> {
        let mut xml = Xml::part();
        xml.within("Types", &[("xmlns", TYPES)], |xml| {
            let usual = [("rels", RELATIONS_TYPE), ("xml", "application/xml")];
            for (end, kind) in usual.iter().chain(&self.ends) {
                xml.empty("Default", &[("Extension", end), ("ContentType", kind)]);
            }
            for part in &self.parts {
                let Some(kind) = part.kind else { continue };
                let name = format!("/{}", part.name);
                xml.empty("Override", &[("PartName", &name), ("ContentType", kind)]);
            }
        });
        xml.into_bytes()
    }
}

/// What a part refers to.
#[derive(Default)]
pub(super) struct Relations {
    /// Those named by their number.
    entries: Vec<Relation>,
    named: Vec<(String, Relation)>,
}

#[derive(PartialEq, Eq)]
struct Relation {
    kind: String,
    target: String,
    external: bool,
}

impl Relations {
    /// Refers to another part, by a kind of [`OFFICE`], and gives the name of the reference.
    pub(super) fn office(&mut self, kind: &str, target: &str) -> String {
        self.of_kind(format!("{OFFICE}/{kind}"), target)
    }

    /// Refers to another part by a name of its own.
    pub(super) fn named(&mut self, name: &str, kind: &str, target: &str) {
        let (kind, target) = (format!("{OFFICE}/{kind}"), target.to_owned());
        self.named.push((name.to_owned(), Relation { kind, target, external: false }));
    }

    /// Refers to another part, by any kind.
    pub(super) fn of_kind(&mut self, kind: String, target: &str) -> String {
        self.add(Relation { kind, target: target.to_owned(), external: false })
    }

    /// Refers to an address.
    pub(super) fn address(&mut self, target: String) -> String {
        self.add(Relation { kind: format!("{OFFICE}/hyperlink"), target, external: true })
    }

    fn add(&mut self, relation: Relation) -> String {
        let known = self.entries.iter().position(|known| *known == relation);
        let index = known.unwrap_or_else(|| {
            self.entries.push(relation);
            self.entries.len() - 1
        });
        name(index)
    }

    fn part(&self) -> Vec<u8> {
        let mut xml = Xml::part();
        xml.within("Relationships", &[("xmlns", RELATIONS)], |xml| {
            let numbered = self.entries.iter().enumerate().map(|(at, it)| (name(at), it));
            let named = self.named.iter().map(|(name, it)| (name.clone(), it));
            for (id, relation) in numbered.chain(named) {
                let Relation { kind, target, external } = relation;
                let mut attributes = vec![("Id", &*id), ("Type", kind), ("Target", target)];
                if *external {
                    attributes.push(("TargetMode", "External"));
                }
                xml.empty("Relationship", &attributes);
            }
        });
        xml.into_bytes()
    }
}

fn name(index: usize) -> String {
    format!("rId{}", index + 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_target_is_named_once() {
        let mut relations = Relations::default();
        let mut add = |target: &str| relations.address(target.to_owned());
        assert_eq!(
            [add("http://a.cn"), add("http://b.cn"), add("http://a.cn")],
            ["rId1", "rId2", "rId1"]
        );
    }

    #[test]
    fn the_same_parts_give_the_same_file() {
        let file = || {
            let mut package = Package::default();
            package.add("word/document.xml", "application/xml", b"<a/>".to_vec());
            package.add_packed("word/a.png".to_owned(), ("png", "image/png"), vec![1; 100]);
            package.finish().unwrap()
        };
        assert_eq!(file(), file());
    }
}
