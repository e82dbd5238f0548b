//! Places that links and bookmarks lead to (ISO 32000-1 §12.3.2.2). It must not choose them.

use super::object::name;
use super::pages::Pages;
use crate::coordinate::Flip;
use pdf_writer::{Dict, Null};
use report_page::{Length, PagedDocument};

/// Leads to a height on a page, from 0, whatever the zoom.
pub(super) fn set_destination(
    dict: &mut Dict<'_>,
    pages: &Pages,
    document: &PagedDocument,
    (page, top): (usize, Length),
) {
    let height = document.pages.get(page).map(|page| page.size.height).unwrap_or_default();
    if let Some(page) = pages.get(page) {
        let mut place = dict.insert(name("Dest")).array();
        place.item(page).item(name("XYZ")).item(Null);
        place.item(Flip { height }.up(top)).item(Null);
    }
}
