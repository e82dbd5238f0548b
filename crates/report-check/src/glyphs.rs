//! Characters of a report that no face has: those that are printed, and of them only a rare one is asked of the
//! faces. It must not typeset.

use report_core::{CharacterSet, Diagnostic, Report, SourceFile, Sources, Span};
use report_document::{Document, LayoutError};
use report_fonts::{FaceId, FontBook, Metrics};
use std::collections::BTreeSet;

/// What running text is full of: ASCII, the hanzi of Unicode 1.1, spaces, marks, signs of measure and
/// number. Each of them, but for controls, is in a face that steps in for any other.
const USUAL: &[(char, char)] = &[
    ('\0', '\u{7f}'),
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

/// The characters that are not [`USUAL`]. Every report is looked through for them and few have one.
static RARE: CharacterSet = CharacterSet::of_ranges(USUAL).others();

/// Every printed character no face has, once a place.
pub(crate) fn check(report: &Report, sources: &Sources) -> Vec<Diagnostic> {
    let book = FontBook::new();
    let last = report.previous_report().map(|last| last.year.span.file);
    let mut files = sources.iter().filter(|(id, _)| Some(*id) != last);
    if !files.any(|(_, file)| is_doubtful(file, &book)) {
        return Vec::new();
    }
    // Where it stands matters: in a comment it is never printed.
    let document = Document::of(report);
    let printed = document.characters().filter(|(ch, _)| *ch != '\t' && is_missing(*ch, &book));
    let missing: BTreeSet<(char, Option<Span>)> = printed.collect();
    let has_place = |ch| missing.iter().any(|(other, from)| *other == ch && from.is_some());
    let told = missing.iter().filter(|(ch, from)| from.is_some() || !has_place(*ch));
    told.map(|(ch, from)| LayoutError::MissingGlyph { ch: *ch, from: *from }.diagnostic()).collect()
}

/// Whether neither a face nor one that steps in for it has a character.
fn is_missing(ch: char, book: &FontBook) -> bool {
    book.glyph(FaceId::Song, ch).is_none()
}

/// Whether a text may print a character no face has: one that is neither usual nor in a face that
/// steps in, or one that is written by its number.
fn is_doubtful(file: &SourceFile, book: &FontBook) -> bool {
    let (text, characters) = (file.text(), file.characters());
    let by_number = || characters.contains('\\') && (text.contains("\\u") || text.contains("\\U"));
    let lacks = |ch| RARE.contains(ch) && is_missing(ch, book);
    // Nearly no text has one.
    (characters.meets(&RARE) && text.chars().any(lacks)) || by_number()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_usual_character_is_in_a_face_that_steps_in() {
        let book = FontBook::new();
        for ch in
            USUAL.iter().flat_map(|(first, last)| *first..=*last).filter(|ch| !ch.is_control())
        {
            assert!(!RARE.contains(ch), "{ch}");
            let glyph = book.glyph(FaceId::Song, ch);
            assert!(glyph.is_some(), "U+{:04X} {ch}", u32::from(ch));
        }
    }

    #[test]
    fn rare_characters_are_found_and_no_others() {
        let check = |text: &str, expected: &str| {
            let rare: String = text.chars().filter(|ch| RARE.contains(*ch)).collect();
            assert_eq!(rare, expected, "{text}");
            assert_eq!(CharacterSet::of_text(text).meets(&RARE), !expected.is_empty(), "{text}");
        };
        check("year = 2024 # “年报”——共 3 项：①，②；5 ℃……（完）\n", "");
        check("龥龦😀é㐀", "龦😀é㐀");
        check("\u{e000}", "\u{e000}");
    }
}
