//! 分别 and 依次: several names, then as many numbers, each for one of them. It must not understand names.

use super::frame::{Frame, Source};
use crate::lexicon::Sense;
use std::ops::Range;

/// What parts names, and numbers.
const LISTS: [char; 7] = ['、', '和', '及', '与', '，', '：', '；'];

/// Which words belong to which number of a sentence.
#[derive(Debug, Default)]
pub(super) struct Dealt {
    /// Where a number begins, its name, the words between the names and the numbers, and
    /// the last name, which says what all are of.
    names: Vec<(usize, [Range<usize>; 3])>,
}

impl Dealt {
    /// Deals the names of a sentence to its numbers.
    pub(super) fn new(
        source: &Source<'_, '_>,
        sentence: &Range<usize>,
        cuts: &[Range<usize>],
    ) -> Self {
        let mut found = Self::default();
        let each = source.words_in(sentence).iter().filter(|word| *word.sense == Sense::Each);
        for word in each {
            found.deal(source, sentence, cuts, &word.range);
        }
        found
    }

    fn deal(
        &mut self,
        source: &Source<'_, '_>,
        sentence: &Range<usize>,
        cuts: &[Range<usize>],
        each: &Range<usize>,
    ) {
        let first = cuts.partition_point(|cut| cut.start < each.end);
        let mut numbers: Vec<usize> = Vec::new();
        let mut end = None;
        for cut in cuts.get(first..).unwrap_or_default() {
            let between = end.and_then(|end| source.text.get(end..cut.start));
            if between.is_some_and(|it| {
                !it.trim_start_matches(['%', '％']).trim_matches(LISTS).is_empty()
            }) {
                break;
            }
            numbers.push(cut.start);
            end = Some(cut.end);
        }
        let before = cuts.get(..first).and_then(|cuts| cuts.last());
        let start = before.map_or(sentence.start, |cut| cut.end).min(each.start);
        let names = names(source, start..each.start, numbers.len());
        let Some(last) = names.last().filter(|_| names.len() == numbers.len()) else { return };
        let rest = last.end..each.start;
        let last = last.clone();
        for (number, name) in numbers.into_iter().zip(&names) {
            self.names.push((number, [name.clone(), rest.clone(), last.clone()]));
        }
    }

    /// The words that belong to a number, if any were dealt to it.
    pub(super) fn of(&self, number: usize) -> Option<[Range<usize>; 3]> {
        let at = self.names.binary_search_by_key(&number, |(own, _)| *own).ok()?;
        self.names.get(at).map(|(_, words)| words.clone())
    }
}

/// The last names of a range, as many as there are numbers.
fn names(source: &Source<'_, '_>, range: Range<usize>, most: usize) -> Vec<Range<usize>> {
    let text = source.text.get(range.clone()).unwrap_or_default();
    let mut start = range.start;
    let mut found: Vec<Range<usize>> = Vec::new();
    for part in text.split_inclusive(LISTS) {
        let own = start..start + part.trim_end_matches(LISTS).len();
        start += part.len();
        let frame = Frame::of_clause(source, own.clone());
        let names = !frame.rows.is_empty()
            || !frame.columns.is_empty()
            || !frame.acts.is_empty()
            || frame.says(&Sense::Carry);
        if names {
            found.push(own);
        }
    }
    let skipped = found.len().saturating_sub(most);
    found.split_off(skipped)
}
