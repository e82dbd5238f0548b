//! What a line of a damaged text is by its shape: a header, a key with its value, a stray line. It must not
//! change anything.

use crate::read::keys;

/// Whether what stands before a value ends with its equals sign.
pub(super) fn ends_equals(before: &str) -> bool {
    before.trim_end().ends_with(['=', '＝'])
}

/// Where a one-line string that begins `rest` ends.
pub(super) fn string_end(rest: &str) -> Option<usize> {
    let quote = rest.chars().next()?;
    let mut escaped = false;
    for (at, ch) in rest.char_indices().skip(1) {
        match ch {
            _ if escaped => escaped = false,
            '\\' if quote == '"' => escaped = true,
            _ if ch == quote => return Some(at + 1),
            _ => {}
        }
    }
    None
}

/// The name of the table a line is the header of, in brackets of either width.
pub(super) fn header_name(line: &str) -> Option<String> {
    let rest = line.trim_start_matches(|ch: char| ch.is_whitespace()).strip_prefix(['[', '［'])?;
    let ends = |ch: char| matches!(ch, ']' | '］' | '#' | '＃');
    let name = rest.trim_start_matches(['[', '［']).split(ends).next().unwrap_or_default();
    Some(name.trim().to_owned())
}

/// Whether a line is neither a key with its value nor a header, nor a comment, nor blank.
pub(super) fn is_stray(line: &str) -> bool {
    let words = line.trim_matches(|ch: char| ch.is_whitespace() || ch == '\u{feff}');
    let begins =
        words.starts_with(['#', '＃', '[', '［', ']', '］', '{', '}', ',', '，', '"', '\'']);
    !words.is_empty() && !begins && !words.contains(['=', '＝', ':', '：']) || is_sentence(words)
}

/// Whether words are a sentence, whatever signs stand in it: no key has Chinese punctuation.
fn is_sentence(words: &str) -> bool {
    let key = words.split(['=', '＝', ':', '：']).next().unwrap_or_default();
    key.contains(['，', '。', '；', '“', '（'])
        && !words.starts_with(['[', '［', '#', '＃', '"', '\''])
}

/// Whether a line can only be the header of a known table, so that nothing before it is still open.
pub(super) fn begins_table(line: &str) -> bool {
    let line = line.split('#').next().unwrap_or_default().trim();
    let name = line.strip_prefix('[').and_then(|rest| rest.strip_suffix(']'));
    let name = name.and_then(|name| name.trim_matches(['[', ']']).split('.').next());
    name.is_some_and(|name| keys::ROOT.iter().any(|(key, _)| *key == name.trim()))
}

/// Whether a line begins with a key and its equals sign.
pub(super) fn begins_key(line: &str) -> bool {
    let Some((key, _)) = line.split_once(['=', '＝']) else { return false };
    let part = |ch: char| ch.is_ascii_alphanumeric() || matches!(ch, '_' | '-' | '.');
    !key.trim().is_empty() && key.trim().chars().all(part)
}
