//! Report files as named on the command line: which they are, and their text. It must not interpret
//! the text.

use crate::folder::{self, read_file, read_limited};
use crate::in_hand;
use crate::path::{ends_in, identity, is_standard_input, name, parent};
use crate::refusal::{Refusal, reason};
use report_check::{Cause, Input, InputError, NotText};
use report_toml::FILE_LIMIT;
use std::collections::BTreeSet;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

/// Reads a report file, or standard input for `-`.
pub(crate) fn load(path: &Path) -> Result<Input, Refusal> {
    let bytes = read(path, FILE_LIMIT)?;
    let place = (!is_standard_input(path)).then(|| path.to_path_buf());
    Input::named(name(path), place, bytes).map_err(|error| refusal(&error))
}

/// Where a blank report helps, the command that writes one is named.
fn refusal(error: &InputError) -> Refusal {
    let help = match &error.cause {
        Cause::Empty => "可用 report-cli new 生成一份空白年报",
        Cause::NotText(NotText::Document(_)) => {
            "可用 report-cli new 生成一份空白年报，再把内容贴进去"
        }
        Cause::OtherFormat(_) => {
            "年报文件是 TOML 格式；可用 report-cli new 生成一份空白年报，再把内容填进去"
        }
        cause => cause.help(),
    };
    Refusal::unusable(error.to_string()).help(help)
}

/// The bytes of a file no larger than the limit, or of standard input for `-`.
pub(crate) fn read(path: &Path, limit: usize) -> Result<Vec<u8>, Refusal> {
    in_hand::begin(path);
    let most = limit as u64;
    let bytes = if is_standard_input(path) {
        read_limited(io::stdin().lock(), 0, most)
    } else {
        fs::File::open(path).and_then(|file| read_file(file, most))
    };
    let bytes = bytes.map_err(|error| unreadable(path, &error))?;
    if bytes.len() > limit {
        let message = format!("{} 超过 {} MB，没有读", name(path), limit >> 20);
        return Err(Refusal::unusable(message).help("请检查是不是写错了文件名"));
    }
    Ok(bytes)
}

/// The report files that `paths` stand for, each once: a folder for every `.toml` directly in it.
pub(crate) fn expand(paths: &[PathBuf]) -> (Vec<PathBuf>, Vec<Refusal>) {
    expand_to(paths, "toml")
}

/// The same for files whose names end so.
pub(crate) fn expand_to(paths: &[PathBuf], end: &str) -> (Vec<PathBuf>, Vec<Refusal>) {
    let mut seen = BTreeSet::new();
    let (mut files, mut refusals) = (Vec::new(), Vec::new());
    for path in paths {
        match expand_one(path, end) {
            Ok(found) => files.extend(found.into_iter().filter(|path| seen.insert(identity(path)))),
            Err(refusal) => refusals.push(refusal),
        }
    }
    in_hand::set_named(&files);
    (files, refusals)
}

fn expand_one(path: &Path, end: &str) -> Result<Vec<PathBuf>, Refusal> {
    if let Some(pattern) = pattern(path) {
        return matching(pattern);
    }
    if !path.is_dir() {
        return Ok(vec![path.to_path_buf()]);
    }
    let entries = fs::read_dir(path).map_err(|error| unreadable(path, &error))?;
    let files = entries.filter_map(|entry| Some(entry.ok()?.path()));
    let mut files: Vec<PathBuf> =
        files.filter(|path| ends_in(path, end) && path.is_file()).collect();
    files.sort_unstable();
    if files.is_empty() {
        return Err(Refusal::unusable(format!("文件夹 {} 里没有 .{end} 文件", path.display())));
    }
    Ok(files)
}

/// A path with `*` or `?` that names no file itself: no shell has expanded it.
fn pattern(path: &Path) -> Option<&str> {
    path.to_str().filter(|typed| typed.contains(['*', '?']) && !path.exists())
}

/// The files a pattern stands for, in order.
fn matching(pattern: &str) -> Result<Vec<PathBuf>, Refusal> {
    // Brackets are often part of a name and never meant here.
    let escaped = pattern.replace('[', "[[]");
    let found = glob::glob(&escaped).into_iter().flatten().filter_map(Result::ok);
    let files: Vec<PathBuf> = found.filter(|path| path.is_file()).collect();
    if files.is_empty() {
        return Err(Refusal::unusable(format!("没有匹配 {pattern} 的文件")));
    }
    Ok(files)
}

fn unreadable(path: &Path, error: &io::Error) -> Refusal {
    let refusal = Refusal::unusable(format!("读不了 {}：{}", name(path), reason(error)));
    match similar(path).filter(|_| error.kind() == io::ErrorKind::NotFound) {
        Some(near) => refusal.help(format!("是不是 {}？", near.display())),
        None => refusal,
    }
}

/// The nearest name in the same folder.
fn similar(path: &Path) -> Option<PathBuf> {
    let folder = parent(path).canonicalize().ok()?;
    let near = folder::similar(&folder, path.file_name()?.to_str()?)?;
    Some(path.with_file_name(near))
}
