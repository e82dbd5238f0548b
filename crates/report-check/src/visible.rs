//! Characters that cannot be seen, or that reorder or hide others, written so that they can. It must
//! not change any other.

use report_core::hidden;
use std::fmt::Write;

/// A text with nothing hidden in it: characters nobody sees are written as their codes.
///
/// ```
/// assert_eq!(report_check::visible("罗庄\u{200b}区"), "罗庄<U+200B>区");
/// ```
#[must_use]
pub fn visible(text: &str) -> String {
    Visible::new(text).text
}

/// A text with nothing hidden in it, and where its bytes went.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Visible {
    /// The text with nothing hidden in it.
    pub text: String,
    /// For each character written differently: where it began, and how much longer the text has got
    /// with it.
    shifts: Vec<(usize, usize)>,
}

impl Visible {
    /// Writes what is hidden in `text` as its codes.
    #[must_use]
    pub fn new(text: &str) -> Self {
        let mut shown = Self { text: String::with_capacity(text.len()), shifts: Vec::new() };
        let mut chars = text.char_indices().peekable();
        while let Some((at, ch)) = chars.next() {
            let ends_line = ch == '\r' && chars.peek().is_some_and(|(_, next)| *next == '\n');
            if is_hidden(ch) && !ends_line {
                let _ = write!(shown.text, "<U+{:04X}>", u32::from(ch));
                shown.shifts.push((at, shown.text.len() - at - ch.len_utf8()));
            } else {
                shown.text.push(ch);
            }
        }
        shown
    }

    /// Where a byte of the original text stands now.
    #[must_use]
    pub fn position(&self, byte: usize) -> usize {
        let before = self.shifts.partition_point(|(at, _)| *at < byte);
        let shift = before.checked_sub(1).and_then(|last| self.shifts.get(last));
        byte + shift.map_or(0, |(_, longer)| *longer)
    }
}

/// What nobody sees, and controls but tab and line ends, the byte order mark, private use: the renderer
/// would show some of them as one sign, and others not at all.
fn is_hidden(ch: char) -> bool {
    match ch {
        '\t' | '\n' => false,
        '\u{feff}' | '\u{e000}'..='\u{f8ff}' => true,
        _ => ch.is_control() || hidden::is_hidden(ch),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_cannot_be_seen_is_written_as_its_code() {
        assert_eq!(
            visible("罗庄\u{200b}区\u{202e}\u{1b}[31m\u{feff}"),
            "罗庄<U+200B>区<U+202E><U+001B>[31m<U+FEFF>"
        );
        assert_eq!(visible("一\r\n二\r三"), "一\r\n二<U+000D>三");
        assert_eq!(visible("“一、”\t（二）①\u{3000}é𠮷\n"), "“一、”\t（二）①\u{3000}é𠮷\n");
    }

    #[test]
    fn bytes_are_found_again() {
        let text = "a\u{200b}区\u{1b}b";
        let shown = Visible::new(text);
        for (at, ch) in text.char_indices().filter(|(_, ch)| !is_hidden(*ch)) {
            assert!(shown.text[shown.position(at)..].starts_with(ch), "{ch}");
        }
        assert_eq!(shown.position(text.len()), shown.text.len());
        assert_eq!(shown.position(1), 1, "a hidden character begins where its code begins");
    }
}
