//! Characters nobody sees, no font has, or that only look like the one that was meant. It must not
//! change any, nor look at what the text says.

use super::Reader;
use super::faults::{self, Fault};
use crate::hidden::is_hidden;
use crate::source::{FileId, Span};
use crate::vocab::SectionKey;
use memchr::{memchr_iter, memmem};
use std::collections::BTreeSet;

/// The most lines reported.
const LIMIT: usize = 100;

/// The characters at fault of one line, of one fault.
struct Trap {
    fault: Fault,
    at: usize,
    ch: char,
    /// What is wrong with the first, and what to do.
    words: (String, String),
    count: usize,
}

/// Reports the characters of a text, one finding a line and fault. Where a whole line is reported
/// for its full-width characters already, nothing is added.
pub(super) fn check(cx: &mut Reader<'_>, file: FileId, text: &str, part: Option<SectionKey>) {
    let in_toml = file == cx.file;
    if !may_trap(text, in_toml) {
        return;
    }
    let told: BTreeSet<usize> = cx
        .found
        .iter()
        .filter(|found| found.rule == faults::FULL_WIDTH_PUNCTUATION.id)
        .filter_map(|found| found.primary.as_ref())
        .filter(|label| label.span.file == file)
        .map(|label| line_start(text, label.span.range().start))
        .collect();
    let mut start = 0;
    let mut found = 0;
    for line in text.split_inclusive('\n') {
        if may_trap(line, in_toml) {
            let traps = if told.contains(&start) { Vec::new() } else { traps(line, in_toml) };
            for trap in traps {
                found += 1;
                report(cx, Span::new(file, start..start), trap, part);
            }
        }
        start += line.len();
        if found >= LIMIT {
            return;
        }
    }
}

fn line_start(text: &str, at: usize) -> usize {
    text.get(..at).and_then(|head| head.rfind('\n')).map_or(0, |at| at + 1)
}

fn report(cx: &mut Reader<'_>, line: Span, trap: Trap, part: Option<SectionKey>) {
    let Trap { fault, at, ch, words: (message, help), count } = trap;
    let more = if count > 1 { format!("，这一行有 {count} 处") } else { String::new() };
    let at = line.range().start + at;
    let found = fault.found(Span::new(line.file, at..at + ch.len_utf8()), message + &more);
    let found = found.help(help);
    cx.push(match part {
        Some(part) => found.at(part),
        None => found,
    });
}

/// Whether some character of a text may be at fault. Nearly no text has one that may, and the first
/// bytes of each tell.
fn may_trap(text: &str, in_toml: bool) -> bool {
    let bytes = text.as_bytes();
    let begins = |at: usize| bytes.get(at..).is_some_and(may_begin_trap);
    let control = |byte: &u8| byte.is_ascii_control() && !matches!(byte, b'\t' | b'\n' | b'\r');
    // Many at a time, so without leaving at the first.
    let rare = |found, byte: &u8| found | matches!(byte, 0xd8 | 0xe1 | 0xee | 0xf0..);
    let wide = |found, (first, second): (&u8, &u8)| found | may_begin_wide_trap(*first, *second);
    bytes.iter().fold(false, rare)
        || bytes.iter().zip(bytes.get(1..).unwrap_or_default()).fold(false, wide)
        || memmem::find(bytes, "曰".as_bytes()).is_some()
        || [0xc2, 0xe2].iter().any(|first| memchr_iter(*first, bytes).any(begins))
        || (!in_toml && bytes.iter().any(control))
}

/// Whether the character that begins some bytes may be at fault. It may say so of one that is not.
const fn may_begin_trap(bytes: &[u8]) -> bool {
    match bytes {
        [0xc2, second, ..] => *second < 0xa0 || *second == 0xad,
        // Dashes, quotes, dots.
        [0xe2, 0x80, third, ..] => !matches!(third, 0x90..=0xa7),
        [0xe2, 0x81, third, ..] => *third >= 0xa0,
        [0xe2, 0x97, third, ..] => matches!(third, 0x8b | 0xaf),
        [0xe2, second, ..] => *second >= 0xba,
        _ => true,
    }
}

/// The same of characters that begin as 、 and as ， do, of which there are many.
#[expect(
    clippy::needless_bitwise_bool,
    reason = "a branch a byte would keep many from being looked at together"
)]
const fn may_begin_wide_trap(first: u8, second: u8) -> bool {
    ((first == 0xe3) & (second == 0x85)) | ((first == 0xef) & ((second <= 0xab) | (second >= 0xbe)))
}

/// The faults of a line, each once with its first place.
fn traps(line: &str, in_toml: bool) -> Vec<Trap> {
    let mut traps: Vec<Trap> = Vec::new();
    for (at, ch) in line.char_indices() {
        let Some(fault) = fault(line, at, ch, in_toml) else { continue };
        match traps.iter_mut().find(|trap| trap.fault == fault) {
            Some(trap) => trap.count += 1,
            None => traps.push(Trap { fault, at, ch, words: words(fault, ch), count: 1 }),
        }
    }
    traps
}

