//! The words and counted things of a passage, in order. It must not understand them.

use crate::lexicon::{Act, Lexicon, Sense, Word};
use crate::number::{Kind, Number, spelt};
use crate::numeral::{is_numeral, numeral};
use crate::passage::Passage;
use crate::quantity::Quantity;
use std::ops::Range;

/// Units a number written in Chinese is read with: with others 一 is an article, 一项工作.
const SPELT_UNITS: [&str; 5] = ["件", "起", "宗", "份", "例"];
/// Before a number written in Chinese: it counts nothing.
const NO_COUNT_BEFORE: [char; 10] = ['每', '第', '逐', '任', '某', '同', '哪', '这', '那', '统'];
/// After its unit, the same: 一件事, 一件也没有, 一件一件.
const NO_COUNT_AFTER: [char; 5] = ['事', '也', '件', '一', '都'];
/// Says that numbers without a unit count 件.
const UNIT_APART: &str = "单位：件";

/// What a passage holds.
#[derive(Debug, Default)]
pub(crate) struct Scan {
    /// The words.
    pub(crate) words: Vec<Word>,
    /// The counted things.
    pub(crate) quantities: Vec<Quantity>,
    /// Every number that counts, with its unit where it has one.
    pub(crate) cuts: Vec<Range<usize>>,
}

