//! Each face cut down to the glyphs a document shows: the only place that uses subsetter. It must
//! not know how a PDF names or stores fonts.

use super::PdfError;
use super::fingerprint::Fingerprint;
use crate::font::{Descriptor, FaceId, FontBook, descriptor};
use crate::page::{ItemKind, PagedDocument, PlacedGlyph, TextRun};
use std::collections::{BTreeMap, BTreeSet};
use subsetter::GlyphRemapper;

/// A face as it is embedded.
///
/// Text names characters by *codes*: from 1, one for each pair of glyph and character, so that two
/// characters with one glyph (一 and the radical ⼀) are still copied as what they are.
#[derive(Debug)]
pub(super) struct EmbeddedFace {
    /// Which face it is.
    pub(super) id: FaceId,
    /// Its name with the subset tag, as `ABCDEF+GWSong-Regular`.
    pub(super) name: String,
    /// The TrueType program with only the glyphs used.
    pub(super) program: Vec<u8>,
    /// What the PDF says of the face.
    pub(super) descriptor: Descriptor,
    /// What each code shows, from code 1.
    pub(super) coded: Vec<Coded>,
    /// The glyph in the program of each code from 0, where that is not the code itself.
    pub(super) glyph_of_code: Option<Vec<u16>>,
    codes: Codes,
}

/// What one code shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Coded {
    /// The character that is copied.
    pub(super) ch: char,
    /// Its natural advance in thousandths of an em.
    pub(super) advance: u16,
}

impl EmbeddedFace {
    /// The code of a glyph of the document; 0 for one it does not show.
    pub(super) fn code(&self, glyph: &PlacedGlyph) -> u16 {
        self.codes.of(glyph.id, glyph.ch)
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

    /// All faces the document shows.
    pub(super) fn iter(&self) -> impl Iterator<Item = &EmbeddedFace> {
        self.0.iter()
    }
}

/// Cuts down every face the document shows.
pub(super) fn embed(document: &PagedDocument, fonts: &FontBook) -> Result<Faces, PdfError> {
    let mut usage: BTreeMap<FaceId, Usage> = BTreeMap::new();
    for run in runs(document).filter(|run| !run.glyphs.is_empty()) {
        let usage = usage.entry(run.face).or_default();
        run.glyphs.iter().for_each(|glyph| usage.note(glyph.id, glyph.ch));
    }
    let faces = usage.into_iter().map(|(id, usage)| embed_face(id, usage, fonts));
    faces.collect::<Result<_, _>>().map(Faces)
}

fn runs(document: &PagedDocument) -> impl Iterator<Item = &TextRun> {
    document.pages.iter().flat_map(|page| &page.items).filter_map(|item| match &item.kind {
        ItemKind::Text(run) => Some(run),
        _ => None,
    })
}

fn embed_face(id: FaceId, usage: Usage, fonts: &FontBook) -> Result<EmbeddedFace, PdfError> {
    let broken = PdfError::Face { face: id };
    let face = report_fonts::face(id);
    let pairs = usage.pairs();
    let mut mapper = GlyphRemapper::new();
    let new: Vec<u16> = pairs.iter().map(|(glyph, _)| mapper.remap(*glyph)).collect();
    let Ok(program) = subsetter::subset(face.bytes, 0, &mapper) else {
        return Err(broken);
    };
    let coded =
        pairs.iter().map(|&(glyph, ch)| Some(Coded { ch, advance: fonts.advance(id, glyph)? }));
    let (Some(coded), Some(descriptor)) = (coded.collect(), descriptor(face.bytes)) else {
        return Err(broken);
    };
    let shares = new.len() >= usize::from(mapper.num_gids());
    let glyph_of_code = shares.then(|| std::iter::once(0).chain(new).collect());
    let name = format!("{}+{}", Fingerprint::of(&program).letters(), face.post_script_name);
    let numbering = Codes::new(&pairs).ok_or(broken)?;
    Ok(EmbeddedFace { id, name, program, descriptor, coded, glyph_of_code, codes: numbering })
}

/// The glyphs of one face a document shows, each with its characters.
#[derive(Default)]
struct Usage {
    /// The first character met of each glyph.
    first: Vec<Option<char>>,
    /// Further characters of the same glyph: hardly ever any.
    further: BTreeSet<(u16, char)>,
}

impl Usage {
    fn note(&mut self, glyph: u16, ch: char) {
        let index = usize::from(glyph);
        if index >= self.first.len() {
            self.first.resize(index + 1, None);
        }
        match self.first.get_mut(index) {
            Some(slot @ None) => *slot = Some(ch),
            Some(Some(first)) if *first == ch => {}
            _ => _ = self.further.insert((glyph, ch)),
        }
    }

    /// Every pair of glyph and character, ascending: the same whatever order they were met in.
    fn pairs(self) -> Vec<(u16, char)> {
        let first = (0..).zip(self.first).filter_map(|(glyph, ch)| Some((glyph, ch?)));
        let mut pairs: Vec<(u16, char)> = first.chain(self.further).collect();
        pairs.sort_unstable();
        pairs
    }
}

/// Finds a code by glyph and character.
#[derive(Debug, Default)]
struct Codes {
    /// The code of each glyph's first character; 0 for none.
    by_glyph: Vec<u16>,
    /// The codes of further characters of the same glyph.
    further: BTreeMap<(u16, char), u16>,
}

impl Codes {
    /// Codes from 1 in the order of the pairs; nothing when there are more than codes.
    fn new(pairs: &[(u16, char)]) -> Option<Self> {
        let mut codes = Self::default();
        for (index, &(glyph, ch)) in pairs.iter().enumerate() {
            let code = u16::try_from(index + 1).ok()?;
            let place = usize::from(glyph);
            if place >= codes.by_glyph.len() {
                codes.by_glyph.resize(place + 1, 0);
            }
            match codes.by_glyph.get_mut(place) {
                Some(slot @ 0) => *slot = code,
                _ => _ = codes.further.insert((glyph, ch), code),
            }
        }
        Some(codes)
    }

    fn of(&self, glyph: u16, ch: char) -> u16 {
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

    fn pairs(met: &[(u16, char)]) -> Vec<(u16, char)> {
        let mut usage = Usage::default();
        for &(glyph, ch) in met {
            usage.note(glyph, ch);
        }
        usage.pairs()
    }

    #[test]
    fn a_shared_glyph_has_a_code_for_each_character() {
        let pairs = pairs(&[(9, '⼀'), (4, '乙'), (9, '一'), (9, '⼀')]);
        assert_eq!(pairs, [(4, '乙'), (9, '⼀'), (9, '一')]);
        let codes = Codes::new(&pairs).unwrap();
        assert_eq!([codes.of(4, '乙'), codes.of(9, '⼀'), codes.of(9, '一')], [1, 2, 3]);
        assert_eq!(codes.of(5, '乙'), 0);
    }

    proptest! {
        #[test]
        fn codes_do_not_depend_on_the_order_met(
            mut met in proptest::collection::vec((1..50_u16, proptest::char::range('一', '丐')), 1..80),
        ) {
            let first = pairs(&met);
            met.reverse();
            prop_assert_eq!(&pairs(&met), &first);
            let codes = Codes::new(&first).unwrap();
            for (index, &(glyph, ch)) in first.iter().enumerate() {
                prop_assert_eq!(usize::from(codes.of(glyph, ch)), index + 1);
            }
        }
    }
}
