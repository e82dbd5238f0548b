//! The repertoire of GB 18030—2022, implementation level 2: every character the faces have is set
//! and copies as itself, every other is an error at its place.

use encoding_rs::GB18030;
use report_core::{MemoryFolder, SourceFile, Sources};
use report_fonts::Metrics;
use report_fonts::{FaceId, FontBook};
use report_pdf::{PagedDocument, PdfOptions, write};
use report_toml::read;
use report_typeset::{LayoutError, LayoutOptions, layout};
use std::collections::BTreeSet;

/// Level 1 (GB 18030—2022 §9 with §5 to §7), without the code points of private use: the double-byte
/// part; of the four-byte part, CJK unified ideographs 0x82358F33 to 0x82359636 and extension A
/// 0x8139EE39 to 0x82358738.
fn level_1() -> BTreeSet<char> {
    let mut all: BTreeSet<char> = BTreeSet::new();
    for lead in 0x81..=0xFE_u8 {
        for trail in (0x40..=0x7E).chain(0x80..=0xFE_u8) {
            all.extend(decoded(&[lead, trail]));
        }
    }
    all.extend('\u{9FA6}'..='\u{9FEF}');
    all.extend('\u{3400}'..='\u{4DB5}');
    all
}

/// What level 2 adds (§9): the characters of the 通用规范汉字表 that level 1 lacks, 196. The list
/// stands in the text face, which was cut to that table: none of its other hanzi are beyond the
/// first plane.
fn added_by_level_2() -> BTreeSet<char> {
    let fonts = FontBook::new();
    let own = |ch: &char| {
        fonts.glyph(FaceId::FangSong, *ch).is_some_and(|it| it.face == FaceId::FangSong)
    };
    ('\u{20000}'..='\u{3FFFF}').filter(own).collect()
}

/// The character of a code; nothing for a code without one, of private use, or of white space.
fn decoded(code: &[u8]) -> Option<char> {
    let (text, _, broken) = GB18030.decode(code);
    let mut characters = text.chars().filter(|ch| !ch.is_whitespace());
    let only = characters.next()?;
    let private = ('\u{E000}'..='\u{F8FF}').contains(&only);
    (!broken && !private && characters.next().is_none()).then_some(only)
}

fn is_hanzi(ch: char) -> bool {
    matches!(ch, '\u{3400}'..='\u{4DBF}' | '\u{4E00}'..='\u{9FFF}' | '\u{20000}'..='\u{3FFFF}')
}

/// A report whose first part says these characters, one after the other.
fn report(characters: &BTreeSet<char>) -> String {
    let all: Vec<char> = characters.iter().copied().collect();
    // Backquotes and the like would be marks of the text; none is among the characters.
    let paragraphs: Vec<String> = all.chunks(560).map(|part| part.iter().collect()).collect();
    format!(
        "edition = \"2021\"\nyear = 2024\n[overview]\ntext = '''\n{}\n'''\n",
        paragraphs.join("\n")
    )
}

/// Typesets a report of these characters alone.
fn typeset(characters: &BTreeSet<char>) -> (Sources, Result<PagedDocument, Vec<LayoutError>>) {
    let mut sources = Sources::new();
    let file = sources.add(SourceFile::new("report.toml", report(characters)));
    let folder = MemoryFolder::new();
    let (report, _) = read(file, &mut sources, &folder);
    let document = layout(&report, &FontBook::new(), &folder, LayoutOptions::default());
    (sources, document)
}

/// The characters a report is refused for; each error must stand at its own.
fn refused(sources: &Sources, errors: &[LayoutError]) -> BTreeSet<char> {
    let one = |error: &LayoutError| match error {
        LayoutError::MissingGlyph { ch, from: Some(from) } => {
            assert_eq!(sources.slice(*from), Some(ch.to_string().as_str()), "{error:?}");
            *ch
        }
        other => panic!("{other:?}"),
    };
    errors.iter().map(one).collect()
}

/// What poppler copies; nothing where it is not there to.
fn copied(document: &PagedDocument) -> Option<String> {
    let bytes = write(document, &FontBook::new(), &PdfOptions::default()).expect("a PDF");
    report_tests::tools::copied(&bytes)
}

#[test]
fn every_character_of_level_2_is_set_and_copied_or_refused_at_its_place() {
    let level_2: BTreeSet<char> = level_1().into_iter().chain(added_by_level_2()).collect();
    let (sources, document) = typeset(&level_2);
    let lacking = match &document {
        Ok(_) => BTreeSet::new(),
        Err(errors) => refused(&sources, errors),
    };
    let hanzi: String = lacking.iter().filter(|ch| is_hanzi(**ch)).collect();
    assert_eq!(hanzi, "", "every ideograph of the level can be set");
    assert_eq!(lacking, BTreeSet::new(), "nor is a sign of it lacking");

    let set: BTreeSet<char> = level_2.difference(&lacking).copied().collect();
    let (_, document) = typeset(&set);
    let Some(text) = copied(&document.expect("every character has a glyph")) else { return };
    let wanted: String = set.iter().collect();
    let numbers = |ch: char| !ch.is_whitespace() && ch != '—' && !ch.is_ascii();
    let text: String = text.chars().filter(|ch| numbers(*ch)).collect();
    let wanted: String = wanted.chars().filter(|ch| numbers(*ch)).collect();
    assert!(text.contains(&wanted), "{}", first_difference(&text, &wanted));
}

/// Where the text copied departs from what was set.
fn first_difference(text: &str, wanted: &str) -> String {
    let start: String = wanted.chars().take(8).collect();
    let Some(at) = text.find(&start) else { return format!("{start} is not there") };
    let pairs = text[at..].chars().zip(wanted.chars());
    let index = pairs.clone().take_while(|(one, other)| one == other).count();
    let around: String = text[at..].chars().skip(index.saturating_sub(4)).take(9).collect();
    format!("after {index} characters: {:?}, in {around}", pairs.clone().nth(index))
}

#[test]
fn the_level_has_as_many_characters_as_the_standard_counts() {
    let level_1 = level_1();
    let hanzi = level_1.iter().filter(|ch| is_hanzi(**ch)).count();
    // 20,976 of the first block and 6,582 of extension A.
    assert_eq!(hanzi, 27_558);
    // Twelve more unified ideographs stand among the compatible ones, and 14 radicals: 27,584.
    let more = |range: std::ops::RangeInclusive<char>| level_1.range(range).count();
    assert_eq!((more('\u{F900}'..='\u{FAFF}'), more('\u{2E80}'..='\u{2EFF}')), (21, 14));
    assert_eq!(added_by_level_2().len(), 196);
    assert!(added_by_level_2().is_disjoint(&level_1));
}

#[test]
fn a_character_in_no_face_is_refused_where_it_stands() {
    let (sources, document) = typeset(&BTreeSet::from(['一', '\u{E000}', '\u{10FFFF}']));
    let refused = refused(&sources, &document.unwrap_err());
    assert_eq!(refused, BTreeSet::from(['\u{E000}', '\u{10FFFF}']));
}
