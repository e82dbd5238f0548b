//! The glyphs a document shows of each face: numbered for its text, and cut out of the face for its
//! readers. It must not know how a PDF stores fonts.

use super::PdfError;
use super::deflate::Deflater;
use super::fingerprint::Fingerprint;
use super::fit::{Fit, Fits, RunFit};
use super::program::{self, Fitted};
use report_fonts::{Descriptor, FaceId, FontBook, descriptor};
use report_page::{ItemKind, PagedDocument, PlacedGlyph, TextRun};
use std::collections::{BTreeMap, BTreeSet};

/// A face as it is embedded.
///
/// Text names characters by *codes*: from 1, one for each pair of glyph and character, so that two
/// characters with one glyph (一 and the radical ⼀) are still copied as what they are. Glyphs fitted to what stands
/// beside them have codes of their own behind those.
#[derive(Debug)]
pub(super) struct EmbeddedFace {
    /// Which face it is.
    pub(super) id: FaceId,
    /// Its name with the subset tag, as `ABCDEF+GWSong-Regular`.
    pub(super) name: String,
    /// What the PDF says of the face.
    pub(super) descriptor: Descriptor,
    /// What each code shows, from code 1.
    pub(super) coded: Vec<Coded>,
    /// The glyph in the program of each code from 0, where that is not the code itself.
    pub(super) glyph_of_code: Option<Vec<u16>>,
    codes: Codes,
    /// The glyphs shown, ascending, by their numbers in the program.
    shown: Vec<u16>,
    /// Those fitted, which follow them there.
    fitted: Vec<Fitted>,
}

/// The TrueType program of a face, with only the glyphs used.
#[derive(Debug)]
pub(super) struct Program {
    /// Its bytes, deflated.
    pub(super) packed: Vec<u8>,
    /// How many bytes it has.
    pub(super) length: usize,
}

/// What one code shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Coded {
    /// The character that is copied.
    pub(super) ch: char,
    /// Its natural advance in thousandths of an em, what it is fitted by included.
    pub(super) advance: u16,
}

impl EmbeddedFace {
    /// The code of a glyph of the document; 0 for one it does not show.
    pub(super) fn code(&self, glyph: &PlacedGlyph, fit: Fit) -> u16 {
        self.codes.of(glyph.id, glyph.ch, fit)
    }

    /// The natural advance of a code in thousandths of an em.
    pub(super) fn advance(&self, code: u16) -> u16 {
        let index = usize::from(code).checked_sub(1);
        index.and_then(|index| self.coded.get(index)).map_or(0, |coded| coded.advance)
    }
}

/// The faces of a document.
#[derive(Debug)]
pub(super) struct Faces(Vec<EmbeddedFace>);

impl Faces {
    /// One face; nothing when the document shows no glyph of it.
    pub(super) fn of(&self, id: FaceId) -> Option<&EmbeddedFace> {
        self.0.iter().find(|face| face.id == id)
    }

    /// What is to be cut out of each.
    pub(super) fn cuts(&self) -> Vec<Cut> {
        self.iter().map(|face| Cut::new(face.id, face.shown.clone(), face.fitted.clone())).collect()
    }

    /// All faces the document shows.
    pub(super) fn iter(&self) -> impl Iterator<Item = &EmbeddedFace> {
        self.0.iter()
    }
}

/// What is to be cut out of a face. Making the programs is the greater part of writing a file, and needs
/// nothing of the rest.
#[derive(Debug)]
pub(super) struct Cut {
    face: FaceId,
    /// The glyphs, ascending.
    shown: Vec<u16>,
    fitted: Vec<Fitted>,
}

impl Cut {
    pub(super) fn new(face: FaceId, shown: Vec<u16>, fitted: Vec<Fitted>) -> Self {
        Self { face, shown, fitted }
    }

    /// How long it takes, next to others.
    pub(super) fn weight(&self) -> usize {
        self.shown.len()
    }

