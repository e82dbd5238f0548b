//! `in-force-mismatch`: 现行有效件数 must equal last year's, with what was issued and less what was
//! repealed.

use crate::context::Context;
use crate::equation::Side;
use crate::kinds::years::{self, Link, Term};
use crate::rule::{Check, Editions, Rule};
use crate::sink::Sink;
use report_core::form::clause;
use report_core::form::{Stock, Table};
use report_core::vocab::RowKey;
use report_core::{Cell, Severity};

pub(crate) static RULE: Rule = Rule {
    id: "in-force-mismatch",
    title: "现行有效件数与上年接不上",
    severity: Severity::Warning,
    editions: Editions::SINCE_2021,
    cite: &[clause::DOCUMENTS_IN_FORCE],
    doc: include_str!("in_force_mismatch.md"),
    check: Check::Report(check),
};

fn check(cx: &Context<'_>, sink: &mut Sink<'_>) {
    let comparable = |link: &Link| cx.last_form().is_some_and(|form| form.contains(link.at));
    let links = cx.form.tables.iter().flat_map(links).filter(comparable).collect();
    for broken in years::judge(cx, links, sink) {
        let source = "上年现行有效加本年制发减本年废止";
        let found = years::finding(cx, sink.rule(), &broken, source);
        sink.report(found.note("修订、集中清理的计数口径不同会使两年接不上，应在报告中说明"));
    }
}

fn links(table: &'static Table) -> impl Iterator<Item = Link> {
    table.blocks.iter().flat_map(move |block| {
        block
            .stocks
            .iter()
            .flat_map(move |stock| block.row_keys().iter().map(move |row| link(table, *row, stock)))
    })
}

fn link(table: &'static Table, row: RowKey, stock: &Stock) -> Link {
    let cell = |column| Cell { table: table.key, row, column };
    let term = |column, side| Term { previous: false, cell: cell(column), side };
    let terms = vec![
        Term::of_previous(cell(stock.held)),
        term(stock.added, Side::Left),
        term(stock.removed, Side::Right),
    ];
    Link { at: cell(stock.held), terms }
}
