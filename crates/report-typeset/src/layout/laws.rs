//! Whatever a report says, its pages hold it: laws over random covers, contents, annexes, tables and
//! prose, on fixed metrics.

use super::{LayoutError, LayoutOptions, layout};
use crate::style;
use proptest::prelude::*;
use report_core::MemoryFolder;
use report_fonts::FixedMetrics;
use report_page::{Item, ItemKind, Page, PagedDocument, Target};
use report_page::{Length, Point};
use report_toml::read_text;
use std::fmt::Write;

/// A block of prose as a writer types it.
fn block() -> impl Strategy<Value = String> {
    let cells = |columns: usize, word: &str| vec![word; columns].join(" | ");
    let table = move |(columns, rows, word, asked): (usize, usize, String, bool)| {
        let turned = if asked { " {横排}" } else { "" };
        let mut text = format!("表：表题{turned}\n\n| {} |\n", cells(columns, &word));
        writeln!(text, "|{}", "---|".repeat(columns)).unwrap();
        for _ in 0..rows {
            writeln!(text, "| {} |", cells(columns, "格")).unwrap();
        }
        text
    };
    let shape = (1_usize..12, 0_usize..40, "[一-龥A-Z]{1,16}", any::<bool>());
    prop_oneof![
        6 => "[一-龥，。]{1,120}",
        2 => "# [一-龥]{1,40}",
        1 => "# [一-龥]{300,900}",
        2 => shape.prop_map(table),
    ]
}

/// A report with everything that may stand around its parts.
fn report() -> impl Strategy<Value = String> {
    let names = prop::collection::vec("[一-龥]{1,80}", 0..5);
    let title = prop_oneof![4 => "[一-龥]{1,40}", 1 => "[一-龥]{200,700}"];
    let flags = (any::<bool>(), any::<bool>(), any::<bool>(), any::<bool>());
    let blocks = prop::collection::vec(block(), 0..10);
    (title, names, flags, blocks, "[一-龥]{1,60}").prop_map(
        |(title, names, (cover, toc, signature, seal), blocks, agency)| {
            let prose = blocks.join("\n\n");
            format!(
                "edition = \"2021\"\nyear = 2024\n[agency]\nname = \"{agency}\"\n[document]\n\
                 title = \"{title}\"\npublished = 2025-01-02\ncover = {cover}\ntoc = {toc}\n\
                 signature = {signature}\nseal = {seal}\nannexes = {names:?}\n[overview]\ntext = '''\n{prose}\n'''\n\
                 [other_matters]\ntext = '''\n{prose}\n'''\n"
            )
        },
    )
}

/// The pages; nothing where a table is too wide for any page, which is told.
fn laid_out(text: &str) -> Option<PagedDocument> {
    let report = read_text("2024.toml", text).report;
    match layout(&report, &FixedMetrics, &MemoryFolder::new(), LayoutOptions::default()) {
        Ok(document) => Some(document),
        Err(errors) => {
            let told = |error: &LayoutError| matches!(error, LayoutError::CellTooWide { .. });
            assert!(errors.iter().all(told), "{errors:?}");
            None
        }
    }
}

/// The far corners of an item.
fn corners(item: &Item) -> Vec<Point> {
    match &item.kind {
        ItemKind::Text(run) => vec![run.at, run.along(run.width())],
        drawn => drawn.corners(),
    }
}

fn holds(page: &Page, at: Point) -> bool {
    let within = |place, extent| Length::ZERO <= place && place <= extent;
    within(at.x, page.size.width) && within(at.y, page.size.height)
}

fn texts(page: &Page) -> String {
    let text = |item: &Item| match &item.kind {
        ItemKind::Text(run) => run.text(),
        _ => String::new(),
    };
    page.items.iter().map(text).collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(32))]

    #[test]
    fn every_report_stands_inside_its_pages(text in report()) {
        let Some(document) = laid_out(&text) else { return Ok(()) };
        for page in &document.pages {
            for item in &page.items {
                let inside = corners(item).into_iter().all(|at| holds(page, at));
                prop_assert!(inside, "page {}: {}", page.label, item.kind);
            }
        }
        // A cover has no number.
        let least = |page: &Page| if page.label == "封面" { 1 } else { 2 };
        let blank = document.pages.iter().position(|page| page.items.len() < least(page));
        prop_assert_eq!(blank, None, "no page holds only its number");
    }

    #[test]
    fn numbers_count_on_and_links_lead_to_their_headings(text in report()) {
        let Some(document) = laid_out(&text) else { return Ok(()) };
        let numbered = document.pages.iter().skip_while(|page| page.label == "封面");
        for (number, page) in (1..).zip(numbered) {
            prop_assert_eq!(&page.label, &number.to_string());
        }
        for item in document.pages.iter().flat_map(|page| &page.items) {
            if let ItemKind::Link { target: Target::Place { page, title, .. }, .. } = &item.kind {
                let (heading, _) = title.rsplit_once('，').unwrap();
                let page = texts(&document.pages[*page]);
                let first: String = heading.chars().take(12).collect();
                prop_assert!(page.contains(&first), "{first} in {page}");
            }
        }
    }

    #[test]
    fn a_signature_stands_with_text(text in report()) {
        let Some(document) = laid_out(&text) else { return Ok(()) };
        let (_, agency) = text.split_once("name = \"").unwrap();
        let agency: String = agency.chars().take_while(|ch| *ch != '"').take(12).collect();
        let signed = document.pages.iter().rposition(|page| texts(page).contains("2025年1月2日"));
        let pages = signed.map(|at| (&document.pages[at], at.checked_sub(1)));
        if let (true, Some((page, Some(before)))) = (text.contains("signature = true"), pages)
            // Below a table turned sideways there is no text to stand with.
            && !document.pages[before].is_landscape()
        {
            prop_assert!(!texts(page).starts_with(&agency), "{}", texts(page));
        }
    }

    #[test]
    fn a_seal_has_its_place_once_and_whole_below_the_text(text in report()) {
        let Some(document) = laid_out(&text) else { return Ok(()) };
        let places = document.pages.iter().flat_map(|page| {
            page.items.iter().filter_map(move |item| match &item.kind {
                ItemKind::Seal { rect, .. } => Some((page, *rect)),
                _ => None,
            })
        });
        let places: Vec<_> = places.collect();
        prop_assert_eq!(places.len(), usize::from(text.contains("seal = true")));
        for (page, rect) in places {
            prop_assert_eq!(rect.size.width, Length::from_centimillimetres(4200));
            prop_assert_eq!(rect.size.height, rect.size.width);
            prop_assert!(rect.bottom() <= style::AREA.bottom() && rect.right() <= style::AREA.right());
            let above = |item: &Item| match &item.kind {
                ItemKind::Text(run) if run.at.y <= rect.at.y => Some(run.at.y),
                ItemKind::Line { to, .. } if to.y <= rect.at.y => Some(to.y),
                _ => None,
            };
            let last = page.items.iter().filter_map(above).max();
            // The text, or a table, ends at most one line above it, or the page begins there.
            let gap = rect.at.y - last.unwrap_or(style::AREA.at.y);
            prop_assert!(gap <= style::lines_height(2), "{gap}");
        }
    }
}
