//! Layout of whole reports made by hand, on fixed metrics: what stands on which page.

use super::{LayoutOptions, layout};
use crate::font::FixedMetrics;
use crate::page::{Item, ItemKind, Page, PagedDocument};
use crate::style;
use report_core::form::Edition;
use report_core::number::{Decimal, Quantity};
use report_core::prose::{Block, Inline, Paragraph, Prose};
use report_core::report::{Agency, Contact, Document, Section};
use report_core::vocab::{SectionKey, TableKey};
use report_core::{MemoryFolder, Report, Span, Spanned};
use std::collections::BTreeMap;

fn here<T>(value: T) -> Spanned<T> {
    Spanned::new(value, Span::default())
}

/// A report whose every cell says `number`, with `prose` in the first part.
fn report(edition: Edition, number: &str, prose: &[&str]) -> Report {
    let quantity = || Quantity {
        written: number.to_owned(),
        value: Some(Decimal::ZERO),
        ..Quantity::default()
    };
    let text = |text: &&str| {
        let inlines = vec![Inline::Text(here((*text).to_owned()))];
        Block::Paragraph(Paragraph { inlines, span: Span::default() })
    };
    let overview = Section {
        key: SectionKey::Overview,
        span: Span::default(),
        heading: None,
        prose: Prose { blocks: prose.iter().map(text).collect() },
        notes: Vec::new(),
    };
    Report {
        edition: here(edition),
        year: here(2024),
        previous: None,
        agency: Agency { name: here("某县人民政府".to_owned()), ..Agency::default() },
        document: Document::default(),
        contact: Contact::default(),
        sections: vec![overview],
        cells: edition.form().cells().map(|cell| (cell, here(quantity()))).collect(),
        rows: BTreeMap::new(),
        expectations: Vec::new(),
    }
}

fn pages(report: &Report) -> PagedDocument {
    layout(report, &FixedMetrics, &MemoryFolder::new(), LayoutOptions::default()).unwrap()
}

fn text(item: &Item) -> String {
    match &item.kind {
        ItemKind::Text(run) => run.text(),
        _ => String::new(),
    }
}

/// The pages on which a text stands, also where it is broken over lines.
fn pages_with(document: &PagedDocument, wanted: &str) -> Vec<usize> {
    let on = |page: &Page| page.items.iter().map(text).collect::<String>().contains(wanted);
    (0..document.pages.len()).filter(|index| on(&document.pages[*index])).collect()
}

#[test]
fn the_table_of_requests_stands_on_one_page_also_with_wide_numbers() {
    for edition in Edition::ALL {
        for number in ["0", "1234", "12345678"] {
            let mut report = report(*edition, "12", &["正文。"; 9]);
            for (cell, quantity) in &mut report.cells {
                if cell.table == TableKey::Requests {
                    number.clone_into(&mut quantity.value.written);
                }
            }
            let document = pages(&report);
            let first = pages_with(&document, "三、收到和处理");
            let last = pages_with(&document, "四、结转下");
            assert_eq!(first, last, "{edition} {number}");
        }
    }
}

#[test]
fn baselines_of_prose_stand_on_twenty_two_lines() {
    let document = pages(&report(
        Edition::Format2021,
        "0",
        &["一二三四五六七八九十，".repeat(40).as_str(); 6],
    ));
    let line = |index: u16| {
        let (top, next) = (style::line_top(index), style::line_top(index + 1));
        top + style::baseline_in(next - top, style::SIZE_3)
    };
    let grid: Vec<_> = (0..style::LINES).map(line).collect();
    for page in &document.pages {
        for item in &page.items {
            if let ItemKind::Text(run) = &item.kind
                && run.size == style::SIZE_3
            {
                assert!(grid.contains(&run.at.y), "{}", item.kind);
            }
        }
    }
}

#[test]
fn page_numbers_stand_right_on_odd_pages_and_left_on_even_ones() {
    let document = pages(&report(Edition::Format2021, "0", &["字"; 60]));
    let number = |page: &Page| match &page.items.last().unwrap().kind {
        ItemKind::Text(run) => (run.text(), run.at.x, run.at.x + run.width()),
        other => panic!("{other}"),
    };
    let (text, _, right) = number(&document.pages[0]);
    assert_eq!((text.as_str(), right), ("— 1 —", style::LEFT + style::WIDTH - style::SIZE_4));
    let (text, left, _) = number(&document.pages[1]);
    assert_eq!((text.as_str(), left), ("— 2 —", style::LEFT + style::SIZE_4));
}

#[test]
fn a_heading_is_never_last_on_a_page() {
    for paragraphs in 0..24 {
        let document = pages(&report(Edition::Format2021, "0", &vec!["一行。"; paragraphs]));
        let heading = pages_with(&document, "二、主动公开");
        let table = pages_with(&document, "信息内容");
        assert_eq!(heading.first(), table.first(), "after {paragraphs} lines");
    }
}

#[test]
fn the_contents_name_every_part_with_its_page() {
    let mut report = report(Edition::Format2021, "0", &["字"; 60]);
    report.document.toc = true;
    let document = pages(&report);
    let bare: Vec<String> = document.pages[0].items.iter().map(text).collect();
    for entry in document.outline.iter().filter(|entry| entry.level <= 2) {
        let at = bare.iter().position(|text| *text == entry.title).unwrap();
        assert_eq!(bare[at + 2], (entry.page + 1).to_string(), "{}", entry.title);
        assert!(pages_with(&document, &entry.title).contains(&entry.page));
    }
    let labels: Vec<&str> = document.pages.iter().map(|page| page.label.as_str()).collect();
    assert_eq!(labels, ["1", "2", "3", "4", "5", "6", "7"]);
}

#[test]
fn a_missing_glyph_names_its_character() {
    let report = report(Edition::Format2021, "0", &["造\u{e000}字"]);
    let errors = layout(&report, &FixedMetrics, &MemoryFolder::new(), LayoutOptions::default());
    let rules: Vec<_> = errors.unwrap_err().iter().map(super::LayoutError::rule).collect();
    assert_eq!(rules, ["missing-glyph"]);
}

#[test]
fn a_draft_says_so_on_every_page() {
    let report = report(Edition::Format2021, "0", &["字"; 60]);
    let options = LayoutOptions { draft: true };
    let document = layout(&report, &FixedMetrics, &MemoryFolder::new(), options).unwrap();
    assert_eq!(pages_with(&document, "草稿").len(), document.pages.len());
}
