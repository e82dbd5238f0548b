//! Pages as PDF: the thin last step. Everything the writer needs is in the [`PagedDocument`]; it
//! measures nothing, moves nothing and knows nothing of reports.
//!
//! The libraries stand behind seams, so that another writer can take their place: `drawing` alone
//! uses printpdf, `subset` alone uses subsetter, `finish` alone uses lopdf.

mod coordinate;
mod deflate;
mod drawing;
mod error;
mod fingerprint;
mod finish;
mod image;
mod marks;
mod metadata;
mod options;
mod parallel;
mod structure_type;
mod subset;
#[cfg(test)]
mod tests;
mod timestamp;
mod validate;

pub use error::PdfError;
pub use finish::{ExtractError, attachments};
pub use options::{Attachment, PdfOptions, Relationship};
pub use timestamp::Timestamp;

use crate::font::FontBook;
use crate::page::PagedDocument;

/// Writes a document as PDF 1.7.
///
/// The same document and options give the same bytes, on every machine and in every thread.
///
/// # Errors
/// [`PdfError`]: a picture that cannot be embedded, or pages that do not fit together, which no
/// layout of ours makes.
///
/// ```
/// use report_pdf::page::{Page, PagedDocument};
/// use report_pdf::length::{Length, Size};
/// use report_pdf::{FontBook, PdfOptions, write};
///
/// let size = Size { width: Length::from_points(595), height: Length::from_points(842) };
/// let page = Page { size, label: "1".to_owned(), items: Vec::new() };
/// let document = PagedDocument { pages: vec![page], ..PagedDocument::default() };
/// let bytes = write(&document, &FontBook::new(), &PdfOptions::default())?;
/// assert!(bytes.starts_with(b"%PDF-1.7"));
/// # Ok::<(), report_pdf::PdfError>(())
/// ```
pub fn write(
    document: &PagedDocument,
    fonts: &FontBook,
    options: &PdfOptions,
) -> Result<Vec<u8>, PdfError> {
    validate::check(document, fonts)?;
    let images = image::decode_used(document)?;
    let faces = subset::number(document, fonts)?;
    let (programs, finished) = parallel::both(
        || subset::programs(&faces),
        || {
            let marks = marks::of(document);
            let drawn = drawing::draw(document, &faces, &images, &marks)?;
            let parts = finish::Parts { document, faces: &faces, marks: &marks, options };
            finish::finish(drawn, &parts)
        },
    );
    finished?.save(programs?)
}
