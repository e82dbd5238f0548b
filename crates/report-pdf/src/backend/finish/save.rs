//! The objects as a file: every stream deflated once, an identifier made of the content, small
//! objects packed together.

use super::object::library;
use super::{Objects, PdfError};
use crate::backend::deflate::deflate;
use crate::backend::fingerprint::Fingerprint;
use lopdf::{Object, SaveOptions, Stream, StringFormat};

/// The version all of it is written for.
const VERSION: &str = "1.7";
/// Small objects in one stream. Readers unpack a whole stream to see one object.
const PACKED_TOGETHER: usize = 200;
/// lopdf's compression of packed objects; its default is none.
const PACKING_LEVEL: u32 = 6;
/// Bytes of the identifier.
const IDENTIFIER: usize = 16;

/// Deflates every stream that nothing has compressed yet and that may be.
pub(super) fn pack(objects: &mut Objects) {
    for object in objects.objects.values_mut() {
        if let Object::Stream(stream) = object
            && stream.allows_compression
            && !stream.dict.has(b"Filter")
        {
            set_packed(stream, deflate(&stream.content));
        }
    }
}

/// Fills a stream with deflated content.
pub(super) fn set_packed(stream: &mut Stream, packed: Vec<u8>) {
    stream.set_content(packed);
    stream.dict.set("Filter", Object::Name(b"FlateDecode".to_vec()));
}

/// Writes the file.
pub(super) fn save(mut objects: Objects) -> Result<Vec<u8>, PdfError> {
    VERSION.clone_into(&mut objects.version);
    reserve_identifier(&mut objects);
    let options = SaveOptions::builder()
        .use_object_streams(true)
        .use_xref_streams(true)
        .max_objects_per_stream(PACKED_TOGETHER)
        .compression_level(PACKING_LEVEL)
        .build();
    let mut bytes = Vec::new();
    objects.save_with_options(&mut bytes, options).map_err(library)?;
    identify(&mut bytes)?;
    Ok(bytes)
}

/// Puts the identifier's place in the trailer (ISO 32000-1 §14.4), in place of printpdf's count.
fn reserve_identifier(objects: &mut Objects) {
    let id = Object::String(vec![0; IDENTIFIER], StringFormat::Hexadecimal);
    objects.trailer.set("ID", vec![id.clone(), id]);
}

/// Fills the identifier in: it is made of every other byte of the file.
fn identify(bytes: &mut [u8]) -> Result<(), PdfError> {
    let reserved = format!("<{0}><{0}>", "0".repeat(2 * IDENTIFIER)).into_bytes();
    let id = Fingerprint::of(bytes).hexadecimal();
    let identifier = format!("<{id}><{id}>").into_bytes();
    // The trailer comes last; nothing else of the file is written as so many zeros.
    let place = bytes.windows(reserved.len()).rposition(|window| window == reserved);
    let place = place.and_then(|start| bytes.get_mut(start..start + identifier.len()));
    place.ok_or_else(|| library("ID"))?.copy_from_slice(&identifier);
    Ok(())
}
