//! From a report to pages: the one entry, its options and its errors. It must not write PDF.

mod annexes;
mod block;
mod blocks;
mod caption;
mod chart;
mod closing;
mod compose;
mod contents;
mod cover;
mod fixed;
mod flow;
mod front;
mod furniture;
#[cfg(test)]
mod laws;
mod measured;
mod notes;
mod picture;
#[cfg(test)]
mod refusals;
mod ruled;
mod seal;
mod sheets;
mod signature;
mod tables;
#[cfg(test)]
mod tests;

pub use measured::{TableMeasures, measure_table};
pub use picture::{PrintedPicture, printed_picture};
pub use report_document::LayoutError;
pub use signature::signature_places;

use report_core::{Folder, Report};
use report_document::{Document, Properties};
use report_fonts::Metrics;
use report_page::PagedDocument;

/// The most pages a report may have; a real one has ten to forty.
pub const MOST_PAGES: usize = 500;

/// What a layout is asked for beside the report.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct LayoutOptions {
    /// Whether every page carries the watermark 草稿.
    pub draft: bool,
}

/// Typesets a report. `folder` hands out its pictures.
///
/// # Errors
/// Every character no face has, every picture that cannot be used, every cell that does not fit, each
/// with its place; never only the first.
///
/// ```
/// use report_core::MemoryFolder;
/// use report_fonts::FixedMetrics;
/// use report_typeset::{LayoutOptions, layout};
///
/// let reading = report_toml::read_text("2024.toml", "edition = \"2021\"\nyear = 2024\n");
/// let folder = MemoryFolder::new();
/// let document = layout(&reading.report, &FixedMetrics, &folder, LayoutOptions::default());
/// assert_eq!(document.unwrap().pages.len(), 3); // The blank forms alone take three pages.
/// ```
pub fn layout(
    report: &Report,
    metrics: &dyn Metrics,
    folder: &dyn Folder,
    options: LayoutOptions,
) -> Result<PagedDocument, Vec<LayoutError>> {
    layout_document(&Document::of(report), metrics, folder, options)
}

/// Typesets what a report prints: [`layout`] for one who has it already.
///
/// # Errors
/// As [`layout`].
pub fn layout_document(
    document: &Document<'_>,
    metrics: &dyn Metrics,
    folder: &dyn Folder,
    options: LayoutOptions,
) -> Result<PagedDocument, Vec<LayoutError>> {
    let mut composer = compose::Composer::new(metrics);
    let front = front::Front::begin(document, &mut composer);
    let blocks = blocks::blocks(document, folder, &mut composer);
    let pages = flow::paginate(&blocks, &mut composer);
    let covers = front.covers();
    let pages = front.before(pages, &mut composer);
    let pages = furniture::finish(pages, covers, &mut composer, document.mark(options.draft));
    composer.finish(properties(&document.properties), pages)
}

/// What the file says of itself.
fn properties(document: &Properties<'_>) -> report_page::Properties {
    report_page::Properties {
        title: document.title.clone(),
        author: document.author.to_owned(),
        subject: document.subject.to_owned(),
        keywords: document.keywords.iter().map(|word| word.as_ref().to_owned()).collect(),
        date: document.date,
    }
}
