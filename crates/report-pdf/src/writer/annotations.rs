//! Everything on the pages that is no content, in their order: links and the place for a seal. It must not write one.

use super::annotation::Annotation;
use super::object::Objects;
use super::pages::Pages;
use super::{link, seal};
use report_page::{ItemKind, PagedDocument};

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
