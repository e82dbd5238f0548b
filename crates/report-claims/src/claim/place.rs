//! A number in its sentence: the phrase before it, the clause before that, and whether the phrase
//! ends with it. It must not understand words.

use crate::number::{Kind, Number};
use crate::quantity::Quantity;
use std::ops::Range;

/// Marks a phrase ends at.
const BOUNDARIES: [char; 10] = ['，', '；', '：', '（', '）', ',', ';', ':', '(', ')'];
/// After a number: it leaves something out.
const LEAVES_OUT: [&str; 3] = ["（不含", "（不包括", "（除"];
/// What may follow a number that ends its phrase; 4件案件 goes on.
const ENDS: [char; 20] = [
    '，', '。', '；', '：', '、', '（', '）', '！', '？', ',', ';', ':', '(', ')', '和', '及',
    '与', '\n', ' ', '\u{3000}',
];

/// A number in its sentence.
pub(super) struct Place<'a> {
    /// The passage's text.
    pub(super) text: &'a str,
    /// The sentence.
    pub(super) sentence: &'a Range<usize>,
    /// Where the words that may belong to it begin: after the counted thing before.
    pub(super) start: usize,
    /// The number with its unit.
    pub(super) quantity: &'a Quantity,
    /// Every number of the text.
    pub(super) numbers: &'a [Number],
}

impl Place<'_> {
    /// The phrase before the number, back to a mark or the counted thing before.
    pub(super) fn head(&self) -> Range<usize> {
        let end = self.quantity.range.start;
        let words = self.text.get(self.start..end).unwrap_or_default();
        let mark = words.char_indices().rev().find(|(_, ch)| BOUNDARIES.contains(ch));
        let start = mark.map_or(self.start, |(at, ch)| self.start + at + ch.len_utf8());
        start..end
    }

    /// The clause right before a phrase, where a comma or colon joins them and nothing is counted in
    /// it.
    pub(super) fn clause_before(&self, head: usize) -> Option<Range<usize>> {
        let before = self.text.get(self.start..head)?;
        let joined = before.strip_suffix(['，', '：', ','])?;
        let end = self.start + joined.len();
        let mark = joined.char_indices().rev().find(|(_, ch)| BOUNDARIES.contains(ch));
        let start = mark.map_or(self.start, |(at, ch)| self.start + at + ch.len_utf8());
        (start < end).then_some(start..end)
    }

    /// The last year the sentence names before the number, unless it is compared with.
    pub(super) fn last_year_named(&self) -> Option<u16> {
        let end = self.quantity.range.start;
        let before =
            |number: &&Number| self.sentence.start <= number.range.start && number.range.end <= end;
        let compared = |number: &Number| {
            let after = self.text.get(number.range.end..end).unwrap_or_default();
            let next = after.char_indices().nth(6).map_or(after.len(), |(at, _)| at);
            let after = after.get(..next).unwrap_or_default();
            after.contains('比') || after.contains("结转") || after.contains('》')
        };
        let years = self.numbers.iter().filter(before).filter(|it| it.kind == Kind::Year);
        let last = years.rev().find(|number| !compared(number))?;
        u16::try_from(last.value).ok()
    }

    /// Whether the phrase ends with the number, and the number leaves nothing out.
    pub(super) fn is_complete(&self) -> bool {
        let after = self.text.get(self.quantity.range.end..).unwrap_or_default();
        let ends = after.is_empty() || after.starts_with(ENDS);
        ends && !LEAVES_OUT.iter().any(|words| after.starts_with(words))
    }
}
