//! What the writer is told beside the document.

use super::Timestamp;

/// Choices that are no part of the document.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PdfOptions {
    /// The file's date where the document has none. Without either the file tells no date.
    pub timestamp: Option<Timestamp>,
}
