//! Charts of every kind on fixed metrics: what stands where, and that nothing leaves its box.

use super::draw;
use crate::style;
use crate::text::Shaper;
use proptest::prelude::*;
use report_core::number::Decimal;
use report_core::prose::{Chart, ChartKind, Label, Series};
use report_core::{Span, Spanned};
use report_fonts::FixedMetrics;
use report_page::{Item, ItemKind, Structure, StructureRole, Tone};
use report_page::{Length, Point, Rect, Size};

const KINDS: [ChartKind; 4] = [
    ChartKind::Bar { stacked: false },
    ChartKind::Bar { stacked: true },
    ChartKind::Line,
    ChartKind::Pie,
];

fn here(text: &str) -> Spanned<String> {
    Spanned::new(text.to_owned(), Span::default())
}

fn chart(kind: ChartKind, names: &[&str], series: &[(&str, &[i64])]) -> Chart {
    let all = series.iter().map(|(name, values)| Series {
        name: here(name),
        values: values.iter().map(|value| Decimal::from(*value)).collect(),
    });
    Chart {
        kind,
        title: here("图题"),
        unit: Some(here("件")),
        categories: names.iter().map(|name| here(name)).collect(),
        series: all.collect(),
        label: Label::default(),
        span: Span::default(),
    }
}

fn most() -> Size {
    Size { width: style::WIDTH, height: style::lines_height(8) }
}

fn drawn(chart: &Chart) -> (Length, Vec<Item>) {
    let node = Structure::default().add(None, StructureRole::Figure);
    let chart = report_document::Chart::of(chart);
    draw(&chart, most(), node, &mut Shaper::new(&FixedMetrics))
}

/// Every run of words, with the box it takes.
fn words(items: &[Item]) -> Vec<(String, Rect)> {
    let word = |item: &Item| match &item.kind {
        ItemKind::Text(run) => {
            let at = Point::new(run.at.x, run.at.y - run.size.scaled(style::ASCENT, 1000));
            let size = Size { width: run.width(), height: run.size };
            Some((run.text(), Rect { at, size }))
        }
        _ => None,
    };
    items.iter().filter_map(word).collect()
}

fn texts(chart: &Chart) -> Vec<String> {
    words(&drawn(chart).1).into_iter().map(|(text, _)| text).collect()
}

fn fills(items: &[Item]) -> Vec<Rect> {
    let fill = |item: &Item| match item.kind {
        ItemKind::Fill { rect, tone }
            if tone != Tone::WHITE
                && rect.size.width.min(rect.size.height) > Length::from_points(1) =>
        {
            Some(rect)
        }
        _ => None,
    };
    items.iter().filter_map(fill).collect()
}

#[test]
fn standing_bars_are_as_high_as_their_values_are_large() {
    let chart = chart(KINDS[0], &["甲", "乙"], &[("", &[20, 40])]);
    let bars = fills(&drawn(&chart).1);
    assert_eq!(bars.len(), 2);
    assert_eq!(bars[0].bottom(), bars[1].bottom());
    let [low, high] = [bars[0].size.height, bars[1].size.height].map(Length::millipoints);
    assert!((low * 2 - high).abs() <= 2, "{low} {high}");
    assert_eq!(texts(&chart), ["单位：件", "甲", "乙", "0", "10", "20", "30", "40", "20", "40"]);
}

#[test]
fn bars_with_long_names_lie() {
    let names = ["其他法律行政法规禁止公开的信息"; 8];
    let chart = chart(KINDS[0], &names, &[("", &[1, 2, 3, 4, 5, 6, 7, 8])]);
    let bars = fills(&drawn(&chart).1);
    assert!(
        bars.windows(2).all(|pair| pair[0].at.x == pair[1].at.x && pair[0].at.y < pair[1].at.y)
    );
    assert!(bars.windows(2).all(|pair| pair[0].size.width < pair[1].size.width));
}

#[test]
fn stacked_parts_stand_on_one_another() {
    let chart = chart(KINDS[1], &["甲"], &[("一", &[30]), ("二", &[10])]);
    let bars = fills(&drawn(&chart).1);
    // The first two are the legend's.
    assert_eq!(bars.len(), 4);
    assert_eq!(bars[2].at.y, bars[3].bottom());
}

#[test]
fn a_stack_of_several_parts_has_its_sum_at_its_end() {
    let chart = chart(KINDS[1], &["甲", "乙"], &[("一", &[30, 7]), ("二", &[10, 0])]);
    let found = words(&drawn(&chart).1);
    let bars = fills(&drawn(&chart).1);
    let above = |(text, at): &(String, Rect)| text == "40" && at.bottom() <= bars[3].at.y;
    assert!(found.iter().any(above), "{found:?}");
    let sevens = found.iter().filter(|(text, _)| text == "7").count();
    assert_eq!(sevens, 1, "the sum of one part is that part");
}

