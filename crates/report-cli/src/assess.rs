//! One report file read and checked: what every command starts from. It must not print.

use crate::crash;
use crate::folder::DiskFolder;
use crate::glyphs;
use crate::input::Input;
use crate::pictures::{self, Extent};
use report_core::faults;
use report_core::{
    Diagnostic, Diagnostics, Edition, FileId, Report, Severity, SourceFile, Sources,
};
use report_toml::{Options, read_with};
use report_validate::{Checked, Relation, Summary};
use std::collections::BTreeSet;
use std::path::PathBuf;

/// A report with everything found in it.
#[derive(Debug)]
pub(crate) struct Assessed {
    /// The file as named on the command line.
    pub(crate) path: PathBuf,
    /// The file as it is.
    pub(crate) bytes: Vec<u8>,
    /// Where it lies, with every file it names.
    pub(crate) folder: DiskFolder,
    /// The name shown to the user.
    pub(crate) name: String,
    pub(crate) report: Report,
    pub(crate) sources: Sources,
    /// The report's own file among the sources.
    pub(crate) file: FileId,
    /// Last year's report among the sources, where the command line names it.
    previous: Option<FileId>,
    /// What reading and checking found, in the order of the file.
    pub(crate) diagnostics: Diagnostics,
    /// Every relation evaluated, in the order of the rules.
    pub(crate) relations: Vec<Relation>,
    pub(crate) summary: Summary,
}

impl Assessed {
    /// A file's name as shown to the user: the report's as typed, those it names from where it lies.
    pub(crate) fn file_name(&self, file: FileId) -> String {
        let name = self.sources.file(file).map_or("", SourceFile::name);
        if file == self.file || Some(file) == self.previous {
            name.to_owned()
        } else {
            self.path.with_file_name(name).display().to_string()
        }
    }
}

/// Reads and checks a report, with `previous` instead of the one it names, and its pictures as far as
/// `extent` says. When `strict`, a file that is not plain UTF-8 has an error.
pub(crate) fn assess(
    input: Input,
    previous: Option<&Input>,
    strict: bool,
    extent: Extent,
) -> Assessed {
    let (name, folder) = (input.name(), DiskFolder::of(&input.path));
    let mut sources = Sources::new();
    let file = sources.add(SourceFile::new(&name, input.text));
    let mut notes: Vec<_> = input.notes.iter().map(|note| note.diagnostic(file)).collect();
    let previous = previous.map(|last| {
        crash::also(&last.path);
        let file = sources.add(SourceFile::new(last.name(), last.text.clone()));
        notes.extend(last.notes.iter().map(|note| note.diagnostic(file)));
        file
    });
    let (report, found) = read_with(file, &mut sources, &folder, Options { previous });
    notes.extend(named(&sources, &[Some(file), previous], &folder));
    if strict {
        let warnings = notes.iter_mut().filter(|note| note.severity == Severity::Warning);
        warnings.for_each(|note| note.severity = Severity::Error);
    }
    notes.extend(pictures::check(&report, &folder, extent));
    notes.extend(not_compared(&report));
    let told = |found: &Diagnostic| notes.iter().any(|note| note.blocks() && same(note, found));
    let found: Vec<_> = found.into_iter().filter(|found| !told(found)).collect();
    let lacking = glyphs::check(&report, &sources, &folder);
    let new = |lacks: &Diagnostic| !found.iter().chain(&notes).any(|found| same(found, lacks));
    let lacking: Vec<_> = lacking.into_iter().filter(new).collect();
    let found: Diagnostics = found.into_iter().chain(notes).chain(lacking).collect();
    // What a later form asks for is not guessed from an earlier one.
    let is_newer = found.iter().any(|found| found.rule == faults::NEWER_EDITION.id);
    let checked = if is_newer { Checked::default() } else { report_validate::check(&report) };
    let mut summary = checked.summary;
    summary.add_findings(&found);
    let diagnostics =
        found.into_iter().chain(checked.diagnostics).collect::<Diagnostics>().sorted();
    Assessed {
        path: input.path,
        bytes: input.bytes,
        folder,
        name,
        report,
        sources,
        file,
        previous,
        diagnostics,
        relations: checked.relations,
        summary,
    }
}

/// Where no last year's report is named, nobody shall think the years were compared. There is none
/// before the first format.
fn not_compared(report: &Report) -> Option<Diagnostic> {
    let first = Edition::ALL.iter().map(|edition| edition.form().first_year).min();
    if report.previous.is_some() || report.agency.name.value.is_empty() {
        return None;
    }
    let last = report.year.value.checked_sub(1).filter(|last| Some(*last) >= first)?;
    let message = "未做跨年核对：没有写上年报告";
    let found = faults::PREVIOUS_NOT_USED.found(report.year.span, message);
    Some(found.help(format!("在文件开头写 previous = \"{last}.toml\"，或用 --previous 指明")))
}

/// What is to be told about the files of the folder, each but those given by the command line.
fn named(sources: &Sources, given: &[Option<FileId>], folder: &DiskFolder) -> Vec<Diagnostic> {
    let notes = folder.notes();
    let mut told = BTreeSet::new();
    let named = sources.iter().filter(|(id, _)| !given.contains(&Some(*id)));
    // A file named twice is told of once.
    let named = named.filter(|(_, file)| told.insert(file.name()));
    named
        .filter_map(|(id, file)| Some((id, notes.get(file.name())?)))
        .flat_map(|(id, notes)| notes.iter().map(move |note| note.diagnostic(id)))
        .collect()
}

/// Whether two findings point at one place: the reader stumbles over what decoding has told of.
fn same(one: &Diagnostic, other: &Diagnostic) -> bool {
    let span = |found: &Diagnostic| found.primary.as_ref().map(|label| label.span);
    span(one) == span(other)
}
