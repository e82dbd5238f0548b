//! A text taken apart once, for everything that looks for numbers in it. It must not understand words.

use super::number::{Kind, Number, numbers_among};
use super::quantity::{Quantity, quantities};
use super::sentence::{brackets, marks, sentences};
use std::ops::Range;

/// What there is in a text, each in order.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Counted {
    /// The sentences, without the marks that end them.
    pub(crate) sentences: Vec<Range<usize>>,
    /// What stands in brackets, without them.
    pub(crate) brackets: Vec<Range<usize>>,
    /// Every number.
    pub(crate) numbers: Vec<Number>,
    /// Every counted thing.
    pub(crate) quantities: Vec<Quantity>,
}

impl Counted {
    /// Takes a text apart.
    pub(crate) fn of(text: &str) -> Self {
        let marks: Vec<_> = marks(text).collect();
        let numbers = numbers_among(text, marks.iter().copied());
        let quantities = quantities(text, &numbers);
        Self { sentences: sentences(text, &marks), brackets: brackets(&marks), numbers, quantities }
    }

    /// The percentages.
    pub(crate) fn percents(&self) -> impl Iterator<Item = &Number> {
        self.numbers.iter().filter(|number| number.kind == Kind::Percent)
    }

    /// The sentence a position stands in.
    pub(crate) fn sentence_at(&self, at: usize) -> Option<&Range<usize>> {
        self.sentences.iter().find(|sentence| sentence.contains(&at))
    }
}
