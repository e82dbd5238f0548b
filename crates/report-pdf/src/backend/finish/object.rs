//! Small PDF objects. It must not know what they are for.

use super::{Dictionary, Object, ObjectId, Objects, PdfError};
use lopdf::StringFormat;
use std::fmt::Display;

/// A name.
pub(super) fn name(value: &str) -> Object {
    Object::Name(value.as_bytes().to_vec())
}

/// A text string (ISO 32000-1 §7.9.2.2): ASCII as it is, anything else as UTF-16BE with its mark.
pub(super) fn text(value: &str) -> Object {
    if value.bytes().all(|byte| (b' '..=b'~').contains(&byte)) {
        return Object::String(value.as_bytes().to_vec(), StringFormat::Literal);
    }
    let units = std::iter::once(0xFEFF).chain(value.encode_utf16());
    Object::String(units.flat_map(u16::to_be_bytes).collect(), StringFormat::Hexadecimal)
}

/// A whole number. None of ours comes near the limit.
pub(super) fn number(value: usize) -> Object {
    Object::Integer(i64::try_from(value).unwrap_or(i64::MAX))
}

/// An error of lopdf's, in its words.
pub(super) fn library(error: impl Display) -> PdfError {
    PdfError::Library(error.to_string())
}

/// A dictionary that is an object of its own.
pub(super) fn dictionary_mut(
    objects: &mut Objects,
    id: ObjectId,
) -> Result<&mut Dictionary, PdfError> {
    objects.get_dictionary_mut(id).map_err(library)
}

/// The object a dictionary's entry refers to.
pub(super) fn reference(dictionary: &Dictionary, key: &[u8]) -> Result<ObjectId, PdfError> {
    dictionary.get(key).and_then(Object::as_reference).map_err(library)
}