/// What is wrong with a character. Controls of ASCII are the parser's to report, but in a prose file.
fn fault(line: &str, at: usize, ch: char, in_toml: bool) -> Option<Fault> {
    let control = ch.is_control() && !matches!(ch, '\t' | '\n' | '\r');
    match ch {
        _ if control && (!in_toml || !ch.is_ascii()) => Some(faults::HIDDEN_CHARACTER),
        _ if ch.is_ascii() => None,
        _ if is_hidden(ch) => Some(faults::HIDDEN_CHARACTER),
        '\u{e000}'..='\u{f8ff}' | '\u{f0000}'..='\u{10ffff}' => Some(faults::PRIVATE_USE_CHARACTER),
        _ if meant(ch).is_some() && is_out_of_place(line, at, ch) => {
            Some(faults::LOOK_ALIKE_CHARACTER)
        }
        _ if is_compatibility(ch) => Some(faults::LOOK_ALIKE_CHARACTER),
        _ => None,
    }
}

fn words(fault: Fault, ch: char) -> (String, String) {
    let code = format!("U+{:04X}", u32::from(ch));
    if fault == faults::PRIVATE_USE_CHARACTER {
        let help = "造字请改用标准字符，或插入图片";
        return (format!("这里是造字（{code}），字体中没有该字"), help.to_owned());
    }
    if fault == faults::HIDDEN_CHARACTER {
        let help = "请删去这个字符：从它前一个字删到后一个字，再重新录入";
        return (format!("这里有看不见的字符（{code}{}）", kind(ch)), help.to_owned());
    }
    match meant(ch) {
        Some(meant) => (
            format!("这里的“{ch}”（{code}）像是“{meant}”"),
            format!("请改为“{meant}”（U+{:04X}）", u32::from(meant)),
        ),
        None => (
            format!("“{ch}”（{code}）是兼容字符，与通用的字同形而编码不同"),
            "请重新录入这个字；多半是从 PDF 复制来的".to_owned(),
        ),
    }
}

const fn kind(ch: char) -> &'static str {
    match ch {
        '\u{200b}' => "，零宽空格",
        '\u{200c}' | '\u{200d}' => "，零宽连接符",
        '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' => {
            "，文字方向控制符"
        }
        '\u{ad}' => "，软连字符",
        _ => "",
    }
}

/// Radicals and compatibility ideographs (Unicode 16.0, blocks 2E80, 2F00, F900 and 2F800); the
/// twelve of F900 that are ideographs of their own are not among them.
const fn is_compatibility(ch: char) -> bool {
    let own = matches!(
        ch,
        '\u{fa0e}'
            | '\u{fa0f}'
            | '\u{fa11}'
            | '\u{fa13}'
            | '\u{fa14}'
            | '\u{fa1f}'
            | '\u{fa21}'
            | '\u{fa23}'
            | '\u{fa24}'
            | '\u{fa27}'..='\u{fa29}'
    );
    let block =
        matches!(ch, '\u{2e80}'..='\u{2fd5}' | '\u{f900}'..='\u{faff}' | '\u{2f800}'..='\u{2fa1f}');
    block && !own
}

/// What a character out of place was probably meant to be.
const fn meant(ch: char) -> Option<char> {
    match ch {
        '○' | '◯' => Some('〇'),
        '曰' => Some('日'),
        _ => None,
    }
}

/// A circle between Chinese digits, 曰 after the digits of a date.
fn is_out_of_place(line: &str, at: usize, ch: char) -> bool {
    let before = line.get(..at).and_then(|head| head.chars().next_back());
    let after = line.get(at + ch.len_utf8()..).and_then(|tail| tail.chars().next());
    let numeral = |ch: Option<char>| ch.is_some_and(|ch| "一二三四五六七八九十〇○".contains(ch));
    match ch {
        '曰' => {
            before.is_some_and(|ch| ch.is_ascii_digit() || "一二三四五六七八九十".contains(ch))
        }
        _ => numeral(before) && numeral(after),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The faults of a line, as ids.
    fn check(line: &str, expected: &[&str]) {
        let found: Vec<_> = traps(line, true).iter().map(|trap| trap.fault.id).collect();
        assert_eq!(found, expected, "{line}");
    }

    #[test]
    fn what_cannot_be_seen_or_printed_is_found() {
        check("公开\u{200b}的\u{202e}深度", &["hidden-character"]);
        check("云\u{e000}区\u{85}", &["private-use-character", "hidden-character"]);
        check("\u{1b} is the parser's", &[]);
        assert_eq!(traps("# \u{1b}", false).len(), 1, "but not in a prose file");
    }

    #[test]
    fn look_alikes_are_found_where_they_are_out_of_place() {
        check("二○二四年1月22曰", &["look-alike-character"]);
        check("⽂件", &["look-alike-character"]);
        check("子曰：○某某，二〇二四年，22日，﨑", &[]);
    }

    #[test]
    fn no_character_at_fault_is_passed_over() {
        let trap = |line: &str, in_toml| !traps(line, in_toml).is_empty();
        for ch in '\0'..=char::MAX {
            for line in [format!("一{ch}一\n"), format!("1{ch}")] {
                assert!(may_trap(&line, true) || !trap(&line, true), "{ch:?}");
                assert!(may_trap(&line, false) || !trap(&line, false), "{ch:?}");
            }
        }
    }

    #[test]
    fn what_people_write_is_passed_over() {
        let text = "“一、二”（三）；2020年·100%　【四】—…《五》①第６条①㎡：\n";
        assert!(!may_trap(text, true) && !may_trap(text, false));
    }
}
