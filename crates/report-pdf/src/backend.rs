//! Pages as PDF: the thin last step. Everything the writer needs is in the [`PagedDocument`]; it
//! measures nothing, moves nothing and knows nothing of reports.
//!
//! The libraries stand behind seams, so that another can take their place: `writer` alone uses
//! pdf-writer, `deflate` alone simd-adler32, `extract` alone lopdf.

mod coordinate;
mod deflate;
mod error;
mod extract;
mod fingerprint;
mod image;
mod marks;
mod metadata;
mod options;
mod parallel;
mod program;
mod structure_type;
mod subset;
#[cfg(test)]
mod tests;
mod timestamp;
mod validate;
mod writer;

pub use error::PdfError;
pub use extract::{ExtractError, attachments};
pub use options::{Attachment, PdfOptions, Relationship};
pub use timestamp::Timestamp;

use crate::font::FontBook;
use crate::page::PagedDocument;
use deflate::Deflater;

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
    // One face, that of the text, takes as long as all the rest.
    let (before, heaviest, behind) = faces.around_heaviest();
    let (heavy, rest) = parallel::both(
        !options.single_threaded,
        || subset::programs(heaviest, &mut Deflater::new()),
        || {
            let marks = marks::of(document);
            let (faces, images) = (&faces, images.as_slice());
            let parts = writer::Parts { document, faces, images, marks, options };
            let body = writer::body(&parts)?;
            let mut deflater = Deflater::new();
            let before = subset::programs(before, &mut deflater)?;
            Ok((body, before, subset::programs(behind, &mut deflater)?))
        },
    );
    let (body, before, behind) = rest?;
    Ok(body.finish([before, heavy?, behind].iter().flatten()))
}
