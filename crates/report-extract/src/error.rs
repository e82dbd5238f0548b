//! Why a PDF could not be read. It must not read one.

use crate::limits::{MOST_BYTES, MOST_CONTENT, MOST_FILES};
use std::fmt;

/// Why nothing could be read out of a PDF.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum ExtractError {
    /// The bytes are no PDF, or a damaged one.
    NotPdf,
    /// The file can only be opened with a password.
    Locked,
    /// A part of the PDF that leads to the attachments is not as it was written.
    Broken,
    /// An attachment is not as it was written; its name.
    Damaged(String),
    /// The attachments have more bytes than are taken, unpacked.
    TooLarge,
    /// The attachments are more than are taken.
    TooMany,
    /// The PDF has no tags, or they lead nowhere.
    Untagged,
    /// The pages have more bytes than are read, unpacked.
    TooLong,
}

impl fmt::Display for ExtractError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NotPdf => f.write_str("不是 PDF 文件，或已损坏"),
            Self::Locked => f.write_str("PDF 文件加了密码，打不开"),
            Self::Broken => f.write_str("PDF 文件已损坏，里面的附件取不出来"),
            Self::Damaged(name) => write!(f, "PDF 内的附件“{name}”取不出来：已损坏"),
            Self::TooLarge => {
                write!(f, "PDF 内的附件合计超过 {} MB，没有取", MOST_BYTES >> 20)
            }
            Self::Untagged => f.write_str("PDF 里没有标签（结构），读不出各段和各格"),
            Self::TooLong => {
                write!(f, "PDF 各页的内容合计超过 {} MB，没有读", MOST_CONTENT >> 20)
            }
            Self::TooMany => write!(f, "PDF 内的附件超过 {MOST_FILES} 个，没有取"),
        }
    }
}

impl std::error::Error for ExtractError {}
