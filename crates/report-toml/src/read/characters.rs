//! Characters nobody sees, no font has, or that only look like the one that was meant. It must not
//! change any, nor look at what the text says.

use super::Reader;
use super::string::Located;
use report_core::characters::CharacterSet;
use report_core::faults::{self, Fault};
use report_core::hidden::is_hidden;
use report_core::report::Place;
use report_core::source::{FileId, Span};
use report_core::vocab::SectionKey;
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
    // Nearly no text has one.
    if !cx.sources.file(file).is_some_and(|file| file.characters().meets(&MAY_TRAP)) {
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
        if line.chars().any(|ch| MAY_TRAP.contains(ch)) {
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

/// Reports the characters that a string's escapes, or in a text of one line its line ends, put into the
/// decoded text: looking at the file as typed finds none of them.
pub(super) fn check_decoded(
    cx: &mut Reader<'_>,
    text: &Located<'_>,
    at: &Place,
    several_lines: bool,
) {
    if several_lines && text.is_as_typed() {
        return;
    }
    let is_end = |ch: char| matches!(ch, '\n' | '\r');
    let may = |ch: char| if is_end(ch) { !several_lines } else { MAY_TRAP.contains(ch) };
    for (start, ch) in text.text.char_indices().filter(|(_, ch)| may(*ch)).take(LIMIT) {
        let span = text.span(start..start + ch.len_utf8());
        let typed = cx.text.get(span.range()).unwrap_or_default();
        let fault = if ch.is_control() {
            Some(faults::CONTROL_CHARACTER)
        } else {
            fault(text.text, start, ch, false).filter(|_| typed.starts_with('\\'))
        };
        if let Some(fault) = fault {
            let (message, help) = words(fault, ch);
            cx.push(fault.found(span, message).at(at.clone()).help(help));
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

/// Every character that may be at fault, and hardly another: controls, what [`is_hidden`] says, private
/// use, what [`meant`] knows, [`is_compatibility`].
static MAY_TRAP: CharacterSet = CharacterSet::of_ranges(&[
    ('\0', '\u{8}'),
    ('\u{b}', '\u{c}'),
    ('\u{e}', '\u{1f}'),
    ('\u{7f}', '\u{9f}'),
    ('\u{ad}', '\u{ad}'),
    ('\u{61c}', '\u{61c}'),
    ('\u{115f}', '\u{1160}'),
    ('\u{17b4}', '\u{17b5}'),
    ('\u{180e}', '\u{180e}'),
    ('\u{200b}', '\u{200f}'),
    ('\u{2028}', '\u{202e}'),
    ('\u{2060}', '\u{206f}'),
    ('○', '○'),
    ('◯', '◯'),
    ('\u{2e80}', '\u{2fd5}'),
    ('\u{3164}', '\u{3164}'),
    ('曰', '曰'),
    ('\u{e000}', '\u{faff}'),
    ('\u{ffa0}', '\u{ffa0}'),
    ('\u{fff9}', '\u{fffb}'),
    ('\u{10000}', char::MAX),
]);

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
    if fault == faults::CONTROL_CHARACTER {
        let name = if matches!(ch, '\n' | '\r') { "，换行" } else { "" };
        let help = "请删去它；用反斜杠写出的，删去反斜杠和后面的字母或数字";
        return (format!("文字里有控制字符（{code}{name}）"), help.to_owned());
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
        for ch in '\0'..=char::MAX {
            for line in [format!("一{ch}一\n"), format!("1{ch}")] {
                let trap = [true, false].iter().any(|in_toml| !traps(&line, *in_toml).is_empty());
                assert!(MAY_TRAP.contains(ch) || !trap, "{ch:?}");
            }
        }
    }

    #[test]
    fn what_people_write_is_passed_over() {
        let text = "“一、二”（三）；2020年·100%　【四】—…《五》①第６条①㎡：\t\r\n";
        assert!(!CharacterSet::of_text(text).meets(&MAY_TRAP));
    }
}
