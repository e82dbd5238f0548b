//! The faces a Word document names, as offices have them installed, and what stands in for one that is not
//! there. It must not embed any.

use super::units::{half_points, twips_within};
use super::xml::Xml;
use report_fonts::FaceId;
use report_typeset::text::TextStyle;

/// A face as Word calls it.
struct Face {
    /// Its name.
    name: &'static str,
    /// What is taken where it is not installed.
    instead: Option<&'static str>,
    /// Its shape in ten numbers (ECMA-376 part 1, §17.8.3.13), so that another of the shape is found.
    panose: &'static str,
    family: &'static str,
    charset: &'static str,
}

/// The faces named, each once.
const FACES: [Face; 6] = [
    chinese("仿宋_GB2312", Some("仿宋"), "02010609060101010101", "modern"),
    chinese("方正小标宋简体", Some("方正小标宋_GBK"), "02010601030101010101", "auto"),
    chinese("黑体", Some("SimHei"), "02010609060101010101", "modern"),
    chinese("楷体_GB2312", Some("楷体"), "02010609060101010101", "modern"),
    chinese("宋体", Some("SimSun"), "02010600030101010101", "auto"),
    Face {
        name: "Times New Roman",
        instead: None,
        panose: "02020603050405020304",
        family: "roman",
        charset: "00",
    },
];

const fn chinese(
    name: &'static str,
    instead: Option<&'static str>,
    panose: &'static str,
    family: &'static str,
) -> Face {
    Face { name, instead, panose, family, charset: "86" }
}

/// What Word calls the face that is used for something (GB/T 9704—2012 §5.2.2, §7.3).
pub(super) const fn name(face: FaceId) -> &'static str {
    let [fang_song, biao_song, hei, kai, song, latin] = &FACES;
    match face {
        FaceId::FangSong => fang_song.name,
        FaceId::BiaoSong => biao_song.name,
        FaceId::Hei => hei.name,
        FaceId::Kai => kai.name,
        FaceId::Song | FaceId::SongExt => song.name,
        FaceId::Latin => latin.name,
    }
}

/// Writes the faces of a style.
pub(super) fn faces(xml: &mut Xml, style: TextStyle) {
    let (chinese, latin) = (name(style.face), name(style.latin));
    xml.empty(
        "w:rFonts",
        &[("w:ascii", latin), ("w:eastAsia", chinese), ("w:hAnsi", latin), ("w:cs", latin)],
    );
}

/// Writes how text looks: faces, then advance and size, in the order the schema has it (§17.3.2.28).
pub(super) fn look(xml: &mut Xml, style: TextStyle) {
    faces(xml, style);
    let spacing = twips_within(style.pitch - style.size);
    if spacing != 0 {
        xml.value("w:spacing", "w:val", spacing);
    }
    let size = half_points(style.size);
    xml.value("w:sz", "w:val", size);
    xml.value("w:szCs", "w:val", size);
}

/// The part that lists the faces.
pub(super) fn table() -> Vec<u8> {
    let mut xml = Xml::part();
    xml.within("w:fonts", &[super::parts::MAIN], |xml| {
        for face in &FACES {
            xml.within("w:font", &[("w:name", face.name)], |xml| {
                if let Some(instead) = face.instead {
                    xml.value("w:altName", "w:val", instead);
                }
                xml.value("w:panose1", "w:val", face.panose);
                xml.value("w:charset", "w:val", face.charset);
                xml.value("w:family", "w:val", face.family);
                xml.value("w:pitch", "w:val", "variable");
            });
        }
    });
    xml.into_bytes()
}
