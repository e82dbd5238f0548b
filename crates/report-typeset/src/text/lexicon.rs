//! Where breaking a label or title would tear a word. It must not know any word itself.

use report_document::lexicon::WORDS;
use std::sync::LazyLock;

/// For each character of a text, whether a word is torn by breaking before it.
#[must_use]
pub(super) fn torn_before(text: &[char]) -> Vec<bool> {
    let mut torn = vec![false; text.len()];
    let mut at = 0;
    while at < text.len() {
        let length = longest_word(text.get(at..).unwrap_or_default()).unwrap_or(1);
        torn.iter_mut().skip(at + 1).take(length - 1).for_each(|inside| *inside = true);
        at += length;
    }
    torn
}

/// The words in order, each with its first character.
static BY_FIRST: LazyLock<Vec<(char, &str)>> = LazyLock::new(|| {
    let mut words: Vec<_> =
        WORDS.iter().filter_map(|word| Some((word.chars().next()?, *word))).collect();
    words.sort_unstable();
    words
});

/// The length of the longest word the text begins with.
fn longest_word(text: &[char]) -> Option<usize> {
    let own = text.first()?;
    let start = BY_FIRST.partition_point(|(first, _)| first < own);
    let words = BY_FIRST.iter().skip(start).take_while(|(first, _)| first == own);
    words.filter_map(|(_, word)| length_at_head(text, word)).max()
}

/// The length of a word, where the text begins with it.
fn length_at_head(text: &[char], word: &str) -> Option<usize> {
    let length = word.chars().count();
    word.chars().eq(text.get(..length)?.iter().copied()).then_some(length)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_kept_whole() {
        let text: Vec<char> = "社会公益组织".chars().collect();
        assert_eq!(torn_before(&text), [false, true, false, true, false, true]);
    }

    #[test]
    fn unknown_text_may_be_broken_anywhere() {
        let text: Vec<char> = "罗庄区".chars().collect();
        assert_eq!(torn_before(&text), [false; 3]);
    }
}
