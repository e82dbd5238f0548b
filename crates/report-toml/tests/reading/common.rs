//! What the reading tests share: a complete report of either edition, and findings as plain lines.

use report_core::prose::{Block, Inline};
use report_core::vocab::SectionKey;
use report_core::{
    Diagnostics, Edition, Folder, MemoryFolder, Report, SourceFile, Sources, Spanned,
};
use std::fmt::Write;

/// A complete report without a fault, every count 0.
pub(crate) fn complete(edition: Edition) -> String {
    let year = edition.form().first_year + 1;
    let mut text = format!(
        "edition = \"{edition}\"\nyear = {year}\n\n[agency]\nname = \"甲县人民政府\"\nkind = \"government\"\n\n"
    );
    text.push_str("[overview]\ntext = '''\n正文。\n'''\n\n");
    for table in edition.form().tables {
        writeln!(text, "[{}]", table.key).expect("writing to a string");
        for row in table.row_keys() {
            let columns = table.block_of(row).expect("a row of the table").column_keys().len();
            writeln!(text, "{row} = [{}]", vec!["0"; columns].join(", "))
                .expect("writing to a string");
        }
        text.push('\n');
    }
    text.push_str("[problems]\ntext = '''\n问题。\n'''\n\n[other_matters]\ntext = \"无。\"\n");
    text
}

/// A complete report of the edition in force with the text of its overview replaced.
pub(crate) fn with_overview(prose: &str) -> String {
    complete(Edition::Format2021).replace("正文。", prose)
}

/// What reading gives, with the sources.
pub(crate) struct Read {
    pub report: Report,
    pub found: Diagnostics,
    pub sources: Sources,
}

/// Reads a report named `a.toml` in a folder.
pub(crate) fn read_in(text: &str, folder: &dyn Folder) -> Read {
    let mut sources = Sources::new();
    let file = sources.add(SourceFile::new("a.toml", text));
    let (report, found) = report_toml::read(file, &mut sources, folder);
    Read { report, found, sources }
}

/// Reads a report that stands alone.
pub(crate) fn read(text: &str) -> Read {
    read_in(text, &MemoryFolder::new())
}

impl Read {
    /// The findings, one a line: `line:column [marked] rule message | note | help`.
    pub(crate) fn lines(&self) -> String {
        let mut out = String::new();
        for found in &self.found {
            let label = found.primary.as_ref().expect("every finding has a place");
            let place = self.sources.position(label.span).expect("a place in the sources");
            let marked = self.sources.slice(label.span).expect("a span on characters");
            let marked: String = marked.chars().take(24).collect();
            write!(out, "{place} [{}] {} {}", marked.replace('\n', "⏎"), found.rule, found.message)
                .expect("writing to a string");
            for label in &found.secondary {
                let place = self.sources.position(label.span).expect("a place in the sources");
                write!(out, " @{place} {}", label.text).expect("writing to a string");
            }
            for note in found.notes.iter().chain(&found.help) {
                write!(out, " | {note}").expect("writing to a string");
            }
            out.push('\n');
        }
        out
    }
}

/// The findings of a report as lines.
pub(crate) fn check(text: &str) -> String {
    read(text).lines()
}

/// Every text inline of a part, in the order it stands.
pub(crate) fn texts(report: &Report, section: SectionKey) -> Vec<&Spanned<String>> {
    let mut all = Vec::new();
    for block in report.section(section).iter().flat_map(|section| &section.prose.blocks) {
        match block {
            Block::Heading(it) => {
                push_texts(&it.inlines, &mut all);
                push_texts(it.run_in.as_deref().unwrap_or_default(), &mut all);
            }
            Block::Paragraph(it) => push_texts(&it.inlines, &mut all),
            Block::Table(it) => {
                push_texts(it.caption.as_deref().unwrap_or_default(), &mut all);
                for cell in it.header.iter().chain(it.rows.iter().flatten()) {
                    push_texts(cell, &mut all);
                }
            }
            Block::Picture(_) | Block::Chart(_) => {}
        }
    }
    all
}

fn push_texts<'a>(list: &'a [Inline], all: &mut Vec<&'a Spanned<String>>) {
    for inline in list {
        match inline {
            Inline::Text(text) => all.push(text),
            Inline::Strong(inner) | Inline::Link { inlines: inner, .. } => push_texts(inner, all),
            Inline::Figure(_) | Inline::Reference(_) => {}
        }
    }
}
