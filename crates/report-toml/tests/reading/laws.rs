//! What holds for every text: reading ends, never panics, and every place lies on characters.

use crate::common::{complete, read, texts, with_overview};
use proptest::prelude::*;
use report_core::Edition;
use report_core::prose::{Block, plain_text};
use report_core::vocab::SectionKey;

/// Reads a text and looks at the place of every finding.
fn holds(text: &str) {
    let lines = read(text).lines();
    assert!(lines.lines().count() < 2000);
}

/// A complete report with some of its characters replaced.
fn damaged() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        Just("\"".to_owned()),
        Just("'''".to_owned()),
        Just("[".to_owned()),
        Just("]".to_owned()),
        Just("=".to_owned()),
        Just("\n".to_owned()),
        Just("，".to_owned()),
        Just("＝".to_owned()),
        Just("“".to_owned()),
        Just("件".to_owned()),
        Just("\\".to_owned()),
        Just("{".to_owned()),
        Just("#".to_owned()),
        Just("−".to_owned()),
        Just("１".to_owned()),
        "\\PC",
    ];
    let edits = proptest::collection::vec((any::<prop::sample::Index>(), 0_usize..6, piece), 0..5);
    edits.prop_map(|edits| {
        let mut text: Vec<char> = complete(Edition::Format2021).chars().collect();
        for (at, removed, piece) in edits {
            let start = at.index(text.len());
            let end = (start + removed).min(text.len());
            text.splice(start..end, piece.chars());
        }
        text.into_iter().collect()
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn any_text_is_read(text in "\\PC{0,80}") {
        holds(&text);
    }

    #[test]
    fn any_damaged_report_is_read(text in damaged()) {
        holds(&text);
    }

    #[test]
    fn any_prose_is_read(prose in "[*_`#!\\[\\](){}<>|\\\\：。，（）一二1.\\-+ \u{3000}\nA-z正文宽=cm\"&;~]{0,60}") {
        let text = with_overview(&prose);
        holds(&text);
        let read = read(&text);
        for text in texts(&read.report, SectionKey::Overview) {
            let typed = read.sources.slice(text.span).expect("a place on characters");
            prop_assert!(typed.len() != text.value.len() || typed == text.value);
        }
    }

    #[test]
    fn no_word_of_plain_prose_is_lost(prose in "([一二三主动公开件数（）()0-9.、。，；：“”　 ]|\\*\\*公开\\*\\*|\n){0,60}") {
        let read = read(&with_overview(&prose));
        let section = read.report.section(SectionKey::Overview).expect("an overview");
        let mut said = String::new();
        for block in &section.prose.blocks {
            match block {
                Block::Heading(it) => {
                    let run_in = it.run_in.as_deref().unwrap_or_default();
                    said.extend([it.label.clone(), plain_text(&it.inlines), plain_text(run_in)]);
                }
                Block::Paragraph(it) => said.push_str(&plain_text(&it.inlines)),
                Block::Picture(_) | Block::Chart(_) | Block::Table(_) => prop_assert!(false, "{:?}", block),
            }
        }
        let bare = |text: &str| text.replace(|ch: char| ch.is_whitespace() || ch == '*', "");
        prop_assert_eq!(bare(&said), bare(&prose));
    }
}
