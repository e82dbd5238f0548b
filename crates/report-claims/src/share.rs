//! Shares: 1745份，占93.62%. Finds the part, the percentage and what the whole may be. It must not
//! compare.

use super::counted::Counted;
use super::number::Number;
use super::quantity::Quantity;
use std::collections::BTreeSet;
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
    /// Those before the part in its sentence that may be its whole: no smaller, and no part themselves.
    pub near: Vec<Quantity>,
    /// The part with those listed right before it: 予以公开20件、部分公开9件，占61.7%.
    pub joined: Vec<Quantity>,
    /// The sentence.
    pub sentence: Range<usize>,
}

/// Words for a whole that name none.
const UNNAMED: [&str; 9] = ["总数", "总量", "总", "全部", "其", "比重", "比例", "比", "到"];
/// What may stand between the part and 占.
const BETWEEN: [char; 7] = ['，', ',', '（', '(', '、', ' ', '【'];
/// The longest phrase between 占 and the percentage, in characters.
const LONGEST: usize = 16;
/// Before 占, where several parts have their shares behind all of them.
const EACH: [&str; 5] = ["分别", "依次", "各", "所", "分别约"];
/// What parts the percentages of several parts.
const LISTS: [char; 5] = ['、', '和', '，', '及', '与'];

/// A percentage with what its sentence says of the whole, before its part is known.
struct Said {
    /// Where 占 stands, and the words behind it.
    at: usize,
    whole: String,
    sentence: Range<usize>,
}

/// Every share of a text, in order.
#[must_use]
pub fn shares(text: &str, counted: &Counted) -> Vec<Share> {
    let mut found: Vec<Share> = Vec::new();
    let mut percents = counted.percents().peekable();
    let mut sentences = counted.sentences.iter().peekable();
    while let Some(percent) = percents.next() {
        while sentences.next_if(|own| own.end <= percent.range.start).is_some() {}
        let Some(sentence) = sentences.peek().filter(|own| own.contains(&percent.range.start))
        else {
            continue;
        };
        if let Some(share) = of_number(text, counted, percent, sentence) {
            found.push(share);
            continue;
        }
        let Some(said) = said(text, percent, sentence) else { continue };
        let own = within(&counted.quantities, sentence);
        let before = own.partition_point(|quantity| quantity.range.end <= said.at);
        let before = own.get(..before).unwrap_or_default();
        let words = text.get(sentence.start..said.at).unwrap_or_default();
        if EACH.iter().any(|word| words.ends_with(word)) {
            let mut all = vec![percent.clone()];
            let mut end = percent.range.end;
            while let Some(next) = percents.next_if(|next| is_list(text, end, next.range.start)) {
                end = next.range.end;
                all.push(next.clone());
            }
            let parts = before.get(before.len().saturating_sub(all.len())..).unwrap_or_default();
            if parts.len() == all.len() {
                let dealt = parts.iter().zip(all);
                found.extend(dealt.map(|(part, percent)| said.share(part, percent)));
            }
            continue;
        }
        let Some(part) = before.last() else { continue };
        let between = text.get(part.range.end..said.at).unwrap_or_default();
        if between.chars().all(|ch| BETWEEN.contains(&ch)) || becomes(between) {
            found.push(said.share(part, percent.clone()));
        } else if let Some(whole) = within_whole(between) {
            let mut share = said.share(part, percent.clone());
            whole.clone_into(&mut share.whole);
            found.push(share);
        }
    }
    let parts: BTreeSet<usize> = found.iter().map(|share| share.part.range.start).collect();
    for share in &mut found {
        surround(share, text, within(&counted.quantities, &share.sentence), &parts);
    }
    found
}

/// Whether what stands between a part and its share only says what became of the part: 26件全部公开，占.
fn becomes(between: &str) -> bool {
    let Some(words) = between.strip_suffix(['，', ',', '（', '(']) else { return false };
    let plain = |ch: char| ('\u{4e00}'..='\u{9fff}').contains(&ch);
    let others = ["其中", "同比", "增", "减", "升", "降", "占", "另"];
    words.chars().all(plain)
        && words.chars().count() <= LONGEST
        && !others.iter().any(|word| words.contains(word))
}

/// The whole that stands before 占: 6件，在办结总数中占11.54%.
fn within_whole(between: &str) -> Option<&str> {
    let words = between.strip_prefix('，')?.strip_prefix('在')?;
    let words = words.strip_suffix('中')?;
    (words.chars().count() <= LONGEST && !words.contains('，')).then_some(words)
}

