//! A face's TrueType program with only the glyphs a document shows (OpenType 1.9; ISO 32000-1 §9.9).
//! It must not choose or number glyphs, and takes any bytes without a panic.

mod outline;
#[cfg(test)]
mod tests;

use crate::fit::Fit;
use outline::{INSTRUCTED, Outlines, Part, Plain, before_points, moved, parts};
use report_fonts::table;
use std::ops::Range;

/// The tables a PDF's reader uses, in the order they stand. What the program is called, and which
/// characters it has, the PDF says itself. Instructions for coarse screens are left out: only the
/// Western face has any, and its digits are to look like the 汉字 beside them.
const TABLES: [&str; 6] = ["glyf", "head", "hhea", "hmtx", "loca", "maxp"];

/// Bytes of the head of a TrueType file, and of each entry of its directory.
const HEAD: usize = 12;
const ENTRY: usize = 16;
/// Where `head` keeps the number that brings the sum of the whole file to [`WHOLE`].
const ADJUSTMENT: Range<usize> = 8..12;
const WHOLE: u32 = 0xB1B0_AFBA;

/// A face cut down to some glyphs.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Cut {
    /// The TrueType file.
    pub(super) bytes: Vec<u8>,
    /// Where it repeats itself, ascending: all but the points of outlines, of which hardly two are alike.
    pub(super) repeating: Vec<Range<usize>>,
}

/// A glyph once more, its advance fitted to what stands beside it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Fitted {
    /// The glyph in the face; one of those shown.
    pub(super) glyph: u16,
    pub(super) fit: Fit,
}

/// The program of a face with the glyphs `shown`, ascending and beginning with 0, under the numbers
/// from 0; those fitted follow, then the glyphs those shown are made of. Nothing for what is no TrueType face, or
/// has no such glyph.
pub(super) fn cut(face: &[u8], shown: &[u16], fitted: &[Fitted]) -> Option<Cut> {
    let outlines = Outlines::of(face)?;
    let glyphs = Glyphs::of(&outlines, shown, fitted, unsigned(table(face, "head")?, 18)?)?;
    let size = glyphs.size(&outlines)?;
    let is_long = size > SHORT;
    let mut file = File::new(face, size)?;
    let (mut places, mut advances) = (Vec::with_capacity(glyphs.count() + 1), 0);
    for tag in TABLES {
        let own = table(face, tag)?;
        file.begin(tag);
        let out = &mut file.bytes;
        match tag {
            "glyf" => glyphs.write(&outlines, out, &mut places, is_long)?,
            "head" => head(own, out, is_long)?,
            // The number of advances is known once those are written.
            "hhea" => out.extend_from_slice(own),
            "hmtx" => advances = metrics(face, &glyphs, out)?,
            "loca" => locations(&places, out, is_long)?,
            "maxp" => profile(own, out, &glyphs)?,
            _ => return None,
        }
        file.end()?;
    }
    file.patch("hhea", 34..36, &advances.to_be_bytes())?;
    let bytes = file.finish()?;
    Some(Cut { repeating: repeating(&bytes, &places)?, bytes })
}

/// Where a file repeats itself, by the places of its outlines.
fn repeating(bytes: &[u8], places: &[usize]) -> Option<Vec<Range<usize>>> {
    let glyf = HEAD + TABLES.len() * ENTRY;
    let outlines = bytes.get(glyf..glyf + places.last()?)?;
    let mut repeating = Vec::with_capacity(places.len());
    for pair in places.windows(2) {
        let &[start, end] = pair else { continue };
        let told = before_points(outlines.get(start..end)?);
        repeating.push(glyf + start..glyf + end.min(start + told));
    }
    repeating.push(glyf + outlines.len()..bytes.len());
    Some(repeating)
}

/// The glyphs of a program by their new numbers.
struct Glyphs<'a> {
    /// Those shown, ascending.
    shown: &'a [u16],
    /// Those fitted, behind them.
    fitted: &'a [Fitted],
    /// Those the shown ones are made of, behind both.
    parts: Vec<u16>,
    /// How many units an em has.
    em: i32,
}

impl<'a> Glyphs<'a> {
    fn of(
        outlines: &Outlines<'_>,
        shown: &'a [u16],
        fitted: &'a [Fitted],
        em: u16,
    ) -> Option<Self> {
        let mut glyphs = Self { shown, fitted, parts: Vec::new(), em: em.into() };
        let mut waiting = shown.to_vec();
        while let Some(glyph) = waiting.pop() {
            for part in parts(outlines.glyph(glyph)?) {
                let part = part?.glyph;
                if glyphs.number(part).is_none() {
                    glyphs.parts.push(part);
                    waiting.push(part);
                }
            }
        }
        Some(glyphs)
    }

    fn count(&self) -> usize {
        self.shown.len() + self.fitted.len() + self.parts.len()
    }

    /// The new number of a glyph.
    fn number(&self, glyph: u16) -> Option<u16> {
        let shown = self.shown.binary_search(&glyph).ok();
        // Hardly any glyph is made of others.
        let behind = || {
            let before = self.shown.len() + self.fitted.len();
            Some(before + self.parts.iter().position(|part| *part == glyph)?)
        };
        u16::try_from(shown.or_else(behind)?).ok()
    }

