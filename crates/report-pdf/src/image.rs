//! The pictures a document shows, decoded once each. Pictures no page shows are left out.

use super::PdfError;
use report_page::{ItemKind, PagedDocument};
use report_picture::Picture;

/// One entry a picture of the document; nothing where no page shows it. Tells of every picture that
/// cannot be embedded.
pub(super) fn decode_used(document: &PagedDocument) -> Result<Vec<Option<Picture>>, PdfError> {
    let mut faults = Vec::new();
    let mut decoded = Vec::with_capacity(document.images.len());
    for (asset, used) in document.images.iter().zip(used(document)) {
        let picture = used.then(|| report_picture::decode(&asset.bytes)).transpose();
        decoded.push(picture.unwrap_or_else(|fault| {
            faults.push((asset.path.clone(), fault));
            None
        }));
    }
    if faults.is_empty() { Ok(decoded) } else { Err(PdfError::Pictures(faults)) }
}

fn used(document: &PagedDocument) -> Vec<bool> {
    let mut used = vec![false; document.images.len()];
    for item in document.pages.iter().flat_map(|page| &page.items) {
        if let ItemKind::Image { image, .. } = item.kind
            && let Some(seen) = used.get_mut(image.0)
        {
            *seen = true;
        }
    }
    used
}
