//! Bytes of every encoding and what is made of them.

use super::*;

const TEXT: &str = "year = 2020 # 年度\nname = \"罗庄区一办\"\n";

fn text(bytes: &[u8]) -> String {
    decode(bytes).unwrap().text.to_string()
}

/// The rules noted, with the text each points at.
fn noted(bytes: &[u8]) -> Vec<(&'static str, String)> {
    let decoded = decode(bytes).unwrap();
    let at = |note: &Note| (note.rule.id, decoded.text[note.range.clone()].to_owned());
    decoded.notes.iter().map(at).collect()
}

fn utf_16(text: &str, bytes: fn(u16) -> [u8; 2]) -> Vec<u8> {
    text.encode_utf16().flat_map(bytes).collect()
}

#[test]
fn utf_8_is_read_with_or_without_its_mark() {
    let marked = format!("\u{feff}{TEXT}");
    for bytes in [TEXT, &marked] {
        assert_eq!(decode(bytes.as_bytes()), Ok(Decoded { text: TEXT.into(), notes: vec![] }));
    }
}

#[test]
fn other_encodings_are_decoded_and_noted() {
    let marked = format!("\u{feff}{TEXT}");
    let (gbk, ..) = GB18030.encode(TEXT);
    let others = [
        gbk.into_owned(),
        utf_16(TEXT, u16::to_le_bytes),
        utf_16(TEXT, u16::to_be_bytes),
        utf_16(&marked, u16::to_le_bytes),
        utf_16(&marked, u16::to_be_bytes),
    ];
    for bytes in others {
        assert_eq!(text(&bytes), TEXT);
        assert_eq!(noted(&bytes), [("other-encoding", String::new())]);
    }
}

#[test]
fn characters_of_four_bytes_are_read() {
    let rare = "name = \"㐂𠮷\"";
    assert_eq!(text(&GB18030.encode(rare).0), rare);
}

#[test]
fn files_of_other_kinds_are_named() {
    for (start, kind) in KINDS {
        let bytes = [start, &b"\0\x01\xFF rest"[..]].concat();
        assert_eq!(decode(&bytes), Err(NotText::Document(kind)));
    }
    assert_eq!(decode(b"year = 2020\0\0\0 and so on"), Err(NotText::Binary));
}

#[test]
fn a_broken_byte_is_pointed_at() {
    let broken =
        |line, byte, bytes: &[u8]| Err(NotText::Broken { line, byte, bytes: bytes.to_vec() });
    assert_eq!(decode(b"a = 1\nb = \"\xFF\""), broken(2, 6, b"\xFF\""));
    let utf_8 = [TEXT.as_bytes(), b"b = \"\xFF\xFF\xFF\xFF\xFF\""].concat();
    assert_eq!(decode(&utf_8), broken(3, 6, b"\xFF\xFF\xFF\xFF"));
    let gbk = [&GB18030.encode(TEXT).0[..], b"b = \"\xFF\""].concat();
    assert_eq!(decode(&gbk), broken(3, 6, b"\xFF\""));
    let mut half = utf_16("\u{feff}a = 1\nb", u16::to_le_bytes);
    half.push(b'x');
    assert_eq!(decode(&half), broken(2, 3, b"x"));
}

#[test]
fn lines_in_two_encodings_are_listed() {
    let (gbk, ..) = GB18030.encode("unit = \"人民政府\"\n");
    let mixed = [TEXT.as_bytes(), &gbk, TEXT.as_bytes(), &gbk].concat();
    assert_eq!(decode(&mixed), Err(NotText::Mixed(vec![3, 6])));
}

#[test]
fn lone_carriage_returns_are_line_ends() {
    assert_eq!(text(b"a = 1\rb = 2\r\nc = 3\r"), "a = 1\nb = 2\r\nc = 3\n");
    assert_eq!(noted(b"a = 1\rb = 2\r"), [("lone-carriage-return", String::new())]);
    assert_eq!(noted(b"a = 1\r\nb = 2\r\n"), []);
}

#[test]
fn an_end_mark_is_left_out() {
    assert_eq!(text(b"a = 1\n\x1A"), "a = 1\n");
    assert_eq!(noted(b"a = 1\n\x1A"), [("end-of-file-character", String::new())]);
}

#[test]
fn a_mark_in_the_middle_is_pointed_at() {
    let twice = format!("\u{feff}{TEXT}\u{feff}{TEXT}");
    assert_eq!(noted(twice.as_bytes()), [("stray-byte-order-mark", "\u{feff}".to_owned())]);
}
