//! A report's folder on the disk: only files inside it, only so large, and the nearest name for one
//! that is missing. It must not interpret what it reads.

use crate::in_hand;
use crate::limits::{LARGEST, LARGEST_NAMED};
use crate::path::parent;
use crate::refusal::reason;
use report_core::folder::check_relative;
use report_core::nearest::nearest_path;
use report_core::{Folder, FolderError};
use std::collections::{BTreeMap, BTreeSet};
use std::ffi::OsStr;
use std::fs;
use std::io::{self, ErrorKind, Read};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, MutexGuard, OnceLock, PoisonError};

/// The folder a report lies in. A file is read once, so that what was checked is what is printed and
/// attached.
#[derive(Debug, Default)]
pub(crate) struct DiskFolder {
    /// Where it is.
    path: PathBuf,
    /// Without links, so that what lies inside can be told; nothing when there is no such folder. Asked
    /// for with the first file that is named.
    root: OnceLock<Option<PathBuf>>,
    read: Mutex<BTreeMap<String, Arc<[u8]>>>,
    /// Every file that was asked for and is there, without links.
    named: Mutex<BTreeSet<PathBuf>>,
}

impl DiskFolder {
    /// The folder of the report at `path`.
    pub(crate) fn of(path: &Path) -> Self {
        Self { path: parent(path).to_path_buf(), ..Self::default() }
    }

    /// Every file that was read, by its path as the report names it.
    pub(crate) fn files(&self) -> MutexGuard<'_, BTreeMap<String, Arc<[u8]>>> {
        self.read.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Whether the report names the file at `path`.
    pub(crate) fn names(&self, path: &Path) -> bool {
        let named = self.named.lock().unwrap_or_else(PoisonError::into_inner);
        path.canonicalize().is_ok_and(|real| named.contains(&real))
    }

    fn resolve(&self, path: &str) -> Result<PathBuf, FolderError> {
        check_relative(path)?;
        let root = self.root.get_or_init(|| self.path.canonicalize().ok());
        let root = root.as_deref().ok_or(FolderError::Missing { similar: None })?;
        let real = match root.join(path).canonicalize() {
            Ok(real) => real,
            Err(error) if error.kind() == ErrorKind::NotFound => return Err(missing(root, path)),
            Err(error) => return Err(unreadable(&error)),
        };
        let inside = real.strip_prefix(root).map_err(|_| FolderError::Outside)?;
        // A disk that takes A.png for a.png finds it here, but not where the report is published.
        if differs_in_case(inside, path) {
            return Err(missing(root, path));
        }
        self.named.lock().unwrap_or_else(PoisonError::into_inner).insert(real.clone());
        usable(&real).map(|()| real)
    }
}

impl Folder for DiskFolder {
    fn read(&self, path: &str) -> Result<Arc<[u8]>, FolderError> {
        if let Some(bytes) = self.files().get(path) {
            return Ok(Arc::clone(bytes));
        }
        let real = self.resolve(path)?;
        in_hand::add(&real);
        let file = fs::File::open(real).map_err(|error| unreadable(&error))?;
        let bytes: Arc<[u8]> =
            read_file(file, LARGEST_NAMED).map_err(|error| unreadable(&error))?.into();
        let mut files = self.files();
        let whole = files.values().fold(bytes.len(), |sum, other| sum.saturating_add(other.len()));
        if whole > LARGEST {
            let most = LARGEST >> 20;
            return Err(FolderError::Unreadable(format!("与其他图片合计超过 {most} MB")));
        }
        files.insert(path.to_owned(), Arc::clone(&bytes));
        drop(files);
        Ok(bytes)
    }

    fn probe(&self, path: &str) -> Result<(), FolderError> {
        self.resolve(path).map(drop)
    }
}

/// Whether a file's place, as the disk has it, is the path but for capital and small letters.
fn differs_in_case(real: &Path, path: &str) -> bool {
    let small = |part: &str| part.to_lowercase();
    let real: Option<Vec<&str>> = real.iter().map(OsStr::to_str).collect();
    let written = path.split('/');
    real.is_some_and(|real| {
        !written.clone().eq(real.iter().copied())
            && written.map(small).eq(real.into_iter().map(small))
    })
}

/// The bytes of a file, but at most one more than the limit.
pub(crate) fn read_file(file: fs::File, limit: u64) -> io::Result<Vec<u8>> {
    let size = file.metadata().map_or(0, |about| about.len());
    read_limited(file, size, limit)
}

