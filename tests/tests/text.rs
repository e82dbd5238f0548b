//! What a reader copies out of the finished PDF, as poppler sees it: every word of the report, in
//! order, and nothing lost or changed.

#![expect(clippy::unwrap_used, reason = "a test may panic")]

use report_document::{Block, Document, TableCell, TableKind, plain_text};
use report_fonts::FontBook;
use report_page::PagedDocument;
use report_pdf::{PdfOptions, write};
use report_tests::disk;
use report_typeset::{LayoutOptions, layout_document};

const REPORTS: [&str; 5] = [
    "reports/2020.toml",
    "reports/2023.toml",
    "reports/2024.toml",
    "tests/specimen/specimen.toml",
    "tests/specimen/parts.toml",
];

/// The text of each page, without white space; nothing where there is nobody to copy it.
fn copied(document: &PagedDocument, fonts: &FontBook) -> Option<Vec<String>> {
    let bytes = write(document, fonts, &PdfOptions::default()).unwrap();
    let text = report_tests::tools::copied(&bytes)?;
    let pages = text.trim_end_matches('\u{c}').split('\u{c}').map(squeezed);
    Some(pages.collect())
}

fn squeezed(text: &str) -> String {
    text.chars().filter(|ch| !ch.is_whitespace()).collect()
}

/// Every text the report prints outside the statutory tables, in order.
fn texts(document: &Document<'_>) -> Vec<String> {
    let mut texts = Vec::new();
    for block in &document.blocks {
        match block {
            Block::Title(lines) => texts.extend(lines.iter().map(|line| line.text.to_string())),
            Block::Heading(heading) => {
                let run_in = heading.run_in.as_deref().map(plain_text).unwrap_or_default();
                let own = plain_text(&heading.inlines);
                texts.push(format!("{}{own}{run_in}", heading.number.text));
            }
            Block::Paragraph(inlines) => texts.push(plain_text(inlines)),
            Block::Contact(lines) => texts.extend(
                lines.iter().map(|it| format!("{}{}", it.label.text, plain_text(&it.inlines))),
            ),
            Block::Table(table) => {
                let own = table.cells.iter().filter(|_| table.kind == TableKind::Own);
                texts.extend(own.map(TableCell::text));
                texts.extend(table.notes.iter().map(|note| note.text.to_string()));
            }
            // Captions are looked for where they are taken out.
            Block::Picture(_) | Block::Chart(_) => {}
            Block::Annexes(it) => {
                texts.extend(it.names.iter().map(|annex| plain_text(&annex.inlines)));
            }
            Block::Signature(it) => {
                let lines = it.name.iter().chain(&it.date);
                texts.extend(lines.map(|line| line.text.to_string()));
            }
        }
    }
    texts.iter().map(|text| squeezed(text)).collect()
}

/// The pages as one text: page numbers and captions taken out, and pages turned sideways put last,
/// since a paragraph may go on around them.
fn joined(pages: &[String], laid_out: &PagedDocument, document: &Document<'_>) -> String {
    let (mut text, mut turned) = (String::new(), String::new());
    for (own, page) in laid_out.pages.iter().zip(pages) {
        let number = format!("—{}—", own.label);
        let numbered = own.label.parse::<u32>().is_ok();
        let body = if numbered { page.strip_suffix(number.as_str()) } else { Some(page.as_str()) };
        let body = body.unwrap_or_else(|| panic!("page without its number: {page}"));
        if own.is_landscape() { turned.push_str(body) } else { text.push_str(body) }
    }
    text.push_str(&turned);
    let captions = document.blocks.iter().filter_map(|block| match block {
        Block::Picture(picture) => Some(&picture.caption),
        _ => None,
    });
    for caption in captions {
        let caption = squeezed(&format!("{}{}", caption.number.text, plain_text(&caption.inlines)));
        assert!(text.contains(&caption), "{caption}");
        text = text.replacen(&caption, "", 1);
    }
    text
}

#[test]
fn every_word_of_the_report_can_be_copied_in_order() {
    for path in REPORTS {
        let (report, folder) = disk::open(path);
        let fonts = FontBook::new();
        let document = Document::of(&report);
        let laid_out =
            layout_document(&document, &fonts, &folder, LayoutOptions::default()).unwrap();
        let Some(pages) = copied(&laid_out, &fonts) else { return };
        let text = joined(&pages, &laid_out, &document);
        for wanted in texts(&document) {
            assert!(text.contains(&wanted), "{path}: {wanted}");
        }
        for label in ["结转下年度继续办理", "第二十条第（一）项", "未经复议直接起诉"]
        {
            assert!(text.contains(label), "{path}: {label}");
        }
    }
}
