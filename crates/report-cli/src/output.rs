//! How a file is written: its place checked before the work, a temporary file beside it, whole, synced
//! and renamed. A failed run leaves what was there. It must not know what it writes.

#[cfg(test)]
mod faults;
mod place;
mod step;
mod told;

pub(crate) use place::{Naming, Placing, resolved};

use crate::path::{identity, parent};
use crate::refusal::{Refusal, reason};
use crate::temporary::{self, Temporary};
use std::fs::{self, File, Permissions};
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::thread;
use std::time::Duration;
use step::{Step, attempt};
use tempfile::{NamedTempFile, PersistError};
use told::{exists, opener, refused, unwritten};

/// How often, and how long apart, a rename is tried again: readers and virus scanners hold a file for
/// a moment; 2 s in all.
const TRIES: u32 = 10;
/// The most names tried beside a file that cannot be replaced.
const SIBLINGS: usize = 100;
const PAUSE: Duration = Duration::from_millis(if cfg!(test) { 1 } else { 200 });

/// A place found fit to be written to.
#[derive(Debug)]
pub(crate) struct Target {
    path: PathBuf,
    /// Whether a file that is already there may be replaced.
    replace: bool,
    /// What the replaced file's permissions were.
    permissions: Option<Permissions>,
    /// How another place is asked for.
    naming: Naming,
}

impl Target {
    /// A place where a file may be created or replaced, but none of the inputs.
    pub(crate) fn replacing(
        path: &Path,
        inputs: &[PathBuf],
        placing: Placing,
    ) -> Result<Self, Refusal> {
        let own = identity(path);
        if inputs.iter().any(|input| identity(input) == own) {
            let message = format!("输出 {} 就是要读的文件，没有写", path.display());
            let help = match placing.naming {
                Naming::File => "请换一个文件名",
                Naming::Folder => placing.naming.another(),
            };
            return Err(Refusal::unusable(message).help(help));
        }
        Self::new(path, true, placing)
    }

    /// A place where a file may only be created.
    pub(crate) fn creating(path: &Path, placing: Placing) -> Result<Self, Refusal> {
        Self::new(path, false, placing)
    }

    fn new(path: &Path, replace: bool, placing: Placing) -> Result<Self, Refusal> {
        let naming = placing.naming;
        let path = resolved(path, placing)?;
        let permissions = match path.symlink_metadata() {
            Ok(about) => Some(replaceable(&path, naming, &about, replace)?),
            Err(error) if error.kind() == io::ErrorKind::NotFound => None,
            Err(error) => return Err(unwritten(&path, naming, &error)),
        };
        place::check_new(&path, placing)?;
        make_folder(&path, placing)?;
        let path = place::reachable(path);
        temporary::remove_stale(&path);
        // A nameless file: proof that the folder takes one, and nothing to leave behind.
        attempt(Step::Probe)
            .and_then(|()| tempfile::tempfile_in(parent(&path)))
            .map_err(|error| unwritten(&path, naming, &error))?;
        Ok(Self { path, replace, permissions, naming })
    }

    /// The file itself, behind any link.
    pub(crate) fn path(&self) -> &Path {
        &self.path
    }

    /// Writes the whole file, or leaves everything as it was.
    /// A file that cannot be replaced stays, and the new one is kept beside it, which is a refusal.
    pub(crate) fn write(self, bytes: &[u8]) -> Result<(), Refusal> {
        self.write_parts(&[bytes])
    }

    /// The same of a file in parts, one behind the other.
    pub(crate) fn write_parts(self, parts: &[&[u8]]) -> Result<(), Refusal> {
        let (path, naming) = (self.path.clone(), self.naming);
        let written = self.begin().and_then(|mut file| file.put(parts).map(|()| file));
        let told = |error: io::Error| match error.kind() {
            io::ErrorKind::StorageFull => {
                let needed = parts.iter().copied().map(<[u8]>::len).sum();
                let help = format!("需要约 {}，请腾出空间后重试", size(needed));
                unwritten(&path, naming, &error).help(help)
            }
            _ => unwritten(&path, naming, &error),
        };
        written.map_err(told)?.finish()
    }

    /// A file to be written a piece at a time, beside this place.
    fn begin(self) -> io::Result<Draft> {
        attempt(Step::Create)?;
        let file = temporary::create(parent(&self.path))?;
        Ok(Draft { target: self, file })
    }

    /// The same, with what goes wrong told.
    pub(crate) fn draft(self) -> Result<Draft, Refusal> {
        let (path, naming) = (self.path.clone(), self.naming);
        self.begin().map_err(|error| unwritten(&path, naming, &error))
    }
}

/// A file on its way to its place: temporary until it is whole, and gone where it never is.
#[derive(Debug)]
pub(crate) struct Draft {
    target: Target,
    file: Temporary,
}

impl Draft {
    fn put(&mut self, parts: &[&[u8]]) -> io::Result<()> {
        parts.iter().try_for_each(|part| self.file.file.write_all(part))?;
        attempt(Step::Write)
    }

    /// Adds to the file.
    pub(crate) fn add(&mut self, bytes: &[u8]) -> Result<(), Refusal> {
        let Target { path, naming, .. } = &self.target;
        let (path, naming) = (path.clone(), *naming);
        self.put(&[bytes]).map_err(|error| unwritten(&path, naming, &error))
    }

    /// The file is whole and takes its place.
    pub(crate) fn finish(self) -> Result<(), Refusal> {
        let Self { target, file: Temporary { file, listed } } = self;
        let path = target.path.clone();
        let place = || {
            if target.permissions.as_ref().is_some_and(Permissions::readonly) {
                return target.beside("它是只读的", file);
            }
            target.settle(file)
        };
        let placed = place();
        drop(listed);
        placed.inspect(|()| sync(parent(&path)))
    }
}

