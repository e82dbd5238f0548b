//! Breakdowns: a total, then 其中 and its parts. Finds them and adds them up; whether a difference is
//! worth a finding is the rule's business.
//!
//! A breakdown need not be complete (收到80件，其中予以公开33件), its categories may overlap, and words
//! between the parts may start something new. So a breakdown is taken only as far as its parts read as
//! a list, and says what its total may be and whether it claims to be complete.

use super::counted::Counted;
use super::quantity::Quantity;
use super::sentence::innermost;
use report_core::Decimal;
use std::ops::Range;

/// A list of parts after 其中, all in one unit.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Breakdown {
    /// What may be the total: counted things before 其中 in the same unit, the nearest last.
    pub totals: Vec<Quantity>,
    /// The parts, in order.
    pub parts: Vec<Quantity>,
    /// Whether the text says that the parts are all there is, or some of it.
    pub extent: Extent,
}

/// How much of its total a breakdown claims to list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Extent {
    /// Everything: its last part is the rest.
    Whole,
    /// Only some: 主要, 等.
    Some,
    /// It does not say.
    Unsaid,
}

const BREAKDOWN: &str = "其中";
/// What begins a list of parts, where the sentence has 其中 somewhere.
const MARKS: [&str; 3] = [BREAKDOWN, "具体为", "具体包括"];
/// Units that things published are counted in, which lists mix: 信息 is counted in 条, 文件 in 件.
const MIXED: [&str; 4] = ["条", "件", "篇", "份"];
/// Before a part: it goes with what was counted, and is other things.
const BESIDE: [&str; 5] = ["配发", "配套", "同步", "另", "附"];
/// Between parts: what follows is no part, or is a part of a part.
const NO_PART: [&str; 26] = [
    "未答复",
    "未办结",
    "今年",
    "本年",
    "采纳",
    "吸收",
    "办结",
    "答复",
    "回复",
    "办复",
    "完成",
    "落实",
    "整改",
    "结转",
    "增长",
    "增加",
    "减少",
    "下降",
    "同比",
    "比上年",
    "较上年",
    "平均",
    "每",
    "另有",
    "此外",
    "截至",
];
/// Right before a number: it is a total of its own.
const OWN_TOTAL: [&str; 6] = ["共", "共计", "合计", "总计", "累计", "共有"];
/// The sentence itself says that categories overlap.
const OVERLAP: [&str; 5] = ["重叠", "交叉", "重复计", "同时", "兼"];
/// In the words of the last part: it is what remains.
const REST: [&str; 3] = ["其他", "其余", "其它"];
/// In the words of the first part: the list is a choice.
const CHOICE: [&str; 4] = ["主要", "重点", "大部分", "多数"];

/// How many counted things a list of parts, or what stands before it, may have: more are no list whose total
/// a reader could tell.
const MOST: usize = 64;

/// The breakdowns of a text, in order.
pub fn breakdowns(text: &str, counted: &Counted) -> Vec<Breakdown> {
    let mut found = Vec::new();
    if !counted.says(text, BREAKDOWN) {
        return found;
    }
    let (overlap, no_part) = (counted.said(text, &OVERLAP), counted.said(text, &NO_PART));
    for sentence in &counted.sentences {
        let own = text.get(sentence.clone()).unwrap_or_default();
        if !own.contains(BREAKDOWN) || overlap.iter().any(|word| own.contains(word)) {
            continue;
        }
        let marks = marks(own, sentence.start);
        let semicolons: Vec<usize> =
            own.match_indices(['；', ';']).map(|(at, _)| sentence.start + at).collect();
        let Counted { quantities: all, brackets, .. } = counted;
        let (marks, semicolons) = (&marks[..], &semicolons[..]);
        let cx = Scope { text, all, brackets, sentence, marks, semicolons, no_part: &no_part };
        for (at, mark) in marks {
            found.extend(cx.breakdowns(*at, mark));
        }
    }
    found
}

/// Where lists of parts begin in a sentence that starts at a place: at 其中, and at what lists a part's own
/// parts.
fn marks(sentence: &str, start: usize) -> Vec<(usize, &'static str)> {
    let mut found: Vec<(usize, &str)> = MARKS
        .iter()
        .flat_map(|mark| sentence.match_indices(mark).map(move |(at, _)| (start + at, *mark)))
        .collect();
    found.sort_unstable();
    found
}

struct Scope<'a> {
    text: &'a str,
    all: &'a [Quantity],
    brackets: &'a [Range<usize>],
    sentence: &'a Range<usize>,
    /// Where lists of parts begin in the sentence, and with which words.
    marks: &'a [(usize, &'static str)],
    /// Where its semicolons stand.
    semicolons: &'a [usize],
    /// The words of [`NO_PART`] that the text has.
    no_part: &'a [&'a str],
}

