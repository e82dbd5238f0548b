//! `unfulfilled-expectation`: an `[[expect]]` must accept exactly one finding, and say why.

use crate::context::Context;
use crate::expect::{self, Unfulfilled};
use crate::registry;
use crate::rule::{Check, Editions, Rule};
use report_core::faults;
use report_core::form::Citation;
use report_core::report::Expectation;
use report_core::{Diagnostic, Diagnostics, Place, Severity};

pub(crate) static RULE: Rule = Rule {
    id: "unfulfilled-expectation",
    title: "声明的不符没有出现",
    severity: Severity::Error,
    editions: Editions::ALL,
    cite: &[Citation("报告文件格式 [[expect]]：一条声明只接受一处不符，须写明理由")],
    doc: include_str!("unfulfilled_expectation.md"),
    check: Check::Findings(check),
};

fn check(rule: &'static Rule, cx: &Context<'_>, findings: &mut Diagnostics) {
    for expectation in &cx.report.expectations {
        if let Err(why) = expect::accept(expectation, findings) {
            findings.push(finding(rule, expectation, why));
        }
    }
}

fn finding(rule: &Rule, expectation: &Expectation, why: Unfulfilled) -> Diagnostic {
    let Expectation { rule: id, at, reason, .. } = expectation;
    let found = match why {
        Unfulfilled::NoReason => rule
            .finding("这条声明没有写理由，不予接受")
            .primary(reason.span, "")
            .help("在reason里写明为什么保留原样"),
        Unfulfilled::NoMatch { elsewhere } => {
            let reading = faults::CATALOGUE.iter().any(|fault| fault.id == id.value);
            let found = if reading {
                let message = format!("“{}”是读取年报时的问题，不能声明为已知不符", id.value);
                rule.finding(message).primary(id.span, "").help("请在年报里改正，并删去这条声明")
            } else if registry::rule(&id.value).is_none() {
                rule.finding(format!("没有叫“{}”的规则", id.value)).primary(id.span, "")
            } else {
                rule.finding(format!("“{}”处没有这条规则要声明的不符", at.value))
                    .primary(at.span, "")
                    .help("如果已经改好，请删去这条声明")
            };
            match elsewhere.as_slice() {
                [] => found,
                places => found.note(format!("这条规则在这里有不符：{}", places.join("、"))),
            }
        }
    };
    found.at(Place::Key("expect".to_owned()))
}

#[cfg(test)]
mod tests {
    use crate::testing::{expect, found, requests, set};
    use report_core::vocab::{ColumnKey, RowKey};

    #[test]
    fn an_expectation_without_its_finding_says_where_the_rule_does_fail() {
        let text = found(|report| {
            set(report, requests(RowKey::Granted, ColumnKey::Total), Some(1.into()));
            expect(report, "requester-total-mismatch", "requests.received.total", "原文如此");
        });
        let text: Vec<_> = text.lines().take(4).collect();
        insta::assert_snapshot!(text.join("\n"), @r"
        error[unfulfilled-expectation] expect
          “requests.received.total”处没有这条规则要声明的不符
          说明: 这条规则在这里有不符：requests.granted.total
          建议: 如果已经改好，请删去这条声明
        ");
    }

    #[test]
    fn an_unknown_rule_and_a_missing_reason_are_told_apart() {
        let text = found(|report| {
            expect(report, "requester-total-mistake", "requests.received.total", "原文如此");
            expect(report, "requester-total-mismatch", "requests.received.total", "");
        });
        insta::assert_snapshot!(text, @r"
        error[unfulfilled-expectation] expect
          没有叫“requester-total-mistake”的规则
        error[unfulfilled-expectation] expect
          这条声明没有写理由，不予接受
          建议: 在reason里写明为什么保留原样
        ");
    }
}
