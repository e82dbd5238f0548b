//! How Word is to treat the document: odd and even pages apart, Chinese punctuation, the rules of Word 2013
//! and later. It must not set a measure.

use super::parts::MAIN;
use super::xml::Xml;

/// The version of Word whose layout is asked for: 15 is Word 2013, the last there is a number for.
const LAYOUT: &str = "15";

/// The part.
pub(super) fn part() -> Vec<u8> {
    let mut xml = Xml::part();
    xml.within("w:settings", &[MAIN], |xml| {
        xml.value("w:zoom", "w:percent", 100);
        xml.value("w:bordersDoNotSurroundHeader", "w:val", 1);
        xml.value("w:bordersDoNotSurroundFooter", "w:val", 1);
        xml.value("w:defaultTabStop", "w:val", 420);
        xml.empty("w:evenAndOddHeaders", &[]);
        xml.value("w:characterSpacingControl", "w:val", "compressPunctuation");
        xml.within("w:compat", &[], |xml| {
            for switch in [
                "w:spaceForUL",
                "w:balanceSingleByteDoubleByteWidth",
                "w:doNotLeaveBackslashAlone",
                "w:ulTrailSpace",
                "w:doNotExpandShiftReturn",
                "w:adjustLineHeightInTable",
                "w:useFELayout",
            ] {
                xml.empty(switch, &[]);
            }
            xml.empty(
                "w:compatSetting",
                &[
                    ("w:name", "compatibilityMode"),
                    ("w:uri", "http://schemas.microsoft.com/office/word"),
                    ("w:val", LAYOUT),
                ],
            );
        });
        xml.empty("w:themeFontLang", &[("w:val", "zh-CN"), ("w:eastAsia", "zh-CN")]);
        xml.value("w:decimalSymbol", "w:val", ".");
        xml.value("w:listSeparator", "w:val", ",");
    });
    xml.into_bytes()
}
