//! A chart's words: caption, unit, what stands beside slices, and all of it in words for who cannot see
//! it. It must not scale or draw.

use crate::caption::Caption;
use crate::inline::plain;
use crate::words::Words;
use report_core::number::Decimal;
use report_core::prose::{self, ChartKind, Numbered, Series};

/// Beyond what any report says; keeps sums far from the ends of 128 bits.
const LARGEST: i128 = 1_000_000_000_000_000_000_000_000;

/// A chart.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Chart<'r> {
    /// Its kind, categories, series and values.
    pub data: &'r prose::Chart,
    /// What stands below it.
    pub caption: Caption<'r>,
    /// What its numbers count, as 单位：件; a pie says it beside each slice.
    pub unit: Option<Words<'r>>,
    /// The slices of a pie that have something to show, in order; of any other chart none.
    pub slices: Vec<Slice<'r>>,
    /// The categories of a pie that have no slice, in words.
    pub unshown: Option<Words<'r>>,
    /// What is read out instead of it: kind, title, unit, and every number with its category; shares
    /// too of a pie, sums too of stacks.
    pub alternative: String,
}

/// A slice of a pie.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Slice<'r> {
    /// Which category it is, from 0.
    pub category: usize,
    /// Its value, as [`millionths`] gives it: more than 0.
    pub part: i128,
    /// What stands beside it: category, value, unit, share.
    pub words: Words<'r>,
}

/// A value in millionths: a report's values have six decimals at most. A value beyond all reports is
/// held at ±10²⁴.
#[must_use]
pub fn millionths(value: Decimal) -> i128 {
    let scaled = value.checked_mul(Decimal::from(1_000_000));
    let whole = scaled.and_then(|value| i128::try_from(value.trunc()).ok());
    let beyond = if value.is_sign_negative() { -LARGEST } else { LARGEST };
    whole.unwrap_or(beyond).clamp(-LARGEST, LARGEST)
}

impl<'r> Chart<'r> {
    /// The words of a chart.
    #[must_use]
    pub fn of(data: &'r prose::Chart) -> Self {
        let is_pie = data.kind == ChartKind::Pie;
        let unit = data.unit.as_ref().filter(|_| !is_pie);
        Self {
            data,
            caption: Caption::new(
                Numbered::Picture,
                data.label.number,
                plain(Words::typed(&data.title)),
            ),
            unit: unit.map(|unit| Words::at(format!("单位：{}", unit.value), unit.span)),
            slices: if is_pie { slices(data) } else { Vec::new() },
            unshown: if is_pie { unshown(data) } else { None },
            alternative: alternative(data),
        }
    }

    /// The sum of a category's values, as exact as they are; nothing where it is too large to be told.
    #[must_use]
    pub fn total(&self, category: usize) -> Option<Decimal> {
        total(self.data, category)
    }

    pub(crate) fn push_words<'w>(&'w self, words: &mut Vec<Words<'w>>) {
        words.extend(self.unit.iter().map(Words::by_ref));
        if self.data.series.len() > 1 {
            words.extend(self.data.series.iter().map(|series| Words::typed(&series.name)));
        }
        if self.data.kind == ChartKind::Pie {
            words.extend(self.slices.iter().map(|slice| slice.words.by_ref()));
        } else {
            words.extend(self.data.categories.iter().map(Words::typed));
        }
        words.extend(self.unshown.iter().map(Words::by_ref));
        self.caption.push_words(words);
    }
}

/// The values of a pie, which has one series.
fn values(chart: &prose::Chart) -> &[Decimal] {
    chart.series.first().map_or(&[][..], |series| &series.values)
}

fn slices(chart: &prose::Chart) -> Vec<Slice<'_>> {
    let values = values(chart);
    let part = |value: &Decimal| millionths(*value).max(0);
    let whole: i128 = values.iter().map(part).sum();
    let unit = chart.unit.as_ref().map_or("", |unit| &unit.value);
    let slices =
        chart.categories.iter().zip(values).enumerate().map(|(category, (name, value))| {
            let part = part(value);
            let text = format!("{} {value}{unit}，{}", name.value, share(part, whole));
            Slice { category, part, words: Words::at(text, name.span) }
        });
    slices.filter(|slice| slice.part > 0).collect()
}

fn unshown(chart: &prose::Chart) -> Option<Words<'_>> {
    let all = chart.categories.iter().zip(values(chart));
    let nothing = all.filter(|(_, value)| value.is_zero()).map(|(name, _)| name.value.as_str());
    let names: Vec<_> = nothing.collect();
    (!names.is_empty()).then(|| Words::own(format!("为0的未画出：{}", names.join("、"))))
}

fn total(chart: &prose::Chart, category: usize) -> Option<Decimal> {
    let mut values = chart.series.iter().filter_map(|series| series.values.get(category));
    values.try_fold(Decimal::ZERO, |sum, value| sum.checked_add(*value))
}

/// A part of a whole in percent with one decimal, rounded half up.
fn share(part: i128, whole: i128) -> String {
    let whole = whole.max(1);
    let tenths = (part * 2000 + whole).div_euclid(whole * 2);
    format!("{}.{}%", tenths / 10, tenths % 10)
}

