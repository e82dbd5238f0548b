//! The shipped reports as plain text: a format made of nothing but the document, so that whatever is
//! printed stands in it once and in order. It must not be how a report is handed on.

#![expect(clippy::disallowed_methods, reason = "the reports lie on the disk")]
#![expect(clippy::unwrap_used, reason = "a test fails where an unwrap does")]

use report_core::{Folder, FolderError, SourceFile, Sources};
use report_document::{
    Block, Caption, Document, Heading, Inline, Table, TableCell, Words, plain_text,
};
use std::fmt::Write;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// The folder of the shipped reports.
struct Shipped(PathBuf);

impl Folder for Shipped {
    fn read(&self, path: &str) -> Result<Arc<[u8]>, FolderError> {
        let bytes = std::fs::read(self.0.join(path));
        bytes.map(Arc::from).map_err(|_| FolderError::Missing { similar: None })
    }

    fn probe(&self, path: &str) -> Result<(), FolderError> {
        self.read(path).map(drop)
    }
}

/// A shipped report in plain text, with a cover and contents if asked.
fn printed(name: &str, front: bool) -> String {
    let folder = Shipped(Path::new(env!("CARGO_MANIFEST_DIR")).join("../../reports"));
    let text = std::fs::read_to_string(folder.0.join(name)).unwrap();
    let mut sources = Sources::new();
    let file = sources.add(SourceFile::new(name, text));
    let (mut report, found) = report_toml::read(file, &mut sources, &folder);
    assert!(found.iter().all(|it| it.severity != report_core::Severity::Error), "{found:?}");
    report.document.cover |= front;
    report.document.toc |= front;
    plain(&Document::of(&report))
}

fn plain(document: &Document<'_>) -> String {
    let mut out = String::new();
    let own = &document.properties;
    line(&mut out, &format!("{}\n{}\n{}", own.title, own.author, own.subject));
    line(&mut out, &own.keywords.join(" "));
    line(&mut out, &format!("{}\n", own.date.unwrap()));
    if let Some(cover) = &document.cover {
        let top = cover.agency.iter().chain(&cover.title).chain(&cover.year);
        for words in top.chain(&cover.issuer).chain(&cover.date) {
            line(&mut out, &words.text);
        }
        line(&mut out, "");
    }
    if let Some(contents) = &document.contents {
        line(&mut out, &contents.title.text);
        let listed = document.headings().filter(|heading| heading.level <= contents.deepest);
        for heading in listed {
            line(&mut out, &format!("{}{}", "  ".repeat(heading.level.into()), heading.title));
        }
        line(&mut out, "");
    }
    for block in &document.blocks {
        push(&mut out, block);
    }
    out
}

fn line(out: &mut String, text: &str) {
    writeln!(out, "{}", text.trim_end()).unwrap();
}

fn push(out: &mut String, block: &Block<'_>) {
    match block {
        Block::Title(lines) => lines.iter().for_each(|words| line(out, &words.text)),
        Block::Heading(it) => heading(out, it),
        Block::Paragraph(inlines) => line(out, &shown(inlines)),
        Block::Contact(lines) => {
            for own in lines {
                line(out, &format!("{}{}", own.label.text, shown(&own.inlines)));
            }
        }
        Block::Table(it) => table(out, it),
        Block::Picture(it) => {
            line(out, &format!("[{}: {}]", it.path.text, it.alternative));
            caption(out, &it.caption);
        }
        Block::Chart(it) => {
            line(out, &format!("[{}]", it.alternative));
            let words = it.unit.iter().chain(it.slices.iter().map(|slice| &slice.words));
            words.chain(&it.unshown).for_each(|words| line(out, &format!("| {}", words.text)));
            caption(out, &it.caption);
        }
        Block::Annexes(it) => {
            line(out, &it.mark.text);
            for annex in &it.names {
                line(out, &format!("{}{}", annex.number.text, shown(&annex.inlines)));
            }
        }
        Block::Signature(it) => {
            it.name.iter().chain(&it.date).for_each(|words| line(out, &words.text));
        }
    }
}

fn heading(out: &mut String, it: &Heading<'_>) {
    let marks = "#".repeat(it.depth.into());
    line(out, &format!("{marks} {}{}", it.number.text, shown(&it.inlines)));
    assert!(it.title.starts_with(&*it.number.text));
    it.run_in.iter().for_each(|text| line(out, &shown(text)));
}

fn caption(out: &mut String, it: &Caption<'_>) {
    line(out, &format!("{}{}", it.number.text, shown(&it.inlines)));
}

/// Inlines with emphasis in asterisks and links in angle brackets.
fn shown(inlines: &[Inline<'_>]) -> String {
    let show = |inline: &Inline<'_>| match inline {
        Inline::Text { words, strong: true } => format!("*{}*", words.text),
        Inline::Text { words, .. } => words.text.to_string(),
        Inline::Link { target, inlines } => format!("<{}|{target}>", shown(inlines)),
    };
    inlines.iter().map(show).collect()
}

/// A row a line, each cell where it begins, with how far it reaches.
fn table(out: &mut String, table: &Table<'_>) {
    table.caption.iter().for_each(|own| caption(out, own));
    for row in 0..table.rows {
        let cells = table.cells.iter().filter(|cell| cell.rows.start == row);
        line(out, &format!("| {} |", cells.map(cell).collect::<Vec<_>>().join(" | ")));
    }
    table.notes.iter().for_each(|note| line(out, &note.text));
}

fn cell(cell: &TableCell<'_>) -> String {
    let spans = match (cell.rows.len(), cell.columns.len()) {
        (1, 1) => String::new(),
        (rows, columns) => format!("{rows}x{columns} "),
    };
    format!("{spans}{}", shown(&cell.inlines))
}

#[test]
fn the_report_of_2020() {
    insta::assert_snapshot!(printed("2020.toml", false));
}

#[test]
fn the_report_of_2024_with_cover_and_contents() {
    insta::assert_snapshot!(printed("2024.toml", true));
}

#[test]
fn every_printed_character_is_handed_over_with_its_place() {
    let text = "edition = \"2021\"\nyear = 2024\n[document]\nannexes = [\"甲\"]\n[contact]\nphone = \
                \"1\"\n[overview]\ntext = '''\n# 乙\n表：丙\n\n| 丁 |\n|---|\n| **戊** |\n'''\n[requests]\n\
                received = [\"7件\", 0, 0, 0, 0, 0, 0]\nnotes = [\"己\"]\n";
    let reading = report_toml::read_text("2024.toml", text);
    let document = Document::of(&reading.report);
    let mut typed = String::new();
    for (ch, from) in document.characters() {
        let own = from.filter(|span| text.get(span.range()).is_some_and(|it| it.contains(ch)));
        typed.extend(own.map(|_| ch));
    }
    assert_eq!(typed, "1乙丙丁戊7件000000己甲");
    let all: String = document.words().map(|words: Words<'_>| words.text.into_owned()).collect();
    for made in ["电话：", "（一）", "表1", "附件：", "一、总体情况", "总计"] {
        assert!(all.contains(made), "{made}");
    }
    let heading = document.headings().find(|heading| heading.level == 2);
    assert_eq!(heading.map(|it| plain_text(&it.inlines)).as_deref(), Some("乙"));
}
