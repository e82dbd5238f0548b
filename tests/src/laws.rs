//! What holds whatever a user hands in: the laws the fuzz targets and the mutated reports share. Each
//! function panics where its law is broken, and must hold on any bytes.

mod lines;
mod output;
mod places;
mod word;
mod workbook;

pub use lines::line_breaking;
pub use output::{extract, pipeline, publishing, typeset};
pub use word::{holds as word_holds, word};
pub use workbook::{workbook, workbook_parts};

use crate::bundle::{Bundle, REPORT};
use report_core::{Diagnostics, Report, SourceFile, Sources};
use report_toml::read;
use report_validate::Checked;

/// A report read from a bundle.
#[derive(Debug)]
pub struct Read {
    /// The report.
    pub report: Report,
    /// What reading found.
    pub found: Diagnostics,
    /// The files spans point into.
    pub sources: Sources,
}

/// Reads any bytes: every finding has its words, and its places lie on characters of the files read.
///
/// # Panics
/// Where that does not hold.
#[must_use]
pub fn reading(bundle: &Bundle) -> Read {
    let mut sources = Sources::new();
    let file = sources.add(SourceFile::new(REPORT, bundle.text.as_str()));
    let (report, found) = read(file, &mut sources, &bundle.folder);
    places::hold(&found, &sources);
    places::hold_in_report(&report, &sources);
    Read { report, found, sources }
}

/// Checks any report: every finding has its words and places, and every relation is counted.
///
/// # Panics
/// Where that does not hold.
#[must_use]
pub fn checking(read: &Read) -> Checked {
    let checked = report_validate::check(&read.report);
    places::hold(&checked.diagnostics, &read.sources);
    assert_eq!(checked.summary.relations, checked.relations.len());
    for found in report_validate::counted(&read.report) {
        let written = read.sources.slice(found.span);
        assert!(written.is_some_and(|text| !text.is_empty()), "{found:?}");
    }
    checked
}

/// Reads and checks any bytes as the text of a part, with a few cells for figures to be taken from.
///
/// # Panics
/// Where [`reading`] or [`checking`] does.
pub fn prose(text: &[u8]) {
    let mut bundle = Bundle::new(PROSE.as_bytes());
    bundle.folder = bundle.folder.with("prose.md", text);
    let read = reading(&bundle);
    let _ = checking(&read);
}

/// The report around a text.
const PROSE: &str = r#"edition = "2021"
year = 2024

[agency]
name = "清溪县人民政府"

[overview]
file = "prose.md"

[requests]
received = [41, 7, 1, 0, 2, 1, 52]
pending_at_start = [2, 1, 0, 0, 0, 0, 3]
denied.state_secret = [0, 1, 0, 0, 0, 0, 1]
processed = [41, 6, 1, 0, 2, 1, 51]
pending_at_end = [2, 2, 0, 0, 0, 0, 4]

[cases]
reconsideration = [6, 7, 0, 0, 13]

[problems]
text = "新收申请52件，办结51件，占98%"
"#;

#[cfg(test)]
mod tests {
    use super::*;
    use report_core::vocab::SectionKey;

    #[test]
    fn a_text_under_test_is_read_where_it_is_named() {
        let mut bundle = Bundle::new(PROSE.as_bytes());
        bundle.folder = bundle.folder.with("prose.md", *b"{{requests.received.total}}");
        let read = reading(&bundle);
        let section = read.report.section(SectionKey::Overview).unwrap();
        assert_eq!(section.prose.blocks.len(), 1);
    }
}
