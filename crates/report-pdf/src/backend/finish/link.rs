//! Areas of a page that lead to an address or to another page (ISO 32000-1 §12.5.6.5).

use super::object::{name, number, text};
use super::outline::destination;
use super::page::set_annotations;
use super::{Objects, PdfError};
use crate::backend::coordinate::Flip;
use crate::length::Rect;
use crate::page::{ItemKind, NodeId, PagedDocument, Target};
use lopdf::{Dictionary, Object, ObjectId, StringFormat, dictionary};
use std::fmt::Write;

/// A link annotation and what the structure must know of it.
pub(super) struct Link {
    pub(super) annotation: ObjectId,
    /// The link node it belongs to.
    pub(super) node: NodeId,
    /// Its page, from 0, and its place among the page's items.
    pub(super) place: (usize, usize),
    /// The key under which it is looked up in the structure's parent tree.
    pub(super) key: usize,
}

/// Adds every link to its page. Their keys follow those of the pages.
pub(super) fn add(
    objects: &mut Objects,
    pages: &[ObjectId],
    document: &PagedDocument,
) -> Result<Vec<Link>, PdfError> {
    let mut links = Vec::new();
    for (index, (page, &id)) in document.pages.iter().zip(pages).enumerate() {
        let before = links.len();
        let flip = Flip { height: page.size.height };
        for (place, item) in page.items.iter().enumerate() {
            if let (ItemKind::Link { rect, target }, Some(node)) = (&item.kind, item.node) {
                let key = pages.len() + links.len();
                let mut annotation = annotation(flip, *rect);
                lead(&mut annotation, target, pages, document);
                annotation.set("StructParent", number(key));
                let annotation = objects.add_object(annotation);
                links.push(Link { annotation, node, place: (index, place), key });
            }
        }
        let own: Vec<ObjectId> = links.iter().skip(before).map(|link| link.annotation).collect();
        if !own.is_empty() {
            set_annotations(objects, id, &own)?;
        }
    }
    Ok(links)
}

fn annotation(flip: Flip, rect: Rect) -> Dictionary {
    dictionary! {
        "Type" => name("Annot"),
        "Subtype" => name("Link"),
        "Rect" => flip.corners(rect).map(Object::Real).to_vec(),
        "Border" => vec![Object::Integer(0); 3],
        // Printed with the page, as PDF/A asks (ISO 19005-3 §6.3.2).
        "F" => 4,
    }
}

/// Says where a link leads, and in words what it is (ISO 14289-1 §7.18.5).
fn lead(
    annotation: &mut Dictionary,
    target: &Target,
    pages: &[ObjectId],
    document: &PagedDocument,
) {
    match target {
        Target::Address(address) => {
            let uri = Object::String(uri(address).into_bytes(), StringFormat::Literal);
            annotation.set("A", dictionary! { "S" => name("URI"), "URI" => uri });
            annotation.set("Contents", text(address));
        }
        Target::Place { page, top, title } => {
            annotation.set("Dest", destination(pages, document, *page, *top));
            annotation.set("Contents", text(title));
        }
    }
}

/// An address in the ASCII a PDF takes (ISO 32000-1 §12.6.4.7): anything else percent-encoded.
fn uri(target: &str) -> String {
    let mut uri = String::with_capacity(target.len());
    for byte in target.bytes() {
        if byte.is_ascii_graphic() {
            uri.push(char::from(byte));
        } else {
            // Writing to a string never fails.
            let _ = write!(uri, "%{byte:02X}");
        }
    }
    uri
}

#[cfg(test)]
mod tests {
    use super::uri;

    #[test]
    fn addresses_become_ascii() {
        assert_eq!(uri("http://x.gov.cn/a?b=1#c"), "http://x.gov.cn/a?b=1#c");
        assert_eq!(uri("http://x.cn/公开 1"), "http://x.cn/%E5%85%AC%E5%BC%80%201");
    }
}
