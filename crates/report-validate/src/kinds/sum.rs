//! Totals: in each row over columns, in each column over rows, as the form's `Sum`s state them.

use super::judge;
use crate::context::Context;
use crate::equation::{Course, Statement};
use crate::relation::Verdict;
use crate::sink::Sink;
use crate::total::{Total, in_columns, in_rows};
use report_core::vocab::TableKey;

/// Checks every row total of a table. `parts` names the columns together: 各类申请人.
pub(crate) fn row_totals(
    cx: &Context<'_>,
    table: TableKey,
    parts: &'static str,
    sink: &mut Sink<'_>,
) {
    for total in in_rows(cx.form.table(table)) {
        check(cx, total, Course::Row(parts), sink);
    }
}

/// Checks every column total of a table. `parts` names the rows together: 各项办理结果.
pub(crate) fn column_totals(
    cx: &Context<'_>,
    table: TableKey,
    parts: &'static str,
    sink: &mut Sink<'_>,
) {
    for total in in_columns(cx.form.table(table)) {
        check(cx, total, Course::Column(parts), sink);
    }
}

fn check(cx: &Context<'_>, total: Total, course: Course, sink: &mut Sink<'_>) {
    let blank = cx.blank_total(total.at);
    if blank.is_some_and(|blank| blank.total == total) {
        // Reported once, as a blank total.
        sink.relation(total.at, Verdict::Failed);
        return;
    }
    let Total { at, parts, citation } = total;
    judge(cx, Statement { left: vec![at], right: parts, course, citation }, sink);
}
