//! One rule fixture: a fragment of a report file laid over a clean one, read, checked, and compared
//! with the findings its comments announce. It must not know any rule.
//!
//! A fragment names only what differs. Lines that begin with `#:` are directives:
//!
//! - `#: editions = 2021`: the editions it is for; all by default;
//! - `#: zero = requests, cases`: tables whose rows are all 0;
//! - `#: remove = requests.received, problems`: rows, keys or whole tables to leave out.

mod layout;
mod marks;

pub use layout::Layout;
pub use marks::{Kind, Mark, marks};

use report_core::{Diagnostic, Edition, MemoryFolder, Report, SourceFile, Sources};
use std::collections::BTreeMap;

/// The name last year's report goes by in a fixture's folder.
const PREVIOUS: &str = "previous.toml";

/// A fragment with its directives.
#[derive(Clone, Debug)]
pub struct Fixture {
    /// The fragment of this year's report.
    pub text: String,
    /// The fragment of last year's report, where the fixture has one.
    pub previous: Option<String>,
    /// The editions it is for.
    pub editions: Vec<Edition>,
}

/// What became of a fixture in one edition.
#[derive(Clone, Debug, Default)]
pub struct Outcome {
    /// Rules that found something, with how many findings each: expected or not.
    pub found: BTreeMap<String, usize>,
    /// What was expected and not found, or found and not expected.
    pub complaints: Vec<String>,
}

impl Fixture {
    /// Takes a fragment for the editions its directive names, else for those given.
    #[must_use]
    pub fn new(
        text: &str,
        previous: Option<&str>,
        editions: impl Iterator<Item = Edition>,
    ) -> Self {
        let wanted = directive(text, "editions");
        let editions = editions.filter(|own| wanted.is_empty() || wanted.contains(&own.key()));
        Self {
            text: text.to_owned(),
            previous: previous.map(str::to_owned),
            editions: editions.collect(),
        }
    }

    /// The whole file in one edition: the clean report with the fragment laid over it.
    #[must_use]
    pub fn merged(&self, base: &str) -> String {
        let mut layout = Layout::parse(base);
        layout.lay_over(&Layout::parse(&self.text));
        for table in directive(&self.text, "zero") {
            layout.zero(table);
        }
        for path in directive(&self.text, "remove") {
            layout.remove(path);
        }
        if self.previous.is_some() {
            layout.lay_over(&Layout::parse(&format!("previous = \"{PREVIOUS}\"")));
        }
        layout.to_string()
    }

    /// Reads and checks the fixture over a clean report and compares findings with marks.
    #[must_use]
    pub fn run(&self, base: &str) -> Outcome {
        let (_, found, sources) = self.check(base);
        compare(&found, &self.merged(base), &sources)
    }

    /// Reads and checks the fixture over a clean report: the report, the findings, the files.
    #[must_use]
    pub fn check(&self, base: &str) -> (Report, Vec<Diagnostic>, Sources) {
        let text = self.merged(base);
        let mut sources = Sources::new();
        let file = sources.add(SourceFile::new("report.toml", text.as_str()));
        let folder = self.folder(base);
        let (report, read) = report_toml::read(file, &mut sources, &folder);
        let checked = report_validate::check(&report);
        let found = read.into_iter().chain(checked.diagnostics).collect();
        (report, found, sources)
    }

    /// The file of last year's report, by the name this year's has for it: the clean one of the year
    /// before, overlaid. Nothing where the fixture has none.
    #[must_use]
    pub fn previous_file(&self, base: &str) -> Option<(&'static str, String)> {
        let previous = self.previous.as_ref()?;
        let mut layout = Layout::parse(base);
        let year = layout.value("year").and_then(|year| year.parse::<u16>().ok()).unwrap_or(2020);
        layout.lay_over(&Layout::parse(&format!("year = {}", year - 1)));
        layout.lay_over(&Layout::parse(previous));
        Some((PREVIOUS, layout.to_string()))
    }

    fn folder(&self, base: &str) -> MemoryFolder {
        let files = self.previous_file(base).into_iter();
        files.fold(MemoryFolder::new(), |folder, (name, text)| folder.with(name, text.into_bytes()))
    }
}

/// The comma-separated values of a directive.
fn directive<'a>(text: &'a str, name: &str) -> Vec<&'a str> {
    let lines = text.lines().filter_map(|line| line.strip_prefix("#:"));
    let values = lines.filter_map(|line| {
        let (key, value) = line.split_once('=')?;
        (key.trim() == name).then_some(value)
    });
    values.flat_map(|value| value.split(',').map(str::trim)).collect()
}

/// Pairs every finding with a mark in the entry it stands in; what is left over is a complaint.
fn compare(found: &[Diagnostic], text: &str, sources: &Sources) -> Outcome {
    let mut outcome = Outcome::default();
    let mut open = marks(text);
    for finding in found {
        *outcome.found.entry(finding.rule.to_owned()).or_default() += 1;
        let at = finding.primary.as_ref().and_then(|label| sources.position(label.span));
        let line = at.map_or(1, |at| at.line);
        match open.iter().position(|mark| mark.announces(finding, line)) {
            Some(index) => drop(open.remove(index)),
            None => outcome.complaints.push(unexpected(finding, line, text)),
        }
    }
    let missing = open.iter().map(|mark| format!("announced, not found: {mark}"));
    outcome.complaints.extend(missing);
    outcome
}

fn unexpected(finding: &Diagnostic, line: u32, text: &str) -> String {
    let source = text.lines().nth(line.saturating_sub(1) as usize).unwrap_or_default();
    let severity = finding.severity.name();
    let Diagnostic { rule, message, notes, accepted, .. } = finding;
    let accepted = if accepted.is_some() { " (accepted)" } else { "" };
    format!(
        "not announced: line {line} {severity}{accepted} [{rule}] {message}\n  | {source}\n  {notes:?}"
    )
}
