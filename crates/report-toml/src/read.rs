//! Reads a report file into a [`Report`] and everything that is wrong with it. Reading never fails
//! and never panics; it must not check what numbers add up to.

mod cell;
mod characters;
mod expect;

mod head;
pub(crate) mod keys;
mod mend;
mod numerals;
mod previous;
mod prose;
mod section;
mod string;
mod syntax;
mod table;
mod unsettled;
mod value;

pub use unsettled::UNSETTLED;

use report_core::diagnostic::{Diagnostic, Diagnostics};
use report_core::faults;
use report_core::folder::{Folder, MemoryFolder};
use report_core::form::{Edition, Form};
use report_core::report::Report;
use report_core::source::{FileId, SourceFile, Sources, Span};
use std::ops::Range;
use std::sync::Arc;
use syntax::Damage;
use toml::de::DeTable;
use value::Group;

/// The largest report file in bytes; real ones have 20 to 80 KB.
pub const FILE_LIMIT: usize = 4 << 20;

/// The most findings of one file.
const FINDING_LIMIT: usize = 10_000;

/// After so many findings nothing more is suggested: looking for what was meant takes time.
const SUGGESTION_LIMIT: usize = 200;

/// How to read a report beyond what its file says.
#[derive(Clone, Copy, Debug, Default)]
pub struct Options {
    /// Last year's report, already among the sources: it is used instead of the one the file names.
    pub previous: Option<FileId>,
}

/// A report with what was found and the files it was read from.
#[derive(Clone, Debug)]
pub struct Reading {
    /// The report.
    pub report: Report,
    /// What is wrong with it, in the order of the file.
    pub diagnostics: Diagnostics,
    /// The files spans point into.
    pub sources: Sources,
}

/// Reads the report in `file`, with the prose files, pictures and last year's report it names in
/// `folder`; files read are added to `sources`. A file that is not among the sources reads as empty.
pub fn read(file: FileId, sources: &mut Sources, folder: &dyn Folder) -> (Report, Diagnostics) {
    let (report, found) = read_with(file, sources, folder, Options::default());
    (report, found.sorted())
}

/// Reads a report as [`read`] does, with options. What is found is in no order, for whoever finds more
/// and sorts all of it once.
pub fn read_with(
    file: FileId,
    sources: &mut Sources,
    folder: &dyn Folder,
    options: Options,
) -> (Report, Diagnostics) {
    let (report, found) = read_file(file, sources, folder, previous::Wanted::from(options));
    (report, found.into_iter().collect())
}

/// Reads who reports on which year and the statutory tables alone: no prose, no last year's report, no
/// look at single characters. The report has no sections.
pub fn read_tables(file: FileId, sources: &mut Sources) -> (Report, Diagnostics) {
    let folder = MemoryFolder::new();
    let (report, found) = read_file(file, sources, &folder, previous::Wanted::Tables);
    (report, found.into_iter().collect::<Diagnostics>().sorted())
}

/// Reads a report that stands alone: no prose files, pictures or last year's report.
///
/// ```
/// let reading = report_toml::read_text("2024.toml", "edition = \"2021\"\nyear = 2024\n");
/// assert_eq!(reading.report.year.value, 2024);
/// assert!(reading.diagnostics.iter().any(|found| found.rule == "missing-section"));
/// ```
#[must_use]
pub fn read_text(name: &str, text: &str) -> Reading {
    let mut sources = Sources::new();
    let file = sources.add(SourceFile::new(name, text));
    let (report, diagnostics) = read(file, &mut sources, &MemoryFolder::new());
    Reading { report, diagnostics, sources }
}

/// A text with every fault of TOML syntax told at its place, and mended byte for byte as far as the rest
/// can then be parsed: for files of ours that are no reports.
///
/// ```
/// use report_core::FileId;
///
/// let (mended, found) = report_toml::mend(FileId::default(), "year = 2025\nname = 某局\n");
/// assert_eq!((mended.len(), found.len()), ("year = 2025\nname = 某局\n".len(), 1));
/// ```
#[must_use]
pub fn mend(file: FileId, text: &str) -> (String, Vec<Diagnostic>) {
    let (_, errors) = DeTable::parse_recoverable(text);
    if errors.is_empty() {
        return (text.to_owned(), Vec::new());
    }
    let mended = syntax::mended(file, text);
    (mended.text, mended.found)
}

/// What every part of the reader works with and writes its findings into.
struct Reader<'a> {
    file: FileId,
    /// The text as typed.
    text: &'a str,
    /// The text that was parsed: with damage mended in place, byte for byte as long.
    raw: &'a str,
    sources: &'a mut Sources,
    folder: &'a dyn Folder,
    /// The form of the report's edition, once that is read.
    form: &'static Form,
    damage: Damage,
    /// How many pictures there are so far.
    pictures: usize,
    /// How many references to pictures and tables there are so far.
    references: usize,
    found: Vec<Diagnostic>,
}

impl<'a> Reader<'a> {
    fn new(file: FileId, text: &'a str, sources: &'a mut Sources, folder: &'a dyn Folder) -> Self {
        let form = Edition::IN_FORCE.form();
        let damage = Damage::default();
        let (pictures, references, found) = (0, 0, Vec::new());
        let raw = text;
        Self { file, text, raw, sources, folder, form, damage, pictures, references, found }
    }

    /// The report, or that the file is another program's: it has keys, and none of ours.
    fn report_or_none(
        self,
        table: &DeTable<'_>,
        wanted: previous::Wanted,
    ) -> (Report, Vec<Diagnostic>) {
        let known = |key: &str| keys::ROOT.iter().any(|(own, _)| *own == key);
        let mut keys = table.keys().map(toml::Spanned::get_ref);
        if table.is_empty() || self.lost_lines() || keys.any(|key| known(key)) {
            return self.report(table, wanted);
        }
        let message = "不是年报文件：没有 edition、year、[agency] 或年报的任何一部分";
        (Report::empty(), vec![not_a_report(self.file, message)])
    }

