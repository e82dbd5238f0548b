//! Paths as they are typed and shown: their names, their folders, which of them are one file. It must
//! not read or write a file.

use std::ffi::OsStr;
use std::path::{MAIN_SEPARATOR, Path, PathBuf};

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

/// A path as it can be typed behind a command, in cmd, PowerShell and the shells of Unix alike: in
/// quotation marks where any of them would take a part of it for something else.
pub(crate) fn typed(path: &Path) -> String {
    let shown = path.to_string_lossy();
    let shown = if shown.starts_with('-') && !is_standard_input(path) {
        format!(".{MAIN_SEPARATOR}{shown}")
    } else {
        shown.into_owned()
    };
    let plain = |ch: char| ch.is_alphanumeric() || "._-/\\:—《》".contains(ch);
    let expanded = |ch: char| "$`\"".contains(ch) || (!cfg!(windows) && "\\!".contains(ch));
    if shown.contains(expanded) {
        format!("'{}'", shown.replace('\'', r"'\''"))
    } else if shown.chars().all(plain) {
        shown
    } else {
        format!("\"{shown}\"")
    }
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_to_be_typed_is_quoted_where_a_shell_would_part_it() {
        let shown = |path: &str| typed(Path::new(path));
        assert_eq!(shown("2024.toml"), "2024.toml");
        assert_eq!(shown("罗庄区/2024年报.toml"), "罗庄区/2024年报.toml");
        assert_eq!(shown("年报 2024.toml"), "\"年报 2024.toml\"");
        assert_eq!(shown("年报(终稿)&.toml"), "\"年报(终稿)&.toml\"");
        assert_eq!(shown("-"), "-");
        assert_eq!(shown("-x.toml"), format!(".{MAIN_SEPARATOR}-x.toml"));
        assert_eq!(shown("a$b's.toml"), r"'a$b'\''s.toml'");
    }

    /// The shell gives back the name that was quoted.
    #[cfg(unix)]
    #[test]
    fn a_shell_takes_it_for_one_name() {
        for name in ["年报 2024.toml", "a$b's.toml", "a`b\\c!.toml", "（终稿）;&|.toml", "a\"b"]
        {
            let command = format!("printf %s {}", typed(Path::new(name)));
            let said = std::process::Command::new("sh").args(["-c", &command]).output().unwrap();
            assert_eq!(String::from_utf8(said.stdout).unwrap(), name);
        }
    }
}
