//! `disclosed-below-newly-disclosed`: all that is disclosed can hardly be less than what the
//! year disclosed.

use crate::context::Context;
use crate::relation::Verdict;
use crate::rule::{Check, Editions, Rule};
use crate::sink::Sink;
use report_core::form::Citation;
use report_core::vocab::{ColumnKey, TableKey};
use report_core::{Cell, Severity};

pub(crate) static RULE: Rule = Rule {
    id: "disclosed-below-newly-disclosed",
    title: "对外公开总数少于本年新公开",
    severity: Severity::Notice,
    editions: Editions::ONLY_2019,
    cite: &[Citation("国办公开办函〔2019〕60号 表二 第二十条第（一）项")],
    doc: include_str!("disclosed_below_newly_disclosed.md"),
    check: Check::Report(check),
};

fn check(cx: &Context<'_>, sink: &mut Sink<'_>) {
    let cells = cx.form.table(TableKey::ProactiveDisclosure).cells();
    for at in cells.filter(|cell| cell.column == ColumnKey::TotalDisclosed) {
        let new = Cell { column: ColumnKey::NewlyDisclosed, ..at };
        let (Some(all), Some(part)) = (cx.number(at), cx.number(new)) else { continue };
        sink.relation(at, if all >= part { Verdict::Held } else { Verdict::Failed });
        let Some(written) = cx.cell(at).filter(|_| all < part) else { continue };
        let message = format!("对外公开总数量是{all}，本年新公开数量就有{part}");
        sink.report(sink.rule().finding(message).at(at).primary(written.span, ""));
    }
}
