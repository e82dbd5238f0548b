//! Why bytes are no workbook that can be read: in Chinese, each with the way out. It must not tell kinds apart.

use std::error::Error;
use std::fmt;

/// Why a workbook cannot be read.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum ReadError {
    /// There is no byte.
    Empty,
    /// It is encrypted.
    Encrypted,
    /// It is a document of Word or WPS writer.
    Word,
    /// It is a Web page, whatever its name says.
    Page,
    /// It is a workbook in the XML of 2003.
    Xml2003,
    /// It is a binary workbook (.xlsb).
    Binary,
    /// It is a compressed file that holds no workbook.
    Archive,
    /// It is something else.
    Other,
    /// It is cut short or damaged: which part, as far as it is known.
    Damaged(String),
    /// It is larger than a workbook of reports can be: what there is too much of, in Chinese.
    TooLarge(String),
}

impl fmt::Display for ReadError {
    /// What it is and what to do, without a full stop.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let words = match self {
            Self::Empty => "文件是空的",
            Self::Encrypted => "工作簿加了密码，请在 WPS 或 Excel 里取消密码后另存",
            Self::Word => "这是 Word 或 WPS 文字文档，不是工作簿",
            Self::Page => "这是网页，只是名字像工作簿，请用 WPS 或 Excel 打开后另存为 .xlsx",
            Self::Xml2003 => "这是 2003 版的 XML 表格，请用 WPS 或 Excel 打开后另存为 .xlsx",
            Self::Binary => "这是二进制工作簿（.xlsb），请用 WPS 或 Excel 打开后另存为 .xlsx",
            Self::Archive => "这是压缩文件，里面没有工作簿，请先解压",
            Self::Other => "这不是工作簿，请用 WPS 或 Excel 打开后另存为 .xlsx",
            Self::Damaged(what) => {
                return write!(
                    f,
                    "工作簿不完整或已损坏（{what}），请重新发送，或打开后另存为 .xlsx"
                );
            }
            Self::TooLarge(what) => {
                return write!(f, "工作簿过大：{what}，请只保留年报的几张表，另存为 .xlsx");
            }
        };
        f.write_str(words)
    }
}

impl Error for ReadError {}
