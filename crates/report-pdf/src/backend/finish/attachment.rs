//! Files carried inside the PDF (ISO 32000-1 §7.11.4, ISO 19005-3 §6.8).

use super::object::{name, number, text};
use super::{Objects, PdfError};
use crate::backend::options::{Attachment, Relationship};
use crate::backend::timestamp::Timestamp;
use lopdf::{Dictionary, Object, ObjectId, Stream, dictionary};

/// What the document's own dictionary says of its attachments.
pub(super) struct Attached {
    /// The files by name, for `Names`.
    pub(super) names: Dictionary,
    /// The same files in their own order, for `AF`.
    pub(super) associated: Vec<Object>,
}

/// Adds the attachments; nothing when there are none.
pub(super) fn add(
    objects: &mut Objects,
    attachments: &[Attachment],
    timestamp: Option<Timestamp>,
) -> Result<Option<Attached>, PdfError> {
    if attachments.is_empty() {
        return Ok(None);
    }
    let mut files: Vec<(&str, ObjectId)> = Vec::new();
    for attachment in attachments {
        files.push((&attachment.name, file(objects, attachment, timestamp)));
    }
    let associated = files.iter().map(|(_, file)| Object::Reference(*file)).collect();
    // A name tree is sorted by its keys' bytes; those are UTF-8 here.
    files.sort_unstable();
    if let Some([(name, _), _]) = files.array_windows().find(|[(a, _), (b, _)]| a == b) {
        return Err(PdfError::AttachedTwice { name: (*name).to_owned() });
    }
    let entries = files.into_iter().flat_map(|(name, file)| {
        let key = Object::String(name.as_bytes().to_vec(), lopdf::StringFormat::Hexadecimal);
        [key, Object::Reference(file)]
    });
    let tree = dictionary! { "Names" => entries.collect::<Vec<Object>>() };
    Ok(Some(Attached { names: dictionary! { "EmbeddedFiles" => tree }, associated }))
}

/// A file specification with its content.
fn file(objects: &mut Objects, attachment: &Attachment, timestamp: Option<Timestamp>) -> ObjectId {
    let mut parameters = dictionary! { "Size" => number(attachment.bytes.len()) };
    if let Some(timestamp) = timestamp {
        parameters.set("ModDate", text(&timestamp.pdf()));
    }
    let entries = dictionary! {
        "Type" => name("EmbeddedFile"),
        "Subtype" => name(&attachment.media_type),
        "Params" => parameters,
    };
    let content = objects.add_object(Stream::new(entries, attachment.bytes.to_vec()));
    let mut file = dictionary! {
        "Type" => name("Filespec"),
        "F" => text(&attachment.name),
        "UF" => text(&attachment.name),
        "EF" => dictionary! { "F" => content, "UF" => content },
        "AFRelationship" => name(relationship(attachment.relationship)),
    };
    if !attachment.description.is_empty() {
        file.set("Desc", text(&attachment.description));
    }
    objects.add_object(file)
}

/// What each relationship is called in a PDF.
fn relationship(relationship: Relationship) -> &'static str {
    match relationship {
        Relationship::Source => "Source",
        Relationship::Supplement => "Supplement",
    }
}
