//! Everything of a PDF that is not on a page, put into printpdf's objects, and the file written: the
//! only place that uses lopdf. It must not touch what is drawn.

mod attachment;
mod extract;
mod face;
mod icc;
mod intent;
mod label;
mod link;
mod object;
mod outline;
mod page;
mod properties;
#[cfg(test)]
pub(super) mod reading;
mod save;
mod structure;

pub use extract::{ExtractError, attachments};

use super::marks::Marks;
use super::metadata::Metadata;
use super::subset::{Faces, Program};
use super::{PdfError, PdfOptions};
use crate::page::PagedDocument;
use lopdf::{Dictionary, Object, ObjectId, dictionary};
use object::{library, name, text};

/// A PDF as numbered objects in memory.
pub(super) type Objects = lopdf::Document;

/// What is known beside the drawn pages.
pub(super) struct Parts<'a> {
    pub(super) document: &'a PagedDocument,
    pub(super) faces: &'a Faces,
    pub(super) marks: &'a Marks,
    pub(super) options: &'a PdfOptions,
}

/// A file complete but for the programs of its fonts.
pub(super) struct Finished {
    objects: Objects,
    /// Where the programs go, in the order of the faces.
    programs: Vec<ObjectId>,
}

impl Finished {
    /// Puts the programs in and writes the file.
    pub(super) fn save(mut self, programs: Vec<Program>) -> Result<Vec<u8>, PdfError> {
        face::set_programs(&mut self.objects, &self.programs, programs)?;
        save::save(self.objects)
    }
}

/// Turns drawn pages into a file that only lacks the programs of its fonts.
pub(super) fn finish(mut objects: Objects, parts: &Parts<'_>) -> Result<Finished, PdfError> {
    let pages: Vec<ObjectId> = objects.get_pages().into_values().collect();
    let metadata = Metadata::new(parts.document, parts.options);
    page::tidy(&mut objects, &pages)?;
    let programs = face::complete(&mut objects, &pages, parts.faces)?;
    let links = link::add(&mut objects, &pages, parts.document)?;
    let structure = structure::add(&mut objects, parts, &pages, &links)?;
    catalog(&mut objects, &pages, parts, &metadata, structure)?;
    properties::set_info(&mut objects, &metadata);
    save::pack(&mut objects);
    Ok(Finished { objects, programs })
}

/// The document's own dictionary (ISO 32000-1 §7.7.2), in place of printpdf's.
fn catalog(
    objects: &mut Objects,
    pages: &[ObjectId],
    parts: &Parts<'_>,
    metadata: &Metadata<'_>,
    structure: ObjectId,
) -> Result<(), PdfError> {
    let mut entries = dictionary! {
        "Type" => name("Catalog"),
        "Pages" => objects.catalog().and_then(|catalog| catalog.get(b"Pages")).map_err(library)?.clone(),
        "PageLabels" => label::labels(&parts.document.pages),
        "Lang" => text(metadata.language),
        "MarkInfo" => dictionary! { "Marked" => true },
        "StructTreeRoot" => structure,
        "ViewerPreferences" => dictionary! { "DisplayDocTitle" => true },
        "Metadata" => properties::add_xmp(objects, metadata),
        "OutputIntents" => vec![intent::add(objects)],
    };
    if let Some(outline) = outline::add(objects, pages, parts.document) {
        entries.set("Outlines", outline);
        entries.set("PageMode", name("UseOutlines"));
    }
    let attachments = &parts.options.attachments;
    if let Some(attached) = attachment::add(objects, attachments, metadata.timestamp)? {
        entries.set("Names", attached.names);
        entries.set("AF", attached.associated);
    }
    *objects.catalog_mut().map_err(library)? = entries;
    Ok(())
}
