//! Files as they came in: each read, named, and never silently left out. It must not know the roster.

use crate::unit::{Depth, UnitReport};
use report_core::folder::{Folder, MemoryFolder};
use sha2::{Digest, Sha256};
use std::fmt::Write as _;

/// Why a file is no report and none is missed in it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Skipped {
    /// `~$…` of an office program, or a name that begins with a full stop.
    Hidden,
    /// A kind of file that holds no report: a picture, a note.
    Foreign,
    /// A roster.
    Roster,
    /// A compressed file, which is not opened.
    Archive,
    /// A file of Word, WPS or Excel in which no report is recognised.
    Office,
    /// A PDF without a report inside.
    OtherPdf,
}

impl Skipped {
    /// What it is, in Chinese.
    #[must_use]
    pub const fn chinese(self) -> &'static str {
        match self {
            Self::Hidden => "隐藏文件或临时文件",
            Self::Foreign => "不是年报的文件",
            Self::Roster => "名册",
            Self::Archive => "压缩文件，没有打开，请先解压",
            Self::Office => "Word、WPS、Excel 文件，里面没有认出年报",
            Self::OtherPdf => "PDF 里没有年报文件，只有 report-cli 写的 PDF 可以直接收",
        }
    }
}

/// What a file turned out to be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Content {
    /// A report.
    Unit(Box<UnitReport>),
    /// A file that should be a report and cannot be read: why, and what to do, in Chinese.
    Unreadable {
        /// Why, with the file's name.
        why: String,
        /// What to do.
        help: String,
    },
    /// A file that is none.
    Skipped(Skipped),
}

/// One file of the inbox.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Incoming {
    /// Its path within the inbox, with `/` between folders.
    pub name: String,
    /// What it is.
    pub content: Content,
    /// The SHA-256 of its bytes in hexadecimal; empty where they could not be had.
    pub digest: String,
}

impl Incoming {
    /// A report's text that stands alone.
    #[must_use]
    pub fn toml(name: &str, text: &str, depth: Depth) -> Self {
        Self::report(name, text, text.as_bytes(), &MemoryFolder::new(), depth)
    }

    /// A report's decoded text with the bytes it came in and the folder it lies in.
    #[must_use]
    pub fn report(name: &str, text: &str, bytes: &[u8], folder: &dyn Folder, depth: Depth) -> Self {
        let unit = UnitReport::read(name, text, folder, depth);
        Self {
            name: name.to_owned(),
            content: Content::Unit(Box::new(unit)),
            digest: digest(bytes),
        }
    }

    /// A file that should be a report and cannot be read.
    #[must_use]
    pub fn unreadable(name: &str, why: impl Into<String>, help: impl Into<String>) -> Self {
        let content = Content::Unreadable { why: why.into(), help: help.into() };
        Self { name: name.to_owned(), content, digest: String::new() }
    }

    /// A file that is none.
    #[must_use]
    pub fn skipped(name: &str, why: Skipped) -> Self {
        let content = Content::Skipped(why);
        Self { name: name.to_owned(), content, digest: String::new() }
    }

    /// The report in it.
    #[must_use]
    pub fn unit(&self) -> Option<&UnitReport> {
        match &self.content {
            Content::Unit(unit) => Some(unit),
            _ => None,
        }
    }
}

/// The SHA-256 of some bytes in hexadecimal (FIPS 180-4).
pub(crate) fn digest(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().fold(String::with_capacity(64), |mut text, byte| {
        let _ = write!(text, "{byte:02x}");
        text
    })
}
