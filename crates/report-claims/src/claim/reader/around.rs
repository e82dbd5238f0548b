//! What stands around the numbers of a sentence. It must not understand the words.

use super::Spot;
use crate::claim::frame::Source;
use crate::claim::gap::{Gap, clause_before};
use crate::lexicon::{Sense, Word};
use crate::passage::Passage;
use std::ops::Range;

/// How many brackets before a number are looked at for the one that ends there.
const NEAR: usize = 8;

/// What stands between the numbers of a sentence, before the first and behind the last.
pub(super) fn gaps(text: &str, sentence: &Range<usize>, cuts: &[Range<usize>]) -> Vec<Gap> {
    let ends = cuts.iter().map(|cut| cut.start).chain([sentence.end]);
    let starts = std::iter::once(sentence.start).chain(cuts.iter().map(|cut| cut.end));
    let between = starts.zip(ends).map(|(start, end)| Gap::new(text, start.min(end)..end));
    let mut gaps: Vec<Gap> = between.collect();
    if let Some(first) = gaps.first_mut() {
        first.begin(text);
    }
    gaps
}

/// Whether 和 or a list mark joins the words at two places.
pub(super) fn joined(source: &Source<'_, '_>, from: usize, to: usize) -> bool {
    let between = source.words_in(&(from..to));
    let length: usize = between.iter().map(|word| word.range.len()).sum();
    let join = |word: &Word| matches!(word.sense, Sense::And | Sense::Plain | Sense::Field);
    let and = between.iter().any(|word| *word.sense == Sense::And);
    and && from + length == to && between.iter().all(join)
}

/// Where the words before a number stand: with those before a bracket that stands right before it.
pub(super) fn lefts(
    passage: &Passage,
    source: &Source<'_, '_>,
    spot: &Spot<'_>,
) -> Vec<Range<usize>> {
    let own = spot.left.clone();
    let at = own.start;
    let before = source.text.get(..at).unwrap_or_default();
    let mut found = vec![own];
    let closes = before.ends_with('）') || before.ends_with(')');
    let mark = before.chars().next_back().map_or(0, char::len_utf8);
    let brackets = &passage.counted().brackets;
    let from = brackets.partition_point(|range| range.start < at);
    let near = brackets.get(..from).unwrap_or_default().iter().rev().take(NEAR);
    let bracket = near.into_iter().find(|range| closes && range.end == at - mark);
    // （含上年结转3件）共55件: with numbers in the bracket what stands before it has none.
    let named = |bracket: &Range<usize>| {
        let end = bracket.start.saturating_sub('（'.len_utf8());
        let clause = clause_before(source.text, spot.sentence.start.min(end), end);
        !source.text.get(clause).unwrap_or_default().contains(|ch: char| ch.is_ascii_digit())
    };
    let fits = |bracket: &Range<usize>| spot.lead.start <= bracket.start || named(bracket);
    if let Some(bracket) = bracket.filter(|bracket| fits(bracket)) {
        let open = source.text.get(..bracket.start).unwrap_or_default();
        let end = bracket.start - open.chars().next_back().map_or(0, char::len_utf8);
        let from =
            if spot.lead.start <= bracket.start { spot.lead.start } else { spot.sentence.start };
        let clause = clause_before(source.text, from.min(end), end);
        found.insert(0, clause);
    }
    found
}

/// Whether a number is what another one went up or down from: 由48件增加到52件.
pub(super) fn is_from(source: &Source<'_, '_>, spot: &Spot<'_>) -> bool {
    let before = source.text.get(..spot.quantity.range.start).unwrap_or_default();
    let behind = source.text.get(spot.quantity.range.end..).unwrap_or_default();
    let from =
        ["由", "从", "由上年的", "从上年的", "由上年", "从上年", "由去年的", "从去年的", "由去年"];
    let becomes = ["增", "减", "升", "降", "上升", "下降", "提高", "回落"];
    from.iter().any(|word| before.ends_with(word))
        && becomes.iter().any(|it| behind.starts_with(it))
}

/// A range without the blanks and list marks it begins with.
pub(super) fn trimmed(text: &str, start: usize, end: usize) -> Range<usize> {
    let own = text.get(start..end).unwrap_or_default();
    let bare = own.trim_start_matches(['、', '和', '，', ' ', '\u{3000}', '；', '：']);
    end - bare.len()..end
}
