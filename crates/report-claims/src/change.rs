//! This year's number, last year's, their difference and its rate, as one sentence gives them: 52件，上年为48件，
//! 增加4件，增长8.33%. Finds what belongs together. It must not compare.

use super::counted::Counted;
use super::number::{Kind, Number};
use super::quantity::Quantity;
use super::word::Words;
use std::ops::Range;

/// What a sentence says of one number and the year before.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Change {
    /// This year's number.
    pub now: Option<Quantity>,
    /// Last year's.
    pub last: Option<Quantity>,
    /// The difference, and whether it is a decrease.
    pub by: Option<(Quantity, bool)>,
    /// The rate, and whether it is a decrease.
    pub rate: Option<(Number, bool)>,
}

/// Words for the year before.
const LAST: Words = Words::new(&["上年", "去年", "上一年", "同期", "前一年"]);
/// Words that make last year's number one carried into this year.
const CARRIED: [&str; 6] = ["结转", "转入", "转来", "遗留", "积存", "未"];
const UP: [&str; 10] =
    ["增长率", "增加", "增长", "上升", "提高", "净增", "增幅", "多了", "多", "增"];
const DOWN: [&str; 11] =
    ["下降率", "降低率", "减少", "下降", "降低", "降幅", "减幅", "少了", "少", "降", "减"];
/// Words that may stand before a difference or a rate without naming another thing.
const PLAIN: [&str; 35] = [
    "政府信息公开申请",
    "申请",
    "与上年相比",
    "同上年相比",
    "与上年度相比",
    "相比",
    "比上年度",
    "较上年度",
    "比上年",
    "较上年",
    "比去年",
    "较去年",
    "上年度",
    "同比",
    "环比",
    "上一年",
    "上年",
    "去年",
    "同期",
    "年度",
    "年",
    "比",
    "较",
    "了",
    "为",
    "达到",
    "达",
    "则",
    "略",
    "约",
    "的",
    "总量",
    "数量",
    "有所",
    "也",
];
/// What a number came to, which is this year's.
const BECOMES: Words = Words::new(&[
    "降至",
    "降为",
    "降到",
    "升至",
    "增至",
    "升为",
    "增加到",
    "增加至",
    "减少到",
    "减少至",
    "减至",
    "减为",
    "上升至",
    "上升到",
    "下降至",
    "下降到",
    "下降为",
    "降低至",
    "降低到",
]);
const MARKS: [char; 12] = ['，', '；', '：', '（', '）', ',', ';', ':', '(', ')', '、', '。'];

/// What a number in a sentence is.
enum Part {
    Now(Quantity),
    Last(Quantity),
    By(Quantity, bool),
    Rate(Number, bool),
}

/// Every number whose sentence tells last year's.
#[must_use]
pub fn changes(text: &str, counted: &Counted, year: u16) -> Vec<Change> {
    let mut found = Vec::new();
    let last = year.checked_sub(1).map(|last| format!("{last}年"));
    // Most texts say nothing of the year before.
    let says = |word: &str| counted.says(text, word);
    let mut words = LAST.all().iter().chain(BECOMES.all());
    if !words.any(|word| says(word)) && !last.as_deref().is_some_and(says) {
        return found;
    }
    let mut numbers = counted.numbers.iter().peekable();
    let mut quantities = counted.quantities.iter().peekable();
    let own = format!("{year}年");
    let reader = Reader { text, last: last.as_deref(), own: Some(&own) };
    for sentence in &counted.sentences {
        // Most sentences say nothing of the year before.
        let own = text.get(sentence.clone()).unwrap_or_default();
        while numbers.next_if(|number| number.range.start < sentence.start).is_some() {}
        let counts = numbers.peek().is_some_and(|number| number.range.start < sentence.end);
        let says = |last: &String| own.contains(last.as_str());
        let tells = || LAST.within(own) || last.as_ref().is_some_and(says) || BECOMES.within(own);
        if !counts || !tells() {
            continue;
        }
        let mut group = Change::default();
        let mut end = sentence.start;
        while let Some(number) = numbers.next_if(|number| number.range.start < sentence.end) {
            while quantities.next_if(|own| own.range.start < number.range.start).is_some() {}
            let quantity = quantities.next_if(|own| own.range.start == number.range.start);
            if !matches!(number.kind, Kind::Plain | Kind::Percent) {
                continue;
            }
            let start = end.min(number.range.start);
            let part = reader.part(start..number.range.start, number, quantity);
            end = quantity.map_or(number.range.end, |own| own.range.end);
            let Some(part) = part else { continue };
            if let Some(done) = group.take(part) {
                found.extend(done.kept());
            }
        }
        found.extend(group.kept());
    }
    found
}

struct Reader<'a> {
    text: &'a str,
    /// The year before, as it is written.
    last: Option<&'a str>,
    /// The report's own year, the same.
    own: Option<&'a str>,
}

