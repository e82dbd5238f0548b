//! Reading charts: numbers as typed and from the statutory tables, and what is wrong with them.

use crate::common::{Read, check, complete, read, read_in, with_overview};
use proptest::prelude::*;
use report_core::prose::{Block, Chart};
use report_core::vocab::SectionKey;
use report_core::{Edition, MemoryFolder};

fn fenced(chart: &str) -> String {
    with_overview(&format!("```chart\n{chart}\n```\n后文。"))
}

fn chart_of(read: &Read) -> Option<&Chart> {
    let section = read.report.section(SectionKey::Overview).expect("an overview");
    section.prose.blocks.iter().find_map(|block| match block {
        Block::Chart(chart) => Some(chart),
        _ => None,
    })
}

/// A chart, one series a line; what is wrong with it is a failure of the test.
fn show(read: &Read) -> String {
    assert_eq!(read.lines(), "");
    let chart = chart_of(read).expect("a chart");
    let names: Vec<_> = chart.categories.iter().map(|name| name.value.as_str()).collect();
    let unit = chart.unit.as_ref().map_or("", |unit| &unit.value);
    let mut lines =
        vec![format!("{:?} {} [{unit}] {}", chart.kind, chart.title.value, names.join(" "))];
    for series in &chart.series {
        let values: Vec<_> = series.values.iter().map(ToString::to_string).collect();
        lines.push(format!("{}: {}", series.name.value, values.join(" ")));
    }
    lines.join("\n")
}

fn chart(text: &str) -> String {
    show(&read(&fenced(text)))
}

/// The findings of a chart, whose text begins at line 11.
fn found(text: &str) -> String {
    check(&fenced(text))
}

/// A report with numbers in some rows.
fn filled(chart: &str) -> String {
    fenced(chart)
        .replace("\nreceived = [0, 0, 0, 0, 0, 0, 0]", "\nreceived = [76, 3, 0, 1, 0, 0, 80]")
        .replace("\ngranted = [0, 0, 0, 0, 0, 0, 0]", "\ngranted = [33, 1, 0, 0, 0, 0, 34]")
        .replace(
            "\ndenied.internal_affairs = [0, 0, 0, 0, 0, 0, 0]",
            "\ndenied.internal_affairs = [5, 0, 0, 0, 0, 0, 5]",
        )
        .replace(
            "\ndenied.state_secret = [0, 0, 0, 0, 0, 0, 0]",
            "\ndenied.state_secret = [2, 0, 0, 0, 0, 0, 2]",
        )
}

