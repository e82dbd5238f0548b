//! Which of a PDF's attachments are reports, and which of the others each report names. It must not place or write
//! a file.

use report_check::{Extent, Input, Options, check};
use report_core::folder::check_relative;
use report_core::{Folder, FolderError};
use report_pdf::{Attachment, Relationship};
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::sync::{Arc, Mutex, PoisonError};

/// A file taken out of a PDF.
#[derive(Clone, Debug)]
pub(crate) struct Carried {
    /// Its name, with its folders.
    pub(crate) name: String,
    pub(crate) bytes: Arc<[u8]>,
}

/// A report with every file it names that is there.
#[derive(Debug)]
pub(crate) struct Bundle {
    pub(crate) report: Carried,
    pub(crate) named: Vec<Carried>,
    /// The names of those that are not there.
    pub(crate) missing: Vec<String>,
}

/// What a PDF carries.
#[derive(Debug)]
pub(crate) struct Contents {
    pub(crate) bundles: Vec<Bundle>,
    /// How many attachments are neither reports nor named by one.
    pub(crate) others: usize,
}

/// Sorts the attachments. Where there are several of one name, those of one report after the other are meant; why
/// they cannot be told, else.
pub(super) fn gather(files: &[Attachment]) -> Result<Contents, String> {
    let is_report = |file: &&Attachment| {
        let is_toml = Path::new(&file.name).extension().is_some_and(|end| end == "toml");
        file.relationship == Relationship::Source && is_toml && input(file).is_some()
    };
    let reports: Vec<&Attachment> = files.iter().filter(is_report).collect();
    let shelf = Shelf::new(files);
    let asked: Vec<BTreeSet<String>> =
        reports.iter().map(|report| shelf.asked_by(report)).collect();
    let mut taken: BTreeSet<*const u8> = BTreeSet::new();
    let mut bundles = Vec::new();
    for (number, report) in reports.iter().enumerate() {
        taken.insert(report.bytes.as_ptr());
        let (mut named, mut missing) = (Vec::new(), Vec::new());
        for name in asked.get(number).into_iter().flatten().filter(|name| **name != report.name) {
            let turn = asked.iter().take(number).filter(|asked| asked.contains(name)).count();
            let askers = asked.iter().filter(|asked| asked.contains(name)).count();
            match shelf.file(name, turn, askers)? {
                Some(bytes) => {
                    taken.insert(bytes.as_ptr());
                    named.push(Carried { name: name.clone(), bytes });
                }
                None => missing.push(name.clone()),
            }
        }
        let report = Carried { name: report.name.clone(), bytes: Arc::clone(&report.bytes) };
        bundles.push(Bundle { report, named, missing });
    }
    let others = files.iter().filter(|file| !taken.contains(&file.bytes.as_ptr())).count();
    Ok(Contents { bundles, others })
}

/// An attachment as a report file; nothing for one that is none.
fn input(file: &Attachment) -> Option<Input> {
    Input::new(&file.name, file.bytes.to_vec()).ok()
}

/// Attachments by their names.
struct Shelf {
    files: BTreeMap<String, Vec<Arc<[u8]>>>,
}

impl Shelf {
    fn new(files: &[Attachment]) -> Self {
        let mut by_name: BTreeMap<String, Vec<Arc<[u8]>>> = BTreeMap::new();
        for file in files {
            by_name.entry(file.name.clone()).or_default().push(Arc::clone(&file.bytes));
        }
        Self { files: by_name }
    }

    /// The names a report asks for while it is read.
    fn asked_by(&self, report: &Attachment) -> BTreeSet<String> {
        let Some(input) = input(report) else { return BTreeSet::new() };
        let reading = Asked { shelf: self, names: Mutex::default() };
        // Only what it asks for is of interest.
        drop(check(&input, &reading, Options::new().pictures(Extent::Head)));
        reading.names.into_inner().unwrap_or_else(PoisonError::into_inner)
    }

    /// The file of this name for the report whose turn it is among those that ask for one.
    fn file(&self, name: &str, turn: usize, askers: usize) -> Result<Option<Arc<[u8]>>, String> {
        let Some(files) = self.files.get(name) else { return Ok(None) };
        let (first, rest) = files.split_first().ok_or("没有附件")?;
        if rest.iter().all(|other| other == first) {
            return Ok(Some(Arc::clone(first)));
        }
        let of_turn = files.get(turn).filter(|_| files.len() == askers);
        let unclear = || {
            let count = files.len();
            format!("有 {count} 个不同的附件都叫“{name}”，分不清年报引用的是哪一个")
        };
        of_turn.map(Arc::clone).map(Some).ok_or_else(unclear)
    }
}

/// A folder that keeps what it is asked for.
struct Asked<'a> {
    shelf: &'a Shelf,
    names: Mutex<BTreeSet<String>>,
}

impl Folder for Asked<'_> {
    fn read(&self, path: &str) -> Result<Arc<[u8]>, FolderError> {
        self.probe(path)?;
        let file = self.shelf.files.get(path).and_then(|files| files.first());
        file.cloned().ok_or(FolderError::Missing { similar: None })
    }

    fn probe(&self, path: &str) -> Result<(), FolderError> {
        check_relative(path)?;
        self.names.lock().unwrap_or_else(PoisonError::into_inner).insert(path.to_owned());
        let is_there = self.shelf.files.contains_key(path);
        is_there.then_some(()).ok_or(FolderError::Missing { similar: None })
    }
}
