//! A Word document to plain paragraphs, tables and pictures, as a reader of the printed page would take them. Nothing
//! outside the file is fetched, no macro is run. It must not look for labels or headings of a report.

mod chart;
mod drawing;
mod inline;
mod notes;
mod numbering;
mod package;
mod story;
mod style;
mod table;
mod text;
mod xml;

use package::Package;
use report_import::Document;
use std::fmt::{self, Display, Formatter};

/// The largest file in bytes.
pub const LIMIT: usize = 100 << 20;

/// Why a document cannot be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Unreadable {
    /// It has more bytes, packed or unpacked, or more parts than any report.
    TooLarge,
    /// It is cut short or damaged: the package or its main part is no sound file.
    Broken,
    /// It is a package, but no Word document.
    NoDocument,
    /// Its elements stand in one another deeper than any document's.
    TooDeep,
    /// A part of it is locked with a password.
    Encrypted,
}

impl Display for Unreadable {
    fn fmt(&self, to: &mut Formatter<'_>) -> fmt::Result {
        to.write_str(match self {
            Self::TooLarge => "文件展开后过大，没有读",
            Self::Broken => "文件不完整或已损坏，请用 Word 或 WPS 打开后另存一份",
            Self::NoDocument => "不是 Word 文件",
            Self::TooDeep => "文件的结构嵌套过深，没有读",
            Self::Encrypted => "加了密码，请去掉密码后另存",
        })
    }
}

/// Whether bytes are a package with a Word document in it: by its parts, not by the file's name.
#[must_use]
pub fn is_document(bytes: &[u8]) -> bool {
    bytes.starts_with(b"PK") && Package::open(bytes).is_ok_and(|package| package.main().is_some())
}

/// Reads a document.
///
/// # Errors
/// [`Unreadable`] where it is none, is damaged, locked, or larger than any report.
///
/// ```
/// assert_eq!(report_docx::read::read(b"PK").unwrap_err(), report_docx::read::Unreadable::Broken);
/// ```
pub fn read(bytes: &[u8]) -> Result<Document, Unreadable> {
    if bytes.len() > LIMIT {
        return Err(Unreadable::TooLarge);
    }
    let mut package = Package::open(bytes)?;
    let main = package.main().ok_or(Unreadable::NoDocument)?;
    story::document(&mut package, &main)
}

#[cfg(test)]
mod tests;
