//! `requester-total-mismatch`: in every row of 表三 the total must equal the sum of the requesters.

use crate::context::Context;
use crate::kinds;
use crate::rule::{Check, Editions, Rule};
use crate::sink::Sink;
use report_core::Severity;
use report_core::form::clause;
use report_core::vocab::TableKey;

pub(crate) static RULE: Rule = Rule {
    id: "requester-total-mismatch",
    title: "总计与各类申请人之和不符",
    severity: Severity::Error,
    editions: Editions::ALL,
    cite: &[clause::REQUESTERS],
    doc: include_str!("requester_total_mismatch.md"),
    check: Check::Report(check),
};

fn check(cx: &Context<'_>, sink: &mut Sink<'_>) {
    kinds::row_totals(cx, TableKey::Requests, "各类申请人", sink);
}

#[cfg(test)]
mod tests {
    use crate::testing::{add, found, requests, set, text_in};
    use report_core::report::Previous;
    use report_core::vocab::{ColumnKey, RowKey};
    use report_core::{Edition, Report, Spanned};

    #[test]
    fn a_wrong_total_is_found_with_both_values() {
        let text = found(|report| {
            add(report, requests(RowKey::Granted, ColumnKey::Total), 1);
        });
        insta::assert_snapshot!(text, @r"
        error[requester-total-mismatch] requests.granted.total
          总计填的是63，各类申请人相加是62，多了1
          说明: “表三 三（一）予以公开 · 总计”应等于各类申请人之和
          说明: 可能的原因：该格可能有误：填的是63，像是多了1，它所在的2处都不符
          说明: 同一处还使这里不符：表三 三（七）总计 · 总计
          建议: 请核对该格，以台账为准
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
          说明: 可能的原因：该行“法律服务机构”可能有误：填的是417，像是多了400，它所在的2处都不符（其中还有另一格有误）
          说明: 同一处还使这里不符：表三 三（七）总计 · 法律服务机构
          建议: 请核对该行“法律服务机构”，以台账为准
        error[outcome-total-mismatch] requests.processed.business
          三（七）总计填的是187，各项办理结果相加是207，少了20
          说明: “表三 三（七）总计 · 商业企业”应等于各项办理结果之和
          说明: 可能的原因：“表三 三（一）予以公开 · 商业企业”可能有误：填的是39，像是多了20，它所在的2处都不符（其中还有另一格有误）
          说明: 同一处还使这里不符：表三 三（一）予以公开 · 总计
          建议: 请核对“表三 三（一）予以公开 · 商业企业”，以台账为准
        ");
    }

    #[test]
    fn a_cell_that_would_have_to_be_negative_is_not_to_blame() {
        // Each of the other two corners would explain as much, were it not below 500.
        let wrong = [
            requests(RowKey::Granted, ColumnKey::LegalServices),
            requests(RowKey::StateSecret, ColumnKey::Business),
        ];
        let text = found(|report| wrong.iter().for_each(|cell| add(report, *cell, 500)));
        assert_eq!(text.matches("可能有误").count(), 2, "{text}");
        for place in ["法律服务机构", "商业企业"] {
            assert!(text.contains(&format!("{place}”可能有误")), "{text}");
        }
        assert!(!text.contains("填-") && !text.contains("另一处"), "{text}");
    }

    #[test]
    fn the_list_of_other_relations_does_not_name_the_wrong_cell() {
        for row in [RowKey::Received, RowKey::Processed] {
            let text = found(|report| add(report, requests(row, ColumnKey::Total), 1));
            let list = text.lines().find(|line| line.contains("同一处还使这里不符")).unwrap();
            let own = Edition::Format2021.form().place(requests(row, ColumnKey::Total));
            assert!(text.contains("请核对该格"), "{text}");
            assert!(!list.contains(&own), "{text}");
            assert!(list.contains("：该格"), "{text}");
        }
    }

    #[test]
    fn a_culprit_that_tells_its_mistake_says_so() {
        let cell = requests(RowKey::Granted, ColumnKey::Business);
        for (wrong, told) in [(91, Some("；91与19可能是数字颠倒")), (20, None)] {
            let text = found(|report| set(report, cell, Some(wrong.into())));
            assert_eq!(text.contains("颠倒"), told.is_some(), "{text}");
            assert!(text.contains(told.unwrap_or("有误")), "{text}");
        }
    }

    /// What is said of 三（一） 商业企业 set to a wrong number that also stands near or in last year's report.
    fn check_source(wrong: u32, near: &[(RowKey, ColumnKey)], last_year: bool, told: Option<&str>) {
        let cell = requests(RowKey::Granted, ColumnKey::Business);
        let change = |report: &mut Report| {
            for (row, column) in near {
                // The neighbour's own sums move with it.
                let held = report.cells[&requests(*row, *column)].value.or_zero();
                let by = i64::from(wrong) - held.to_string().parse::<i64>().unwrap();
                for row in [*row, RowKey::Processed, RowKey::Received] {
                    add(report, requests(row, *column), by);
                    add(report, requests(row, ColumnKey::Total), by);
                }
            }
            set(report, cell, Some(wrong.into()));
            if last_year {
                let last = Some(Box::new(report.clone()));
                report.previous = Some(Previous { path: Spanned::default(), report: last });
            }
        };
        for edition in Edition::ALL {
            let text = text_in(*edition, &change);
            let text = text.lines().find(|line| line.contains("可能的原因")).unwrap_or(&text);
            assert!(text.contains("商业企业”可能有误"), "{text}");
            assert_eq!(text.contains('；'), told.is_some(), "{text}");
            assert!(text.contains(told.unwrap_or_default()), "{text}");
        }
    }

    #[test]
    fn where_a_wrong_number_comes_from_is_told_from_10_on() {
        let right = [(RowKey::Granted, ColumnKey::ResearchInstitution)];
        let left = [(RowKey::Granted, ColumnKey::NaturalPerson)];
        let below = [(RowKey::PartiallyGranted, ColumnKey::Business)];
        check_source(
            10,
            &right,
            false,
            Some("；与相邻的“表三 三（一）予以公开 · 科研机构”相同，可能串列"),
        );
        check_source(
            10,
            &left,
            false,
            Some("；与相邻的“表三 三（一）予以公开 · 自然人”相同，可能串列"),
        );
        check_source(10, &below, false, Some("· 商业企业”相同，可能串行"));
        check_source(9, &right, false, None);
        check_source(2000, &[], false, None);
        check_source(10, &[], true, Some("；与上年的10相同，可能没有更新"));
        check_source(2000, &[], true, Some("；与上年的2000相同，可能没有更新"));
        check_source(9, &[], true, None);
    }
}
