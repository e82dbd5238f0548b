//! How a file is written: its place checked before the work, the whole of it in memory, a temporary
//! file beside it, synced and renamed. A failed run leaves what was there. It must not know what it
//! writes.

use crate::fault::{Fault, reason};
use crate::folder::parent;
use crate::input;
use std::fs::{self, File, Permissions};
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use tempfile::NamedTempFile;

/// How temporary files begin, so that one left behind by a power cut can be told.
const PREFIX: &str = ".report-cli-";

/// A place found fit to be written to.
#[derive(Debug)]
pub(crate) struct Target {
    path: PathBuf,
    /// Whether a file that is already there may be replaced.
    replace: bool,
    /// What the replaced file's permissions were.
    permissions: Option<Permissions>,
}

impl Target {
    /// A place where a file may be created or replaced, but none of the inputs.
    pub(crate) fn replacing(path: &Path, inputs: &[PathBuf]) -> Result<Self, Fault> {
        let identity = input::identity(path);
        if inputs.iter().any(|input| input::identity(input) == identity) {
            let message = format!("输出 {} 就是要读的文件，没有写", path.display());
            return Err(Fault::unusable(message).help("请换一个文件名"));
        }
        Self::new(path, true)
    }

    /// A place where a file may only be created.
    pub(crate) fn creating(path: &Path) -> Result<Self, Fault> {
        Self::new(path, false)
    }

    fn new(path: &Path, replace: bool) -> Result<Self, Fault> {
        let permissions = match path.symlink_metadata() {
            Ok(about) => Some(replaceable(path, &about, replace)?),
            Err(error) if error.kind() == io::ErrorKind::NotFound => None,
            Err(error) => return Err(unwritten(path, &error)),
        };
        let folder = parent(path);
        if !folder.is_dir() {
            let message = format!("写不了 {}：没有文件夹 {}", path.display(), folder.display());
            return Err(Fault::unwritten(message).help("请先建立这个文件夹，或用 -o 换一个位置"));
        }
        // A nameless file: proof that the folder takes one, and nothing to leave behind.
        tempfile::tempfile_in(folder).map_err(|error| unwritten(path, &error))?;
        Ok(Self { path: path.to_path_buf(), replace, permissions })
    }

    /// Writes the whole file, or leaves everything as it was.
    pub(crate) fn write(self, bytes: &[u8]) -> Result<(), Fault> {
        self.try_write(bytes).map_err(|error| match error.kind() {
            io::ErrorKind::AlreadyExists => exists(&self.path),
            io::ErrorKind::StorageFull => {
                let help = format!("需要约 {}，请腾出空间后重试", size(bytes.len()));
                unwritten(&self.path, &error).help(help)
            }
            _ => unwritten(&self.path, &error),
        })
    }

    fn try_write(&self, bytes: &[u8]) -> io::Result<()> {
        let folder = parent(&self.path);
        let mut file = temporary(folder)?;
        file.write_all(bytes)?;
        if let Some(permissions) = &self.permissions {
            file.as_file().set_permissions(permissions.clone())?;
        }
        file.as_file().sync_all()?;
        if self.replace {
            file.persist(&self.path)?;
        } else {
            file.persist_noclobber(&self.path)?;
        }
        sync(folder);
        Ok(())
    }
}

/// A new file in the folder, with the permissions any new file of the user's gets.
fn temporary(folder: &Path) -> io::Result<NamedTempFile> {
    let mut builder = tempfile::Builder::new();
    builder.prefix(PREFIX).suffix(".tmp");
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        builder.permissions(Permissions::from_mode(0o666));
    }
    builder.tempfile_in(folder)
}

/// The rename itself survives a power cut only once the folder is synced; not every system can.
fn sync(folder: &Path) {
    if let Ok(folder) = File::open(folder) {
        let _ = folder.sync_all();
    }
}

