//! `prose-disclosure-mismatch`: what prose says of documents, decisions and fees should be what 表二 says; its
//! scope may differ.

use crate::context::Context;
use crate::kinds::{amount, prose};
use crate::rule::{Check, Editions, Rule};
use crate::sink::Sink;
use report_core::Severity;
use report_core::form::Citation;
use report_core::vocab::TableKey;

pub(crate) static RULE: Rule = Rule {
    id: "prose-disclosure-mismatch",
    title: "正文里的主动公开数字与表二不符",
    severity: Severity::Warning,
    editions: Editions::ALL,
    cite: &[Citation("政府信息公开工作年度报告格式 一、总体情况 主动公开 与 表二")],
    doc: include_str!("prose_disclosure_mismatch.md"),
    check: Check::Report(check),
};

fn check(cx: &Context<'_>, sink: &mut Sink<'_>) {
    prose::claims(cx, TableKey::ProactiveDisclosure, sink);
    amount::amounts(cx, sink);
}
