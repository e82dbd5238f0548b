//! Paths as they are typed and shown: their names, their folders, which of them are one file. It must
//! not read or write a file.

use std::ffi::OsStr;
use std::path::{Path, PathBuf};

/// Whether a path stands for standard input.
pub(crate) fn is_standard_input(path: &Path) -> bool {
    path == "-"
}

/// A path as shown to the user.
pub(crate) fn name(path: &Path) -> String {
    if is_standard_input(path) {
        return "标准输入".to_owned();
    }
    // A name in no encoding is shown byte by byte, so that no two look the same.
    path.as_os_str().as_encoded_bytes().utf8_chunks().fold(String::new(), |shown, chunk| {
        let bytes = chunk.invalid().iter().map(|byte| format!("\\x{byte:02X}"));
        shown + chunk.valid() + &bytes.collect::<String>()
    })
}

pub(crate) fn is_toml(path: &Path) -> bool {
    ends_in(path, "toml")
}

/// Whether a name ends in a full stop and this, in whatever case.
pub(crate) fn ends_in(path: &Path, end: &str) -> bool {
    path.extension().and_then(OsStr::to_str).is_some_and(|own| own.eq_ignore_ascii_case(end))
}

/// What two names of one file have in common.
pub(crate) fn identity(path: &Path) -> PathBuf {
    path.canonicalize().unwrap_or_else(|_| path.to_path_buf())
}

/// The folder a file lies in; `.` for a bare name.
pub(crate) fn parent(path: &Path) -> &Path {
    path.parent().filter(|parent| !parent.as_os_str().is_empty()).unwrap_or(Path::new("."))
}
