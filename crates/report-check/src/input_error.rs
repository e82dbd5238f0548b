//! Why a file cannot be a report file, in Chinese, with what to do. It must not name any program.

use crate::not_text::NotText;
use std::error::Error;
use std::fmt::{self, Display, Formatter};

/// Why a file cannot be checked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct InputError {
    /// The file's name in results.
    pub name: String,
    /// The reason.
    pub cause: Cause,
}

/// What a file is that is no report file.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Cause {
    /// Nothing but blanks.
    Empty,
    /// More bytes than any report has.
    TooLarge {
        /// The limit in bytes.
        limit: usize,
    },
    /// No text.
    NotText(NotText),
    /// Text in another format, as `JSON`.
    OtherFormat(&'static str),
    /// Text nested beyond any report.
    Nested {
        /// The first line that is too deep, from 1.
        line: usize,
    },
}

/// In Chinese, as one sentence that begins with the file's name.
impl Display for InputError {
    fn fmt(&self, to: &mut Formatter<'_>) -> fmt::Result {
        write!(to, "{} {}", self.name, self.cause)
    }
}

impl Error for InputError {}

/// In Chinese, as words that follow the file's name.
impl Display for Cause {
    fn fmt(&self, to: &mut Formatter<'_>) -> fmt::Result {
        match self {
            Self::Empty => to.write_str("是空的"),
            Self::TooLarge { limit } => write!(to, "超过 {} MB，没有读", limit >> 20),
            Self::NotText(why) => Display::fmt(why, to),
            Self::OtherFormat(name) => write!(to, "是 {name} 格式，不是 TOML 格式"),
            Self::Nested { line } => write!(to, "第 {line} 行嵌套层数过多，没有读"),
        }
    }
}

impl Cause {
    /// What to do about it, in Chinese.
    #[must_use]
    pub const fn help(&self) -> &'static str {
        match self {
            Self::Empty => "请从一份空白年报填起",
            Self::TooLarge { .. } => "请检查是不是写错了文件名",
            Self::NotText(why) => why.help(),
            Self::OtherFormat(_) => "年报文件是 TOML 格式；请从一份空白年报填起，再把内容填进去",
            Self::Nested { .. } => "年报文件最多只需三层，请核对括号和点号",
        }
    }
}
