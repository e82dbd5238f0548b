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
    lines.lines().map(|line| line.split_once("] ").unwrap().1.to_owned() + "\n").collect()
}

fn count(cell: &str) -> String {
    written(Edition::Format2021, "granted", cell)
}

fn amount(cell: &str) -> String {
    written(Edition::Format2021, "administrative_fees", cell)
}

#[test]
fn only_a_unit_of_the_list_may_stand_behind_a_number() {
    insta::assert_snapshot!(count("\"120O\""), @"");
    insta::assert_snapshot!(count("\"1百\""), @"");
    insta::assert_snapshot!(count("\"5点五\""), @"");
    insta::assert_snapshot!(count("\"5年\""), @"");
    insta::assert_snapshot!(count("\"100多件\""), @"");
    insta::assert_snapshot!(written(Edition::Trial2019, "licensing", "0, \"15减少\""), @"");
    assert_eq!(count("\"22件（其中修订16件）\""), "");
}

#[test]
fn counts_are_no_money_and_money_is_no_count() {
    insta::assert_snapshot!(count("\"5万元\""), @"");
    insta::assert_snapshot!(amount("\"5件\""), @"");
    insta::assert_snapshot!(amount("\"5万\""), @"");
}

#[test]
fn money_in_another_unit_than_the_heading_s_is_a_warning_with_both() {
    insta::assert_snapshot!(amount("\"4125000元\""), @"");
    insta::assert_snapshot!(amount("\"0.5亿元\""), @"");
    assert_eq!(amount("\"412.5万元\""), "");
    assert_eq!(written(Edition::Trial2019, "administrative_fees", "0, \"251000元\"].x=[0").lines().count(), 1);
}

#[test]
fn a_number_near_to_nothing_is_too_precise_and_minus_nothing_is_negative() {
    insta::assert_snapshot!(amount("1e-400"), @"");
    insta::assert_snapshot!(amount("\"0.0000000000000000000000000000000001\""), @"");
    insta::assert_snapshot!(amount("1e400"), @"");
    insta::assert_snapshot!(amount("-0.0"), @"");
}

/// The figures of the overview as printed.
fn figures(report: &Report) -> Vec<String> {
    let overview = report.section(SectionKey::Overview).unwrap();
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
    for cell in ["59237.5", "\"59237.5万元\"", "\"592375000元\"", "\"5.92375亿元\"", "\"592375千元\""] {
        let text = complete(Edition::Format2021).replace("正文。", &prose);
        let text = text.replace("administrative_fees = [0]", &format!("administrative_fees = {cell}"));
        let read = read(&text);
        assert_eq!(figures(&read.report), ["59237.5", "592375000", "5.92375", "592375", "59237.5"], "{cell}");
        let found: Vec<_> = read.found.iter().filter(|found| found.rule == "amount-unit").collect();
        let of_cell = usize::from(!cell.contains("万元") && cell.contains('元'));
        assert_eq!(found.len(), 3 + of_cell, "{cell}");
    }
    let text = complete(Edition::Format2021).replace("正文。", &format!("共{path}元。"));
    let text = text.replace("administrative_fees = [0]", "administrative_fees = 412.5");
    insta::assert_snapshot!(read(&text).lines(), @"");
}
