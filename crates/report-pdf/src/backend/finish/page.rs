//! Page dictionaries without what printpdf writes and nobody needs: a set of resources for every
//! page, boxes that say what the paper says, empty lists.

use super::object::{dictionary_mut, library, reference};
use super::{Objects, PdfError};
use lopdf::{Object, ObjectId};

/// Tidies all pages.
pub(super) fn tidy(objects: &mut Objects, pages: &[ObjectId]) -> Result<(), PdfError> {
    let Some(&first) = pages.first() else {
        return Err(PdfError::NoPages);
    };
    let shared = reference(objects.get_dictionary(first).map_err(library)?, b"Resources")?;
    for &id in pages {
        let page = dictionary_mut(objects, id)?;
        for key in [&b"TrimBox"[..], b"CropBox", b"Annots"] {
            page.remove(key);
        }
        let own = reference(page, b"Resources")?;
        page.set("Resources", shared);
        if own != shared {
            objects.objects.remove(&own);
        }
    }
    for key in [&b"ExtGState"[..], b"Shading", b"XObject", b"Font"] {
        drop_empty(objects, shared, key)?;
    }
    Ok(())
}

/// Removes a kind of resource of which there is none.
fn drop_empty(objects: &mut Objects, resources: ObjectId, key: &[u8]) -> Result<(), PdfError> {
    let id = reference(objects.get_dictionary(resources).map_err(library)?, key)?;
    if objects.get_dictionary(id).map_err(library)?.is_empty() {
        dictionary_mut(objects, resources)?.remove(key);
        objects.objects.remove(&id);
    }
    Ok(())
}

/// Points a page to its annotations.
pub(super) fn set_annotations(
    objects: &mut Objects,
    page: ObjectId,
    annotations: &[ObjectId],
) -> Result<(), PdfError> {
    let list: Vec<Object> = annotations.iter().copied().map(Object::Reference).collect();
    dictionary_mut(objects, page)?.set("Annots", list);
    Ok(())
}
