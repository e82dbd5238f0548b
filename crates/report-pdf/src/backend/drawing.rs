//! Pages through printpdf: the only place that uses it. It must not decide where anything stands,
//! nor write anything that is not on a page.

mod page;
mod resource;

use super::PdfError;
use super::finish::Objects;
use super::marks::Marks;
use super::subset::Faces;
use crate::page::PagedDocument;
use crate::picture::Picture;
use page::PageDrawing;
use printpdf::{PdfDocument, PdfSaveOptions};

/// Draws every page. The result has pages, fonts and pictures, and printpdf's own idea of the rest,
/// which the finishing pass replaces.
pub(super) fn draw(
    document: &PagedDocument,
    faces: &Faces,
    images: &[Option<Picture>],
    marks: &Marks,
) -> Result<Objects, PdfError> {
    // No title: it would be written twice.
    let mut drawn = PdfDocument::new("");
    resource::add_faces(&mut drawn.resources, faces);
    resource::add_images(&mut drawn.resources, images);
    let pages = document.pages.iter().zip(&marks.pages);
    drawn.pages =
        pages.map(|(page, marks)| PageDrawing::new(page, faces, images).draw(marks)).collect();
    let options = PdfSaveOptions { image_optimization: None, ..PdfSaveOptions::default() };
    let mut warnings = Vec::new();
    let objects = drawn.to_lopdf_document(&options, &mut warnings);
    match warnings.first() {
        None => Ok(objects),
        Some(warning) => Err(PdfError::Library(warning.msg.clone())),
    }
}