    /// Everything the file says, in the order one part needs another: cells before last year's,
    /// both before the prose that takes figures from them.
    fn report(
        mut self,
        table: &DeTable<'_>,
        wanted: previous::Wanted,
    ) -> (Report, Vec<Diagnostic>) {
        let cx = &mut self;
        let root = Group { path: "", header: cx.span(0..0), table };
        if !matches!(wanted, previous::Wanted::None | previous::Wanted::Tables) {
            characters::check(cx, cx.file, cx.text, None);
        }
        cx.check_keys(root, keys::ROOT);
        let (edition, year) = head::edition_and_year(cx, root);
        cx.form = edition.value.form();
        let tables = section::tables(cx, root);
        let cells = section::cells(cx, &tables);
        let mut report = Report {
            edition,
            year,
            previous: None,
            agency: head::agency(cx, root),
            document: head::document(cx, root),
            contact: head::contact(cx, root),
            sections: Vec::new(),
            cells: cells.cells,
            rows: cells.rows,
            expectations: expect::expectations(cx, root),
            unsettled: Vec::new(),
        };
        report.unsettled = unsettled::unsettled(cx.file, cx.text, &report);
        head::check_title(cx, &report);
        report.previous = previous::previous(cx, root, &report, wanted);
        if !matches!(wanted, previous::Wanted::Tables) {
            report.sections = section::sections(cx, &tables, &report);
        }
        (report, self.found)
    }

    /// Bytes of the report file as a place. A mended character is wider than what stands for it.
    fn span(&self, range: Range<usize>) -> Span {
        Span::new(self.file, syntax::on_characters(self.text, range))
    }

    /// Adds a finding, unless the damage already reported there explains it.
    fn push(&mut self, found: Diagnostic) {
        let explained = found.primary.as_ref().is_some_and(|label| {
            label.span.file == self.file && self.damage.covers(label.span.range())
        });
        if explained || self.found.len() > FINDING_LIMIT {
            return;
        }
        if self.found.len() < FINDING_LIMIT {
            return self.found.push(found);
        }
        let end = self.text.len();
        let message = format!("问题超过 {FINDING_LIMIT} 处，其余未列出");
        self.found.push(faults::TOO_MANY_FINDINGS.found(self.span(end..end), message));
    }

    /// Whether it is still worth looking for what was meant.
    fn suggests(&self) -> bool {
        self.found.len() < SUGGESTION_LIMIT
    }

    /// Whether lines were too damaged to be read: then nothing is called missing, for it may stand there.
    const fn lost_lines(&self) -> bool {
        self.damage.lost_lines()
    }
}

/// Reads one file with what it names; the findings are in no order.
fn read_file(
    file: FileId,
    sources: &mut Sources,
    folder: &dyn Folder,
    wanted: previous::Wanted,
) -> (Report, Vec<Diagnostic>) {
    let text = sources.file(file).map_or_else(|| Arc::from(""), SourceFile::shared);
    if let Some(found) = unreadable(file, &text) {
        return (Report::empty(), vec![found]);
    }
    let (table, errors) = DeTable::parse_recoverable(&text);
    if errors.is_empty() {
        let cx = Reader::new(file, &text, sources, folder);
        return cx.report_or_none(table.get_ref(), wanted);
    }
    let mended = syntax::mended(file, &text);
    let (table, _) = DeTable::parse_recoverable(&mended.text);
    let mut cx = Reader::new(file, &text, sources, folder);
    (cx.raw, cx.damage, cx.found) = (&mended.text, mended.damage, mended.found);
    cx.report_or_none(table.get_ref(), wanted)
}

/// Why a file is not worth parsing.
fn unreadable(file: FileId, text: &str) -> Option<Diagnostic> {
    let place = Span::new(file, 0..0);
    if text.trim_start_matches('\u{feff}').trim().is_empty() {
        let found = faults::EMPTY_FILE.found(place, "文件是空的");
        return Some(found.help("可用 report-cli new 生成一份空白年报"));
    }
    if let Some(what) = foreign(text) {
        return Some(not_a_report(file, format!("不是年报文件：{what}")));
    }
    if text.len() > FILE_LIMIT {
        let message = format!("文件有 {} 字节，上限是 {FILE_LIMIT} 字节", text.len());
        return Some(faults::FILE_TOO_LARGE.found(place, message));
    }
    None
}

fn not_a_report(file: FileId, message: impl Into<String>) -> Diagnostic {
    let found = faults::NOT_A_REPORT.found(Span::new(file, 0..0), message);
    found.help("请检查文件名；要新建年报请用 report-cli new，再把内容填进去")
}

/// What a text is that people take for a report, and that no line of TOML is in.
fn foreign(text: &str) -> Option<&'static str> {
    let text = text.trim_start_matches('\u{feff}').trim_start();
    let head: String = text.chars().take(16).map(|ch| ch.to_ascii_lowercase()).collect();
    if ["<!doctype", "<html", "<?xml", "<head", "<table", "<div", "<!--"]
        .iter()
        .any(|tag| head.starts_with(tag))
    {
        return Some("这是网页");
    }
    let mut lines = text.lines().filter(|line| !line.trim().is_empty()).take(20).peekable();
    let tabbed =
        lines.peek().is_some() && lines.all(|line| line.contains('\t') && !line.contains('='));
    tabbed.then_some("这是从表格软件复制来的、以制表符分隔的表")
}