    /// Each glyph in the face and how it is fitted, by the new numbers.
    fn iter(&self) -> impl DoubleEndedIterator<Item = (u16, Fit)> {
        let plain = |glyph: &u16| (*glyph, Fit::default());
        let fitted = self.fitted.iter().map(|fitted| (fitted.glyph, fitted.fit));
        self.shown.iter().map(plain).chain(fitted).chain(self.parts.iter().map(plain))
    }

    /// Thousandths of an em in units of the face.
    fn units(&self, thousandths: i16) -> Option<i16> {
        i16::try_from((i32::from(thousandths) * self.em + 500).div_euclid(1000)).ok()
    }

    /// Bytes of all outlines, each made even.
    fn size(&self, outlines: &Outlines<'_>) -> Option<usize> {
        let even =
            |glyph: &u16| Some(Plain::of(outlines.glyph(*glyph)?)?.len().next_multiple_of(2));
        let plain: usize = self.shown.iter().chain(&self.parts).map(even).sum::<Option<_>>()?;
        Some(plain + self.fitted.len() * outline::MOVED)
    }

    /// Appends the outlines and notes where each begins, and where the last ends.
    fn write(
        &self,
        outlines: &Outlines<'_>,
        out: &mut Vec<u8>,
        places: &mut Vec<usize>,
        is_long: bool,
    ) -> Option<()> {
        let start = out.len();
        for (glyph, fit) in self.iter() {
            places.push(out.len() - start);
            let outline = outlines.glyph(glyph)?;
            if fit.is_plain() {
                self.write_plain(outline, out)?;
            } else if !outline.is_empty() {
                let moved = moved(outline, self.number(glyph)?, self.units(fit.lead)?)?;
                out.extend_from_slice(&moved);
            }
            if !is_long {
                out.resize(start + (out.len() - start).next_multiple_of(2), 0);
            }
        }
        places.push(out.len() - start);
        Some(())
    }

    /// Appends an outline, the glyphs it is made of by their new numbers.
    fn write_plain(&self, outline: &[u8], out: &mut Vec<u8>) -> Option<()> {
        let begin = out.len();
        Plain::of(outline)?.write(out);
        for part in parts(outline) {
            let Part { flags, glyph, place, .. } = part?;
            let plain = (flags & !INSTRUCTED).to_be_bytes();
            let written = out.get_mut(begin..)?.get_mut(place..place + 4)?;
            let (own, number) = written.split_at_mut(2);
            own.copy_from_slice(&plain);
            number.copy_from_slice(&self.number(glyph)?.to_be_bytes());
        }
        Some(())
    }
}

/// The farthest place a `loca` of two bytes for each glyph can tell.
const SHORT: usize = 2 * u16::MAX as usize;

/// `head`, with the form of `loca` and no sum of the file yet.
fn head(own: &[u8], out: &mut Vec<u8>, is_long: bool) -> Option<()> {
    let start = out.len();
    out.extend_from_slice(own);
    let table = out.get_mut(start..)?;
    table.get_mut(ADJUSTMENT)?.fill(0);
    table.get_mut(50..52)?.copy_from_slice(&u16::from(is_long).to_be_bytes());
    Some(())
}

/// Where `maxp` keeps the most points and contours of a glyph, the same of one made of others, and of how many, how
/// deep.
const MOST: [usize; 2] = [6, 8];
const MOST_TOGETHER: [usize; 2] = [10, 12];
const MOST_PARTS: usize = 28;
const DEEPEST: usize = 30;

/// `maxp`, with the number of glyphs, and what a face without instructions says of them: one zone,
/// nothing else.
fn profile(own: &[u8], out: &mut Vec<u8>, glyphs: &Glyphs<'_>) -> Option<()> {
    let start = out.len();
    out.extend_from_slice(own);
    let table = out.get_mut(start..)?;
    set(table, 4, u16::try_from(glyphs.count()).ok()?)?;
    let instructions = table.get_mut(14..28)?;
    instructions.fill(0);
    instructions.get_mut(..2)?.copy_from_slice(&[0, 1]);
    if !glyphs.fitted.is_empty() {
        // Each of those is made of one other.
        for (own, together) in MOST.into_iter().zip(MOST_TOGETHER) {
            let most = unsigned(table, own)?.max(unsigned(table, together)?);
            set(table, together, most)?;
        }
        let most = unsigned(table, MOST_PARTS)?.max(1);
        set(table, MOST_PARTS, most)?;
        let deepest = unsigned(table, DEEPEST)?.saturating_add(1);
        set(table, DEEPEST, deepest)?;
    }
    Some(())
}

fn set(table: &mut [u8], place: usize, value: u16) -> Option<()> {
    table.get_mut(place..place + 2)?.copy_from_slice(&value.to_be_bytes());
    Some(())
}

