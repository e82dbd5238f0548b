//! One report read, decoded, looked over and checked: what every result starts from. It must not draw
//! anything, nor open a file but through the folder it is given.

use crate::folder::Decoding;
use crate::glyphs;
use crate::input::Input;
use crate::note::Note;
use crate::pictures::{self, Extent};
use crate::standing::Standing;
use report_core::faults;
use report_core::{
    Diagnostic, Diagnostics, Edition, FileId, Folder, Report, Severity, SourceFile, Sources,
};
use report_toml::read_with;
use report_validate::{Checked, Relation, Summary};
use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

/// How to check a report beyond what its file says.
#[derive(Clone, Copy, Debug, Default)]
#[non_exhaustive]
pub struct Options<'a> {
    /// Last year's report, instead of the one the file names.
    pub previous: Option<&'a Input>,
    /// A file that is not plain UTF-8 has an error, not a warning.
    pub strict: bool,
    /// How much of each picture is read.
    pub pictures: Extent,
}

impl<'a> Options<'a> {
    /// Last year's report as the report names it, no strictness, of pictures their heads alone.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// The same with last year's report, where there is one.
    #[must_use]
    pub const fn previous(self, previous: Option<&'a Input>) -> Self {
        Self { previous, ..self }
    }

    /// The same, strict or not.
    #[must_use]
    pub const fn strict(self, strict: bool) -> Self {
        Self { strict, ..self }
    }

    /// The same with so much read of each picture.
    #[must_use]
    pub const fn pictures(self, pictures: Extent) -> Self {
        Self { pictures, ..self }
    }
}

/// A report with everything found in it.
#[derive(Debug)]
#[non_exhaustive]
pub struct Assessed {
    /// The report's name in results.
    pub name: String,
    path: Option<PathBuf>,
    /// The report.
    pub report: Report,
    /// The files spans point into.
    pub sources: Sources,
    /// The report's own file among the sources.
    pub file: FileId,
    previous: Option<FileId>,
    /// What reading, looking over and checking found, in the order of the file; accepted findings are
    /// among them, marked.
    pub diagnostics: Diagnostics,
    /// Every relation evaluated, in the order of the rules.
    pub relations: Vec<Relation>,
    /// All of it in numbers.
    pub summary: Summary,
}

impl Assessed {
    /// A file's name in results: the report's as it was given, those it names from where it lies.
    #[must_use]
    pub fn file_name(&self, file: FileId) -> String {
        let name = self.sources.file(file).map_or("", SourceFile::name);
        if file == self.file || Some(file) == self.previous {
            return name.to_owned();
        }
        let path = self.path.as_deref().unwrap_or(Path::new(""));
        path.with_file_name(name).display().to_string()
    }

    /// Whether a file lies somewhere, so that it can be pointed at: one that only came as bytes does
    /// not.
    #[must_use]
    pub fn has_place(&self, file: FileId) -> bool {
        file != self.file || self.path.is_some()
    }

    /// How the report stands.
    #[must_use]
    pub fn standing(&self) -> Standing {
        Standing::of(&self.diagnostics)
    }
}

/// Reads and checks a report with the files it names in `folder`. Never fails and never panics, whatever
/// they say.
///
/// ```
/// use report_check::{Input, Options, Standing, check};
/// use report_core::MemoryFolder;
///
/// let input = Input::new("2024.toml", b"edition = \"2021\"\nyear = 2024\n".to_vec()).unwrap();
/// let report = check(&input, &MemoryFolder::new(), Options::new());
/// assert_eq!(report.standing(), Standing::Faulty);
/// assert!(report.diagnostics.iter().any(|found| found.rule == "missing-section"));
/// ```
#[must_use]
pub fn check(input: &Input, folder: &dyn Folder, options: Options<'_>) -> Assessed {
    let folder = Decoding::new(folder);
    let mut sources = Sources::new();
    let mut notes = Vec::new();
    let file = add(input, &mut sources, &mut notes);
    let previous = options.previous.map(|last| add(last, &mut sources, &mut notes));
    let reading = report_toml::Options { previous };
    let (report, found) = read_with(file, &mut sources, &folder, reading);
    let pictures = pictures::check(&report, &folder, options.pictures);
    let lacking = glyphs::check(&report, &sources);
    notes.extend(named(&sources, &[Some(file), previous], &folder.into_notes()));
    if options.strict {
        let warnings = notes.iter_mut().filter(|note| note.severity == Severity::Warning);
        warnings.for_each(|note| note.severity = Severity::Error);
    }
    notes.extend(pictures);
    notes.extend(not_compared(&report));
    let found = joined(found, notes, lacking);
    let Checked { diagnostics, relations, summary } = report_validate::check_read(&report, found);
    let (name, path) = (input.name().to_owned(), input.path().map(Path::to_path_buf));
    Assessed { name, path, report, sources, file, previous, diagnostics, relations, summary }
}

/// Adds a file to the sources, and what is to be told about its bytes to the notes.
fn add(input: &Input, sources: &mut Sources, notes: &mut Vec<Diagnostic>) -> FileId {
    let file = sources.add(SourceFile::new(input.name(), input.shared_text()));
    notes.extend(input.notes().iter().map(|note| note.diagnostic(file)));
    file
}

/// Everything found so far, what stands at one place told by one finding: the reader stumbles over what
/// decoding has told of, and typesetting over what either has.
fn joined(found: Diagnostics, notes: Vec<Diagnostic>, lacking: Vec<Diagnostic>) -> Diagnostics {
    let told = |found: &Diagnostic| notes.iter().any(|note| note.blocks() && same(note, found));
    let found: Vec<_> = found.into_iter().filter(|found| !told(found)).collect();
    let new = |lacks: &Diagnostic| !found.iter().chain(&notes).any(|found| same(found, lacks));
    let lacking: Vec<_> = lacking.into_iter().filter(new).collect();
    found.into_iter().chain(notes).chain(lacking).collect()
}

/// Where no last year's report is named, nobody shall think the years were compared. There is none
/// before the first format.
fn not_compared(report: &Report) -> Option<Diagnostic> {
    let first = Edition::ALL.iter().map(|edition| edition.form().first_year).min();
    if report.previous.is_some() || report.agency.name.value.is_empty() {
        return None;
    }
    let last = report.written_year()?.checked_sub(1).filter(|last| Some(*last) >= first)?;
    let message = "未做跨年核对：没有写上年报告";
    let found = faults::PREVIOUS_NOT_USED.found(report.year.span, message);
    Some(found.help(format!("在文件开头写 previous = \"{last}.toml\"，或用 --previous 指明")))
}

/// What is to be told about the files of the folder, each but those given beside it.
fn named(
    sources: &Sources,
    given: &[Option<FileId>],
    notes: &BTreeMap<String, Vec<Note>>,
) -> Vec<Diagnostic> {
    let mut told = BTreeSet::new();
    let named = sources.iter().filter(|(id, _)| !given.contains(&Some(*id)));
    // A file named twice is told of once.
    let named = named.filter(|(_, file)| told.insert(file.name()));
    named
        .filter_map(|(id, file)| Some((id, notes.get(file.name())?)))
        .flat_map(|(id, notes)| notes.iter().map(move |note| note.diagnostic(id)))
        .collect()
}

/// Whether two findings point at one place.
fn same(one: &Diagnostic, other: &Diagnostic) -> bool {
    let span = |found: &Diagnostic| found.primary.as_ref().map(|label| label.span);
    span(one) == span(other)
}
