//! The styles of the official page under the names Word knows, so that its navigator, its table of contents
//! and other programs find them: Word shows them as 标题 1 and 正文. Every measure is the page's own; it
//! must hold none.

use super::fonts::look;
use super::parts::MAIN;
use super::shape::{Shape, Stand};
use super::units::twips;
use super::xml::Xml;
use report_page::Length;
use report_typeset::style;
use report_typeset::text::TextStyle;

/// A style of paragraphs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Style {
    /// 正文: running text.
    Body,
    /// 标题 1 to 标题 4.
    Heading(u8),
    /// 标题: the title.
    Title,
    /// 题注: what stands below a picture and above a table.
    Caption,
    /// 表格文字.
    Cell,
    /// 表注: notes under a table.
    Note,
    /// 图片: a line that holds a picture or chart.
    Picture,
    /// The heading of the table of contents, and its two levels.
    ContentsHeading,
    Contents(u8),
    /// 页眉 and 页脚.
    Header,
    Footer,
    /// 附件说明 and 署名.
    Closing,
    /// The lines of a cover.
    CoverName,
    CoverTitle,
    CoverLongTitle,
    CoverYear,
    CoverFoot,
    /// An empty line that ends a section or parts two tables.
    Rest,
    /// 批注文字.
    Comment,
}

impl Style {
    /// Every style of paragraphs.
    const ALL: [Self; 23] = [
        Self::Body,
        Self::Heading(1),
        Self::Heading(2),
        Self::Heading(3),
        Self::Heading(4),
        Self::Title,
        Self::Caption,
        Self::Cell,
        Self::Note,
        Self::Picture,
        Self::ContentsHeading,
        Self::Contents(1),
        Self::Contents(2),
        Self::Header,
        Self::Footer,
        Self::Closing,
        Self::CoverName,
        Self::CoverTitle,
        Self::CoverLongTitle,
        Self::CoverYear,
        Self::CoverFoot,
        Self::Rest,
        Self::Comment,
    ];

