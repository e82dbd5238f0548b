//! What printpdf does not know of a font: its program, which is made while the pages are drawn, the
//! glyph of each code where two characters share one, and the true height of capitals.

use super::object::{dictionary_mut, library, number, reference};
use super::save::set_packed;
use super::{Objects, PdfError};
use crate::backend::subset::{EmbeddedFace, Faces, Program};
use lopdf::{Dictionary, Object, ObjectId, Stream};

/// Completes every font but for its program, and tells where that goes.
pub(super) fn complete(
    objects: &mut Objects,
    pages: &[ObjectId],
    faces: &Faces,
) -> Result<Vec<ObjectId>, PdfError> {
    let mut programs = Vec::new();
    for face in faces.iter() {
        let font = find(objects, pages, face)?;
        let program = complete_one(objects, font, face)?;
        // Left alone by the packing of the other streams.
        stream_mut(objects, program)?.allows_compression = false;
        programs.push(program);
    }
    Ok(programs)
}

/// Puts the programs where [`complete`] told.
pub(super) fn set_programs(
    objects: &mut Objects,
    places: &[ObjectId],
    programs: Vec<Program>,
) -> Result<(), PdfError> {
    for (&place, program) in places.iter().zip(programs) {
        let stream = stream_mut(objects, place)?;
        stream.dict.set("Length1", number(program.length));
        set_packed(stream, program.packed);
    }
    Ok(())
}

fn stream_mut(objects: &mut Objects, id: ObjectId) -> Result<&mut Stream, PdfError> {
    objects.get_object_mut(id).and_then(Object::as_stream_mut).map_err(library)
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
) -> Result<ObjectId, PdfError> {
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
    let descriptor = dictionary_mut(objects, descriptor)?;
    descriptor.set("CapHeight", height);
    reference(descriptor, b"FontFile2")
}

/// The font behind a composite font (ISO 32000-1 §9.7.6), which printpdf writes in place.
fn descendant(font: &mut Dictionary) -> Result<&mut Dictionary, PdfError> {
    let list = font.get_mut(b"DescendantFonts").and_then(Object::as_array_mut).map_err(library)?;
    let first = list.first_mut().ok_or_else(|| library("DescendantFonts"))?;
    first.as_dict_mut().map_err(library)
}
