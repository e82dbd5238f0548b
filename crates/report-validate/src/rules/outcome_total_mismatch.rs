//! `outcome-total-mismatch`: 三（七）总计 must equal the sum of the outcomes above it, column by
//! column.

use crate::context::Context;
use crate::kinds;
use crate::rule::{Check, Editions, Rule};
use crate::sink::Sink;
use report_core::Severity;
use report_core::form::clause;
use report_core::vocab::TableKey;

pub(crate) static RULE: Rule = Rule {
    id: "outcome-total-mismatch",
    title: "总计与各项办理结果之和不符",
    severity: Severity::Error,
    editions: Editions::ALL,
    cite: &[clause::OUTCOMES],
    doc: include_str!("outcome_total_mismatch.md"),
    check: Check::Report(check),
};

fn check(cx: &Context<'_>, sink: &mut Sink<'_>) {
    kinds::column_totals(cx, TableKey::Requests, "各项办理结果", sink);
}

#[cfg(test)]
mod tests {
    use crate::testing::{add, found, requests};
    use report_core::vocab::{ColumnKey, RowKey};

    #[test]
    fn a_case_entered_in_the_wrong_column_is_one_finding() {
        let text = found(|report| {
            for (column, by) in [(ColumnKey::NaturalPerson, 1), (ColumnKey::Business, -1)] {
                add(report, requests(RowKey::Granted, column), by);
            }
        });
        insta::assert_snapshot!(text, @r"
        error[outcome-total-mismatch] requests.processed.natural_person
          三（七）总计填的是199，各项办理结果相加是200，少了1
          说明: “表三 三（七）总计 · 自然人”应等于各项办理结果之和
          说明: 可能的原因：与“表三 三（七）总计 · 商业企业”的差额正好相反，可能是同一行里有1填错了格，即串列
          说明: 同一处还使这里不符：“表三 三（七）总计 · 商业企业”应等于各项办理结果之和，三（七）总计填的是187，各项办理结果相加是186，多了1
        ");
    }
}
