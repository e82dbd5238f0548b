//! A PDF's objects, as lopdf reads them, but for what it passes over: object streams that are damaged or large
//! beyond measure, encryption told in the trailer itself (as `MuPDF` does; lopdf 0.44.0 looks for a reference
//! only), and encrypted strings in what is said of a stream (which it leaves as they are). It must not change what an
//! object says.

use crate::error::ExtractError;
use crate::unpack::{Refused, unpack};
use lopdf::encryption::decrypt_object;
use lopdf::xref::XrefEntry;
use lopdf::{
    Dictionary, Document, EncryptionState, LoadOptions, Object, ObjectId, ObjectStream, Stream,
};

/// The most bytes one table of objects may have, unpacked: a million objects, four bytes each.
const MOST_TABLE: usize = 4 << 20;
/// The most bytes all object streams may have together, unpacked: the structure of some hundred reports.
const MOST_PACKED: usize = 32 << 20;

/// The key of the trailer that tells how a file is encrypted (ISO 32000-1 §7.5.5), and what stands in its place
/// while lopdf reads the objects.
const ENCRYPT: &[u8] = b"/Encrypt";
const MASKED: &[u8] = b"/EncrypX";
/// What an object stream is called until it is unpacked here.
const SET_ASIDE: &[u8] = b"ObjStmX";

/// The objects, decrypted and unpacked.
pub(crate) fn load(pdf: &[u8]) -> Result<Document, ExtractError> {
    if let Some(masked) = masked(pdf) {
        let mut objects = read(&masked)?;
        if let Some(encryption) = objects.trailer.remove(bare(MASKED)) {
            decrypt(&mut objects, encryption).ok_or(ExtractError::Locked)?;
            return unpack_objects(objects);
        }
        // The key stood in something that is not the trailer.
    }
    let objects = read(pdf)?;
    if objects.trailer.has(bare(ENCRYPT)) || objects.was_encrypted() {
        return Err(ExtractError::Locked);
    }
    unpack_objects(objects)
}

fn read(pdf: &[u8]) -> Result<Document, ExtractError> {
    let options = LoadOptions {
        max_decompressed_size: Some(MOST_TABLE),
        filter: Some(set_aside),
        ..LoadOptions::default()
    };
    Document::load_mem_with_options(pdf, options).map_err(|_| ExtractError::NotPdf)
}

/// Keeps lopdf from unpacking an object stream.
#[expect(clippy::unnecessary_wraps, reason = "the type is lopdf's")]
fn set_aside(id: ObjectId, object: &mut Object) -> Option<(ObjectId, Object)> {
    if let Ok(stream) = object.as_stream_mut()
        && stream.dict.has_type(b"ObjStm")
    {
        stream.dict.set("Type", Object::Name(SET_ASIDE.to_vec()));
    }
    // What is kept is the object itself; the copy is thrown away.
    Some((id, Object::Null))
}

/// The name without its solidus.
fn bare(key: &'static [u8]) -> &'static [u8] {
    key.split_first().map_or(key, |(_, name)| name)
}

/// The file with the key masked wherever it stands as a whole name; nothing where it stands nowhere.
fn masked(pdf: &[u8]) -> Option<Vec<u8>> {
    let ends = |byte: &u8| byte.is_ascii_whitespace() || b"/<>[]()%\0".contains(byte);
    let places = memchr::memmem::find_iter(pdf, ENCRYPT);
    let places: Vec<_> =
        places.filter(|at| pdf.get(at + ENCRYPT.len()).is_some_and(ends)).collect();
    let mut masked = (!places.is_empty()).then(|| pdf.to_vec())?;
    for at in places {
        masked.get_mut(at..at + MASKED.len())?.copy_from_slice(MASKED);
    }
    Some(masked)
}

/// Decrypts everything with the empty password; nothing where it takes another.
fn decrypt(objects: &mut Document, encryption: Object) -> Option<()> {
    let encryption = match encryption {
        Object::Dictionary(_) => Object::Reference(objects.add_object(encryption)),
        reference => reference,
    };
    objects.trailer.set(bare(ENCRYPT), encryption);
    objects.decrypt("").ok()?;
    let state = objects.encryption_state.take()?;
    for (id, object) in &mut objects.objects {
        if let Ok(stream) = object.as_stream_mut() {
            decrypt_said(&state, *id, &mut stream.dict);
        }
    }
    objects.encryption_state = Some(state);
    Some(())
}

/// Decrypts what is said of a stream, such as its checksum: its strings are encrypted like all others (ISO 32000-1
/// §7.6.1). One that cannot be stays as it is.
fn decrypt_said(state: &EncryptionState, id: ObjectId, said: &mut Dictionary) {
    for (_, value) in said.iter_mut() {
        let mut plain = value.clone();
        if decrypt_object(state, id, &mut plain).is_ok() {
            *value = plain;
        }
    }
}

/// Adds the objects that are packed together, each where the table of objects says so.
fn unpack_objects(mut objects: Document) -> Result<Document, ExtractError> {
    let mut left = MOST_PACKED;
    let mut found = Vec::new();
    for (id, object) in &objects.objects {
        let Ok(stream) = object.as_stream() else { continue };
        if !stream.dict.has_type(SET_ASIDE) {
            continue;
        }
        let unpacked = unpack(stream, left).map_err(|refused| match refused {
            Refused::Damaged => ExtractError::Broken,
            Refused::TooLarge => ExtractError::TooLarge,
        })?;
        left = left.saturating_sub(unpacked.bytes.len());
        let mut plain = Stream::new(stream.dict.clone(), unpacked.bytes);
        plain.dict.remove(b"Filter");
        let packed = ObjectStream::new(&mut plain).map_err(|_| ExtractError::Broken)?;
        let table = &objects.reference_table;
        let is_here = |number| match table.get(number) {
            Some(XrefEntry::Compressed { container, .. }) => *container == id.0,
            Some(_) => false,
            None => true,
        };
        found.extend(packed.objects.into_iter().filter(|((number, _), _)| is_here(*number)));
    }
    for (id, object) in found {
        objects.objects.entry(id).or_insert(object);
    }
    Ok(objects)
}
