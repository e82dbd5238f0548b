//! The files a PDF carries, read back: any PDF's, so it takes any bytes without a panic and unpacks
//! no more than it is told.

use super::options::{Attachment, Relationship};
use lopdf::{Dictionary, Document, LoadOptions, Object, Stream};
use std::fmt;

/// The most bytes one attachment may have, unpacked.
const MOST_BYTES: usize = 64 << 20;
/// The deepest name tree that is followed; a tree this deep could name more files than fit a disk.
const DEEPEST: usize = 16;
/// The most attachments that are read.
const MOST_FILES: usize = 1000;

/// Why nothing could be read out of a PDF.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum ExtractError {
    /// The bytes are no PDF, or a damaged one.
    NotPdf,
    /// The file can only be opened with a password.
    Locked,
    /// An attachment could not be unpacked, or has too many bytes; its name.
    Damaged(String),
}

impl fmt::Display for ExtractError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NotPdf => f.write_str("不是 PDF 文件，或已损坏"),
            Self::Locked => f.write_str("PDF 文件有密码，打不开"),
            Self::Damaged(name) => write!(f, "PDF 内的附件“{name}”取不出来：已损坏，或者太大"),
        }
    }
}

impl std::error::Error for ExtractError {}

/// The files a PDF carries, in the order of their names.
///
/// # Errors
/// [`ExtractError`]. A PDF without attachments is none.
pub fn attachments(pdf: &[u8]) -> Result<Vec<Attachment>, ExtractError> {
    let options = LoadOptions { max_decompressed_size: Some(MOST_BYTES), ..LoadOptions::default() };
    let objects =
        Document::load_mem_with_options(pdf, options).map_err(|_| ExtractError::NotPdf)?;
    if objects.is_encrypted() {
        return Err(ExtractError::Locked);
    }
    let mut files = Vec::new();
    if let Some(tree) = tree(&objects) {
        gather(&objects, tree, DEEPEST, &mut files);
    }
    files.into_iter().filter_map(|file| read(&objects, file)).collect()
}

fn tree(objects: &Document) -> Option<&Dictionary> {
    let catalog = objects.catalog().ok()?;
    entry(objects, entry(objects, catalog, b"Names")?, b"EmbeddedFiles")
}

/// A dictionary under a key, there or by reference.
fn entry<'a>(objects: &'a Document, of: &'a Dictionary, key: &[u8]) -> Option<&'a Dictionary> {
    resolve(objects, of.get(key).ok()?)?.as_dict().ok()
}

fn resolve<'a>(objects: &'a Document, object: &'a Object) -> Option<&'a Object> {
    objects.dereference(object).ok().map(|(_, object)| object)
}

/// The file specifications of a name tree (ISO 32000-1 §7.9.6).
fn gather<'a>(
    objects: &'a Document,
    tree: &'a Dictionary,
    depth: usize,
    files: &mut Vec<&'a Dictionary>,
) {
    let list = |key: &[u8]| {
        let list = tree.get(key).ok().and_then(|list| resolve(objects, list));
        list.and_then(|list| list.as_array().ok()).map(Vec::as_slice).unwrap_or_default()
    };
    for pair in list(b"Names").chunks_exact(2) {
        let file = pair.last().and_then(|file| resolve(objects, file));
        if files.len() < MOST_FILES
            && let Some(Ok(file)) = file.map(Object::as_dict)
        {
            files.push(file);
        }
    }
    let Some(depth) = depth.checked_sub(1) else {
        return;
    };
    for kid in list(b"Kids") {
        if files.len() < MOST_FILES
            && let Some(Ok(kid)) = resolve(objects, kid).map(Object::as_dict)
        {
            gather(objects, kid, depth, files);
        }
    }
}

/// One attachment; nothing for an entry that carries no file.
fn read(objects: &Document, file: &Dictionary) -> Option<Result<Attachment, ExtractError>> {
    let content = entry_stream(objects, entry(objects, file, b"EF")?)?;
    let name = words(objects, file, b"UF").or_else(|| words(objects, file, b"F"))?;
    let Some(bytes) = unpack(content) else {
        return Some(Err(ExtractError::Damaged(name)));
    };
    let name_of = |dictionary: &Dictionary, key| {
        let name = dictionary.get(key).and_then(Object::as_name).unwrap_or_default();
        String::from_utf8_lossy(name).into_owned()
    };
    let is_source = name_of(file, b"AFRelationship") == "Source";
    Some(Ok(Attachment {
        name,
        media_type: name_of(&content.dict, b"Subtype"),
        description: words(objects, file, b"Desc").unwrap_or_default(),
        relationship: if is_source { Relationship::Source } else { Relationship::Supplement },
        bytes: bytes.into(),
    }))
}

fn entry_stream<'a>(objects: &'a Document, files: &'a Dictionary) -> Option<&'a Stream> {
    let file = files.get(b"UF").or_else(|_| files.get(b"F")).ok()?;
    resolve(objects, file)?.as_stream().ok()
}

fn words(objects: &Document, dictionary: &Dictionary, key: &[u8]) -> Option<String> {
    let words = resolve(objects, dictionary.get(key).ok()?)?;
    lopdf::decode_text_string(words).ok()
}

fn unpack(stream: &Stream) -> Option<Vec<u8>> {
    if !stream.dict.has(b"Filter") {
        return Some(stream.content.clone());
    }
    stream.decompressed_content_with_limit(MOST_BYTES).ok()
}
