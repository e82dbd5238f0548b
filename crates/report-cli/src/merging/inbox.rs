//! The inbox on the disk: every file below a folder, read, or named with why it is not. It must not decide
//! whose a file is.

use super::office::office;
use crate::folder::DiskFolder;
use crate::input::{load, read as read_bytes};
use crate::limits::LARGEST;
use crate::parallel;
use crate::path::{identity, name};
use crate::refusal::{Refusal, reason};
use report_check::Input;
use report_core::MemoryFolder;
use report_extract::attachments;
use report_merge::{Depth, Incoming, Skipped, roster};
use report_pdf::{Attachment, Relationship};
use std::fs;
use std::path::{Path, PathBuf};

/// The most files in one folder: an inbox has some dozens, and a disk some millions.
const MOST: usize = 20_000;
/// How deep folders stand in each other at most.
const DEEPEST: usize = 16;

/// A file of the inbox, not read yet.
struct Found {
    /// With `/` between folders, from the inbox.
    name: String,
    path: PathBuf,
}

/// Every file below a folder, but for those below `apart`, read by `jobs` threads.
pub(crate) fn read(
    folder: &Path,
    apart: &[PathBuf],
    depth: Depth,
    jobs: Option<usize>,
) -> Result<Vec<Incoming>, Refusal> {
    if !folder.is_dir() {
        let message = format!("没有收件箱文件夹 {}", name(folder));
        return Err(Refusal::unusable(message).help("请写各单位年报所在的文件夹"));
    }
    let root = identity(folder);
    let apart: Vec<PathBuf> = apart.iter().map(|path| identity(path)).collect();
    let mut found = Vec::new();
    walk(folder, "", 0, &apart, &mut found)?;
    found.sort_by(|one, other| one.name.cmp(&other.name));
    let mut incoming = Vec::with_capacity(found.len());
    let work = |_, file: &Found| one(file, &root, depth);
    parallel::each(&found, jobs, work, |file| incoming.push(file));
    Ok(incoming)
}

fn walk(
    folder: &Path,
    before: &str,
    level: usize,
    apart: &[PathBuf],
    found: &mut Vec<Found>,
) -> Result<(), Refusal> {
    let unreadable =
        |error| Refusal::unusable(format!("读不了文件夹 {}：{}", name(folder), reason(&error)));
    if level > DEEPEST {
        let message = format!("{} 里的文件夹套了 {DEEPEST} 层以上", name(folder));
        return Err(Refusal::unusable(message).help("请检查是不是写错了文件夹"));
    }
    let mut entries = Vec::new();
    for entry in fs::read_dir(folder).map_err(unreadable)? {
        entries.push(entry.map_err(unreadable)?.path());
        if entries.len() > MOST {
            let message = format!("文件夹 {} 里有 {MOST} 个以上的文件", name(folder));
            return Err(Refusal::unusable(message).help("请检查是不是写错了文件夹"));
        }
    }
    for path in entries {
        let own = name(Path::new(path.file_name().unwrap_or_default()));
        let shown = format!("{before}{own}");
        let is_link = path.symlink_metadata().is_ok_and(|about| about.is_symlink());
        if path.is_dir() && !is_link {
            if !apart.contains(&identity(&path)) {
                walk(&path, &format!("{shown}/"), level + 1, apart, found)?;
            }
        } else {
            found.push(Found { name: shown, path });
        }
    }
    Ok(())
}

fn one(file: &Found, root: &Path, depth: Depth) -> Incoming {
    let own = file.name.rsplit('/').next().unwrap_or_default();
    if own.starts_with('.') || own.starts_with("~$") || own == "Thumbs.db" {
        return Incoming::skipped(&file.name, Skipped::Hidden);
    }
    let is_outside = fs::canonicalize(&file.path).is_ok_and(|real| !real.starts_with(root));
    if is_outside {
        let why = format!("{} 是指向收件箱外面的链接，没有读", file.name);
        return Incoming::unreadable(&file.name, why, "请把文件本身放进收件箱");
    }
    let end = Path::new(own).extension().unwrap_or_default().to_string_lossy().to_lowercase();
    match end.as_str() {
        "toml" => toml(file, depth),
        "pdf" => pdf(file, depth),
        "zip" | "rar" | "7z" | "gz" | "tar" => Incoming::skipped(&file.name, Skipped::Archive),
        "doc" | "docx" | "wps" | "xls" | "xlsx" | "xlsm" | "et" | "ods" => {
            office(&file.name, &file.path, &end, depth)
        }
        _ => Incoming::skipped(&file.name, Skipped::Foreign),
    }
}

fn toml(file: &Found, depth: Depth) -> Incoming {
    let input = match load(&file.path) {
        Ok(input) => input,
        Err(fault) => return unreadable(file, &fault),
    };
    if roster::is_roster(input.text()) {
        return Incoming::skipped(&file.name, Skipped::Roster);
    }
    let folder = DiskFolder::of(&file.path);
    Incoming::report(&file.name, input.text(), input.bytes(), &folder, depth)
}

/// The report a PDF of ours carries.
fn pdf(file: &Found, depth: Depth) -> Incoming {
    let bytes = match read_bytes(&file.path, LARGEST) {
        Ok(bytes) => bytes,
        Err(fault) => return unreadable(file, &fault),
    };
    let inside = attachments(&bytes).unwrap_or_default();
    let is_source = |it: &&Attachment| it.relationship == Relationship::Source;
    let Some(report) = inside.iter().find(is_source) else {
        return Incoming::skipped(&file.name, Skipped::OtherPdf);
    };
    let inner = format!("{} 里的 {}", file.name, report.name);
    let decoded = match Input::named(inner, None, report.bytes.to_vec()) {
        Ok(decoded) => decoded,
        Err(why) => {
            let why = why.to_string();
            return Incoming::unreadable(&file.name, why, "请该单位重新生成 PDF");
        }
    };
    let others = inside.iter().filter(|it| !is_source(it));
    let folder = others.fold(MemoryFolder::new(), |folder, it| {
        folder.with(it.name.clone(), std::sync::Arc::clone(&it.bytes))
    });
    Incoming::report(&file.name, decoded.text(), &bytes, &folder, depth)
}

fn unreadable(file: &Found, fault: &Refusal) -> Incoming {
    let why = fault.message.replace(&name(&file.path), &file.name);
    Incoming::unreadable(&file.name, why, fault.help.join("；"))
}
