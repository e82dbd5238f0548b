//! Pins that a draft reads back as what it was made of, whatever stands in it.

use super::*;
use proptest::prelude::*;
use report_core::prose::{Block, plain_text};
use report_core::vocab::{ColumnKey, RowKey, TableKey};
use report_toml::read_text;

fn draft(text: &str) -> Draft {
    let mut draft = Draft::new(Edition::Format2021);
    draft.year = Noted::plain(Some(2024));
    draft.agency = Noted::plain("云汀区人民政府".to_owned());
    draft.parts.insert(SectionKey::Overview, Part { text: text.to_owned(), ..Part::default() });
    draft
}

fn cell(row: RowKey, column: ColumnKey) -> Cell {
    Cell { table: TableKey::Requests, row, column }
}

#[test]
fn figures_print_as_they_were_published() {
    for &edition in Edition::ALL {
        for cell in edition.form().cells() {
            for figure in [
                "0",
                "12",
                "1,286",
                "007",
                "增加15",
                "15",
                "3.50",
                "63800万元",
                "/",
                "",
                "22（其中修订16件）",
            ] {
                let mut draft = draft("");
                draft.edition = edition;
                draft.cells.insert(cell, Noted::plain(figure.to_owned()));
                let reading = read_text("2024.toml", &draft.text());
                if let Some(read) = reading.report.cell(cell) {
                    assert_eq!(read.value.written, figure, "{cell}");
                }
            }
        }
    }
}

#[test]
fn what_is_unsettled_stands_behind_its_cell() {
    let mut draft = draft("");
    let at = cell(RowKey::Received, ColumnKey::Business);
    draft.cells.insert(at, Noted::unsettled(String::new(), "表1 C7 “12 13”"));
    let text = draft.text();
    assert!(text.contains("  \"\",                            # 待核：表1 C7 “12 13”\n"), "{text}");
    let reading = read_text("2024.toml", &text);
    assert!(reading.report.cell(at).unwrap().value.is_blank());
    let found: Vec<_> = reading.report.unsettled.iter().collect();
    assert_eq!(found.len(), 1, "{found:?}");
    assert_eq!(found[0].cell, Some(at));
}

fn printed(text: &str) -> Vec<String> {
    let reading = read_text("2024.toml", &draft(text).text());
    let section = reading.report.section(SectionKey::Overview).cloned().unwrap();
    let text = |block: &Block| match block {
        Block::Paragraph(paragraph) => plain_text(&paragraph.inlines),
        Block::Heading(heading) => {
            let run_in = heading.run_in.as_deref().map(plain_text).unwrap_or_default();
            format!("{}{}{run_in}", heading.label, plain_text(&heading.inlines))
        }
        other => panic!("{other:?}"),
    };
    section.prose.blocks.iter().map(text).collect()
}

#[test]
fn markup_in_a_text_is_no_markup() {
    for text in [
        "# 甲",
        "- 乙",
        "> 丙",
        "---",
        "**丁**",
        "a*b*c",
        "[戊](己)",
        "![庚](辛)",
        "{{requests.received.total}}",
        "甲 & 乙 &amp; 丙",
        "a_b_c",
        "_丁_",
        "`甲`",
        "C:\\图片\\*",
        "<b>甲</b>",
        "'''",
        "| 甲 | 乙 |",
        "```",
        "~~~",
        "===",
        "表：题",
        "{{{a}}}",
    ] {
        assert_eq!(printed(&literal(text)), [text], "{}", literal(text));
    }
}

#[test]
fn bold_and_links_are_read_back() {
    let line = format!("{}{}", bold("重点。"), link("云汀*区", "https://example.com/a_(b)"));
    let reading = read_text("2024.toml", &draft(&line).text());
    let section = reading.report.section(SectionKey::Overview).cloned().unwrap();
    let [Block::Paragraph(paragraph)] = &section.prose.blocks[..] else { panic!() };
    insta::assert_debug_snapshot!(
        paragraph.inlines.iter().map(|inline| match inline {
            report_core::prose::Inline::Strong(inner) => format!("bold {}", plain_text(inner)),
            report_core::prose::Inline::Link { target, inlines } =>
                format!("link {} {}", target.value, plain_text(inlines)),
            other => format!("{other:?}"),
        }).collect::<Vec<_>>(),
        @r#"
    [
        "bold 重点。",
        "link https://example.com/a_(b) 云汀*区",
    ]
    "#
    );
}

proptest! {
    #[test]
    fn any_line_is_read_back(text in "[a#*_`<>&{}|\\[\\]()!~=+甲。'\\\\ -]{1,24}") {
        let expected = text.trim();
        prop_assume!(!expected.is_empty());
        prop_assert_eq!(printed(&literal(&text)), [expected], "{}", literal(&text));
    }
}
