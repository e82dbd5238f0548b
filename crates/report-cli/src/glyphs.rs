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
    rare(text).any(lacks) || by_number()
}

/// The characters that are neither ASCII nor usual. Every report is looked through for them and nearly
/// none has one: what most text is made of is passed over by its first byte.
fn rare(text: &str) -> impl Iterator<Item = char> {
    let mut at = 0;
    std::iter::from_fn(move || {
        loop {
            match text.as_bytes().get(at)? {
                ..0x80 => at += 1,
                // U+5000 to U+8FFF.
                0xe5..=0xe8 => at += 3,
                _ => {
                    let ch = text.get(at..)?.chars().next()?;
                    at += ch.len_utf8();
                    if !is_usual(ch) {
                        return Some(ch);
                    }
                }
            }
        }
    })
}

fn is_usual(ch: char) -> bool {
    // The hanzi come last but one: the search begins where most end.
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
    fn rare_characters_are_found_and_no_others() {
        let check = |text: &str, expected: &str| {
            assert_eq!(rare(text).collect::<String>(), expected, "{text}");
        };
        check("year = 2024 # “年报”——共 3 项：①，②；5 ℃……（完）", "");
        check("龥龦😀é㐀", "龦😀é㐀");
        check("\u{e000}", "\u{e000}");
        let all: String = ('\u{1}'..=char::MAX).collect();
        let others = ('\u{80}'..=char::MAX).filter(|ch| !is_usual(*ch));
        check(&all, &others.collect::<String>());
    }
}
