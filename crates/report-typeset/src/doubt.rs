//! Whether it takes the pages to tell that a report can be printed: a check need not set one that is like others.
//! It must not measure anything.

use report_document::{Block, Document, Inline, Table, TableKind, plain_text};

/// Up to so many characters a cell of the form holds a number with a remark, at any size.
const FORM_CELL: usize = 12;
/// Up to so many columns of so many characters a table of the writer's own is never too wide, nor a row too high.
const OWN_COLUMNS: usize = 8;
const OWN_CELL: usize = 40;
/// Up to so many characters a caption takes two lines.
const CAPTION: usize = 60;
/// Up to so many bytes and blocks a report has a fifth of the pages it may have: a page has 22 lines of 28 characters,
/// three bytes each where they are Chinese, and every block a line at least.
const BYTES: usize = 150_000;
const BLOCKS: usize = 2_000;

/// Whether a report may be refused for what only its pages show: a cell that does not fit, a row or caption that is
/// too long, more pages than there may be. Most reports may not.
///
/// ```
/// use report_document::Document;
/// use report_typeset::may_be_refused;
///
/// let reading = report_toml::read_text("2024.toml", "edition = \"2021\"\nyear = 2024\n");
/// assert!(!may_be_refused(&Document::of(&reading.report)));
/// ```
#[must_use]
pub fn may_be_refused(document: &Document<'_>) -> bool {
    let bytes: usize = document.blocks.iter().map(length).sum();
    let rows = document.blocks.iter().map(|block| match block {
        Block::Table(table) => table.rows,
        _ => 1,
    });
    bytes > BYTES || rows.sum::<usize>() > BLOCKS || document.blocks.iter().any(is_unusual)
}

fn is_unusual(block: &Block<'_>) -> bool {
    match block {
        Block::Table(table) => is_unusual_table(table),
        Block::Picture(picture) => is_long(&picture.caption.inlines, CAPTION),
        Block::Chart(chart) => is_long(&chart.caption.inlines, CAPTION),
        _ => false,
    }
}

fn is_unusual_table(table: &Table<'_>) -> bool {
    let is_form = matches!(table.kind, TableKind::Statutory { .. });
    let most = if is_form { FORM_CELL } else { OWN_CELL };
    // The form's own words have no place in the report; what was typed has.
    let typed = table.cells.iter().filter(|cell| !is_form || cell.value.is_some());
    let caption = table.caption.as_ref().is_some_and(|own| is_long(&own.inlines, CAPTION));
    let is_wide = !is_form && table.columns > OWN_COLUMNS;
    caption || is_wide || typed.into_iter().any(|cell| is_long(&cell.inlines, most))
}

fn is_long(inlines: &[Inline<'_>], most: usize) -> bool {
    plain_text(inlines).chars().count() > most
}

/// How many bytes a block's words have.
fn length(block: &Block<'_>) -> usize {
    match block {
        Block::Paragraph(inlines) => plain_text(inlines).len(),
        Block::Heading(heading) => plain_text(&heading.inlines).len(),
        Block::Table(table) => {
            let cells = table.cells.iter().map(|cell| cell.text().len());
            let notes = table.notes.iter().map(|note| note.text.len());
            cells.chain(notes).sum()
        }
        _ => 0,
    }
}
