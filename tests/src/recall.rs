//! How many of the corpus's marked figures are held against what they must agree with: each is raised by
//! one, and a finding has to stand on it, or on none that has no cell. It must not judge the share.

use crate::disk;
use crate::fixture::Layout;
use crate::marked::{Marked, raised, unmark};
use report_core::Diagnostic;
use std::fmt;
use std::ops::Range;
use std::path::Path;

/// What became of one file of the corpus.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Row {
    /// The file's name; all whole reports are one row.
    pub name: String,
    /// Figures that must raise a finding, and those that did.
    pub marked: (usize, usize),
    /// Figures that must raise none, and those that did.
    pub free: (usize, usize),
    /// Texts as they stand, and those with a finding.
    pub sound: (usize, usize),
    /// What went wrong, a line each.
    pub complaints: Vec<String>,
}

impl fmt::Display for Row {
    /// Name, figures checked, figures that raise something without a cell, texts with a false alarm.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { name, marked, free, sound, .. } = self;
        let percent = (marked.1 * 1000).checked_div(marked.0).unwrap_or(1000);
        let (whole, tenth) = (percent / 10, percent % 10);
        write!(
            f,
            "{name:24} {:4}/{:4} {whole:3}.{tenth}%  without a cell {:3}/{:3}",
            marked.1, marked.0, free.1, free.0
        )?;
        write!(f, "  false alarms {:2}/{:3}", sound.1, sound.0)
    }
}

/// A text to try: the report file and where its marked text stands in it.
struct Trial {
    name: String,
    file: String,
    marked: Marked,
    at: usize,
}

/// Tries every marked figure under a folder of the corpus: `corpus` or `corpus/held-out`.
///
/// # Panics
/// Where the corpus cannot be read.
#[must_use]
pub fn measure(folder: &str) -> Vec<Row> {
    let files = |own: &str| disk::files(&format!("tests/{folder}/{own}"));
    let mut rows: Vec<Row> = files("claims").iter().map(|path| claims(path)).collect();
    let mut reports = Row { name: "reports".to_owned(), ..Row::default() };
    for path in files("reports") {
        let marked = unmark(&disk::read_path(&path));
        let file = marked.text.clone();
        reports.take(&Trial { name: name(&path), file, marked, at: 0 });
    }
    rows.push(reports);
    rows
}

fn claims(path: &Path) -> Row {
    let mut row = Row { name: name(path), ..Row::default() };
    let mut agency = None;
    for line in disk::read_path(path)
        .lines()
        .filter(|line| !line.trim().is_empty() && !line.starts_with('#'))
    {
        if let Some(names) = line.strip_prefix("agency: ") {
            agency = names.split_once(" | ");
            continue;
        }
        let Some((editions, text)) = line.split_once(" | ") else { continue };
        for edition in ["2019", "2021"] {
            if editions == "both" || editions == edition {
                row.take(&trial(edition, text, agency));
            }
        }
    }
    row
}

/// A sentence as the text of part five of an edition's clean report.
fn trial(edition: &str, text: &str, agency: Option<(&str, &str)>) -> Trial {
    let base = disk::text(&format!("tests/fixtures/base/{edition}.toml"));
    let mut layout = Layout::parse(&base);
    let year: u16 = layout.value("year").and_then(|year| year.parse().ok()).unwrap_or_default();
    let years = [("{Y}", year), ("{Y-1}", year - 1), ("{Y+1}", year + 1)];
    let text = years
        .into_iter()
        .fold(text.replace('¶', "\n"), |text, (name, year)| text.replace(name, &year.to_string()));
    let marked = unmark(&text);
    layout.lay_over(&Layout::parse(&format!("[problems]\ntext = '''\n{}\n'''\n", marked.text)));
    if let Some((name, kind)) = agency {
        let of = format!("[agency]\nname = \"{name}\"\nkind = \"{kind}\"\nissuer = \"{name}\"\n");
        layout.lay_over(&Layout::parse(&of));
    }
    let file = layout.to_string();
    let at = file.find(&marked.text).unwrap_or_default();
    Trial { name: edition.to_owned(), file, marked, at }
}

impl Row {
    /// The row with everything that went wrong.
    #[must_use]
    pub fn complaint(&self) -> String {
        format!("{self}\n  {}", self.complaints.join("\n  "))
    }

    fn take(&mut self, trial: &Trial) {
        let Trial { name, file, marked, at } = trial;
        // Half-width marks are read, and are a fault of their own.
        let apart = |found: &Diagnostic| found.rule != "half-width-punctuation";
        let before: Vec<Diagnostic> = check(file).into_iter().filter(apart).collect();
        self.sound.0 += 1;
        if !before.is_empty() {
            self.sound.1 += 1;
            let found: Vec<String> =
                before.iter().map(|it| format!("{}: {}", it.rule, it.message)).collect();
            self.complaints.push(format!(
                "{name}: false alarm: {}\n    {}",
                line(&marked.text, 0..1),
                found.join("\n    ")
            ));
        }
        for figure in &marked.figures {
            let range = at + figure.range.start..at + figure.range.end;
            let written = file.get(range.clone()).unwrap_or_default();
            let more = raised(written);
            let mut other = file.clone();
            other.replace_range(range.clone(), &more);
            let place = range.start..range.start + more.len();
            let after: Vec<Diagnostic> = check(&other)
                .into_iter()
                .filter(apart)
                .filter(|found| {
                    !before.iter().any(|it| it.rule == found.rule && it.message == found.message)
                })
                .collect();
            let said = || line(&marked.text, figure.range.clone());
            if figure.mark == "-" {
                self.free.0 += 1;
                if let Some(found) = after.first() {
                    self.free.1 += 1;
                    self.complaints.push(format!(
                        "{name}: {written}@- raises {}: {}\n    {}",
                        found.rule,
                        found.message,
                        said()
                    ));
                }
            } else {
                self.marked.0 += 1;
                if after.iter().any(|found| stands_on(found, &place)) {
                    self.marked.1 += 1;
                } else {
                    self.complaints.push(format!(
                        "{name}: missed {written}@{}: {}",
                        figure.mark,
                        said()
                    ));
                }
            }
        }
    }
}

/// The line of a text a range stands in.
fn line(text: &str, range: Range<usize>) -> &str {
    let start = text.get(..range.start).and_then(|it| it.rfind('\n')).map_or(0, |at| at + 1);
    let length = text.get(start..).and_then(|it| it.find('\n')).unwrap_or(text.len() - start);
    text.get(start..start + length).unwrap_or_default()
}

fn stands_on(found: &Diagnostic, range: &Range<usize>) -> bool {
    let spans = found.primary.iter().chain(&found.secondary).map(|label| label.span.range());
    spans.into_iter().any(|span| span.start < range.end && range.start < span.end)
}

fn check(file: &str) -> Vec<Diagnostic> {
    let reading = report_toml::read_text("report.toml", file);
    report_validate::check(&reading.report).diagnostics.iter().cloned().collect()
}

fn name(path: &Path) -> String {
    path.file_name()
        .unwrap_or_default()
        .to_string_lossy()
        .split('.')
        .next()
        .unwrap_or_default()
        .to_owned()
}