/// What is already there, if it may be replaced: its permissions.
fn replaceable(path: &Path, about: &fs::Metadata, replace: bool) -> Result<Permissions, Fault> {
    let refused = |why: String| Fault::unwritten(format!("写不了 {}：{why}", path.display()));
    if about.is_symlink() {
        let real = fs::read_link(path).unwrap_or_default();
        return Err(refused(format!("它是指向 {} 的链接", real.display()))
            .help("请用 -o 写明要写的文件本身"));
    }
    if about.is_dir() {
        return Err(refused("它是文件夹".to_owned()).help("请写明文件夹里的文件名"));
    }
    if !about.is_file() {
        return Err(refused("它不是普通文件".to_owned()));
    }
    if !replace {
        return Err(exists(path));
    }
    if about.permissions().readonly() {
        return Err(refused("它是只读的".to_owned())
            .help("请取消文件的只读属性，或用 -o 换一个位置，如“文档”文件夹"));
    }
    Ok(about.permissions())
}

fn exists(path: &Path) -> Fault {
    Fault::unwritten(format!("{} 已经存在，没有改动", path.display()))
        .help("请用 -o 换一个文件名，或先移走原来的文件")
}

fn unwritten(path: &Path, error: &io::Error) -> Fault {
    let fault = Fault::unwritten(format!("写不了 {}：{}", path.display(), reason(error)));
    match error.kind() {
        io::ErrorKind::PermissionDenied | io::ErrorKind::ReadOnlyFilesystem => {
            fault.help("请用 -o 换一个能写的位置，如“文档”文件夹")
        }
        _ => fault,
    }
}

/// A size as people read it: rounded up to whole KB, or to MB with one decimal.
pub(crate) fn size(bytes: usize) -> String {
    let kilobytes = bytes.div_ceil(1 << 10);
    if kilobytes < 1 << 10 {
        return format!("{kilobytes} KB");
    }
    let tenths = (bytes * 10).div_ceil(1 << 20);
    format!("{}.{} MB", tenths / 10, tenths % 10)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn write(path: &Path, bytes: &[u8]) -> Result<(), Fault> {
        Target::replacing(path, &[])?.write(bytes)
    }

    /// The names in a folder, sorted.
    fn names(folder: &Path) -> Vec<String> {
        let entries = fs::read_dir(folder).unwrap();
        let mut names: Vec<_> =
            entries.map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
        names.sort();
        names
    }

    #[test]
    fn a_file_is_created_and_replaced_and_nothing_is_left_beside_it() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.pdf");
        write(&path, b"one").unwrap();
        write(&path, b"two").unwrap();
        assert_eq!(fs::read(&path).unwrap(), b"two");
        assert_eq!(names(folder.path()), ["a.pdf"]);
    }

    #[test]
    fn a_new_file_never_takes_the_place_of_one_that_came_first() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("2025.toml");
        let target = Target::creating(&path).unwrap();
        fs::write(&path, "mine").unwrap();
        assert!(target.write(b"blank").unwrap_err().message.contains("已经存在"));
        assert!(Target::creating(&path).unwrap_err().message.contains("已经存在"));
        assert_eq!(fs::read(&path).unwrap(), b"mine");
        assert_eq!(names(folder.path()), ["2025.toml"]);
    }

    #[cfg(unix)]
    #[test]
    fn permissions_are_the_old_ones_or_those_of_any_new_file() {
        use std::os::unix::fs::PermissionsExt;
        let folder = tempfile::tempdir().unwrap();
        let mode = |path: &Path| fs::metadata(path).unwrap().permissions().mode() & 0o777;
        let (path, usual) = (folder.path().join("a.pdf"), folder.path().join("usual"));
        fs::write(&usual, "").unwrap();
        write(&path, b"one").unwrap();
        assert_eq!(mode(&path), mode(&usual));
        fs::set_permissions(&path, Permissions::from_mode(0o640)).unwrap();
        write(&path, b"two").unwrap();
        assert_eq!(mode(&path), 0o640);
    }

    #[test]
    fn sizes_are_rounded_up() {
        let sizes = [0, 1, 1024, 1025, 1_048_576, 1_048_577].map(size);
        assert_eq!(sizes, ["0 KB", "1 KB", "1 KB", "2 KB", "1.0 MB", "1.1 MB"]);
    }
}