    /// What paragraphs call it.
    pub(super) const fn id(self) -> &'static str {
        match self {
            Self::Body => "Normal",
            Self::Heading(1) => "Heading1",
            Self::Heading(2) => "Heading2",
            Self::Heading(3) => "Heading3",
            Self::Heading(_) => "Heading4",
            Self::Title => "Title",
            Self::Caption => "Caption",
            Self::Cell => "TableText",
            Self::Note => "TableNote",
            Self::Picture => "Picture",
            Self::ContentsHeading => "TOCHeading",
            Self::Contents(1) => "TOC1",
            Self::Contents(_) => "TOC2",
            Self::Header => "Header",
            Self::Footer => "Footer",
            Self::Closing => "AnnexAndSignature",
            Self::CoverName => "CoverName",
            Self::CoverTitle => "CoverTitle",
            Self::CoverLongTitle => "CoverLongTitle",
            Self::CoverYear => "CoverYear",
            Self::CoverFoot => "CoverFoot",
            Self::Rest => "Rest",
            Self::Comment => "CommentText",
        }
    }

    /// Its name: of the styles Word has of its own the English one, which it shows in the reader's language.
    const fn name(self) -> &'static str {
        match self {
            Self::Body => "Normal",
            Self::Heading(1) => "heading 1",
            Self::Heading(2) => "heading 2",
            Self::Heading(3) => "heading 3",
            Self::Heading(_) => "heading 4",
            Self::Title => "Title",
            Self::Caption => "caption",
            Self::Cell => "表格文字",
            Self::Note => "表注",
            Self::Picture => "图片",
            Self::ContentsHeading => "TOC Heading",
            Self::Contents(1) => "toc 1",
            Self::Contents(_) => "toc 2",
            Self::Header => "header",
            Self::Footer => "footer",
            Self::Closing => "附件与署名",
            Self::CoverName => "封面机关",
            Self::CoverTitle => "封面标题",
            Self::CoverLongTitle => "封面长标题",
            Self::CoverYear => "封面年度",
            Self::CoverFoot => "封面落款",
            Self::Rest => "空行",
            Self::Comment => "annotation text",
        }
    }

    pub(super) const fn text(self) -> TextStyle {
        match self {
            Self::Body | Self::Closing | Self::Rest | Self::Picture => style::BODY,
            Self::Heading(1) | Self::Contents(1) => style::HEADING_1,
            Self::Heading(2) | Self::Contents(_) => style::HEADING_2,
            Self::Heading(_) => style::HEADING_3,
            Self::Title | Self::ContentsHeading => style::TITLE,
            Self::Caption => style::CAPTION,
            Self::Cell | Self::Comment => style::table(style::SIZE_5),
            Self::Note => style::NOTE,
            Self::Header | Self::Footer => style::PAGE_NUMBER,
            Self::CoverName => style::COVER_NAME,
            Self::CoverTitle => style::COVER_TITLE,
            Self::CoverLongTitle => style::COVER_LONG_TITLE,
            Self::CoverYear => style::COVER_YEAR,
            Self::CoverFoot => style::COVER_FOOT,
        }
    }

    fn shape(self) -> Shape {
        let centered = Shape { stand: Some(Stand::Center), ..Shape::default() };
        match self {
            Self::Body => Shape {
                first: Some(style::INDENT),
                stand: Some(Stand::Justified),
                ..Shape::default()
            },
            Self::Heading(level) => Shape {
                keep_next: true,
                keep_lines: true,
                first: Some(style::INDENT),
                stand: Some(Stand::Left),
                level: Some(level),
                ..Shape::default()
            },
            Self::Title => {
                Shape { keep_lines: true, below: Some(style::lines_height(1)), ..centered }
            }
            Self::ContentsHeading => Shape { below: Some(style::lines_height(1)), ..centered },
            Self::Caption => {
                Shape { line: Some(style::small_leading(style::CAPTION.size)), ..centered }
            }
            Self::Cell => Shape { line: Some(style::cell_leading(style::SIZE_5)), ..centered },
            Self::Note => Shape {
                line: Some(style::small_leading(style::NOTE.size)),
                stand: Some(Stand::Left),
                ..Shape::default()
            },
            Self::Picture => {
                let above = Some(style::AROUND_DRAWING / 2);
                Shape { keep_next: true, above, ..centered }
            }
            Self::Contents(level) => Shape {
                leader: Some(style::MEASURE),
                left: Some(style::INDENT * i32::from(level.saturating_sub(1))),
                stand: Some(Stand::Left),
                ..Shape::default()
            },
            Self::Header | Self::Footer => {
                Shape { line: Some(style::PAGE_NUMBER.size), ..Shape::default() }
            }
            Self::Rest => Shape { line: Some(Length::from_points(1)), ..Shape::default() },
            Self::Closing => Shape { stand: Some(Stand::Left), ..Shape::default() },
            Self::CoverName
            | Self::CoverTitle
            | Self::CoverLongTitle
            | Self::CoverYear
            | Self::CoverFoot => centered,
            Self::Comment => {
                Shape { line: Some(Length::ZERO), stand: Some(Stand::Left), ..Shape::default() }
            }
        }
    }

    /// What is typed below a paragraph of the style.
    const fn next(self) -> Option<Self> {
        match self {
            Self::Heading(_) | Self::Title | Self::Caption | Self::Note => Some(Self::Body),
            _ => None,
        }
    }

    fn write(self, xml: &mut Xml) {
        let mut attributes = vec![("w:type", "paragraph"), ("w:styleId", self.id())];
        if self == Self::Body {
            attributes.insert(1, ("w:default", "1"));
        }
        xml.within("w:style", &attributes, |xml| {
            xml.value("w:name", "w:val", self.name());
            if let Some(next) = self.next() {
                xml.value("w:next", "w:val", next.id());
            }
            xml.empty("w:qFormat", &[]);
            xml.within("w:pPr", &[], |xml| self.shape().write(xml));
            xml.within("w:rPr", &[], |xml| look(xml, self.text()));
        });
    }
}

/// The style of emphasis.
pub(super) const STRONG: &str = "Strong";

/// The style of the sign a comment is opened by.
pub(super) const COMMENT_SIGN: &str = "CommentReference";

/// The style of tables.
pub(super) const TABLE: &str = "ReportTable";

