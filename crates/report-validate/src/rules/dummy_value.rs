//! `dummy-value`: numbers typed to try the form out, such as 1234567.

use crate::context::Context;
use crate::rule::{Check, Editions, Rule};
use crate::sink::Sink;
use report_core::form::Citation;
use report_core::{Decimal, Severity};

pub(crate) static RULE: Rule = Rule {
    id: "dummy-value",
    title: "像是试填的数",
    severity: Severity::Notice,
    editions: Editions::ALL,
    cite: &[Citation("政府信息公开工作年度报告格式 表二、表三、表四")],
    doc: include_str!("dummy_value.md"),
    check: Check::Report(check),
};

/// Numbers nobody counts.
const DUMMIES: [&str; 8] =
    ["12345", "123456", "1234567", "12345678", "123456789", "99999", "999999", "9999999"];

/// The smallest of them.
const SMALLEST: Decimal = Decimal::from_parts(12345, 0, 0, false, 0);

fn check(cx: &Context<'_>, sink: &mut Sink<'_>) {
    for cell in cx.form.cells() {
        let Some(written) = cx.cell(cell) else { continue };
        let number = written.value.value.filter(|number| *number >= SMALLEST);
        let number = number.map(|number| number.normalize().to_string());
        let Some(number) = number.filter(|number| DUMMIES.contains(&number.as_str())) else {
            continue;
        };
        let found = sink.rule().finding(format!("填的是{number}，像是试填的数")).at(cell);
        sink.report(found.primary(written.span, "").help("请核对是否为真实的数"));
    }
}
