//! Cells: what stands behind a number, money in its units, and what is no number at all.

use crate::common::{complete, read};
use report_core::prose::{Block, Inline};
use report_core::vocab::SectionKey;
use report_core::{Edition, Report};

/// What is found where a cell of a complete report is written so.
fn written(edition: Edition, row: &str, cell: &str) -> String {
    let text = complete(edition);
    let from = format!("\n{row} = [0");
    assert!(text.contains(&from), "{row}");
    let text = text.replacen(&from, &format!("\n{row} = [{cell}"), 1);
    let lines = read(&text).lines();
    lines
        .lines()
        .map(|line| line.split_once("] ").map_or(line, |(_, said)| said).to_owned() + "\n")
        .collect()
}

fn count(cell: &str) -> String {
    written(Edition::Format2021, "granted", cell)
}

fn amount(cell: &str) -> String {
    written(Edition::Format2021, "administrative_fees", cell)
}

#[test]
fn only_a_unit_of_the_list_may_stand_behind_a_number() {
    insta::assert_snapshot!(count("\"120O\""), @"cell-unreadable 表三 三（一）予以公开 · 自然人：“120O”里的“O”是字母，不是数字 | 请把字母改为数字；若是 1200，请写 1200");
    insta::assert_snapshot!(count("\"1百\""), @"cell-unreadable 表三 三（一）予以公开 · 自然人：“1百”不是用阿拉伯数字写的 | 请写阿拉伯数字，如 30");
    insta::assert_snapshot!(count("\"5点五\""), @r#"cell-unreadable 表三 三（一）予以公开 · 自然人：“5点五”的数后面写了“点五”，不是单位 | 请写准确的数，单位如 件、项、万元，说明写在括号里，如 "5件（说明）""#);
    insta::assert_snapshot!(count("\"5年\""), @r#"cell-unreadable 表三 三（一）予以公开 · 自然人：“5年”的数后面写了“年”，不是单位 | 请写准确的数，单位如 件、项、万元，说明写在括号里，如 "5件（说明）""#);
    insta::assert_snapshot!(count("\"100多件\""), @r#"cell-unreadable 表三 三（一）予以公开 · 自然人：“100多件”的数后面写了“多件”，不是单位 | 请写准确的数，单位如 件、项、万元，说明写在括号里，如 "100件（说明）""#);
    insta::assert_snapshot!(written(Edition::Trial2019, "licensing", "0, \"15减少\", 0] #"), @r#"cell-unreadable 表二 行政许可 · 本年增/减：“15减少”的数后面写了“减少”，不是单位 | 增减请写在数的前面，如 "减少15""#);
    assert_eq!(count("\"22件（其中修订16件）\""), "");
}

#[test]
fn counts_are_no_money_and_money_is_no_count() {
    insta::assert_snapshot!(count("\"5万元\""), @"cell-unreadable 表三 三（一）予以公开 · 自然人：“5万元”是金额，这一格填件数 | 请写件数；金额填在收费或采购金额的格里");
    insta::assert_snapshot!(amount("\"5件\""), @"cell-unreadable 表二 行政事业性收费 · 本年收费金额：“5件”不是金额，这一格填金额 | 请写金额，单位如 万元");
    insta::assert_snapshot!(amount("\"5万\""), @r#"cell-unreadable 表二 行政事业性收费 · 本年收费金额：“5万”没有写明是多少元 | 请把单位写全，如 "5万元""#);
}

#[test]
fn money_in_another_unit_than_the_heading_s_is_a_warning_with_both() {
    insta::assert_snapshot!(amount("\"4125000元\""), @"amount-unit 表二 行政事业性收费 · 本年收费金额：写的是4125000元，表头的单位是万元 | 换算为万元是 412.5，核对后请写 412.5");
    insta::assert_snapshot!(amount("\"0.5亿元\""), @"amount-unit 表二 行政事业性收费 · 本年收费金额：写的是0.5亿元，表头的单位是万元 | 换算为万元是 5000，核对后请写 5000");
    assert_eq!(amount("\"412.5万元\""), "");
    let sum = "0, \"251000元\"] #";
    assert_eq!(
        written(Edition::Trial2019, "government_procurement", sum),
        "",
        "no unit is printed there"
    );
}

#[test]
fn a_number_near_to_nothing_is_too_precise_and_minus_nothing_is_negative() {
    insta::assert_snapshot!(amount("1e-400"), @"amount-too-precise 表二 行政事业性收费 · 本年收费金额：1e-400 的小数超过 6 位 | 金额请写到小数点后 6 位以内");
    insta::assert_snapshot!(amount("\"0.0000000000000000000000000000000001\""), @"amount-too-precise 表二 行政事业性收费 · 本年收费金额：0.0000000000000000000000000000000001 的小数超过 6 位 | 金额请写到小数点后 6 位以内");
    insta::assert_snapshot!(amount("1e400"), @"number-too-large 表二 行政事业性收费 · 本年收费金额：1e400 超过上限 999999999999");
    insta::assert_snapshot!(amount("-0.0"), @"negative-count 表二 行政事业性收费 · 本年收费金额：-0.0 是负数 | 这一格只能写 0 或正数");
}

/// The figures of the overview as printed.
fn figures(report: &Report) -> Vec<String> {
    let overview = report.section(SectionKey::Overview).expect("an overview");
    let lines = overview.prose.blocks.iter().filter_map(|block| match block {
        Block::Paragraph(line) => Some(&line.inlines),
        _ => None,
    });
    let figures = lines.flatten().filter_map(|inline| match inline {
        Inline::Figure(figure) => Some(figure.text.clone()),
        _ => None,
    });
    figures.collect()
}

#[test]
fn a_figure_is_printed_in_the_unit_that_stands_behind_it() {
    let path = "{{proactive_disclosure.administrative_fees.amount}}";
    let prose = format!("共{path}万元，即{path} 元或{path}亿元、{path}千元，{path}。");
    for cell in
        ["59237.5", "\"59237.5万元\"", "\"592375000元\"", "\"5.92375亿元\"", "\"592375千元\""]
    {
        let text = complete(Edition::Format2021).replace("正文。", &prose);
        let text =
            text.replace("administrative_fees = [0]", &format!("administrative_fees = {cell}"));
        let read = read(&text);
        assert_eq!(
            figures(&read.report),
            ["59237.5", "592375000", "5.92375", "592375", "59237.5"],
            "{cell}"
        );
        let found: Vec<_> = read.found.iter().filter(|found| found.rule == "amount-unit").collect();
        let of_cell = usize::from(!cell.contains("万元") && cell.contains('元'));
        assert_eq!(found.len(), 3 + of_cell, "{cell}");
    }
    let text = complete(Edition::Format2021).replace("正文。", &format!("共{path}元。"));
    let text = text.replace("administrative_fees = [0]", "administrative_fees = 412.5");
    insta::assert_snapshot!(read(&text).lines(), @"10:4 [proactive_disclosure.adm] amount-unit 表中金额以万元计，这里后面写的是元，已换算为 4125000元 | 请核对；要与表一致请写万元");
}
