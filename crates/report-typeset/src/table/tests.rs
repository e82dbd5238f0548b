//! Laws of tables: widths fill the type area, every row is placed once and in order, headers are
//! repeated, no text leaves its cell.

use super::*;
use crate::style;
use crate::text::Shaper;
use proptest::prelude::*;
use report_core::grid::GridBlock;
use report_document::{Align, Inline, Table, TableCell, TableKind, Words};
use report_fonts::FixedMetrics;
use report_page::{Item, ItemKind, NodeId};
use report_page::{Length, Point};
use std::ops::Range;

const FIT: Fit = Fit { size: style::SIZE_5, padding: Length::from_points(3) };

fn cell(rows: Range<usize>, columns: Range<usize>, text: &str) -> TableCell<'static> {
    let inlines = vec![Inline::Text { words: Words::own(text.to_owned()), strong: false }];
    TableCell { rows, columns, inlines, align: Align::Center, heads: None, value: None }
}

/// A table with a header row, a merged label over each group of `groups` rows, and numbers.
fn grouped(groups: &[usize]) -> Table<'static> {
    let mut cells =
        vec![cell(0..1, 0..1, "类别"), cell(0..1, 1..2, "项目"), cell(0..1, 2..3, "数")];
    let mut ranges = Vec::new();
    let mut row = 1;
    for (index, length) in groups.iter().enumerate() {
        cells.push(cell(row..row + length, 0..1, &format!("第{index}类")));
        for at in row..row + length {
            cells.push(cell(at..at + 1, 1..2, &format!("第{at}行")));
            cells.push(cell(at..at + 1, 2..3, &at.to_string()));
        }
        ranges.push(row..row + length);
        row += length;
    }
    Table {
        kind: TableKind::Own,
        caption: None,
        rows: row,
        columns: 3,
        cells,
        blocks: vec![GridBlock { header: 0..1, body: 1..row, groups: ranges }],
        notes: Vec::new(),
        landscape: false,
    }
}

fn measured<'a>(model: &'a Table<'a>, shaper: &mut Shaper<'_>) -> MeasuredTable<'a> {
    measure(model, shaper, FIT, style::WIDTH).ok().unwrap()
}

fn texts(items: &[Item]) -> Vec<String> {
    let text = |item: &Item| match &item.kind {
        ItemKind::Text(run) => Some(run.text()),
        _ => None,
    };
    items.iter().filter_map(text).collect()
}

#[test]
fn a_label_torn_by_a_page_is_printed_again() {
    let model = grouped(&[3, 40]);
    let mut shaper = Shaper::new(&FixedMetrics);
    let table = measured(&model, &mut shaper);
    let page = Length::from_points(300);
    let fragments = split(&table, page, page).unwrap();
    assert!(fragments.len() > 2);
    let nodes: Vec<NodeId> = (0..model.cells.len()).map(NodeId).collect();
    let items = draw(&table, &fragments[1], Point::default(), &nodes, &mut shaper);
    let printed = texts(&items);
    assert!(printed.concat().contains("第1类（续）"), "{printed:?}");
    assert!(printed.iter().any(|text| text == "项目"), "the header is repeated: {printed:?}");
}

#[test]
fn a_group_that_fits_a_page_is_not_torn() {
    let model = grouped(&[12, 12, 12]);
    let mut shaper = Shaper::new(&FixedMetrics);
    let table = measured(&model, &mut shaper);
    let page = table.height(1) * 20;
    let fragments = split(&table, page, page).unwrap();
    let lengths: Vec<_> = fragments.iter().map(|fragment| fragment.rows.len()).collect();
    assert_eq!(lengths, [13, 13, 13]);
}

#[test]
fn a_number_too_wide_for_its_column_names_its_cell() {
    let mut model = grouped(&[1]);
    model.cells.push(cell(1..2, 2..3, &"9".repeat(200)));
    let mut shaper = Shaper::new(&FixedMetrics);
    let refused = measure(&model, &mut shaper, FIT, style::WIDTH).err().flatten();
    assert_eq!(refused.map(|cell| cell.text().len()), Some(200));
}

#[test]
fn a_row_higher_than_a_page_is_refused() {
    let model = grouped(&[1]);
    let mut shaper = Shaper::new(&FixedMetrics);
    let table = measured(&model, &mut shaper);
    assert_eq!(split(&table, Length::from_points(5), Length::from_points(5)), Err(1));
}

proptest! {
    #[test]
    fn every_row_is_placed_once_and_in_order(
        groups in prop::collection::vec(1..15_usize, 1..12),
        first in 60..400_i32,
        page in 120..600_i32,
    ) {
        let model = grouped(&groups);
        let mut shaper = Shaper::new(&FixedMetrics);
        let table = measured(&model, &mut shaper);
        let (first, page) = (Length::from_points(first), Length::from_points(page));
        let fragments = split(&table, first, page).unwrap();
        let placed: Vec<usize> = fragments
            .iter()
            .flat_map(|fragment| fragment.rows.iter().filter(|row| !row.repeated))
            .map(|row| row.source)
            .collect();
        prop_assert_eq!(placed, (0..model.rows).collect::<Vec<_>>());
        for (index, fragment) in fragments.iter().enumerate() {
            let room = if index == 0 { first.max(page) } else { page };
            prop_assert!(fragment.height <= room);
            prop_assert!(index == 0 || fragment.rows[0].source == 0, "header repeated");
        }
    }

    #[test]
    fn widths_fill_the_type_area_and_text_stays_in_its_cell(
        texts in prop::collection::vec("[一-龥0-9，。]{0,60}", 4),
    ) {
        let mut model = grouped(&[4]);
        for (row, text) in texts.iter().enumerate() {
            model.cells[4 + row * 2] = cell(row + 1..row + 2, 1..2, text);
        }
        let mut shaper = Shaper::new(&FixedMetrics);
        let table = measured(&model, &mut shaper);
        prop_assert_eq!(table.width(), style::WIDTH);
        let nodes: Vec<NodeId> = (0..model.cells.len()).map(NodeId).collect();
        let items = draw(&table, &whole(&table), Point::default(), &nodes, &mut shaper);
        for item in &items {
            if let ItemKind::Text(run) = &item.kind {
                let (left, right) = table.columns_around(run.at.x);
                prop_assert!(run.at.x >= left && run.at.x + run.width() <= right);
            }
        }
    }
}
