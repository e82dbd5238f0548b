//! Report files as named on the command line: which they are, and their text. It must not interpret
//! the text.

pub(crate) mod decode;
mod garbled;
mod style;

use crate::crash;
use crate::fault::{Fault, reason};
use crate::folder::{self, read_file, read_limited};
use decode::{Decoded, Note, decode};
use report_core::Text;
use report_toml::FILE_LIMIT;
use std::collections::BTreeSet;
use std::ffi::OsStr;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

/// One report file.
#[derive(Clone, Debug)]
pub(crate) struct Input {
    pub(crate) path: PathBuf,
    /// The file as it is.
    pub(crate) bytes: Vec<u8>,
    /// Its text, decoded.
    pub(crate) text: Text,
    /// What is to be told about its bytes.
    pub(crate) notes: Vec<Note>,
}

impl Input {
    /// Reads a file, or standard input for `-`.
    pub(crate) fn load(path: &Path) -> Result<Self, Fault> {
        let bytes = read(path, FILE_LIMIT)?;
        let fault = |what: &str| Fault::unusable(format!("{} {what}", name(path)));
        let Decoded { text, notes } =
            decode(&bytes).map_err(|why| fault(&why.what()).help(why.help()))?;
        if text.trim().is_empty() {
            return Err(fault("是空的").help("可用 report-cli new 生成一份空白年报"));
        }
        if let Some((what, help)) = style::foreign(&text) {
            return Err(fault(&what).help(help));
        }
        Ok(Self { path: path.to_path_buf(), bytes, text, notes })
    }

    /// The name shown to the user.
    pub(crate) fn name(&self) -> String {
        name(&self.path)
    }
}

/// The bytes of a file no larger than the limit, or of standard input for `-`.
pub(crate) fn read(path: &Path, limit: usize) -> Result<Vec<u8>, Fault> {
    crash::begin(path);
    let most = limit as u64;
    let bytes = if is_standard_input(path) {
        read_limited(io::stdin().lock(), 0, most)
    } else {
        fs::File::open(path).and_then(|file| read_file(file, most))
    };
    let bytes = bytes.map_err(|error| unreadable(path, &error))?;
    if bytes.len() > limit {
        let message = format!("{} 超过 {} MB，没有读", name(path), limit >> 20);
        return Err(Fault::unusable(message).help("请检查是不是写错了文件名"));
    }
    Ok(bytes)
}

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

/// The report files that `paths` stand for, each once: a folder for every `.toml` directly in it.
pub(crate) fn expand(paths: &[PathBuf]) -> (Vec<PathBuf>, Vec<Fault>) {
    let mut seen = BTreeSet::new();
    let (mut files, mut faults) = (Vec::new(), Vec::new());
    for path in paths {
        match expand_one(path) {
            Ok(found) => files.extend(found.into_iter().filter(|path| seen.insert(identity(path)))),
            Err(fault) => faults.push(fault),
        }
    }
    crash::named(&files);
    (files, faults)
}

fn expand_one(path: &Path) -> Result<Vec<PathBuf>, Fault> {
    if let Some(pattern) = pattern(path) {
        return matching(pattern);
    }
    if !path.is_dir() {
        return Ok(vec![path.to_path_buf()]);
    }
    let entries = fs::read_dir(path).map_err(|error| unreadable(path, &error))?;
    let files = entries.filter_map(|entry| Some(entry.ok()?.path()));
    let mut files: Vec<PathBuf> = files.filter(|path| is_toml(path) && path.is_file()).collect();
    files.sort_unstable();
    if files.is_empty() {
        return Err(Fault::unusable(format!("文件夹 {} 里没有 .toml 文件", path.display())));
    }
    Ok(files)
}

/// A path with `*` or `?` that names no file itself: no shell has expanded it.
fn pattern(path: &Path) -> Option<&str> {
    path.to_str().filter(|typed| typed.contains(['*', '?']) && !path.exists())
}

/// The files a pattern stands for, in order.
fn matching(pattern: &str) -> Result<Vec<PathBuf>, Fault> {
    // Brackets are often part of a name and never meant here.
    let escaped = pattern.replace('[', "[[]");
    let found = glob::glob(&escaped).into_iter().flatten().filter_map(Result::ok);
    let files: Vec<PathBuf> = found.filter(|path| path.is_file()).collect();
    if files.is_empty() {
        return Err(Fault::unusable(format!("没有匹配 {pattern} 的文件")));
    }
    Ok(files)
}

pub(crate) fn is_toml(path: &Path) -> bool {
    path.extension().and_then(OsStr::to_str).is_some_and(|end| end.eq_ignore_ascii_case("toml"))
}

/// What two names of one file have in common.
pub(crate) fn identity(path: &Path) -> PathBuf {
    path.canonicalize().unwrap_or_else(|_| path.to_path_buf())
}

fn unreadable(path: &Path, error: &io::Error) -> Fault {
    let fault = Fault::unusable(format!("读不了 {}：{}", name(path), reason(error)));
    match similar(path).filter(|_| error.kind() == io::ErrorKind::NotFound) {
        Some(near) => fault.help(format!("是不是 {}？", near.display())),
        None => fault,
    }
}

/// The nearest name in the same folder.
fn similar(path: &Path) -> Option<PathBuf> {
    let folder = folder::parent(path).canonicalize().ok()?;
    let near = folder::similar(&folder, path.file_name()?.to_str()?)?;
    Some(path.with_file_name(near))
}
