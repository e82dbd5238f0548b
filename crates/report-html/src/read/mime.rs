//! A page saved with what it names in one file (.mht): the parts of a MIME multipart (RFC 2045, RFC 2046, RFC 2557)
//! with their transfer encodings. It must not read markup.

use std::collections::BTreeMap;

/// How deep parts may stand in parts.
const DEPTH: usize = 4;

/// The most parts of one file.
const PARTS: usize = 2_000;

/// A page and the files that came with it.
#[derive(Clone, Debug, Default)]
pub(crate) struct Files {
    /// The bytes of the page.
    pub(crate) page: Vec<u8>,
    /// The encoding its part declares.
    pub(crate) charset: Option<String>,
    /// The other files by their addresses, `cid:` ones as they are named.
    pub(crate) others: BTreeMap<String, Vec<u8>>,
}

impl Files {
    /// A page by itself.
    pub(crate) fn alone(bytes: &[u8]) -> Self {
        Self { page: bytes.to_vec(), ..Self::default() }
    }
}

/// A part: what its head says, and its body as it stands.
struct Part<'b> {
    headers: BTreeMap<String, String>,
    body: &'b [u8],
}

/// Whether bytes begin as a file in parts: with header lines, one of which says so.
pub(crate) fn is_multipart(bytes: &[u8]) -> bool {
    let head = bytes.get(..4096.min(bytes.len())).unwrap_or_default();
    let head = String::from_utf8_lossy(head).to_ascii_lowercase();
    let head = head.trim_start_matches('\u{feff}').trim_start();
    let begins = [
        "mime-version:",
        "from:",
        "content-type:",
        "subject:",
        "date:",
        "snapshot-content-location:",
    ];
    begins.iter().any(|name| head.starts_with(name)) && head.contains("multipart/")
}

/// The page and what came with it; nothing where no part is a page.
pub(crate) fn files(bytes: &[u8]) -> Option<Files> {
    let mut files = Files::default();
    let mut left = PARTS;
    gather(&part(bytes), DEPTH, &mut left, &mut files);
    (!files.page.is_empty()).then_some(files)
}

fn gather(part: &Part<'_>, depth: usize, left: &mut usize, files: &mut Files) {
    let kind = part.headers.get("content-type").cloned().unwrap_or_default();
    if kind.to_ascii_lowercase().starts_with("multipart/") {
        let Some(boundary) = parameter(&kind, "boundary").filter(|_| depth > 0) else { return };
        for inner in split(part.body, boundary.as_bytes()) {
            if *left == 0 {
                return;
            }
            *left -= 1;
            gather(&self::part(inner), depth - 1, left, files);
        }
        return;
    }
    let body = transferred(part);
    if kind.to_ascii_lowercase().starts_with("text/html") && files.page.is_empty() {
        files.page = body;
        files.charset = parameter(&kind, "charset");
        return;
    }
    if let Some(address) = part.headers.get("content-location") {
        files.others.insert(address.trim().to_owned(), body.clone());
    }
    if let Some(id) = part.headers.get("content-id") {
        let id = id.trim().trim_start_matches('<').trim_end_matches('>');
        files.others.insert(format!("cid:{id}"), body);
    }
}

/// The head and body of a part: header lines, folded ones joined, up to an empty line.
fn part(bytes: &[u8]) -> Part<'_> {
    let mut headers: BTreeMap<String, String> = BTreeMap::new();
    let mut last: Option<String> = None;
    let mut at = 0;
    while let Some(rest) = bytes.get(at..).filter(|rest| !rest.is_empty()) {
        let end = rest.iter().position(|byte| *byte == b'\n').map_or(rest.len(), |end| end + 1);
        let line = String::from_utf8_lossy(rest.get(..end).unwrap_or_default()).into_owned();
        at += end;
        let line = line.trim_end_matches(['\r', '\n']);
        if line.is_empty() {
            if headers.is_empty() {
                continue;
            }
            break;
        }
        if line.starts_with([' ', '\t']) {
            if let Some(value) = last.as_ref().and_then(|name| headers.get_mut(name)) {
                value.push_str(line);
            }
        } else if let Some((name, value)) = line.split_once(':') {
            let name = name.trim_start_matches('\u{feff}').to_ascii_lowercase();
            headers.insert(name.clone(), value.trim().to_owned());
            last = Some(name);
        }
    }
    Part { headers, body: bytes.get(at..).unwrap_or_default() }
}

/// A parameter of a header: `boundary="…"`.
fn parameter(header: &str, name: &str) -> Option<String> {
    header.split(';').skip(1).find_map(|piece| {
        let (key, value) = piece.split_once('=')?;
        (key.trim().eq_ignore_ascii_case(name)).then(|| value.trim().trim_matches('"').to_owned())
    })
}