#[test]
fn typed_numbers_are_kept_exactly() {
    insta::assert_snapshot!(chart("kind = \"bar\"\nstacked = true\ntitle = \"各季度\"\nunit = \"万元\"\ncategories = [\"一\", \"二\"]\nseries = [{ name = \"甲\", values = [1_000, 2.50] }, { name = \"乙\", values = [0.000001, 999999999999] }]"), @r"
    Bar { stacked: true } 各季度 [万元] 一 二
    甲: 1000 2.50
    乙: 0.000001 999999999999
    ");
    insta::assert_snapshot!(chart("kind = \"line\"\ntitle = \"各年\"\ncategories = [\"2023\", \"2024\"]\nvalues = [-5, 1e3]"), @r"
    Line 各年 [] 2023 2024
    : -5 1000
    ");
}

#[test]
fn a_group_gives_its_headings_a_row_its_columns_and_a_list_what_it_names() {
    let show = |text| show(&read(&filled(text)));
    insta::assert_snapshot!(show("kind = \"bar\"\ntitle = \"办理结果\"\nrows = \"requests.outcomes\""), @r"
    Bar { stacked: false } 办理结果 [件] 予以公开 部分公开 不予公开 无法提供 不予处理 其他处理
    2022年: 34 0 7 0 0 0
    ");
    insta::assert_snapshot!(show("kind = \"bar\"\ntitle = \"不予公开\"\nrows = \"requests.denied\"\ncolumn = \"natural_person\""), @r"
    Bar { stacked: false } 不予公开 [件] 国家秘密 法律行政法规禁止公开 危及三安全一稳定 保护第三方合法权益 三类内部事务信息 四类过程性信息 行政执法案卷 行政查询事项
    2022年: 2 0 0 0 5 0 0 0
    ");
    insta::assert_snapshot!(show("kind = \"pie\"\ntitle = \"申请人\"\nrows = \"requests.received\""), @r"
    Pie 申请人 [件] 自然人 商业企业 科研机构 社会公益组织 法律服务机构 其他
    2022年: 76 3 0 1 0 0
    ");
    insta::assert_snapshot!(show("kind = \"pie\"\ntitle = \"部分\"\nrows = [\"requests.granted\", \"requests.denied\", \"requests.received.business\"]"), @r"
    Pie 部分 [件] 予以公开 不予公开 本年新收·商业企业
    2022年: 34 7 3
    ");
    insta::assert_snapshot!(show("kind = \"bar\"\ntitle = \"行政执法\"\nrows = [\"proactive_disclosure.licensing\", \"proactive_disclosure.penalties\"]\nunit = \"件\""), @r"
    Bar { stacked: false } 行政执法 [件] 行政许可 行政处罚
    2022年: 0 0
    ");
}

#[test]
fn last_year_stands_before_this_one() {
    let last = complete(Edition::Format2021)
        .replace("year = 2022", "year = 2021")
        .replace("\ngranted = [0, 0, 0, 0, 0, 0, 0]", "\ngranted = [7, 0, 0, 0, 0, 0, 7]");
    let folder = MemoryFolder::new().with("2021.toml", last.as_bytes());
    let text = "kind = \"bar\"\ntitle = \"两年\"\nrows = [\"requests.granted\", \"requests.unavailable\"]\nprevious = true";
    let this = filled(text).replace("year = 2022", "year = 2022\nprevious = \"2021.toml\"");
    insta::assert_snapshot!(show(&read_in(&this, &folder)), @r"
    Bar { stacked: false } 两年 [件] 予以公开 无法提供
    2021年: 7 0
    2022年: 34 0
    ");
    insta::assert_snapshot!(found(text), @r#"13:9 ["requests.granted"] figure-unavailable 取不到上年的数：没有可用的上年报告 | 请用 previous = "…" 写明上年报告的文件，或直接写数"#);
}

#[test]
fn everything_wrong_is_said_at_once() {
    insta::assert_snapshot!(found("kind = \"bars\"\ntitel = \"甲\"\nstacked = 1\ncategories = [\"甲\", 2, \"一二三四五六七八九十一二三四五六七\"]\nseries = [{ name = \"甲\", values = [1, \"2\"], x = 1 }, { values = [1.1234567] }, 5]"), @r#"
    10:1 [```chart] missing-key 图表缺少 title | 请写 title = "…"，印在图下，也供读屏软件朗读
    11:8 ["bars"] invalid-choice 没有“bars”这种图表 | 请写 "bar"（柱形图）、"line"（折线图）或 "pie"（饼图）
    12:1 [titel] unknown-key 图表没有“titel”这个键 | 是不是 title
    13:11 [1] wrong-type 图表的 stacked 应是真假值 true 或 false，这里是整数
    14:20 [2] wrong-type 图表的 categories 应是加引号的文字，这里是整数
    14:23 ["一二三四五六七八九十一二三四五六七"] chart-too-large 图表的 categories 有 17 字，上限是 16 字 | 请缩短
    15:38 ["2"] chart-value 图表里的这一项不是数 | 请写不加引号的数，如 12 或 12.5
    15:44 [x] unknown-key 图表没有“x”这个键 | 图表写法：kind = "bar"，title = "…"，再写 rows = "requests.outcomes" 从表中取数，或写 categories = ["…"] 和 values = [1]
    15:53 [{ values = [1.1234567] }] missing-key series 的这一项缺少 name | 请写 { name = "…", values = [1, 2] }
    15:65 [1.1234567] chart-value 1.1234567 的小数超过 6 位 | 请写不加引号的数，如 12 或 12.5
    15:79 [5] wrong-type 图表的 series 应是{ name = "…", values = [1, 2] }，这里是整数
    "#);
    insta::assert_snapshot!(found("kind = \"pie\"\ntitle = \"甲\"\nstacked = true\ncategories = [\"甲\", \"乙\"]\nseries = [{ name = \"甲\", values = [1, -2] }, { name = \"乙\", values = [1] }]\ncolumn = \"total\""), @r#"
    13:11 [true] chart-data-conflict 只有柱形图可以堆积 | 请删去 stacked
    15:10 [[{ name = "甲", values = ] chart-data-conflict 饼图只能有一组数，这里有 2 组 | 请改用 kind = "bar"
    15:38 [-2] chart-negative-value 饼图不能表示负数 -2
    15:45 [{ name = "乙", values = [] chart-length-mismatch 这一组有 1 个数，类别有 2 个 | 每个类别都要有一个数，没有请写 0
    16:10 ["total"] chart-data-conflict column 只用于 rows 从表中取数的图表
    "#);
    insta::assert_snapshot!(found("kind = \"pie\"\ntitle = \"\"\nrows = \"requests.outcome\"\nvalues = [1]\ncolumn = \"totals\""), @r#"
    12:9 [""] empty-value 图表的 title 是空的、不在一行里或有控制字符
    13:8 ["requests.outcome"] unknown-figure-path 2021 版的表里没有 requests.outcome | 是不是 requests.outcomes
    14:10 [[1]] chart-data-conflict 既写了 rows 又写了 values | 从表中取数只写 rows；自己写数只写 categories 和 series
    15:10 ["totals"] invalid-choice 表里没有 totals 这一列 | 是不是 total
    "#);
    insta::assert_snapshot!(found("kind = \"bar\"\ntitle = \"甲\"\nrows = [\"proactive_disclosure.government_rules\", \"requests.granted.totl\", 1]"), @r#"
    13:9 ["proactive_disclosure.go] unknown-figure-path “规章”没有 total 这一列 | 请用 column = "…" 写明取哪一列：issued、repealed、in_force
    13:50 ["requests.granted.totl"] unknown-figure-path 2021 版的表里没有 requests.granted.totl | 是不是 requests.granted.total
    13:75 [1] wrong-type 图表的 rows 应是路径的数组，这里是整数
    "#);
    insta::assert_snapshot!(found("kind = \"pie\"\ntitle = \"甲\"\nrows = \"requests.outcomes\""), @r#"13:8 ["requests.outcomes"] chart-without-data 饼图的数全是 0，分不出份额 | 请删去这个图表"#);
    insta::assert_snapshot!(found("kind = \"bar\"\ntitle = \"甲\"\nvalues = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17]\ncategories = [\"甲\", \"甲\", \"甲\", \"甲\", \"甲\", \"甲\", \"甲\", \"甲\", \"甲\", \"甲\", \"甲\", \"甲\", \"甲\", \"甲\", \"甲\", \"甲\", \"甲\"]"), @"13:10 [[1, 2, 3, 4, 5, 6, 7, 8,] chart-too-large 柱形图有 17 类，上限是 16 类 | 请合并小的类别，或改用表格");
    insta::assert_snapshot!(found(""), @r#"
    10:1 [```chart] missing-key 图表缺少 categories | 请写 categories = ["…", "…"]，或用 rows 从表中取数
    10:1 [```chart] missing-key 图表缺少 kind | 请写 "bar"（柱形图）、"line"（折线图）或 "pie"（饼图）
    10:1 [```chart] missing-key 图表缺少 title | 请写 title = "…"，印在图下，也供读屏软件朗读
    10:1 [```chart] missing-key 图表缺少 values | 请写 values = [1, 2]，或用 rows 从表中取数
    "#);
}

#[test]
fn damaged_text_is_reported_where_it_stands_and_only_there() {
    insta::assert_snapshot!(found("kind ＝ \"bar\"\ntitle = \"甲\ncategories = [\"甲\"]\nvalues = [1,, 2]"), @r#"
    11:6 [＝] full-width-punctuation 引号之外用了全角字符 ＝ | 请改用半角字符 =
    12:9 ["] unclosed-quote 这里的引号没有配对 | 请在文字的末尾补上引号；文字有多行时用三个单引号 '''
    14:10 [[1,, 2]] chart-length-mismatch 这一组有 2 个数，类别有 1 个 | 每个类别都要有一个数，没有请写 0
    14:13 [,] misplaced-comma 逗号缺少或多余 | 各项之间用一个半角逗号 , 隔开
    "#);
    insta::assert_snapshot!(found("kind = \"bar\"\nkind = \"pie\"\ntitle = \"甲\"\nrows = \"requests.outcomes\""), @"12:1 [kind] duplicate-key “kind”写了两次 @11:1 先写在这里 | 请删去其中一处，或合并为一处");
}

#[test]
fn a_chart_without_an_end_is_reported_and_nothing_is_drawn() {
    let text = with_overview("```chart\nkind = \"bar\"");
    insta::assert_snapshot!(check(&text), @"10:1 [```chart] chart-not-closed 图表没有结束的一行 | 请在图表最后另起一行写 ```");
    assert!(chart_of(&read(&text)).is_none());
}

#[test]
fn places_in_a_part_typed_as_an_escaped_string_are_those_of_the_file() {
    let prose = r#""""前\u6587\n```chart\nkind = \"bar\"\ntitle = \"甲\"\ncategories = [\"乙\"]\nvalues = [1]\n```""""#;
    let text = complete(Edition::Format2021).replace("'''\n正文。\n'''", prose);
    let read = read(&text);
    assert_eq!(read.lines(), "");
    let chart = chart_of(&read).expect("a chart");
    let under = |span| read.sources.slice(span).expect("a place on characters");
    assert_eq!((under(chart.title.span), under(chart.categories[0].span)), ("甲", "乙"));
    assert!(under(chart.span).starts_with("```chart") && under(chart.span).ends_with("```"));
}

fn line() -> impl Strategy<Value = String> {
    prop_oneof![
        "(kind|title|unit|stacked|rows|column|previous|categories|series|values) ?= ?(\"[a-z.一]{0,9}\"|true|[-0-9.]{1,5})",
        Just("kind = \"bar\"".to_owned()),
        Just("title = \"甲\"".to_owned()),
        Just("rows = \"requests.outcomes\"".to_owned()),
        "categories = \\[(\"甲\",? ?){0,3}\\]",
        "values = \\[([0-9.-]{1,3},? ?){0,3}\\]",
        "series = \\[\\{ ?name = \"乙\", values = \\[[0-9, ]{0,5}\\] ?\\}?\\]",
        "[a-z=\\[\\]{}\",＝“ ]{0,12}",
    ]
}

proptest! {
    #[test]
    fn any_chart_is_read_whole_or_with_a_finding(lines in prop::collection::vec(line(), 0..6)) {
        let read = read(&fenced(&lines.join("\n")));
        let lines = read.lines();
        match chart_of(&read) {
            Some(chart) => {
                prop_assert!(!chart.categories.is_empty() && !chart.series.is_empty());
                for series in &chart.series {
                    prop_assert_eq!(series.values.len(), chart.categories.len());
                }
            }
            None => prop_assert!(!lines.is_empty()),
        }
    }
}
