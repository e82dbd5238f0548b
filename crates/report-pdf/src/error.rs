//! Why no PDF could be written, in Chinese.

use report_fonts::FaceId;
use report_picture::PictureFault;
use std::fmt;

/// Why no PDF could be written. Pages are counted from 1.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum PdfError {
    /// Pictures that cannot be embedded, each by its path and with what is wrong.
    Pictures(Vec<(String, PictureFault)>),
    /// The document has no page.
    NoPages,
    /// A page without area, or larger than a PDF allows.
    PageSize {
        /// The page.
        page: usize,
    },
    /// Something stands outside its page.
    OutsidePage {
        /// The page.
        page: usize,
        /// The item, as snapshots show it.
        item: String,
    },
    /// Something darker than black or lighter than white.
    Shade {
        /// The page.
        page: usize,
        /// The item, as snapshots show it.
        item: String,
    },
    /// A glyph its face does not have.
    UnknownGlyph {
        /// The page.
        page: usize,
        /// The face.
        face: FaceId,
        /// The glyph's number.
        glyph: u16,
    },
    /// An item names a picture the document does not have.
    UnknownImage {
        /// The page.
        page: usize,
        /// The picture's number.
        image: usize,
    },
    /// An item or a node names a structure node that is not there or comes later.
    UnknownNode {
        /// The node's number.
        node: usize,
    },
    /// A link that belongs to no link node, and so could not be read out.
    StrayLink {
        /// The page.
        page: usize,
        /// Where it leads.
        target: String,
    },
    /// A place for a seal that belongs to no field of the structure, and so could not be read out.
    StraySeal {
        /// The page.
        page: usize,
    },
    /// A bookmark that leads to no place on a page.
    Bookmark {
        /// What it says.
        title: String,
    },
    /// Two attachments have the same name.
    AttachedTwice {
        /// The name.
        name: String,
    },
    /// A face could not be cut down to the glyphs used.
    Face {
        /// The face.
        face: FaceId,
    },
}

impl fmt::Display for PdfError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Self::Pictures(faults) = self {
            let lines: Vec<String> =
                faults.iter().map(|(path, fault)| format!("图片“{path}”{fault}")).collect();
            return f.write_str(&lines.join("\n"));
        }
        f.write_str("无法写出 PDF，这是程序的缺陷，请报告：")?;
        match self {
            Self::Pictures(_) => Ok(()),
            Self::NoPages => f.write_str("没有任何一页"),
            Self::PageSize { page } => write!(f, "第 {page} 页的纸张大小不成立"),
            Self::OutsidePage { page, item } => write!(f, "第 {page} 页的内容超出纸张：{item}"),
            Self::Shade { page, item } => write!(f, "第 {page} 页的灰度不成立：{item}"),
            Self::UnknownGlyph { page, face, glyph } => {
                write!(f, "第 {page} 页用了{face}没有的字形 {glyph}")
            }
            Self::UnknownImage { page, image } => write!(f, "第 {page} 页用了不存在的图片 {image}"),
            Self::UnknownNode { node } => write!(f, "文档结构中没有节点 {node}"),
            Self::StrayLink { page, target } => {
                write!(f, "第 {page} 页的链接“{target}”不属于任何链接节点")
            }
            Self::StraySeal { page } => write!(f, "第 {page} 页的印章位置没有归属"),
            Self::Bookmark { title } => write!(f, "书签“{title}”没有对应的位置"),
            Self::AttachedTwice { name } => write!(f, "附件“{name}”有两份"),
            Self::Face { face } => write!(f, "{face}字体无法取子集"),
        }
    }
}

impl std::error::Error for PdfError {}
