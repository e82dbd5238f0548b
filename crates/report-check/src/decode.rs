//! Bytes of a file as UTF-8 text, whatever encoding they came in, with notes on what was not plain
//! UTF-8. What is no text is named. It must not know whose bytes they are.

use crate::garbled;
use crate::not_text::{NotText, SAVE_AS};
use crate::note::Note;
use encoding_rs::{DecoderResult, Encoding, GB18030, UTF_8, UTF_16BE, UTF_16LE};
use memchr::memchr;
use memchr::memmem;
use report_core::Text;
use report_core::faults;
use std::borrow::Cow;
use std::ops::Range;

const UTF_8_MARK: &[u8] = b"\xEF\xBB\xBF";
const MARK: char = '\u{feff}';
/// How MS-DOS ended a text.
const END_OF_FILE: char = '\u{1a}';

/// Bytes shown from the first that cannot be read.
const BYTES_SHOWN: usize = 4;

/// A file's text without its mark, every line end with a line feed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Decoded {
    pub(crate) text: Text,
    pub(crate) notes: Vec<Note>,
}

/// How files of other kinds begin.
const KINDS: &[(&[u8], &str)] = &[
    (b"PK\x03\x04", " Word、Excel 或压缩文件"),
    (b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", "旧版 Word、Excel 或 WPS 文件"),
    (b"%PDF-", " PDF 文件"),
    (b"{\\rtf", " RTF 文件"),
    (b"\x89PNG\r\n\x1a\n", "图片"),
    (b"\xFF\xD8\xFF", "图片"),
];

/// The text of a file with what is to be told about its bytes.
pub(crate) fn decode(bytes: &[u8]) -> Result<Decoded, NotText> {
    if let Some((_, kind)) = KINDS.iter().find(|(start, _)| bytes.starts_with(start)) {
        return Err(NotText::Document(kind));
    }
    let has_zeros = memchr(0, bytes).is_some();
    let (text, encoding) = match utf_16(bytes, has_zeros) {
        Some(encoding) => {
            (strict(encoding, bytes)?.into(), Some("UTF-16 编码（记事本的“Unicode”）"))
        }
        None if has_zeros => return Err(NotText::Binary),
        None => eight_bit(bytes)?,
    };
    // Neither UTF-8 nor GB18030 has a zero byte that is not this character.
    if encoding.is_some() && text.contains('\0') {
        return Err(NotText::Binary);
    }
    Ok(tidied(text, encoding))
}

/// The marked byte order; or the one by the zeros of ASCII characters, many of them and nearly all in
/// even or nearly all in odd places: Chinese characters have a few in the others, as 一 (U+4E00).
fn utf_16(bytes: &[u8], has_zeros: bool) -> Option<&'static Encoding> {
    match bytes {
        [0xFF, 0xFE, ..] => return Some(UTF_16LE),
        [0xFE, 0xFF, ..] => return Some(UTF_16BE),
        _ if !has_zeros => return None,
        _ => {}
    }
    let zeros = |from: usize| bytes.iter().skip(from).step_by(2).filter(|byte| **byte == 0).count();
    match (zeros(0), zeros(1)) {
        (even, odd) if odd * 8 > bytes.len() && odd > even * 8 => Some(UTF_16LE),
        (even, odd) if even * 8 > bytes.len() && even > odd * 8 => Some(UTF_16BE),
        _ => None,
    }
}

/// The whole in one encoding, or the first place that is not in it.
fn strict(encoding: &'static Encoding, bytes: &[u8]) -> Result<String, NotText> {
    let mut decoder = encoding.new_decoder_without_bom_handling();
    let capacity = decoder.max_utf8_buffer_length_without_replacement(bytes.len());
    let mut text = String::with_capacity(capacity.unwrap_or(bytes.len()));
    match decoder.decode_to_string_without_replacement(bytes, &mut text, true) {
        (DecoderResult::InputEmpty, _) => Ok(text),
        (DecoderResult::Malformed(length, after), read) => {
            let at = read.saturating_sub(usize::from(length) + usize::from(after));
            let line_feed: &[u8] = match encoding {
                _ if encoding == UTF_16LE => b"\n\0",
                _ if encoding == UTF_16BE => b"\0\n",
                _ => b"\n",
            };
            Err(broken(bytes, at, line_feed))
        }
        (DecoderResult::OutputFull, read) => Err(broken(bytes, read, b"\n")),
    }
}

/// The fault of the byte at `at`, where lines end as given.
fn broken(bytes: &[u8], at: usize, line_feed: &[u8]) -> NotText {
    let before = bytes.get(..at).unwrap_or_default();
    let width = line_feed.len();
    let ends = || before.chunks(width).enumerate().filter(|(_, unit)| *unit == line_feed);
    let start = ends().next_back().map_or(0, |(unit, _)| (unit + 1) * width);
    let bytes = bytes.iter().skip(at).take(BYTES_SHOWN).copied().collect();
    NotText::Broken { line: ends().count() + 1, byte: at - start.min(at) + 1, bytes }
}

