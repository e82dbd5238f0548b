//! Lists of parts in the bracket right behind a total, without 其中: 52件（网络30件，邮寄16件）. It must not judge
//! them.

use super::counted::Counted;
use super::parts::{Breakdown, Extent};
use super::quantity::Quantity;
use super::word::Words;
use std::ops::Range;

/// What parts the items of a list.
const LISTS: [char; 6] = ['、', '，', '；', ',', ';', '+'];
/// In a list's words: it holds something else than the parts of what stands before it, or tells by itself what
/// it holds.
const OTHERS: Words = Words::new(&[
    "含",
    "不包括",
    "包括",
    "另",
    "其中",
    "上年",
    "去年",
    "同比",
    "增",
    "减",
    "较",
    "比",
    "结转",
    "重叠",
    "重复",
    "占",
    "等",
    "约",
    "每",
    "人均",
    "平均",
]);
/// The longest words of an item, in characters.
const LONGEST: usize = 16;

/// The lists of a text that stand in brackets right behind a number, in order.
#[must_use]
pub fn listed(text: &str, counted: &Counted) -> Vec<Breakdown> {
    let mut found = Vec::new();
    let mut brackets = counted.brackets.iter().peekable();
    for (at, total) in counted.quantities.iter().enumerate() {
        while brackets.next_if(|bracket| bracket.start <= total.range.end).is_some() {}
        let Some(bracket) = brackets.peek() else { break };
        let open = text.get(total.range.end..bracket.start).unwrap_or_default();
        if !matches!(open, "（" | "(") {
            continue;
        }
        let behind = counted.quantities.get(at + 1..).unwrap_or_default();
        let inner = behind.partition_point(|own| own.range.start < bracket.end);
        let parts = behind.get(..inner).unwrap_or_default();
        if is_list(text, bracket, total, parts) {
            let (totals, parts) = (vec![total.clone()], parts.to_vec());
            found.push(Breakdown { totals, parts, extent: Extent::Unsaid });
        }
    }
    found
}

/// Whether a bracket is nothing but a list of parts, all in the total's unit.
fn is_list(text: &str, bracket: &Range<usize>, total: &Quantity, parts: &[Quantity]) -> bool {
    let own = text.get((*bracket).clone()).unwrap_or_default();
    if parts.len() < 2 || OTHERS.within(own) {
        return false;
    }
    let mut start = bracket.start;
    let item = |part: &Quantity| {
        let words = text.get(start..part.range.start).unwrap_or_default();
        let words = if start == bracket.start { words } else { words.trim_start_matches(LISTS) };
        let named = !words.is_empty() && words.chars().count() <= LONGEST;
        let alone =
            start == bracket.start || text.get(start..).is_some_and(|rest| rest.starts_with(LISTS));
        start = part.range.end;
        named && alone && !words.contains(LISTS) && part.unit == total.unit
    };
    let all = parts.iter().all(item);
    let last = parts.last().map_or(bracket.start, |last| last.range.end);
    all && last == bracket.end
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: &[&str]) {
        let found: Vec<String> = listed(text, &Counted::of(text))
            .iter()
            .map(|list| {
                let parts = list.parts.iter().map(|part| part.number.value.to_string());
                let total = list.totals.iter().map(|total| total.number.value.to_string());
                format!("{}: {}", total.collect::<String>(), parts.collect::<Vec<_>>().join(" "))
            })
            .collect();
        assert_eq!(found, expected, "{text}");
    }

    #[test]
    fn a_bracket_of_parts_alone_is_a_list() {
        check("收到申请52件（网络30件，邮寄16件，当面6件），办结52件", &["52: 30 16 6"]);
        check("发布100条（网站60条+微信40条）", &["100: 60 40"]);
    }

    #[test]
    fn others_are_none() {
        check("收到申请52件（含上年结转3件、重复2件）", &[]);
        check("收到申请52件（网络30件，同比增加4件）", &[]);
        check("培训3次（120人次）", &[]);
        check("制发22件（共计修订16件，新订6件次）", &[]);
        check("共5件，（甲2件、乙3件）", &[]);
    }
}
