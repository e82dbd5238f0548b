//! Faces as composite fonts (ISO 32000-1 §9.7): what a code shows, how wide it is, what it is copied
//! as. Their programs come later. It must not number codes.

use super::object::{FLATE, Objects, count, name, text};
use super::unicode;
use crate::subset::{EmbeddedFace, Program};
use pdf_writer::writers::Widths;
use pdf_writer::{Finish, Ref};
use report_fonts::{Descriptor, FaceId};

/// The advance that needs no telling: a full em, as hanzi have.
const USUAL: u16 = 1000;

/// A face in the file.
pub(super) struct WrittenFace {
    pub(super) id: FaceId,
    pub(super) font: Ref,
    /// Where its program goes.
    pub(super) program: Ref,
}

/// Writes one face, but for its program.
pub(super) fn add(objects: &mut Objects, face: &EmbeddedFace) -> WrittenFace {
    let [font, descendant, descriptor, program] = [(); 4].map(|()| objects.id());
    let characters: Vec<char> = face.coded.iter().map(|coded| coded.ch).collect();
    let to_unicode = objects.deflated(&unicode::map(&characters), |_| {});
    let glyphs = face.glyph_of_code.as_ref().map(|glyphs| {
        let bytes: Vec<u8> = glyphs.iter().flat_map(|glyph| glyph.to_be_bytes()).collect();
        objects.deflated(&bytes, |_| {})
    });
    let mut composite = objects.dict(font);
    composite.pair(name("Type"), name("Font")).pair(name("Subtype"), name("Type0"));
    composite.pair(name("BaseFont"), name(&face.name));
    composite.pair(name("Encoding"), name("Identity-H")).pair(name("ToUnicode"), to_unicode);
    composite.insert(name("DescendantFonts")).array().item(descendant);
    composite.finish();
    add_descendant(objects, descendant, face, descriptor, glyphs);
    describe(objects, descriptor, &face.name, &face.descriptor, program);
    WrittenFace { id: face.id, font, program }
}

/// The font behind a composite font, its codes being glyph numbers unless a map tells others.
fn add_descendant(
    objects: &mut Objects,
    id: Ref,
    face: &EmbeddedFace,
    descriptor: Ref,
    glyphs: Option<Ref>,
) {
    let mut font = objects.dict(id);
    font.pair(name("Type"), name("Font")).pair(name("Subtype"), name("CIDFontType2"));
    font.pair(name("BaseFont"), name(&face.name));
    let mut system = font.insert(name("CIDSystemInfo")).dict();
    system.pair(name("Registry"), text("Adobe")).pair(name("Ordering"), text("Identity"));
    system.pair(name("Supplement"), 0);
    system.finish();
    font.pair(name("FontDescriptor"), descriptor);
    font.pair(name("DW"), i32::from(USUAL));
    widths(&mut font.insert(name("W")).start(), face);
    match glyphs {
        Some(glyphs) => font.pair(name("CIDToGIDMap"), glyphs),
        None => font.pair(name("CIDToGIDMap"), name("Identity")),
    };
}

/// Advances other than [`USUAL`], neighbours together.
fn widths(widths: &mut Widths<'_>, face: &EmbeddedFace) {
    let mut first = 1_usize;
    for stretch in face.coded.chunk_by(|a, b| (a.advance == USUAL) == (b.advance == USUAL)) {
        if let (Some(coded), Ok(code)) = (stretch.first(), u16::try_from(first))
            && coded.advance != USUAL
        {
            widths.consecutive(code, stretch.iter().map(|coded| f32::from(coded.advance)));
        }
        first += stretch.len();
    }
}

/// The font descriptor (ISO 32000-1 §9.8).
fn describe(objects: &mut Objects, id: Ref, font_name: &str, described: &Descriptor, program: Ref) {
    let mut dict = objects.dict(id);
    dict.pair(name("Type"), name("FontDescriptor")).pair(name("FontName"), name(font_name));
    // Nonsymbolic (table 123).
    dict.pair(name("Flags"), 32);
    dict.insert(name("FontBBox")).array().items(described.bounds.map(i32::from));
    dict.pair(name("ItalicAngle"), 0);
    dict.pair(name("Ascent"), i32::from(described.ascent));
    dict.pair(name("Descent"), i32::from(described.descent));
    dict.pair(name("CapHeight"), i32::from(described.cap_height));
    // The files do not tell their stems; readers only use this where the program is missing.
    dict.pair(name("StemV"), i32::from(described.weight / 5));
    dict.pair(name("FontFile2"), program);
}

/// Writes a program where its face expects it.
pub(super) fn add_program(objects: &mut Objects, id: Ref, program: Program) {
    let mut stream = objects.stream(id, program.packed);
    stream.pair(name("Filter"), FLATE).pair(name("Length1"), count(program.length));
}
