//! Files carried inside the PDF (ISO 32000-1 §7.11.4, ISO 19005-3 §6.8). It must not change them.

use super::object::{Objects, bytes, count, name, text};
use crate::PdfError;
use crate::deflate::Deflater;
use crate::flat;
use crate::options::{Attachment, Relationship};
use crate::timestamp::Timestamp;
use md5::{Digest, Md5};
use pdf_writer::Dict;
use pdf_writer::{Finish, Ref};

/// What the document's own dictionary says of its attachments.
pub(super) struct Attached {
    /// The files by name, for `Names`.
    names: Vec<(String, Ref)>,
    /// The same files in their own order, for `AF`.
    pub(super) associated: Vec<Ref>,
}

impl Attached {
    /// Writes the name tree (ISO 32000-1 §7.9.6).
    pub(super) fn write_names(&self, mut tree: Dict<'_>) {
        let mut entries = tree.insert(name("Names")).array();
        for (name, file) in &self.names {
            entries.item(bytes(name.as_bytes())).item(*file);
        }
    }
}

/// An attachment's content, deflated.
pub(crate) struct Packed {
    bytes: Vec<u8>,
    /// The MD5 of what was deflated (ISO 32000-1 §7.11.4, table 46): it tells damage, and guards against nobody.
    checksum: [u8; 16],
}

/// Their content, deflated, in their order.
pub(crate) fn pack(attachments: &[Attachment]) -> Vec<Packed> {
    let mut deflater = Deflater::new();
    let pack = |attachment: &Attachment| {
        let mut bytes = deflater.deflate(&attachment.bytes);
        bytes.shrink_to_fit();
        Packed { bytes, checksum: Md5::digest(&attachment.bytes).into() }
    };
    attachments.iter().map(pack).collect()
}

/// Adds the attachments with their packed content; nothing when there are none.
pub(super) fn add(
    objects: &mut Objects,
    attachments: &[Attachment],
    packed: Vec<Packed>,
    timestamp: Option<Timestamp>,
) -> Result<Option<Attached>, PdfError> {
    if attachments.is_empty() {
        return Ok(None);
    }
    let mut names: Vec<(String, Ref)> = Vec::new();
    for (attachment, packed) in attachments.iter().zip(packed) {
        let name = flat::name_of(&attachment.name);
        let file = file(objects, attachment, &name, packed, timestamp);
        names.push((name, file));
    }
    let associated = names.iter().map(|(_, file)| *file).collect();
    // A name tree is sorted by its keys' bytes; those are UTF-8 here.
    names.sort_unstable();
    if let Some([(name, _), _]) = names.array_windows().find(|[(a, _), (b, _)]| a == b) {
        return Err(PdfError::AttachedTwice { name: flat::path_of(name) });
    }
    Ok(Some(Attached { names, associated }))
}

/// A file specification with its content.
fn file(
    objects: &mut Objects,
    attachment: &Attachment,
    flat: &str,
    packed: Packed,
    timestamp: Option<Timestamp>,
) -> Ref {
    let date = timestamp.map(Timestamp::pdf);
    let content = objects.packed(packed.bytes, |stream| {
        stream.pair(name("Type"), name("EmbeddedFile"));
        stream.pair(name("Subtype"), name(&attachment.media_type));
        let mut parameters = stream.insert(name("Params")).dict();
        parameters.pair(name("Size"), count(attachment.bytes.len()));
        parameters.pair(name("CheckSum"), bytes(&packed.checksum));
        if let Some(date) = &date {
            parameters.pair(name("ModDate"), text(date));
        }
    });
    let id = objects.id();
    let mut file = objects.dict(id);
    file.pair(name("Type"), name("Filespec"));
    file.pair(name("F"), text(flat)).pair(name("UF"), text(flat));
    let mut embedded = file.insert(name("EF")).dict();
    embedded.pair(name("F"), content).pair(name("UF"), content);
    embedded.finish();
    file.pair(name("AFRelationship"), name(relationship(attachment.relationship)));
    if !attachment.description.is_empty() {
        file.pair(name("Desc"), text(&attachment.description));
    }
    file.finish();
    id
}

/// What each relationship is called in a PDF.
fn relationship(relationship: Relationship) -> &'static str {
    match relationship {
        Relationship::Source => "Source",
        Relationship::Supplement => "Supplement",
    }
}
