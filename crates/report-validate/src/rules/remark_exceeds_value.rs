//! `remark-exceeds-value`: in 22（其中修订16件） the remark must not exceed the value.

use crate::context::Context;
use crate::relation::Verdict;
use crate::rule::{Check, Editions, Rule};
use crate::sink::Sink;
use report_claims::number::numbers;
use report_claims::quantity::quantities;
use report_core::form::Citation;
use report_core::{Decimal, Severity};

pub(crate) static RULE: Rule = Rule {
    id: "remark-exceeds-value",
    title: "括注的分项多于格内的数",
    severity: Severity::Warning,
    editions: Editions::ALL,
    cite: &[Citation("政府信息公开工作年度报告格式 表二、表三、表四（格内括注“其中”的字义）")],
    doc: include_str!("remark_exceeds_value.md"),
    check: Check::Report(check),
};

fn check(cx: &Context<'_>, sink: &mut Sink<'_>) {
    for cell in cx.form.cells() {
        let Some(written) = cx.cell(cell) else { continue };
        let (Some(value), Some(remark)) = (written.value.value, written.value.remark.as_ref())
        else {
            continue;
        };
        let Some(listed) = remark.trim().strip_prefix("其中").and_then(sum) else { continue };
        sink.relation(cell, if listed <= value { Verdict::Held } else { Verdict::Failed });
        if listed > value {
            let message = format!("格内填的是{value}，括注“其中”的各项合计{listed}，多于总数");
            sink.report(sink.rule().finding(message).at(cell).primary(written.span, ""));
        }
    }
}

/// The counted things of a remark added up; nothing where none is exact.
fn sum(remark: &str) -> Option<Decimal> {
    let counted = quantities(remark, &numbers(remark));
    let exact = !counted.is_empty() && counted.iter().all(|quantity| !quantity.number.vague);
    let mut numbers = counted.iter().map(|quantity| quantity.number.value).filter(|_| exact);
    exact.then(|| numbers.try_fold(Decimal::ZERO, Decimal::checked_add)).flatten()
}
