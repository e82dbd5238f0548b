//! Areas of a page that lead to an address or to another page (ISO 32000-1 §12.5.6.5). It must not
//! draw.

use super::destination::set_destination;
use super::object::{Objects, bytes, count, name, text};
use super::pages::Pages;
use crate::coordinate::Flip;
use pdf_writer::{Dict, Finish, Ref};
use report_page::{Page, PagedDocument, Rect, Target};
use std::fmt::Write;

/// Printed with the page, as PDF/A asks (ISO 19005-3 §6.3.2).
pub(super) const PRINTED: i32 = 4;

/// Adds a link from an area of a page. The structure's parent tree has it under `key`.
pub(super) fn add(
    objects: &mut Objects,
    pages: &Pages,
    document: &PagedDocument,
    (page, rect): (&Page, Rect),
    target: &Target,
    key: usize,
) -> Ref {
    let id = objects.id();
    let mut link = objects.dict(id);
    describe(&mut link, Flip { height: page.size.height }, rect);
    lead(&mut link, target, pages, document);
    link.pair(name("StructParent"), count(key));
    link.finish();
    id
}

fn describe(link: &mut Dict<'_>, flip: Flip, rect: Rect) {
    link.pair(name("Type"), name("Annot")).pair(name("Subtype"), name("Link"));
    link.insert(name("Rect")).array().items(flip.corners(rect));
    link.insert(name("Border")).array().items([0; 3]);
    link.pair(name("F"), PRINTED);
}

/// Says where a link leads, and in words what it is (ISO 14289-1 §7.18.5).
fn lead(link: &mut Dict<'_>, target: &Target, pages: &Pages, document: &PagedDocument) {
    match target {
        Target::Address(address) => {
            let mut action = link.insert(name("A")).dict();
            action.pair(name("S"), name("URI")).pair(name("URI"), bytes(uri(address).as_bytes()));
            action.finish();
            link.pair(name("Contents"), text(address));
        }
        Target::Place { page, top, title } => {
            set_destination(link, pages, document, (*page, *top));
            link.pair(name("Contents"), text(title));
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
