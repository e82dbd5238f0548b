//! Reports and their pictures from the tree, for tests. It must not check or typeset them.

#![expect(clippy::disallowed_methods, reason = "tests read the tree they test")]

use report_core::{Diagnostics, Folder, FolderError, Report, SourceFile, Sources};
use report_toml::read;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// A folder of the tree.
pub struct Disk {
    root: PathBuf,
}

impl Folder for Disk {
    fn read(&self, path: &str) -> Result<Arc<[u8]>, FolderError> {
        let missing = |_| FolderError::Missing { similar: None };
        std::fs::read(self.root.join(path)).map(Arc::from).map_err(missing)
    }

    fn probe(&self, path: &str) -> Result<(), FolderError> {
        self.read(path).map(|_| ())
    }
}

/// The top of the tree.
#[must_use]
pub fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..")
}

/// The text of a file of the tree, by its path from the top.
///
/// # Panics
/// Where there is none.
#[must_use]
pub fn text(path: &str) -> String {
    read_path(&root().join(path))
}

/// The text of a file that [`files`] lists.
///
/// # Panics
/// Where it cannot be read.
#[must_use]
pub fn read_path(path: &Path) -> String {
    std::fs::read_to_string(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

/// The bytes of a file that [`files`] lists.
///
/// # Panics
/// Where it cannot be read.
#[must_use]
pub fn bytes(path: &Path) -> Vec<u8> {
    std::fs::read(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

/// The files of a folder that are no Markdown, in order, by its path from the top; none where there is
/// no such folder.
#[must_use]
pub fn files(folder: &str) -> Vec<PathBuf> {
    let Ok(entries) = std::fs::read_dir(root().join(folder)) else { return Vec::new() };
    let mut paths: Vec<PathBuf> = entries.flatten().map(|entry| entry.path()).collect();
    paths.retain(|path| path.extension().is_some_and(|extension| extension != "md"));
    paths.sort();
    paths
}

/// The file's name without its last extension.
#[must_use]
pub fn stem(path: &Path) -> String {
    path.file_stem().unwrap_or_default().to_string_lossy().into_owned()
}

/// The folder of a file of the tree.
#[must_use]
pub fn folder(path: &str) -> Disk {
    Disk { root: root().join(path).parent().map(Path::to_path_buf).unwrap_or_default() }
}

/// A report from its text, with what was found.
#[must_use]
pub fn read_text(name: &str, text: &str, folder: &Disk) -> (Report, Diagnostics) {
    let mut sources = Sources::new();
    let file = sources.add(SourceFile::new(name, text));
    read(file, &mut sources, folder)
}

/// A report of the tree, by its path from the top, with its folder.
///
/// # Panics
/// Where there is none, or it does not read clean.
#[must_use]
pub fn open(path: &str) -> (Report, Disk) {
    let folder = folder(path);
    let (report, found) = read_text(path, &text(path), &folder);
    let errors: Vec<_> = found.iter().filter(|found| found.blocks()).collect();
    assert!(errors.is_empty(), "{path} does not read clean: {errors:#?}");
    (report, folder)
}
