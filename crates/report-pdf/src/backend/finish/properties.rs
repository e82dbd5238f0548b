//! What the file says of itself, as a PDF stores it: the Info dictionary (ISO 32000-1 §14.3.3) and
//! the metadata stream (§14.3.2). The words are those of `metadata`.

use super::Objects;
use super::object::{name, text};
use crate::backend::Timestamp;
use crate::backend::metadata::Metadata;
use lopdf::{Dictionary, Object, ObjectId, Stream, dictionary};

/// Replaces printpdf's Info dictionary, which claims PDF/X.
pub(super) fn set_info(objects: &mut Objects, metadata: &Metadata<'_>) {
    if let Ok(old) = objects.trailer.get(b"Info").and_then(Object::as_reference) {
        objects.objects.remove(&old);
    }
    let date = metadata.timestamp.map(Timestamp::pdf).unwrap_or_default();
    let said = [
        ("Title", metadata.title),
        ("Author", metadata.author),
        ("Subject", metadata.subject),
        ("Keywords", &metadata.keywords),
        ("Creator", metadata.creator),
        ("Producer", metadata.producer),
        ("CreationDate", &date),
        ("ModDate", &date),
    ];
    let said = said.into_iter().filter(|(_, words)| !words.is_empty());
    let info: Dictionary = said.map(|(key, words)| (key, text(words))).collect();
    let info = objects.add_object(info);
    objects.trailer.set("Info", info);
}

/// Adds the XMP packet, uncompressed so that programs that know no PDF find it.
pub(super) fn add_xmp(objects: &mut Objects, metadata: &Metadata<'_>) -> ObjectId {
    let entries = dictionary! { "Type" => name("Metadata"), "Subtype" => name("XML") };
    let stream = Stream::new(entries, metadata.xmp().into_bytes());
    objects.add_object(stream.with_compression(false))
}
