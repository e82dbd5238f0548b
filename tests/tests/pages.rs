//! The pages of whole reports as text: the specimen in full, the shipped ones by what must hold.

use report_fonts::FontBook;
use report_page::Rect;
use report_page::{Item, ItemKind, PagedDocument};
use report_tests::disk;
use report_typeset::style;
use report_typeset::{LayoutOptions, layout};

const SHIPPED: [&str; 3] = ["reports/2020.toml", "reports/2023.toml", "reports/2024.toml"];
const SPECIMEN: &str = "tests/specimen/specimen.toml";
const PARTS: &str = "tests/specimen/parts.toml";

fn pages(path: &str) -> PagedDocument {
    let (report, folder) = disk::open(path);
    let document = layout(&report, &FontBook::new(), &folder, LayoutOptions::default());
    document.unwrap_or_else(|errors| panic!("{path}: {errors:#?}"))
}

#[test]
fn every_page_of_the_specimen_stands_as_it_was_read() {
    for page in pages(SPECIMEN).pages {
        insta::assert_snapshot!(format!("specimen-{}", page.label), page);
    }
}

#[test]
fn cover_contents_turned_tables_and_signature_stand_as_they_were_read() {
    for (number, page) in pages(PARTS).pages.into_iter().enumerate() {
        insta::assert_snapshot!(format!("parts-{number}"), page);
    }
}

#[test]
fn nothing_leaves_the_type_area() {
    for path in SHIPPED.into_iter().chain([SPECIMEN, PARTS]) {
        for page in pages(path).pages {
            let area = if page.is_landscape() { style::LANDSCAPE_AREA } else { style::AREA };
            for item in &page.items {
                let inside = is_turned(item) || stays_inside(item, area);
                assert!(inside, "{path} page {}: {}", page.label, item.kind);
            }
        }
    }
}

/// Whether an item is the number of a page turned sideways, which stands outside.
fn is_turned(item: &Item) -> bool {
    matches!(&item.kind, ItemKind::Text(run) if run.turned)
}

/// Whether an item stands inside the type area; trailing spaces hang and page numbers stand below.
fn stays_inside(item: &Item, area: Rect) -> bool {
    let (left, right) = (area.at.x - style::RULE_OUTER, area.right() + style::RULE_OUTER);
    match &item.kind {
        ItemKind::Text(run) => {
            let spaces = run.glyphs.iter().rev().take_while(|glyph| glyph.ch == ' ');
            let hanging = spaces.map(|glyph| glyph.advance).sum();
            run.at.x >= left && run.at.x + run.width() - hanging <= right
        }
        ItemKind::Line { from, to, .. } => from.x >= left && to.x <= right,
        ItemKind::Path { points, .. } => points.iter().all(|at| at.x >= left && at.x <= right),
        ItemKind::Fill { rect, .. }
        | ItemKind::Image { rect, .. }
        | ItemKind::Seal { rect, .. }
        | ItemKind::Link { rect, .. } => {
            let bottom = area.bottom();
            rect.at.x >= left && rect.right() <= right && rect.bottom() <= bottom
        }
    }
}

#[test]
fn the_table_of_requests_is_never_torn_in_a_shipped_report() {
    for path in SHIPPED {
        let document = pages(path);
        let holding = |wanted: &str| {
            let text = |item: &Item| match &item.kind {
                ItemKind::Text(run) => run.text(),
                _ => String::new(),
            };
            document
                .pages
                .iter()
                .position(|page| page.items.iter().map(text).collect::<String>().contains(wanted))
        };
        let (first, last) = (holding("（本列数据的勾稽关系为"), holding("四、结转下年度继续办理"));
        assert!(first.is_some() && first == last, "{path}: {first:?} {last:?}");
    }
}

#[test]
fn the_six_parts_are_bookmarked_in_order() {
    for path in SHIPPED {
        let document = pages(path);
        let parts = document.outline.iter().filter(|entry| entry.level == 1);
        let numbers: String = parts.filter_map(|entry| entry.title.chars().next()).collect();
        assert_eq!(numbers, "一二三四五六", "{path}");
    }
}
