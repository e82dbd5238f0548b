//! What is said where a file cannot be written, with what can be typed instead. It must not write.

use super::Naming;
use crate::refusal::{Refusal, reason};
use std::io;
use std::path::Path;

/// What most likely has a file open, by the end of its name.
pub(super) fn opener(path: &Path) -> &'static str {
    let end = path.extension().unwrap_or_default().to_ascii_lowercase();
    match end.to_str() {
        Some("docx") => "Word",
        Some("xlsx") => "Excel",
        _ => "PDF 阅读器",
    }
}

pub(super) fn refused(path: &Path, why: &str) -> Refusal {
    Refusal::unwritten(format!("写不了 {}：{why}", path.display()))
}

pub(super) fn exists(path: &Path, naming: Naming) -> Refusal {
    Refusal::unwritten(format!("{} 已经存在，没有改动", path.display()))
        .help(format!("{}，或先移走原来的文件", naming.another()))
}

pub(super) fn unwritten(path: &Path, naming: Naming, error: &io::Error) -> Refusal {
    let refusal = refused(path, &reason(error));
    match error.kind() {
        io::ErrorKind::PermissionDenied | io::ErrorKind::ReadOnlyFilesystem => {
            refusal.help(format!("请用 {} 换一个能写的位置，如“文档”文件夹", naming.option()))
        }
        _ => refusal,
    }
}
