//! Text that was decoded the wrong way before it came here. It must not change any.

mod firsts;

use crate::note::Note;
use encoding_rs::GBK;
use firsts::FIRSTS;
use report_core::faults::GARBLED_TEXT;
use report_core::{CharacterSet, Text};
use std::ops::{Range, RangeInclusive};

/// What is left where a decoder gave up: U+FFFD itself, and what its UTF-8 bytes are in GBK.
const LEFTOVERS: &[&str] = &["\u{fffd}", "锟斤拷", "锟斤"];
const REPLACEMENT: char = char::REPLACEMENT_CHARACTER;

/// The Chinese characters GBK has bytes for, but for a few compatibility forms.
const HAN: RangeInclusive<char> = '\u{4e00}'..='\u{9fff}';

/// The most lines noted.
const LIMIT: usize = 100;

/// Chinese characters a garbled run has at least: fewer happen by chance.
const SHORTEST: usize = 3;

/// The bytes of that many characters: two characters of UTF-8.
const SHORTEST_BYTES: usize = SHORTEST * 2;

/// Characters without which no text is garbled: few texts have one.
static SUSPECTS: CharacterSet =
    CharacterSet::of_ranges(&[(REPLACEMENT, REPLACEMENT)]).with(&FIRSTS);

/// A note for the first garbled place of each line.
pub(crate) fn notes(text: &Text) -> Vec<Note> {
    if !text.characters().meets(&SUSPECTS) {
        return Vec::new();
    }
    let mut start = 0;
    let lines = text.split_inclusive('\n').map(|line| {
        let at = start;
        start += line.len();
        (at, line)
    });
    let is_suspect = |line: &str| line.chars().any(|ch| SUSPECTS.contains(ch));
    let found = lines.filter(|(_, line)| is_suspect(line)).filter_map(|(at, line)| {
        let range = leftover(line).or_else(|| misread(line))?;
        let shown = line.get(range.clone()).unwrap_or_default();
        let message = format!("疑似乱码“{shown}”");
        let help = "请对照原件改正；多半是文件曾按别的编码打开后又保存过";
        Some(Note::new(GARBLED_TEXT, at + range.start..at + range.end, message, help))
    });
    found.take(LIMIT).collect()
}

fn leftover(line: &str) -> Option<Range<usize>> {
    let places = LEFTOVERS.iter().filter_map(|left| Some((line.find(left)?, left.len())));
    places.min_by_key(|(at, _)| *at).map(|(at, length)| at..at + length)
}

/// The first run of Chinese characters whose bytes in GBK are UTF-8, as 测试 misread is 娴嬭瘯.
fn misread(line: &str) -> Option<Range<usize>> {
    let is_han = |ch: char| HAN.contains(&ch);
    let mut at = 0;
    while let Some(begin) = line.get(at..)?.find(is_han).map(|begin| at + begin) {
        let rest = line.get(begin..)?;
        let run = rest.split_once(|ch| !is_han(ch)).map_or(rest, |(run, _)| run);
        if run.starts_with(|ch| FIRSTS.contains(ch)) && is_misread(run) {
            return Some(begin..begin + run.len());
        }
        at = begin + run.len();
    }
    None
}

fn is_misread(run: &str) -> bool {
    if run.chars().count() < SHORTEST {
        return false;
    }
    let (bytes, _, unmappable) = GBK.encode(run);
    let text = match str::from_utf8(&bytes) {
        Ok(text) => text,
        // The last character may have lost its end.
        Err(error) if error.error_len().is_none() && error.valid_up_to() >= SHORTEST_BYTES => bytes
            .get(..error.valid_up_to())
            .and_then(|whole| str::from_utf8(whole).ok())
            .unwrap_or(""),
        Err(_) => "",
    };
    !unmappable && !text.is_empty() && text.chars().all(|ch| ch > '\u{2000}')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: Option<&str>) {
        let found = leftover(text).or_else(|| misread(text)).map(|range| &text[range]);
        assert_eq!(found, expected, "{text}");
        assert_eq!(notes(&text.into()).len(), usize::from(expected.is_some()), "{text}");
    }

    #[test]
    fn text_decoded_the_wrong_way_is_found() {
        check("name = \"锟斤拷锟斤拷\"", Some("锟斤拷"));
        check("name = \"罗庄\u{fffd}\u{fffd}\"", Some("\u{fffd}"));
        check("name = \"娴嬭瘯\"", Some("娴嬭瘯"));
    }

    #[test]
    fn no_misread_text_goes_unsuspected() {
        for text in ["测试", "一丁", "龥龤", "罗庄区人民政府", "、。", "！"] {
            let misread = GBK.decode_without_bom_handling(text.as_bytes()).0;
            assert!(misread.starts_with(|ch| FIRSTS.contains(ch)), "{text}: {misread}");
        }
    }

    #[test]
    fn what_people_write_is_not_garbled() {
        for text in ["罗庄区人民政府", "瀚海、滢涵、澧县、濮阳、瀍河回族区", "联通", "year = 2024"]
        {
            check(text, None);
        }
    }
}