    /// Makes the program.
    pub(super) fn make(&self, deflater: &mut Deflater) -> Result<Program, PdfError> {
        let bytes = report_fonts::face(self.face).bytes;
        let cut = program::cut(bytes, &self.shown, &self.fitted);
        let cut = cut.ok_or(PdfError::Face { face: self.face })?;
        let packed = deflater.deflate_within(&cut.bytes, &cut.repeating);
        Ok(Program { packed, length: cut.bytes.len() })
    }
}

/// Numbers what the document shows of every face.
pub(super) fn number(
    document: &PagedDocument,
    fonts: &FontBook,
    fits: &Fits,
) -> Result<Faces, PdfError> {
    let mut usage: BTreeMap<FaceId, Usage> = BTreeMap::new();
    for (run, fit) in runs(document, fits).filter(|(run, _)| !run.glyphs.is_empty()) {
        let usage = usage.entry(run.face).or_default();
        run.glyphs.iter().for_each(|glyph| usage.note(glyph.id, glyph.ch));
        usage.note_fitted(run, fit);
    }
    let faces = usage.into_iter().map(|(id, usage)| number_face(id, usage, fonts));
    faces.collect::<Result<_, _>>().map(Faces)
}

fn runs<'a>(
    document: &'a PagedDocument,
    fits: &'a Fits,
) -> impl Iterator<Item = (&'a TextRun, RunFit<'a>)> {
    document.pages.iter().enumerate().flat_map(move |(number, page)| {
        page.items.iter().enumerate().filter_map(move |(place, item)| match &item.kind {
            ItemKind::Text(run) => Some((run, fits.get(number, place))),
            _ => None,
        })
    })
}

fn number_face(id: FaceId, mut usage: Usage, fonts: &FontBook) -> Result<EmbeddedFace, PdfError> {
    let face = report_fonts::face(id);
    let ((pairs, table), fitted) = (usage.pairs(), usage.fitted);
    let mut shown: Vec<u16> = std::iter::once(0).chain(pairs.iter().map(|(id, _)| *id)).collect();
    shown.dedup();
    // Codes are numbers in the program unless a glyph stands for two characters.
    let shares = shown.len() <= pairs.len();
    let behind = (0..).skip(shown.len()).take(fitted.len());
    let glyph_of_code = shares
        .then(|| numbers(&pairs).chain(behind))
        .map(|new| std::iter::once(0).chain(new).collect());
    let plain = pairs.iter().map(|&(glyph, ch)| (glyph, ch, Fit::default()));
    let coded = plain.chain(fitted.iter().copied()).map(|(glyph, ch, fit)| {
        let advance = fonts.advance(id, glyph)?;
        let advance = advance.saturating_add_signed(fit.lead).saturating_add_signed(fit.trail);
        Some(Coded { ch, advance })
    });
    let numbering = Codes::new(&pairs, table, &fitted);
    let described = (coded.collect(), descriptor(face.bytes), numbering);
    let (Some(coded), Some(descriptor), Some(numbering)) = described else {
        return Err(PdfError::Face { face: id });
    };
    let name = format!("{}+{}", tag(&pairs, &fitted), face.post_script_name);
    let fitted = fitted.iter().map(|&(glyph, _, fit)| Fitted { glyph, fit }).collect();
    Ok(EmbeddedFace { id, name, descriptor, coded, glyph_of_code, codes: numbering, shown, fitted })
}

/// The number in the program of each pair's glyph.
fn numbers(pairs: &[(u16, char)]) -> impl Iterator<Item = u16> {
    let (mut number, mut last) = (0, 0);
    pairs.iter().map(move |(glyph, _)| {
        number += u16::from(*glyph != last);
        last = *glyph;
        number
    })
}