/// At most one byte more than the limit, however long the file is or grows; `size` is what it is said to
/// have, and takes two calls to the system.
pub(crate) fn read_limited(mut file: impl Read, size: u64, limit: u64) -> io::Result<Vec<u8>> {
    let mut bytes = vec![0; usize::try_from(size.min(limit)).unwrap_or_default()];
    let mut read = 0;
    while let Some(rest) = bytes.get_mut(read..).filter(|rest| !rest.is_empty()) {
        match file.read(rest) {
            Ok(0) => break,
            Ok(more) => read += more,
            Err(error) if error.kind() == ErrorKind::Interrupted => {}
            Err(error) => return Err(error),
        }
    }
    bytes.truncate(read);
    file.take((limit + 1).saturating_sub(read as u64)).read_to_end(&mut bytes)?;
    Ok(bytes)
}

/// The path of an existing file that nearly has this one, inside `root`.
pub(crate) fn similar(root: &Path, path: &str) -> Option<String> {
    let names = |folder: &[String]| names(root, folder).unwrap_or_default();
    nearest_path(path, names).filter(|found| root.join(found).is_file())
}

/// What lies in a folder inside `root`.
fn names(root: &Path, folder: &[String]) -> Option<Vec<String>> {
    let folder = folder.iter().fold(root.to_path_buf(), |folder, name| folder.join(name));
    folder.canonicalize().ok()?.strip_prefix(root).ok()?;
    let entries = fs::read_dir(folder).ok()?;
    Some(entries.filter_map(|entry| entry.ok()?.file_name().into_string().ok()).collect())
}

fn usable(real: &Path) -> Result<(), FolderError> {
    let about = fs::metadata(real).map_err(|error| unreadable(&error))?;
    if !about.is_file() {
        return Err(FolderError::Unreadable("不是文件".to_owned()));
    }
    match about.len() {
        bytes if bytes > LARGEST_NAMED => {
            Err(FolderError::TooLarge { bytes, limit: LARGEST_NAMED })
        }
        _ => Ok(()),
    }
}

fn missing(root: &Path, path: &str) -> FolderError {
    FolderError::Missing { similar: similar(root, path) }
}

fn unreadable(error: &io::Error) -> FolderError {
    FolderError::Unreadable(reason(error))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A folder with a picture, a folder beside it, and what a look at `path` gives.
    fn check(path: &str, expected: &Result<(), FolderError>) {
        let whole = tempfile::tempdir().unwrap();
        let root = whole.path().join("report");
        fs::create_dir_all(root.join("2020")).unwrap();
        fs::write(root.join("2020/Meeting.png"), "x").unwrap();
        fs::write(root.join("2020/意见征集.png"), "x").unwrap();
        fs::write(whole.path().join("secret.png"), "x").unwrap();
        #[cfg(unix)]
        {
            use std::os::unix::fs::symlink;
            symlink("../secret.png", root.join("link.png")).unwrap();
            symlink("2020/Meeting.png", root.join("inner.png")).unwrap();
        }
        fs::File::create(root.join("large.png")).unwrap().set_len(LARGEST_NAMED + 1).unwrap();
        let folder = DiskFolder::of(&root.join("2020.toml"));
        assert_eq!(folder.probe(path), *expected, "{path}");
        assert_eq!(folder.read(path).map(drop), *expected, "{path}");
    }

    fn missing(similar: Option<&str>) -> Result<(), FolderError> {
        Err(FolderError::Missing { similar: similar.map(str::to_owned) })
    }

    #[test]
    fn a_name_in_other_letters_is_told_from_a_link() {
        let differs = |real: &str, path| differs_in_case(Path::new(real), path);
        assert!(differs("2020/Meeting.PNG", "2020/meeting.png"));
        assert!(differs("图/É.png", "图/é.png"));
        assert!(!differs("2020/meeting.png", "2020/meeting.png"));
        assert!(!differs("2020/other.png", "2020/meeting.png"));
    }

    #[test]
    fn files_inside_are_read() {
        check("2020/Meeting.png", &Ok(()));
        check("2020/意见征集.png", &Ok(()));
    }

    #[test]
    fn a_missing_file_is_told_its_nearest_name() {
        check("2020/meeting.png", &missing(Some("2020/Meeting.png")));
        check("202/Meeting.png", &missing(Some("2020/Meeting.png")));
        check("2020/意见征求.png", &missing(Some("2020/意见征集.png")));
        check("2020/nothing-like-it.png", &missing(None));
    }

    #[cfg(unix)]
    #[test]
    fn links_are_followed_inside_only() {
        check("link.png", &Err(FolderError::Outside));
        check("inner.png", &Ok(()));
    }

    #[test]
    fn nothing_outside_and_nothing_else_than_a_file_is_read() {
        check("../secret.png", &Err(FolderError::Outside));
        check("2020", &Err(FolderError::Unreadable("不是文件".into())));
        check(
            "large.png",
            &Err(FolderError::TooLarge { bytes: LARGEST_NAMED + 1, limit: LARGEST_NAMED }),
        );
    }
}
