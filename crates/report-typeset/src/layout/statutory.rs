//! The three statutory tables, from the form's grid and the report's cells. It must hold no label:
//! every word comes from the form.

use super::document::{Builder, small_text};
use super::flow::{Block, Fixed};
use super::tables::{Landscape, Table};
use crate::style;
use crate::table::{CellName, Fit, ModelCell, Piece, TableBlock, TableModel, Widths};
use crate::text::Align;
use report_core::Report;
use report_core::grid::{Content, Grid, GridCell};
use report_core::report::Section;
use report_core::vocab::TableKey;
use report_page::{Length, Point};
use report_page::{NodeId, Scope, Structure, StructureRole};

/// The ways a statutory table may be set, the most comfortable first.
static FITS: [Fit; 10] = [
    fit(style::SIZE_5, 5_500),
    fit(style::SIZE_5, 4_000),
    fit(style::SIZE_5, 3_000),
    fit(style::SIZE_5, 2_000),
    fit(style::SMALL, 5_000),
    fit(style::SMALL, 3_000),
    fit(style::SMALL, 1_000),
    fit(style::SIZE_6, 5_000),
    fit(style::SIZE_6, 3_000),
    fit(style::SIZE_6, 1_000),
];

/// How many of them are worth staying on a page for.
const COMFORTABLE: usize = 3;

/// Between a table and its notes.
const NOTES_GAP: Length = Length::from_points(3);

const fn fit(size: Length, padding: i32) -> Fit {
    Fit { size, padding: Length::from_millipoints(padding) }
}

/// Adds a part's table with its notes.
pub(super) fn push(builder: &mut Builder<'_, '_>, table: TableKey, section: Option<&Section>) {
    let grid = builder.report.form().table(table).grid();
    let model = model(builder.report, &grid);
    let cells = nodes(&mut builder.composer.structure, &model);
    let notes = section.and_then(|section| notes(builder, section));
    let comfortable = COMFORTABLE;
    let prefers_one_page = true;
    let table = Table {
        model,
        nodes: cells,
        fits: &FITS,
        comfortable,
        prefers_one_page,
        landscape: Landscape::Never,
        caption: None,
        notes,
        reserve: Length::ZERO,
    };
    builder.blocks.push(Block::Table(Box::new(table)));
}

fn model(report: &Report, grid: &Grid) -> TableModel {
    let cells = grid.cells.iter().map(|cell| model_cell(report, grid, cell)).collect();
    let blocks = grid
        .blocks
        .iter()
        .map(|block| TableBlock { header: block.header.clone(), groups: block.groups.clone() });
    TableModel {
        rows: grid.rows,
        columns: grid.columns,
        cells,
        blocks: blocks.collect(),
        widths: Widths::Form { label_columns: grid.label_columns },
    }
}

fn model_cell(report: &Report, grid: &Grid, cell: &GridCell) -> ModelCell {
    let (rows, columns) = (cell.row_range(), cell.column_range());
    let label = |text: &str| vec![Piece { text: text.to_owned(), strong: false, from: None }];
    let (pieces, align, heads, name) = match cell.content {
        Content::Heading(text) | Content::Corner(text) | Content::ColumnLabel(text) => {
            (label(text), Align::Center, Some(Scope::Column), CellName::Own)
        }
        Content::RowLabel(text) => {
            let merged = cell.row_span > 1 || grid.label_columns == 1;
            let align = if merged { Align::Center } else { Align::Left };
            (label(text), align, Some(Scope::Row), CellName::Own)
        }
        Content::Value(at) => {
            let pieces = report.cell(at).map(|value| {
                vec![Piece {
                    text: value.value.written.to_string(),
                    strong: false,
                    from: Some(value.span),
                }]
            });
            (pieces.unwrap_or_default(), Align::Center, None, CellName::Form(report.form(), at))
        }
    };
    ModelCell { rows, columns, pieces, align, heads, name }
}

/// The structure of a table: its rows, and in each the cells that begin there.
pub(super) fn nodes(structure: &mut Structure, model: &TableModel) -> Vec<NodeId> {
    let table = structure.add(None, StructureRole::Table);
    let rows: Vec<NodeId> =
        (0..model.rows).map(|_| structure.add(Some(table), StructureRole::TableRow)).collect();
    model
        .cells
        .iter()
        .map(|cell| structure.add(rows.get(cell.rows.start).copied(), role(cell)))
        .collect()
}

fn role(cell: &ModelCell) -> StructureRole {
    let span = |range: &std::ops::Range<usize>| u16::try_from(range.len()).unwrap_or(u16::MAX);
    let (rows, columns) = (span(&cell.rows), span(&cell.columns));
    match cell.heads {
        Some(scope) => StructureRole::HeaderCell { scope, rows, columns },
        None => StructureRole::DataCell { rows, columns },
    }
}

fn notes(builder: &mut Builder<'_, '_>, section: &Section) -> Option<Fixed> {
    if section.notes.is_empty() {
        return None;
    }
    let mut paragraphs = Vec::new();
    for note in &section.notes {
        let node = builder.composer.structure.add(None, StructureRole::Note);
        let mut atoms = Vec::new();
        let (text, from) = (&note.value, Some(note.span));
        builder.composer.shaper.push(&mut atoms, text, style::NOTE, Some(node), from);
        paragraphs.push(atoms);
    }
    let text = small_text(builder.composer, &paragraphs, style::NOTE, Align::Left);
    let below = Point::new(Length::ZERO, NOTES_GAP);
    let items = text.items.iter().map(|item| item.moved(below)).collect();
    Some(Fixed { height: text.height + NOTES_GAP, items })
}
