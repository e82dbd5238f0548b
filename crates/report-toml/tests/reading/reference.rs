//! References to pictures, charts and tables, and annexes: what is numbered, what is found.

use crate::common::{check, complete, read, with_overview};
use report_core::Edition;
use report_core::prose::{Block, plain_text};
use report_core::vocab::SectionKey;

const CHART: &str = "```chart\nkind = \"pie\"\ntitle = \"分类\"\nname = \"饼\"\ncategories = [\"甲\"]\nvalues = [1]\n```";
const TABLE: &str = "表：各领域数量 {名=领域 横排}\n\n| 甲 |\n|---|\n| 1 |";

/// The paragraphs of the overview as a reader sees them.
fn paragraphs(prose: &str) -> Vec<String> {
    let report = read(&with_overview(prose)).report;
    let blocks = &report.section(SectionKey::Overview).expect("an overview").prose.blocks;
    let text = |block: &Block| match block {
        Block::Paragraph(paragraph) => Some(plain_text(&paragraph.inlines)),
        _ => None,
    };
    blocks.iter().filter_map(text).collect()
}

#[test]
fn references_print_the_number_also_of_what_comes_later() {
    let prose = format!(
        "见{{{{图:饼}}}}和**{{{{表：领域}}}}**，并见{{{{ 图: 第二张 }}}}。\n{CHART}\n{TABLE}\n```chart\nkind = \"pie\"\ntitle = \"第二张\"\ncategories = [\"甲\"]\nvalues = [1]\n```"
    );
    assert_eq!(paragraphs(&prose), ["见图1和表1，并见图2。"]);
    assert_eq!(check(&with_overview(&prose)), "");
}

#[test]
fn a_table_without_a_caption_is_not_counted() {
    let prose = format!("见{{{{表:领域}}}}。\n| 乙 |\n|---|\n| 1 |\n\n{TABLE}");
    assert_eq!(paragraphs(&prose), ["见表1。"]);
}

#[test]
fn numbers_run_on_through_the_parts() {
    let text = with_overview(CHART)
        .replace("问题。", &format!("见{{{{图:乙}}}}。\n{}", CHART.replace("饼", "乙")));
    let report = read(&text).report;
    let problems = report.section(SectionKey::Problems).expect("a part");
    let Some(Block::Paragraph(first)) = problems.prose.blocks.first() else {
        panic!("a paragraph")
    };
    assert_eq!(plain_text(&first.inlines), "见图2。");
}

#[test]
fn a_table_says_behind_its_caption_how_it_is_called_and_turned() {
    let report = read(&with_overview(TABLE)).report;
    let blocks = &report.section(SectionKey::Overview).expect("an overview").prose.blocks;
    let Some(Block::Table(table)) = blocks.first() else { panic!("a table") };
    assert_eq!(plain_text(table.caption.as_deref().unwrap_or_default()), "各领域数量");
    assert_eq!(table.label.name.as_ref().map(|name| name.value.as_str()), Some("领域"));
    assert!(table.landscape);
}

#[test]
fn references_to_nothing_are_found_with_what_was_meant() {
    let prose = format!(
        "见{{{{图:大饼}}}}、{{{{表:领城}}}}、{{{{表:饼}}}}、{{{{图:}}}}。\n{CHART}\n{TABLE}"
    );
    insta::assert_snapshot!(check(&with_overview(&prose)), @r#"
    10:6 [大饼] unknown-reference 没有叫“大饼”的图 | 是不是 {{图:饼}}
    10:15 [领城] unknown-reference 没有叫“领城”的表 | 是不是 {{表:领域}}
    10:24 [饼] unknown-reference 没有叫“饼”的表 | 名要与表题相同；也可以另起名：表题后写 {名=…}
    10:30 [图:] figure-syntax 没有写引用哪一个 | 写法如 {{图:名}}，名是图题，或图上另写的名
    "#);
}

#[test]
fn two_of_one_name_cannot_be_told_apart() {
    let prose = format!("见{{{{图:饼}}}}。\n{CHART}\n{CHART}");
    insta::assert_snapshot!(check(&with_overview(&prose)), @r#"
    10:6 [饼] ambiguous-reference 有 2 个图都叫“饼” | 也可以另起名：图片写 ![图注](文件.png "名=…")，图表写 name = "…"
    "#);
}

#[test]
fn what_a_caption_does_not_know_is_found() {
    let prose = TABLE.replace("横排", "竖排");
    insta::assert_snapshot!(check(&with_overview(&prose)), @r#"
    10:15 [竖排] table-choice 表题后的“竖排”读不懂 | 可写 {名=…} 供正文引用，{横排} 使表格横着排在单独一页
    "#);
}

#[test]
fn names_of_annexes_stand_alone() {
    let head = "[document]\nannexes = [\"1. 甲\", \"乙。\", \"附件3：丙\", \"《丁》\", \" \", \"2024年清单\"]\n\n[overview]";
    let text = complete(Edition::Format2021).replace("[overview]", head);
    insta::assert_snapshot!(check(&text), @r#"
    9:13 [1. 甲] annex-name 附件名称前有序号或“附件”二字 | 请只写名称，序号和“附件：”由程序编排
    9:21 [乙。] annex-name 附件名称后有标点 | 附件名称后不加标点，请删去
    9:27 [附件3：丙] annex-name 附件名称前有序号或“附件”二字 | 请只写名称，序号和“附件：”由程序编排
    9:43 [ ] empty-value 附件的名称是空的 | 请写附件名称，或删去这一项
    "#);
    let names: Vec<_> =
        read(&text).report.document.annexes.into_iter().map(|name| name.value).collect();
    assert_eq!(names, ["1. 甲", "乙。", "附件3：丙", "《丁》", "2024年清单"]);
}
