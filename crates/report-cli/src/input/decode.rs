//! Bytes of a file as text: UTF-8 with or without its mark. What is something else is named, with
//! what to do about it. It must not know whose bytes they are.

use crate::fault::Fault;
use encoding_rs::GB18030;
use report_core::SourceFile;
use report_core::source::Position;

const UTF_8_MARK: &[u8] = b"\xEF\xBB\xBF";

/// Why bytes are no report.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum NotText {
    Empty,
    Document(&'static str),
    Binary,
    Encoded(&'static str),
    /// Where the first byte stands that is no UTF-8: line and character in it, both from 1.
    Broken {
        line: u32,
        column: u32,
    },
}

impl NotText {
    /// The reason with the file's name.
    pub(super) fn fault(self, name: &str) -> Fault {
        let fault = |what: &str| Fault::unusable(format!("{name} {what}"));
        match self {
            Self::Empty => fault("是空的").help("可用 report-cli new 生成一份空白年报"),
            Self::Document(kind) => fault(&format!("是{kind}，不是 TOML 文本文件"))
                .help("可用 report-cli new 生成一份空白年报，再把内容贴进去"),
            Self::Binary => fault("是二进制文件，不是 TOML 文本文件").help("请检查文件名"),
            Self::Encoded(encoding) => {
                fault(&format!("看起来是 {encoding}，不是 UTF-8")).help(SAVE_AS)
            }
            Self::Broken { line, column } => {
                fault(&format!("不是 UTF-8 编码：第 {line} 行第 {column} 个字起无法识别"))
                    .help(SAVE_AS)
            }
        }
    }
}

const SAVE_AS: &str = "用记事本打开，“另存为”时编码选 UTF-8；\
                       用 WPS 打开的，“另存为”选纯文本，编码选 UTF-8";

/// How files of other kinds begin.
const KINDS: &[(&[u8], &str)] = &[
    (b"PK\x03\x04", " Word、Excel 或压缩文件"),
    (b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", "旧版 Word、Excel 或 WPS 文件"),
    (b"%PDF-", " PDF 文件"),
    (b"{\\rtf", " RTF 文件"),
    (b"\x89PNG\r\n\x1a\n", "图片"),
    (b"\xFF\xD8\xFF", "图片"),
];

/// The text, without the mark.
pub(super) fn decode(bytes: &[u8]) -> Result<String, NotText> {
    if let Some((_, kind)) = KINDS.iter().find(|(start, _)| bytes.starts_with(start)) {
        return Err(NotText::Document(kind));
    }
    if looks_like_utf_16(bytes) {
        return Err(NotText::Encoded("UTF-16 编码（记事本的“Unicode”）"));
    }
    if bytes.contains(&0) {
        return Err(NotText::Binary);
    }
    let bytes = bytes.strip_prefix(UTF_8_MARK).unwrap_or(bytes);
    let text = str::from_utf8(bytes).map_err(|error| other_encoding(bytes, error.valid_up_to()))?;
    if text.trim().is_empty() { Err(NotText::Empty) } else { Ok(text.to_owned()) }
}

/// The mark; or the zeros of ASCII characters, many of them and all in even or all in odd places.
fn looks_like_utf_16(bytes: &[u8]) -> bool {
    let zeros = |from: usize| bytes.iter().skip(from).step_by(2).filter(|byte| **byte == 0).count();
    let (even, odd) = (zeros(0), zeros(1));
    let marked = bytes.starts_with(b"\xFF\xFE") || bytes.starts_with(b"\xFE\xFF");
    marked || (even == 0) != (odd == 0) && (even + odd) * 8 > bytes.len()
}

fn other_encoding(bytes: &[u8], valid: usize) -> NotText {
    if GB18030.decode_without_bom_handling_and_without_replacement(bytes).is_some() {
        return NotText::Encoded("GBK（GB18030）编码");
    }
    let before = bytes.get(..valid).and_then(|bytes| str::from_utf8(bytes).ok());
    let before = SourceFile::new("", before.unwrap_or_default());
    let Position { line, column, .. } = before.position(u32::MAX);
    NotText::Broken { line, column }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(bytes: &[u8], expected: Result<&str, NotText>) {
        assert_eq!(decode(bytes), expected.map(str::to_owned), "{bytes:?}");
    }

    #[test]
    fn utf_8_is_read_with_or_without_its_mark() {
        check("year = 2020 # 年度".as_bytes(), Ok("year = 2020 # 年度"));
        check("\u{feff}year = 2020".as_bytes(), Ok("year = 2020"));
    }

    #[test]
    fn nothing_is_told_apart_from_something() {
        for empty in ["", " \r\n\t", "\u{feff}", "\u{3000}\n"] {
            check(empty.as_bytes(), Err(NotText::Empty));
        }
    }

    #[test]
    fn files_of_other_kinds_are_named() {
        for (start, kind) in KINDS {
            check(&[start, &b"\0\x01\xFF rest"[..]].concat(), Err(NotText::Document(kind)));
        }
        check(b"year = 2020\0\0\0 and so on", Err(NotText::Binary));
    }

    #[test]
    fn other_encodings_are_named() {
        let utf_16 = |bytes: fn(u16) -> [u8; 2]| {
            "year = 2020 # 年度".encode_utf16().flat_map(bytes).collect::<Vec<_>>()
        };
        let expected = Err(NotText::Encoded("UTF-16 编码（记事本的“Unicode”）"));
        check(&utf_16(u16::to_le_bytes), expected);
        check(&utf_16(u16::to_be_bytes), expected);
        check(&[b"\xFF\xFE".to_vec(), utf_16(u16::to_le_bytes)].concat(), expected);
        let (gbk, ..) = encoding_rs::GBK.encode("name = \"罗庄区人民政府\"");
        check(&gbk, Err(NotText::Encoded("GBK（GB18030）编码")));
    }

    #[test]
    fn a_broken_byte_is_pointed_at() {
        check(b"a = 1\nb = \"\xFF\"", Err(NotText::Broken { line: 2, column: 6 }));
    }
}
