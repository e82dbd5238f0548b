//! Sentences and brackets of a passage. It must not understand words.

use std::ops::Range;

/// As many sentences as nearly every paragraph has.
const USUAL: usize = 8;

/// The sentences of a text with its marks, without the marks that end them; one that begins with 其中 belongs to
/// the one before.
pub fn sentences(text: &str, marks: &[Mark]) -> Vec<Range<usize>> {
    let mut found: Vec<Range<usize>> = Vec::with_capacity(USUAL);
    let mut start = 0;
    let ends = marks.iter().filter(|(_, ch)| matches!(ch, '。' | '！' | '？' | '\n'));
    let ends = ends.map(|(at, ch)| (*at, ch.len_utf8()));
    for (at, length) in ends.chain([(text.len(), 0)]) {
        let own = text.get(start..at).unwrap_or_default().trim_start();
        match found.last_mut() {
            Some(last) if own.starts_with("其中") => last.end = at,
            _ if own.is_empty() => {}
            _ => found.push(start..at),
        }
        start = at + length;
    }
    found
}

/// The bracketed ranges among a text's marks, without the brackets, in the order of their opening.
pub fn brackets(marks: &[Mark]) -> Vec<Range<usize>> {
    let mut open = Vec::new();
    let mut found = Vec::new();
    for &(at, ch) in marks {
        match ch {
            '（' | '(' | '《' => open.push(at + ch.len_utf8()),
            '）' | ')' | '》' => found.extend(open.pop().map(|start| start..at)),
            _ => {}
        }
    }
    found.sort_by_key(|range| range.start);
    found
}

/// A character with its place.
pub type Mark = (usize, char);

/// How many brackets that closed before a position are looked past for one around all of them.
const DEEPEST: usize = 256;

/// The innermost of the ranges that holds a position.
pub fn innermost(ranges: &[Range<usize>], at: usize) -> Option<&Range<usize>> {
    // In the order of their opening the innermost is the last that has not closed.
    let from = ranges.partition_point(|range| range.start <= at);
    let before = ranges.get(..from)?.iter().rev().take(DEEPEST);
    before.into_iter().find(|range| range.contains(&at))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn all(text: &str) -> Vec<Mark> {
        text.char_indices().collect()
    }

    #[test]
    fn a_sentence_that_begins_with_a_breakdown_joins_the_one_before() {
        let text = "共5条。其中，甲3条，乙2条。另有1件。";
        let found: Vec<_> =
            sentences(text, &all(text)).into_iter().map(|range| &text[range]).collect();
        assert_eq!(found, ["共5条。其中，甲3条，乙2条", "另有1件"]);
    }

    #[test]
    fn brackets_nest() {
        let text = "a（b(c)d）e）《f》";
        let found: Vec<_> = brackets(&all(text)).into_iter().map(|range| &text[range]).collect();
        assert_eq!(found, ["b(c)d", "c", "f"]);
        let inner = innermost(&brackets(&all(text)), text.find('c').unwrap())
            .map(|range| &text[range.clone()]);
        assert_eq!(inner, Some("c"));
    }
}
