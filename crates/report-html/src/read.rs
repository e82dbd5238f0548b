//! A page to a document: its bytes as text, the text as a tree, of the tree the part that is the report. It must not
//! follow an address.

mod around;
pub(crate) mod encoding;
mod mime;
mod part;
mod style;
mod table;
mod tree;
mod walk;

use mime::Files;
use report_import::Document;
use std::fmt::{self, Display, Formatter};

/// The largest page in bytes: saved with its pictures, a report has some ten million.
pub const LIMIT: usize = 64 << 20;

/// The most bytes of markup, pictures apart.
const MARKUP_LIMIT: usize = 16 << 20;

/// Why a page cannot be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unreadable {
    /// It has more bytes than any report.
    TooLarge,
    /// It is saved in parts, and none of them is a page.
    NoPage,
    /// Its elements stand in one another deeper than any report's.
    TooDeep,
}

impl Display for Unreadable {
    fn fmt(&self, to: &mut Formatter<'_>) -> fmt::Result {
        to.write_str(match self {
            Self::TooLarge => "网页过大，没有读",
            Self::TooDeep => "网页的标签嵌套过深，没有读",
            Self::NoPage => "是存成一个文件的网页（.mht），里面没有网页",
        })
    }
}

/// How a page may begin, letters in either case.
const BEGINNINGS: &[&str] = &[
    "<!doctype html",
    "<html",
    "<head",
    "<body",
    "<table",
    "<div",
    "<p>",
    "<p ",
    "<h1",
    "<meta",
    "<title",
    "<!--",
    "<?xml",
];

/// Whether bytes are a page, or one saved with what it names: by how they begin, not by the file's name.
///
/// ```
/// assert!(report_html::is_page(b"\xef\xbb\xbf <!DOCTYPE html>"));
/// assert!(report_html::is_page(b"MIME-Version: 1.0\r\nContent-Type: multipart/related;"));
/// assert!(!report_html::is_page(b"year = 2024"));
/// ```
#[must_use]
pub fn is_page(bytes: &[u8]) -> bool {
    if mime::is_multipart(bytes) {
        return true;
    }
    let text = encoding::decoded(bytes.get(..512.min(bytes.len())).unwrap_or_default(), None);
    let head = text.trim_start_matches(|ch: char| ch.is_whitespace() || ch == '\u{feff}');
    let head: String = head.chars().take(300).collect::<String>().to_ascii_lowercase();
    let begins = BEGINNINGS.iter().any(|tag| head.starts_with(tag));
    // A page may be written as XML; a drawing or a document in XML is none.
    begins && (!head.starts_with("<?xml") && !head.starts_with("<!--") || head.contains("<html"))
}

/// Reads a page.
///
/// # Errors
/// [`Unreadable`] where it is too large or nested too deep, or saved in parts of which none is a page.
///
/// ```
/// use report_import::Block;
///
/// let document = report_html::read("<p>一、总体情况</p><p>2024年，……。</p>".as_bytes()).unwrap();
/// assert!(matches!(&document.blocks[..], [Block::Paragraph(_), Block::Paragraph(_)]));
/// ```
pub fn read(bytes: &[u8]) -> Result<Document, Unreadable> {
    if bytes.len() > LIMIT {
        return Err(Unreadable::TooLarge);
    }
    let files = if mime::is_multipart(bytes) {
        mime::files(bytes).ok_or(Unreadable::NoPage)?
    } else {
        Files::alone(bytes)
    };
    if files.page.len() > MARKUP_LIMIT {
        return Err(Unreadable::TooLarge);
    }
    let text = encoding::decoded(&files.page, files.charset.as_deref());
    let tree = tree::parse(&text).map_err(|_| Unreadable::TooDeep)?;
    Ok(walk::document(&tree, &files))
}

#[cfg(test)]
mod tests;
