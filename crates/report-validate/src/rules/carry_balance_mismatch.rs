//! `carry-balance-mismatch`: in every column of 表三, received and carried over must equal processed
//! and carried on.

use crate::context::Context;
use crate::kinds;
use crate::rule::{Check, Editions, Rule};
use crate::sink::Sink;
use report_core::Severity;
use report_core::form::clause;
use report_core::vocab::TableKey;

pub(crate) static RULE: Rule = Rule {
    id: "carry-balance-mismatch",
    title: "新收加上年结转与办结加结转下年不符",
    severity: Severity::Error,
    editions: Editions::ALL,
    cite: &[clause::REQUESTS_BALANCE],
    doc: include_str!("carry_balance_mismatch.md"),
    check: Check::Report(check),
};

fn check(cx: &Context<'_>, sink: &mut Sink<'_>) {
    kinds::balances(cx, TableKey::Requests, sink);
}

#[cfg(test)]
mod tests {
    use crate::testing::{add, found, requests};
    use report_core::vocab::{ColumnKey, RowKey};

    #[test]
    fn a_request_that_went_missing_is_found() {
        let text = found(|report| {
            for column in [ColumnKey::NaturalPerson, ColumnKey::Total] {
                add(report, requests(RowKey::PendingAtEnd, column), 1);
            }
        });
        insta::assert_snapshot!(text, @r"
        error[carry-balance-mismatch] requests.received.natural_person
          本年新收加上年结转是211，办理结果总计加结转下年度是212，相差1
          说明: 表三“自然人”一列：第一项加第二项之和，等于第三项加第四项之和
          说明: 可能的原因：可能是其中一行有误：“表三 一、本年新收政府信息公开申请数量”的自然人和总计都少了1；或“表三 二、上年结转政府信息公开申请数量”的自然人和总计都少了1；或“表三 四、结转下年度继续办理”的自然人和总计都多了1
          说明: 同一处还使这里不符：表三“总计”一列：第一项加第二项之和，等于第三项加第四项之和，本年新收加上年结转是1237，办理结果总计加结转下年度是1238，相差1
          建议: 请核对以上各行的原始数据，以台账为准
        ");
    }
}
