//! The faces a report is set in, by what GB/T 9704—2012 uses them for, each with its licence.
//! and which glyph of them stands for a character, how wide. Nothing is copied or decompressed here, and
//! nothing read from a disk.
//!
//! `fonts.toml` beside this crate declares where each file comes from, its hash and its coverage;
//! a test holds both together.
//!
//! ```
//! use report_fonts::{FaceId, face};
//!
//! let body = face(FaceId::FangSong);
//! assert_eq!(body.post_script_name, "GWFangSong-Regular");
//! assert!(body.licence.text.contains("SIL OPEN FONT LICENSE"));
//! ```

mod book;
mod cache;
mod metrics;
mod tables;

pub use book::FontBook;
pub use metrics::{FixedMetrics, Glyph, Metrics};
pub use tables::{Descriptor, descriptor, table};

use std::fmt;

/// A face of the official page, by what it is used for (GB/T 9704—2012 §5.2.2, §7).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum FaceId {
    /// 仿宋: running text and headings of the third and fourth level (§5.2.2, §7.3.3).
    FangSong,
    /// 小标宋: the document's title (§7.3.1).
    BiaoSong,
    /// 黑体: headings of the first level (§7.3.3).
    Hei,
    /// 楷体: headings of the second level (§7.3.3); the only face with ☐ and ☑.
    Kai,
    /// 宋体: tables, page numbers (§7.5), and the first fallback.
    Song,
    /// 宋体扩展: the last fallback, for hanzi beyond GB 2312 and the 通用规范汉字表.
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
    ///
    /// ```
    /// assert_eq!(report_fonts::FaceId::FangSong.chinese(), "仿宋");
    /// ```
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

/// A licence under which a face may be embedded and passed on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Licence {
    /// The SPDX identifier.
    pub name: &'static str,
    /// The text with its copyright lines, as it must accompany the face.
    pub text: &'static str,
}

/// One embedded face: a TrueType file with `glyf` outlines.
#[derive(Clone, Copy)]
pub struct Face {
    /// Which it is.
    pub id: FaceId,
    /// The family name in its `name` table.
    pub family: &'static str,
    /// The PostScript name in its `name` table: what a PDF calls it.
    pub post_script_name: &'static str,
    /// Its licence.
    pub licence: Licence,
    /// The whole file.
    pub bytes: &'static [u8],
}

impl fmt::Debug for Face {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Face({}, {} bytes)", self.post_script_name, self.bytes.len())
    }
}

const NOTO_SERIF: Licence =
    Licence { name: "OFL-1.1", text: include_str!("../licenses/OFL-NotoSerifSC.txt") };
const NOTO_SANS: Licence =
    Licence { name: "OFL-1.1", text: include_str!("../licenses/OFL-NotoSansSC.txt") };
const ZHUQUE: Licence =
    Licence { name: "OFL-1.1", text: include_str!("../licenses/OFL-ZhuqueFangsong.txt") };
const WENKAI: Licence =
    Licence { name: "OFL-1.1", text: include_str!("../licenses/OFL-LXGWWenKaiGB.txt") };
const LIBERATION: Licence =
    Licence { name: "OFL-1.1", text: include_str!("../licenses/OFL-Liberation.txt") };

static BIAO_SONG: Face = Face {
    id: FaceId::BiaoSong,
    family: "GW BiaoSong",
    post_script_name: "GWBiaoSong-Regular",
    licence: NOTO_SERIF,
    bytes: include_bytes!("../GWBiaoSong-Regular.ttf"),
};
static FANG_SONG: Face = Face {
    id: FaceId::FangSong,
    family: "GW FangSong",
    post_script_name: "GWFangSong-Regular",
    licence: ZHUQUE,
    bytes: include_bytes!("../GWFangSong-Regular.ttf"),
};
static HEI: Face = Face {
    id: FaceId::Hei,
    family: "GW Hei",
    post_script_name: "GWHei-Regular",
    licence: NOTO_SANS,
    bytes: include_bytes!("../GWHei-Regular.ttf"),
};
static KAI: Face = Face {
    id: FaceId::Kai,
    family: "GW Kai",
    post_script_name: "GWKai-Regular",
    licence: WENKAI,
    bytes: include_bytes!("../GWKai-Regular.ttf"),
};
static SONG: Face = Face {
    id: FaceId::Song,
    family: "GW Song",
    post_script_name: "GWSong-Regular",
    licence: NOTO_SERIF,
    bytes: include_bytes!("../GWSong-Regular.ttf"),
};
static LATIN: Face = Face {
    id: FaceId::Latin,
    family: "Liberation Serif",
    post_script_name: "LiberationSerif",
    licence: LIBERATION,
    bytes: include_bytes!("../LiberationSerif-Regular.ttf"),
};
static SONG_EXT: Face = Face {
    id: FaceId::SongExt,
    family: "GW Song Ext",
    post_script_name: "GWSongExt-Regular",
    licence: NOTO_SERIF,
    bytes: include_bytes!("../GWSongExt-Regular.ttf"),
};

/// The face of that name.
#[must_use]
pub fn face(id: FaceId) -> &'static Face {
    match id {
        FaceId::BiaoSong => &BIAO_SONG,
        FaceId::FangSong => &FANG_SONG,
        FaceId::Hei => &HEI,
        FaceId::Kai => &KAI,
        FaceId::Song => &SONG,
        FaceId::Latin => &LATIN,
        FaceId::SongExt => &SONG_EXT,
    }
}

/// Every distinct licence with the families under it: what a program that embeds the faces has to
/// be able to show.
pub fn licences() -> Vec<(Licence, Vec<&'static str>)> {
    let mut all: Vec<(Licence, Vec<&'static str>)> = Vec::new();
    for face in FaceId::ALL.iter().copied().map(face) {
        match all.iter_mut().find(|(licence, _)| *licence == face.licence) {
            Some((_, families)) => families.push(face.family),
            None => all.push((face.licence, vec![face.family])),
        }
    }
    all
}
