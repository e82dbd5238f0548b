//! Sections: the paper, its margins and grid of lines, page numbers at the outer side, the sign of a draft.
//! It must not hold a measure of its own.

use super::package::{Package, Relations};
use super::parts::{FOOTER_EVEN, FOOTER_ODD, HEADER, MAIN, Named, VML};
use super::shape::{Shape, Stand};
use super::styles::Style;
use super::units::{twips, twips_within};
use super::xml::Xml;
use report_fonts::FaceId;
use report_page::{Length, Rect, Size};
use report_typeset::style;

/// What stands at both sides of a page's number (GB/T 9704—2012 §7.5).
const DASH: &str = "—";

/// From the paper's top edge to the sign of a draft.
const HEADER_TOP: Length = Length::from_centimillimetres(1_500);

/// The colour of a watermark, pale enough to be read through.
const PALE: &str = "#e0e0e0";

/// What a section's pages are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// A cover: no number, and none is counted for it.
    Cover,
    /// Upright pages.
    Upright,
    /// Pages turned sideways.
    Landscape,
}

/// A section.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Section {
    pub(super) kind: Kind,
    /// Whether its pages are counted from 1.
    begins: bool,
    /// Whether its pages are signed as no final ones.
    is_marked: bool,
}

impl Section {
    /// The first section of a document.
    pub(super) const fn first(kind: Kind, is_marked: bool) -> Self {
        Self { kind, begins: true, is_marked }
    }

    /// The section after another.
    pub(super) const fn following(kind: Kind, last: Self) -> Self {
        Self { kind, begins: matches!(last.kind, Kind::Cover), is_marked: last.is_marked }
    }

    /// Writes it, in the order the schema has it (ECMA-376 part 1, §17.6.17).
    pub(super) fn write(self, xml: &mut Xml) {
        xml.within("w:sectPr", &[], |xml| {
            if self.is_marked {
                for pages in ["even", "default"] {
                    refer(xml, "w:headerReference", pages, HEADER_NAME);
                }
            }
            if self.kind != Kind::Cover {
                refer(xml, "w:footerReference", "even", EVEN_NAME);
                refer(xml, "w:footerReference", "default", ODD_NAME);
            }
            let (paper, area) = match self.kind {
                Kind::Cover | Kind::Upright => (style::PAPER, style::AREA),
                Kind::Landscape => (style::LANDSCAPE, style::LANDSCAPE_AREA),
            };
            xml.value("w:type", "w:val", "nextPage");
            size(xml, paper, self.kind);
            margins(xml, paper, area);
            // A cover has no number; printed on both sides, page 1 then stands at the right again.
            if self.begins && self.kind != Kind::Cover {
                xml.empty("w:pgNumType", &[("w:start", "1")]);
            }
            let pitch = twips_within(style::HEIGHT / i32::from(style::LINES)).to_string();
            xml.empty("w:docGrid", &[("w:type", "lines"), ("w:linePitch", &pitch)]);
        });
    }
}

/// The names the document refers to headers and footers by.
const HEADER_NAME: &str = "rIdHeader";
const ODD_NAME: &str = "rIdFooterOdd";
const EVEN_NAME: &str = "rIdFooterEven";

fn refer(xml: &mut Xml, element: &str, pages: &str, name: &str) {
    xml.empty(element, &[("w:type", pages), ("r:id", name)]);
}

fn size(xml: &mut Xml, paper: Size, kind: Kind) {
    let (width, height) = (twips(paper.width).to_string(), twips(paper.height).to_string());
    let mut attributes = vec![("w:w", &*width), ("w:h", &*height)];
    if kind == Kind::Landscape {
        attributes.push(("w:orient", "landscape"));
    }
    xml.empty("w:pgSz", &attributes);
}

fn margins(xml: &mut Xml, paper: Size, area: Rect) {
    // The number's dash stands in the middle of its line.
    let below = paper.height - area.bottom();
    let footer = below - style::PAGE_NUMBER_DROP - style::PAGE_NUMBER.size / 2;
    let values = [
        ("w:top", area.at.y),
        ("w:right", paper.width - area.right()),
        ("w:bottom", below),
        ("w:left", area.at.x),
        ("w:header", HEADER_TOP),
        ("w:footer", footer),
        ("w:gutter", Length::ZERO),
    ];
    let values = values.map(|(name, value)| (name, twips(value).to_string()));
    let attributes: Vec<_> = values.iter().map(|(name, value)| (*name, value.as_str())).collect();
    xml.empty("w:pgMar", &attributes);
}

/// Adds the parts sections refer to: page numbers, and what every page is marked with, if anything.
pub(super) fn add_parts(package: &mut Package, relations: &mut Relations, mark: Option<&str>) {
    let character = style::PAGE_NUMBER.size;
    let odd = Shape { stand: Some(Stand::Right), right: Some(character), ..Shape::default() };
    let even = Shape { stand: Some(Stand::Left), left: Some(character), ..Shape::default() };
    let parts = [(&FOOTER_ODD, ODD_NAME, odd), (&FOOTER_EVEN, EVEN_NAME, even)];
    for (part, name, shape) in parts {
        add(package, relations, part, name, footer(shape));
    }
    if let Some(mark) = mark {
        add(package, relations, &HEADER, HEADER_NAME, header(mark));
    }
}

