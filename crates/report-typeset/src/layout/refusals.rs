//! What cannot be typeset is refused, each thing once and at its place in the file. Only tests.

use super::{LayoutOptions, layout};
use crate::style;
use report_core::{MemoryFolder, SourceFile, Sources};
use report_fonts::FixedMetrics;
use report_page::{ItemKind, PagedDocument};
use report_toml::read;

/// A grey PNG file, 100 dots across and 400 down.
fn high() -> Vec<u8> {
    let mut bytes = Vec::new();
    let mut encoder = png::Encoder::new(&mut bytes, 100, 400);
    encoder.set_color(png::ColorType::Grayscale);
    let mut writer = encoder.write_header().unwrap();
    writer.write_image_data(&vec![128; 40_000]).unwrap();
    drop(writer);
    bytes
}

/// The pages of a report of the year 2024 that says `text`, or each refusal with the text it marks.
fn typeset(text: &str) -> Result<PagedDocument, Vec<String>> {
    let text = format!("edition = \"2021\"\nyear = 2024\n{text}\n");
    let mut sources = Sources::new();
    let file = sources.add(SourceFile::new("2024.toml", text));
    let folder = MemoryFolder::new().with("high.png", high());
    let (report, _) = read(file, &mut sources, &folder);
    let document = layout(&report, &FixedMetrics, &folder, LayoutOptions::default());
    document.map_err(|errors| {
        let marked = |error: &super::LayoutError| {
            let marked = error.span().and_then(|span| sources.slice(span)).unwrap_or("nothing");
            format!("{} {}", error.rule(), marked.chars().take(6).collect::<String>())
        };
        errors.iter().map(marked).collect()
    })
}

fn check(text: &str, refusals: &[&str]) {
    assert_eq!(
        typeset(text).unwrap_err(),
        refusals,
        "{}",
        text.chars().take(200).collect::<String>()
    );
}

#[test]
fn a_caption_longer_than_six_lines() {
    let long = "图注很长".repeat(80);
    let picture = format!("[overview]\ntext = '''\n![{long}](high.png)\n'''");
    check(&picture, &["text-too-long 图注很长图注"]);
}

#[test]
fn a_picture_leaves_room_for_its_caption() {
    let caption = "图注很长".repeat(40);
    let text = format!("[overview]\ntext = '''\n![{caption}](high.png \"宽=15cm\")\n'''");
    let document = typeset(&text).unwrap();
    let bottom = style::TOP + style::HEIGHT;
    let items = || document.pages.iter().flat_map(|page| &page.items);
    assert_eq!(items().filter(|item| matches!(item.kind, ItemKind::Image { .. })).count(), 1);
    for item in items() {
        match &item.kind {
            ItemKind::Image { rect, .. } => {
                assert!(rect.at.y >= style::TOP && rect.bottom() <= bottom, "{}", item.kind);
            }
            ItemKind::Text(run) if run.size == style::SIZE_SMALL_4 => {
                assert!(run.at.y < bottom, "{}", item.kind);
            }
            _ => {}
        }
    }
}

#[test]
fn a_row_of_the_form_higher_than_a_page_is_told_where_it_was_typed() {
    let long = "数很长".repeat(2000);
    let text = format!("[requests]\nreceived = [1, 2, 3, \"4（{long}）\", 5, 6, 7]");
    let refusals = typeset(&text).unwrap_err();
    assert!(refusals.iter().any(|it| it.contains("4（数很长")), "{refusals:?}");
    assert!(refusals.iter().all(|it| !it.contains("nothing")), "{refusals:?}");
}

/// How many characters of notes there are, all of them on the pages.
fn check_notes(section: &str, notes: &[String]) {
    let document = typeset(&format!("[{section}]\nnotes = {notes:?}")).unwrap();
    let bottom = style::AREA.bottom();
    let runs = document.pages.iter().flat_map(|page| &page.items).filter_map(|item| {
        let ItemKind::Text(run) = &item.kind else { return None };
        (run.size == style::NOTE.size && run.text().contains('注')).then_some(run)
    });
    let runs: Vec<_> = runs.collect();
    assert!(runs.iter().all(|run| run.at.y < bottom), "{section}");
    let printed: usize = runs.iter().map(|run| run.text().matches('注').count()).sum();
    let typed: usize = notes.iter().map(|note| note.matches('注').count()).sum();
    assert_eq!(printed, typed, "{section}");
}

#[test]
fn notes_of_any_length_flow_on_to_the_next_pages() {
    for section in ["proactive_disclosure", "requests", "cases"] {
        for count in [1, 11, 12, 13, 30, 50] {
            check_notes(section, &vec!["注：这一条很短。".to_owned(); count]);
        }
        check_notes(section, &["注很长".repeat(900)]);
    }
}

#[test]
fn a_character_printed_twice_is_told_once() {
    let text = "[document]\ntoc = true\ncover = true\n[overview]\ntext = '''\n# 造\u{e000}字\n'''";
    check(text, &["missing-glyph \u{e000}"]);
    let title = "[document]\ntoc = true\ncover = true\ntitle = [\"造\u{e000}字\"]";
    check(title, &["missing-glyph \u{e000}"]);
}

#[test]
fn a_paragraph_of_any_length_is_set() {
    // Set on one line it would be 2.4 km long, more than a length can tell.
    let text = format!("[problems]\nheading = \"{}\"", "字".repeat(150_000));
    assert!(typeset(&text).is_ok_and(|document| document.pages.len() > 150_000 / 28 / 22));
}
