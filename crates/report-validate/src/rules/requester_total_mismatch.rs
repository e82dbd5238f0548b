//! `requester-total-mismatch`: in every row of 表三 the total must equal the sum of the requesters.

use crate::context::Context;
use crate::kinds;
use crate::rule::{Check, Editions, Rule};
use crate::sink::Sink;
use report_core::Severity;
use report_core::form::Citation;
use report_core::vocab::TableKey;

pub(crate) static RULE: Rule = Rule {
    id: "requester-total-mismatch",
    title: "总计与各类申请人之和不符",
    severity: Severity::Error,
    editions: Editions::ALL,
    cite: &[Citation("政府信息公开工作年度报告格式 表三 申请人情况 总计")],
    doc: include_str!("requester_total_mismatch.md"),
    check: Check::Report(check),
};

fn check(cx: &Context<'_>, sink: &mut Sink<'_>) {
    kinds::row_totals(cx, TableKey::Requests, "各类申请人", sink);
}

#[cfg(test)]
mod tests {
    use crate::testing::{add, found, requests};
    use report_core::vocab::{ColumnKey, RowKey};

    #[test]
    fn a_wrong_total_is_found_with_both_values() {
        let text = found(|report| {
            add(report, requests(RowKey::Granted, ColumnKey::Total), 1);
        });
        insta::assert_snapshot!(text, @r"
        error[requester-total-mismatch] requests.granted.total
          总计填的是63，各类申请人相加是62，多了1
          说明: “表三 三（一）予以公开 · 总计”应等于各类申请人之和
          说明: 可能的原因：多半是“表三 三（一）予以公开 · 总计”有误：填的是63，填62，则它所在的2处都相符
          说明: 同一处还使这里不符：表三 三（七）总计 · 总计
          建议: 请核对“表三 三（一）予以公开 · 总计”，看是否应为62
        ");
    }

    #[test]
    fn two_wrong_parts_of_a_row_are_named_one_by_one() {
        let text = found(|report| {
            for (column, by) in [(ColumnKey::Business, 20), (ColumnKey::LegalServices, 400)] {
                add(report, requests(RowKey::Granted, column), by);
            }
        });
        insta::assert_snapshot!(text, @r"
        error[requester-total-mismatch] requests.granted.total
          总计填的是62，各类申请人相加是482，少了420
          说明: “表三 三（一）予以公开 · 总计”应等于各类申请人之和
          说明: 可能的原因：多半是“表三 三（一）予以公开 · 法律服务机构”有误：填的是417，填17并改正另一处有误的格，则它所在的2处都相符
          说明: 同一处还使这里不符：表三 三（七）总计 · 法律服务机构
          建议: 请核对“表三 三（一）予以公开 · 法律服务机构”，看是否应为17
        error[outcome-total-mismatch] requests.processed.business
          三（七）总计填的是187，各项办理结果相加是207，少了20
          说明: “表三 三（七）总计 · 商业企业”应等于各项办理结果之和
          说明: 可能的原因：多半是“表三 三（一）予以公开 · 商业企业”有误：填的是39，填19并改正另一处有误的格，则它所在的2处都相符
          说明: 同一处还使这里不符：表三 三（一）予以公开 · 总计
          建议: 请核对“表三 三（一）予以公开 · 商业企业”，看是否应为19
        ");
    }
}
