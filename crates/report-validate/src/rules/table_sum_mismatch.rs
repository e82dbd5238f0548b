//! `table-sum-mismatch`: a sum in a table of prose, by row or by column, is not the sum of its parts.

use crate::context::Context;
use crate::rule::{Check, Editions, Rule};
use crate::sink::Sink;
use report_core::diagnostic::Evidence;
use report_core::form::Citation;
use report_core::prose::{Block, Inline, ProseTable, plain_text};
use report_core::vocab::SectionKey;
use report_core::{Decimal, Severity, Span};

pub(crate) static RULE: Rule = Rule {
    id: "table-sum-mismatch",
    title: "正文表格的合计与各项不符",
    severity: Severity::Warning,
    editions: Editions::ALL,
    cite: &[Citation("表中“合计”“总计”“共计”“小计”“全年”的字义")],
    doc: include_str!("table_sum_mismatch.md"),
    check: Check::Report(check),
};

/// What names a sum of the other rows or columns.
const SUMS: [&str; 6] = ["合计", "总计", "共计", "小计", "全年", "总数"];
/// What a column's name says where its numbers are not added: rates, years, places in a list.
const NOT_ADDED: [&str; 10] =
    ["率", "占比", "比例", "%", "％", "序号", "年度", "名次", "平均", "时间"];

fn check(cx: &Context<'_>, sink: &mut Sink<'_>) {
    for section in &cx.report.sections {
        for block in &section.prose.blocks {
            if let Block::Table(table) = block {
                by_column(section.key, table, sink);
                by_row(section.key, table, sink);
            }
        }
    }
}

/// A row named 合计 holds the sums of the others.
fn by_column(section: SectionKey, table: &ProseTable, sink: &mut Sink<'_>) {
    let named: Vec<bool> =
        table.rows.iter().map(|row| row.first().is_some_and(|it| is_sum(it))).collect();
    // Several sums are subtotals of parts that the table does not tell.
    let Some(at) =
        named.iter().position(|sum| *sum).filter(|_| named.iter().filter(|it| **it).count() == 1)
    else {
        return;
    };
    for column in 1..table.header.len() {
        let added = table.header.get(column).is_some_and(|name| is_added(name));
        let cell = |row: usize| table.rows.get(row).and_then(|row| number(row.get(column)?));
        let others: Option<Vec<Decimal>> =
            (0..table.rows.len()).filter(|row| *row != at).map(cell).collect();
        if let Some((total, parts)) = cell(at).zip(others).filter(|_| added) {
            let place = table.rows.get(at).and_then(|row| row.get(column));
            judge(
                section,
                total,
                &parts,
                place.and_then(|cell| span(cell)).unwrap_or(table.span),
                sink,
            );
        }
    }
}

/// A column named 合计 or 全年 holds the sums of the others.
fn by_row(section: SectionKey, table: &ProseTable, sink: &mut Sink<'_>) {
    let sums: Vec<usize> = (1..table.header.len())
        .filter(|column| table.header.get(*column).is_some_and(|name| is_sum(name)))
        .collect();
    let [sum] = sums[..] else { return };
    let parts = |column: &usize| {
        *column != sum && table.header.get(*column).is_some_and(|name| is_added(name))
    };
    let columns: Vec<usize> = (1..table.header.len()).filter(parts).collect();
    for row in &table.rows {
        let cell = |column: usize| number(row.get(column)?);
        let others: Option<Vec<Decimal>> = columns.iter().map(|column| cell(*column)).collect();
        if let Some((total, parts)) = cell(sum).zip(others).filter(|(_, parts)| parts.len() > 1) {
            let place = row.get(sum).and_then(|cell| span(cell)).unwrap_or(table.span);
            judge(section, total, &parts, place, sink);
        }
    }
}

fn judge(section: SectionKey, total: Decimal, parts: &[Decimal], place: Span, sink: &mut Sink<'_>) {
    let sum = parts.iter().try_fold(Decimal::ZERO, |sum, part| sum.checked_add(*part));
    let Some(sum) = sum.filter(|sum| *sum != total && parts.len() > 1) else { return };
    let mut found = sink.rule().finding(format!("合计写的是{total}，各项相加是{sum}"));
    found.evidence = Evidence {
        reported: Some(total.to_string()),
        computed: Some(sum.to_string()),
        ..Evidence::default()
    };
    sink.report(
        found.at(section).primary(place, format!("各项相加是{sum}")).help("请核对合计和各项"),
    );
}

fn is_sum(cell: &[Inline]) -> bool {
    let text = plain_text(cell);
    SUMS.iter().any(|word| text.trim() == *word)
}

fn is_added(name: &[Inline]) -> bool {
    let text = plain_text(name);
    !NOT_ADDED.iter().any(|word| text.contains(word))
}

/// The number of a cell that holds nothing else.
fn number(cell: &[Inline]) -> Option<Decimal> {
    let text = plain_text(cell);
    text.trim().replace([',', '，'], "").parse().ok()
}

/// The place of a cell's own text.
fn span(cell: &[Inline]) -> Option<Span> {
    cell.iter().find_map(|inline| match inline {
        Inline::Text(piece) => Some(piece.span),
        Inline::Figure(figure) => Some(figure.span),
        Inline::Strong(inner) | Inline::Link { inlines: inner, .. } => span(inner),
        Inline::Reference(_) => None,
    })
}