/// A share of a number between 占 and the percentage: 52件，占应办总数55件的94.55%.
fn of_number(
    text: &str,
    counted: &Counted,
    percent: &Number,
    sentence: &Range<usize>,
) -> Option<Share> {
    let all = within(&counted.quantities, sentence);
    let before = all.partition_point(|own| own.range.end <= percent.range.start);
    let [.., part, whole] = all.get(..before)? else { return None };
    let between = text.get(part.range.end..whole.range.start)?;
    let at = between.find('占')?;
    let words = between.get(at + '占'.len_utf8()..)?;
    let lead = between.get(..at)?.trim_matches(BETWEEN);
    let tail = text.get(whole.range.end..percent.range.start)?;
    let tail = matches!(tail, "的" | "的比例为" | "比例为" | "的比重为");
    let same = lead.is_empty() && part.unit == whole.unit && !words.contains(['，', '、']);
    let said = Said { at: part.range.end, whole: String::new(), sentence: sentence.clone() };
    let mut share = (tail && same).then(|| said.share(part, percent.clone()))?;
    share.near.push(whole.clone());
    Some(share)
}

/// Adds to a share what its sentence, whose counted things are given, has beside it; `parts` are where the
/// parts of shares stand.
fn surround(share: &mut Share, text: &str, own: &[Quantity], parts: &BTreeSet<usize>) {
    // Its whole is known.
    if !share.near.is_empty() {
        return;
    }
    let at = own.partition_point(|q| q.range.start < share.part.range.start);
    let last = own.get(..at).unwrap_or_default();
    let own = own.get(..WINDOW.min(own.len())).unwrap_or_default();
    let unit = own.iter().filter(|q| q.unit == share.part.unit && q.range != share.part.range);
    let before = unit.clone().filter(|q| q.range.end <= share.part.range.start);
    let whole = before
        .filter(|q| !parts.contains(&q.range.start))
        .filter(|q| q.number.value >= share.part.number.value);
    let mut at = share.part.range.start;
    for other in last.iter().rev().take(MOST) {
        let between = text.get(other.range.end..at).unwrap_or_default();
        if other.unit != share.part.unit
            || !between.starts_with(['、', '和', '及'])
            || between.contains('，')
        {
            break;
        }
        at = other.range.start;
        share.joined.push(other.clone());
    }
    share.near = whole.take(MOST).cloned().collect();
    share.others = unit.take(MOST).cloned().collect();
}

/// How many numbers of a sentence are looked at for wholes: more are no sentence of a report.
const WINDOW: usize = 64;
/// How many numbers of a sentence are tried as a share's whole: its first ones.
const MOST: usize = 8;

/// The counted things within a sentence.
pub(crate) fn within<'q>(quantities: &'q [Quantity], sentence: &Range<usize>) -> &'q [Quantity] {
    let from = quantities.partition_point(|own| own.range.start < sentence.start);
    let to = quantities.partition_point(|own| own.range.start < sentence.end);
    quantities.get(from..to).unwrap_or_default()
}

fn is_list(text: &str, start: usize, end: usize) -> bool {
    let between = text.get(start..end).unwrap_or_default();
    between.trim_start_matches(['%', '％']).chars().all(|ch| LISTS.contains(&ch))
}

/// What stands before a percentage, as far as it is a share.
fn said(text: &str, percent: &Number, sentence: &Range<usize>) -> Option<Said> {
    // A share's words are few: what stands further before says nothing of it.
    let before = text.get(sentence.start..percent.range.start)?;
    let far = before.char_indices().rev().nth(LONGEST + 1).map_or(0, |(at, _)| at);
    let near = before.get(far..)?;
    let at = sentence.start + far + near.rfind('占')?;
    let words = text.get(at + '占'.len_utf8()..percent.range.start)?;
    let whole = whole(words)?;
    Some(Said { at, whole, sentence: sentence.clone() })
}

impl Said {
    fn share(&self, part: &Quantity, percent: Number) -> Share {
        let (part, whole, sentence) = (part.clone(), self.whole.clone(), self.sentence.clone());
        Share {
            part,
            percent,
            whole,
            others: Vec::new(),
            near: Vec::new(),
            joined: Vec::new(),
            sentence,
        }
    }
}

/// What the words between 占 and the percentage call the whole; nothing where they go on to
/// something else.
fn whole(words: &str) -> Option<String> {
    let ends = |ch: char| "，；：。（）,;:()".contains(ch) || ch.is_ascii_digit();
    let grows = ["增", "升", "降", "减"].iter().any(|word| words.contains(word));
    if words.chars().count() > LONGEST || words.contains(ends) || grows {
        return None;
    }
    let words = words.trim_start_matches(['比', '到', '了', '为', '达', '重']);
    let words =
        words.trim_end_matches(['的', '比', '例', '为', '达', '到', '约', '是', '重', '次', '依']);
    let unnamed = UNNAMED.contains(&words);
    Some(if unnamed { String::new() } else { words.to_owned() })
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
        check("甲214件，乙48件，分别占81.7%、18.3%", &["214 81.7  | 48", "48 18.3  | 214"]);
        check("政务公开在考核中占3%，40个单位参加", &[]);
        check("分值占4%。共10项，占地面积增长20%", &[]);
    }
}
