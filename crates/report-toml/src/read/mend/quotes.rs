//! Quotes of another kind than TOML's, where only a quote can be meant: around a value, and as the three
//! that open and close a text. It must not look at any other sign.

use super::{Mend, Scanner, State};
use report_core::faults;

/// Quotes people type for the three that open and close a text, and that programs make of them.
const CHINESE_QUOTES: &[char] = &['‘', '’', '“', '”', '"', '\''];

impl Scanner<'_> {
    /// Where the text that is open ends on a line: behind its quotes, or behind a line that is nothing
    /// but what a program made of them.
    pub(super) fn closing(&mut self, start: usize, line: &str, quotes: &str) -> Option<usize> {
        if let Some(end) = line.find(quotes) {
            return Some(end + quotes.len());
        }
        let typed = line.trim();
        if typed.chars().count() != 3 || !typed.chars().all(|ch| CHINESE_QUOTES.contains(&ch)) {
            return None;
        }
        let at = line.len() - line.trim_start().len();
        self.three_quotes(start + at, typed, quotes, true);
        Some(at + typed.len())
    }

    /// Three quotes of another kind where three ASCII ones belong. `State` has been told of an opening
    /// one by the caller.
    fn three_quotes(&mut self, at: usize, typed: &str, quotes: &str, closes: bool) {
        let mut bytes = vec![b' '; typed.len()];
        let slot = if closes { 0 } else { typed.len().saturating_sub(quotes.len()) };
        if let Some(slot) = bytes.get_mut(slot..slot + quotes.len()) {
            slot.copy_from_slice(quotes.as_bytes());
        }
        self.write(at, &bytes);
        let range = at..at + typed.len();
        self.out.mends.push(Mend {
            fault: faults::FULL_WIDTH_PUNCTUATION,
            range: range.clone(),
            message: format!("这里的 {typed} 应是三个英文单引号"),
            help: format!("请写 {quotes}，多半是输入法或 Word 自动改的"),
            edit: Some((range, quotes.to_owned())),
        });
    }

    /// Chinese quotes around a value, replaced by ASCII ones.
    pub(super) fn chinese_quote(
        &mut self,
        start: usize,
        line: &str,
        at: usize,
        open: char,
    ) -> usize {
        let after = at + open.len_utf8();
        let typed = line.get(at..).unwrap_or_default().trim_end();
        if typed.chars().count() == 3 && typed.chars().all(|ch| CHINESE_QUOTES.contains(&ch)) {
            self.three_quotes(start + at, typed, "'''", false);
            self.state = State::Long { open: start + at, quotes: "'''" };
            return line.len();
        }
        let rest = line.get(after..).unwrap_or_default();
        let Some(end) = rest.find(['”', '」', '’', '"']) else { return after };
        let close = rest.get(end..).and_then(|rest| rest.chars().next()).unwrap_or('"');
        let quote =
            if rest.get(..end).is_some_and(|inner| inner.contains('"')) { b'\'' } else { b'"' };
        self.replace(start + at, open, &[b' ', b' ', quote]);
        let close_bytes = if close == '"' { vec![quote] } else { vec![quote, b' ', b' '] };
        self.replace(start + after + end, close, &close_bytes);
        after + end + close.len_utf8()
    }
}
