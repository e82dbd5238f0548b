//! The report's folder as the reader sees it: named bytes, behind a trait, so that no library crate
//! touches a disk. It must not resolve paths outside the folder.

use crate::nearest::nearest_path;
use std::collections::BTreeMap;
use std::fmt;
use std::sync::Arc;

/// Why a file of the folder could not be had.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum FolderError {
    /// There is no such file; `similar` is a name that nearly matches, as one in another case.
    Missing {
        /// The nearest existing name.
        similar: Option<String>,
    },
    /// The path leaves the folder, is absolute, or is no plain relative path.
    Outside,
    /// The file has more bytes than the limit.
    TooLarge {
        /// Its size in bytes.
        bytes: u64,
        /// The limit in bytes.
        limit: u64,
    },
    /// It exists and cannot be read; the text says why, in Chinese.
    Unreadable(String),
    /// It is no text that can be decoded; the words say what it is, in Chinese, after its name.
    NotText(String),
}

impl fmt::Display for FolderError {
    /// In Chinese, as words that follow the file's name.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Missing { similar: Some(name) } => write!(f, "不存在，相近的文件是 {name}"),
            Self::Missing { similar: None } => f.write_str("不存在"),
            Self::Outside => f.write_str("不在报告所在的目录内"),
            Self::TooLarge { bytes, limit } => write!(f, "有 {bytes} 字节，超过上限 {limit} 字节"),
            Self::Unreadable(why) => write!(f, "读不出来：{why}"),
            Self::NotText(what) => f.write_str(what),
        }
    }
}

impl std::error::Error for FolderError {}

/// Hands out the files a report names, by path relative to the report's own folder.
pub trait Folder {
    /// The bytes of a file.
    ///
    /// # Errors
    /// As [`FolderError`] says.
    fn read(&self, path: &str) -> Result<Arc<[u8]>, FolderError>;

    /// A file as text. A folder that knows other encodings than UTF-8 decodes them here; positions
    /// are those in the text it hands out.
    ///
    /// # Errors
    /// As [`Folder::read`], and [`FolderError::NotText`].
    fn read_text(&self, path: &str) -> Result<Arc<str>, FolderError> {
        let bytes = self.read(path)?;
        let text = str::from_utf8(&bytes);
        text.map(Arc::from).map_err(|_| FolderError::NotText("不是 UTF-8 编码".to_owned()))
    }

    /// Whether a file could be read, without reading it.
    ///
    /// # Errors
    /// As [`Folder::read`].
    fn probe(&self, path: &str) -> Result<(), FolderError>;
}

/// A folder in memory: for tests, for reports unpacked from elsewhere, and empty for a report that
/// stands alone.
#[derive(Clone, Debug, Default)]
pub struct MemoryFolder {
    files: BTreeMap<String, Arc<[u8]>>,
}

impl MemoryFolder {
    /// A folder without files.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// The same folder with one more file.
    #[must_use]
    pub fn with(mut self, path: impl Into<String>, bytes: impl Into<Arc<[u8]>>) -> Self {
        self.files.insert(path.into(), bytes.into());
        self
    }

    /// What lies in a folder, some of it more than once.
    fn names(&self, folder: &[String]) -> Vec<String> {
        self.files.keys().filter_map(|path| inside(path, folder).map(str::to_owned)).collect()
    }
}

/// The part of a path that comes next in a folder; nothing for one that lies elsewhere.
fn inside<'a>(path: &'a str, folder: &[String]) -> Option<&'a str> {
    let mut parts = path.split('/');
    folder.iter().all(|part| parts.next() == Some(part.as_str())).then(|| parts.next())?
}

impl Folder for MemoryFolder {
    fn read(&self, path: &str) -> Result<Arc<[u8]>, FolderError> {
        self.probe(path)?;
        self.files.get(path).cloned().ok_or(FolderError::Missing { similar: None })
    }

    fn probe(&self, path: &str) -> Result<(), FolderError> {
        check_relative(path)?;
        if self.files.contains_key(path) {
            return Ok(());
        }
        let similar = nearest_path(path, |folder| self.names(folder));
        Err(FolderError::Missing { similar: similar.filter(|path| self.files.contains_key(path)) })
    }
}

/// Refuses every path that is not a plain relative one inside the folder: absolute, `..`, drive
/// letters, UNC, URLs, alternate streams, Windows device names, backslashes, control characters.
///
/// # Errors
/// [`FolderError::Outside`].
pub fn check_relative(path: &str) -> Result<(), FolderError> {
    let plain = |part: &str| !part.is_empty() && check_name(part).is_ok();
    if path.split('/').all(plain) { Ok(()) } else { Err(FolderError::Outside) }
}

/// Why no file or folder of this name could be opened on Windows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NameFault {
    /// It is a device's, whatever its extension.
    Device,
    /// It has a character no name may have.
    Character(char),
    /// It ends in a full stop or a blank, which Windows leaves out.
    End,
}

/// Refuses a file's or folder's name that Windows cannot take, wherever it was written: a report
/// goes from one system to another.
///
/// # Errors
/// [`NameFault`].
pub fn check_name(name: &str) -> Result<(), NameFault> {
    let forbidden = |ch: &char| ch.is_control() || r#"\/:*?"<>|"#.contains(*ch);
    if let Some(ch) = name.chars().find(forbidden) {
        return Err(NameFault::Character(ch));
    }
    if is_device(name) {
        return Err(NameFault::Device);
    }
    if name.ends_with(['.', ' ']) { Err(NameFault::End) } else { Ok(()) }
}

/// Names Windows gives to devices whatever their extension.
fn is_device(part: &str) -> bool {
    let stem = part.split('.').next().unwrap_or_default().trim_end().to_ascii_uppercase();
    let numbered = |name: &str| {
        let mut rest = stem.strip_prefix(name).unwrap_or_default().chars();
        let is_number = rest.next().is_some_and(|ch| "123456789¹²³".contains(ch));
        is_number && rest.next().is_none()
    };
    matches!(stem.as_str(), "CON" | "PRN" | "AUX" | "NUL" | "CONIN$" | "CONOUT$")
        || numbered("COM")
        || numbered("LPT")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_plain_relative_paths_are_let_through() {
        for good in ["a.png", "2020/a.png", "2020/意见征集.png", "a..b.png", "console.png"] {
            assert_eq!(check_relative(good), Ok(()), "{good}");
        }
        for bad in [
            "",
            "/a.png",
            "../a.png",
            "a/../b.png",
            "a//b.png",
            "C:/a.png",
            "\\\\srv\\a.png",
            "http://x/a.png",
            "a.png:stream",
            "CON",
            "nul.png",
            "2020/COM1.jpg",
            "a\u{0}.png",
            "./a",
            "a./b",
            "a.png.",
            "a<b>.png",
            "COM².png",
            "conout$",
        ] {
            assert_eq!(check_relative(bad), Err(FolderError::Outside), "{bad}");
        }
    }

    #[test]
    fn a_name_in_another_case_is_suggested() {
        let folder = MemoryFolder::new().with("A.PNG", *b"x");
        let similar = Some("A.PNG".to_owned());
        assert_eq!(folder.read("a.png"), Err(FolderError::Missing { similar }));
        let folder = MemoryFolder::new().with("2024/meeting.png", *b"x").with("b.png", *b"x");
        let similar = Some("2024/meeting.png".to_owned());
        assert_eq!(folder.read("2023/meetin.png"), Err(FolderError::Missing { similar }));
        assert_eq!(folder.read("2024"), Err(FolderError::Missing { similar: None }));
    }
}
