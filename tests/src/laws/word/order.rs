//! The order in which the schemas have elements (ECMA-376 part 1, annexes A.1, A.5 and A.6), for those that
//! are written. It must not be taken from the writer.

use crate::office::Element;

/// An element, and what may stand in it, in order. What may stand in any order is in one string, parted by
/// blanks.
const ORDERS: &[(&str, &[&str])] = &[
    ("w:document", &["w:body"]),
    ("w:body", &["w:p w:tbl w:bookmarkStart w:bookmarkEnd", "w:sectPr"]),
    (
        "w:p",
        &[
            "w:pPr",
            "w:r w:hyperlink w:bookmarkStart w:bookmarkEnd w:commentRangeStart w:commentRangeEnd",
        ],
    ),
    ("w:hyperlink", &["w:r w:commentRangeStart w:commentRangeEnd"]),
    (
        "w:r",
        &[
            "w:rPr",
            "w:t w:tab w:br w:drawing w:fldChar w:instrText w:commentReference w:annotationRef w:pict",
        ],
    ),
    (
        "w:pPr",
        &[
            "w:pStyle",
            "w:keepNext",
            "w:keepLines",
            "w:pageBreakBefore",
            "w:widowControl",
            "w:tabs",
            "w:overflowPunct",
            "w:autoSpaceDE",
            "w:autoSpaceDN",
            "w:snapToGrid",
            "w:spacing",
            "w:ind",
            "w:jc",
            "w:outlineLvl",
            "w:rPr",
            "w:sectPr",
        ],
    ),
    (
        "w:rPr",
        &[
            "w:rStyle",
            "w:rFonts",
            "w:vanish",
            "w:spacing",
            "w:sz",
            "w:szCs",
            "w:lang",
            "w:specVanish",
        ],
    ),
    ("w:tbl", &["w:tblPr", "w:tblGrid", "w:tr"]),
    (
        "w:tblPr",
        &[
            "w:tblStyle",
            "w:tblW",
            "w:jc",
            "w:tblBorders",
            "w:tblLayout",
            "w:tblCellMar",
            "w:tblLook",
        ],
    ),
    ("w:tblGrid", &["w:gridCol"]),
    ("w:tr", &["w:trPr", "w:tc"]),
    ("w:trPr", &["w:cantSplit w:trHeight w:tblHeader"]),
    ("w:tc", &["w:tcPr", "w:p"]),
    ("w:tcPr", &["w:tcW", "w:gridSpan", "w:vMerge", "w:vAlign"]),
    ("w:tblBorders", &["w:top", "w:left", "w:bottom", "w:right", "w:insideH", "w:insideV"]),
    ("w:tblCellMar", &["w:top", "w:left", "w:bottom", "w:right"]),
    (
        "w:sectPr",
        &[
            "w:headerReference w:footerReference",
            "w:type",
            "w:pgSz",
            "w:pgMar",
            "w:pgNumType",
            "w:docGrid",
        ],
    ),
    ("w:styles", &["w:docDefaults", "w:style"]),
    ("w:docDefaults", &["w:rPrDefault", "w:pPrDefault"]),
    ("w:style", &["w:name", "w:basedOn", "w:next", "w:qFormat", "w:pPr", "w:rPr", "w:tblPr"]),
    ("w:font", &["w:altName", "w:panose1", "w:charset", "w:family", "w:pitch"]),
    ("w:comments", &["w:comment"]),
    ("w:comment", &["w:p"]),
    (
        "w:settings",
        &[
            "w:zoom",
            "w:bordersDoNotSurroundHeader",
            "w:bordersDoNotSurroundFooter",
            "w:defaultTabStop",
            "w:evenAndOddHeaders",
            "w:characterSpacingControl",
            "w:compat",
            "w:themeFontLang",
            "w:decimalSymbol",
            "w:listSeparator",
        ],
    ),
    (
        "wp:inline",
        &["wp:extent", "wp:effectExtent", "wp:docPr", "wp:cNvGraphicFramePr", "a:graphic"],
    ),
    ("pic:pic", &["pic:nvPicPr", "pic:blipFill", "pic:spPr"]),
    ("pic:spPr", &["a:xfrm", "a:prstGeom"]),
    (
        "c:chartSpace",
        &["c:date1904", "c:roundedCorners", "c:chart", "c:spPr", "c:txPr", "c:externalData"],
    ),
    (
        "c:chart",
        &[
            "c:title",
            "c:autoTitleDeleted",
            "c:plotArea",
            "c:legend",
            "c:plotVisOnly",
            "c:dispBlanksAs",
        ],
    ),
    ("c:plotArea", &["c:layout", "c:barChart c:lineChart c:pieChart", "c:catAx c:valAx"]),
    (
        "c:barChart",
        &["c:barDir", "c:grouping", "c:varyColors", "c:ser", "c:gapWidth", "c:overlap", "c:axId"],
    ),
    ("c:lineChart", &["c:grouping", "c:varyColors", "c:ser", "c:marker", "c:axId"]),
    ("c:pieChart", &["c:varyColors", "c:ser", "c:firstSliceAng"]),
    (
        "c:ser",
        &[
            "c:idx",
            "c:order",
            "c:tx",
            "c:spPr",
            "c:invertIfNegative",
            "c:marker",
            "c:dPt",
            "c:dLbls",
            "c:cat",
            "c:val",
            "c:smooth",
        ],
    ),
    (
        "c:dLbls",
        &[
            "c:dLbl",
            "c:txPr",
            "c:dLblPos",
            "c:showLegendKey",
            "c:showVal",
            "c:showCatName",
            "c:showSerName",
            "c:showPercent",
            "c:showBubbleSize",
            "c:showLeaderLines",
        ],
    ),
    (
        "c:dLbl",
        &[
            "c:idx",
            "c:delete",
            "c:tx",
            "c:dLblPos",
            "c:showLegendKey",
            "c:showVal",
            "c:showCatName",
            "c:showSerName",
            "c:showPercent",
            "c:showBubbleSize",
        ],
    ),
    ("c:dPt", &["c:idx", "c:bubble3D", "c:spPr"]),
    (
        "c:catAx",
        &[
            "c:axId",
            "c:scaling",
            "c:delete",
            "c:axPos",
            "c:majorTickMark",
            "c:minorTickMark",
            "c:tickLblPos",
            "c:spPr",
            "c:crossAx",
            "c:crosses",
        ],
    ),
    (
        "c:valAx",
        &[
            "c:axId",
            "c:scaling",
            "c:delete",
            "c:axPos",
            "c:majorGridlines",
            "c:numFmt",
            "c:majorTickMark",
            "c:minorTickMark",
            "c:tickLblPos",
            "c:spPr",
            "c:crossAx",
            "c:crosses",
            "c:crossBetween",
        ],
    ),
    ("c:strCache", &["c:ptCount", "c:pt"]),
    ("c:numCache", &["c:formatCode", "c:ptCount", "c:pt"]),
];

