//! Why bytes are no text, in Chinese, with what to do. It must not look at bytes.

use std::fmt::{self, Display, Formatter};

/// Lines shown of a file in two encodings.
const LINES_SHOWN: usize = 10;

/// What to do about a file in another encoding.
pub(crate) const SAVE_AS: &str = "用记事本打开，“另存为”时编码选 UTF-8；\
                                  用 WPS 打开的，“另存为”选纯文本，编码选 UTF-8";

/// Why bytes are no text.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum NotText {
    /// A file of another kind, named in Chinese.
    Document(&'static str),
    /// Bytes no text has.
    Binary,
    /// Lines, from 1, that are GBK in a file of UTF-8.
    Mixed(Vec<usize>),
    /// Bytes no encoding explains.
    Broken {
        /// The line of the first of them, from 1.
        line: usize,
        /// Its place in the line, from 1.
        byte: usize,
        /// It with those after it.
        bytes: Vec<u8>,
    },
}

/// What the file is, in words that follow its name.
impl Display for NotText {
    fn fmt(&self, to: &mut Formatter<'_>) -> fmt::Result {
        match self {
            Self::Document(kind) => write!(to, "是{kind}，不是文本文件"),
            Self::Binary => to.write_str("是二进制文件，不是文本文件"),
            Self::Mixed(lines) => {
                let shown = lines.iter().take(LINES_SHOWN).map(ToString::to_string);
                let shown = shown.collect::<Vec<_>>().join("、");
                let more = match lines.len() {
                    count if count > LINES_SHOWN => format!("等 {count} 行"),
                    _ => String::new(),
                };
                write!(to, "混用了两种编码：第 {shown} 行{more}是 GBK，其余是 UTF-8")
            }
            Self::Broken { line, byte, bytes } => {
                write!(to, "第 {line} 行第 {byte} 字节起无法识别编码（十六进制")?;
                bytes.iter().try_for_each(|byte| write!(to, " {byte:02X}"))?;
                to.write_str("）")
            }
        }
    }
}

impl NotText {
    /// What to do about it, in Chinese.
    #[must_use]
    pub const fn help(&self) -> &'static str {
        match self {
            Self::Document(_) => "请从一份空白年报填起，把内容贴进去",
            Self::Binary => "请检查文件名",
            Self::Mixed(_) => "把这些行重新录入，整个文件存为 UTF-8",
            Self::Broken { .. } => SAVE_AS,
        }
    }
}
