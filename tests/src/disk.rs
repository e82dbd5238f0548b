//! Reports and their pictures from the tree, for tests. It must not check or typeset them.

#![expect(clippy::disallowed_methods, reason = "tests read the tree they test")]

use report_core::{Folder, FolderError, Report, SourceFile, Sources, read};
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

/// A report of the tree, by its path from the top, with its folder.
///
/// # Panics
/// Where there is none, or it does not read clean.
#[must_use]
pub fn open(path: &str) -> (Report, Disk) {
    let full = root().join(path);
    let text = std::fs::read_to_string(&full).unwrap_or_else(|error| panic!("{path}: {error}"));
    let folder = Disk { root: full.parent().map(Path::to_path_buf).unwrap_or_default() };
    let mut sources = Sources::new();
    let file = sources.add(SourceFile::new(path, text));
    let (report, found) = read(file, &mut sources, &folder);
    let errors: Vec<_> = found.iter().filter(|found| found.blocks()).collect();
    assert!(errors.is_empty(), "{path} does not read clean: {errors:#?}");
    (report, folder)
}
