//! Everything on the pages that is no content: links and the place for a seal, in the order of the pages. It must
//! not write one.

use super::object::Objects;
use super::pages::Pages;
use super::{link, seal};
use pdf_writer::Ref;
use report_page::{ItemKind, NodeId, PagedDocument};

/// An annotation, and what pages and structure must know of it.
pub(super) struct Annotation {
    pub(super) id: Ref,
    /// The node it belongs to.
    pub(super) node: NodeId,
    /// Its page, from 0, and its place among the page's items.
    pub(super) place: (usize, usize),
    /// The key under which it is looked up in the structure's parent tree.
    pub(super) key: usize,
    /// Whether it is a field of the document's form.
    pub(super) is_field: bool,
}

/// Adds every annotation. Their keys follow those of the pages.
pub(super) fn add(
    objects: &mut Objects,
    pages: &Pages,
    document: &PagedDocument,
) -> Vec<Annotation> {
    let mut annotations = Vec::new();
    for (index, page) in document.pages.iter().enumerate() {
        for (place, item) in page.items.iter().enumerate() {
            let Some(node) = item.node else { continue };
            let key = pages.len() + annotations.len();
            let (id, is_field) = match &item.kind {
                ItemKind::Link { rect, target } => {
                    (link::add(objects, pages, document, (page, *rect), target, key), false)
                }
                ItemKind::Seal { rect, title } => {
                    (seal::add(objects, pages, (index, page), *rect, title, key), true)
                }
                _ => continue,
            };
            annotations.push(Annotation { id, node, place: (index, place), key, is_field });
        }
    }
    annotations
}
