//! The outlines of a TrueType face (OpenType 1.9, `glyf` and `loca`): where each is, which others it is
//! made of, and what it is without instructions. It must not number glyphs.

use super::unsigned;
use report_fonts::table;

/// Where each glyph's outline is.
pub(super) struct Outlines<'a> {
    glyf: &'a [u8],
    loca: &'a [u8],
    is_long: bool,
}

impl<'a> Outlines<'a> {
    pub(super) fn of(face: &'a [u8]) -> Option<Self> {
        let [head, loca, glyf] = [table(face, "head")?, table(face, "loca")?, table(face, "glyf")?];
        Some(Self { glyf, loca, is_long: unsigned(head, 50)? != 0 })
    }

    pub(super) fn glyph(&self, glyph: u16) -> Option<&'a [u8]> {
        let glyph = usize::from(glyph);
        self.glyf.get(self.place(glyph)?..self.place(glyph + 1)?)
    }

    fn place(&self, index: usize) -> Option<usize> {
        if self.is_long {
            let bytes = self.loca.get(index * 4..)?.first_chunk()?;
            usize::try_from(u32::from_be_bytes(*bytes)).ok()
        } else {
            Some(usize::from(unsigned(self.loca, index * 2)?) * 2)
        }
    }
}

/// An outline without instructions.
pub(super) struct Plain<'a> {
    /// What stands before them.
    before: &'a [u8],
    /// What stands behind them and their length; nothing in an outline that has no such length.
    behind: Option<&'a [u8]>,
}

impl<'a> Plain<'a> {
    pub(super) fn of(outline: &'a [u8]) -> Option<Self> {
        if is_composite(outline) {
            // Instructions follow the last part.
            let end = parts(outline).last()??.end;
            return Some(Self { before: outline.get(..end)?, behind: None });
        }
        let contours = unsigned(outline, 0).map_or(0, usize::from);
        let place = 10 + contours * 2;
        let Some(length) = unsigned(outline, place).filter(|_| contours > 0) else {
            return Some(Self { before: outline, behind: None });
        };
        let behind = outline.get(place + 2 + usize::from(length)..)?;
        Some(Self { before: outline.get(..place)?, behind: Some(behind) })
    }

    pub(super) fn len(&self) -> usize {
        self.before.len() + self.behind.map_or(0, |behind| behind.len() + 2)
    }

    pub(super) fn write(&self, out: &mut Vec<u8>) {
        out.extend_from_slice(self.before);
        if let Some(behind) = self.behind {
            out.extend_from_slice(&[0, 0]);
            out.extend_from_slice(behind);
        }
    }
}

/// How many bytes of an outline without instructions tell of everything but where its points are, or a
/// few more: each point has one byte of flags at most. All of one made of others.
pub(super) fn before_points(plain: &[u8]) -> usize {
    let contours = unsigned(plain, 0).map_or(0, usize::from);
    let last_point = unsigned(plain, 8 + contours * 2).filter(|_| contours > 0);
    match last_point {
        Some(last) if !is_composite(plain) => 12 + contours * 2 + usize::from(last) + 1,
        _ => plain.len(),
    }
}

/// Whether an outline is made of others: it has fewer than no contours.
pub(super) fn is_composite(outline: &[u8]) -> bool {
    outline.first().is_some_and(|byte| *byte >= 0x80)
}

/// The flag of a part that says instructions follow the last one.
pub(super) const INSTRUCTED: u16 = 0x100;

/// A glyph another one is made of.
pub(super) struct Part {
    pub(super) flags: u16,
    pub(super) glyph: u16,
    /// Where its flags stand in the outline, its number behind them.
    pub(super) place: usize,
    /// Where it ends.
    end: usize,
}

/// The glyphs an outline is made of; nothing in place of one that is cut short, which is the last.
pub(super) fn parts(outline: &[u8]) -> impl Iterator<Item = Option<Part>> {
    let mut next = is_composite(outline).then_some(10);
    std::iter::from_fn(move || {
        let place = next.take()?;
        let Some((flags, glyph)) = unsigned(outline, place).zip(unsigned(outline, place + 2))
        else {
            return Some(None);
        };
        let set = |flag: u16| flags & flag != 0;
        // The flags of a part: words, a scale, one for each axis, a matrix, more parts to come.
        let arguments = if set(0x1) { 4 } else { 2 };
        let scale = [(0x8, 2), (0x40, 4), (0x80, 8)].into_iter().find(|(flag, _)| set(*flag));
        let end = place + 4 + arguments + scale.map_or(0, |(_, bytes)| bytes);
        next = set(0x20).then_some(end);
        Some(Some(Part { flags, glyph, place, end }))
    })
}

/// How many bytes an outline has that is another, moved.
pub(super) const MOVED: usize = 18;

/// An outline that is another one, moved to the right by so many units: made of that alone, whose number is given.
/// The bounds are the other's, moved alike.
pub(super) fn moved(outline: &[u8], number: u16, by: i16) -> Option<[u8; MOVED]> {
    let (bound, by) = (|place: usize| unsigned(outline, place), by.cast_unsigned());
    let bounds = [bound(2)?.wrapping_add(by), bound(4)?, bound(6)?.wrapping_add(by), bound(8)?];
    // Its arguments are words, and tell a distance.
    let part = [0x0003, number, by, 0];
    let mut moved = [0; MOVED];
    let words = std::iter::once(u16::MAX).chain(bounds).chain(part);
    let (slots, _) = moved.as_chunks_mut();
    slots.iter_mut().zip(words).for_each(|(slot, word)| *slot = word.to_be_bytes());
    Some(moved)
}
