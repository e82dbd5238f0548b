//! The engines: they read the relations the form states and judge them on a report. No label, row or
//! sum is named here; a rule says which table and how its parts are called together.

pub(crate) mod amount;
mod balance;
pub(crate) mod prose;
mod sum;
pub(crate) mod years;

pub(crate) use balance::balances;
pub(crate) use sum::{column_totals, row_totals};

use crate::context::Context;
use crate::equation::{Obstacle, Statement};
use crate::relation::Verdict;
use crate::sink::Sink;

/// Judges one relation and hands it to the sink; one that cannot be judged is noted with its reason.
fn judge(cx: &Context<'_>, statement: Statement, sink: &mut Sink<'_>) {
    let Some(at) = statement.at() else { return };
    match statement.judge(sink.rule(), cx) {
        Ok(equation) => sink.equation(at, equation),
        Err(Obstacle::Missing(cell)) => {
            let row = cx.form.row_place(cell.table, cell.row);
            sink.relation(at, Verdict::Undecided(format!("{row} 没有填全")));
        }
        Err(Obstacle::Overflow) => {
            let mut found = sink.rule().finding("数值过大，无法相加核对").at(at);
            if let Some(written) = cx.cell(at) {
                found = found.primary(written.span, "");
            }
            sink.relation(at, Verdict::Undecided("数值过大，无法相加".to_owned()));
            sink.report(found);
        }
    }
}
