//! From a report to its PDF in one call. It must not set a line itself; `report-typeset` does.

use crate::press::put;
use crate::{Pdf, PdfError, PdfOptions, PdfWriter};
use report_core::{Folder, Report};
use report_page::PagedDocument;
use report_typeset::{LayoutError, LayoutOptions, layout};
use std::fmt;

/// A report's PDF and the pages in it.
#[derive(Clone, Debug)]
pub struct Typeset {
    /// The pages.
    pub document: PagedDocument,
    /// The file.
    pub pdf: Pdf,
}

/// Why a report gave no PDF.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum ReportError {
    /// What cannot be printed, each with its place in the report.
    Layout(Vec<LayoutError>),
    /// The pages could not be written.
    Pdf(PdfError),
}

impl fmt::Display for ReportError {
    /// In Chinese: what cannot be printed on a line each, or why the pages could not be written.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Layout(errors) => errors.iter().enumerate().try_for_each(|(index, error)| {
                let gap = if index == 0 { "" } else { "\n" };
                write!(f, "{gap}{}", error.diagnostic().message)
            }),
            Self::Pdf(error) => error.fmt(f),
        }
    }
}

impl std::error::Error for ReportError {}

impl PdfWriter {
    /// Typesets a report and writes its pages; what is attached is packed while the pages are laid out, where
    /// threads stand ready. `folder` hands out the report's pictures.
    ///
    /// # Errors
    /// Everything [`layout`] finds that cannot be printed, or what [`PdfWriter::write`] says.
    ///
    /// ```
    /// use report_core::MemoryFolder;
    /// use report_pdf::{PdfOptions, PdfWriter};
    /// use report_typeset::LayoutOptions;
    ///
    /// let reading = report_toml::read_text("2024.toml", "edition = \"2021\"\nyear = 2024\n");
    /// let (folder, writer) = (MemoryFolder::new(), PdfWriter::new());
    /// let (draft, options) = (LayoutOptions::default(), PdfOptions::default());
    /// let typeset = writer.typeset(&reading.report, &folder, draft, &options)?;
    /// assert_eq!(typeset.document.pages.len(), 3); // The blank forms alone take three pages.
    /// assert!(typeset.pdf.into_bytes().starts_with(b"%PDF-1.7"));
    /// # Ok::<(), report_pdf::ReportError>(())
    /// ```
    pub fn typeset(
        &self,
        report: &Report,
        folder: &dyn Folder,
        pages: LayoutOptions,
        options: &PdfOptions,
    ) -> Result<Typeset, ReportError> {
        let attachments = self.pack(options);
        let document = layout(report, &self.fonts, folder, pages).map_err(ReportError::Layout)?;
        let pdf = put(&document, &self.fonts, options, attachments, &self.workers);
        pdf.map(|pdf| Typeset { document, pdf }).map_err(ReportError::Pdf)
    }
}
