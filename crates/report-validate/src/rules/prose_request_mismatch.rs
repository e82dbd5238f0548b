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

#[cfg(test)]
mod tests {
    use crate::check;

    #[test]
    fn a_claim_is_held_against_each_of_its_meanings() {
        let file = "edition = \"2021\"\nyear = 2024\n[overview]\ntext = '收到政府信息公开申请9件'\n\
                    [requests]\nreceived = [5, 0, 0, 0, 0, 0, 5]\n\
                    pending_at_start = [1, 0, 0, 0, 0, 0, 1]\n";
        let report = report_toml::read_text("a.toml", file).report;
        let found = check(&report).diagnostics;
        let found = found.iter().find(|found| found.rule == super::RULE.id).unwrap();
        insta::assert_snapshot!(found.notes.join("\n"), @r"
        表三 一、本年新收政府信息公开申请数量 · 总计：5
        表三 一、本年新收政府信息公开申请数量 · 总计 ＋ 表三 二、上年结转政府信息公开申请数量 · 总计：6
        ");
    }
}
