//! What the file says of itself, as a PDF stores it: the Info dictionary (ISO 32000-1 §14.3.3) and
//! the metadata stream (§14.3.2). The words are those of `metadata`.

use super::object::{Objects, name, text};
use crate::Timestamp;
use crate::metadata::Metadata;
use pdf_writer::{Finish, Ref};

/// Adds the Info dictionary.
pub(super) fn add_info(objects: &mut Objects, metadata: &Metadata<'_>) -> Ref {
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
    let id = objects.id();
    let mut info = objects.dict(id);
    for (key, words) in said.into_iter().filter(|(_, words)| !words.is_empty()) {
        info.pair(name(key), text(words));
    }
    info.finish();
    id
}

/// Adds the XMP packet, uncompressed so that programs that know no PDF find it.
pub(super) fn add_xmp(objects: &mut Objects, metadata: &Metadata<'_>) -> Ref {
    let id = objects.id();
    let packet = metadata.xmp();
    let mut stream = objects.stream(id, packet.into_bytes());
    stream.pair(name("Type"), name("Metadata")).pair(name("Subtype"), name("XML"));
    stream.finish();
    id
}
