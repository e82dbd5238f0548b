//! What stops a run or one of its files, in Chinese, and what the system says in our own words. It
//! must not print.

use crate::exit::Exit;
use crate::path::name;
use std::io;
use std::path::Path;

/// Why something could not be done: one sentence, what to do about it, and the exit code.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Refusal {
    pub(crate) exit: Exit,
    pub(crate) message: String,
    pub(crate) help: Vec<String>,
}

impl Refusal {
    fn new(exit: Exit, message: impl Into<String>) -> Self {
        Self { exit, message: message.into(), help: Vec::new() }
    }

    /// The command line asks for something impossible, or an input cannot be read.
    pub(crate) fn unusable(message: impl Into<String>) -> Self {
        Self::new(Exit::Unusable, message)
    }

    /// An output would take the place of a file the report names.
    pub(crate) fn in_use(output: &Path) -> Self {
        Self::unusable(format!("输出 {} 是年报引用的文件，没有写", name(output)))
            .help("请换一个文件名")
    }

    /// A report cannot be published as it is.
    pub(crate) fn unpublishable(message: impl Into<String>) -> Self {
        Self::new(Exit::Findings, message)
    }

    /// The same, for findings that come to this exit code.
    pub(crate) fn unpublishable_with(exit: Exit, message: impl Into<String>) -> Self {
        Self::new(exit.max(Exit::Findings), message)
    }

    /// An output cannot be written.
    pub(crate) fn unwritten(message: impl Into<String>) -> Self {
        Self::new(Exit::Unwritten, message)
    }

    /// The program itself is at fault.
    pub(crate) fn internal(message: impl Into<String>) -> Self {
        Self::new(Exit::Internal, message)
    }

    /// Adds what to do.
    pub(crate) fn help(mut self, text: impl Into<String>) -> Self {
        self.help.push(text.into());
        self
    }
}

/// What an error of the system means. Its own text is in the system's language and is never shown;
/// its number is, where we have no words.
pub(crate) fn reason(error: &io::Error) -> String {
    use io::ErrorKind as Kind;
    if is_shut(error) {
        return "文件正被其他程序占用（多半是 Word 或 WPS），请关闭后再试".to_owned();
    }
    let words = match error.kind() {
        Kind::NotFound => "没有这个文件或文件夹",
        Kind::PermissionDenied => "没有权限",
        Kind::AlreadyExists => "已经有同名的文件",
        Kind::IsADirectory => "是文件夹，不是文件",
        Kind::NotADirectory => "路径中间的一段不是文件夹",
        Kind::ReadOnlyFilesystem => "所在的磁盘是只读的",
        Kind::StorageFull => "磁盘空间不足",
        Kind::QuotaExceeded => "磁盘配额已用完",
        Kind::FileTooLarge => "超过了系统允许的文件大小",
        Kind::ResourceBusy | Kind::ExecutableFileBusy => "文件正被其他程序使用",
        Kind::InvalidFilename | Kind::InvalidInput => "系统不接受这个文件名",
        Kind::TimedOut | Kind::StaleNetworkFileHandle | Kind::HostUnreachable => "网络位置没有响应",
        Kind::OutOfMemory => "内存不足",
        _ => return other(error),
    };
    words.to_owned()
}

/// Whether another program holds the file so that nobody else may open it: Windows says 32
/// (`ERROR_SHARING_VIOLATION`) of the whole file, 33 (`ERROR_LOCK_VIOLATION`) of a part.
pub(crate) fn is_shut(error: &io::Error) -> bool {
    cfg!(any(windows, test)) && matches!(error.raw_os_error(), Some(32 | 33))
}

fn other(error: &io::Error) -> String {
    match error.raw_os_error() {
        Some(code) => format!("系统拒绝了这个操作（系统代码 {code}）"),
        None => "系统拒绝了这个操作".to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_system_never_speaks_for_itself() {
        for code in (1..150).filter(|code| !matches!(code, 32 | 33)) {
            let said = reason(&io::Error::from_raw_os_error(code));
            assert!(!said.chars().any(|ch| ch.is_ascii_alphabetic()), "{code}: {said}");
        }
    }

    #[test]
    fn a_file_another_program_holds_is_told_from_one_without_permission() {
        for code in [32, 33] {
            let said = reason(&io::Error::from_raw_os_error(code));
            assert!(said.contains("占用") && said.contains("请关闭"), "{code}: {said}");
        }
    }
}
