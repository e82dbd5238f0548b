//! What the writer is told beside the document.

use super::{Timestamp, flat};
use std::sync::Arc;

/// Choices that are no part of the document.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PdfOptions {
    /// The file's date where the document has none. Without either the file tells no date.
    pub timestamp: Option<Timestamp>,
    /// Files carried inside the PDF: the report it was made from, and what that names.
    pub attachments: Vec<Attachment>,
}

/// A file carried inside a PDF (ISO 19005-3 §6.8).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Attachment {
    /// Its name, with the folders of a relative path: `2020.toml`, `2020/a.png`. No two of a PDF have
    /// the same. Inside the PDF it is one flat name, `2020%2Fa.png`.
    pub name: String,
    /// What kind of file it is, as `application/toml` (RFC 2046).
    pub media_type: String,
    /// What it is to a reader, in a few words; may be empty.
    pub description: String,
    /// What it is to the document.
    pub relationship: Relationship,
    /// Its content, byte for byte.
    pub bytes: Arc<[u8]>,
}

/// What an attached file is to the document (ISO 19005-3 annex E).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Relationship {
    /// The document was made from it.
    Source,
    /// It belongs to the source, as a picture does.
    Supplement,
}

impl Attachment {
    /// The name with its folders that a flat name inside a PDF was made of.
    ///
    /// ```
    /// use report_pdf::Attachment;
    ///
    /// assert_eq!(Attachment::path_of("2020%2Fa.png"), "2020/a.png");
    /// ```
    #[must_use]
    pub fn path_of(flat: &str) -> String {
        flat::path_of(flat)
    }
}
