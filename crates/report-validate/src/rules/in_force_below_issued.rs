//! `in-force-below-issued`: what is in force can hardly be less than what the year issued and
//! did not repeal.

use crate::context::Context;
use crate::relation::Verdict;
use crate::rule::{Check, Editions, Rule};
use crate::sink::Sink;
use report_core::form::Citation;
use report_core::form::Stock;
use report_core::vocab::{RowKey, TableKey};
use report_core::{Cell, Severity};

pub(crate) static RULE: Rule = Rule {
    id: "in-force-below-issued",
    title: "现行有效件数少于本年制发减废止",
    severity: Severity::Notice,
    editions: Editions::SINCE_2021,
    cite: &[Citation("国办公开办函〔2021〕30号 表二 第二十条第（一）项")],
    doc: include_str!("in_force_below_issued.md"),
    check: Check::Report(check),
};

fn check(cx: &Context<'_>, sink: &mut Sink<'_>) {
    for table in cx.form.tables {
        for block in table.blocks {
            for stock in block.stocks {
                for row in block.row_keys() {
                    compare(cx, table.key, *row, stock, sink);
                }
            }
        }
    }
}

fn compare(cx: &Context<'_>, table: TableKey, row: RowKey, stock: &Stock, sink: &mut Sink<'_>) {
    let cell = |column| Cell { table, row, column };
    let number = |column| cx.number(cell(column));
    let (Some(held), Some(added), Some(removed)) =
        (number(stock.held), number(stock.added), number(stock.removed))
    else {
        return;
    };
    let Some(least) = added.checked_sub(removed) else { return };
    let at = cell(stock.held);
    sink.relation(at, if held >= least { Verdict::Held } else { Verdict::Failed });
    let Some(written) = cx.cell(at).filter(|_| held < least) else { return };
    let message = format!("现行有效是{held}，本年制发{added}减废止{removed}已有{least}");
    sink.report(sink.rule().finding(message).at(at).primary(written.span, ""));
}
