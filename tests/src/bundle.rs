//! A report with the files it names as one run of bytes, so that a fuzzer or a mutation may damage
//! any of them. It must not read or check the report.
//!
//! The report comes first; a line `=== name` begins another file. The pictures of the specimen are
//! always there.

use report_core::MemoryFolder;

/// What begins a line that names the next file.
const MARK: &str = "=== ";

/// The name of the report file.
pub const REPORT: &str = "report.toml";

/// The specimen's pictures, by the names the specimen has for them.
const PICTURES: [(&str, &[u8]); 3] = [
    ("grey.png", include_bytes!("../specimen/grey.png")),
    ("star.png", include_bytes!("../specimen/star.png")),
    ("bars.jpg", include_bytes!("../specimen/bars.jpg")),
];

/// A report and its folder.
#[derive(Clone, Debug)]
pub struct Bundle {
    /// The report file's text; bytes that are no UTF-8 are replaced, as no command would read them.
    pub text: String,
    /// The files beside it.
    pub folder: MemoryFolder,
}

impl Bundle {
    /// Takes bytes apart. Any bytes are a bundle.
    #[must_use]
    pub fn new(bytes: &[u8]) -> Self {
        let mut folder = MemoryFolder::new();
        for (name, bytes) in PICTURES {
            folder = folder.with(name, bytes);
        }
        let mut parts = parts(bytes).into_iter();
        let text = parts.next().map(|(_, bytes)| String::from_utf8_lossy(bytes).into_owned());
        for (name, bytes) in parts {
            folder = folder.with(name, bytes);
        }
        Self { text: text.unwrap_or_default(), folder }
    }
}

/// The files by name and content; the first has no name.
fn parts(bytes: &[u8]) -> Vec<(String, &[u8])> {
    let mut parts = Vec::new();
    let (mut name, mut start, mut at) = (String::new(), 0, 0);
    for line in bytes.split_inclusive(|byte| *byte == b'\n') {
        if let Some(next) = line.strip_prefix(MARK.as_bytes()) {
            let next = String::from_utf8_lossy(next).trim().to_owned();
            let name = std::mem::replace(&mut name, next);
            parts.push((name, bytes.get(start..at).unwrap_or_default()));
            start = at + line.len();
        }
        at += line.len();
    }
    parts.push((name, bytes.get(start..).unwrap_or_default()));
    parts
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn files_are_told_apart_by_their_marks() {
        let parts = parts(b"year = 2024\n=== a.md\none\ntwo\n=== b.png\n\xff");
        let named: Vec<_> = parts.iter().map(|(name, bytes)| (name.as_str(), *bytes)).collect();
        assert_eq!(
            named,
            [("", &b"year = 2024\n"[..]), ("a.md", b"one\ntwo\n"), ("b.png", b"\xff")]
        );
    }

    #[test]
    fn bytes_without_marks_are_the_report() {
        assert_eq!(Bundle::new(b"").text, "");
        assert_eq!(Bundle::new(b"a \xff").text, "a \u{fffd}");
    }
}
