//! The words around one number by what they do. It must not decide what they claim.

use super::facts::{Fact, Facts};
use crate::lexicon::{Act, Lexicon, Sense, Word};
use report_core::vocab::{ColumnKey, RowKey};
use std::ops::Range;

/// Marks between words that are no words, beside digits.
const MARKS: &str = " \u{3000}\u{a0}\n，。；：、“”‘’《》〈〉（）()【】[]—-%％,;:.·*#！？";

/// Whether a character is a mark between words, or a digit, and no word.
fn is_mark(ch: char) -> bool {
    let word = ('\u{4e00}'..='\u{9fff}').contains(&ch);
    !word && (ch.is_ascii_digit() || ('０'..='９').contains(&ch) || MARKS.contains(ch))
}

/// What offices end with, and places before them.
const OFFICES: [char; 4] = ['局', '委', '厅', '办'];
const PLACES: [char; 6] = ['省', '市', '州', '县', '区', '镇'];
/// How a clause goes on behind the name of an office that does what is counted.
const MOST: usize = 4;

/// The words around a number, or of a clause without one.
#[derive(Debug, Default)]
pub(crate) struct Frame {
    /// What was done, each once.
    pub(crate) acts: Vec<Act>,
    /// Rows, each word's by itself, with its place.
    pub(crate) rows: Vec<(&'static [RowKey], Range<usize>)>,
    /// Columns, the same.
    pub(crate) columns: Vec<(&'static [ColumnKey], Range<usize>)>,
    /// Rows that are counted with them.
    pub(crate) with: Vec<RowKey>,
    /// Whether requests are named, and by a word that can mean nothing else.
    pub(crate) requests: Option<bool>,
    /// The one-word senses that occur.
    said: u32,
    /// What is so of them.
    facts: Facts,
    /// Where the last anchor before the number ends.
    anchored: Option<usize>,
    /// Where what is not known began last.
    hole: Option<usize>,
}

/// The bit of a sense without content.
const fn bit(sense: &Sense) -> u32 {
    let place = match sense {
        Sense::Total => 0,
        Sense::Own | Sense::Place(_) => 1,
        Sense::Field => 2,
        Sense::Carry => 3,
        Sense::Pending => 4,
        Sense::ThisYear => 5,
        Sense::LastYear => 6,
        Sense::NextYear => 7,
        Sense::YearStart => 8,
        Sense::YearEnd => 9,
        Sense::Period => 10,
        Sense::Narrow => 11,
        Sense::Other => 12,
        Sense::Paper => 13,
        Sense::Change => 14,
        Sense::Becomes => 15,
        Sense::Rate => 16,
        Sense::Actor => 17,
        Sense::Compare => 18,
        Sense::Each => 19,
        Sense::And => 20,
        Sense::Decides => 21,
        Sense::Rest => 22,
        Sense::Open => 23,
        Sense::NoCell => 24,
        Sense::Files => 25,
        _ => return 0,
    };
    1 << place
}

/// The senses of comparing.
const COMPARISONS: u32 = bit(&Sense::Change) | bit(&Sense::Compare) | bit(&Sense::Rate);
/// The senses that keep a clause's number from being compared, and not those of the clause behind.
const OWN: u32 = COMPARISONS | bit(&Sense::Period) | bit(&Sense::Other) | bit(&Sense::Paper);

impl Frame {
    /// The same, of requests that other words name.
    pub(crate) const fn of_requests(mut self) -> Self {
        self.requests = Some(true);
        self
    }

    /// Takes only what a clause before names, not what it says of it: 申请数量连续下降，全年52件.
    pub(crate) const fn named_by(mut self, own: &Self) -> Self {
        self.said = self.said & !OWN | own.said;
        self.set(Fact::Parted, own.is(Fact::Parted));
        self.set(Fact::Other, own.is(Fact::Other));
        self
    }

    /// The words of a clause that holds no number.
    pub(crate) fn of_clause(cx: &Source<'_, '_>, clause: Range<usize>) -> Self {
        let mut frame = Self::default();
        frame.take(cx, clause);
        frame
    }

    /// The words before a number and behind it.
    pub(crate) fn around(cx: &Source<'_, '_>, left: &[Range<usize>], right: Range<usize>) -> Self {
        let mut frame = Self::default();
        for range in left {
            frame.take(cx, range.clone());
        }
        let end = left.last().map_or(0, |range| range.end);
        frame.set(
            Fact::Parted,
            frame.hole.is_some_and(|hole| {
                frame.anchored.is_some_and(|anchored| anchored <= hole && hole < end)
            }),
        );
        let (before, spoke) = (frame.anchored, frame.speaks());
        let other = frame.is(Fact::Other);
        let compared = frame.said & COMPARISONS;
        (frame.anchored, frame.hole) = (None, None);
        frame.take(cx, right.clone());
        // Behind the number the first words are what it counts.
        let begins = frame.hole.is_some_and(|hole| hole == right.start);
        frame.set(
            Fact::Parted,
            frame.is(Fact::Parted) || begins && !spoke && frame.requests.is_none(),
        );
        frame.anchored = before;
        frame.set(Fact::Spoke, spoke);
        // 52件申请略有上升: behind the number the change is not what is counted.
        frame.said = frame.said & !COMPARISONS | compared;
        // 52件申请在台账登记: behind requests that are named nothing else is counted.
        frame
            .set(Fact::Other, other || frame.is(Fact::Other) && frame.requests.is_none() && !spoke);
        frame
    }

    fn take(&mut self, cx: &Source<'_, '_>, range: Range<usize>) {
        let mut at = range.start;
        let own = cx.words_in(&range);
        for (index, word) in own.iter().enumerate() {
            self.hole_in(cx, at..word.range.start);
            at = at.max(word.range.end);
            let behind = own.get(index + 1..).unwrap_or_default();
            self.add(cx, word, own.get(..index).unwrap_or_default(), behind, &range);
        }
        self.hole_in(cx, at..range.end);
    }

    /// Takes note of words that are not known.
    fn hole_in(&mut self, cx: &Source<'_, '_>, range: Range<usize>) {
        let words = cx.text.get(range.clone()).unwrap_or_default();
        if let Some(at) = words.find(|ch| !is_mark(ch)) {
            self.set(Fact::Unknown, true);
            self.hole = Some(range.start + at);
        }
    }

    fn add(
        &mut self,
        cx: &Source<'_, '_>,
        word: &Word,
        before: &[Word],
        behind: &[Word],
        range: &Range<usize>,
    ) {
        self.said |= bit(word.sense);
        match word.sense {
            Sense::Act(act) => {
                self.anchor(word);
                if !self.acts.contains(act) {
                    self.acts.push(*act);
                }
            }
            Sense::Rows(rows) => {
                self.anchor(word);
                self.rows.push((rows, word.range.clone()));
                let text = cx.text.get(word.range.clone()).unwrap_or_default();
                if text.ends_with("申请") && !rows.contains(&RowKey::Reconsideration) {
                    self.requests = Some(true);
                }
                if text.ends_with("决定") {
                    self.said |= bit(&Sense::Decides);
                }
                // 主动公开行政处罚决定46件: the decisions are counted.
                let disclosed =
                    rows.iter().all(|row| *row as usize <= RowKey::GovernmentProcurement as usize);
                // 因信访投诉不予处理2件: the reason is not what is counted.
                let before = cx.text.get(range.start..word.range.start).unwrap_or_default();
                let reason = ["信访", "投诉", "举报", "诉求"].iter().any(|it| before.contains(it));
                self.set(Fact::Other, self.is(Fact::Other) && !disclosed && !reason);
            }
            Sense::Columns(columns) => {
                self.anchor(word);
                self.columns.push((columns, word.range.clone()));
            }
            Sense::Requests(_) if self.is_of_others(cx, word, before, range) => {
                self.set(Fact::Other, true);
            }
            Sense::Requests(only) => {
                let near = self.hole.is_some_and(|hole| self.anchored.is_none_or(|at| at <= hole));
                let of = cx.text.get(range.start..word.range.start).unwrap_or_default();
                self.set(Fact::Described, self.is(Fact::Described) || near && of.ends_with('的'));
                self.anchor(word);
                self.requests = Some(self.requests.unwrap_or(false) || *only);
                self.set(Fact::Other, self.is(Fact::Other) && !*only);
            }
            Sense::Carry | Sense::Pending | Sense::Becomes | Sense::Open => self.anchor(word),
            Sense::Unknown => {
                self.set(Fact::Unknown, true);
                self.hole = Some(word.range.start);
            }
            Sense::Other | Sense::Paper => self.set(Fact::Other, true),
            Sense::Elsewhere => self.set(Fact::Elsewhere, !is_ours(cx, word, before)),
            Sense::Place(level) => self.set(Fact::Elsewhere, !cx.lexicon.is_own(*level)),
            Sense::Own => {
                self.set(Fact::Office, true);
                self.set(Fact::Elsewhere, is_another(cx, word, before, range));
            }
            Sense::Suffix => {
                self.set(
                    Fact::Elsewhere,
                    self.is(Fact::Elsewhere) || cx.is_office(word, before, behind, range),
                );
            }
            _ => {}
        }
    }

    /// Whether 申请 is for something else than information: 社会救助申请, 行政许可申请.
    fn is_of_others(
        &self,
        cx: &Source<'_, '_>,
        word: &Word,
        before: &[Word],
        range: &Range<usize>,
    ) -> bool {
        let own = cx.text.get(word.range.clone()).unwrap_or_default();
        if !own.starts_with("申请") || own.contains("公开") || self.requests.is_some() {
            return false;
        }
        // What something is of a kind of, where it is known.
        let mut last = before.iter().rev().skip_while(|word| *word.sense == Sense::Plain);
        let last = last.next();
        let end = last.map_or(range.start, |last| last.range.end);
        let between = cx.text.get(end..word.range.start).unwrap_or_default();
        let adjacent = before.last().is_some_and(|last| last.range.end == word.range.start);
        match last.map(|last| last.sense) {
            Some(Sense::Other | Sense::Unknown) if between.is_empty() => true,
            Some(Sense::Rows(rows)) if between.is_empty() => {
                rows.iter().all(|row| *row as usize <= RowKey::GovernmentProcurement as usize)
            }
            _ => !adjacent && !between.is_empty() && !between.ends_with(is_mark),
        }
    }

    /// Rows that a bracket before the number adds: 予以公开（含部分公开）32件.
    pub(crate) fn add_rows(&mut self, other: &Self) {
        self.with = other.rows.iter().flat_map(|(rows, _)| rows.iter().copied()).collect();
    }

    /// Whether something is so of the words.
    pub(crate) const fn is(&self, fact: Fact) -> bool {
        self.facts.has(fact)
    }

    const fn set(&mut self, fact: Fact, is: bool) {
        self.facts.set(fact, is);
    }

    fn anchor(&mut self, word: &Word) {
        self.anchored = Some(word.range.end);
    }

    /// Whether a word of this sense, which has no content, occurs.
    pub(crate) const fn says(&self, sense: &Sense) -> bool {
        self.said & bit(sense) != 0
    }

    /// Whether the office itself is named, not a place of its level.
    pub(crate) const fn names_office(&self) -> bool {
        self.is(Fact::Office)
    }

    /// Whether a difference or a rate is spoken of.
    pub(crate) const fn compares(&self) -> bool {
        self.said & COMPARISONS != 0
    }

    /// Whether it says what is counted.
    pub(crate) fn speaks(&self) -> bool {
        self.requests.is_some()
            || !self.acts.is_empty()
            || !self.rows.is_empty()
            || !self.columns.is_empty()
            || self.says(&Sense::Carry)
            || self.says(&Sense::Pending)
    }
}

/// Whether 本级 stands behind the office's own name: 市统计局本级, without those under it.
fn is_ours(cx: &Source<'_, '_>, word: &Word, before: &[Word]) -> bool {
    cx.text.get(word.range.clone()) == Some("本级")
        && !cx.lexicon.is_of_place()
        && before.last().is_some_and(|last| *last.sense == Sense::Own)
}

/// Whether what is named as the office itself is another place's: 市财政局 in a district's report.
fn is_another(cx: &Source<'_, '_>, word: &Word, before: &[Word], range: &Range<usize>) -> bool {
    let text = cx.text.get(range.start..word.range.start).unwrap_or_default();
    let own = cx.text.get(word.range.clone()).unwrap_or_default();
    let ours = before.last().is_some_and(|last| {
        last.range.end == word.range.start && matches!(last.sense, Sense::Own | Sense::Place(_))
    });
    own.ends_with(OFFICES) && text.ends_with(PLACES) && !ours
}

/// A passage with its words.
#[derive(Clone, Copy)]
pub(crate) struct Source<'a, 'l> {
    /// The text.
    pub(crate) text: &'a str,
    /// Its words, in order.
    pub(crate) words: &'a [Word],
    /// All words.
    pub(crate) lexicon: &'l Lexicon,
}

impl<'a> Source<'a, '_> {
    /// The words that lie within a range.
    pub(crate) fn words_in(&self, range: &Range<usize>) -> &'a [Word] {
        let from = self.words.partition_point(|word| word.range.start < range.start);
        let to = self.words.partition_point(|word| word.range.end <= range.end);
        self.words.get(from..to.max(from)).unwrap_or_default()
    }