impl Target {
    fn settle(&self, file: NamedTempFile) -> Result<(), Refusal> {
        match self.place(file) {
            Ok(()) => Ok(()),
            Err(PersistError { error, file })
                if self.replace && self.path.exists() && is_held(&error) =>
            {
                let opener = opener(&self.path);
                self.beside(&format!("文件正被其他程序打开（多半是 {opener}），或没有权限"), file)
            }
            Err(PersistError { error, .. }) if error.kind() == io::ErrorKind::AlreadyExists => {
                Err(exists(&self.path, self.naming))
            }
            Err(PersistError { error, .. }) => Err(unwritten(&self.path, self.naming, &error)),
        }
    }

    /// Keeps what could not be written in its place under the first free name beside it.
    fn beside(&self, why: &str, mut file: NamedTempFile) -> Result<(), Refusal> {
        let refused = format!("写不了 {}：{why}", self.path.display());
        for number in 1..=SIBLINGS {
            let path = sibling(&self.path, number);
            let naming = self.naming;
            let target = Self { path: path.clone(), replace: false, permissions: None, naming };
            match target.place(file) {
                Ok(()) => {
                    let message = format!("{refused}；已另写为 {}", path.display());
                    return Err(
                        Refusal::unwritten(message).help("原来的文件没有改动；请核对后自行替换")
                    );
                }
                Err(error) if error.error.kind() == io::ErrorKind::AlreadyExists => {
                    file = error.file;
                }
                Err(_) => break,
            }
        }
        Err(Refusal::unwritten(refused).help(format!(
            "请关闭打开它的程序，或用 {} 换一个位置，如“文档”文件夹",
            self.naming.option()
        )))
    }

    /// Gives the whole file its name.
    fn place(&self, mut file: NamedTempFile) -> Result<(), PersistError> {
        if let Err(error) = self.complete(file.as_file()) {
            return Err(PersistError { error, file });
        }
        let tries = if self.replace { TRIES } else { 1 };
        for _ in 1..tries {
            match self.rename(file) {
                Err(error) if is_held(&error.error) => file = error.file,
                placed => return placed,
            }
            thread::sleep(PAUSE);
        }
        self.rename(file)
    }

    /// The file as it is to be, and on the disk.
    fn complete(&self, file: &File) -> io::Result<()> {
        if let Some(permissions) = &self.permissions {
            attempt(Step::Permit)?;
            file.set_permissions(permissions.clone())?;
        }
        attempt(Step::Sync)?;
        file.sync_all()
    }

    fn rename(&self, file: NamedTempFile) -> Result<(), PersistError> {
        if let Err(error) = attempt(Step::Rename) {
            return Err(PersistError { error, file });
        }
        let (path, replace) = (&self.path, self.replace);
        if replace { file.persist(path) } else { file.persist_noclobber(path) }.map(drop)
    }
}

/// The name beside a file: 2020-新.pdf, then 2020-新2.pdf and so on.
fn sibling(path: &Path, number: usize) -> PathBuf {
    let mut name = path.file_stem().unwrap_or_default().to_os_string();
    name.push("-新");
    if number > 1 {
        name.push(number.to_string());
    }
    if let Some(end) = path.extension() {
        name.push(".");
        name.push(end);
    }
    path.with_file_name(name)
}

/// Whether another program holds the file: 5 and 32 are what Windows says then.
fn is_held(error: &io::Error) -> bool {
    let windows = cfg!(any(windows, test)) && matches!(error.raw_os_error(), Some(5 | 32));
    windows || matches!(error.kind(), io::ErrorKind::PermissionDenied | io::ErrorKind::ResourceBusy)
}

/// The rename itself survives a power cut only once the folder is synced; not every system can.
fn sync(folder: &Path) {
    if let Ok(folder) = attempt(Step::SyncFolder).and_then(|()| File::open(folder)) {
        let _ = folder.sync_all();
    }
}

/// What is already there, if it may be replaced: its permissions.
fn replaceable(
    path: &Path,
    naming: Naming,
    about: &fs::Metadata,
    replace: bool,
) -> Result<Permissions, Refusal> {
    if about.is_dir() {
        let help = match naming {
            Naming::File => "请写明文件夹里的文件名",
            Naming::Folder => naming.another(),
        };
        return Err(refused(path, "它是文件夹").help(help));
    }
    if !about.is_file() {
        return Err(refused(path, "它不是普通文件"));
    }
    if !replace {
        return Err(exists(path, naming));
    }
    Ok(about.permissions())
}

/// The folder a file is to lie in is there, or is made.
fn make_folder(path: &Path, placing: Placing) -> Result<(), Refusal> {
    let folder = parent(path);
    if placing.create_folders {
        fs::create_dir_all(folder).map_err(|error| {
            Refusal::unwritten(format!("建不了文件夹 {}：{}", folder.display(), reason(&error)))
        })?;
    }
    if folder.is_dir() {
        return Ok(());
    }
    Err(refused(path, &format!("没有文件夹 {}", folder.display())).help(format!(
        "请先建立这个文件夹（或加 --create-dirs），或用 {} 换一个位置",
        placing.naming.option()
    )))
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

    fn write(path: &Path, bytes: &[u8]) -> Result<(), Refusal> {
        Target::replacing(path, &[], Placing::default())?.write(bytes)
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
        let target = Target::creating(&path, Placing::default()).unwrap();
        fs::write(&path, "mine").unwrap();
        assert!(target.write(b"blank").unwrap_err().message.contains("已经存在"));
        assert!(
            Target::creating(&path, Placing::default()).unwrap_err().message.contains("已经存在")
        );
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