/// UTF-8, or GB18030 with its name, of bytes without a zero.
fn eight_bit(bytes: &[u8]) -> Result<(Cow<'_, str>, Option<&'static str>), NotText> {
    let unmarked = bytes.strip_prefix(UTF_8_MARK).unwrap_or(bytes);
    // Half the time the standard library takes over Chinese text.
    if let Some(text) = UTF_8.decode_without_bom_handling_and_without_replacement(unmarked) {
        return Ok((text, None));
    }
    let bytes = &with_line_feeds(bytes);
    let (mut utf_8, mut others, mut broken_line, mut at) = (false, Vec::new(), None, 0);
    for (index, line) in bytes.split(|byte| *byte == b'\n').enumerate() {
        let (text, gbk) = (str::from_utf8(line), is_gb18030(line));
        match text {
            // Two bytes of GBK are often two of UTF-8, but never a Chinese character of it.
            Ok(text) => utf_8 |= !gbk || text.chars().any(|ch| ch > '\u{7ff}'),
            Err(_) if gbk => others.push(index + 1),
            Err(_) => broken_line = broken_line.or(Some((at, line))),
        }
        at += line.len() + 1;
    }
    match broken_line {
        Some((start, line)) if utf_8 || others.is_empty() => {
            let valid = str::from_utf8(line).map_or_else(|error| error.valid_up_to(), str::len);
            Err(broken(bytes, start + valid, b"\n"))
        }
        None if utf_8 => Err(NotText::Mixed(others)),
        _ => strict(GB18030, bytes).map(|text| (text.into(), Some("GBK 编码"))),
    }
}

fn is_gb18030(bytes: &[u8]) -> bool {
    GB18030.decode_without_bom_handling_and_without_replacement(bytes).is_some()
}

/// Every carriage return without a line feed as one: of the same length, so that no place moves.
fn with_line_feeds(bytes: &[u8]) -> Vec<u8> {
    let next = bytes.iter().skip(1).map(Some).chain([None]);
    let ended = bytes.iter().zip(next).map(|(byte, next)| match (byte, next) {
        (b'\r', Some(b'\n')) => b'\r',
        (b'\r', _) => b'\n',
        _ => *byte,
    });
    ended.collect()
}

/// The text without mark, lone carriage returns and end mark, and what there is to say.
fn tidied(mut text: Cow<'_, str>, encoding: Option<&'static str>) -> Decoded {
    if text.starts_with(MARK) {
        text.to_mut().remove(0);
    }
    let mut notes = Vec::new();
    if let Some(encoding) = encoding {
        let read =
            if encoding.starts_with("GBK") { "，已按 GB18030 读取" } else { "，已转换" };
        let message = format!("文件是 {encoding}{read}");
        notes.push(Note::new(faults::OTHER_ENCODING, 0..0, message, SAVE_AS));
    }
    // Nearly no file has a carriage return; the one that has may have it at every line's end.
    let has_returns = memchr(b'\r', text.as_bytes()).is_some();
    let ended = if has_returns { with_line_feeds(text.as_bytes()) } else { Vec::new() };
    if let Some(at) = text.bytes().zip(&ended).position(|(old, new)| old != *new) {
        let message = "换行只有回车符（CR），已按换行读取".to_owned();
        let help = "用记事本另存一次，换行就会写全";
        notes.push(Note::new(faults::LONE_CARRIAGE_RETURN, at..at, message, help));
        text = String::from_utf8(ended).map_or(text, Cow::Owned);
    }
    let end = text.trim_end_matches(END_OF_FILE).len();
    if end < text.len() {
        let message = "文件末尾的 Ctrl-Z 字符已略去".to_owned();
        notes.push(Note::new(faults::END_OF_FILE_CHARACTER, end..end, message, ""));
        text.to_mut().truncate(end);
    }
    // Nearly no text has one, and bytes are searched faster than characters.
    if memmem::find(text.as_bytes(), UTF_8_MARK).is_some() {
        notes.extend(text.match_indices(MARK).map(|(at, mark)| stray_mark(at..at + mark.len())));
    }
    let text = Text::from(text);
    notes.extend(garbled::notes(&text));
    Decoded { text, notes }
}

fn stray_mark(range: Range<usize>) -> Note {
    let message = "这里有看不见的字节顺序标记（BOM），多半是几个文件接在了一起".to_owned();
    let help = "请删去这个看不见的字符：从它前一个字删到后一个字，再重新录入";
    Note::new(faults::STRAY_BYTE_ORDER_MARK, range, message, help)
}

#[cfg(test)]
#[path = "decode/tests.rs"]
mod tests;
