//! The place for a seal: a signature field nobody has signed (ISO 32000-1 §12.7.4.5), which the office's program
//! stamps. It must not sign.

use super::annotation::Annotation;
use super::link::PRINTED;
use super::object::{Objects, count, name, text};
use super::pages::Pages;
use crate::coordinate::{Flip, points};
use pdf_writer::{Finish, Ref};
use report_page::{Page, Rect};

/// The field's name, by which programs are told which to stamp: ASCII, since not all of them take another.
const NAME: &str = "Seal";

/// Adds the field on its page, the page's number from 0. The structure's parent tree has it under `key`.
pub(super) fn add(
    objects: &mut Objects,
    pages: &Pages,
    (index, page): (usize, &Page),
    rect: Rect,
    title: &str,
    key: usize,
) -> Ref {
    let appearance = add_appearance(objects, rect);
    let id = objects.id();
    let mut field = objects.dict(id);
    field.pair(name("Type"), name("Annot")).pair(name("Subtype"), name("Widget"));
    field.pair(name("FT"), name("Sig")).pair(name("T"), text(NAME));
    // Read out in place of the field (ISO 14289-1 §7.18.1).
    field.pair(name("TU"), text(title));
    let flip = Flip { height: page.size.height };
    field.insert(name("Rect")).array().items(flip.corners(rect));
    field.pair(name("F"), PRINTED);
    if let Some(page) = pages.get(index) {
        field.pair(name("P"), page);
    }
    field.insert(name("AP")).dict().pair(name("N"), appearance);
    field.pair(name("StructParent"), count(key));
    field.finish();
    id
}

/// What the field looks like: nothing (ISO 19005-3 §6.3.3 asks for it all the same).
fn add_appearance(objects: &mut Objects, rect: Rect) -> Ref {
    let corner = [rect.size.width, rect.size.height].map(points);
    objects.deflated(b"", |stream| {
        stream.pair(name("Type"), name("XObject")).pair(name("Subtype"), name("Form"));
        stream.insert(name("BBox")).array().items([0.0; 2]).items(corner);
        stream.insert(name("Resources")).dict();
    })
}

/// The fields of the document's form, for the catalog.
pub(super) fn fields(annotations: &[Annotation]) -> Vec<Ref> {
    annotations.iter().filter(|it| it.is_field).map(|it| it.id).collect()
}
