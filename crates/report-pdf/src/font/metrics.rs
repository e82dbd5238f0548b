//! The only questions layout asks of a font: which glyph, how wide. It must not read font files, so
//! that layout is tested without any.

use crate::length::Length;
use std::fmt;

/// A face of the official page, by what it is used for (GB/T 9704—2012 §7).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum FaceId {
    /// 仿宋: running text and headings of the third and fourth level.
    FangSong,
    /// 小标宋: the document's title.
    BiaoSong,
    /// 黑体: headings of the first level.
    Hei,
    /// 楷体: headings of the second level.
    Kai,
    /// 宋体: tables, page numbers, and the first fallback.
    Song,
    /// 宋体扩展: the last fallback, for rare characters.
    SongExt,
    /// 西文: Latin letters, where the text face's own are not used.
    Latin,
}

impl FaceId {
    /// Every face.
    pub const ALL: &[Self] = &[
        Self::FangSong,
        Self::BiaoSong,
        Self::Hei,
        Self::Kai,
        Self::Song,
        Self::SongExt,
        Self::Latin,
    ];

    /// The Chinese name, as snapshots and messages give it.
    #[must_use]
    pub const fn chinese(self) -> &'static str {
        match self {
            Self::FangSong => "仿宋",
            Self::BiaoSong => "小标宋",
            Self::Hei => "黑体",
            Self::Kai => "楷体",
            Self::Song => "宋体",
            Self::SongExt => "宋体扩展",
            Self::Latin => "西文",
        }
    }
}

impl fmt::Display for FaceId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.chinese())
    }
}

/// A glyph found for a character.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Glyph {
    /// The face that has it: the one asked for, or one of its fallbacks.
    pub face: FaceId,
    /// Its index in that face.
    pub id: u16,
    /// Its natural advance, in thousandths of the type size.
    pub advance: u16,
}

impl Glyph {
    /// The natural advance at a type size.
    #[must_use]
    pub fn width(self, size: Length) -> Length {
        size.scaled(i32::from(self.advance), 1000)
    }
}

/// Finds glyphs.
pub trait Metrics {
    /// The glyph of a character in a face, else in the first of its fallbacks that has one; nothing
    /// when none has.
    fn glyph(&self, face: FaceId, ch: char) -> Option<Glyph>;
}

/// Metrics without a font: every character is as wide as it is in a plain Chinese face, 1 em, and
/// ASCII is half an em. Private-use characters have no glyph.
#[derive(Clone, Copy, Debug, Default)]
pub struct FixedMetrics;

impl Metrics for FixedMetrics {
    fn glyph(&self, face: FaceId, ch: char) -> Option<Glyph> {
        if matches!(ch, '\u{e000}'..='\u{f8ff}') {
            return None;
        }
        let advance = if ch.is_ascii() { 500 } else { 1000 };
        let id = u16::try_from(u32::from(ch) & 0xFFFF).unwrap_or_default();
        Some(Glyph { face, id, advance })
    }
}
