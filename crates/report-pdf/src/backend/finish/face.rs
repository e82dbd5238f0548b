//! What printpdf leaves out of a font: the glyph of each code where two characters share one, and
//! the true height of capitals.

use super::object::{dictionary_mut, library, reference};
use super::{Objects, PdfError};
use crate::backend::subset::{EmbeddedFace, Faces};
use lopdf::{Dictionary, Object, ObjectId, Stream};

/// Completes every font.
pub(super) fn complete(
    objects: &mut Objects,
    pages: &[ObjectId],
    faces: &Faces,
) -> Result<(), PdfError> {
    for face in faces.iter() {
        let font = find(objects, pages, face)?;
        complete_one(objects, font, face)?;
    }
    Ok(())
}

/// The font object of a face, through the resources all pages share.
fn find(objects: &Objects, pages: &[ObjectId], face: &EmbeddedFace) -> Result<ObjectId, PdfError> {
    let dictionary = |id| objects.get_dictionary(id).map_err(library);
    let page = dictionary(*pages.first().ok_or(PdfError::NoPages)?)?;
    let resources = dictionary(reference(page, b"Resources")?)?;
    let fonts = dictionary(reference(resources, b"Font")?)?;
    reference(fonts, report_fonts::face(face.id).post_script_name.as_bytes())
}

fn complete_one(
    objects: &mut Objects,
    font: ObjectId,
    face: &EmbeddedFace,
) -> Result<(), PdfError> {
    let glyphs = face.glyph_of_code.as_ref().map(|glyphs| {
        let bytes = glyphs.iter().flat_map(|glyph| glyph.to_be_bytes()).collect();
        objects.add_object(Stream::new(Dictionary::new(), bytes))
    });
    let descendant = descendant(dictionary_mut(objects, font)?)?;
    if let Some(glyphs) = glyphs {
        descendant.set("CIDToGIDMap", glyphs);
    }
    let descriptor = reference(descendant, b"FontDescriptor")?;
    let height = i64::from(face.descriptor.cap_height);
    dictionary_mut(objects, descriptor)?.set("CapHeight", height);
    Ok(())
}

/// The font behind a composite font (ISO 32000-1 §9.7.6), which printpdf writes in place.
fn descendant(font: &mut Dictionary) -> Result<&mut Dictionary, PdfError> {
    let list = font.get_mut(b"DescendantFonts").and_then(Object::as_array_mut).map_err(library)?;
    let first = list.first_mut().ok_or_else(|| library("DescendantFonts"))?;
    first.as_dict_mut().map_err(library)
}
