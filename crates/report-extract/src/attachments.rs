//! The files a PDF carries. It must not hand out a file that is not whole.

use crate::error::ExtractError;
use crate::limits::MOST_BYTES;
use crate::load;
use crate::tree::{self, entry, name_of, resolve, words};
use crate::unpack::{Refused, unpack};
use lopdf::{Dictionary, Document, Object, ObjectId, Stream};
use md5::{Digest, Md5};
use report_pdf::{Attachment, Relationship};
use std::collections::BTreeMap;
use std::sync::Arc;

/// The files a PDF carries, in the order of their names. Each is as long as the PDF says and has the
/// checksum it says, where it says either (ISO 32000-1 §7.11.4, table 46). A PDF that opens without a password is
/// read even when it is encrypted.
///
/// # Errors
/// [`ExtractError`]. A PDF without attachments is none.
pub fn attachments(pdf: &[u8]) -> Result<Vec<Attachment>, ExtractError> {
    let objects = load::load(pdf)?;
    let files = tree::files(&objects)?;
    let files: Result<Vec<_>, _> = files.iter().map(|file| File::of(&objects, file)).collect();
    let mut files: Vec<_> = files?.into_iter().flatten().collect();
    files.sort_by(|one, other| one.name.cmp(&other.name));
    if declared(&files) > MOST_BYTES {
        return Err(ExtractError::TooLarge);
    }
    let mut contents = Contents { left: MOST_BYTES, read: BTreeMap::new() };
    files.into_iter().map(|file| file.read(&objects, &mut contents)).collect()
}

/// An entry of the list that carries a file.
struct File<'a> {
    name: String,
    specification: &'a Dictionary,
    content: &'a Stream,
    /// The number of the content's object, by which files that share one are told.
    id: Option<ObjectId>,
}

impl<'a> File<'a> {
    /// Nothing for an entry that carries no file.
    fn of(
        objects: &'a Document,
        specification: &'a Dictionary,
    ) -> Result<Option<Self>, ExtractError> {
        let Some(kinds) = entry(objects, specification, b"EF")? else { return Ok(None) };
        let broken = ExtractError::Broken;
        let name =
            words(objects, specification, b"UF").or_else(|| words(objects, specification, b"F"));
        let name = Attachment::path_of(&name.ok_or(broken.clone())?);
        let content = kinds.get(b"UF").or_else(|_| kinds.get(b"F")).map_err(|_| broken)?;
        let damaged = || ExtractError::Damaged(name.clone());
        let id = content.as_reference().ok();
        let content = resolve(objects, content).and_then(|content| content.as_stream().ok());
        let content = content.ok_or_else(damaged)?;
        Ok(Some(Self { name, specification, content, id }))
    }

    fn parameters(&self, objects: &'a Document) -> Option<&'a Dictionary> {
        let parameters = self.content.dict.get(b"Params").ok()?;
        resolve(objects, parameters)?.as_dict().ok()
    }

    /// How many bytes it is said to have.
    fn size(&self) -> Option<usize> {
        let parameters = self.content.dict.get(b"Params").and_then(Object::as_dict).ok()?;
        usize::try_from(parameters.get(b"Size").and_then(Object::as_i64).ok()?).ok()
    }

    fn read(self, objects: &Document, contents: &mut Contents) -> Result<Attachment, ExtractError> {
        let bytes = contents.of(objects, &self)?;
        let is_source = name_of(self.specification, b"AFRelationship") == "Source";
        Ok(Attachment {
            media_type: name_of(&self.content.dict, b"Subtype"),
            description: words(objects, self.specification, b"Desc").unwrap_or_default(),
            relationship: if is_source { Relationship::Source } else { Relationship::Supplement },
            name: self.name,
            bytes,
        })
    }
}

/// How many bytes the files are said to have together, each content counted once.
fn declared(files: &[File<'_>]) -> usize {
    let sizes: BTreeMap<_, _> = files
        .iter()
        .map(|file| (std::ptr::from_ref(file.content), file.size().unwrap_or(0)))
        .collect();
    sizes.values().fold(0, |sum, size| sum.saturating_add(*size))
}

/// What has been unpacked, each object once.
struct Contents {
    /// How many bytes may still be unpacked.
    left: usize,
    read: BTreeMap<ObjectId, Arc<[u8]>>,
}

impl Contents {
    fn of(&mut self, objects: &Document, file: &File<'_>) -> Result<Arc<[u8]>, ExtractError> {
        if let Some(bytes) = file.id.and_then(|id| self.read.get(&id)) {
            return Ok(Arc::clone(bytes));
        }
        let damaged = || ExtractError::Damaged(file.name.clone());
        let unpacked = unpack(file.content, self.left).map_err(|refused| match refused {
            Refused::Damaged => damaged(),
            Refused::TooLarge => ExtractError::TooLarge,
        })?;
        let parameters = file.parameters(objects);
        let sum =
            parameters.and_then(|it| resolve(objects, it.get(b"CheckSum").ok()?)?.as_str().ok());
        let has_size = file.size().is_none_or(|size| size == unpacked.bytes.len());
        let has_sum = sum.map(|sum| sum == Md5::digest(&unpacked.bytes).as_slice());
        if !has_size || !has_sum.unwrap_or(unpacked.is_proven) {
            return Err(damaged());
        }
        self.left = self.left.saturating_sub(unpacked.bytes.len());
        let bytes: Arc<[u8]> = unpacked.bytes.into();
        if let Some(id) = file.id {
            self.read.insert(id, Arc::clone(&bytes));
        }
        Ok(bytes)
    }
}

#[cfg(test)]
mod tests;