/// The subset tag (ISO 32000-1 §9.6.4): another for another choice of glyphs.
fn tag(pairs: &[(u16, char)], fitted: &BTreeSet<(u16, char, Fit)>) -> String {
    let plain = pairs.iter().flat_map(|&(glyph, ch)| [u32::from(glyph), u32::from(ch)]);
    let fitted = fitted.iter().flat_map(|&(glyph, ch, fit)| {
        let [lead, trail] = [fit.lead, fit.trail].map(i16::cast_unsigned);
        [u32::from(glyph), u32::from(ch), u32::from(lead) << 16 | u32::from(trail)]
    });
    let words = plain.chain(fitted);
    Fingerprint::of(&words.flat_map(u32::to_le_bytes).collect::<Vec<u8>>()).letters()
}

/// A number for each glyph a face can have.
type ByGlyph = Vec<u16>;

/// The glyphs of one face a document shows, each with its characters.
struct Usage {
    /// The first character met of each glyph.
    first: Vec<(u16, char)>,
    /// Where in those each glyph stands, from 1; 0 for one not met.
    places: ByGlyph,
    /// Further characters of the same glyph: hardly ever any.
    further: BTreeSet<(u16, char)>,
    /// The glyphs that are fitted to what stands beside them.
    fitted: BTreeSet<(u16, char, Fit)>,
}

impl Default for Usage {
    fn default() -> Self {
        let places = vec![0; usize::from(u16::MAX) + 1];
        Self { first: Vec::new(), places, further: BTreeSet::new(), fitted: BTreeSet::new() }
    }
}

impl Usage {
    fn note(&mut self, glyph: u16, ch: char) {
        let Some(place) = self.places.get_mut(usize::from(glyph)) else { return };
        match self.first.get(usize::from(*place).wrapping_sub(1)) {
            None => {
                self.first.push((glyph, ch));
                // There are no more glyphs than numbers but 0, which is the missing glyph's.
                *place = u16::try_from(self.first.len()).unwrap_or_default();
            }
            Some((_, first)) if *first == ch => {}
            Some(_) => _ = self.further.insert((glyph, ch)),
        }
    }

    /// Notes the glyphs of a run that are fitted.
    fn note_fitted(&mut self, run: &TextRun, fit: RunFit<'_>) {
        for (place, own) in fit.iter() {
            if let Some(glyph) = run.glyphs.get(place) {
                self.fitted.insert((glyph.id, glyph.ch, own));
            }
        }
    }

    /// Every pair of glyph and character, ascending: the same whatever order they were met in. And a
    /// table to number them by.
    fn pairs(&mut self) -> (Vec<(u16, char)>, ByGlyph) {
        let mut pairs = std::mem::take(&mut self.first);
        pairs.extend(std::mem::take(&mut self.further));
        pairs.sort_unstable();
        (pairs, std::mem::take(&mut self.places))
    }
}

/// Finds a code by glyph and character.
#[derive(Debug, Default)]
struct Codes {
    /// The code of each glyph's first character; 0 for none.
    by_glyph: ByGlyph,
    /// The codes of further characters of the same glyph.
    further: BTreeMap<(u16, char), u16>,
    fitted: BTreeMap<(u16, char, Fit), u16>,
}

impl Codes {
    /// Codes from 1 in the order of the pairs, in a table of those glyphs, then of what is fitted; nothing when there
    /// are more than codes.
    fn new(
        pairs: &[(u16, char)],
        by_glyph: ByGlyph,
        fitted: &BTreeSet<(u16, char, Fit)>,
    ) -> Option<Self> {
        let mut codes = Self { by_glyph, ..Self::default() };
        let mut last = None;
        for (index, &(glyph, ch)) in pairs.iter().enumerate() {
            let code = u16::try_from(index + 1).ok()?;
            match codes.by_glyph.get_mut(usize::from(glyph)) {
                Some(slot) if last != Some(glyph) => *slot = code,
                _ => _ = codes.further.insert((glyph, ch), code),
            }
            last = Some(glyph);
        }
        for (place, own) in fitted.iter().enumerate() {
            codes.fitted.insert(*own, u16::try_from(pairs.len() + 1 + place).ok()?);
        }
        Some(codes)
    }

