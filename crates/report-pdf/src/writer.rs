//! Pages, faces, structure and everything else of a PDF as numbered objects: the only place that uses
//! pdf-writer. It must not move anything, nor decide what is marked as what.

mod annotation;
mod annotations;
mod attachment;
mod catalog;
mod content;
mod destination;
mod face;
mod file;
mod icc;
mod image;
mod intent;
mod label;
mod link;
mod number;
mod object;
mod outline;
mod pages;
mod properties;
mod run;
mod seal;
mod structure;
mod unicode;

pub(super) use attachment::{Packed, pack as pack_attachments};

use super::deflate::Deflater;
use super::fit::Fits;
use super::marks::Marks;
use super::metadata::Metadata;
use super::subset::{Faces, Program};
use super::workers::Pending;
use super::{Pdf, PdfError, PdfOptions};
use file::Pack;
use object::Objects;
use pdf_writer::Ref;
use report_page::PagedDocument;

/// All there is to write.
pub(super) struct Parts<'a> {
    pub(super) document: &'a PagedDocument,
    pub(super) faces: &'a Faces,
    pub(super) fits: &'a Fits,
    pub(super) marks: Marks,
    pub(super) options: &'a PdfOptions,
}

/// A file complete but for the programs of its faces.
pub(super) struct Body {
    objects: Objects,
    packs: Vec<Pack>,
    /// Where the programs go, in the order of the faces.
    programs: Vec<Ref>,
    catalog: Ref,
    info: Ref,
}

/// Writes everything but the programs of the faces. The attachments are [packed](pack_attachments).
pub(super) fn body(parts: &Parts<'_>, attachments: Pending<Vec<Packed>>) -> Result<Body, PdfError> {
    let mut objects = Objects::new();
    let metadata = Metadata::new(parts.document, parts.options);
    let pages = pages::Pages::new(&mut objects, parts.document);
    let faces: Vec<_> = parts.faces.iter().map(|face| face::add(&mut objects, face)).collect();
    let images = image::add(&mut objects, parts.document)?;
    let annotations = annotations::add(&mut objects, &pages, parts.document);
    let structure = structure::add(&mut objects, parts, &pages, &annotations)?;
    let resources = pages::Resources { faces: &faces, images: &images };
    pages.write(&mut objects, parts, &annotations, &resources);
    let attachments = attachments.take();
    let named = catalog::Named { pages: &pages, structure, fields: seal::fields(&annotations) };
    let catalog = catalog::add(&mut objects, parts, &named, &metadata, attachments)?;
    let info = properties::add_info(&mut objects, &metadata);
    let programs = faces.into_iter().map(|face| face.program).collect();
    let packs = file::pack(&mut objects);
    Ok(Body { objects, packs, programs, catalog, info })
}

impl Body {
    /// What its streams are compressed with.
    pub(super) fn deflater(&mut self) -> &mut Deflater {
        &mut self.objects.deflater
    }

    /// Adds the programs, in the order of the faces, and gives the file.
    pub(super) fn finish(mut self, programs: Vec<Program>) -> Pdf {
        for (id, program) in self.programs.iter().zip(programs) {
            face::add_program(&mut self.objects, *id, program);
        }
        file::write(self.objects, self.packs, self.catalog, self.info)
    }
}
