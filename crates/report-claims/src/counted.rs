//! A text taken apart once, for everything that looks for numbers in it. It must not understand words.

use super::characters::Characters;
use super::number::{Kind, Number, numbers_among};
use super::quantity::{Quantity, quantities};
use super::sentence::{Mark, brackets, sentences};
use std::ops::Range;

/// What there is in a text, each in order.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Counted {
    /// The sentences, without the marks that end them.
    pub sentences: Vec<Range<usize>>,
    /// What stands in brackets, without them.
    pub brackets: Vec<Range<usize>>,
    /// Every number.
    pub numbers: Vec<Number>,
    /// Every counted thing.
    pub quantities: Vec<Quantity>,
    /// Every character that is not Chinese, with its place: marks, digits, letters.
    pub marks: Vec<Mark>,
    /// Every character.
    characters: Characters,
}

impl Counted {
    /// Takes a text apart.
    pub fn of(text: &str) -> Self {
        let mut marks = Vec::with_capacity(text.len() / 16);
        let characters = Characters::of(text, |at, ch| marks.push((at, ch)));
        let numbers = numbers_among(text, marks.iter().copied());
        let quantities = quantities(text, &numbers);
        let (sentences, brackets) = (sentences(text, &marks), brackets(&marks));
        Self { sentences, brackets, numbers, quantities, marks, characters }
    }

    /// Whether the text taken apart, which is `text`, has a word.
    pub fn says(&self, text: &str, word: &str) -> bool {
        self.characters.may_spell(word) && text.contains(word)
    }

    /// Whether the text taken apart may have a character.
    pub fn may_have(&self, ch: char) -> bool {
        self.characters.may_have(ch)
    }

    /// Those of some words that the text taken apart, which is `text`, has.
    pub fn said<'w>(&self, text: &str, words: &[&'w str]) -> Vec<&'w str> {
        words.iter().filter(|word| self.says(text, word)).copied().collect()
    }

    /// The percentages.
    pub fn percents(&self) -> impl Iterator<Item = &Number> {
        self.numbers.iter().filter(|number| number.kind == Kind::Percent)
    }

    /// The sentence a position stands in.
    pub fn sentence_at(&self, at: usize) -> Option<&Range<usize>> {
        let from = self.sentences.partition_point(|sentence| sentence.end <= at);
        self.sentences.get(from).filter(|sentence| sentence.contains(&at))
    }
}
