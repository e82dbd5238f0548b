//! Ruled tables with what stands above and below them: the statutory ones and the writer's own. It must
//! hold no word: every one comes with the table.

use super::block::{Block, Landscape, Table};
use super::caption::{caption, small_text};
use super::compose::Composer;
use super::notes::Notes;
use crate::style;
use crate::table::Fit;
use crate::text::Align;
use report_document::{Heads, TableCell, TableKind, Words};
use report_page::Length;
use report_page::{NodeId, Scope, Structure, StructureRole};

/// The ways a statutory table may be set, the most comfortable first.
pub(super) static FORM_FITS: [Fit; 10] = [
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
const FORM_COMFORTABLE: usize = 3;

/// The ways a table of the writer's own may be set, the most comfortable first.
pub(super) static OWN_FITS: [Fit; 3] =
    [fit(style::SIZE_5, 4_000), fit(style::SMALL, 3_000), fit(style::SIZE_6, 2_000)];

const fn fit(size: Length, padding: i32) -> Fit {
    Fit { size, padding: Length::from_millipoints(padding) }
}

/// A table with its caption and its notes.
pub(super) fn block<'d>(
    model: &'d report_document::Table<'d>,
    composer: &mut Composer<'_>,
) -> Block<'d> {
    let caption = model.caption.as_ref().map(|own| caption(own, None, composer));
    let of_cells = nodes(&mut composer.structure, model);
    let notes = notes(&model.notes, composer);
    let is_form = matches!(model.kind, TableKind::Statutory { .. });
    let landscape = match (is_form, model.landscape) {
        (true, _) => Landscape::Never,
        (false, true) => Landscape::Always,
        (false, false) => Landscape::WhereTooWide,
    };
    let (fits, comfortable): (&[Fit], _) =
        if is_form { (&FORM_FITS, FORM_COMFORTABLE) } else { (&OWN_FITS, 1) };
    let prefers_one_page = is_form;
    let reserve = Length::ZERO;
    let table = Table {
        model,
        nodes: of_cells,
        fits,
        comfortable,
        prefers_one_page,
        landscape,
        caption,
        notes,
        reserve,
    };
    Block::Table(Box::new(table))
}

/// The structure of a table: its rows, and in each the cells that begin there.
fn nodes(structure: &mut Structure, model: &report_document::Table<'_>) -> Vec<NodeId> {
    let table = structure.add(None, StructureRole::Table);
    let rows: Vec<NodeId> =
        (0..model.rows).map(|_| structure.add(Some(table), StructureRole::TableRow)).collect();
    model
        .cells
        .iter()
        .map(|cell| structure.add(rows.get(cell.rows.start).copied(), role(cell)))
        .collect()
}

fn role(cell: &TableCell<'_>) -> StructureRole {
    let span = |range: &std::ops::Range<usize>| u16::try_from(range.len()).unwrap_or(u16::MAX);
    let (rows, columns) = (span(&cell.rows), span(&cell.columns));
    match cell.heads {
        Some(heads) => StructureRole::HeaderCell { scope: scope(heads), rows, columns },
        None => StructureRole::DataCell { rows, columns },
    }
}

const fn scope(heads: Heads) -> Scope {
    match heads {
        Heads::Columns => Scope::Column,
        Heads::Rows => Scope::Row,
    }
}

fn notes(notes: &[Words<'_>], composer: &mut Composer<'_>) -> Option<Notes> {
    if notes.is_empty() {
        return None;
    }
    let mut paragraphs = Vec::new();
    for note in notes {
        let node = composer.structure.add(None, StructureRole::Note);
        paragraphs.push(composer.words(note, style::NOTE, Some(node)));
    }
    let text = small_text(composer, &paragraphs, style::NOTE, Align::Left);
    Some(Notes::new(text, style::small_leading(style::NOTE.size)))
}
