//! Names a place as a reader of the printed form would: table, row with its numbering, column. It
//! must not decide what is said about the place.

use super::{Form, Node};
use crate::place::{Cell, Place};
use crate::vocab::{ColumnKey, RowKey, TableKey};

impl Form {
    /// The printed place of a cell; short Chinese names where the edition has no such cell.
    ///
    /// ```
    /// use report_core::{Cell, Edition};
    /// use report_core::vocab::{ColumnKey, RowKey, TableKey};
    ///
    /// let cell = Cell {
    ///     table: TableKey::Requests,
    ///     row: RowKey::StateSecret,
    ///     column: ColumnKey::NaturalPerson,
    /// };
    /// let form = Edition::Format2021.form();
    /// assert_eq!(form.place(cell), "表三 三（三）1.属于国家秘密 · 自然人");
    /// ```
    #[must_use]
    pub fn place(&self, cell: Cell) -> String {
        let column = self.column_label(cell.table, cell.row, cell.column);
        format!("{} · {column}", self.row_place(cell.table, cell.row))
    }

    /// The printed place of a row: 表四 行政诉讼 复议后起诉.
    #[must_use]
    pub fn row_place(&self, table: TableKey, row: RowKey) -> String {
        format!("{} {}", self.table(table).name, without_remark(&self.row_label(table, row)))
    }

    /// A row's label in full after the numbers of the headings above it:
    /// 三（二）部分公开（区分处理的，只计这一情形，不计其他情形）.
    #[must_use]
    pub fn row_label(&self, table: TableKey, row: RowKey) -> String {
        let path = self.table(table).block_of(row).and_then(|block| path_of(block.rows, row));
        path.map_or_else(|| row.chinese().to_owned(), |labels| joined(&labels))
    }

    /// A column's label in the block a row stands in, without what it says in brackets.
    #[must_use]
    pub fn column_label(&self, table: TableKey, row: RowKey, column: ColumnKey) -> &'static str {
        let path = self.table(table).block_of(row).and_then(|block| path_of(block.columns, column));
        let label = path.and_then(|labels| labels.last().copied());
        label.map_or(column.chinese(), without_remark)
    }

    /// Any place in words: a cell or row of a table as printed, a part by its heading, any other
    /// key as typed.
    #[must_use]
    pub fn describe(&self, place: &Place) -> String {
        match place {
            Place::Cell(cell) => self.place(*cell),
            Place::Row(table, row) => self.row_place(*table, *row),
            Place::Section(key) => {
                self.section(*key).map_or(key.chinese(), |section| section.heading).to_owned()
            }
            Place::Key(path) => path.clone(),
        }
    }
}

/// The labels from the outermost heading to the leaf with this key.
fn path_of<K: Copy + PartialEq>(nodes: &[Node<K>], wanted: K) -> Option<Vec<&'static str>> {
    nodes.iter().find_map(|node| match node {
        Node::Leaf { key, label } => (*key == wanted).then(|| vec![*label]),
        Node::Group { label, children, .. } => {
            let mut labels = path_of(children, wanted)?;
            labels.insert(0, label);
            Some(labels)
        }
    })
}

/// Headings by their numbers, the row in full: 三（三）1.属于国家秘密. An unnumbered heading stays.
fn joined(labels: &[&str]) -> String {
    let Some((leaf, headings)) = labels.split_last() else { return String::new() };
    let mut text = String::new();
    for heading in headings {
        match numbering(heading) {
            Some(number) => text.push_str(number),
            None => text.extend([*heading, " "]),
        }
    }
    text.push_str(leaf);
    text
}

/// The number a heading begins with: 三 of 三、…, （三） of （三）….
fn numbering(label: &str) -> Option<&str> {
    if label.starts_with('（') {
        return label.find('）').and_then(|at| label.get(..at + '）'.len_utf8()));
    }
    let (number, _) = label.split_once('、')?;
    number.chars().all(|ch| "一二三四五六七八九十".contains(ch)).then_some(number)
}

/// A label without the explanation in brackets at its end: what stands in brackets earlier is a
/// number.
fn without_remark(label: &str) -> &str {
    let Some(before) = label.strip_suffix('）') else { return label };
    match before.rfind('（') {
        Some(0) | None => label,
        Some(at) => label.get(..at).unwrap_or(label),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::form::Edition;
    use crate::vocab::SectionKey;

    fn check(table: TableKey, row: RowKey, column: ColumnKey, expected: &str) {
        assert_eq!(Edition::Format2021.form().place(Cell { table, row, column }), expected);
    }

    #[test]
    fn a_row_is_named_by_the_numbers_above_it() {
        let table = TableKey::Requests;
        check(
            table,
            RowKey::Received,
            ColumnKey::Total,
            "表三 一、本年新收政府信息公开申请数量 · 总计",
        );
        check(table, RowKey::Granted, ColumnKey::Total, "表三 三（一）予以公开 · 总计");
        check(
            table,
            RowKey::PartiallyGranted,
            ColumnKey::Business,
            "表三 三（二）部分公开 · 商业企业",
        );
        check(
            table,
            RowKey::ClosedOther,
            ColumnKey::OtherOrganization,
            "表三 三（六）3.其他 · 其他",
        );
        check(
            table,
            RowKey::Processed,
            ColumnKey::LegalServices,
            "表三 三（七）总计 · 法律服务机构",
        );
    }

    #[test]
    fn an_unnumbered_heading_stays_in_full() {
        check(
            TableKey::Cases,
            RowKey::DirectLitigation,
            ColumnKey::Total,
            "表四 行政诉讼 未经复议直接起诉 · 总计",
        );
        check(
            TableKey::Cases,
            RowKey::Reconsideration,
            ColumnKey::Upheld,
            "表四 行政复议 · 结果维持",
        );
    }

    #[test]
    fn a_unit_in_brackets_is_left_out() {
        let table = TableKey::ProactiveDisclosure;
        check(table, RowKey::GovernmentRules, ColumnKey::Issued, "表二 规章 · 本年制发件数");
        check(
            table,
            RowKey::AdministrativeFees,
            ColumnKey::Amount,
            "表二 行政事业性收费 · 本年收费金额",
        );
    }

    #[test]
    fn a_cell_the_edition_lacks_still_has_a_name() {
        check(
            TableKey::Requests,
            RowKey::ClosedOtherwise,
            ColumnKey::Total,
            "表三 其他处理 · 总计",
        );
        check(
            TableKey::Cases,
            RowKey::Reconsideration,
            ColumnKey::Issued,
            "表四 行政复议 · 本年制发件数",
        );
    }

    #[test]
    fn every_cell_of_an_edition_has_a_name_of_its_own() {
        for edition in Edition::ALL {
            let form = edition.form();
            let names: std::collections::BTreeSet<_> =
                form.cells().map(|c| form.place(c)).collect();
            assert_eq!(names.len(), form.cells().count(), "{edition}");
        }
    }

    #[test]
    fn parts_go_by_their_headings_and_other_keys_as_typed() {
        let form = Edition::Trial2019.form();
        let text = |place: Place| form.describe(&place);
        assert_eq!(text(SectionKey::Cases.into()), "四、政府信息公开行政复议、行政诉讼情况");
        assert_eq!(text(SectionKey::Preface.into()), "按语");
        assert_eq!(
            text(Place::Row(TableKey::Requests, RowKey::PendingAtEnd)),
            "表三 四、结转下年度继续办理"
        );
        assert_eq!(text(Place::Key("agency.name".to_owned())), "agency.name");
    }
}
