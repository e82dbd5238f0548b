//! A face's program without the tables a PDF has no use for. It must not touch a glyph.

/// Tables a face embedded in a PDF does without (ISO 32000-1 §9.9): what the program is called, which
/// the PDF says itself.
const UNUSED: [[u8; 4]; 2] = [*b"name", *b"post"];

/// Bytes of the head of a TrueType file, and of each entry of its directory.
const HEAD: usize = 12;
const ENTRY: usize = 16;

/// A TrueType file without the tables nobody asks for. Nothing for what is no such file.
pub(super) fn trim(program: &[u8]) -> Option<Vec<u8>> {
    let (head, rest) = program.split_at_checked(HEAD)?;
    let count = usize::from(u16::from_be_bytes(*head.get(4..6)?.first_chunk()?));
    let (entries, _) = rest.get(..count * ENTRY)?.as_chunks::<ENTRY>();
    let kept = || entries.iter().filter(|entry| UNUSED.iter().all(|tag| !entry.starts_with(tag)));
    let mut trimmed = Vec::with_capacity(program.len());
    trimmed.extend_from_slice(head.get(..4)?);
    let tables = u16::try_from(kept().count()).ok()?;
    // The powers of two that help a search (OpenType 1.9, table directory).
    let power = tables.checked_ilog2()?;
    let range = 16_u16.checked_shl(power)?;
    for value in [tables, range, u16::try_from(power).ok()?, (tables * 16).checked_sub(range)?] {
        trimmed.extend_from_slice(&value.to_be_bytes());
    }
    let mut place = HEAD + usize::from(tables) * ENTRY;
    for entry in kept() {
        trimmed.extend_from_slice(entry.get(..8)?);
        trimmed.extend_from_slice(&u32::try_from(place).ok()?.to_be_bytes());
        trimmed.extend_from_slice(entry.get(12..)?);
        place += number(entry, 12)?.next_multiple_of(4);
    }
    for entry in kept() {
        let start = number(entry, 8)?;
        trimmed.extend_from_slice(program.get(start..start.checked_add(number(entry, 12)?)?)?);
        trimmed.resize(trimmed.len().next_multiple_of(4), 0);
    }
    Some(trimmed)
}

/// A place or length of a directory's entry.
fn number(entry: &[u8; ENTRY], at: usize) -> Option<usize> {
    let bytes = entry.get(at..)?.first_chunk()?;
    usize::try_from(u32::from_be_bytes(*bytes)).ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::font::{FaceId, table};

    #[test]
    fn what_is_no_face_is_not_trimmed() {
        let program = report_fonts::face(FaceId::Latin).bytes;
        for length in [0, 11, 12, 100, program.len() / 2] {
            assert_eq!(trim(program.get(..length).unwrap()), None);
        }
    }

    #[test]
    fn the_tables_kept_are_as_they_were() {
        let program = report_fonts::face(FaceId::Latin).bytes;
        let trimmed = trim(program).unwrap();
        for tag in ["head", "hhea", "hmtx", "maxp", "loca", "glyf", "cvt "] {
            assert!(table(&trimmed, tag) == table(program, tag), "{tag}");
        }
        assert_eq!((table(&trimmed, "name"), table(&trimmed, "post")), (None, None));
    }
}