impl Scope<'_> {
    /// One breakdown for each unit the parts after this 其中 count in.
    fn breakdowns(&self, at: usize, mark: &str) -> Vec<Breakdown> {
        let bracket = innermost(self.brackets, at);
        let level = bracket.unwrap_or(self.sentence);
        let start = at + mark.len();
        let end = self.end_of_list(start, level.end);
        let parts = self.at_level(start..end, bracket);
        let mut units: Vec<&str> = parts.iter().map(|part| part.unit).collect();
        units.sort_unstable();
        units.dedup();
        let mut totals = self.totals(at, bracket);
        if mark != BREAKDOWN {
            // 甲140条，具体为: the parts of the number right before.
            totals = totals.last().copied().into_iter().collect();
        }
        let mixed = units.len() > 1 && units.iter().all(|unit| MIXED.contains(unit));
        let all = self.extent(start, end, &parts.iter().copied().cloned().collect::<Vec<_>>());
        if let [total] = totals[..]
            && mixed
            && all == Extent::Whole
        {
            let own = self.breakdown(start, end, parts.iter().copied(), vec![total.clone()]);
            return own.into_iter().collect();
        }
        let of_unit = |unit| {
            let own = parts.iter().filter(|part| part.unit == unit).copied();
            let totals = totals.iter().filter(|total| total.unit == unit);
            self.breakdown(start, end, own, totals.copied().cloned().collect())
        };
        units.into_iter().filter_map(of_unit).collect()
    }

    /// The end of the list: a semicolon, another 其中, or the end of the bracket or sentence.
    fn end_of_list(&self, start: usize, end: usize) -> usize {
        let mark = self.marks.partition_point(|(at, _)| *at < start);
        let semicolon = self.semicolons.partition_point(|at| *at < start);
        let mark = self.marks.get(mark).map(|(at, _)| *at);
        let semicolon = self.semicolons.get(semicolon).copied();
        mark.into_iter().chain(semicolon).fold(end, usize::min)
    }

    /// Counted things within a range and in no deeper bracket.
    fn at_level(&self, range: Range<usize>, bracket: Option<&Range<usize>>) -> Vec<&Quantity> {
        let within = |q: &&Quantity| range.start <= q.range.start && q.range.end <= range.end;
        let level = |q: &&Quantity| innermost(self.brackets, q.range.start) == bracket;
        let from = self.all.partition_point(|q| q.range.start < range.start);
        let to = self.all.partition_point(|q| q.range.start < range.end);
        let own = self.all.get(from..to.max(from)).filter(|own| own.len() <= MOST);
        own.unwrap_or_default().iter().filter(within).filter(level).collect()
    }

    /// What may be the total. In brackets it is the number they explain; else what is counted before
    /// in the same stretch between semicolons, or else in the sentence.
    fn totals(&self, at: usize, bracket: Option<&Range<usize>>) -> Vec<&Quantity> {
        if let Some(bracket) = bracket {
            let own = self.at_level(bracket.start..at, Some(bracket));
            let before = self.all.partition_point(|q| q.range.end <= bracket.start);
            let outer = before.checked_sub(1).and_then(|at| self.all.get(at));
            return if own.is_empty() { outer.into_iter().collect() } else { own };
        }
        let semicolon = self.semicolons.partition_point(|own| *own < at);
        let semicolon = semicolon.checked_sub(1).and_then(|last| self.semicolons.get(last));
        let stretch = semicolon.copied().unwrap_or(self.sentence.start);
        let near = self.at_level(stretch..at, None);
        if near.is_empty() { self.at_level(self.sentence.start..at, None) } else { near }
    }

    /// The parts as far as they read as a list.
    fn breakdown<'q>(
        &self,
        start: usize,
        end: usize,
        quantities: impl Iterator<Item = &'q Quantity>,
        totals: Vec<Quantity>,
    ) -> Option<Breakdown> {
        let mut parts: Vec<Quantity> = Vec::new();
        let mut from = start;
        let mut opening = "";
        for part in quantities {
            let words = self.text.get(from..part.range.start)?;
            let is_total = !parts.is_empty() && OWN_TOTAL.iter().any(|word| words.ends_with(word));
            let first = parts.first().map_or("", |_| opening);
            // 由甲答复17件，由乙答复29件: what every part says begins nothing new.
            let breaks = |word: &&str| words.contains(*word) && !first.contains(*word);
            let beside = !parts.is_empty() && BESIDE.iter().any(|word| words.contains(word));
            let alone = parts.is_empty() && self.no_part.iter().any(|word| words.contains(word));
            if is_total || beside || alone && !self.repeats(start, end, words) {
                break;
            }
            if !parts.is_empty() && self.no_part.iter().any(breaks) {
                break;
            }
            if parts.is_empty() {
                opening = words;
            }
            from = part.range.end;
            parts.push(part.clone());
        }
        let extent = self.extent(start, end, &parts);
        (!parts.is_empty() && !totals.is_empty()).then_some(Breakdown { totals, parts, extent })
    }

    /// Whether a word that begins something new is what every part of the list says.
    fn repeats(&self, start: usize, end: usize, words: &str) -> bool {
        let list = self.text.get(start..end).unwrap_or_default();
        let own = self.no_part.iter().filter(|word| words.contains(**word));
        own.into_iter().all(|word| list.matches(word).nth(1).is_some())
    }

    fn extent(&self, start: usize, end: usize, parts: &[Quantity]) -> Extent {
        let (Some(first), Some(last)) = (parts.first(), parts.last()) else {
            return Extent::Unsaid;
        };
        let opening = self.text.get(start..first.range.start).unwrap_or_default();
        let after = self.text.get(last.range.end..end).unwrap_or_default();
        if after.starts_with('等') || CHOICE.iter().any(|word| opening.contains(word)) {
            return Extent::Some;
        }
        let before = parts.len().checked_sub(2).and_then(|at| parts.get(at));
        let label = before.and_then(|q| self.text.get(q.range.end..last.range.start));
        let is_rest = label.is_some_and(|label| {
            REST.iter().any(|word| label.contains(word)) && !label.contains("其他处理")
        });
        if is_rest { Extent::Whole } else { Extent::Unsaid }
    }
}

