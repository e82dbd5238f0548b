//! The few numbers of a font file that a PDF states and rusttype does not tell, `head` and `OS/2`, and
//! the advances, which it tells as floats. It must not read glyphs, and takes any bytes without a panic.

/// What a PDF says about a face beside its program, in thousandths of an em (ISO 32000-1 §9.8).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Descriptor {
    /// Left, bottom, right and top of a box around all glyphs.
    pub bounds: [i16; 4],
    /// Height above the baseline.
    pub ascent: i16,
    /// Depth below the baseline, negative.
    pub descent: i16,
    /// Height of capital letters.
    pub cap_height: i16,
    /// Weight from 100 to 900, 400 being regular.
    pub weight: u16,
}

/// The advances of a face's glyphs (`hmtx`), in a file's own units.
#[derive(Clone, Copy, Debug)]
pub(super) struct Advances {
    table: &'static [u8],
    /// How many are told: the glyphs behind have the last one.
    told: u16,
    /// Units of an em, 1 at least.
    em: u32,
    glyphs: u16,
}

impl Advances {
    /// Finds them in a TrueType file.
    pub(super) fn of(bytes: &'static [u8]) -> Option<Self> {
        let (head, hhea) = (table(bytes, "head")?, table(bytes, "hhea")?);
        let em = u32::from(unsigned(head, 18)?);
        let (told, glyphs) = (unsigned(hhea, 34)?, unsigned(table(bytes, "maxp")?, 4)?);
        (em > 0).then_some(Self { table: table(bytes, "hmtx")?, told, em, glyphs })
    }

    /// Whether there is a glyph of that number; glyph 0, which stands for a missing character, counts as
    /// none.
    pub(super) fn has(&self, glyph: u16) -> bool {
        glyph != 0 && glyph < self.glyphs
    }

    /// The advance of a glyph in thousandths of an em, rounded to the nearest, half up: what a PDF's
    /// width array holds.
    pub(super) fn get(&self, glyph: u16) -> Option<u16> {
        let glyph = self.has(glyph).then_some(glyph)?.min(self.told.checked_sub(1)?);
        let units = u32::from(unsigned(self.table, usize::from(glyph) * 4)?);
        u16::try_from((units * 2000 + self.em) / (2 * self.em)).ok()
    }
}

/// Reads a TrueType file; nothing when a table is missing or short.
pub fn descriptor(bytes: &[u8]) -> Option<Descriptor> {
    let (head, hhea, os2) = (table(bytes, "head")?, table(bytes, "hhea")?, table(bytes, "OS/2")?);
    let em = i32::from(unsigned(head, 18)?);
    let scaled = |value: i16| i16::try_from((i32::from(value) * 1000).checked_div(em)?).ok();
    let ascent = scaled(signed(hhea, 4)?)?;
    // sCapHeight came with version 2 of the table.
    let cap_height = if unsigned(os2, 0)? >= 2 { scaled(signed(os2, 88)?)? } else { ascent };
    Some(Descriptor {
        bounds: [
            scaled(signed(head, 36)?)?,
            scaled(signed(head, 38)?)?,
            scaled(signed(head, 40)?)?,
            scaled(signed(head, 42)?)?,
        ],
        ascent,
        descent: scaled(signed(hhea, 6)?)?,
        cap_height,
        weight: unsigned(os2, 4)?,
    })
}

/// The bytes of a table, from the directory at the file's head.
pub fn table<'a>(bytes: &'a [u8], tag: &str) -> Option<&'a [u8]> {
    let count = usize::from(unsigned(bytes, 4)?);
    let record = bytes
        .get(12..)?
        .chunks_exact(16)
        .take(count)
        .find(|record| record.starts_with(tag.as_bytes()))?;
    let start = long(record, 8)?;
    bytes.get(start..start.checked_add(long(record, 12)?)?)
}

fn unsigned(bytes: &[u8], at: usize) -> Option<u16> {
    Some(u16::from_be_bytes(bytes.get(at..at.checked_add(2)?)?.try_into().ok()?))
}

fn signed(bytes: &[u8], at: usize) -> Option<i16> {
    Some(i16::from_be_bytes(bytes.get(at..at.checked_add(2)?)?.try_into().ok()?))
}

fn long(bytes: &[u8], at: usize) -> Option<usize> {
    let bytes = bytes.get(at..at.checked_add(4)?)?.try_into().ok()?;
    usize::try_from(u32::from_be_bytes(bytes)).ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{FaceId, face};

    #[test]
    fn every_face_describes_itself() {
        for &id in FaceId::ALL {
            let found = descriptor(face(id).bytes).unwrap();
            let [left, bottom, right, top] = found.bounds;
            assert!(left < right && bottom < top, "{id} {found:?}");
            assert!(found.ascent > 0 && found.descent < 0, "{id} {found:?}");
            assert!((300..=900).contains(&found.cap_height), "{id} {found:?}");
            assert!((100..=900).contains(&found.weight), "{id} {found:?}");
        }
    }

    #[test]
    fn the_numbers_are_those_of_the_file() {
        let song = descriptor(face(FaceId::Song).bytes).unwrap();
        assert_eq!((song.ascent, song.descent, song.weight), (880, -120, 400));
        assert_eq!(descriptor(face(FaceId::BiaoSong).bytes).unwrap().weight, 700);
    }

    #[test]
    fn a_file_cut_anywhere_is_refused_quietly() {
        let bytes = face(FaceId::Latin).bytes;
        for length in (0..400).chain((400..bytes.len()).step_by(9973)) {
            let cut = bytes.get(..length).unwrap();
            // Only the tables' own bytes count: a file cut after them may still be read.
            assert!(descriptor(cut).is_none_or(|found| Some(found) == descriptor(bytes)));
        }
        assert_eq!(descriptor(&[]), None);
    }
}
