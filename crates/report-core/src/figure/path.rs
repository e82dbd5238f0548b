//! Dotted paths of cells and groups: `requests.denied.total`. It must not evaluate them.

use super::Operand;
use crate::form::{Form, Table};
use crate::place::Cell;
use crate::vocab::{ColumnKey, GroupKey, RowKey, TableKey};

/// What a dotted path names in a form; nothing where the form has no such cell or group. A row with
/// one column may go without the column.
pub fn resolve(path: &str, form: &Form) -> Option<Operand> {
    let (table, rest) = path.split_once('.')?;
    let table = form.table(TableKey::parse(table)?);
    let with_column = rest.rsplit_once('.').and_then(|(row, column)| in_row(table, row, column));
    with_column.or_else(|| only_column(table, rest))
}

fn in_row(table: &Table, row: &str, column: &str) -> Option<Operand> {
    let column = ColumnKey::parse(column)?;
    cell(table, row, column).or_else(|| group(table, row, column))
}

fn cell(table: &Table, row: &str, column: ColumnKey) -> Option<Operand> {
    let row = RowKey::parse(row)?;
    table.block_of(row)?.measure(column)?;
    Some(Operand::Cell(Cell { table: table.key, row, column }))
}

fn group(table: &Table, name: &str, column: ColumnKey) -> Option<Operand> {
    let group = table.group(GroupKey::parse(name)?)?;
    table.block_of(*group.rows.first()?)?.measure(column)?;
    Some(Operand::Group(table.key, group.key, column))
}

fn only_column(table: &Table, row: &str) -> Option<Operand> {
    let row = RowKey::parse(row)?;
    let [column] = table.block_of(row)?.column_keys() else { return None };
    Some(Operand::Cell(Cell { table: table.key, row, column: *column }))
}

/// Every path a figure may take from a form: cells in printed order, then the groups' sums.
pub fn paths(form: &'static Form) -> impl Iterator<Item = String> {
    let cells = form.cells().map(|cell| cell.to_string());
    cells.chain(form.tables.iter().flat_map(group_paths))
}

fn group_paths(table: &'static Table) -> impl Iterator<Item = String> {
    table.blocks.iter().flat_map(move |block| {
        let of = move |group: GroupKey| {
            block.column_keys().iter().map(move |column| format!("{}.{group}.{column}", table.key))
        };
        block.groups.iter().flat_map(move |group| of(group.key))
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::form::Edition;

    #[test]
    fn every_path_leads_to_what_it_names() {
        for edition in Edition::ALL {
            for path in paths(edition.form()) {
                let found = match resolve(&path, edition.form()) {
                    Some(Operand::Cell(cell)) => cell.to_string(),
                    Some(Operand::Group(table, group, column)) => {
                        format!("{table}.{group}.{column}")
                    }
                    None => "nothing".to_owned(),
                };
                assert_eq!(found, path, "{edition}");
            }
        }
    }

    #[test]
    fn a_row_with_one_column_needs_no_column() {
        let (old, new) = (Edition::Trial2019.form(), Edition::Format2021.form());
        let path = "proactive_disclosure.licensing";
        assert_eq!(resolve(path, new), resolve("proactive_disclosure.licensing.decisions", new));
        assert!(resolve(path, new).is_some());
        assert_eq!(resolve(path, old), None);
    }

    #[test]
    fn one_path_is_a_row_in_one_edition_and_a_group_in_the_other() {
        let path = "requests.closed_otherwise.total";
        let kind = |edition: Edition| resolve(path, edition.form());
        assert!(matches!(kind(Edition::Trial2019), Some(Operand::Cell(_))));
        assert!(matches!(kind(Edition::Format2021), Some(Operand::Group(..))));
    }
}
