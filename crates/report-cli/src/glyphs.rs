//! Characters of a report that no face has, found without typesetting where there is none: only a rare
//! character is asked of the faces. It must not judge any itself; typesetting does.

use report_core::{Diagnostic, Folder, Report, SourceFile, Sources};
use report_pdf::layout::{LayoutError, LayoutOptions, layout};
use report_pdf::{FaceId, FontBook, Metrics};

/// Beyond ASCII and the hanzi of Unicode 1.1, what running text is full of: spaces, marks, signs of
/// measure and number. Each of them is in a face that steps in for any other.
const USUAL: &[(char, char)] = &[
    ('\u{a7}', '\u{a8}'),
    ('\u{b0}', '\u{b1}'),
    ('\u{b7}', '\u{b7}'),
    ('\u{d7}', '\u{d7}'),
    ('\u{2014}', '\u{2014}'),
    ('\u{2018}', '\u{2019}'),
    ('\u{201c}', '\u{201d}'),
    ('\u{2026}', '\u{2026}'),
    ('\u{2030}', '\u{2030}'),
    ('\u{2103}', '\u{2103}'),
    ('\u{2160}', '\u{216b}'),
    ('\u{2460}', '\u{2469}'),
    ('\u{3000}', '\u{3003}'),
    ('\u{3005}', '\u{3017}'),
    ('\u{4e00}', '\u{9fa5}'),
    ('\u{ff01}', '\u{ff5e}'),
];

/// What typesetting would refuse for want of a glyph.
pub(crate) fn check(report: &Report, sources: &Sources, folder: &dyn Folder) -> Vec<Diagnostic> {
    let book = FontBook::new();
    let last = report.previous_report().map(|last| last.year.span.file);
    let mut files = sources.iter().filter(|(id, _)| Some(*id) != last);
    if !files.any(|(_, file)| is_doubtful(file, &book)) {
        return Vec::new();
    }
    // Where it stands matters: in a comment it is never printed.
    let refused = layout(report, &book, folder, LayoutOptions { draft: true }).err();
    let missing = refused.into_iter().flatten();
    let missing = missing.filter(|error| matches!(error, LayoutError::MissingGlyph { .. }));
    missing.map(|error| error.diagnostic()).collect()
}

/// Whether a text may print a character no face has: one that is neither usual nor in a face that
/// steps in, or one that is written by its number.
fn is_doubtful(file: &SourceFile, book: &FontBook) -> bool {
    let text = file.text();
    let by_number = || text.contains('\\') && (text.contains("\\u") || text.contains("\\U"));
    let lacks = |ch| book.glyph(FaceId::Song, ch).is_none();
    let mut lines = text.lines().filter(|line| may_be_rare(line));
    may_be_rare(text) && lines.any(|line| rare(line).any(lacks)) || by_number()
}

/// The characters that are neither ASCII nor usual.
fn rare(text: &str) -> impl Iterator<Item = char> {
    text.chars().filter(|ch| !ch.is_ascii() && !is_usual(*ch))
}

/// Whether there may be one, by a first look that runs over every report. Nearly none has one.
fn may_be_rare(text: &str) -> bool {
    let bytes = text.as_bytes();
    let from = |at: usize| bytes.get(at..).unwrap_or_default();
    let threes = bytes.iter().zip(from(1)).zip(from(2));
    // Many at a time, so without leaving at the first.
    let look = |found, ((first, second), third): ((&u8, &u8), &u8)| {
        found | may_begin_rare(*first, *second, *third)
    };
    // A last character of two bytes begins no three.
    let ends = || text.chars().next_back().is_some_and(|ch| !ch.is_ascii() && !is_usual(ch));
    threes.fold(false, look) || ends()
}

/// Whether three bytes may begin with a rare character. It may say so of a usual one that is seldom.
#[expect(
    clippy::needless_bitwise_bool,
    reason = "a branch a byte would keep many from being looked at together"
)]
const fn may_begin_rare(first: u8, second: u8, third: u8) -> bool {
    let seldom =
        (first >= 0xc3) & (first <= 0xe1) | (first >= 0xea) & (first <= 0xee) | (first >= 0xf0);
    let dot = (first == 0xc2) & (second == 0xb7);
    let quote =
        (third == 0x94) | (third == 0x98) | (third == 0x99) | (third == 0x9c) | (third == 0x9d);
    let mark = (second == 0x80) & (quote | (third == 0xa6));
    let circled = (second == 0x91) & (third >= 0xa0) & (third <= 0xa9);
    let stop = (second == 0x80) & (third <= 0x97) & (third != 0x84);
    let wide = (second == 0xbc) & (third >= 0x81) | (second == 0xbd) & (third <= 0x9e);
    seldom
        | (first == 0xc2) & !dot
        | (first == 0xe2) & !(mark | circled)
        | (first == 0xe3) & !stop
        | (first == 0xe4) & (second < 0xb8)
        | (first == 0xe9) & ((second > 0xbe) | (second == 0xbe) & (third > 0xa5))
        | (first == 0xef) & !wide
}

fn is_usual(ch: char) -> bool {
    USUAL.iter().rev().any(|(first, last)| (*first..=*last).contains(&ch))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_usual_character_is_in_a_face_that_steps_in() {
        let book = FontBook::new();
        let hanzi = '\u{5000}'..='\u{8fff}';
        for ch in USUAL.iter().flat_map(|(first, last)| *first..=*last).chain(hanzi) {
            assert!(is_usual(ch), "{ch}");
            let glyph = book.glyph(FaceId::Song, ch);
            assert!(glyph.is_some(), "U+{:04X} {ch}", u32::from(ch));
        }
    }

    #[test]
    fn no_rare_character_gets_past_the_first_look() {
        for ch in '\u{80}'..=char::MAX {
            let (inside, last) = (format!("年{ch}报"), format!("年{ch}"));
            let seen = may_be_rare(&inside) && may_be_rare(&last);
            assert!(is_usual(ch) || seen, "U+{:04X}", u32::from(ch));
        }
        assert!(!may_be_rare("year = 2024 # 龙“年报”——共 3 项：①，②；第·二……（完）"));
    }

    #[test]
    fn rare_characters_are_found_and_no_others() {
        let check = |text: &str, expected: &str| {
            assert_eq!(rare(text).collect::<String>(), expected, "{text}");
        };
        check("year = 2024 # “年报”——共 3 项：①，②；5 ℃……（完）", "");
        check("龥龦😀é㐀", "龦😀é㐀");
        check("\u{e000}", "\u{e000}");
    }
}
