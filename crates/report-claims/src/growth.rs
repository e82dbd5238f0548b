//! Growth: 增加993条，增长8.64%; 3646件，同比增长1.05%. Finds the percentage, its direction and the
//! counted thing it goes with. It must not compare.

use super::counted::Counted;
use super::number::Number;
use super::quantity::Quantity;
use std::ops::Range;

/// One growth rate.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Growth {
    /// The percentage.
    pub percent: Number,
    /// Whether it went down.
    pub down: bool,
    /// What it goes with.
    pub subject: Subject,
    /// Counted things of the passage in the same unit near by, but for the subject.
    pub others: Vec<Quantity>,
    /// The sentence.
    pub sentence: Range<usize>,
}

/// What a growth rate goes with.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Subject {
    /// The difference between two years: 增加993条.
    Difference(Quantity),
    /// This year's number: 3646件.
    Number(Quantity),
}

/// Words right before the percentage.
const UP: [&str; 5] = ["增长", "上升", "提高", "增加", "增幅"];
const DOWN: [&str; 4] = ["下降", "减少", "降低", "降幅"];
/// What may follow them.
const COPULAS: [&str; 4] = ["了", "为", "达到", "达"];
/// Words right before a number that make it a difference.
const DIFFERENCES: [&str; 8] = ["增加", "增长", "减少", "下降", "上升", "多", "少", "净增"];
/// What may stand between the counted thing and the words for growth.
const BETWEEN: [&str; 17] = [
    "",
    "，",
    "、",
    "（",
    "，同比",
    "、同比",
    "（同比",
    "同比",
    "，比上年",
    "，较上年",
    "，比上年度",
    "，较上年度",
    "比上年",
    "较上年",
    "，与上年相比",
    "，比去年",
    "（较上年",
];

/// How many counted things before a rate, and how many behind it, may be what it is of.
const NEAR: usize = 32;

/// Every growth rate of a text, in order.
pub fn growths(text: &str, counted: &Counted) -> Vec<Growth> {
    let quantities = &counted.quantities;
    let growth = |percent: &Number| {
        let sentence = counted.sentence_at(percent.range.start)?;
        let before = text.get(sentence.start..percent.range.start)?;
        let (before, down) = direction(before)?;
        let at = sentence.start + before.len();
        let before = quantities.partition_point(|q| q.range.end <= at);
        let last = quantities.get(before.checked_sub(1)?)?;
        if last.range.start < sentence.start {
            return None;
        }
        if !BETWEEN.contains(&text.get(last.range.end..at)?) {
            return None;
        }
        let words = text.get(sentence.start..last.range.start)?;
        let subject = subject(words, last, down)?;
        let near = before.saturating_sub(NEAR)..(before + NEAR).min(quantities.len());
        let near = quantities.get(near).unwrap_or_default().iter();
        let others = near.filter(|q| q.unit == last.unit && q.range != last.range);
        let others = others.cloned().collect();
        let percent = percent.clone();
        Some(Growth { percent, down, subject, others, sentence: sentence.clone() })
    };
    counted.percents().filter_map(growth).collect()
}

/// What stands before the words for growth, and whether they mean down.
fn direction(before: &str) -> Option<(&str, bool)> {
    let copula = COPULAS.iter().find_map(|word| before.strip_suffix(word));
    let before = copula.unwrap_or(before);
    let up = UP.iter().find_map(|word| before.strip_suffix(word));
    let down = DOWN.iter().find_map(|word| before.strip_suffix(word));
    up.map(|rest| (rest, false)).or(down.map(|rest| (rest, true)))
}

/// A counted thing as difference or number; nothing where its own direction is the other one.
fn subject(words: &str, counted: &Quantity, down: bool) -> Option<Subject> {
    let words = words.strip_suffix('了').unwrap_or(words);
    let Some(word) = DIFFERENCES.iter().find(|word| words.ends_with(**word)) else {
        return Some(Subject::Number(counted.clone()));
    };
    let fell = matches!(*word, "减少" | "下降" | "少");
    (fell == down).then(|| Subject::Difference(counted.clone()))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Each growth as `subject percent | others`.
    fn check(text: &str, expected: &[&str]) {
        let found: Vec<_> = growths(text, &Counted::of(text))
            .iter()
            .map(|growth| {
                let others: Vec<_> =
                    growth.others.iter().map(|q| q.number.value.to_string()).collect();
                let sign = if growth.down { "-" } else { "+" };
                let subject = match &growth.subject {
                    Subject::Difference(q) => format!("by {}", q.number.value),
                    Subject::Number(q) => q.number.value.to_string(),
                };
                format!("{subject} {sign}{} | {}", growth.percent.value, others.join(" "))
            })
            .collect();
        assert_eq!(found, expected, "{text}");
    }

    #[test]
    fn a_growth_rate_goes_with_what_stands_right_before_it() {
        check("公开12486条，比上年增加993条，增长8.64%", &["by 993 +8.64 | 12486"]);
        check("收到3646件，同比增长1.05%", &["3646 +1.05 | "]);
        check("收到3646件，同比增长1.05%，办结3607件", &["3646 +1.05 | 3607"]);
        check("办结90件，比上年减少10件，下降10%", &["by 10 -10 | 90"]);
        check("收到80件，结转1件，满意度提高3%", &[]);
        check("访问量增长20%，发布信息100条", &[]);
    }
}
