//! Pins the forms: counts, labels verbatim, what the editions do not share, and that every
//! relation names rows and columns that exist.

use super::*;
use crate::place::Cell;
use std::collections::BTreeSet;
use std::fmt::Write as _;

fn table(edition: Edition, key: TableKey) -> &'static Table {
    edition.form().table(key)
}

fn requests(edition: Edition) -> &'static Block {
    &table(edition, TableKey::Requests).blocks[0]
}

fn labels<K: Copy>(nodes: &'static [Node<K>]) -> Vec<&'static str> {
    nodes.iter().flat_map(Node::leaves).map(|(_, label)| label).collect()
}

/// Every label of a table as the form prints it: block by block heading, corner, columns, rows, with
/// merged headings in brackets before what they stand over.
fn outline(table: &Table) -> String {
    fn tree<K>(nodes: &[Node<K>]) -> String {
        let text = |node: &Node<K>| match node.children() {
            [] => node.label().to_owned(),
            inner => format!("{}[{}]", node.label(), tree(inner)),
        };
        nodes.iter().map(text).collect::<Vec<_>>().join("｜")
    }
    let mut text = String::new();
    for block in table.blocks {
        let heading = block.heading.unwrap_or_default();
        let (columns, rows) = (tree(block.columns), tree(block.rows));
        writeln!(text, "{heading}: {}: {columns}: {rows}", block.corner).unwrap();
    }
    text
}

#[test]
fn the_editions_have_198_and_200_cells() {
    let counts = |edition: Edition| {
        edition.form().tables.iter().map(|table| table.cells().count()).collect::<Vec<_>>()
    };
    assert_eq!(counts(Edition::Trial2019), [22, 23 * 7, 15]);
    assert_eq!(counts(Edition::Format2021), [10, 25 * 7, 15]);
}

#[test]
fn a_key_stands_once_in_an_edition() {
    for edition in Edition::ALL {
        let cells: Vec<Cell> = edition.form().cells().collect();
        assert_eq!(cells.iter().collect::<BTreeSet<_>>().len(), cells.len(), "{edition}");
        let rows: Vec<RowKey> = edition.form().tables.iter().flat_map(Table::row_keys).collect();
        assert_eq!(rows.iter().collect::<BTreeSet<_>>().len(), rows.len(), "{edition}");
    }
}

#[test]
fn every_key_of_the_vocabulary_is_used_by_an_edition() {
    let cells: Vec<Cell> = Edition::ALL.iter().flat_map(|edition| edition.form().cells()).collect();
    let row = |key: &RowKey| cells.iter().any(|cell| cell.row == *key);
    let column = |key: &ColumnKey| cells.iter().any(|cell| cell.column == *key);
    assert!(RowKey::ALL.iter().all(row));
    assert!(ColumnKey::ALL.iter().all(column));
}

#[test]
fn headings_are_the_six_parts_in_order() {
    let headings = [
        "一、总体情况",
        "二、主动公开政府信息情况",
        "三、收到和处理政府信息公开申请情况",
        "四、政府信息公开行政复议、行政诉讼情况",
        "五、存在的主要问题及改进情况",
        "六、其他需要报告的事项",
    ];
    for edition in Edition::ALL {
        let sections = edition.form().sections;
        assert_eq!(sections.each_ref().map(|section| section.heading), headings);
        let keys = SectionKey::ALL.iter().copied().filter(|key| *key != SectionKey::Preface);
        assert!(sections.iter().map(|section| section.key).eq(keys));
    }
}

#[test]
fn the_disclosure_table_of_2019_reads_as_printed() {
    let decisions = "上一年项目数量｜本年增/减｜处理决定数量";
    let printed = format!(
        "\
第二十条第（一）项: 信息内容: 本年新制作数量｜本年新公开数量｜对外公开总数量: 规章｜规范性文件
第二十条第（五）项: 信息内容: {decisions}: 行政许可｜其他对外管理服务事项
第二十条第（六）项: 信息内容: {decisions}: 行政处罚｜行政强制
第二十条第（八）项: 信息内容: 上一年项目数量｜本年增/减: 行政事业性收费
第二十条第（九）项: 信息内容: 采购项目数量｜采购总金额: 政府集中采购
"
    );
    assert_eq!(outline(table(Edition::Trial2019, TableKey::ProactiveDisclosure)), printed);
}

#[test]
fn the_disclosure_table_of_2021_reads_as_printed() {
    let printed = "\
第二十条第（一）项: 信息内容: 本年制发件数｜本年废止件数｜现行有效件数: 规章｜行政规范性文件
第二十条第（五）项: 信息内容: 本年处理决定数量: 行政许可
第二十条第（六）项: 信息内容: 本年处理决定数量: 行政处罚｜行政强制
第二十条第（八）项: 信息内容: 本年收费金额（单位：万元）: 行政事业性收费
";
    assert_eq!(outline(table(Edition::Format2021, TableKey::ProactiveDisclosure)), printed);
}

#[test]
fn the_cases_table_reads_as_printed_in_both() {
    let printed = "\
: : 结果维持｜结果纠正｜其他结果｜尚未审结｜总计: 行政复议｜行政诉讼[未经复议直接起诉｜复议后起诉]
";
    for edition in Edition::ALL {
        assert_eq!(outline(table(*edition, TableKey::Cases)), printed);
    }
}

#[test]
fn the_requests_table_reads_as_printed() {
    let rows_2021 = [
        "一、本年新收政府信息公开申请数量",
        "二、上年结转政府信息公开申请数量",
        "（一）予以公开",
        "（二）部分公开（区分处理的，只计这一情形，不计其他情形）",
        "1.属于国家秘密",
        "2.其他法律行政法规禁止公开",
        "3.危及“三安全一稳定”",
        "4.保护第三方合法权益",
        "5.属于三类内部事务信息",
        "6.属于四类过程性信息",
        "7.属于行政执法案卷",
        "8.属于行政查询事项",
        "1.本机关不掌握相关政府信息",
        "2.没有现成信息需要另行制作",
        "3.补正后申请内容仍不明确",
        "1.信访举报投诉类申请",
        "2.重复申请",
        "3.要求提供公开出版物",
        "4.无正当理由大量反复申请",
        "5.要求行政机关确认或重新出具已获取信息",
        "1.申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请",
        "2.申请人逾期未按收费通知要求缴纳费用、行政机关不再处理其政府信息公开申请",
        "3.其他",
        "（七）总计",
        "四、结转下年度继续办理",
    ];
    let rows_2019 = [&rows_2021[..20], &["（六）其他处理"], &rows_2021[23..]].concat();
    assert_eq!(labels(requests(Edition::Format2021).rows), rows_2021);
    assert_eq!(labels(requests(Edition::Trial2019).rows), rows_2019);
}

#[test]
fn the_columns_and_merged_headings_of_the_requests_table_read_as_printed() {
    let columns =
        ["自然人", "商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他", "总计"];
    let corner = "（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）";
    for edition in Edition::ALL {
        let block = requests(*edition);
        assert_eq!(labels(block.columns), columns);
        assert_eq!(block.corner, corner);
        assert_eq!(block.columns[0].label(), "申请人情况");
        assert_eq!(block.columns[0].children()[1].label(), "法人或其他组织");
        assert_eq!(block.columns[0].children()[1].leaf_count(), 5);
        let results = &block.rows[2];
        assert_eq!(results.label(), "三、本年度办理结果");
        let groups: Vec<(&str, usize)> =
            results.children()[2..6].iter().map(|node| (node.label(), node.leaf_count())).collect();
        let closed = if *edition == Edition::Trial2019 { 1 } else { 3 };
        let expected = [
            ("（三）不予公开", 8),
            ("（四）无法提供", 3),
            ("（五）不予处理", 5),
            ("（六）其他处理", closed),
        ];
        assert_eq!(groups, expected);
        assert_eq!(results.leaf_count(), 19 + closed);
    }
}

#[test]
fn each_block_measures_every_column() {
    for block in blocks() {
        assert_eq!(block.measures.len(), block.column_keys().len());
        assert!(
            block
                .rows
                .iter()
                .flat_map(Node::leaves)
                .map(|leaf| leaf.0)
                .eq(block.row_keys().iter().copied())
        );
        assert!(
            block
                .columns
                .iter()
                .flat_map(Node::leaves)
                .map(|leaf| leaf.0)
                .eq(block.column_keys().iter().copied())
        );
    }
}

#[test]
fn money_and_changes_stand_where_the_form_has_them() {
    let odd = |edition: Edition| -> Vec<String> {
        let form = edition.form();
        form.cells()
            .filter(|cell| form.measure(*cell) != Some(Measure::Count))
            .map(|cell| format!("{} {:?}", form.place(cell), form.measure(cell).unwrap()))
            .collect()
    };
    let changes = ["行政许可", "其他对外管理服务事项", "行政处罚", "行政强制", "行政事业性收费"]
        .map(|row| format!("表二 {row} · 本年增/减 Change"));
    let amount = "表二 政府集中采购 · 采购总金额 Amount".to_owned();
    assert_eq!(odd(Edition::Trial2019), [&changes[..], &[amount]].concat());
    assert_eq!(odd(Edition::Format2021), ["表二 行政事业性收费 · 本年收费金额 Amount"]);
}

#[test]
fn every_relation_names_rows_and_columns_of_its_block() {
    for block in blocks() {
        let row = |key: &RowKey| block.row_keys().contains(key);
        let column = |key: &ColumnKey| block.column_keys().contains(key);
        for sum in block.row_totals {
            assert!(column(&sum.total) && sum.parts.iter().all(column));
            assert!(!sum.parts.contains(&sum.total));
        }
        for sum in block.column_totals {
            assert!(row(&sum.total) && sum.parts.iter().all(row));
        }
        for balance in block.balances {
            assert!(balance.left.iter().chain(balance.right).all(row));
            assert!(block.corner.contains(balance.words));
        }
        for stock in block.stocks {
            assert!([stock.held, stock.added, stock.removed].iter().all(column));
        }
        assert!(block.groups.iter().flat_map(|group| group.rows).all(row));
    }
}

#[test]
fn totals_take_every_other_column() {
    for edition in Edition::ALL {
        for (key, parts) in [(TableKey::Requests, 6), (TableKey::Cases, 4)] {
            let block = &table(*edition, key).blocks[0];
            let [total] = block.row_totals else { panic!("one total") };
            assert_eq!(total.total, ColumnKey::Total);
            assert_eq!(total.parts.len(), parts);
            let rest: Vec<_> =
                block.column_keys().iter().filter(|key| **key != ColumnKey::Total).collect();
            assert!(total.parts.iter().eq(rest));
        }
    }
}

#[test]
fn the_outcomes_are_the_results_but_their_total_and_the_groups_partition_them() {
    for edition in Edition::ALL {
        let block = requests(*edition);
        let [total] = block.column_totals else { panic!("one total") };
        assert_eq!(total.total, RowKey::Processed);
        let results = block.rows[2].leaves().map(|(key, _)| key);
        assert!(results.filter(|key| *key != RowKey::Processed).eq(total.parts.iter().copied()));

        let of = |key| table(*edition, TableKey::Requests).group(key).unwrap().rows;
        assert_eq!(of(GroupKey::Outcomes), total.parts);
        let named = [
            GroupKey::Denied,
            GroupKey::Unavailable,
            GroupKey::NotProcessed,
            GroupKey::ClosedOtherwise,
        ];
        let whole = [RowKey::Granted, RowKey::PartiallyGranted];
        let parts: Vec<RowKey> =
            whole.into_iter().chain(named.iter().flat_map(|key| of(*key)).copied()).collect();
        assert_eq!(parts, total.parts);
    }
}

#[test]
fn a_merged_heading_with_a_name_sums_what_it_stands_over() {
    fn check(table: &Table, node: &'static Node<RowKey>) {
        if let Node::Group { key: Some(key), .. } = node {
            let rows = table.group(*key).unwrap().rows;
            assert!(node.leaves().map(|(row, _)| row).eq(rows.iter().copied()), "{key}");
        }
        node.children().iter().for_each(|child| check(table, child));
    }
    for table in Edition::ALL.iter().flat_map(|edition| edition.form().tables) {
        table.blocks.iter().flat_map(|block| block.rows).for_each(|node| check(table, node));
    }
}

#[test]
fn citations_name_the_edition_s_own_document() {
    for edition in Edition::ALL {
        let form = edition.form();
        assert!(form.issued_by.ends_with(&format!("（{}）", form.number)));
        for block in form.tables.iter().flat_map(|table| table.blocks) {
            let citations = (block.row_totals.iter().map(|sum| sum.citation))
                .chain(block.column_totals.iter().map(|sum| sum.citation))
                .chain(block.balances.iter().map(|balance| balance.citation));
            for citation in citations {
                assert!(citation.0.starts_with(form.number), "{citation}");
            }
        }
    }
}

#[test]
fn an_edition_begins_with_its_first_year() {
    assert_eq!(Edition::for_year(2018), None);
    assert_eq!(Edition::for_year(2020), Some(Edition::Trial2019));
    assert_eq!(Edition::for_year(2021), Some(Edition::Format2021));
    assert_eq!(Edition::for_year(2025), Some(Edition::Format2021));
}

#[test]
fn cells_of_the_other_edition_are_not_contained() {
    let cell = |row| Cell { table: TableKey::Requests, row, column: ColumnKey::Total };
    let (old, new) = (Edition::Trial2019.form(), Edition::Format2021.form());
    assert!(old.contains(cell(RowKey::ClosedOtherwise)));
    assert!(!new.contains(cell(RowKey::ClosedOtherwise)));
    assert!(new.contains(cell(RowKey::FeeUnpaid)) && !old.contains(cell(RowKey::FeeUnpaid)));
    assert!(!new.contains(cell(RowKey::Licensing)));
}

/// What one edition has and the other has not, or names otherwise.
#[test]
fn the_editions_differ_as_the_reform_of_2021_made_them() {
    let lines = |edition: Edition| -> BTreeSet<String> {
        let form = edition.form();
        let column = |cell: Cell| form.column_label(cell.table, cell.row, cell.column);
        form.cells()
            .map(|cell| {
                format!("{cell} {} · {}", form.row_place(cell.table, cell.row), column(cell))
            })
            .collect()
    };
    let (old, new) = (lines(Edition::Trial2019), lines(Edition::Format2021));
    let mut text = String::new();
    for line in old.difference(&new) {
        writeln!(text, "- {line}").unwrap();
    }
    for line in new.difference(&old) {
        writeln!(text, "+ {line}").unwrap();
    }
    insta::assert_snapshot!(text);
}

fn blocks() -> impl Iterator<Item = &'static Block> {
    Edition::ALL.iter().flat_map(|edition| edition.form().tables).flat_map(|table| table.blocks)
}

