//! Where an output may lie: a link only where following it is asked for, and no name that another
//! system cannot take. It must not write.

use super::told::{refused, unwritten};
use crate::path::parent;
use crate::refusal::Refusal;
use report_core::folder::{NameFault, check_name};
use std::ffi::OsStr;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

/// As many links as Linux follows before it gives up.
const LINKS: usize = 40;

/// Windows takes paths of 260 characters; the temporary file's name may be the longest in the folder.
/// Beyond this the folder is named without that limit.
const LONGEST: usize = if cfg!(windows) { 220 } else { usize::MAX };

/// How a command lets its outputs be named, so that advice is what can be typed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Naming {
    /// Each by `-o`.
    #[default]
    File,
    /// Their folder by `--out-dir`; their own names come from the report's.
    Folder,
}

impl Naming {
    /// What has to be typed for another place.
    pub(crate) const fn option(self) -> &'static str {
        match self {
            Self::File => "-o",
            Self::Folder => "--out-dir",
        }
    }

    /// Advice for an output whose name will not do.
    pub(crate) const fn another(self) -> &'static str {
        match self {
            Self::File => "请用 -o 换一个文件名",
            Self::Folder => "请用 --out-dir 换一个文件夹",
        }
    }
}

/// What the command line allows an output's place to be.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Placing {
    /// How another place is asked for.
    pub(crate) naming: Naming,
    /// Folders that are not there are made.
    pub(crate) create_folders: bool,
    /// A link stands for the file it points to.
    pub(crate) follow: bool,
}

/// The file that is meant: behind all links, where they may be followed.
pub(crate) fn resolved(path: &Path, placing: Placing) -> Result<PathBuf, Refusal> {
    let Placing { follow, naming, .. } = placing;
    let mut real = path.to_path_buf();
    for _ in 0..LINKS {
        // What cannot be looked at is told of when it is to be written.
        if !real.symlink_metadata().is_ok_and(|about| about.is_symlink()) {
            return Ok(real);
        }
        let target = fs::read_link(&real).map_err(|error| unwritten(path, naming, &error))?;
        if !follow {
            let otherwise = match naming {
                Naming::File => "用 -o 写明要写的文件本身",
                Naming::Folder => "用 --out-dir 换一个文件夹",
            };
            return Err(refused(path, &format!("它是指向 {} 的链接", target.display()))
                .help(format!("要写到链接所指的文件请加 --follow，否则{otherwise}")));
        }
        real = real.with_file_name(target);
    }
    let help = format!("请删去这个链接，或用 {} 换一个位置", naming.option());
    Err(refused(path, "链接绕成了圈，没有指向任何文件").help(help))
}

/// Refuses names for new files and folders that Windows could not open.
pub(super) fn check_new(path: &Path, placing: Placing) -> Result<(), Refusal> {
    let Placing { create_folders, naming, .. } = placing;
    let folders = parent(path).ancestors().take_while(|_| create_folders);
    let new = std::iter::once(path).chain(folders).filter(|new| is_missing(new));
    for name in new.filter_map(Path::file_name).map(OsStr::to_string_lossy) {
        let why = match check_name(&name) {
            Ok(()) => continue,
            Err(NameFault::Device) => format!("“{name}”是 Windows 留给设备的名字"),
            Err(NameFault::End) => format!("“{name}”以空格或点结尾，在 Windows 上打不开"),
            Err(NameFault::Character(ch)) if ch.is_control() => {
                format!("文件名里有看不见的字符（U+{:04X}）", u32::from(ch))
            }
            Err(NameFault::Character(ch)) => {
                format!("文件名里有“{ch}”，在 Windows 上打不开")
            }
        };
        return Err(refused(path, &why).help(naming.another()));
    }
    Ok(())
}

fn is_missing(path: &Path) -> bool {
    path.symlink_metadata().is_err_and(|error| error.kind() == io::ErrorKind::NotFound)
}

/// A path that can be written to however long it is; its folder is there.
pub(super) fn reachable(path: PathBuf) -> PathBuf {
    shortened(path, LONGEST)
}

fn shortened(path: PathBuf, longest: usize) -> PathBuf {
    let is_long = std::path::absolute(&path).is_ok_and(|whole| whole.as_os_str().len() > longest);
    // Without links a path is, on Windows, also without the limit.
    match (parent(&path).canonicalize(), path.file_name()) {
        (Ok(folder), Some(name)) if is_long => folder.join(name),
        _ => path,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_long_path_is_the_same_place() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a/../a.pdf");
        fs::create_dir(folder.path().join("a")).unwrap();
        assert_eq!(shortened(path.clone(), usize::MAX), path);
        let short = shortened(path.clone(), 10);
        assert_ne!(short, path);
        fs::write(&path, "x").unwrap();
        assert_eq!(fs::read(&short).unwrap(), b"x");
    }

    #[track_caller]
    fn check(name: &str, words: &str) {
        let folder = tempfile::tempdir().unwrap();
        for path in [folder.path().join(name), folder.path().join(name).join("a.pdf")] {
            let placing = Placing { create_folders: true, ..Placing::default() };
            match check_new(&path, placing) {
                Ok(()) => assert_eq!(words, "", "{}", path.display()),
                Err(refusal) => assert!(refusal.message.contains(words), "{}", refusal.message),
            }
        }
    }

    #[test]
    fn names_of_every_system_are_let_through_and_no_others() {
        for name in ["2024.pdf", "年报😀.pdf", "a b.pdf", ".hidden", "console.pdf", "COM10.pdf"]
        {
            check(name, "");
        }
        for name in ["CON", "nul.pdf", "Com1.tar.gz", "LPT¹.pdf", "aux .pdf", "CONIN$"] {
            check(name, "留给设备的名字");
        }
        check("a.pdf.", "以空格或点结尾");
        check("a.pdf ", "以空格或点结尾");
        for name in ["a:b.pdf", "a<b", "a>b", "a|b", "a?b", "a*b", "a\"b"] {
            check(name, "在 Windows 上打不开");
        }
        check("a\tb.pdf", "U+0009");
    }

    #[cfg(unix)]
    #[test]
    fn a_file_that_is_there_keeps_its_name() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a:b.pdf");
        fs::write(&path, "x").unwrap();
        assert!(check_new(&path, Placing::default()).is_ok());
    }
}
