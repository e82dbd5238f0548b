//! Pins the six grids: their spans tile the rectangle, and every number stands under its column's
//! label and beside its row's.

use super::*;
use crate::form::{Edition, Form, Node, Orientation};
use crate::vocab::RowKey;
use std::collections::BTreeMap;

fn grid(edition: Edition, key: TableKey) -> Grid {
    edition.form().table(key).grid()
}

fn all() -> impl Iterator<Item = (&'static Form, Grid)> {
    let forms = Edition::ALL.iter().map(|edition| edition.form());
    forms.flat_map(|form| form.tables.iter().map(move |table| (form, table.grid())))
}

#[test]
fn spans_tile_the_rectangle_exactly() {
    for (form, grid) in all() {
        let mut covered = BTreeMap::new();
        for cell in &grid.cells {
            for at in cell.row_range().flat_map(|r| cell.column_range().map(move |c| (r, c))) {
                *covered.entry(at).or_insert(0) += 1;
            }
        }
        let every = (0..grid.rows).flat_map(|r| (0..grid.columns).map(move |c| ((r, c), 1)));
        assert!(covered.into_iter().eq(every), "{} {:?}\n{grid}", form.edition, grid.table);
    }
}

#[test]
fn a_grid_holds_each_cell_of_its_table_once_in_order() {
    for (form, grid) in all() {
        let values = grid.cells.iter().filter_map(|cell| match cell.content {
            Content::Value(cell) => Some(cell),
            _ => None,
        });
        assert!(values.eq(form.table(grid.table).cells()), "{} {:?}", form.edition, grid.table);
    }
}

fn label_of<K: Copy + PartialEq>(nodes: &'static [Node<K>], wanted: K) -> &'static str {
    nodes.iter().flat_map(Node::leaves).find(|(key, _)| *key == wanted).unwrap().1
}

/// The first label on the way from a value.
fn first_label(grid: &Grid, mut way: impl Iterator<Item = (usize, usize)>) -> &'static str {
    way.find_map(|(row, column)| grid.at(row, column)?.label()).unwrap()
}

#[test]
fn a_value_stands_under_its_column_s_label_and_beside_its_row_s() {
    for (form, grid) in all() {
        for cell in &grid.cells {
            let Content::Value(value) = cell.content else { continue };
            let block = form.table(grid.table).block_of(value.row).unwrap();
            let above = first_label(&grid, (0..cell.row).rev().map(|row| (row, cell.column)));
            assert_eq!(above, label_of(block.columns, value.column), "{value}");
            let row = label_of(block.rows, value.row);
            if block.orientation == Orientation::Down {
                let left = first_label(&grid, (0..cell.column).rev().map(|col| (cell.row, col)));
                assert_eq!(left, row, "{value}");
            } else {
                let over = grid.cells.iter().find(|other| other.label() == Some(row)).unwrap();
                assert!(over.column_range().contains(&cell.column), "{value}");
            }
        }
    }
}

#[test]
fn the_requests_corner_and_left_column_are_merged_as_the_form_has_them() {
    for (edition, rows) in [(Edition::Trial2019, 20), (Edition::Format2021, 22)] {
        let grid = grid(edition, TableKey::Requests);
        let corner = grid.at(0, 0).unwrap();
        assert_eq!((corner.row_span, corner.column_span), (3, 3));
        let results = grid.at(5, 0).unwrap();
        assert_eq!(results.label(), Some("三、本年度办理结果"));
        assert_eq!((results.row_span, results.column_span), (rows, 1));
        assert_eq!(grid.blocks[0].header, 0..3);
    }
}

#[test]
fn narrower_blocks_widen_their_last_column() {
    let span = |edition, row| {
        let grid = grid(edition, TableKey::ProactiveDisclosure);
        let of_row = |cell: &&GridCell| matches!(cell.content, Content::Value(v) if v.row == row);
        grid.cells.iter().filter(of_row).map(|cell| cell.column_span).collect::<Vec<_>>()
    };
    assert_eq!(span(Edition::Format2021, RowKey::Licensing), [3]);
    assert_eq!(span(Edition::Format2021, RowKey::AdministrativeFees), [3]);
    assert_eq!(span(Edition::Format2021, RowKey::GovernmentRules), [1, 1, 1]);
    assert_eq!(span(Edition::Trial2019, RowKey::AdministrativeFees), [1, 2]);
    assert_eq!(span(Edition::Trial2019, RowKey::GovernmentProcurement), [1, 2]);
}

#[test]
fn groups_cover_the_body_and_say_which_labels_go_on() {
    for (_, grid) in all() {
        for block in &grid.blocks {
            let mut next = block.body.start;
            for group in &block.groups {
                assert_eq!(group.start, next);
                next = group.end;
            }
            assert_eq!(next, block.body.end);
        }
    }
    let grid = grid(Edition::Format2021, TableKey::Requests);
    let groups: Vec<(Range<usize>, Vec<&str>)> = grid
        .groups()
        .map(|group| {
            let labels = group.continued.iter().filter_map(|cell| cell.label()).collect();
            (group.rows, labels)
        })
        .collect();
    let results = vec!["三、本年度办理结果"];
    let expected = [
        (3..4, vec![]),
        (4..5, vec![]),
        (5..6, vec![]),
        (6..7, results.clone()),
        (7..15, results.clone()),
        (15..18, results.clone()),
        (18..23, results.clone()),
        (23..26, results.clone()),
        (26..27, results),
        (27..28, vec![]),
    ];
    assert_eq!(groups, expected);
    let inside: Vec<_> = grid.continued_at(9).filter_map(GridCell::label).collect();
    assert_eq!(inside, ["三、本年度办理结果", "（三）不予公开"]);
}

#[test]
fn the_cases_grid_is_the_same_in_both_editions() {
    let [old, new] = [Edition::Trial2019, Edition::Format2021].map(|e| grid(e, TableKey::Cases));
    assert_eq!(old, new);
    insta::assert_snapshot!(new);
}

#[test]
fn the_disclosure_grids() {
    insta::assert_snapshot!(grid(Edition::Trial2019, TableKey::ProactiveDisclosure));
    insta::assert_snapshot!(grid(Edition::Format2021, TableKey::ProactiveDisclosure));
}

#[test]
fn the_requests_grids() {
    insta::assert_snapshot!(grid(Edition::Trial2019, TableKey::Requests));
    insta::assert_snapshot!(grid(Edition::Format2021, TableKey::Requests));
}