fn add(package: &mut Package, relations: &mut Relations, part: &Named, name: &str, bytes: Vec<u8>) {
    relations.named(name, part.relation, part.name);
    package.add(&format!("word/{}", part.name), part.kind, bytes);
}

fn footer(shape: Shape) -> Vec<u8> {
    let mut xml = Xml::part();
    xml.within("w:ftr", &[MAIN], |xml| {
        xml.within("w:p", &[], |xml| {
            properties(xml, Style::Footer, shape);
            run(xml, &format!("{DASH} "));
            field(xml, "PAGE", "1");
            run(xml, &format!(" {DASH}"));
        });
    });
    xml.into_bytes()
}

fn properties(xml: &mut Xml, style: Style, shape: Shape) {
    xml.within("w:pPr", &[], |xml| {
        xml.value("w:pStyle", "w:val", style.id());
        shape.write(xml);
    });
}

/// A piece of text whose dashes are Chinese.
fn run(xml: &mut Xml, text: &str) {
    xml.within("w:r", &[], |xml| {
        xml.within("w:rPr", &[], |xml| xml.value("w:rFonts", "w:hint", "eastAsia"));
        xml.texted("w:t", &[("xml:space", "preserve")], text);
    });
}

/// What Word computes, with what it came to.
pub(super) fn field(xml: &mut Xml, code: &str, result: &str) {
    let sign = |xml: &mut Xml, kind: &str| {
        xml.within("w:r", &[], |xml| xml.value("w:fldChar", "w:fldCharType", kind));
    };
    sign(xml, "begin");
    xml.within("w:r", &[], |xml| {
        xml.texted("w:instrText", &[("xml:space", "preserve")], &format!(" {code} "));
    });
    sign(xml, "separate");
    xml.within("w:r", &[], |xml| xml.texted("w:t", &[], result));
    sign(xml, "end");
}

/// The sign in the head of every page, and the same across its text.
fn header(mark: &str) -> Vec<u8> {
    let mut xml = Xml::part();
    let [vml, office] = VML;
    xml.within("w:hdr", &[MAIN, vml, office], |xml| {
        xml.within("w:p", &[], |xml| {
            let shape = Shape { stand: Some(Stand::Right), ..Shape::default() };
            properties(xml, Style::Header, shape);
            run(xml, mark);
            xml.within("w:r", &[], |xml| {
                xml.within("w:pict", &[], |xml| watermark(xml, mark));
            });
        });
    });
    xml.into_bytes()
}

/// Text as a drawing behind the page, as Word itself makes watermarks.
fn watermark(xml: &mut Xml, mark: &str) {
    let shapes = [
        ("id", "_x0000_t136"),
        ("coordsize", "21600,21600"),
        ("o:spt", "136"),
        ("adj", "10800"),
        ("path", "m@7,l@8,m@5,21600l@6,21600e"),
    ];
    xml.within("v:shapetype", &shapes, |xml| {
        xml.within("v:formulas", &[], |xml| {
            for equation in FORMULAS {
                xml.value("v:f", "eqn", equation);
            }
        });
        xml.empty(
            "v:path",
            &[
                ("textpathok", "t"),
                ("o:connecttype", "custom"),
                ("o:connectlocs", "@9,0;@10,10800;@11,21600;@12,10800"),
                ("o:connectangles", "270,180,90,0"),
            ],
        );
        xml.empty("v:textpath", &[("on", "t"), ("fitshape", "t")]);
    });
    let size = mark_size(mark);
    let look = format!(
        "position:absolute;margin-left:0;margin-top:0;width:{}pt;height:{size}pt;z-index:-251658752;\
         mso-position-horizontal:center;mso-position-horizontal-relative:margin;\
         mso-position-vertical:center;mso-position-vertical-relative:margin",
        size * i32::try_from(mark.chars().count()).unwrap_or(1),
    );
    let shape = [
        ("id", "PowerPlusWaterMarkObject1"),
        ("o:spid", "_x0000_s2049"),
        ("type", "#_x0000_t136"),
        ("style", &look),
        ("o:allowincell", "f"),
        ("fillcolor", PALE),
        ("stroked", "f"),
    ];
    xml.within("v:shape", &shape, |xml| {
        let face = format!("font-family:\"{}\";font-size:1pt", super::fonts::name(FaceId::Hei));
        xml.empty("v:textpath", &[("style", &face), ("string", mark)]);
    });
}

/// The points between which the text of a watermark is stretched, as Word writes them.
const FORMULAS: [&str; 13] = [
    "sum #0 0 10800",
    "prod #0 2 1",
    "sum 21600 0 @1",
    "sum 0 0 @2",
    "sum 21600 0 @3",
    "if @0 @3 0",
    "if @0 21600 @1",
    "if @0 0 @2",
    "if @0 @4 21600",
    "mid @5 @6",
    "mid @8 @5",
    "mid @7 @8",
    "mid @6 @7",
];

/// How high a watermark is, in points: as large as on our pages, within the type area.
fn mark_size(mark: &str) -> i32 {
    let count = i32::try_from(mark.chars().count()).unwrap_or(1).max(1);
    style::DRAFT_SIZE.min(style::WIDTH / count).millipoints() / 1000
}
