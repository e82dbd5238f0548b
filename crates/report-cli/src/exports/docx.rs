//! `--to docx`: the report as a Word document. It must not lay out pages but for the numbers of a table of
//! contents.

use super::{Made, Unmade, Work};
use report_docx::{DocxError, Options, write};
use report_page::PagedDocument;

/// Makes the document.
pub(super) fn make(work: &Work<'_>) -> Result<Made, Unmade> {
    let listed = work.document.contents.is_some();
    // Without pages the contents have no numbers, which is told.
    let pages = listed.then(|| work.pages().ok()).flatten();
    let pages = pages.map(|pages| numbers(pages, work.document.headings().count()));
    let pages = pages.unwrap_or_default();
    let options = Options { draft: work.draft, comments: &work.comments, pages: &pages };
    match write(&work.document, work.folder, &options) {
        Ok(docx) => Ok(Made { parts: vec![docx.bytes], pages: None, notes: docx.notes }),
        Err(DocxError::Report(errors)) => Err(Unmade::of(&errors)),
        Err(error) => Err(Unmade::Internal(error.to_string())),
    }
}

/// The page of each heading, as printed on it: the last bookmarks are the headings, what stands before them is
/// the cover's and the contents' own.
fn numbers(pages: &PagedDocument, headings: usize) -> Vec<String> {
    let own = pages.outline.len().saturating_sub(headings);
    let label = |page: usize| pages.pages.get(page).map(|page| page.label.clone());
    pages.outline.iter().skip(own).filter_map(|entry| label(entry.page)).collect()
}
