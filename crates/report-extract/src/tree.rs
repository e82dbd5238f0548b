//! The list of a PDF's attachments (ISO 32000-1 §7.9.6), walked once. It must not unpack anything.

use crate::error::ExtractError;
use crate::limits::MOST_FILES;
use lopdf::{Dictionary, Document, Object, ObjectId};
use std::collections::BTreeSet;

/// The deepest name tree that is followed; a tree this deep could name more files than fit a disk.
const DEEPEST: usize = 16;

/// The file specifications, in the order of the list.
pub(crate) fn files(objects: &Document) -> Result<Vec<&Dictionary>, ExtractError> {
    let catalog = objects.catalog().map_err(|_| ExtractError::NotPdf)?;
    let mut walk = Walk { objects, seen: BTreeSet::new(), files: Vec::new() };
    if let Some(names) = entry(objects, catalog, b"Names")?
        && let Some(tree) = entry(objects, names, b"EmbeddedFiles")?
    {
        walk.gather(tree, DEEPEST)?;
    }
    Ok(walk.files)
}

/// What a key stands for, there or by reference.
pub(crate) fn follow<'a>(
    objects: &'a Document,
    of: &'a Dictionary,
    key: &[u8],
) -> Option<&'a Object> {
    resolve(objects, of.get(key).ok()?)
}

/// A dictionary under a key; nothing where there is no such key.
pub(crate) fn entry<'a>(
    objects: &'a Document,
    of: &'a Dictionary,
    key: &[u8],
) -> Result<Option<&'a Dictionary>, ExtractError> {
    let Ok(value) = of.get(key) else { return Ok(None) };
    let value = resolve(objects, value).ok_or(ExtractError::Broken)?;
    value.as_dict().map(Some).map_err(|_| ExtractError::Broken)
}

/// The object itself, behind any reference.
pub(crate) fn resolve<'a>(objects: &'a Document, object: &'a Object) -> Option<&'a Object> {
    objects.dereference(object).ok().map(|(_, object)| object)
}

/// A text under a key, decoded.
pub(crate) fn words(objects: &Document, dictionary: &Dictionary, key: &[u8]) -> Option<String> {
    let words = follow(objects, dictionary, key)?;
    lopdf::decode_text_string(words).ok()
}

/// A name under a key; an empty one where there is none.
pub(crate) fn name_of(dictionary: &Dictionary, key: &[u8]) -> String {
    let name = dictionary.get(key).and_then(Object::as_name).unwrap_or_default();
    String::from_utf8_lossy(name).into_owned()
}

struct Walk<'a> {
    objects: &'a Document,
    /// The nodes walked: a tree names each once.
    seen: BTreeSet<ObjectId>,
    files: Vec<&'a Dictionary>,
}

impl<'a> Walk<'a> {
    fn gather(&mut self, tree: &'a Dictionary, depth: usize) -> Result<(), ExtractError> {
        for pair in self.list(tree, b"Names")?.chunks(2) {
            let file = pair.get(1).and_then(|file| resolve(self.objects, file));
            let file = file.and_then(|file| file.as_dict().ok()).ok_or(ExtractError::Broken)?;
            if self.files.len() == MOST_FILES {
                return Err(ExtractError::TooMany);
            }
            self.files.push(file);
        }
        for kid in self.list(tree, b"Kids")? {
            let is_new = kid.as_reference().is_ok_and(|id| self.seen.insert(id));
            let kid = resolve(self.objects, kid).and_then(|kid| kid.as_dict().ok());
            match (kid, depth.checked_sub(1)) {
                (Some(kid), Some(depth)) if is_new => self.gather(kid, depth)?,
                _ => return Err(ExtractError::Broken),
            }
        }
        Ok(())
    }

    /// A list under a key; an empty one where there is no such key.
    fn list(&self, tree: &'a Dictionary, key: &[u8]) -> Result<&'a [Object], ExtractError> {
        let Ok(list) = tree.get(key) else { return Ok(&[]) };
        let list = resolve(self.objects, list).and_then(|list| list.as_array().ok());
        list.map(Vec::as_slice).ok_or(ExtractError::Broken)
    }
}
