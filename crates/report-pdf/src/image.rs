//! The pictures a document shows, decoded once each and one at a time. Pictures no page shows are left out. It must
//! not write one.

use super::PdfError;
use report_page::{ImageAsset, ItemKind, PagedDocument};
use report_picture::{MOST_PIXELS_TOGETHER, Picture, PictureFault, PixelSize, decode, measure};

/// Hands out every picture a page shows, each dropped before the next is decoded; one entry a picture of the
/// document, nothing for the others. Tells of every picture that cannot be embedded.
pub(super) fn each_used<T>(
    document: &PagedDocument,
    mut put: impl FnMut(Picture) -> T,
) -> Result<Vec<Option<T>>, PdfError> {
    let used = used(document);
    check_together(document, &used)?;
    let mut faults = Vec::new();
    let mut all = Vec::with_capacity(document.images.len());
    for (asset, is_used) in document.images.iter().zip(used) {
        match is_used.then(|| decode(&asset.bytes)).transpose() {
            // Where one cannot be embedded, the others are only looked at.
            Ok(picture) => all.push(picture.filter(|_| faults.is_empty()).map(&mut put)),
            Err(fault) => faults.push((asset.path.clone(), fault)),
        }
    }
    if faults.is_empty() { Ok(all) } else { Err(PdfError::Pictures(faults)) }
}

/// Refuses the pictures that are too many, before any is decoded.
fn check_together(document: &PagedDocument, used: &[bool]) -> Result<(), PdfError> {
    let mut pixels: u64 = 0;
    let mut is_over = |asset: &ImageAsset| {
        pixels = pixels.saturating_add(measure(&asset.bytes).map_or(0, PixelSize::pixels));
        pixels > MOST_PIXELS_TOGETHER
    };
    let assets = document.images.iter().zip(used).filter(|(_, used)| **used);
    let over = assets.filter(|(asset, _)| is_over(asset));
    let over: Vec<_> =
        over.map(|(asset, _)| (asset.path.clone(), PictureFault::TooManyTogether)).collect();
    if over.is_empty() { Ok(()) } else { Err(PdfError::Pictures(over)) }
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
