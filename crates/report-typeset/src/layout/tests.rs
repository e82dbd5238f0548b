//! Layout of whole reports made by hand, on fixed metrics: what stands on which page.

use super::{LayoutError, LayoutOptions, layout};
use crate::style;
use report_core::form::Edition;
use report_core::number::{Decimal, Quantity};
use report_core::prose::{
    Block, Heading, Inline, Label, Level, Number, Paragraph, Prose, ProseTable,
};
use report_core::report::{Agency, Date, Section};
use report_core::vocab::{SectionKey, TableKey};
use report_core::{MemoryFolder, Report, Span, Spanned};
use report_fonts::FixedMetrics;
use report_page::Length;
use report_page::{Item, ItemKind, Page, PagedDocument, Target};

fn here<T>(value: T) -> Spanned<T> {
    Spanned::new(value, Span::default())
}

fn paragraph(text: &&str) -> Block {
    let inlines = vec![Inline::Text(here((*text).to_owned()))];
    Block::Paragraph(Paragraph { inlines, span: Span::default() })
}

/// A report whose every cell says `number`, with `prose` in the first part.
fn report(edition: Edition, number: &str, prose: &[&str]) -> Report {
    let quantity = || Quantity {
        written: number.to_owned().into(),
        value: Some(Decimal::ZERO),
        ..Quantity::default()
    };
    let overview = Section {
        key: SectionKey::Overview,
        span: Span::default(),
        heading: None,
        prose: Prose { blocks: prose.iter().map(paragraph).collect() },
        notes: Vec::new(),
    };
    Report {
        edition: here(edition),
        year: here(2024),
        agency: Agency { name: here("某县人民政府".to_owned()), ..Agency::default() },
        sections: vec![overview],
        cells: edition.form().cells().map(|cell| (cell, here(quantity()))).collect(),
        ..Report::empty()
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
                    quantity.value.written = number.into();
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
    let (own, parts) = document.outline.split_first().unwrap();
    assert_eq!((own.title.as_str(), own.page), ("目录", 0));
    for entry in parts.iter().filter(|entry| entry.level <= 2) {
        let at = bare.iter().position(|text| *text == entry.title).unwrap();
        assert_eq!(bare[at + 2], (entry.page + 1).to_string(), "{}", entry.title);
        assert!(pages_with(&document, &entry.title).contains(&entry.page));
    }
    let labels: Vec<&str> = document.pages.iter().map(|page| page.label.as_str()).collect();
    assert_eq!(labels, ["1", "2", "3", "4", "5", "6", "7"]);
}

/// Where the links of a page lead: their page, height and words.
fn leads(page: &Page) -> Vec<(usize, Length, String)> {
    let lead = |item: &Item| match &item.kind {
        ItemKind::Link { target: Target::Place { page, top, title }, .. } => {
            Some((*page, *top, title.clone()))
        }
        _ => None,
    };
    page.items.iter().filter_map(lead).collect()
}

#[test]
fn each_line_of_the_contents_leads_to_its_heading() {
    for cover in [false, true] {
        let mut report = report(Edition::Format2021, "0", &["字"; 60]);
        (report.document.toc, report.document.cover) = (true, cover);
        let document = pages(&report);
        let expected: Vec<_> = document
            .outline
            .iter()
            .filter(|entry| entry.title != "目录" && entry.title != "封面")
            .map(|entry| {
                let number = &document.pages[entry.page].label;
                (entry.page, entry.top, format!("{}，第{number}页", entry.title))
            })
            .collect();
        assert_eq!(leads(&document.pages[usize::from(cover)]), expected);
        assert_eq!(expected.len(), 6);
    }
}

#[test]
fn a_cover_has_no_number_and_counting_begins_after_it() {
    let mut report = report(Edition::Format2021, "0", &["字"; 60]);
    let bare = pages(&report).pages.len();
    report.document.cover = true;
    let document = pages(&report);
    let labels: Vec<&str> = document.pages.iter().map(|page| page.label.as_str()).collect();
    assert_eq!(labels[..3], ["封面", "1", "2"]);
    assert_eq!(document.pages.len(), bare + 1);
    let cover: Vec<String> = document.pages[0].items.iter().map(text).collect();
    assert_eq!(cover, ["某县人民政府", "政府信息公开工作年度报告", "（2024年度）"]);
    let marks: Vec<_> = document.outline.iter().map(|mark| (mark.page, mark.level)).collect();
    assert_eq!(marks[..2], [(0, 1), (pages_with(&document, "一、总体情况")[0], 1)]);
    let number = text(document.pages[1].items.last().unwrap());
    assert_eq!(number, "— 1 —");
}

#[test]
fn contents_of_many_headings_take_several_pages_and_number_on() {
    let heading = |index: u32| {
        let number = Number { value: index, typed: None };
        let inlines = vec![Inline::Text(here(format!("小标题{index}")))];
        let (level, span, run_in) = (Level::Second, Span::default(), None);
        Block::Heading(Heading { level, number, label: String::new(), inlines, run_in, span })
    };
    let mut report = report(Edition::Format2021, "0", &[]);
    report.document.toc = true;
    let below = |index| [heading(index), paragraph(&"文。")];
    report.sections[0].prose.blocks = (1..=50).flat_map(below).collect();
    let document = pages(&report);
    let first = document.outline.iter().find(|entry| entry.title.starts_with("一、")).unwrap();
    assert_eq!(first.page, 3, "56 entries take three pages");
    let all: Vec<_> = document.pages[..3].iter().flat_map(leads).collect();
    assert_eq!(all.len(), 56);
}

/// A report whose last part ends in some paragraphs, signed.
fn signed(last: &[&str], before: usize) -> Report {
    let mut report = report(Edition::Format2021, "0", &vec!["一行。"; before]);
    let mut section = report.sections[0].clone();
    section.key = SectionKey::OtherMatters;
    section.prose.blocks = last.iter().map(paragraph).collect();
    report.sections.push(section);
    (report.document.signature, report.document.published) =
        (true, Some(here(Date { year: 2025, month: 1, day: 2 })));
    report
}

#[test]
fn a_signature_is_never_alone_on_a_page() {
    let long = "一二三四五六七八九十".repeat(9);
    for last in
        [&["无。"][..], &["甲。", "乙。", "丙。"], &[long.as_str()], &[long.as_str(), "丁。"]]
    {
        for before in 0..23 {
            let document = pages(&signed(last, before));
            let page = document.pages.last().unwrap();
            let texts: Vec<_> = page.items.iter().map(text).collect();
            assert_eq!(pages_with(&document, "2025年1月2日"), [document.pages.len() - 1]);
            let name = texts.iter().position(|text| text == "某县人民政府").unwrap();
            assert!(name >= 2, "{last:?} after {before}: {texts:?}");
        }
    }
}

#[test]
fn annexes_hang_from_their_own_first_character() {
    let mut report = signed(&["正文。"], 0);
    let long = "一二三四五六七八九十".repeat(4);
    report.document.annexes = vec![here(long), here("乙".to_owned())];
    let document = pages(&report);
    let page = document.pages.last().unwrap();
    let places: Vec<_> = page
        .items
        .iter()
        .filter_map(|item| match &item.kind {
            ItemKind::Text(run) => Some((run.text(), run.at.x - style::LEFT, run.at.y)),
            _ => None,
        })
        .collect();
    let place = |wanted: &str| {
        let found = places.iter().find(|(text, ..)| text.starts_with(wanted));
        found.map_or_else(|| panic!("{wanted} in {places:?}"), |(_, x, y)| (*x, *y))
    };
    let name_x = style::PITCH * 5 + Length::from_points(24);
    assert_eq!(place("附件：").0, style::INDENT);
    assert_eq!(place("1. ").0, style::PITCH * 5);
    assert_eq!(place("2. ").0, style::PITCH * 5);
    assert_eq!(place("一二三").0, name_x);
    assert_eq!(place("乙").0, name_x);
    assert!(places.iter().filter(|(_, x, _)| *x == name_x).count() == 3, "{places:?}");
    let line = |lines: u16| style::lines_height(lines);
    let gap = place("附件：").1 - place("正文").1;
    assert!((gap - line(2)).millipoints().abs() <= 1, "one empty line above: {gap}");
}

#[test]
fn a_single_annex_has_no_number() {
    let mut report = signed(&["正文。"], 0);
    report.document.annexes = vec![here("甲".to_owned())];
    let document = pages(&report);
    assert!(pages_with(&document, "附件：甲").len() == 1);
}

/// A table with as many columns as headers, and so many rows.
fn table(headers: &[&str], rows: usize, landscape: bool) -> Block {
    let cell = |text: &str| vec![Inline::Text(here(text.to_owned()))];
    let row = |index: usize| headers.iter().map(|_| cell(&format!("格{index}"))).collect();
    Block::Table(ProseTable {
        caption: Some(cell("宽表")),
        alignments: Vec::new(),
        header: headers.iter().map(|text| cell(text)).collect(),
        rows: (0..rows).map(row).collect(),
        label: Label { number: Some(1), name: None },
        landscape,
        span: Span::default(),
    })
}

/// A report with a table between two paragraphs.
fn with_table(table: Block) -> PagedDocument {
    let mut report = report(Edition::Format2021, "0", &["前文。", "后文。"]);
    report.sections[0].prose.blocks.insert(1, table);
    pages(&report)
}

fn landscape_pages(document: &PagedDocument) -> Vec<usize> {
    (0..document.pages.len()).filter(|at| document.pages[*at].is_landscape()).collect()
}

#[test]
fn a_table_too_wide_upright_is_turned_and_the_text_goes_on_upright() {
    let wide = ["ABCDEFGHIJKLMNOPQRSTUV"; 6];
    let document = with_table(table(&wide, 3, false));
    assert_eq!(landscape_pages(&document), [1]);
    assert_eq!(pages_with(&document, "宽表"), [1]);
    assert_eq!(pages_with(&document, "后文"), [0], "the text fills the page before");
    let document = with_table(table(&wide[..3], 3, false));
    assert_eq!(landscape_pages(&document), Vec::<usize>::new());
    let document = with_table(table(&wide[..3], 3, true));
    assert_eq!(landscape_pages(&document), [1], "asked for");
}

#[test]
fn a_long_table_is_divided_on_turned_pages_with_its_header_again() {
    let document = with_table(table(&["表头甲", "表头乙"], 60, true));
    let turned = landscape_pages(&document);
    assert!(turned.len() > 1, "{turned:?}");
    assert_eq!(pages_with(&document, "表头甲"), turned);
    assert_eq!(pages_with(&document, "宽表"), turned[..1]);
    assert_eq!(pages_with(&document, "格59"), turned[turned.len() - 1..]);
}

#[test]
fn a_turned_page_has_its_number_where_the_bound_page_has_it() {
    let document = with_table(table(&["表头甲", "表头乙"], 60, true));
    for index in landscape_pages(&document) {
        let page = &document.pages[index];
        let ItemKind::Text(run) = &page.items.last().unwrap().kind else { panic!("a number") };
        assert_eq!(run.text(), format!("— {} —", index + 1));
        assert!(run.turned);
        // Seen with the paper upright again: as far from its edges as on any other page.
        let ItemKind::Text(first) = &document.pages[0].items.last().unwrap().kind else {
            panic!("a number")
        };
        assert_eq!(style::PAPER.height - run.at.x, first.at.y);
        let right = style::LEFT + style::WIDTH - style::SIZE_4 - run.width();
        let odd = index % 2 == 0;
        assert_eq!(run.at.y, if odd { right } else { style::LEFT + style::SIZE_4 });
    }
}

#[test]
fn a_caption_is_never_parted_from_its_table() {
    let tall = "一二三四五六七八九十".repeat(30);
    for before in 0..22 {
        let mut report = report(Edition::Format2021, "0", &vec!["前文。"; before]);
        let mut long = table(&["表头"], 30, false);
        if let Block::Table(long) = &mut long {
            long.rows[0][0] = vec![Inline::Text(here(tall.clone()))];
        }
        report.sections[0].prose.blocks.push(long);
        let document = pages(&report);
        let caption = pages_with(&document, "宽表");
        assert_eq!(caption, pages_with(&document, "表头")[..1], "after {before} lines");
        assert_eq!(caption, pages_with(&document, "一二三四五六七八九十")[..1]);
    }
}

#[test]
fn a_table_too_wide_for_any_page_is_an_error() {
    let mut report = report(Edition::Format2021, "0", &[]);
    let wide = ["ABCDEFGHIJKLMNOPQRSTUVWXYZABCDEFGHIJKLMNOPQRSTUVWXYZ"; 8];
    report.sections[0].prose.blocks = vec![table(&wide, 1, false)];
    let errors = layout(&report, &FixedMetrics, &MemoryFolder::new(), LayoutOptions::default());
    let errors = errors.unwrap_err();
    let [LayoutError::CellTooWide { cell, text, .. }] = errors.as_slice() else {
        panic!("{errors:?}");
    };
    assert_eq!((cell, text.as_str()), (&format!("正文表格第1行“{0}”列", wide[0]), wide[0]));
}

#[test]
fn a_missing_glyph_names_its_character() {
    let report = report(Edition::Format2021, "0", &["造\u{e000}字"]);
    let errors = layout(&report, &FixedMetrics, &MemoryFolder::new(), LayoutOptions::default());
    let rules: Vec<_> = errors.unwrap_err().iter().map(LayoutError::rule).collect();
    assert_eq!(rules, ["missing-glyph"]);
}

#[test]
fn a_draft_says_so_on_every_page() {
    let report = report(Edition::Format2021, "0", &["字"; 60]);
    let options = LayoutOptions { draft: true };
    let document = layout(&report, &FixedMetrics, &MemoryFolder::new(), options).unwrap();
    assert_eq!(pages_with(&document, "草稿").len(), document.pages.len());
}