impl Scan {
    /// Takes some sentences of a passage apart, which are in order.
    pub(crate) fn new<'s>(
        passage: &Passage,
        lexicon: &Lexicon,
        year: u16,
        sentences: impl Iterator<Item = &'s Range<usize>>,
    ) -> Self {
        let text = &passage.text;
        let counted = passage.counted();
        let mut scan = Self::default();
        let mut numbers = counted.numbers.iter().peekable();
        let mut quantities = counted.quantities.iter().peekable();
        let apart = counted.says(text, UNIT_APART);
        for sentence in sentences {
            while numbers.next_if(|number| number.range.start < sentence.start).is_some() {}
            let mut at = sentence.start;
            while at < sentence.end {
                if let Some(number) = numbers.next_if(|number| number.range.start <= at) {
                    while quantities.next_if(|it| it.range.start < number.range.start).is_some() {}
                    let own = quantities.next_if(|it| it.range.start == number.range.start);
                    at = scan.number(text, number, own, apart, year).max(at + 1);
                    continue;
                }
                at += scan.character(text, at, lexicon);
            }
        }
        scan
    }

    /// Takes a number and says where it ends.
    fn number(
        &mut self,
        text: &str,
        number: &Number,
        quantity: Option<&Quantity>,
        apart: bool,
        year: u16,
    ) -> usize {
        let after = text.get(number.range.end..).unwrap_or_default();
        match number.kind {
            Kind::Year => return self.year(number, after, year),
            Kind::Other => return self.date(text, number, after),
            Kind::Plain | Kind::Percent => {}
        }
        let range = quantity.map_or_else(|| number.range.clone(), |own| own.range.clone());
        let end = range.end;
        if let Some(own) = quantity {
            self.quantities.push(own.clone());
        } else if number.kind == Kind::Plain
            && ends_clause(after)
            && (apart || self.is_named(text, number))
        {
            let range = range.clone();
            self.quantities.push(Quantity { number: number.clone(), unit: "件", range });
        }
        self.cuts.push(range);
        end
    }

    /// Whether what the tables count stands right before a number without a unit, in a bracket behind one
    /// that has it: 52件（自然人41、商业企业7）.
    fn is_named(&self, text: &str, number: &Number) -> bool {
        let named = self.words.last().is_some_and(|word| {
            word.range.end == number.range.start
                && matches!(word.sense, Sense::Rows(_) | Sense::Columns(_) | Sense::Rest)
        });
        let Some(last) = self.quantities.last().filter(|_| named) else { return false };
        let between = text.get(last.range.end..number.range.start).unwrap_or_default();
        let opens = between.starts_with(['（', '(', '：']);
        let counts = matches!(last.unit, "件" | "宗" | "份" | "例");
        counts && (opens || last.range == last.number.range)
    }

    fn year(&mut self, number: &Number, after: &str, year: u16) -> usize {
        let words = ["年度", "年"];
        let length = words.iter().find(|word| after.starts_with(**word)).map_or(0, |it| it.len());
        let range = number.range.start..number.range.end + length;
        let own = u16::try_from(number.value).unwrap_or(0);
        let sense = match () {
            () if own == year => &Sense::ThisYear,
            () if own.checked_add(1) == Some(year) => &Sense::LastYear,
            () if Some(own) == year.checked_add(1) => &Sense::NextYear,
            () => &Sense::Period,
        };
        let end = range.end;
        self.words.push(Word { range, sense });
        end
    }

    /// A month makes a period, but for the first day and the last of the year.
    fn date(&mut self, text: &str, number: &Number, after: &str) -> usize {
        let Some(day) = after.strip_prefix('月') else { return number.range.end };
        let month = text.get(number.range.clone()).unwrap_or_default();
        let sense = match month {
            "1" | "１" if day.starts_with("1日") || day.starts_with("１日") => &Sense::Plain,
            "12" | "１２" if day.starts_with("31日") || day.starts_with("３１日") => {
                &Sense::YearEnd
            }
            _ => &Sense::Period,
        };
        let end = number.range.end + '月'.len_utf8();
        let length = ["份", "底", "末", "初"].iter().find(|word| day.starts_with(**word));
        let end = end + length.map_or(0, |word| word.len());
        self.words.push(Word { range: number.range.start..end, sense });
        end
    }

    /// Takes what begins at a character that is no digit, and says how long it is.
    fn character(&mut self, text: &str, at: usize, lexicon: &Lexicon) -> usize {
        // Most characters begin no word.
        let bytes = text.as_bytes().get(at..).unwrap_or_default();
        if !lexicon.may_begin(bytes) {
            return bytes.first().map_or(1, |first| match first {
                0xe0..=0xef => 3,
                _ => 1,
            });
        }
        let Some(rest) = text.get(at..) else { return 1 };
        let Some(first) = rest.chars().next() else { return 1 };
        // 共收52件，共办52件
        let act = match first {
            '收' => Some(&Sense::Act(Act::Received)),
            '办' => Some(&Sense::Act(Act::Handled)),
            _ => None,
        };
        let after = rest.get(first.len_utf8()..).unwrap_or_default();
        if let Some(sense) = act.filter(|_| after.starts_with(|ch: char| ch.is_ascii_digit())) {
            self.words.push(Word { range: at..at + first.len_utf8(), sense });
            return first.len_utf8();
        }
        if let Some((length, sense)) = lexicon.begin(rest) {
            self.words.push(Word { range: at..at + length, sense });
            return length;
        }
        if is_numeral(first)
            && let Some(quantity) = counted(text, at, rest)
        {
            let length = quantity.range.len();
            self.cuts.push(quantity.range.clone());
            self.quantities.push(quantity);
            return length;
        }
        first.len_utf8()
    }
}

/// A number written in Chinese with its unit.
fn counted(text: &str, at: usize, rest: &str) -> Option<Quantity> {
    let (value, length) = numeral(rest)?;
    let after = rest.get(length..)?;
    let unit = SPELT_UNITS.iter().find(|unit| after.starts_with(**unit))?;
    let tail = after.get(unit.len()..)?;
    let before = text.get(..at)?;
    let denied = ["没有", "无", "未"].iter().any(|word| before.ends_with(word));
    if denied || before.ends_with(NO_COUNT_BEFORE) || tail.starts_with(NO_COUNT_AFTER) {
        return None;
    }
    let number = spelt(before, at..at + length, value, tail);
    Some(Quantity { number, unit, range: at..at + length + unit.len() })
}

/// Whether a clause ends before a text.
fn ends_clause(text: &str) -> bool {
    text.chars().next().is_none_or(|ch| "，。；、（），;,".contains(ch))
}