/// What stands between the lines with the boundary.
fn split<'b>(body: &'b [u8], boundary: &[u8]) -> Vec<&'b [u8]> {
    let (mut parts, mut start, mut at) = (Vec::new(), None, 0);
    while let Some(rest) = body.get(at..).filter(|rest| !rest.is_empty()) {
        let length = rest.iter().position(|byte| *byte == b'\n').map_or(rest.len(), |end| end + 1);
        let line = rest.get(..length).unwrap_or_default();
        let delimits = line.strip_prefix(b"--").is_some_and(|rest| rest.starts_with(boundary));
        if delimits {
            if let Some(part) = start.and_then(|start| body.get(start..at)) {
                parts.push(part);
            }
            start = Some(at + length);
        }
        at += length;
    }
    // A file cut short has no closing line.
    if let Some(part) = start.and_then(|start| body.get(start..)).filter(|part| part.len() > 4) {
        parts.push(part);
    }
    parts
}

fn transferred(part: &Part<'_>) -> Vec<u8> {
    let way = part.headers.get("content-transfer-encoding").map(|way| way.to_ascii_lowercase());
    match way.as_deref().map(str::trim) {
        Some("quoted-printable") => quoted_printable(part.body),
        Some("base64") => base64(part.body),
        _ => part.body.to_vec(),
    }
}

/// RFC 2045 §6.7.
fn quoted_printable(body: &[u8]) -> Vec<u8> {
    let mut out = Vec::with_capacity(body.len());
    let hex = |byte: Option<&u8>| byte.and_then(|byte| char::from(*byte).to_digit(16));
    let mut at = 0;
    while let Some(&byte) = body.get(at) {
        at += 1;
        if byte != b'=' {
            out.push(byte);
            continue;
        }
        if let (Some(high), Some(low)) = (hex(body.get(at)), hex(body.get(at + 1))) {
            out.extend(u8::try_from(high * 16 + low));
            at += 2;
            continue;
        }
        // A line goes on; blanks may stand between the mark and its end.
        let rest = body.get(at..).unwrap_or_default();
        let end = rest.iter().position(|byte| *byte == b'\n').map(|end| end + 1);
        let blank = |end: &usize| {
            rest.get(..*end).is_some_and(|line| line.iter().all(u8::is_ascii_whitespace))
        };
        match end.filter(blank) {
            Some(end) => at += end,
            None => out.push(byte),
        }
    }
    out
}

/// RFC 4648 §4; what is no letter of it is passed over, as RFC 2045 asks.
pub(super) fn base64(body: &[u8]) -> Vec<u8> {
    let (mut out, mut bits, mut held) = (Vec::with_capacity(body.len() / 4 * 3), 0_u32, 0_u32);
    for &byte in body {
        let value = match byte {
            b'A'..=b'Z' => byte - b'A',
            b'a'..=b'z' => byte - b'a' + 26,
            b'0'..=b'9' => byte - b'0' + 52,
            b'+' | b'-' => 62,
            b'/' | b'_' => 63,
            b'=' => break,
            _ => continue,
        };
        bits = (bits << 6) | u32::from(value);
        held += 6;
        if held >= 8 {
            held -= 8;
            out.extend(u8::try_from((bits >> held) & 0xff));
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    const SAVED: &str = "From: <Saved>\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related;\r\n\tboundary=\"--甲\"\r\n\r\n\
        ----甲\r\nContent-Type: text/html; charset=\"gb2312\"\r\nContent-Transfer-Encoding: quoted-printable\r\n\
        Content-Location: http://example.com/a.html\r\n\r\n<p>=B9=AB=\r\n=BF=AA=3D</p>\r\n\
        ----甲\r\nContent-Type: image/png\r\nContent-Transfer-Encoding: base64\r\nContent-ID: <one@a>\r\n\
        Content-Location: http://example.com/one.png\r\n\r\niVBO\r\nRw0=\r\n----甲--\r\n";

    #[test]
    fn the_parts_of_a_saved_page_are_taken_apart() {
        assert!(is_multipart(SAVED.as_bytes()));
        let files = files(SAVED.as_bytes()).unwrap();
        assert_eq!(files.charset.as_deref(), Some("gb2312"));
        assert_eq!(files.page, b"<p>\xb9\xab\xbf\xaa=</p>\r\n");
        assert_eq!(files.others["cid:one@a"], b"\x89PNG\r");
        assert_eq!(files.others["http://example.com/one.png"], b"\x89PNG\r");
    }

    #[test]
    fn a_file_cut_short_gives_what_is_there() {
        for end in 0..SAVED.len() {
            let _ = files(&SAVED.as_bytes()[..end]);
        }
        let cut = SAVED.find("=BF").unwrap();
        assert_eq!(files(&SAVED.as_bytes()[..cut]).unwrap().page, b"<p>\xb9\xab");
    }
}