/// # Panics
/// Where an element stands where the schema has no place for it.
pub(super) fn holds(part: &str, root: &Element) {
    root.each(&mut |element| {
        if let Some((_, order)) = ORDERS.iter().find(|(name, _)| *name == element.name) {
            in_order(part, element, order);
        } else if element.name.starts_with("w:") && !LOOSE.contains(&element.name.as_str()) {
            // An element of Word's that holds others has its line above.
            assert!(element.children.is_empty(), "{part}: {}", element.name);
        }
    });
}

/// Elements whose children stand in no order that could be wrong.
const LOOSE: &[&str] = &[
    "w:rPrDefault",
    "w:pPrDefault",
    "w:tabs",
    "w:fonts",
    "w:compat",
    "w:drawing",
    "w:pict",
    "w:hdr",
    "w:ftr",
];

fn in_order(part: &str, element: &Element, order: &[&str]) {
    let mut at = 0;
    for child in &element.children {
        let is_named = |place: &&str| place.split(' ').any(|name| name == child.name);
        let Some(place) = order.iter().position(is_named) else {
            panic!("{part}: {} in {}", child.name, element.name);
        };
        assert!(place >= at, "{part}: {} too late in {}", child.name, element.name);
        at = place;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str) {
        holds("x", &Element::parse(text.as_bytes()).unwrap());
    }

    #[test]
    fn what_the_schema_has_stands() {
        check("<w:tbl><w:tblPr/><w:tblGrid/><w:tr/><w:tr/></w:tbl>");
    }

    #[test]
    #[should_panic(expected = "w:tblGrid too late in w:tbl")]
    fn a_grid_behind_a_row_is_found() {
        check("<w:tbl><w:tblPr/><w:tr/><w:tblGrid/></w:tbl>");
    }

    #[test]
    #[should_panic(expected = "w:b in w:rPr")]
    fn an_element_without_a_place_is_found() {
        check("<w:rPr><w:b/></w:rPr>");
    }
}
