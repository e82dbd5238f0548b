//! The embedded faces as [`Metrics`], read through rusttype: the only place that uses it. It must
//! not decide which face a text is set in, only which fallback steps in for a character.

use super::cache::GlyphCache;
use super::metrics::{Glyph, Metrics};
use super::tables::Advances;
use crate::FaceId;
use rusttype::Font;
use std::sync::OnceLock;

/// The faces that step in, in order, for a character the asked-for face lacks: 宋体 has the symbols
/// 仿宋 lacks, 楷体 has ☐ and ☑, 宋体扩展 has the rare hanzi, 西文 has Ą and other letters of names, 仿宋 a
/// few signs of its own. What any face has, one of these has.
const FALLBACKS: [FaceId; 5] =
    [FaceId::Song, FaceId::Kai, FaceId::SongExt, FaceId::Latin, FaceId::FangSong];

/// The faces of `report-fonts`, opened when first asked for.
///
/// Cheap to make and to share: nothing is copied, a face is opened by reading its table directory,
/// and each character's glyph is looked up once. One book may serve many threads.
///
/// ```
/// use report_fonts::{FaceId, FontBook, Metrics};
///
/// let book = FontBook::new();
/// let glyph = book.glyph(FaceId::FangSong, '①').unwrap();
/// assert_eq!(glyph.face, FaceId::Song, "仿宋 has no ①");
/// assert_eq!(glyph.advance, 1000);
/// ```
#[derive(Debug, Default)]
pub struct FontBook {
    faces: [OnceLock<Option<OpenFace>>; FaceId::ALL.len()],
}

impl FontBook {
    /// A book of the embedded faces, none of them opened yet.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Whether a face has a glyph of that number. Glyph 0, which stands for a missing character, counts
    /// as none.
    #[must_use]
    pub fn has_glyph(&self, face: FaceId, glyph: u16) -> bool {
        self.open(face).is_some_and(|open| open.advances.has(glyph))
    }

    /// The natural advance of a glyph in thousandths of an em; nothing when the face has no such
    /// glyph, as [`FontBook::has_glyph`] tells.
    #[must_use]
    pub fn advance(&self, face: FaceId, glyph: u16) -> Option<u16> {
        self.open(face)?.advances.get(glyph)
    }

    /// The first of some glyphs a face does not have.
    pub fn first_unknown(
        &self,
        face: FaceId,
        mut glyphs: impl Iterator<Item = u16>,
    ) -> Option<u16> {
        let open = self.open(face);
        glyphs.find(|glyph| !open.is_some_and(|open| open.advances.has(*glyph)))
    }

    fn open(&self, face: FaceId) -> Option<&OpenFace> {
        let slot = self.faces.get(face as usize)?;
        slot.get_or_init(|| OpenFace::new(crate::face(face).bytes)).as_ref()
    }

    fn own_glyph(&self, face: FaceId, ch: char) -> Option<Glyph> {
        let (id, advance) = self.open(face)?.glyph(ch)?;
        Some(Glyph { face, id, advance })
    }
}

impl Metrics for FontBook {
    fn glyph(&self, face: FaceId, ch: char) -> Option<Glyph> {
        let others = || FALLBACKS.into_iter().filter(|&other| other != face);
        self.own_glyph(face, ch).or_else(|| others().find_map(|face| self.own_glyph(face, ch)))
    }
}

/// A face rusttype has opened.
///
/// rusttype panics on damaged fonts. The embedded ones are held to their hashes by a test, and every
/// glyph number is checked before it is asked for.
#[derive(Debug)]
struct OpenFace {
    font: Font<'static>,
    advances: Advances,
    cache: GlyphCache,
}

impl OpenFace {
    fn new(bytes: &'static [u8]) -> Option<Self> {
        let font = Font::try_from_bytes(bytes)?;
        Some(Self { font, advances: Advances::of(bytes)?, cache: GlyphCache::default() })
    }

