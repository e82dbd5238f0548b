//! `blank-cell`: cells left blank, which count as 0. One notice for a row, and one for consecutive
//! rows blank in the same columns.

use crate::context::Context;
use crate::rule::{Check, Editions, Rule};
use crate::sink::Sink;
use report_core::form::{Block, Citation};
use report_core::vocab::{ColumnKey, RowKey, TableKey};
use report_core::{Cell, Diagnostic, Place, Severity};

pub(crate) static RULE: Rule = Rule {
    id: "blank-cell",
    title: "有单元格没有填",
    severity: Severity::Notice,
    editions: Editions::ALL,
    cite: &[Citation("政府信息公开工作年度报告格式 表二、表三、表四")],
    doc: include_str!("blank_cell.md"),
    check: Check::Report(check),
};

/// Consecutive rows that are blank in the same columns.
struct Run {
    rows: Vec<RowKey>,
    columns: Vec<ColumnKey>,
}

fn check(cx: &Context<'_>, sink: &mut Sink<'_>) {
    for table in cx.form.tables {
        for block in table.blocks {
            for run in runs(cx, table.key, block) {
                if let Some(finding) = finding(cx, sink.rule(), table.key, &run) {
                    sink.report(finding);
                }
            }
        }
    }
}

fn runs(cx: &Context<'_>, table: TableKey, block: &Block) -> Vec<Run> {
    let mut runs: Vec<Run> = Vec::new();
    for row in block.row_keys() {
        let columns = blank_columns(cx, table, block, *row);
        match runs.last_mut().filter(|run| run.columns == columns) {
            Some(run) => run.rows.push(*row),
            None => runs.push(Run { rows: vec![*row], columns }),
        }
    }
    runs.retain(|run| !run.columns.is_empty());
    runs
}

/// The columns a row is blank in, but for totals that are reported as blank totals.
fn blank_columns(cx: &Context<'_>, table: TableKey, block: &Block, row: RowKey) -> Vec<ColumnKey> {
    let counts = |column: &ColumnKey| {
        let cell = Cell { table, row, column: *column };
        cx.is_blank(cell) && cx.blank_total(cell).is_none()
    };
    block.column_keys().iter().copied().filter(counts).collect()
}

fn finding(cx: &Context<'_>, rule: &Rule, table: TableKey, run: &Run) -> Option<Diagnostic> {
    let first_row = *run.rows.first()?;
    let first = Cell { table, row: first_row, column: *run.columns.first()? };
    let written = cx.cell(first)?;
    let count = run.rows.len() * run.columns.len();
    let place: Place = if count == 1 { first.into() } else { Place::Row(table, first_row) };
    let message = if count == 1 && !written.value.written.is_empty() {
        format!("这一格填的是“{}”，不是数，按0计", written.value.written)
    } else if count == 1 {
        "这一格没有填，按0计".to_owned()
    } else {
        format!("{count}格没有填数，都按0计")
    };
    let mut found = rule.finding(message).at(place).primary(written.span, "");
    for cell in cells(table, run).skip(1) {
        if let Some(other) = cx.cell(cell) {
            found = found.secondary(other.span, "");
        }
    }
    Some(found.note(where_in_words(cx, table, run)).help("没有请填0"))
}

fn cells(table: TableKey, run: &Run) -> impl Iterator<Item = Cell> {
    let rows = run.rows.iter();
    rows.flat_map(move |row| {
        run.columns.iter().map(move |column| Cell { table, row: *row, column: *column })
    })
}

/// Rows and columns as printed: 表三 一、…至四、…，共25行：商业企业、科研机构.
fn where_in_words(cx: &Context<'_>, table: TableKey, run: &Run) -> String {
    let name = |row: &RowKey| cx.form.row_place(table, *row);
    let rows = match (run.rows.as_slice(), run.rows.last()) {
        ([first, .., last], _) => {
            format!("{} 至 {}，共{}行", name(first), cx.row_label(table, *last), run.rows.len())
        }
        (_, Some(only)) => name(only),
        (_, None) => String::new(),
    };
    let first = run.rows.first().copied();
    let columns =
        run.columns.iter().filter_map(|column| Some(cx.form.column_label(table, first?, *column)));
    format!("{rows}：{}", columns.collect::<Vec<_>>().join("、"))
}

#[cfg(test)]
mod tests {
    use crate::check;
    use crate::testing::sample;
    use crate::testing::{cases, found, requests, set};
    use report_core::vocab::{ColumnKey, RowKey, TableKey};
    use report_core::{Edition, Quantity};

    #[test]
    fn a_column_left_blank_throughout_is_one_notice() {
        let text = found(|report| {
            let table = report.form().table(TableKey::Cases);
            for row in table.row_keys() {
                set(report, cases(row, ColumnKey::Total), Some(5.into()));
                for column in [ColumnKey::Corrected, ColumnKey::OtherResult, ColumnKey::Undecided] {
                    set(report, cases(row, column), None);
                }
                set(report, cases(row, ColumnKey::Upheld), Some(5.into()));
            }
        });
        insta::assert_snapshot!(text, @r"
        notice[blank-cell] cases.reconsideration
          9格没有填数，都按0计
          说明: 表四 行政复议 至 行政诉讼 复议后起诉，共3行：结果纠正、其他结果、尚未审结
          建议: 没有请填0
        ");
    }

    #[test]
    fn a_dash_is_quoted() {
        let text = found(|report| {
            let cell = requests(RowKey::StateSecret, ColumnKey::Business);
            report.cells.get_mut(&cell).unwrap().value =
                Quantity { written: "—".into(), ..Quantity::default() };
        });
        insta::assert_snapshot!(text, @r"
        notice[blank-cell] requests.denied.state_secret.business
          这一格填的是“—”，不是数，按0计
          说明: 表三 三（三）1.属于国家秘密：商业企业
          建议: 没有请填0
        error[requester-total-mismatch] requests.denied.state_secret.total
          总计填的是76，各类申请人相加是70，多了6
          说明: “表三 三（三）1.属于国家秘密 · 总计”应等于各类申请人之和
          说明: 没有填、按0计：商业企业
          说明: 可能的原因：该行“商业企业”可能有误：没有填，像是少了6，它所在的2处都不符
          说明: 同一处还使这里不符：表三 三（七）总计 · 商业企业
          建议: 请核对该行“商业企业”，以台账为准
        ");
    }

    #[test]
    fn every_blank_cell_is_marked() {
        let mut report = sample(Edition::Format2021);
        let row = |column| requests(RowKey::Excessive, column);
        let blank = [row(ColumnKey::Business), row(ColumnKey::LegalServices)];
        for cell in blank {
            set(&mut report, cell, None);
        }
        let found = check(&report).diagnostics;
        let found = found.iter().find(|found| found.rule == "blank-cell").unwrap();
        let marked = found.primary.iter().chain(&found.secondary).map(|label| label.span);
        let expected = blank.iter().map(|cell| report.cell(*cell).unwrap().span);
        assert!(marked.eq(expected), "{found:?}");
    }
}
