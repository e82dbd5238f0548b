//! The shipped reports, the specimen and its parts as Word documents: all laws of those, with and without
//! comments, and the same bytes each time. LibreOffice and others are asked in `tests/office`.

use report_core::{Diagnostic, Severity, Span};
use report_document::{Block, Document};
use report_docx::{Options, write};
use report_tests::{disk, laws};

const REPORTS: [&str; 4] = [
    "reports/2020.toml",
    "reports/2024.toml",
    "tests/specimen/specimen.toml",
    "tests/specimen/parts.toml",
];

#[test]
fn every_report_of_the_tree_is_a_whole_document() {
    for path in REPORTS {
        let (report, folder) = disk::open(path);
        let document = Document::of(&report);
        let docx = || {
            write(&document, &folder, &Options::default())
                .unwrap_or_else(|error| panic!("{path}: {error}"))
        };
        let first = docx();
        laws::word_holds(&first.bytes, &document, &[]);
        assert_eq!(first, docx(), "{path}");
    }
}

/// A finding on every place something is printed from, one on no place, and one on a place before all.
fn findings(document: &Document<'_>) -> Vec<Diagnostic> {
    let found = |span: Option<Span>| {
        let found = Diagnostic::new("x", Severity::Warning, "说明白").help("改\u{1}正");
        span.map_or(found.clone(), |span| found.primary(span, ""))
    };
    let words = document.words().filter_map(|words| words.from).map(Some);
    let none = [None, Some(Span::default())];
    let cells = document.blocks.iter().flat_map(|block| match block {
        Block::Table(table) => table.cells.iter().filter_map(|cell| cell.value).collect(),
        _ => Vec::new(),
    });
    let cells = cells.map(|cell| Diagnostic::new("y", Severity::Error, "格").at(cell));
    words.chain(none).map(found).chain(cells).collect()
}

#[test]
fn every_finding_is_a_comment_wherever_it_is() {
    for path in REPORTS {
        let (report, folder) = disk::open(path);
        let document = Document::of(&report);
        let comments = findings(&document);
        let options = Options { draft: true, comments: &comments, pages: &[] };
        let docx =
            write(&document, &folder, &options).unwrap_or_else(|error| panic!("{path}: {error}"));
        laws::word_holds(&docx.bytes, &document, &comments);
    }
}

#[test]
fn a_character_no_document_holds_is_told_where_it_stands() {
    let text = "edition = \"2021\"\nyear = 2024\n[agency]\nname = \"甲\\u0001乙\"\n";
    let reading = report_toml::read_text("2024.toml", text);
    let document = Document::of(&reading.report);
    let folder = report_core::MemoryFolder::new();
    let refused = write(&document, &folder, &Options::default());
    let Err(report_docx::DocxError::Report(errors)) = refused else { panic!("{refused:?}") };
    assert_eq!(errors[0].rule(), "missing-glyph");
    let marked = errors[0].span().and_then(|span| reading.sources.slice(span));
    assert!(marked.is_some_and(|marked| marked.contains("\\u0001")), "{marked:?}");
}
