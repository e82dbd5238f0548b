//! The theme every document has to have: greys alone, and the faces of the page. It must not be referred to:
//! styles name their faces themselves.

use super::fonts::name;
use super::parts::DRAWING;
use super::xml::Xml;
use report_fonts::FaceId;

const NAME: &str = "年报";

/// The twelve colours a theme names, in order (ECMA-376 part 1, §20.1.6.2).
const COLOURS: [(&str, &str); 12] = [
    ("dk1", "000000"),
    ("lt1", "FFFFFF"),
    ("dk2", "404040"),
    ("lt2", "E0E0E0"),
    ("accent1", "606060"),
    ("accent2", "E0E0E0"),
    ("accent3", "9E9E9E"),
    ("accent4", "F5F5F5"),
    ("accent5", "333333"),
    ("accent6", "C0C0C0"),
    ("hlink", "000000"),
    ("folHlink", "000000"),
];

/// The part.
pub(super) fn part() -> Vec<u8> {
    let mut xml = Xml::part();
    xml.within("a:theme", &[DRAWING, ("name", NAME)], |xml| {
        xml.within("a:themeElements", &[], |xml| {
            xml.within("a:clrScheme", &[("name", NAME)], |xml| {
                for (role, colour) in COLOURS {
                    let element = format!("a:{role}");
                    xml.within(&element, &[], |xml| xml.value("a:srgbClr", "val", colour));
                }
            });
            xml.within("a:fontScheme", &[("name", NAME)], |xml| {
                for (role, face) in
                    [("a:majorFont", FaceId::Hei), ("a:minorFont", FaceId::FangSong)]
                {
                    xml.within(role, &[], |xml| {
                        xml.value("a:latin", "typeface", name(FaceId::Latin));
                        xml.value("a:ea", "typeface", name(face));
                        xml.value("a:cs", "typeface", "");
                    });
                }
            });
            xml.within("a:fmtScheme", &[("name", NAME)], formats);
        });
    });
    xml.into_bytes()
}

/// Three fills, lines, effects and backgrounds, as many as a scheme must have (§20.1.4.1.14).
fn formats(xml: &mut Xml) {
    let fill = |xml: &mut Xml| {
        xml.within("a:solidFill", &[], |xml| xml.value("a:schemeClr", "val", "phClr"));
    };
    xml.within("a:fillStyleLst", &[], |xml| (0..3).for_each(|_| fill(xml)));
    xml.within("a:lnStyleLst", &[], |xml| {
        for width in ["6350", "12700", "19050"] {
            xml.within("a:ln", &[("w", width)], fill);
        }
    });
    xml.within("a:effectStyleLst", &[], |xml| {
        for _ in 0..3 {
            xml.within("a:effectStyle", &[], |xml| xml.empty("a:effectLst", &[]));
        }
    });
    xml.within("a:bgFillStyleLst", &[], |xml| (0..3).for_each(|_| fill(xml)));
}
