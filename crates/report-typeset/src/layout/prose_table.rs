//! The writer's own tables: ruled, with a numbered caption above. It must not compute anything in
//! them.

use super::document::{Builder, small_text};
use super::flow::{Block, Fixed};
use super::picture;
use super::statutory;
use super::tables::{Landscape, Table};
use crate::style;
use crate::table::{CellName, Fit, ModelCell, Piece, TableBlock, TableModel, Widths};
use crate::text::Align;
use report_core::prose::{Alignment, Inline, Numbered, ProseTable};
use report_page::Length;
use report_page::{Scope, StructureRole};

/// The ways it may be set, the most comfortable first.
static FITS: [Fit; 3] = [
    Fit { size: style::SIZE_5, padding: Length::from_points(4) },
    Fit { size: style::SMALL, padding: Length::from_points(3) },
    Fit { size: style::SIZE_6, padding: Length::from_points(2) },
];

/// Adds a table of the writer's own, its caption above as 表N.
pub(super) fn push(builder: &mut Builder<'_, '_>, table: &ProseTable) {
    let number = table.label.number;
    let caption = table.caption.as_ref().map(|caption| caption_above(builder, number, caption));
    let landscape = if table.landscape { Landscape::Always } else { Landscape::WhereTooWide };
    let model = model(table);
    let nodes = statutory::nodes(&mut builder.composer.structure, &model);
    let table = Table {
        model,
        nodes,
        fits: &FITS,
        comfortable: 1,
        prefers_one_page: false,
        landscape,
        caption,
        notes: None,
        reserve: Length::ZERO,
    };
    builder.blocks.push(Block::Table(Box::new(table)));
}

fn caption_above(builder: &mut Builder<'_, '_>, number: Option<u32>, caption: &[Inline]) -> Fixed {
    let node = builder.composer.structure.add(None, StructureRole::Caption);
    let number = picture::numbered(Numbered::Table, number);
    let mut atoms = builder.composer.shaper.label(&number, style::CAPTION, Some(node));
    builder.composer.push_inlines(&mut atoms, caption, style::CAPTION, node);
    small_text(builder.composer, &[atoms], style::CAPTION, Align::Center)
}

fn model(table: &ProseTable) -> TableModel {
    let columns = table.header.len();
    let header = cells(table, &table.header, 0, true);
    let body = table.rows.iter().zip(1..).flat_map(|(row, index)| cells(table, row, index, false));
    let rows = 1 + table.rows.len();
    let groups = (1..rows).map(|row| row..row + 1).collect();
    let blocks = vec![TableBlock { header: 0..1, groups }];
    let cells = header.into_iter().chain(body).collect();
    TableModel { rows, columns, cells, blocks, widths: Widths::Content }
}

/// The cells of a row, as many as the table has columns.
fn cells(table: &ProseTable, row: &[Vec<Inline>], index: usize, header: bool) -> Vec<ModelCell> {
    (0..table.header.len())
        .map(|column| {
            let inlines = row.get(column).map(Vec::as_slice).unwrap_or_default();
            let alignment = table.alignments.get(column).copied().unwrap_or_default();
            ModelCell {
                rows: index..index + 1,
                columns: column..column + 1,
                pieces: pieces(inlines),
                align: if header { Align::Center } else { align(alignment) },
                heads: header.then_some(Scope::Column),
                name: CellName::Text(index, column),
            }
        })
        .collect()
}

const fn align(alignment: Alignment) -> Align {
    match alignment {
        Alignment::Left => Align::Left,
        Alignment::Right => Align::Right,
        Alignment::None | Alignment::Center => Align::Center,
    }
}

fn pieces(inlines: &[Inline]) -> Vec<Piece> {
    let mut out = Vec::new();
    push_pieces(inlines, false, &mut out);
    out
}

fn push_pieces(inlines: &[Inline], strong: bool, out: &mut Vec<Piece>) {
    for inline in inlines {
        match inline {
            Inline::Text(text) => {
                out.push(Piece { text: text.value.clone(), strong, from: Some(text.span) });
            }
            Inline::Figure(figure) => {
                out.push(Piece { text: figure.text.clone(), strong, from: Some(figure.span) });
            }
            Inline::Reference(it) => {
                out.push(Piece { text: it.text.clone(), strong, from: Some(it.span) });
            }
            Inline::Strong(inner) => push_pieces(inner, true, out),
            Inline::Link { inlines: inner, .. } => push_pieces(inner, strong, out),
        }
    }
}
