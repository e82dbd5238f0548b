//! Reports of the tree as finished PDFs, for tests that look at the file itself. It must not judge
//! them.

use crate::disk;
use report_pdf::{FontBook, PagedDocument, PdfOptions, write};
use report_typeset::{LayoutOptions, layout};

/// The pages of a report, by its path from the top of the tree.
///
/// # Panics
/// Where it does not read clean or cannot be typeset.
#[must_use]
pub fn pages(path: &str) -> PagedDocument {
    let (report, folder) = disk::open(path);
    let document = layout(&report, &FontBook::new(), &folder, LayoutOptions::default());
    document.unwrap_or_else(|errors| panic!("{path}: {errors:#?}"))
}

/// The PDF of a report, by its path from the top of the tree.
///
/// # Panics
/// Where [`pages`] does, or they cannot be written.
#[must_use]
pub fn pdf(path: &str) -> Vec<u8> {
    write(&pages(path), &FontBook::new(), &PdfOptions::default()).expect(path)
}
