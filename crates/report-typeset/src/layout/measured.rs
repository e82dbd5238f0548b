//! How a table would be set where pages are not ours to make: its type size, widths and heights, for
//! formats whose reader breaks the pages. It must not place anything.

use super::LayoutError;
use super::compose::too_wide;
use super::ruled::{FORM_FITS, OWN_FITS};
use crate::style;
use crate::table::{Fit, MeasuredTable, measure};
use crate::text::Shaper;
use report_document::{Table, TableKind};
use report_fonts::Metrics;
use report_page::Length;

/// Lines of a page that a statutory table leaves free: its heading, and what another program's faces
/// take beyond ours.
const KEPT_FREE: u16 = 2;

/// How a table is set.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TableMeasures {
    /// The type size of its cells.
    pub size: Length,
    /// The width of each column; together that of the type area.
    pub columns: Vec<Length>,
    /// The least height of each row.
    pub rows: Vec<Length>,
    /// Whether it stands on a page turned sideways.
    pub landscape: bool,
}

/// Measures a table: a statutory one as comfortably as lets it stand on one page, one of the writer's own
/// as large as its columns allow, turned sideways where it asks for that or is too wide upright.
///
/// # Errors
/// [`LayoutError::CellTooWide`], where a cell fits no column however tightly the table is set.
///
/// ```
/// use report_core::Edition;
/// use report_document::{Block, Document};
/// use report_fonts::FixedMetrics;
/// use report_typeset::{measure_table, style};
///
/// let reading = report_toml::read_text("2024.toml", "edition = \"2021\"\nyear = 2024\n");
/// let document = Document::of(&reading.report);
/// let table = document.blocks.iter().find_map(|block| match block {
///     Block::Table(table) => Some(table),
///     _ => None,
/// });
/// let measures = measure_table(table.unwrap(), &FixedMetrics).unwrap();
/// assert_eq!(measures.columns.iter().copied().sum::<report_page::Length>(), style::WIDTH);
/// ```
pub fn measure_table(
    table: &Table<'_>,
    metrics: &dyn Metrics,
) -> Result<TableMeasures, LayoutError> {
    let mut shaper = Shaper::new(metrics);
    if matches!(table.kind, TableKind::Statutory { .. }) {
        return statutory(table, &mut shaper);
    }
    if !table.landscape
        && let Ok(set) = first(table, &mut shaper, style::WIDTH)
    {
        return Ok(measures(&set, false));
    }
    first(table, &mut shaper, style::LANDSCAPE_AREA.size.width).map(|set| measures(&set, true))
}

/// The first fit that stands on one page, else the first at all.
fn statutory(table: &Table<'_>, shaper: &mut Shaper<'_>) -> Result<TableMeasures, LayoutError> {
    let room = style::lines_height(style::LINES - KEPT_FREE);
    let (mut size, mut set) = (Length::ZERO, None);
    let mut widest = None;
    let mut best = None;
    for fit in &FORM_FITS {
        if size != fit.size {
            size = fit.size;
            set = match measure(table, shaper, *fit, style::WIDTH) {
                Ok(set) => Some(set),
                Err(cell) => {
                    widest = cell;
                    None
                }
            };
        }
        let Some(padded) = set.clone().map(|set| set.padded(fit.padding)) else { continue };
        if padded.total() <= room {
            return Ok(measures(&padded, false));
        }
        best = best.or(Some(padded));
    }
    best.map(|set| measures(&set, false)).ok_or_else(|| too_wide(table, widest))
}

/// The first fit at which every cell fits its column.
fn first<'a>(
    table: &'a Table<'a>,
    shaper: &mut Shaper<'_>,
    width: Length,
) -> Result<MeasuredTable<'a>, LayoutError> {
    let mut widest = None;
    for fit in &OWN_FITS {
        let fit: Fit = *fit;
        match measure(table, shaper, fit, width) {
            Ok(set) => return Ok(set),
            Err(cell) => widest = cell,
        }
    }
    Err(too_wide(table, widest))
}

fn measures(set: &MeasuredTable<'_>, landscape: bool) -> TableMeasures {
    TableMeasures {
        size: set.fit.size,
        columns: set.widths().to_vec(),
        rows: set.heights().to_vec(),
        landscape,
    }
}
