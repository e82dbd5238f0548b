//! `prose-case-mismatch`: what prose counts of reconsideration and litigation must be what 表四 says.

use crate::context::Context;
use crate::kinds::prose;
use crate::rule::{Check, Editions, Rule};
use crate::sink::Sink;
use report_core::Severity;
use report_core::form::Citation;
use report_core::vocab::TableKey;

pub(crate) static RULE: Rule = Rule {
    id: "prose-case-mismatch",
    title: "正文里的复议、诉讼件数与表四不符",
    severity: Severity::Error,
    editions: Editions::ALL,
    cite: &[Citation("政府信息公开工作年度报告格式 一、总体情况 与 表四")],
    doc: include_str!("prose_case_mismatch.md"),
    check: Check::Report(check),
};

fn check(cx: &Context<'_>, sink: &mut Sink<'_>) {
    prose::claims(cx, TableKey::Cases, sink);
}
