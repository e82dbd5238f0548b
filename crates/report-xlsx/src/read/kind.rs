//! What bytes are, by what they begin with and hold, whatever the file is called. It must not read cells.

use super::archive::Archive;
use super::error::ReadError;

/// A kind of workbook that is read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// Office Open XML: .xlsx, .xlsm, and .et of newer programs.
    Xlsx,
    /// `OpenDocument`: .ods.
    Ods,
    /// The binary format of 1997 to 2003: .xls, and .et.
    Xls,
}

/// The first bytes of a compound file ([MS-CFB] 2.2).
const COMPOUND: &[u8] = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1";

/// How far into a text its kind shows.
const SHOWN: usize = 4096;

pub(super) fn of(bytes: &[u8]) -> Result<Kind, ReadError> {
    if bytes.is_empty() {
        return Err(ReadError::Empty);
    }
    if bytes.starts_with(b"PK") {
        return of_archive(bytes);
    }
    if bytes.starts_with(COMPOUND) {
        return of_compound(bytes);
    }
    Err(of_text(bytes))
}

fn of_archive(bytes: &[u8]) -> Result<Kind, ReadError> {
    let mut archive = Archive::open(bytes)?;
    let has = |name: &str| archive.has(name);
    if has("xl/workbook.bin") {
        return Err(ReadError::Binary);
    }
    if has("xl/workbook.xml") || archive.names().any(|name| name.ends_with("/workbook.xml")) {
        return Ok(Kind::Xlsx);
    }
    if has("word/document.xml") {
        return Err(ReadError::Word);
    }
    if !has("mimetype") {
        return Err(ReadError::Archive);
    }
    match archive.text("mimetype")?.trim() {
        "application/vnd.oasis.opendocument.spreadsheet" => Ok(Kind::Ods),
        text if text.starts_with("application/vnd.oasis.opendocument.text") => Err(ReadError::Word),
        _ => Err(ReadError::Archive),
    }
}

/// A compound file by the names of its streams, which stand in UTF-16 ([MS-CFB] 2.6.1).
fn of_compound(bytes: &[u8]) -> Result<Kind, ReadError> {
    let names = |name: &str| {
        let wanted: Vec<u8> = name.encode_utf16().flat_map(u16::to_le_bytes).collect();
        memchr::memmem::find(bytes, &wanted).is_some()
    };
    if names("EncryptedPackage") {
        return Err(ReadError::Encrypted);
    }
    if names("Workbook") || names("Book") {
        return Ok(Kind::Xls);
    }
    if names("WordDocument") {
        return Err(ReadError::Word);
    }
    Err(ReadError::Other)
}

/// What a text is that is no workbook.
fn of_text(bytes: &[u8]) -> ReadError {
    let start = bytes.get(..SHOWN.min(bytes.len())).unwrap_or_default();
    let text = String::from_utf8_lossy(start).to_ascii_lowercase();
    let begins = text.trim_start_matches(|ch: char| ch.is_whitespace() || ch == '\u{feff}');
    if text.contains("urn:schemas-microsoft-com:office:spreadsheet") && begins.starts_with("<?xml")
    {
        return ReadError::Xml2003;
    }
    let is_page = begins.starts_with('<')
        && ["<html", "<table", "<!doctype", "<meta"].iter().any(|tag| text.contains(tag));
    if is_page || begins.starts_with("mime-version:") {
        return ReadError::Page;
    }
    ReadError::Other
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(bytes: &[u8], expected: ReadError) {
        assert_eq!(of(bytes), Err(expected));
    }

    #[test]
    fn each_other_kind_has_its_own_sentence() {
        check(b"", ReadError::Empty);
        check("\u{feff}\n<html><table><tr><td>1".as_bytes(), ReadError::Page);
        check(b"<table border=1>", ReadError::Page);
        check(b"MIME-Version: 1.0\r\nContent-Type: multipart/related", ReadError::Page);
        let xml = b"<?xml version=\"1.0\"?><Workbook xmlns=\"urn:schemas-microsoft-com:office:spreadsheet\">";
        check(xml, ReadError::Xml2003);
        check("本年新收,18".as_bytes(), ReadError::Other);
        check(b"PK", ReadError::Damaged("压缩目录".to_owned()));
    }

    #[test]
    fn a_compound_file_goes_by_its_streams() {
        let with = |name: &str| {
            let name = name.encode_utf16().flat_map(u16::to_le_bytes);
            COMPOUND.iter().copied().chain([0; 64]).chain(name).collect::<Vec<_>>()
        };
        assert_eq!(of(&with("Workbook")), Ok(Kind::Xls));
        check(&with("WordDocument"), ReadError::Word);
        check(&with("EncryptedPackage"), ReadError::Encrypted);
        check(&with("Contents"), ReadError::Other);
    }
}
