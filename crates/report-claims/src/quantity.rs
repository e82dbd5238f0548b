//! Counted things: a number with its unit. It must not know sentences.

use super::number::{Kind, Number, VAGUE_AFTER, is_vague};
use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::LazyLock;

/// A number with the unit after it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Quantity {
    /// The number.
    pub number: Number,
    /// The unit as written.
    pub unit: &'static str,
    /// Number and unit together.
    pub range: Range<usize>,
}

/// Units, longer before those they begin with.
const UNITS: [&str; 65] = [
    "单",
    "笔",
    "个事项",
    "万元",
    "亿元",
    "元",
    "人次",
    "万人",
    "人",
    "件次",
    "件",
    "条次",
    "条",
    "次",
    "期",
    "篇",
    "份",
    "个单位",
    "个部门",
    "个",
    "家次",
    "家",
    "场次",
    "场",
    "起",
    "宗",
    "项",
    "户",
    "部",
    "块",
    "处",
    "名",
    "例",
    "张",
    "种",
    "类",
    "幅",
    "本",
    "册",
    "页",
    "则",
    "封",
    "通",
    "批次",
    "批",
    "辆",
    "所",
    "位",
    "组",
    "段",
    "款",
    "集",
    "节",
    "班",
    "套",
    "台",
    "面",
    "轮",
    "讲",
    "堂",
    "课时",
    "天",
    "小时",
    "分钟",
    "工作日",
];

/// Units by their first characters, in the same order.
static BY_FIRST: LazyLock<BTreeMap<char, Vec<&'static str>>> = LazyLock::new(|| {
    let mut units: BTreeMap<char, Vec<&str>> = BTreeMap::new();
    for unit in UNITS {
        units.entry(unit.chars().next().unwrap_or_default()).or_default().push(unit);
    }
    units
});

/// Every counted thing among the text's numbers, in order; approximate ones are marked so.
pub fn quantities(text: &str, numbers: &[Number]) -> Vec<Quantity> {
    let plain = numbers.iter().filter(|number| number.kind == Kind::Plain);
    plain.filter_map(|number| counted(text, number)).collect()
}

fn counted(text: &str, number: &Number) -> Option<Quantity> {
    let after = text.get(number.range.end..)?;
    let skipped = VAGUE_AFTER.begin(after).map_or(0, str::len);
    let rest = after.get(skipped..)?;
    let own = BY_FIRST.get(&rest.chars().next()?)?;
    let unit = own.iter().find(|unit| rest.starts_with(**unit))?;
    let end = number.range.end + skipped + unit.len();
    let tail = text.get(end..)?;
    let mut number = number.clone();
    number.vague |= is_vague(tail);
    Some(Quantity { range: number.range.start..end, number, unit })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::number::numbers;

    #[test]
    fn the_longest_unit_is_taken_and_vagueness_may_follow_it() {
        let text = "12人次、63800万元、10件以上、40个单位、300余名、24小时、5分";
        let found = quantities(text, &numbers(text));
        let found: Vec<_> =
            found.iter().map(|q| (q.number.value.to_string(), q.unit, q.number.vague)).collect();
        let expected = [
            ("12", "人次", false),
            ("63800", "万元", false),
            ("10", "件", true),
            ("40", "个单位", false),
            ("300", "名", true),
            ("24", "小时", false),
        ];
        let expected: Vec<_> = expected.map(|(v, u, vague)| (v.to_owned(), u, vague)).into();
        assert_eq!(found, expected);
    }

    #[test]
    fn a_unit_stands_before_every_unit_it_begins_with() {
        for (at, unit) in UNITS.iter().enumerate() {
            let earlier = UNITS.iter().take(at);
            assert!(earlier.clone().all(|short| !unit.starts_with(short)), "{unit}");
        }
    }
}
