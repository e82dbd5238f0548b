//! `undecided-cases-lost`: cases undecided at last year's end belong to this year's total where the
//! total counts cases carried over, so a total below them is worth a look.

use crate::context::Context;
use crate::kinds::years;
use crate::relation::Verdict;
use crate::rule::{Check, Editions, Rule};
use crate::sink::Sink;
use report_core::form::Citation;
use report_core::vocab::{ColumnKey, RowKey, TableKey};
use report_core::{Cell, Quantity, Report, Severity, Spanned};

pub(crate) static RULE: Rule = Rule {
    id: "undecided-cases-lost",
    title: "案件总计少于上年尚未审结的件数",
    severity: Severity::Notice,
    editions: Editions::ALL,
    cite: &[Citation("政府信息公开工作年度报告格式 表四 尚未审结")],
    doc: include_str!("undecided_cases_lost.md"),
    check: Check::Report(check),
};

fn check(cx: &Context<'_>, sink: &mut Sink<'_>) {
    for row in cx.form.table(TableKey::Cases).row_keys() {
        let Some(previous) = cx.previous else {
            years::unjudged(cx, at(row), sink);
            continue;
        };
        let (Some(total), Some(undecided)) =
            (cell(cx.report, row, ColumnKey::Total), cell(previous, row, ColumnKey::Undecided))
        else {
            continue;
        };
        compare(cx, row, total, undecided, sink);
    }
}

fn compare(
    cx: &Context<'_>,
    row: RowKey,
    total: &Spanned<Quantity>,
    undecided: &Spanned<Quantity>,
    sink: &mut Sink<'_>,
) {
    let (now, before) = (total.value.or_zero(), undecided.value.or_zero());
    let at = at(row);
    sink.relation(at, if now >= before { Verdict::Held } else { Verdict::Failed });
    if now >= before {
        return;
    }
    let name = cx.row_label(TableKey::Cases, row);
    let message = format!("{name}总计是{now}，上年报告尚未审结的就有{before}");
    let mut found = sink.rule().finding(message).at(at).primary(total.span, "");
    found = found.secondary(undecided.span, format!("上年尚未审结{before}"));
    sink.report(found.note("总计是否包含上年转入的案件，由各地自定；不含的，可在表下加注说明"));
}

/// What the relation of a row is about: its total.
const fn at(row: RowKey) -> Cell {
    Cell { table: TableKey::Cases, row, column: ColumnKey::Total }
}

fn cell(report: &Report, row: RowKey, column: ColumnKey) -> Option<&Spanned<Quantity>> {
    report.cell(Cell { table: TableKey::Cases, row, column })
}