/// The part with all styles.
pub(super) fn part() -> Vec<u8> {
    let mut xml = Xml::part();
    xml.within("w:styles", &[MAIN], |xml| {
        defaults(xml);
        for style in Style::ALL {
            style.write(xml);
        }
        characters(xml);
        tables(xml);
    });
    xml.into_bytes()
}

/// What holds where no style says otherwise: Chinese, lines broken and spaced as the page has it, none kept
/// from standing alone, as every page has its 22 lines.
fn defaults(xml: &mut Xml) {
    xml.within("w:docDefaults", &[], |xml| {
        xml.within("w:rPrDefault", &[], |xml| {
            xml.within("w:rPr", &[], |xml| {
                look(xml, style::BODY);
                xml.empty("w:lang", &[("w:val", "zh-CN"), ("w:eastAsia", "zh-CN")]);
            });
        });
        xml.within("w:pPrDefault", &[], |xml| {
            xml.within("w:pPr", &[], |xml| {
                for switch in
                    ["w:widowControl", "w:overflowPunct", "w:autoSpaceDE", "w:autoSpaceDN"]
                {
                    xml.value(switch, "w:val", 0);
                }
            });
        });
    });
}

fn characters(xml: &mut Xml) {
    let style = |xml: &mut Xml, id: &str, name: &str, inside: fn(&mut Xml)| {
        xml.within("w:style", &[("w:type", "character"), ("w:styleId", id)], |xml| {
            xml.value("w:name", "w:val", name);
            xml.empty("w:qFormat", &[]);
            xml.within("w:rPr", &[], inside);
        });
    };
    style(xml, STRONG, "Strong", |xml| super::fonts::faces(xml, style::STRONG));
    style(xml, COMMENT_SIGN, "annotation reference", |xml| look(xml, style::table(style::SIZE_5)));
}

/// The style of tables: ruled inside and around, text close to the sides of its cell.
fn tables(xml: &mut Xml) {
    let attributes = [("w:type", "table"), ("w:default", "1"), ("w:styleId", "TableNormal")];
    xml.within("w:style", &attributes, |xml| {
        xml.value("w:name", "w:val", "Normal Table");
        xml.within("w:tblPr", &[], |xml| margins(xml, Length::ZERO));
    });
    xml.within("w:style", &[("w:type", "table"), ("w:styleId", TABLE)], |xml| {
        xml.value("w:name", "w:val", "年报表格");
        xml.value("w:basedOn", "w:val", "TableNormal");
        xml.empty("w:qFormat", &[]);
        xml.within("w:tblPr", &[], |xml| {
            xml.within("w:tblBorders", &[], |xml| {
                let (outer, inner) = (style::RULE_OUTER, style::RULE_INNER);
                let sides = [
                    ("w:top", outer),
                    ("w:left", outer),
                    ("w:bottom", outer),
                    ("w:right", outer),
                    ("w:insideH", inner),
                    ("w:insideV", inner),
                ];
                for (side, width) in sides {
                    let width = super::units::eighths(width).to_string();
                    xml.empty(
                        side,
                        &[
                            ("w:val", "single"),
                            ("w:sz", &width),
                            ("w:space", "0"),
                            ("w:color", "000000"),
                        ],
                    );
                }
            });
            margins(xml, style::CELL_SIDE);
        });
    });
}

/// The blank between a cell's text and its sides; none above and below it, where rows have their height.
fn margins(xml: &mut Xml, side: Length) {
    xml.within("w:tblCellMar", &[], |xml| {
        let sides = [
            ("w:top", Length::ZERO),
            ("w:left", side),
            ("w:bottom", Length::ZERO),
            ("w:right", side),
        ];
        for (name, width) in sides {
            let width = twips(width).to_string();
            xml.empty(name, &[("w:w", &width), ("w:type", "dxa")]);
        }
    });
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn no_two_styles_are_called_the_same() {
        let names: BTreeSet<_> = Style::ALL.iter().map(|style| style.name()).collect();
        let ids: BTreeSet<_> = Style::ALL.iter().map(|style| style.id()).collect();
        assert_eq!([names.len(), ids.len()], [Style::ALL.len(); 2]);
    }
}
