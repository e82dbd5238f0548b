//! Pins which texts are read as which labels, and which are asked about.

use super::*;

fn row(edition: Edition, text: &str) -> Named<RowKey> {
    Catalogue::of(edition).row(TableKey::Requests, text, &[])
}

fn check(text: &str, expected: RowKey) {
    match row(Edition::Format2021, text) {
        Named::One(found, _) => assert_eq!(found, expected, "{text}"),
        other => panic!("{text}: {other:?}"),
    }
}

#[test]
fn every_label_of_both_editions_is_itself() {
    for &edition in Edition::ALL {
        let catalogue = Catalogue::of(edition);
        for table in edition.form().tables {
            for block in table.blocks {
                for (key, label) in block.rows.iter().flat_map(Node::leaves) {
                    assert_eq!(catalogue.row(table.key, label, &[]), Named::One(key, EXACT));
                }
                for (key, label) in block.columns.iter().flat_map(Node::leaves) {
                    assert_eq!(catalogue.column(table.key, label), Named::One(key, EXACT));
                }
            }
        }
    }
}

#[test]
fn labels_are_read_without_numbers_and_in_any_width() {
    check("属于国家秘密", RowKey::StateSecret);
    check("３．危及\"三安全一稳定\"", RowKey::SecurityOrStability);
    check("（二）部分公开(区分处理的,只计这一情形,不计其他情形)", RowKey::PartiallyGranted);
    check("部分公开", RowKey::PartiallyGranted);
    check("四 、 结转下年度\n继续办理", RowKey::PendingAtEnd);
    check("总计", RowKey::Processed);
    check("3.其他", RowKey::ClosedOther);
}

#[test]
fn altered_labels_are_read_where_one_is_near() {
    check("上年结转", RowKey::PendingAtStart);
    check("申请人逾期不补正", RowKey::ClarificationOverdue);
    check("6.属于四类过程信息", RowKey::DeliberativeProcess);
    check("三、（三）不予公开 1.属于国家秘密", RowKey::StateSecret);
    let near = Catalogue::of(Edition::Format2021);
    let found = near.row(TableKey::ProactiveDisclosure, "规范性文件", &[]);
    assert!(matches!(found, Named::One(RowKey::NormativeDocuments, _)), "{found:?}");
}

#[test]
fn a_merged_label_is_no_row() {
    assert_eq!(row(Edition::Format2021, "（三）不予公开"), Named::Group);
    assert_eq!(row(Edition::Format2021, "三、本年度办理结果"), Named::Group);
    assert_eq!(row(Edition::Format2021, "（六）其他处理"), Named::Group);
    let own = row(Edition::Trial2019, "（六）其他");
    assert!(matches!(own, Named::One(RowKey::ClosedOtherwise, _)), "{own:?}");
}

#[test]
fn what_fits_several_or_none_is_not_guessed() {
    assert!(matches!(row(Edition::Format2021, "公开"), Named::None | Named::Several(_)));
    assert_eq!(row(Edition::Format2021, "商业机构"), Named::None);
    let twice = row(Edition::Format2021, "行政机关不再处理其政府信息公开申请");
    assert!(matches!(twice, Named::Several(_)), "{twice:?}");
    // The number says it is the merged label, the words say it is the row.
    assert!(!matches!(row(Edition::Format2021, "（六）其他"), Named::One(..)));
}
