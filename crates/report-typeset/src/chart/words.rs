//! A chart in words: what is read out instead of it. It must not draw.

use super::scale::{millionths, share, total};
use report_core::prose::{Chart, ChartKind, Series};

/// The chart's kind, title and unit, and every number with its category; shares too in a pie, sums
/// too of stacks.
pub(crate) fn alternative(chart: &Chart) -> String {
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

fn sums(chart: &Chart) -> String {
    let each = chart.categories.iter().enumerate().filter_map(|(index, category)| {
        total(chart, index).map(|sum| format!("{} {sum}", category.value))
    });
    format!("合计：{}", each.collect::<Vec<_>>().join("，"))
}

fn numbers(chart: &Chart, series: &Series) -> String {
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
