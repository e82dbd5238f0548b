//! The text of a page or table, by its byte order mark, by what it declares, by what it can be. It must not read
//! markup beyond the declaration.

use encoding_rs::{Encoding, GB18030, UTF_8};

/// How far into a page an encoding is declared (HTML Standard, *Determining the character encoding*).
const DECLARED_WITHIN: usize = 4096;

/// Bytes as text; what no encoding explains becomes U+FFFD.
pub(crate) fn decoded(bytes: &[u8], charset: Option<&str>) -> String {
    let named = charset.and_then(|name| Encoding::for_label(name.trim().as_bytes()));
    // A page may declare another encoding than it has: sound UTF-8 with more than ASCII is nothing else.
    let encoding = match Encoding::for_bom(bytes) {
        Some((encoding, _)) => encoding,
        None if std::str::from_utf8(bytes).is_ok() => UTF_8,
        None => {
            wide(named.or_else(|| declared(bytes)).filter(|it| *it != UTF_8).unwrap_or(GB18030))
        }
    };
    encoding.decode(bytes).0.into_owned()
}

/// GB 2312 and GBK are read as GB 18030, which has all of both.
fn wide(encoding: &'static Encoding) -> &'static Encoding {
    if encoding == encoding_rs::GBK { GB18030 } else { encoding }
}

/// What follows `charset=` near the head of a page.
fn declared(bytes: &[u8]) -> Option<&'static Encoding> {
    let head = bytes.get(..DECLARED_WITHIN.min(bytes.len()))?;
    let head = String::from_utf8_lossy(head).to_ascii_lowercase();
    let (_, rest) = head.split_once("charset")?;
    let rest = rest.trim_start().strip_prefix('=')?.trim_start().trim_start_matches(['"', '\'']);
    let end = rest.find(|ch: char| !ch.is_ascii_alphanumeric() && ch != '-' && ch != '_');
    Encoding::for_label(rest.get(..end.unwrap_or(rest.len()))?.as_bytes())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_is_read_in_the_encoding_it_has() {
        assert_eq!(
            decoded(b"<meta charset=gb2312>\xb9\xab\xbf\xaa", None),
            "<meta charset=gb2312>公开"
        );
        assert_eq!(
            decoded("<meta charset=gb2312>公开".as_bytes(), None),
            "<meta charset=gb2312>公开"
        );
        assert_eq!(decoded(b"\xff\xfe\x6c\x51\x00\x5f", None), "公开");
        assert_eq!(decoded(b"\xb9\xab\xbf\xaa", Some("utf-8")), "公开");
        assert_eq!(decoded("公开".as_bytes(), None), "公开");
        assert_eq!(decoded(b"", None), "");
    }
}
