//! What Word does not carry of a document, in words. It must not leave anything out of the document itself.

use report_core::prose::ChartKind;
use report_document::{Block, Document};

/// A sentence for each thing.
pub(super) fn of(document: &Document<'_>, pages: &[String], has_turned: bool) -> Vec<String> {
    let mut notes = Vec::new();
    if document.contents.is_some() {
        notes.push(if pages.is_empty() {
            "目录没有页码，请在 Word 里右键点目录，选“更新域”".to_owned()
        } else {
            "目录的页码是按 PDF 的版面填的，请在 Word 里右键点目录，选“更新域”".to_owned()
        });
    }
    if document.blocks.iter().any(has_sums) {
        notes.push("Word 的堆积柱形图上不标合计，合计写在图的替代文字里".to_owned());
    }
    if has_turned {
        notes.push("横排的页，页码在页面下方；PDF 里随纸转动".to_owned());
    }
    notes
}

/// Whether a block is a chart that has sums drawn on our pages.
fn has_sums(block: &Block<'_>) -> bool {
    let Block::Chart(chart) = block else { return false };
    chart.data.kind == ChartKind::Bar { stacked: true } && chart.data.series.len() > 1
}
