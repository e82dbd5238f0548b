//! Captions: 图1, 表2 and their words. It must not count.

use crate::inline::{Inline, push_all};
use crate::words::Words;
use report_core::prose::Numbered;

/// What stands below a picture or chart, or above a table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Caption<'r> {
    /// 图1 or 表1 and the blank after it; empty for what has no number.
    pub number: Words<'r>,
    /// Its words.
    pub inlines: Vec<Inline<'r>>,
}

impl<'r> Caption<'r> {
    /// A caption with its number, as 图1.
    pub(crate) fn new(kind: Numbered, number: Option<u32>, inlines: Vec<Inline<'r>>) -> Self {
        let number = number.map_or(String::new(), |it| format!("{}{it}\u{3000}", kind.chinese()));
        Self { number: Words::own(number), inlines }
    }
}

impl Caption<'_> {
    pub(crate) fn push_words<'w>(&'w self, words: &mut Vec<Words<'w>>) {
        words.push(self.number.by_ref());
        push_all(words, &self.inlines);
    }
}
