//! What kind of file bytes are, by the bytes alone: names lie. It must not read what a file says.

use memchr::memmem;

/// A kind of file, and what becomes of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// A Word document.
    Word,
    /// A workbook.
    Workbook,
    /// A page, or one saved with what it names.
    Page,
    /// Text that is no page: a table, if anything.
    Text,
    /// A report file.
    Report,
    /// A PDF.
    Pdf,
    /// A kind that cannot be taken over: what it is, and what to do.
    Refused(&'static str, &'static str),
}

const SAVE_AS_DOCX: &str = "请用 Word 或 WPS 打开，“另存为”.docx，再带入";
const FROM_THE_SOURCE: &str = "请用制作它的 Word、Excel 文件或网页，再带入";

/// How files begin that are no text, with what they are and the way out.
const BEGINNINGS: &[(&[u8], Kind)] = &[
    (b"%PDF-", Kind::Pdf),
    (b"{\\rtf", Kind::Refused("是 RTF 文件，没有带入", SAVE_AS_DOCX)),
    (b"\x89PNG", Kind::Refused("是图片，没有带入", FROM_THE_SOURCE)),
    (b"\xff\xd8\xff", Kind::Refused("是图片，没有带入", FROM_THE_SOURCE)),
    (b"Rar!", Kind::Refused("是压缩文件，没有带入", "请先解压，再带入其中的文件")),
    (b"7z\xbc\xaf", Kind::Refused("是压缩文件，没有带入", "请先解压，再带入其中的文件")),
];

/// Names of streams in files of older programs, as their directory writes them (MS-CFB §2.6.1).
const STREAMS: &[(&str, Kind)] = &[
    (
        "EncryptedPackage",
        Kind::Refused("加了密码，没有带入", "请用 Word、Excel 或 WPS 打开，去掉密码后另存，再带入"),
    ),
    (
        "WordDocument",
        Kind::Refused("是旧版 Word 或 WPS 文字的文件（.doc、.wps），没有带入", SAVE_AS_DOCX),
    ),
];

/// What tells packages and texts of other programs, anywhere in them.
const MARKS: &[(&[u8], Kind)] = &[
    (b"OFD.xml", Kind::Refused("是 OFD 文件，没有带入", FROM_THE_SOURCE)),
    (b"opendocument.text", Kind::Refused("是 OpenDocument 文字文件，没有带入", SAVE_AS_DOCX)),
];

/// The kind of some bytes.
pub(super) fn kind(bytes: &[u8]) -> Kind {
    if let Some((_, kind)) = BEGINNINGS.iter().find(|(start, _)| bytes.starts_with(start)) {
        return *kind;
    }
    if bytes.starts_with(b"PK") {
        if report_docx::read::is_document(bytes) {
            return Kind::Word;
        }
        let marked = MARKS.iter().find(|(mark, _)| memmem::find(bytes, mark).is_some());
        return marked.map_or(Kind::Workbook, |(_, kind)| *kind);
    }
    if bytes.starts_with(b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1") {
        let named = |stream: &str| {
            let wide: Vec<u8> = stream.encode_utf16().flat_map(u16::to_le_bytes).collect();
            memmem::find(bytes, &wide).is_some()
        };
        let known = STREAMS.iter().find(|(stream, _)| named(stream));
        return known.map_or(Kind::Workbook, |(_, kind)| *kind);
    }
    if report_html::is_page(bytes) {
        return Kind::Page;
    }
    let head = bytes.get(..4096.min(bytes.len())).unwrap_or_default();
    if memmem::find(head, b"office:spreadsheet").is_some() {
        return Kind::Workbook;
    }
    if is_report(bytes) { Kind::Report } else { Kind::Text }
}

/// Whether a text is a report file: it has one of the lines each has.
fn is_report(bytes: &[u8]) -> bool {
    let text = String::from_utf8_lossy(bytes.get(..64_000.min(bytes.len())).unwrap_or_default());
    let is = |line: &str| {
        line == "[agency]"
            || line.starts_with("edition") && line.contains('=') && line.contains("20")
    };
    text.lines().map(str::trim).any(is)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_kind_is_told_by_its_bytes() {
        assert_eq!(kind(b"%PDF-1.7"), Kind::Pdf);
        assert_eq!(kind(b"<html><body>"), Kind::Page);
        assert_eq!(kind("行政许可,1".as_bytes()), Kind::Text);
        assert_eq!(kind(b"edition = \"2021\"\nyear = 2024\n"), Kind::Report);
        let mut old = b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1".to_vec();
        old.extend("EncryptedPackage".encode_utf16().flat_map(u16::to_le_bytes));
        assert!(matches!(kind(&old), Kind::Refused(what, _) if what.contains("密码")));
        assert_eq!(kind(b"PK\x03\x04"), Kind::Workbook);
        for kind in [kind(b"{\\rtf1"), kind(b"\x89PNG\r\n")] {
            assert!(matches!(kind, Kind::Refused(..)));
        }
    }
}
