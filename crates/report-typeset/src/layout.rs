//! From a report to pages: the one entry, its options and its errors. It must not write PDF.

mod address;
mod annexes;
mod chart;
mod closing;
mod compose;
mod contents;
mod cover;
mod document;
mod error;
mod flow;
mod front;
mod furniture;
#[cfg(test)]
mod laws;
mod picture;
mod prose_table;
#[cfg(test)]
mod refusals;
mod signature;
mod statutory;
mod tables;
#[cfg(test)]
mod tests;

pub use error::LayoutError;

use report_core::{Folder, Report};
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
/// let reading = read::read_text("2024.toml", "edition = \"2021\"\nyear = 2024\n");
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
    let mut composer = compose::Composer::new(metrics);
    let front = front::Front::begin(report, &mut composer);
    let blocks = document::blocks(report, folder, &mut composer);
    let pages = flow::paginate(&blocks, &mut composer);
    let covers = front.covers();
    let pages = front.before(pages, &mut composer);
    let pages = furniture::finish(pages, covers, &mut composer, furniture::mark(report, options));
    composer.finish(document::properties(report), pages)
}