/// The chart in words.
fn alternative(chart: &prose::Chart) -> String {
    let unit =
        chart.unit.as_ref().map_or(String::new(), |unit| format!("（单位：{}）", unit.value));
    let mut text = format!("{}：{}{unit}。", chart.kind.chinese(), chart.title.value);
    let several = chart.series.len() > 1;
    let series = chart.series.iter().map(|series| {
        let numbers = numbers(chart, series);
        if several { format!("{}：{numbers}", series.name.value) } else { numbers }
    });
    let sums = (several && chart.kind == ChartKind::Bar { stacked: true }).then(|| sums(chart));
    text.push_str(&series.chain(sums).collect::<Vec<_>>().join("；"));
    text.push('。');
    text
}

fn sums(chart: &prose::Chart) -> String {
    let each = chart.categories.iter().enumerate().filter_map(|(index, category)| {
        total(chart, index).map(|sum| format!("{} {sum}", category.value))
    });
    format!("合计：{}", each.collect::<Vec<_>>().join("，"))
}

fn numbers(chart: &prose::Chart, series: &Series) -> String {
    let whole = series.values.iter().map(|value| millionths(*value)).sum();
    let each = chart.categories.iter().zip(&series.values).map(|(category, value)| {
        let number = format!("{} {value}", category.value);
        if chart.kind == ChartKind::Pie {
            format!("{number}（{}）", share(millionths(*value), whole))
        } else {
            number
        }
    });
    each.collect::<Vec<_>>().join("，")
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use report_core::{Span, Spanned};

    fn here(text: &str) -> Spanned<String> {
        Spanned::new(text.to_owned(), Span::default())
    }

    fn chart(kind: ChartKind, series: &[(&str, Vec<Decimal>)]) -> prose::Chart {
        let own = |(name, values): &(&str, Vec<Decimal>)| Series {
            name: here(name),
            values: values.clone(),
        };
        let count = series.first().map_or(0, |(_, values)| values.len());
        prose::Chart {
            kind,
            title: here("图题"),
            unit: Some(here("件")),
            categories: ["甲", "乙", "丙"].iter().take(count).map(|name| here(name)).collect(),
            series: series.iter().map(own).collect(),
            label: prose::Label { number: Some(3), name: None },
            span: Span::default(),
        }
    }

    fn whole(values: &[i64]) -> Vec<Decimal> {
        values.iter().map(|value| Decimal::from(*value)).collect()
    }

    #[test]
    fn a_chart_is_read_out_in_numbers() {
        let check = |kind, series: &[(&str, Vec<Decimal>)], expected: &str| {
            assert_eq!(Chart::of(&chart(kind, series)).alternative, expected);
        };
        let bars = [("2023年", whole(&[1, 2])), ("2024年", whole(&[3, 4]))];
        let text = "柱形图：图题（单位：件）。2023年：甲 1，乙 2；2024年：甲 3，乙 4。";
        check(ChartKind::Bar { stacked: false }, &bars, text);
        let stacks = [("一", whole(&[1, 2])), ("二", whole(&[3, 4]))];
        let text =
            "堆积柱形图：图题（单位：件）。一：甲 1，乙 2；二：甲 3，乙 4；合计：甲 4，乙 6。";
        check(ChartKind::Bar { stacked: true }, &stacks, text);
        let pie = [("", whole(&[1, 3]))];
        check(ChartKind::Pie, &pie, "饼图：图题（单位：件）。甲 1（25.0%），乙 3（75.0%）。");
    }

    #[test]
    fn slices_have_their_words_and_what_has_none_is_named() {
        let data = chart(ChartKind::Pie, &[("", whole(&[1, 2, 0]))]);
        let chart = Chart::of(&data);
        let beside: Vec<_> = chart.slices.iter().map(|slice| &*slice.words.text).collect();
        assert_eq!(beside, ["甲 1件，33.3%", "乙 2件，66.7%"]);
        let text = |words: &Option<Words<'_>>| words.as_ref().map(|it| it.text.to_string());
        assert_eq!(text(&chart.unshown).as_deref(), Some("为0的未画出：丙"));
        assert_eq!(text(&chart.unit), None, "said beside each slice");
        assert_eq!(chart.caption.number.text, "图3\u{3000}");
    }

    #[test]
    fn shares_are_rounded_half_up() {
        assert_eq!([share(1, 3), share(2, 3), share(1, 2000)], ["33.3%", "66.7%", "0.1%"]);
        assert_eq!([share(7, 7), share(0, 7), share(0, 0)], ["100.0%", "0.0%", "0.0%"]);
    }

    #[test]
    fn a_value_beyond_all_reports_is_held() {
        assert_eq!(millionths(Decimal::MAX), LARGEST);
        assert_eq!(millionths(Decimal::MIN), -LARGEST);
    }

    proptest! {
        #[test]
        fn every_number_is_read_out_with_its_category(
            values in prop::collection::vec((-999_999_999_999_i64..999_999_999_999, 0_u32..7), 3),
            kind in prop::sample::select(vec![ChartKind::Line, ChartKind::Bar { stacked: true }]),
        ) {
            let values: Vec<_> = values.iter().map(|(n, scale)| Decimal::new(*n, *scale)).collect();
            let data = chart(kind, &[("一", values.clone()), ("二", values.clone())]);
            let text = Chart::of(&data).alternative;
            for (category, value) in data.categories.iter().zip(values) {
                prop_assert_eq!(text.matches(&format!("{} {value}", category.value)).count() > 1, true);
            }
        }
    }
}