#[test]
fn a_value_stands_where_no_line_crosses_it() {
    // Above its point the line that rises to the next would cross it; below it none does.
    let chart = chart(KINDS[2], &["甲", "乙"], &[("", &[100_000_000, 900_000_000])]);
    let items = drawn(&chart).1;
    let first = items.iter().find_map(|item| match item.kind {
        ItemKind::Line { from, to, .. } if from.y != to.y => Some(from),
        _ => None,
    });
    let found = words(&items);
    let value = found.iter().find(|(text, rect)| text == "100000000" && rect.at.x > Length::ZERO);
    assert!(value.is_some_and(|(_, rect)| first.is_some_and(|at| rect.at.y > at.y)), "{found:?}");
}

#[test]
fn negative_bars_hang_from_the_axis() {
    let chart = chart(KINDS[0], &["增", "减"], &[("", &[15, -15])]);
    let bars = fills(&drawn(&chart).1);
    assert_eq!(bars[0].bottom(), bars[1].at.y);
}

#[test]
fn slices_are_named_with_value_and_share() {
    let chart = chart(KINDS[3], &["甲", "乙", "丙"], &[("", &[1, 2, 0])]);
    let mut found = texts(&chart);
    found.sort();
    assert_eq!(found, ["为0的未画出：丙", "乙 2件，66.7%", "甲 1件，33.3%"]);
}

fn any_chart() -> impl Strategy<Value = Chart> {
    let name = prop_oneof![3 => "[一-龥]{1,6}", 1 => "[一-龥A-Za-z0-9·（）]{1,16}"];
    let value = prop_oneof![
        4 => (0_i64..100, 0_u32..1),
        1 => (0_i64..999_999_999_999, 0_u32..7),
        1 => (-5_000_i64..5_000, 0_u32..3),
    ];
    let shape = (0_usize..4, 1_usize..16, 1_usize..5);
    shape
        .prop_flat_map(move |(kind, categories, series)| {
            let kind = KINDS[kind];
            let count = if kind == ChartKind::Pie { categories.min(8) } else { categories };
            let series = if kind == ChartKind::Pie { 1 } else { series };
            let names = prop::collection::vec(name.clone(), count);
            let values = prop::collection::vec(prop::collection::vec(value.clone(), count), series);
            (Just(kind), names, values, any::<bool>())
        })
        .prop_map(|(kind, names, values, unit)| {
            let bar = !matches!(kind, ChartKind::Pie | ChartKind::Bar { stacked: true });
            let number = |(value, scale): &(i64, u32)| {
                let value = if bar { *value } else { value.abs() };
                Decimal::new(value, *scale)
            };
            let series = values.iter().zip(1..).map(|(values, index)| Series {
                name: here(&format!("第{index}组")),
                values: values.iter().map(number).collect(),
            });
            Chart {
                kind,
                title: here("图题"),
                unit: unit.then(|| here("件")),
                categories: names.iter().map(|name| here(name)).collect(),
                series: series.collect(),
                label: Label::default(),
                span: Span::default(),
            }
        })
}

/// The corners of an item.
fn corners(item: &Item) -> Vec<Point> {
    match &item.kind {
        ItemKind::Text(run) => {
            let top = run.at.y - run.size.scaled(style::ASCENT, 1000);
            // Spaces at a line's end hang.
            let spaces = run.glyphs.iter().rev().take_while(|glyph| glyph.ch == ' ');
            let hanging: Length = spaces.map(|glyph| glyph.advance).sum();
            let far = Point::new(run.at.x + run.width() - hanging, top + run.size);
            vec![Point::new(run.at.x, top), far]
        }
        drawn => drawn.corners(),
    }
}

fn lies_on(a: Rect, b: Rect) -> bool {
    let close = Length::from_points(1);
    a.at.x + close < b.right()
        && b.at.x + close < a.right()
        && a.at.y + close * 2 < b.bottom()
        && b.at.y + close * 2 < a.bottom()
}

proptest! {
    #[test]
    fn nothing_leaves_the_box(chart in any_chart()) {
        let (height, items) = drawn(&chart);
        prop_assert!(height <= most().height);
        for item in &items {
            for at in corners(item) {
                let inside = (Length::ZERO..=most().width).contains(&at.x)
                    && (Length::ZERO..=height + Length::from_millipoints(300)).contains(&at.y);
                prop_assert!(inside, "{} in {height}", item.kind);
            }
        }
    }

    #[test]
    fn no_words_lie_on_others(chart in any_chart()) {
        let words = words(&drawn(&chart).1);
        for (index, (text, rect)) in words.iter().enumerate() {
            for (other, area) in words.iter().skip(index + 1) {
                prop_assert!(!lies_on(*rect, *area), "{text} {rect} / {other} {area}");
            }
        }
    }

    #[test]
    fn every_category_is_named(chart in any_chart()) {
        let text: String = texts(&chart).concat();
        if chart.kind != ChartKind::Line {
            for name in &chart.categories {
                for ch in name.value.chars() {
                    prop_assert!(text.contains(ch), "{} in {text}", name.value);
                }
            }
        }
    }
}
