//! Writing documents: what is done in which order, and what in another thread. It must not know a report.

use crate::fit::Fits;
use crate::pdf::Pdf;
use crate::programs::Programs;
use crate::workers::{Pending, Workers};
use crate::writer::Packed;
use crate::{Attachment, PdfError, PdfOptions, marks, subset, validate, writer};
use report_fonts::FontBook;
use report_page::PagedDocument;

/// Bytes of attachments that are worth waking a thread for: a millisecond's work. For less it comes late to
/// the faces, as measured (ADR 14).
pub(crate) const WORTH: usize = 128 << 10;

/// Writes a document as PDF 1.7, all of it in the caller's thread.
///
/// The same document and options give the same bytes, on every machine and in every thread.
///
/// # Errors
/// [`PdfError`]: a picture that cannot be embedded, or pages that do not fit together, which no
/// layout of ours makes.
///
/// ```
/// use report_page::{Length, Page, PagedDocument, Size};
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
    let nobody = Workers::default();
    let attachments = pack(options.attachments.clone(), &nobody);
    put(document, fonts, options, attachments, &nobody).map(Pdf::into_bytes)
}

/// Writes any number of documents with the same faces and threads, and leaves each file in its parts.
///
/// Threads are worth starting for a single document, a few milliseconds before there is anything to write:
/// systems are slow to give a thread that has just been started a processor of its own, and quick to wake one
/// that waits. Where other documents keep every processor busy, they gain nothing.
///
/// ```
/// use report_page::{Length, Page, PagedDocument, Size};
/// use report_pdf::{PdfOptions, PdfWriter, write};
///
/// let writer = PdfWriter::with_threads(1);
/// let size = Size { width: Length::from_points(595), height: Length::from_points(842) };
/// let page = Page { size, label: "1".to_owned(), items: Vec::new() };
/// let document = PagedDocument { pages: vec![page], ..PagedDocument::default() };
/// let pdf = writer.write(&document, &PdfOptions::default())?;
/// assert_eq!(pdf.into_bytes(), write(&document, writer.fonts(), &PdfOptions::default())?);
/// # Ok::<(), report_pdf::PdfError>(())
/// ```
#[derive(Debug, Default)]
pub struct PdfWriter {
    pub(crate) fonts: FontBook,
    pub(crate) workers: Workers,
}

impl PdfWriter {
    /// A writer that does all of its work in the caller's thread; one may serve many threads.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// A writer helped by so many threads, or by as many as the system gives. They stand ready from now on, and
    /// end with the writer.
    #[must_use]
    pub fn with_threads(count: usize) -> Self {
        Self { fonts: FontBook::new(), workers: Workers::start(count) }
    }

    /// The faces it writes with, opened once.
    #[must_use]
    pub fn fonts(&self) -> &FontBook {
        &self.fonts
    }

    /// Writes a document, to the bytes [`write()`] makes of it.
    ///
    /// # Errors
    /// Those of [`write()`].
    pub fn write(&self, document: &PagedDocument, options: &PdfOptions) -> Result<Pdf, PdfError> {
        let attachments = self.pack(options);
        put(document, &self.fonts, options, attachments, &self.workers)
    }

    /// Begins with what needs no document.
    pub(crate) fn pack(&self, options: &PdfOptions) -> Pending<Vec<Packed>> {
        pack(options.attachments.clone(), &self.workers)
    }
}

/// Deflates attachments: at once by a thread that stands ready where that is worth it, else when the streams are
/// asked for.
fn pack(attachments: Vec<Attachment>, workers: &Workers) -> Pending<Vec<Packed>> {
    let size: usize = attachments.iter().map(|attachment| attachment.bytes.len()).sum();
    let pack = move || writer::pack_attachments(&attachments);
    if size < WORTH { Pending::new(pack) } else { workers.begin(pack) }
}

/// Puts a document into a file, its attachments being packed meanwhile.
pub(crate) fn put(
    document: &PagedDocument,
    fonts: &FontBook,
    options: &PdfOptions,
    attachments: Pending<Vec<Packed>>,
    workers: &Workers,
) -> Result<Pdf, PdfError> {
    validate::check(document, fonts)?;
    let fits = Fits::of(document, fonts);
    let faces = subset::number(document, fonts, &fits)?;
    let programs = Programs::begin(&faces, workers);
    let marks = marks::of(document);
    let parts = writer::Parts { document, faces: &faces, fits: &fits, marks, options };
    let mut body = writer::body(&parts, attachments)?;
    let programs = programs.finish(body.deflater())?;
    Ok(body.finish(programs))
}
