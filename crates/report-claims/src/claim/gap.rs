//! What stands between the numbers of a sentence: the words behind one, clauses of their own, the words
//! before the next. It must not understand words.

use std::ops::Range;

/// Marks a clause ends at.
const MARKS: [char; 21] = [
    '，', '；', '：', '（', '）', ',', ';', ':', '(', ')', '【', '】', '—', '。', '！', '？', '\n',
    '“', '”', '[', ']',
];
/// Marks that only set off a word.
const QUOTES: [char; 2] = ['“', '”'];
/// Marks that list.
const LISTS: [char; 1] = ['、'];

/// What stands between two numbers, or between one and the sentence's beginning or end.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Gap {
    /// What follows the number before, up to a mark; all of it where there is none.
    pub(crate) right: Range<usize>,
    /// The clauses in between.
    pub(crate) lead: Range<usize>,
    /// What stands before the number behind, back to a mark; empty where there is none.
    pub(crate) left: Range<usize>,
    /// Whether no mark parts the two numbers.
    pub(crate) open: bool,
}

impl Gap {
    /// Looks at what stands in a range of the text.
    pub(crate) fn new(text: &str, range: Range<usize>) -> Self {
        let between = text.get(range.clone()).unwrap_or_default();
        let mark = |ch: char| MARKS.contains(&ch) && !QUOTES.contains(&ch);
        let first = between.char_indices().find(|(_, ch)| mark(*ch));
        let last = between.char_indices().rev().find(|(_, ch)| mark(*ch));
        match first.zip(last) {
            Some(((first, _), (last, ch))) => Self {
                right: range.start..range.start + first,
                lead: range.start + first..range.start + last,
                left: range.start + last + ch.len_utf8()..range.end,
                open: false,
            },
            None => Self {
                right: range.clone(),
                lead: range.end..range.end,
                left: range.end..range.end,
                open: true,
            },
        }
    }

    /// Makes it what stands between a sentence's beginning and its first number.
    pub(crate) fn begin(&mut self, text: &str) {
        if self.open {
            self.give(text, true);
        } else {
            self.lead.start = self.right.start;
            self.right.end = self.right.start;
        }
    }

    /// Ends what follows a number at the first mark that lists.
    pub(crate) fn end_at_list(&mut self, text: &str) {
        let own = text.get(self.right.clone()).unwrap_or_default();
        let mark = own.char_indices().find(|(_, ch)| LISTS.contains(ch));
        // 52件公民、法人提出的申请: a list of those who apply ends nothing.
        if let Some((at, _)) =
            mark.filter(|(at, _)| !own.get(*at..).is_some_and(|it| it.contains("申请")))
        {
            self.right.end = self.right.start + at;
        }
    }

    /// An open gap given to the number behind, or else to the one before but for what lists.
    pub(crate) fn give(&mut self, text: &str, behind: bool) {
        let all = self.right.clone();
        if behind {
            (self.right, self.left) = (all.start..all.start, all);
            return;
        }
        let between = text.get(all.clone()).unwrap_or_default();
        // 52件申请中自然人占41件
        let of = ["申请中", "案件中"].iter().find_map(|it| Some(between.find(it)? + it.len()));
        let of = of.or_else(|| between.starts_with('中').then_some('中'.len_utf8()));
        if let Some(end) = of.filter(|end| *end < between.len()) {
            self.right = all.start..all.start + end;
            self.left = all.start + end..all.end;
            return;
        }
        let mark = between.char_indices().rev().find(|(_, ch)| LISTS.contains(ch));
        if let Some((at, ch)) = mark {
            self.right = all.start..all.start + at;
            self.left = all.start + at + ch.len_utf8()..all.end;
        }
    }
}

/// The clauses of a range: what stands between its marks.
pub(crate) fn clauses(text: &str, range: Range<usize>) -> impl Iterator<Item = Range<usize>> {
    let own = text.get(range.clone()).unwrap_or_default();
    let mut start = range.start;
    own.split_inclusive(MARKS).filter_map(move |clause| {
        let from = start;
        start += clause.len();
        let length = clause.trim_end_matches(MARKS).len();
        (length > 0).then_some(from..from + length)
    })
}

/// The clause a position ends, back to a mark or a bound.
pub(crate) fn clause_before(text: &str, bound: usize, end: usize) -> Range<usize> {
    let own = text.get(bound..end).unwrap_or_default();
    let mark = own.char_indices().rev().find(|(_, ch)| MARKS.contains(ch));
    mark.map_or(bound, |(at, ch)| bound + at + ch.len_utf8())..end
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_part_what_belongs_to_either_number() {
        let text = "件申请中，经审查，予以公开";
        let gap = Gap::new(text, 0..text.len());
        assert_eq!((&text[gap.right], &text[gap.left]), ("件申请中", "予以公开"));
        assert_eq!(&text[gap.lead], "，经审查");
        assert!(!gap.open);
    }

    #[test]
    fn an_open_gap_is_given_to_one_of_them() {
        let text = "件予以公开、另有";
        let mut gap = Gap::new(text, 0..text.len());
        assert!(gap.open);
        gap.give(text, false);
        assert_eq!((&text[gap.right.clone()], &text[gap.left.clone()]), ("件予以公开", "另有"));
        let mut gap = Gap::new(text, 0..text.len());
        gap.give(text, true);
        assert_eq!((gap.right.len(), &text[gap.left]), (0, text));
    }

    #[test]
    fn clauses_stand_between_marks() {
        let text = "，一，二；：三";
        let found: Vec<_> = clauses(text, 0..text.len()).map(|range| &text[range]).collect();
        assert_eq!(found, ["一", "二", "三"]);
        assert_eq!(&text[clause_before(text, 0, text.len())], "三");
    }
}
