//! A picture with its caption below. It must not decode the picture: its size is all layout needs.

use super::LayoutError;
use super::block::{Block, Fixed};
use super::caption::{self, GAP};
use super::compose::Composer;
use crate::style::{self, LINES};
use report_core::Folder;
use report_document::Picture;
use report_page::{ImageAsset, ImageId, Item, ItemKind, NodeId, StructureRole};
use report_page::{Length, Point, Rect, Size};
use report_picture::{PictureFault, PixelSize, measure};

/// The density a picture without a width is printed at: 150 dots an inch, so 0.48 pt a dot.
const POINT_PER_DOT: Length = Length::from_millipoints(480);

/// A picture, its caption below; nothing where it cannot be used, which is an error.
pub(super) fn block<'d>(
    picture: &Picture<'_>,
    folder: &dyn Folder,
    composer: &mut Composer<'_>,
) -> Option<Block<'d>> {
    let (asset, size) = match open(picture, folder) {
        Ok(opened) => opened,
        Err(problem) => {
            let (path, from) = (picture.path.text.clone().into_owned(), picture.from);
            let from = picture.path.from.unwrap_or(from);
            composer.errors.push(LayoutError::Picture { path, problem, from });
            return None;
        }
    };
    let figure = composer.structure.add(None, StructureRole::Figure);
    composer.structure.describe(figure, picture.alternative.to_owned());
    let caption = caption::below(&picture.caption, figure, composer);
    let image = composer.image(asset);
    let size = lower(size, style::lines_height(LINES) - GAP - caption.height);
    let picture = stack(image, figure, size, picture, &caption);
    Some(Block::Picture { picture, heads_next: false })
}

fn open(picture: &Picture<'_>, folder: &dyn Folder) -> Result<(ImageAsset, Size), String> {
    let path = picture.path.text.clone().into_owned();
    let bytes = folder.read(&path).map_err(|error| error.to_string())?;
    let dots = measure(&bytes).map_err(|fault| fault.to_string())?;
    let size = printed_size(dots, picture.width).ok_or_else(|| PictureFault::Broken.to_string())?;
    Ok((ImageAsset { path, bytes }, size))
}

/// The size a picture of so many dots is printed at: the width asked for, else 150 dots an inch;
/// never wider than the type area, never so high that its caption leaves the page.
fn printed_size(dots: PixelSize, asked: Option<u32>) -> Option<Size> {
    let (dots_across, dots_down) =
        (i32::try_from(dots.width).ok()?, i32::try_from(dots.height).ok()?);
    if dots_across == 0 || dots_down == 0 {
        return None;
    }
    let asked = asked.and_then(|width| i32::try_from(width).ok());
    let natural = asked.map_or(POINT_PER_DOT * dots_across, Length::from_centimillimetres);
    let width = natural.min(style::WIDTH).max(Length::from_points(1));
    let height = width.scaled(dots_down, dots_across).max(Length::from_points(1));
    Some(lower(Size { width, height }, style::lines_height(LINES - 2)))
}

/// A size no higher than `most`, of the same shape.
fn lower(size: Size, most: Length) -> Size {
    if size.height <= most {
        return size;
    }
    let width = size.width.scaled(most.millipoints(), size.height.millipoints());
    Size { width, height: most }
}

fn stack(
    image: ImageId,
    figure: NodeId,
    size: Size,
    picture: &Picture<'_>,
    caption: &Fixed,
) -> Fixed {
    let at = Point::new((style::WIDTH - size.width) / 2, Length::ZERO);
    let kind = ItemKind::Image { rect: Rect { at, size }, image };
    let mut items = vec![Item { node: Some(figure), kind, from: Some(picture.from) }];
    let below = Point::new(Length::ZERO, size.height + GAP);
    items.extend(caption.items.iter().map(|item| item.moved(below)));
    Fixed { height: size.height + GAP + caption.height, items }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(width: u32, height: u32, asked: Option<u32>) -> Option<String> {
        printed_size(PixelSize { width, height }, asked).map(|size| size.to_string())
    }

    #[test]
    fn a_picture_is_as_wide_as_asked_and_keeps_its_shape() {
        assert_eq!(check(1400, 700, Some(12_000)).as_deref(), Some("340.157 × 170.078"));
    }

    #[test]
    fn a_picture_without_a_width_is_printed_at_150_dots_an_inch() {
        assert_eq!(check(300, 150, None).as_deref(), Some("144.000 × 72.000"));
    }

    #[test]
    fn no_picture_leaves_the_type_area() {
        assert_eq!(check(4000, 400, None).as_deref(), Some("442.205 × 44.220"));
        assert_eq!(check(400, 40_000, None).as_deref(), Some("5.798 × 579.813"));
        assert_eq!(check(0, 10, None), None);
    }
}
