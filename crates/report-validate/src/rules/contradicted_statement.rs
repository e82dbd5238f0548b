//! `contradicted-statement`: prose says nothing happened, or all is done, and the tables say
//! otherwise.

use crate::context::Context;
use crate::relation::Verdict;
use crate::rule::{Check, Editions, Rule};
use crate::sink::Sink;
use report_claims::claim::statement::Statement;
use report_claims::passage::Passage;
use report_core::form::Citation;
use report_core::{Cell, Severity};

pub(crate) static RULE: Rule = Rule {
    id: "contradicted-statement",
    title: "正文的话与表中的数相反",
    severity: Severity::Warning,
    editions: Editions::ALL,
    cite: &[Citation("政府信息公开工作年度报告格式 表三、表四")],
    doc: include_str!("contradicted_statement.md"),
    check: Check::Report(check),
};

fn check(cx: &Context<'_>, sink: &mut Sink<'_>) {
    if cx.year().is_none() {
        return;
    }
    for statement in &cx.counted().statements {
        if let Some(passage) = cx.passages().get(statement.passage) {
            judge(cx, passage, statement, sink);
        }
    }
}

fn judge(cx: &Context<'_>, passage: &Passage, statement: &Statement, sink: &mut Sink<'_>) {
    let cells = statement.cells.iter().filter(|cell| cx.form.contains(**cell));
    let some = |cell: &&&Cell| cx.number(***cell).is_some_and(|number| !number.is_zero());
    let against: Vec<Cell> =
        cells.collect::<Vec<_>>().iter().filter(some).map(|cell| **cell).collect();
    sink.relation(
        passage.section,
        if against.is_empty() { Verdict::Held } else { Verdict::Failed },
    );
    let Some(first) = against.first() else { return };
    let words = passage.text.get(statement.range.clone()).unwrap_or_default().trim();
    let number = cx.number(*first).unwrap_or_default();
    let message = format!("正文写“{words}”，“{}”是{number}", cx.place(*first));
    let mut found = sink.rule().finding(message).at(passage.section);
    if let Some(span) = passage.span(&statement.range) {
        found = found.primary(span, "");
    }
    for cell in &against {
        if let Some(written) = cx.cell(*cell) {
            found = found.secondary(written.span, cx.place(*cell));
        }
    }
    sink.report(found);
}
