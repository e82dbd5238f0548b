//! One file given to be checked: its name, its bytes and their text. It must not read a disk, nor
//! interpret the text.

use crate::decode::{Decoded, decode};
use crate::input_error::{Cause, InputError};
use crate::note::Note;
use crate::style;
use report_core::Text;
use report_toml::FILE_LIMIT;
use std::path::{Path, PathBuf};

/// A report file, decoded.
#[derive(Clone, Debug)]
pub struct Input {
    name: String,
    path: Option<PathBuf>,
    bytes: Vec<u8>,
    text: Text,
    notes: Vec<Note>,
}

impl Input {
    /// The file at `path`, which need not be on any disk: results name it so, and the files it names
    /// beside it.
    ///
    /// ```
    /// use report_check::Input;
    ///
    /// let input = Input::new("2024.toml", b"\xff\xfey\0e\0a\0r\0=\01\0".to_vec()).unwrap();
    /// assert_eq!((input.name(), input.text()), ("2024.toml", "year=1"));
    /// let error = Input::new("2024.toml", b"%PDF-1.7".to_vec()).unwrap_err();
    /// assert_eq!(error.to_string(), "2024.toml 是 PDF 文件，不是文本文件");
    /// ```
    ///
    /// # Errors
    /// [`InputError`], when the bytes are no text that could be a report file.
    pub fn new(path: impl Into<PathBuf>, bytes: Vec<u8>) -> Result<Self, InputError> {
        let path = path.into();
        Self::named(path.display().to_string(), Some(path), bytes)
    }

    /// The same under another `name` in results. Bytes of a stream lie nowhere and have no path.
    ///
    /// # Errors
    /// As [`Input::new`].
    pub fn named(
        name: impl Into<String>,
        path: Option<PathBuf>,
        bytes: Vec<u8>,
    ) -> Result<Self, InputError> {
        let name = name.into();
        match text(&bytes) {
            Ok(Decoded { text, notes }) => Ok(Self { name, path, bytes, text, notes }),
            Err(cause) => Err(InputError { name, cause }),
        }
    }

    /// Its name in results.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// Where it lies; nothing for one that lies nowhere.
    pub fn path(&self) -> Option<&Path> {
        self.path.as_deref()
    }

    /// Its bytes as they came.
    pub fn bytes(&self) -> &[u8] {
        &self.bytes
    }

    /// Its text, decoded, without a mark at the beginning.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The text as a source keeps it.
    pub(crate) fn shared_text(&self) -> Text {
        self.text.clone()
    }

    /// What is to be told about its bytes.
    pub(crate) fn notes(&self) -> &[Note] {
        &self.notes
    }
}

fn text(bytes: &[u8]) -> Result<Decoded, Cause> {
    if bytes.len() > FILE_LIMIT {
        return Err(Cause::TooLarge { limit: FILE_LIMIT });
    }
    let decoded = decode(bytes).map_err(Cause::NotText)?;
    if decoded.text.trim().is_empty() {
        return Err(Cause::Empty);
    }
    match style::foreign(&decoded.text) {
        Some(cause) => Err(cause),
        None => Ok(decoded),
    }
}
