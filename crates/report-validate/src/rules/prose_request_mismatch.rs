//! `prose-request-mismatch`: what prose counts of requests must be what 表三 says, on either lawful basis.

use crate::context::Context;
use crate::kinds::prose;
use crate::rule::{Check, Editions, Rule};
use crate::sink::Sink;
use report_core::Severity;
use report_core::form::Citation;
use report_core::vocab::TableKey;

pub(crate) static RULE: Rule = Rule {
    id: "prose-request-mismatch",
    title: "正文里的申请件数与表三不符",
    severity: Severity::Error,
    editions: Editions::ALL,
    cite: &[Citation("政府信息公开工作年度报告格式 一、总体情况 依申请公开 与 表三")],
    doc: include_str!("prose_request_mismatch.md"),
    check: Check::Report(check),
};

fn check(cx: &Context<'_>, sink: &mut Sink<'_>) {
    prose::claims(cx, TableKey::Requests, sink);
}