    /// The glyph of a character and its advance in thousandths of an em.
    fn glyph(&self, ch: char) -> Option<(u16, u16)> {
        self.cache.find(ch, || {
            let id = self.font.glyph(ch).id().0;
            self.advances.get(id).map(|advance| (id, advance))
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use rusttype::{GlyphId, Scale};

    fn check(face: FaceId, ch: char, found: Option<(FaceId, u16)>) {
        let glyph = FontBook::new().glyph(face, ch);
        assert_eq!(glyph.map(|glyph| (glyph.face, glyph.advance)), found, "{ch} in {face}");
    }

    #[test]
    fn a_face_that_has_the_character_gives_it() {
        for &face in &[FaceId::FangSong, FaceId::BiaoSong, FaceId::Hei, FaceId::Kai, FaceId::Song] {
            check(face, '府', Some((face, 1000)));
            check(face, '。', Some((face, 1000)));
        }
        check(FaceId::SongExt, '㐀', Some((FaceId::SongExt, 1000)));
    }

    /// Whoever looks for characters no face has need not know which face each is set in.
    #[test]
    fn what_any_face_has_is_had_in_every_face() {
        let book = FontBook::new();
        for ch in '\0'..='\u{2ffff}' {
            let own = FaceId::ALL.iter().find(|face| book.own_glyph(**face, ch).is_some());
            if let Some(own) = own {
                let lacking = FaceId::ALL.iter().find(|face| book.glyph(**face, ch).is_none());
                assert_eq!(lacking, None, "U+{:04X} is in {own}", u32::from(ch));
            }
        }
    }

    #[test]
    fn fallbacks_step_in_in_order() {
        check(FaceId::FangSong, '①', Some((FaceId::Song, 1000)));
        check(FaceId::Song, '☑', Some((FaceId::Kai, 1000)));
        check(FaceId::Hei, '㐀', Some((FaceId::SongExt, 1000)));
        check(FaceId::Latin, '府', Some((FaceId::Song, 1000)));
        check(FaceId::FangSong, '\u{e000}', None);
    }

    #[test]
    fn a_character_beyond_the_first_plane_is_found() {
        let book = FontBook::new();
        let rare = book.glyph(FaceId::FangSong, '𬣙').map(|glyph| glyph.face);
        assert_eq!(rare, Some(FaceId::FangSong), "U+2C8D9 of the 通用规范汉字表");
        assert_eq!(book.glyph(FaceId::FangSong, '\u{10ffff}'), None);
    }

    #[test]
    fn advances_are_in_thousandths_of_the_em_whatever_the_units() {
        // 仿宋's own digits are tabular; Liberation counts 2048 units to the em.
        check(FaceId::FangSong, '0', Some((FaceId::FangSong, 450)));
        check(FaceId::Latin, '0', Some((FaceId::Latin, 500)));
        check(FaceId::Latin, 'W', Some((FaceId::Latin, 944)));
    }

    #[test]
    fn advances_are_those_rusttype_tells() {
        let book = FontBook::new();
        for &face in FaceId::ALL {
            let font = &book.open(face).unwrap().font;
            let vertical = font.v_metrics_unscaled();
            let (em, height) = (f64::from(font.units_per_em()), vertical.ascent - vertical.descent);
            assert_eq!(book.advance(face, u16::try_from(font.glyph_count()).unwrap()), None);
            for glyph in 1..u16::try_from(font.glyph_count()).unwrap() {
                let told = font.glyph(GlyphId(glyph)).scaled(Scale::uniform(height)).h_metrics();
                let thousandths = (f64::from(told.advance_width.round()) * 1000.0 / em).round();
                let own = book.advance(face, glyph).map(f64::from);
                assert_eq!(own, Some(thousandths), "{glyph} of {face}");
            }
        }
    }

    #[test]
    fn glyph_numbers_are_checked() {
        let book = FontBook::new();
        assert_eq!(book.advance(FaceId::FangSong, 0), None);
        assert_eq!(book.advance(FaceId::FangSong, u16::MAX), None);
        assert!(book.advance(FaceId::FangSong, 1).is_some());
    }

    #[test]
    fn a_character_asked_for_again_has_the_same_glyph() {
        let book = FontBook::new();
        for ch in ('\u{20}'..='\u{9fff}').step_by(7) {
            assert_eq!(book.glyph(FaceId::Song, ch), book.glyph(FaceId::Song, ch), "{ch}");
        }
    }
}