fn locations(places: &[usize], out: &mut Vec<u8>, is_long: bool) -> Option<()> {
    for place in places {
        if is_long {
            out.extend_from_slice(&u32::try_from(*place).ok()?.to_be_bytes());
        } else {
            out.extend_from_slice(&u16::try_from(place / 2).ok()?.to_be_bytes());
        }
    }
    Some(())
}

/// Appends `hmtx`: advance and left bearing of each glyph; of the last ones with one advance, that
/// advance once. Gives how many advances there are.
fn metrics(face: &[u8], glyphs: &Glyphs<'_>, out: &mut Vec<u8>) -> Option<u16> {
    let (hhea, hmtx) = (table(face, "hhea")?, table(face, "hmtx")?);
    let told = usize::from(unsigned(hhea, 34)?);
    let advance = |(glyph, fit): (u16, Fit)| {
        let own = unsigned(hmtx, usize::from(glyph).min(told.checked_sub(1)?) * 4)?;
        let more = glyphs.units(fit.lead)?.checked_add(glyphs.units(fit.trail)?)?;
        Some(own.saturating_add_signed(more))
    };
    let bearing = |(glyph, fit): (u16, Fit)| {
        let glyph = usize::from(glyph);
        let place = if glyph < told { glyph * 4 + 2 } else { told * 4 + (glyph - told) * 2 };
        Some(unsigned(hmtx, place)?.wrapping_add_signed(glyphs.units(fit.lead)?))
    };
    let last = advance(glyphs.iter().next_back()?)?;
    let same = glyphs.iter().rev().take_while(|glyph| advance(*glyph) == Some(last)).count();
    let advances = glyphs.count() - same + 1;
    for (index, glyph) in glyphs.iter().enumerate() {
        if index < advances {
            out.extend_from_slice(&advance(glyph)?.to_be_bytes());
        }
        out.extend_from_slice(&bearing(glyph)?.to_be_bytes());
    }
    u16::try_from(advances).ok()
}

/// A TrueType file being written.
struct File {
    bytes: Vec<u8>,
    /// Tag, place and length of each table so far.
    tables: Vec<(&'static str, usize, usize)>,
}

impl File {
    /// A file with room for the directory of [`TABLES`] and for so many bytes of outlines.
    fn new(face: &[u8], outlines: usize) -> Option<Self> {
        let tables = u16::try_from(TABLES.len()).ok()?;
        let mut bytes = Vec::with_capacity(outlines + outlines / 16 + 4096);
        bytes.extend_from_slice(face.get(..4)?);
        // The powers of two that help a search (table directory).
        let power = tables.checked_ilog2()?;
        let range = 16_u16.checked_shl(power)?;
        for value in [tables, range, u16::try_from(power).ok()?, (tables * 16).checked_sub(range)?]
        {
            bytes.extend_from_slice(&value.to_be_bytes());
        }
        bytes.resize(HEAD + TABLES.len() * ENTRY, 0);
        Some(Self { bytes, tables: Vec::with_capacity(TABLES.len()) })
    }

    fn begin(&mut self, tag: &'static str) {
        self.tables.push((tag, self.bytes.len(), 0));
    }

    fn end(&mut self) -> Option<()> {
        let (_, start, length) = self.tables.last_mut()?;
        *length = self.bytes.len() - *start;
        self.bytes.resize(self.bytes.len().next_multiple_of(4), 0);
        Some(())
    }

    /// Writes over bytes of a table that is there.
    fn patch(&mut self, tag: &str, place: Range<usize>, with: &[u8]) -> Option<()> {
        let (_, start, length) = self.tables.iter().find(|(own, ..)| *own == tag)?;
        let table = self.bytes.get_mut(*start..*start + *length)?;
        table.get_mut(place)?.copy_from_slice(with);
        Some(())
    }

    /// Fills the directory and the sum of the whole.
    fn finish(mut self) -> Option<Vec<u8>> {
        for (index, (tag, start, length)) in self.tables.iter().enumerate() {
            let padded = self.bytes.get(*start..start + length.next_multiple_of(4))?;
            let numbers = [sum(padded), u32::try_from(*start).ok()?, u32::try_from(*length).ok()?];
            let entry = self.bytes.get_mut(HEAD + index * ENTRY..)?.get_mut(..ENTRY)?;
            let (name, rest) = entry.split_at_mut(4);
            name.copy_from_slice(tag.as_bytes());
            let (slots, _) = rest.as_chunks_mut();
            slots.iter_mut().zip(numbers).for_each(|(slot, number)| *slot = number.to_be_bytes());
        }
        let adjustment = WHOLE.wrapping_sub(sum(&self.bytes));
        self.patch("head", ADJUSTMENT, &adjustment.to_be_bytes())?;
        Some(self.bytes)
    }
}

/// The sum of words of four bytes, as tables are checked by; no bytes are left over.
fn sum(padded: &[u8]) -> u32 {
    let (words, _) = padded.as_chunks();
    words.iter().fold(0, |sum, word| sum.wrapping_add(u32::from_be_bytes(*word)))
}

fn unsigned(bytes: &[u8], at: usize) -> Option<u16> {
    Some(u16::from_be_bytes(*bytes.get(at..)?.first_chunk()?))
}
