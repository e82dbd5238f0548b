//! `case-total-mismatch`: in each of the three groups of 表四 the total must equal the sum of the
//! results.

use crate::context::Context;
use crate::kinds;
use crate::rule::{Check, Editions, Rule};
use crate::sink::Sink;
use report_core::Severity;
use report_core::form::clause;
use report_core::vocab::TableKey;

pub(crate) static RULE: Rule = Rule {
    id: "case-total-mismatch",
    title: "复议、诉讼总计与各类结果之和不符",
    severity: Severity::Error,
    editions: Editions::ALL,
    cite: &[clause::CASES],
    doc: include_str!("case_total_mismatch.md"),
    check: Check::Report(check),
};

fn check(cx: &Context<'_>, sink: &mut Sink<'_>) {
    kinds::row_totals(cx, TableKey::Cases, "各类结果", sink);
}

#[cfg(test)]
mod tests {
    use crate::testing::{cases, found, set};
    use report_core::vocab::{RowKey, TableKey};

    #[test]
    fn a_part_left_out_of_the_total_is_named() {
        let text = found(|report| {
            let columns = report.form().table(TableKey::Cases).blocks[0].column_keys();
            for (column, value) in columns.iter().zip([6, 7, 0, 3, 13]) {
                set(report, cases(RowKey::DirectLitigation, *column), Some(value.into()));
            }
        });
        insta::assert_snapshot!(text, @r"
        error[case-total-mismatch] cases.direct_litigation.total
          总计填的是13，各类结果相加是16，少了3
          说明: “表四 行政诉讼 未经复议直接起诉 · 总计”应等于各类结果之和
          说明: 可能的原因：少的正好是“尚未审结”的3，可能漏加
        ");
    }

    #[test]
    fn one_relation_alone_does_not_say_which_cell_is_wrong() {
        let text = found(|report| {
            let columns = report.form().table(TableKey::Cases).blocks[0].column_keys();
            for (column, value) in columns.iter().zip([1, 1, 1, 1, 1]) {
                set(report, cases(RowKey::DirectLitigation, *column), Some(value.into()));
            }
        });
        assert!(text.contains("总计填的是1，各类结果相加是4，少了3"), "{text}");
        assert!(!text.contains("可能有误"), "{text}");
    }
}
