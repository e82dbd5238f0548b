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
mod pdf;
mod program;
mod programs;
mod structure_type;
mod subset;
#[cfg(test)]
mod tests;
mod timestamp;
mod validate;
mod workers;
mod writer;

pub use error::PdfError;
pub use extract::{ExtractError, attachments};
pub use options::{Attachment, PdfOptions, Relationship};
pub use pdf::Pdf;
pub use timestamp::Timestamp;
pub use workers::{Pending, Workers};

use programs::Programs;
pub use report_fonts::FontBook;
pub use report_page::PagedDocument;

/// Writes a document as PDF 1.7, all of it in the caller's thread.
///
/// The same document and options give the same bytes, on every machine and in every thread.
///
/// # Errors
/// [`PdfError`]: a picture that cannot be embedded, or pages that do not fit together, which no
/// layout of ours makes.
///
/// ```
/// use report_page::{Page, PagedDocument};
/// use report_page::{Length, Size};
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
    PdfWriter::new(options.clone(), &Workers::default()).write(document, fonts).map(Pdf::into_bytes)
}

/// Bytes of attachments that are worth waking a thread for: a millisecond's work. For less it comes late to
/// the faces, as measured (ADR 14).
const WORTH: usize = 128 << 10;

/// Does what [`write()`] does with the help of workers, and leaves the file in its parts.
///
/// It is for one document at a time, and best made before that is laid out: what needs no pages is begun
/// with. Where other documents keep every processor busy, workers gain nothing.
///
/// ```
/// use report_page::{Page, PagedDocument};
/// use report_page::{Length, Size};
/// use report_pdf::{FontBook, PdfOptions, PdfWriter, Workers, write};
///
/// let workers = Workers::start(1);
/// let writer = PdfWriter::new(PdfOptions::default(), &workers);
/// let size = Size { width: Length::from_points(595), height: Length::from_points(842) };
/// let page = Page { size, label: "1".to_owned(), items: Vec::new() };
/// let document = PagedDocument { pages: vec![page], ..PagedDocument::default() };
/// let pdf = writer.write(&document, &FontBook::new())?;
/// assert_eq!(pdf.into_bytes(), write(&document, &FontBook::new(), &PdfOptions::default())?);
/// # Ok::<(), report_pdf::PdfError>(())
/// ```
#[derive(Debug)]
pub struct PdfWriter<'a> {
    options: PdfOptions,
    workers: &'a Workers,
    attachments: Pending<Vec<Vec<u8>>>,
}

impl<'a> PdfWriter<'a> {
    /// Begins with what needs no document, where there are workers.
    #[must_use]
    pub fn new(options: PdfOptions, workers: &'a Workers) -> Self {
        let attachments = options.attachments.clone();
        let size: usize = attachments.iter().map(|attachment| attachment.bytes.len()).sum();
        let pack = move || writer::pack_attachments(&attachments);
        let attachments = if size < WORTH { Pending::new(pack) } else { workers.begin(pack) };
        Self { options, workers, attachments }
    }

    /// Writes a document.
    ///
    /// # Errors
    /// Those of [`write()`].
    pub fn write(self, document: &PagedDocument, fonts: &FontBook) -> Result<Pdf, PdfError> {
        validate::check(document, fonts)?;
        let images = image::decode_used(document)?;
        let faces = subset::number(document, fonts)?;
        let programs = Programs::begin(&faces, self.workers);
        let marks = marks::of(document);
        let parts = writer::Parts { document, faces: &faces, marks, options: &self.options };
        let mut body = writer::body(&parts, images, self.attachments)?;
        let programs = programs.finish(body.deflater())?;
        Ok(body.finish(programs))
    }
}
