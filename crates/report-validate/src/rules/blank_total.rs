//! `blank-total`: a total must not be blank where its parts have numbers. It is one fault, so the
//! sums around it are judged with the number that belongs there.

use crate::blank::BlankTotal;
use crate::context::Context;
use crate::rule::{Check, Editions, Rule};
use crate::sink::Sink;
use report_core::diagnostic::{Evidence, Part};
use report_core::form::{Citation, clause};
use report_core::{Cell, Diagnostic, Severity};

pub(crate) static RULE: Rule = Rule {
    id: "blank-total",
    title: "分项有数而总计没有填",
    severity: Severity::Error,
    editions: Editions::ALL,
    cite: &[Citation("政府信息公开工作年度报告格式 表三 总计"), clause::CASES],
    doc: include_str!("blank_total.md"),
    check: Check::Report(check),
};

fn check(cx: &Context<'_>, sink: &mut Sink<'_>) {
    for (cell, blank) in cx.blank_totals() {
        let finding = finding(cx, sink.rule(), cell, blank);
        sink.report(finding);
    }
}

fn finding(cx: &Context<'_>, rule: &Rule, cell: Cell, blank: &BlankTotal) -> Diagnostic {
    let BlankTotal { value, total } = blank;
    let place = cx.place(cell);
    let message = format!("总计没有填，各分项相加是{value}");
    let mut found = rule.finding(message).at(cell).help(format!("“{place}”应填{value}"));
    found.citation = Some(total.citation.to_string());
    if let Some(written) = cx.cell(cell) {
        found = found.primary(written.span, format!("没有填，分项相加是{value}"));
    }
    for part in &total.parts {
        if let Some(written) = cx.cell(*part).filter(|written| !written.value.or_zero().is_zero()) {
            found = found.secondary(written.span, written.value.written.to_string());
        }
    }
    found.evidence = Evidence {
        reported: Some(String::new()),
        computed: Some(value.to_string()),
        difference: Some((-*value).to_string()),
        parts: total.parts.iter().map(|part| evidence(cx, *part)).collect(),
        cause: None,
    };
    found.note(format!("“{place}”留空会被当作0，应填各分项之和"))
}

fn evidence(cx: &Context<'_>, cell: Cell) -> Part {
    Part {
        at: cell.into(),
        value: cx.cell(cell).map(|cell| cell.value.written.to_string()).unwrap_or_default(),
        span: cx.cell(cell).map(|cell| cell.span),
    }
}

#[cfg(test)]
mod tests {
    use crate::check;
    use crate::testing::{found, requests, sample, set};
    use report_core::Edition;
    use report_core::vocab::{ColumnKey, RowKey};

    #[test]
    fn blank_totals_everywhere_give_no_sum_that_fails() {
        let text = found(|report| {
            for row in [RowKey::Granted, RowKey::PartiallyGranted] {
                set(report, requests(row, ColumnKey::Total), None);
            }
            set(report, requests(RowKey::Processed, ColumnKey::Total), None);
        });
        insta::assert_snapshot!(text, @r"
        error[blank-total] requests.granted.total
          总计没有填，各分项相加是62
          说明: “表三 三（一）予以公开 · 总计”留空会被当作0，应填各分项之和
          建议: “表三 三（一）予以公开 · 总计”应填62
        error[blank-total] requests.partially_granted.total
          总计没有填，各分项相加是69
          说明: “表三 三（二）部分公开 · 总计”留空会被当作0，应填各分项之和
          建议: “表三 三（二）部分公开 · 总计”应填69
        error[blank-total] requests.processed.total
          总计没有填，各分项相加是1175
          说明: “表三 三（七）总计 · 总计”留空会被当作0，应填各分项之和
          建议: “表三 三（七）总计 · 总计”应填1175
        ");
    }

    #[test]
    fn parts_that_are_not_0_are_marked_with_their_numbers() {
        let mut report = sample(Edition::Format2021);
        set(&mut report, requests(RowKey::Granted, ColumnKey::Business), Some(0.into()));
        set(&mut report, requests(RowKey::Granted, ColumnKey::Total), None);
        let found = check(&report).diagnostics;
        let found = found.iter().find(|found| found.rule == "blank-total").unwrap();
        let row = report.cells.iter().filter(|(cell, written)| {
            cell.row == RowKey::Granted && !written.value.or_zero().is_zero()
        });
        let expected: Vec<_> =
            row.map(|(_, written)| (written.span, written.value.written.to_string())).collect();
        let marked: Vec<_> =
            found.secondary.iter().map(|label| (label.span, label.text.clone())).collect();
        assert_eq!(marked, expected);
    }
}
