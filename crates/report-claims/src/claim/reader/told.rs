//! Which passages and sentences are read for claims: those that count something or name what the tables count. It
//! must not read them.

use crate::number::Kind as Written;
use crate::numeral::is_numeral;
use crate::passage::Passage;
use crate::word::Words;
use std::ops::Range;

/// Words without one of which a passage speaks of nothing in the tables.
const SUBJECTS: Words = Words::new(&[
    "申请",
    "复议",
    "诉讼",
    "争议",
    "规范性文件",
    "行政许可",
    "行政处罚",
    "行政强制",
    "收费",
    "采购",
    "规章",
    "予以公开",
    "不予公开",
    "对外管理",
    "事业性费用",
    "处罚决定",
    "许可决定",
    "强制决定",
]);
/// Words that say what the sentences behind are about.
const FIELD: Words = Words::new(&["信息公开", "政务公开"]);
/// Units that numbers written in Chinese stand before, where they count.
const SPELT: Words = Words::new(&["件", "起", "宗", "份", "例"]);

/// Whether a passage names what the tables count.
pub(super) fn speaks(passage: &Passage) -> bool {
    SUBJECTS.all().iter().any(|word| passage.says(word))
}

/// The sentences of a passage that count something or name what the tables count; others change nothing.
pub(super) fn told(passage: &Passage) -> Vec<&Range<usize>> {
    let (text, counted) = (&passage.text, passage.counted());
    let spelt = is_spelt(text);
    let counts = |own: &Range<usize>| {
        let first = counted.numbers.partition_point(|number| number.range.start < own.start);
        let mut numbers = counted.numbers.iter().skip(first);
        let mut own = numbers.by_ref().take_while(|number| number.range.start < own.end);
        own.any(|number| matches!(number.kind, Written::Plain | Written::Percent))
    };
    let names = |own: &Range<usize>| {
        let own = text.get(own.clone()).unwrap_or_default();
        SUBJECTS.within(own) || FIELD.within(own)
    };
    counted.sentences.iter().filter(|own| spelt || counts(own) || names(own)).collect()
}

/// Whether a text may have a number written in Chinese before a unit.
fn is_spelt(text: &str) -> bool {
    let mut from = 0;
    while let Some(at) = text.get(from..).and_then(|rest| SPELT.find(rest)) {
        let before = text.get(..from + at).and_then(|before| before.chars().next_back());
        if before.is_some_and(|ch| is_numeral(ch) || matches!(ch, '百' | '千' | '万')) {
            return true;
        }
        from += at + '件'.len_utf8();
    }
    false
}

/// Whether a passage has a number that may count something.
pub(super) fn counts(passage: &Passage) -> bool {
    let (text, counted) = (&passage.text, passage.counted());
    !counted.quantities.is_empty()
        || counted.percents().next().is_some()
        || is_spelt(text)
        || counted.says(text, "单位：件")
}
