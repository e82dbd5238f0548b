//! A PDF as the writer makes it. It must not change a byte of it.

/// A PDF, its parts where they were made, so that a file of many megabytes needs no second place.
///
/// ```
/// use report_page::{Length, Page, PagedDocument, Size};
/// use report_pdf::{PdfOptions, PdfWriter};
///
/// let size = Size { width: Length::from_points(595), height: Length::from_points(842) };
/// let page = Page { size, label: "1".to_owned(), items: Vec::new() };
/// let document = PagedDocument { pages: vec![page], ..PagedDocument::default() };
/// let pdf = PdfWriter::new().write(&document, &PdfOptions::default())?;
/// let mut file = Vec::new();
/// pdf.parts().for_each(|part| file.extend_from_slice(part));
/// assert_eq!(file.len(), pdf.size());
/// assert_eq!(file, pdf.into_bytes());
/// # Ok::<(), report_pdf::PdfError>(())
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Pdf {
    parts: Vec<Vec<u8>>,
}

impl Pdf {
    pub(crate) fn new(parts: Vec<Vec<u8>>) -> Self {
        Self { parts }
    }

    /// How many bytes the file has.
    #[must_use]
    pub fn size(&self) -> usize {
        self.parts.iter().map(Vec::len).sum()
    }

    /// The file, one part behind the other.
    pub fn parts(&self) -> impl Iterator<Item = &[u8]> {
        self.parts.iter().map(Vec::as_slice)
    }

    /// The file's parts, each where it was made.
    #[must_use]
    pub fn into_parts(self) -> Vec<Vec<u8>> {
        self.parts
    }

    /// The file in one piece.
    #[must_use]
    pub fn into_bytes(self) -> Vec<u8> {
        self.parts.concat()
    }
}