    fn of(&self, glyph: u16, ch: char, fit: Fit) -> u16 {
        if !fit.is_plain() {
            return self.fitted.get(&(glyph, ch, fit)).copied().unwrap_or_default();
        }
        if let Some(&code) = self.further.get(&(glyph, ch)) {
            return code;
        }
        self.by_glyph.get(usize::from(glyph)).copied().unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use report_fonts::{Metrics, table};

    fn pairs(met: &[(u16, char)]) -> Vec<(u16, char)> {
        let mut usage = Usage::default();
        for &(glyph, ch) in met {
            usage.note(glyph, ch);
        }
        usage.pairs().0
    }

    #[test]
    fn a_shared_glyph_has_a_code_for_each_character() {
        let pairs = pairs(&[(9, '⼀'), (4, '乙'), (9, '一'), (9, '⼀')]);
        assert_eq!(pairs, [(4, '乙'), (9, '⼀'), (9, '一')]);
        let codes = Codes::new(&pairs, blank(), &BTreeSet::new()).unwrap();
        let code = |glyph, ch| codes.of(glyph, ch, Fit::default());
        assert_eq!([code(4, '乙'), code(9, '⼀'), code(9, '一')], [1, 2, 3]);
        assert_eq!(code(5, '乙'), 0);
    }

    /// A table no glyph is in.
    fn blank() -> ByGlyph {
        Usage::default().places
    }

    /// The outline of a glyph, as the file has it.
    fn outline(font: &[u8], glyph: u16) -> &[u8] {
        let [head, loca, glyf] = ["head", "loca", "glyf"].map(|tag| table(font, tag).unwrap());
        let is_long = head.get(50..52) == Some(&[0, 1]);
        let offset = |index: usize| {
            let width = if is_long { 4 } else { 2 };
            let bytes = loca.get(index * width..(index + 1) * width).unwrap();
            let value = bytes.iter().fold(0, |value, byte| value << 8 | usize::from(*byte));
            if is_long { value } else { value * 2 }
        };
        glyf.get(offset(glyph.into())..offset(usize::from(glyph) + 1)).unwrap()
    }

    #[test]
    fn every_code_shows_the_outline_of_its_character() {
        let book = FontBook::new();
        let mut usage = Usage::default();
        let glyph = |ch| book.glyph(FaceId::FangSong, ch).unwrap();
        for ch in "政府信息公开工作年度报告，（一）".chars() {
            usage.note(glyph(ch).id, ch);
        }
        // One glyph under a second character moves every code behind it.
        usage.note(glyph('作').id, '\u{2f00}');
        let face = number_face(FaceId::FangSong, usage, &book).unwrap();
        let original = report_fonts::face(FaceId::FangSong).bytes;
        let program = program::cut(original, &face.shown, &[]).unwrap().bytes;
        assert!(table(&program, "name").is_none() && table(&program, "head").is_some());
        let glyphs = face.glyph_of_code.as_ref().unwrap();
        for (code, coded) in (1_u16..).zip(&face.coded) {
            let shown = glyphs.get(usize::from(code)).copied().unwrap();
            let own = if coded.ch == '\u{2f00}' { glyph('作') } else { glyph(coded.ch) };
            let (found, wanted) = (outline(&program, shown), outline(original, own.id));
            // The subset may pad an outline. One made of others names them by its own numbers.
            let is_composite = wanted.first().is_some_and(|byte| *byte >= 0x80);
            assert!(found.starts_with(wanted) || is_composite, "{}", coded.ch);
            assert_eq!(coded.advance, own.advance, "{}", coded.ch);
        }
    }

    proptest! {
        #[test]
        fn codes_do_not_depend_on_the_order_met(
            mut met in proptest::collection::vec((1..50_u16, proptest::char::range('一', '丐')), 1..80),
        ) {
            let first = pairs(&met);
            met.reverse();
            prop_assert_eq!(&pairs(&met), &first);
            let codes = Codes::new(&first, blank(), &BTreeSet::new()).unwrap();
            for (index, &(glyph, ch)) in first.iter().enumerate() {
                prop_assert_eq!(usize::from(codes.of(glyph, ch, Fit::default())), index + 1);
            }
        }
    }
}