impl Reader<'_> {
    fn part(&self, before: Range<usize>, number: &Number, own: Option<&Quantity>) -> Option<Part> {
        let words = self.text.get(before.clone())?;
        let words = match words.rfind(MARKS) {
            // 申请量（52件）较2023年（65件）: the bracket's words stand before it.
            Some(_) if words.ends_with(['（', '(', '：', ':']) => {
                let open = words.trim_end_matches(['（', '(', '：', ':']);
                open.get(open.rfind(MARKS).unwrap_or(0)..)?.trim_start_matches(MARKS)
            }
            Some(at) => words.get(at..)?.trim_start_matches(MARKS),
            None => words.trim_start_matches(['%', '％']),
        };
        if number.vague {
            return None;
        }
        let (bare, direction) = direction(words);
        if let Some(down) = direction {
            let plain = self.is_plain(bare);
            return match (number.kind, own) {
                _ if !plain => None,
                (Kind::Percent, _) => Some(Part::Rate(number.clone(), down)),
                (_, Some(own)) => Some(Part::By(own.clone(), down)),
                _ => None,
            };
        }
        let own = own.filter(|_| number.kind == Kind::Plain)?.clone();
        // 由48件增加到52件; 2023年，收到65件.
        let all = self.text.get(before.clone())?;
        let behind = self.text.get(own.range.end..)?;
        let from = words.ends_with(['由', '从'])
            && ["增", "减", "升", "降", "上升", "下降"].iter().any(|it| behind.starts_with(it));
        let of_last = LAST.within(all) || self.last.is_some_and(|last| all.contains(last));
        let compares = ["比", "较", "同"].iter().any(|it| all.contains(it));
        let own_year = ["今年", "本年", "全年"].iter().any(|it| all.contains(it))
            || self.own.is_some_and(|own| all.contains(own));
        let said = from
            || of_last && !compares && !own_year
            || LAST.within(words)
            || self.last.is_some_and(|last| words.contains(last));
        let carried = CARRIED.iter().any(|word| words.contains(word));
        let after = self.text.get(own.range.end..)?;
        let carried = carried || CARRIED.iter().any(|word| after.starts_with(word));
        Some(if said && !carried { Part::Last(own) } else { Part::Now(own) })
    }

    /// Whether words before a difference name no other thing than what was counted before.
    fn is_plain(&self, words: &str) -> bool {
        let mut rest = words.to_owned();
        if let Some(last) = self.last {
            rest = rest.replace(last, "");
        }
        for word in PLAIN {
            rest = rest.replace(word, "");
        }
        rest.trim().is_empty()
    }
}

/// What stands before the words for a difference, and whether they mean a decrease.
fn direction(words: &str) -> (&str, Option<bool>) {
    if BECOMES.end(words) {
        return (words, None);
    }
    let bare =
        ["为", "达到", "达", "了"].iter().find_map(|it| words.strip_suffix(it)).unwrap_or(words);
    let strip = |list: &[&str]| list.iter().find_map(|word| bare.strip_suffix(word));
    match (strip(&UP), strip(&DOWN)) {
        (Some(rest), _) => (rest, Some(false)),
        (_, Some(rest)) => (rest, Some(true)),
        _ => (words, None),
    }
}

impl Change {
    /// Takes a part; hands back what was gathered where the part begins something else.
    fn take(&mut self, part: Part) -> Option<Self> {
        let unit = self.unit();
        match part {
            Part::Now(own) => {
                let goes_on = self.now.is_none() && unit == Some(own.unit) && self.rate.is_none();
                let done = (!goes_on).then(|| std::mem::take(self));
                self.now = Some(own);
                done
            }
            Part::Last(own) => {
                let goes_on = self.last.is_none() && unit == Some(own.unit);
                let done = (!goes_on).then(|| std::mem::take(self));
                self.last = Some(own);
                done
            }
            Part::By(own, down) if unit == Some(own.unit) && self.by.is_none() => {
                self.by = Some((own, down));
                None
            }
            Part::Rate(rate, down) if unit.is_some() && self.rate.is_none() => {
                self.rate = Some((rate, down));
                None
            }
            Part::By(..) | Part::Rate(..) => None,
        }
    }

    fn unit(&self) -> Option<&'static str> {
        self.now.as_ref().or(self.last.as_ref()).map(|own| own.unit)
    }

    /// Itself, where last year's number and two others are known.
    fn kept(self) -> Option<Self> {
        let others = [self.now.is_some(), self.by.is_some(), self.rate.is_some()];
        let enough = others.iter().filter(|known| **known).count() > 1;
        (self.last.is_some() && enough).then_some(self)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: &[&str]) {
        let number = |q: &Quantity| q.number.value.to_string();
        let sign = |down: bool| if down { "-" } else { "+" };
        let found: Vec<String> = changes(text, &Counted::of(text), 2024)
            .iter()
            .map(|change| {
                let now = change.now.as_ref().map(number).unwrap_or_default();
                let last = change.last.as_ref().map(number).unwrap_or_default();
                let by =
                    change.by.as_ref().map(|(q, down)| format!("{}{}", sign(*down), number(q)));
                let rate =
                    change.rate.as_ref().map(|(r, down)| format!("{}{}", sign(*down), r.value));
                format!("{now} {last} {} {}", by.unwrap_or_default(), rate.unwrap_or_default())
            })
            .collect();
        assert_eq!(found, expected, "{text}");
    }

    #[test]
    fn what_belongs_to_one_number_is_gathered() {
        check("收到申请52件，上年为48件，增加4件。", &["52 48 +4 "]);
        check("收到52件，比2023年的48件增加4件，增长8.33%。", &["52 48 +4 +8.33"]);
        check("复议由上年的8件降至5件，减少3件。", &["5 8 -3 "]);
        check(
            "新收52件，增长8.33%（上年48件）；办结52件，增长4%（上年50件）。",
            &["52 48  +8.33", "52 50  +4"],
        );
        check("2023年收到65件，2024年收到52件，下降20%。", &["52 65  -20"]);
    }

    #[test]
    fn other_things_are_not_mixed_in() {
        check("发布信息100条，上年80条，访问量增长30%。", &[]);
        check("收到52件，上年结转3件，增加4件。", &[]);
        check("收到52件，上年约48件，增加4件。", &[]);
    }
}