impl Breakdown {
    /// The parts added up; nothing where the sum is too large.
    pub fn sum(&self) -> Option<Decimal> {
        add(&self.parts)
    }

    /// Whether some total, or several one after the other, is the sum of the parts.
    pub fn holds(&self) -> bool {
        let Some(sum) = self.sum() else { return true };
        let ends = 0..self.totals.len();
        ends.clone().any(|from| {
            (from..self.totals.len())
                .any(|to| self.totals.get(from..=to).and_then(add) == Some(sum))
        })
    }

    /// Whether any number of it is approximate.
    pub fn is_vague(&self) -> bool {
        self.totals.iter().chain(&self.parts).any(|quantity| quantity.number.vague)
    }
}

fn add(quantities: &[Quantity]) -> Option<Decimal> {
    let numbers = quantities.iter().map(|quantity| quantity.number.value);
    numbers.into_iter().try_fold(Decimal::ZERO, Decimal::checked_add)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Each breakdown as `totals: parts`.
    fn check(text: &str, expected: &[&str]) {
        let plain = |list: &[Quantity]| {
            list.iter()
                .map(|q| format!("{}{}", q.number.value, q.unit))
                .collect::<Vec<_>>()
                .join(" ")
        };
        let found: Vec<_> = breakdowns(text, &Counted::of(text))
            .iter()
            .map(|found| format!("{}: {}", plain(&found.totals), plain(&found.parts)))
            .collect();
        assert_eq!(found, expected, "{text}");
    }

    #[test]
    fn a_breakdown_takes_its_unit_and_ends_at_a_semicolon() {
        check("共6836条。其中，政务动态3065条，目录3771条", &["6836条: 3065条 3771条"]);
        check("新收262件，其中自然人214件，法人48件；结转9件", &["262件: 214件 48件"]);
        check(
            "实际收取2件，计880元，其中甲1件560元，乙1件320元",
            &["2件: 1件 1件", "880元: 560元 320元"],
        );
        check(
            "对40个单位考核，其中12个单位优秀，25个单位良好，3个单位合格",
            &["40个单位: 12个单位 25个单位 3个单位"],
        );
    }

    #[test]
    fn brackets_are_a_level_of_their_own() {
        check("答复3050件（含上年34件，另有103件顺延），其中公开5件", &["3050件: 5件"]);
        check("制发22件（其中修订16件、新订6件）", &["22件: 16件 6件"]);
    }

    #[test]
    fn what_reads_as_something_new_ends_the_list() {
        check("收到意见1263条，其中线上1000条，采纳418条", &["1263条: 1000条"]);
        check("办理5件，其中甲3件，乙2件，共计9件", &["5件: 3件 2件"]);
        check("信息100条，其中甲60条，同比增加5条", &["100条: 60条"]);
        check("目录分为四级，其中一级目录24个、二级目录38个", &[]);
        check("分类有重叠，共10件，其中甲8件，乙5件", &[]);
    }

    #[test]
    fn sums_of_neighbouring_totals_count() {
        let found = |text| breakdowns(text, &Counted::of(text));
        assert!(found("新收198件，上年结转9件，其中自然人170件，法人28件")[0].holds());
        assert!(found("新收198件，上年结转9件，其中自然人177件，法人30件")[0].holds());
        assert!(!found("新收198件，上年结转9件，其中自然人177件，法人31件")[0].holds());
    }
}
