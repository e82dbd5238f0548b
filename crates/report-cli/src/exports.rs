//! The formats a report is exported in, a line each, each made in a file of its own. It must not write a
//! file.

mod docx;
mod pdf;
mod xlsx;

use crate::folder::DiskFolder;
use report_check::{Assessed, Input};
use report_core::Diagnostic;
use report_document::Document;
use report_page::PagedDocument;
use report_pdf::{PdfWriter, Timestamp};
use report_typeset::{LayoutError, LayoutOptions, layout_document};
use std::cell::OnceCell;

/// A format.
#[derive(Debug)]
pub(crate) struct Format {
    /// Its name on the command line, which is the end of its files' names.
    pub(crate) name: &'static str,
    /// What it is, for help.
    pub(crate) what: &'static str,
    /// Whether making it decodes every picture whole, so that none needs to be before.
    pub(crate) decodes_pictures: bool,
    /// Makes a file of a report.
    pub(crate) make: fn(&Work<'_>) -> Result<Made, Unmade>,
}

/// Every format, in the order they are made and told of.
pub(crate) static FORMATS: [Format; 3] = [
    Format { name: "docx", what: "Word 文件", decodes_pictures: false, make: docx::make },
    Format {
        name: "xlsx", what: "三张表的工作簿", decodes_pictures: false, make: xlsx::make
    },
    Format {
        name: "pdf", what: "与 pdf 命令写的相同", decodes_pictures: true, make: pdf::make
    },
];

/// The format of a name.
pub(crate) fn format(name: &str) -> Option<&'static Format> {
    FORMATS.iter().find(|format| format.name == name)
}

/// A report on its way into several formats. What more than one needs is made once.
pub(crate) struct Work<'a> {
    pub(crate) input: &'a Input,
    pub(crate) folder: &'a DiskFolder,
    pub(crate) report: &'a Assessed,
    pub(crate) document: Document<'a>,
    pub(crate) draft: bool,
    /// The findings to be shown where they are about what is printed.
    pub(crate) comments: Vec<Diagnostic>,
    pub(crate) date: Option<Timestamp>,
    pub(crate) writer: PdfWriter,
    pub(crate) pages: OnceCell<Result<PagedDocument, Vec<LayoutError>>>,
}

impl Work<'_> {
    /// The pages, laid out when they are first asked for.
    fn pages(&self) -> Result<&PagedDocument, Unmade> {
        let pages = self.pages.get_or_init(|| {
            let options = LayoutOptions { draft: self.draft };
            layout_document(&self.document, self.writer.fonts(), self.folder, options)
        });
        pages.as_ref().map_err(|errors| Unmade::of(errors))
    }
}

/// A file that is ready to be written.
#[derive(Debug)]
pub(crate) struct Made {
    /// Its bytes, one part behind the other.
    pub(crate) parts: Vec<Vec<u8>>,
    /// How many pages it has, where that is known.
    pub(crate) pages: Option<usize>,
    /// What the format does not carry.
    pub(crate) notes: Vec<String>,
}

/// Why there is no file.
#[derive(Debug)]
pub(crate) enum Unmade {
    /// What of the report the format cannot have, each at its place.
    Found(Vec<Diagnostic>),
    /// The program is at fault.
    Internal(String),
}

impl Unmade {
    fn of(errors: &[LayoutError]) -> Self {
        Self::Found(errors.iter().map(LayoutError::diagnostic).collect())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn a_name_is_one_format() {
        let names: BTreeSet<_> = FORMATS.iter().map(|format| format.name).collect();
        assert_eq!(names.len(), FORMATS.len());
        assert!(
            FORMATS.iter().all(|it| format(it.name).is_some_and(|found| found.what == it.what))
        );
    }
}
