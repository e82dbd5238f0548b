//! Shares: 1745份，占93.62%. Finds the part, the percentage and what the whole may be. It must not
//! compare.

use super::counted::Counted;
use super::number::Number;
use super::quantity::Quantity;
use std::ops::Range;

/// One share.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Share {
    /// What is counted.
    pub part: Quantity,
    /// The percentage.
    pub percent: Number,
    /// The words for the whole: 办结总数; empty for 总数 and where it goes without saying.
    pub whole: String,
    /// Counted things of the passage in the part's unit that are not the part.
    pub others: Vec<Quantity>,
    /// The sentence.
    pub sentence: Range<usize>,
}

/// Words for a whole that name none.
const UNNAMED: [&str; 6] = ["总数", "总量", "总", "全部", "其", "比重"];
/// What may stand between the part and 占.
const BETWEEN: [char; 6] = ['，', ',', '（', '(', '、', ' '];
/// The longest phrase between 占 and the percentage, in characters.
const LONGEST: usize = 16;

/// Every share of a text, in order.
pub fn shares(text: &str, counted: &Counted) -> Vec<Share> {
    let quantities = &counted.quantities;
    let share = |percent: &Number| {
        let sentence = counted.sentence_at(percent.range.start)?;
        let before = text.get(sentence.start..percent.range.start)?;
        let at = sentence.start + before.rfind('占')?;
        let words = text.get(at + '占'.len_utf8()..percent.range.start)?;
        let whole = whole(words)?;
        let part =
            quantities.iter().rfind(|q| sentence.start <= q.range.start && q.range.end <= at)?;
        let between = text.get(part.range.end..at)?;
        if !between.chars().all(|ch| BETWEEN.contains(&ch)) {
            return None;
        }
        let others = quantities.iter().filter(|q| q.unit == part.unit && q.range != part.range);
        let (part, others) = (part.clone(), others.cloned().collect());
        let percent = percent.clone();
        Some(Share { part, percent, whole, others, sentence: sentence.clone() })
    };
    counted.percents().filter_map(share).collect()
}

/// What the words between 占 and the percentage call the whole; nothing where they go on to
/// something else.
fn whole(words: &str) -> Option<String> {
    let ends = |ch: char| "，；：。（）,;:()".contains(ch) || ch.is_ascii_digit();
    let grows = ["增", "升", "降", "减"].iter().any(|word| words.contains(word));
    if words.chars().count() > LONGEST || words.contains(ends) || grows {
        return None;
    }
    let words = words.trim_start_matches(['比', '到', '了', '为', '达']);
    let words = words.trim_end_matches(['的', '比', '例', '为', '达', '到', '约']);
    let unnamed = UNNAMED.contains(&words);
    Some(if unnamed { String::new() } else { words.to_owned() })
}

impl Share {
    /// What may be the whole before the part in its own sentence.
    pub fn near(&self) -> Vec<&Quantity> {
        let before = |q: &&Quantity| {
            self.sentence.start <= q.range.start && q.range.end <= self.part.range.start
        };
        let large = |q: &&Quantity| q.number.value >= self.part.number.value;
        self.others.iter().filter(before).filter(large).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Each share as `part percent whole | others`.
    fn check(text: &str, expected: &[&str]) {
        let found: Vec<_> = shares(text, &Counted::of(text))
            .iter()
            .map(|share| {
                let others: Vec<_> =
                    share.others.iter().map(|q| q.number.value.to_string()).collect();
                let (part, percent) = (share.part.number.value, share.percent.value);
                format!("{part} {percent} {} | {}", share.whole, others.join(" "))
            })
            .collect();
        assert_eq!(found, expected, "{text}");
    }

    #[test]
    fn a_share_has_its_part_right_before_it() {
        check("回收问卷1864份，满意的1745份，占93.62%", &["1745 93.62  | 1864"]);
        check("公开130件，占办结总数的50.19%", &["130 50.19 办结总数 | "]);
        check("网上申请30件（占总数的57.7%），共52件", &["30 57.7  | 52"]);
        check("甲214件，乙48件，分别占81.7%、18.3%", &[]);
        check("政务公开在考核中占3%，40个单位参加", &[]);
        check("分值占4%。共10项，占地面积增长20%", &[]);
    }
}