#[test]
fn what_is_carried_over_lies_in_the_same_table() {
    let cell = |table, row, column| Cell { table, row, column };
    let old = Edition::Trial2019.form();
    let requests = |row| cell(TableKey::Requests, row, ColumnKey::Business);
    let pending = [requests(RowKey::PendingAtEnd)];
    assert_eq!(old.carried_from(requests(RowKey::PendingAtStart)), pending);
    let fees = |column| cell(TableKey::ProactiveDisclosure, RowKey::AdministrativeFees, column);
    let items = [fees(ColumnKey::PreviousItems), fees(ColumnKey::Change)];
    assert_eq!(old.carried_from(fees(ColumnKey::PreviousItems)), items);
    for edition in Edition::ALL {
        let form = edition.form();
        let carried = form.cells().filter(|cell| !form.carried_from(*cell).is_empty()).count();
        assert_eq!(carried, if *edition == Edition::Trial2019 { 7 + 5 } else { 7 });
        assert!(form.cells().flat_map(|cell| form.carried_from(cell)).all(|c| form.contains(c)));
    }
}

#[test]
fn every_column_says_once_how_it_is_summed_over_agencies() {
    for form in Edition::ALL.iter().map(|edition| edition.form()) {
        for block in form.tables.iter().flat_map(|table| table.blocks) {
            for column in block.column_keys() {
                let own = block.mergings.iter().filter(|it| it.columns.contains(column));
                assert_eq!(own.count(), 1, "{} {column}", form.edition);
            }
            assert!(block.mergings.iter().all(|merging| !merging.why.ends_with('。')));
        }
        assert!(form.sections.iter().all(|it| it.apart.is_some() == it.key.table().is_none()));
    }
}