    /// Whether what ends as offices do is one: a name stands before it, and behind it what an office does.
    fn is_office(
        &self,
        word: &Word,
        before: &[Word],
        behind: &[Word],
        range: &Range<usize>,
    ) -> bool {
        let last = before.last();
        let named = last.map_or(range.start, |last| last.range.end) < word.range.start;
        let touches = last.is_some_and(|last| last.range.end == word.range.start);
        let own = last.is_some_and(|last| *last.sense == Sense::Own) && touches;
        // 我局办公室, 我办事处: a part of the office itself.
        let part = own && !self.lexicon.is_of_place();
        if part
            && matches!(self.text.get(word.range.clone()), Some("办公室" | "办事处" | "站" | "所"))
        {
            return false;
        }
        let of_own = touches
            && last.is_some_and(|last| {
                matches!(last.sense, Sense::Own | Sense::Place(_) | Sense::Suffix)
            });
        // 信访局, 档案局: what an office is for may itself be what others count.
        let is_for = last.is_some_and(|last| {
            *last.sense == Sense::Other
                && last.range.end == word.range.start
                && matches!(self.text.get(word.range.clone()), Some("局" | "厅" | "委"))
        });
        if !named && !of_own && !is_for {
            return false;
        }
        let Some(next) = behind.first() else { return self.ends(word.range.end, range.end) };
        if next.range.start > word.range.end {
            return self.ends(word.range.end, next.range.start);
        }
        let words = behind.iter().take(MOST);
        !matches!(next.sense, Sense::Suffix | Sense::Other | Sense::Paper)
            && words.clone().all(|word| !matches!(word.sense, Sense::Unknown))
    }

    /// Whether nothing but marks stands in a range.
    fn ends(&self, start: usize, end: usize) -> bool {
        let between = self.text.get(start..end).unwrap_or_default();
        between.chars().next().is_none_or(is_mark)
    }
}
