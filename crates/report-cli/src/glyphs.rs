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

/// The characters that are neither ASCII nor usual.
fn rare(text: &str) -> impl Iterator<Item = char> {
    let bytes = text.as_bytes();
    let mut at = 0;
    std::iter::from_fn(move || {
        loop {
            let rest = bytes.get(at..)?;
            at += skipped(rest);
            let ch = text.get(at..)?.chars().next()?;
            at += ch.len_utf8();
            if !ch.is_ascii() && !is_usual(ch) {
                return Some(ch);
            }
        }
    })
}

/// How many bytes at the beginning are of ASCII or of the most usual of the usual, looked at without
/// decoding any: this runs over every report.
fn skipped(bytes: &[u8]) -> usize {
    const HIGH: u64 = 0x8080_8080_8080_8080;
    let mut rest = bytes;
    loop {
        rest = match rest {
            [0xe5..=0xe8, _, _, rest @ ..]
            | [0xe4, 0xb8..=0xff, _, rest @ ..]
            | [0xe9, ..=0xbd, _, rest @ ..]
            | [0xe3, 0x80, 0x80..=0x83 | 0x85..=0x97, rest @ ..]
            | [0xef, 0xbc, 0x81..=0xff, rest @ ..]
            | [0xef, 0xbd, ..=0x9e, rest @ ..] => rest,
            _ => match rest.split_first_chunk::<8>() {
                Some((chunk, after)) if u64::from_ne_bytes(*chunk) & HIGH == 0 => after,
                _ => match rest {
                    [..=0x7f, rest @ ..] => rest,
                    _ => return bytes.len() - rest.len(),
                },
            },
        };
    }
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
    fn none_but_the_usual_are_skipped() {
        for ch in '\u{80}'..=char::MAX {
            let found = rare(ch.encode_utf8(&mut [0; 4])).next();
            assert_eq!(found, (!is_usual(ch)).then_some(ch), "U+{:04X}", u32::from(ch));
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
    }
}
