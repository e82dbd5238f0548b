//! A folder whose texts are decoded, whatever encoding they came in, with what is to be told about
//! them. It must not open anything but through the folder it stands before.

use crate::decode::{Decoded, decode};
use crate::note::Note;
use report_core::{Folder, FolderError};
use std::cell::RefCell;
use std::collections::BTreeMap;
use std::sync::Arc;

/// The folder of a report that is being read.
pub(crate) struct Decoding<'a> {
    folder: &'a dyn Folder,
    notes: RefCell<BTreeMap<String, Vec<Note>>>,
}

impl<'a> Decoding<'a> {
    pub(crate) const fn new(folder: &'a dyn Folder) -> Self {
        Self { folder, notes: RefCell::new(BTreeMap::new()) }
    }

    /// What is to be told about the files read as text, by their paths.
    pub(crate) fn into_notes(self) -> BTreeMap<String, Vec<Note>> {
        self.notes.into_inner()
    }
}

impl Folder for Decoding<'_> {
    fn read(&self, path: &str) -> Result<Arc<[u8]>, FolderError> {
        self.folder.read(path)
    }

    fn read_text(&self, path: &str) -> Result<Arc<str>, FolderError> {
        let Decoded { text, notes } =
            decode(&self.read(path)?).map_err(|why| FolderError::NotText(why.to_string()))?;
        self.notes.borrow_mut().insert(path.to_owned(), notes);
        Ok(text.shared())
    }

    fn probe(&self, path: &str) -> Result<(), FolderError> {
        self.folder.probe(path)
    }
}
