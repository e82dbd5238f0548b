//! A picture with its caption below. It must not decode the picture: its size is all layout needs.

use super::LayoutError;
use super::block::{Block, Fixed};
use super::caption;
use super::compose::Composer;
use crate::style::{self, LINES};
use report_core::Folder;
use report_document::Picture;
use report_page::{ImageAsset, ImageId, Item, ItemKind, NodeId, StructureRole};
use report_page::{Length, Point, Rect, Size};
use report_picture::{PictureFault, PixelSize, measure};
use std::sync::Arc;

/// The density a picture without a width is printed at: 150 dots an inch, so 0.48 pt a dot.
const POINT_PER_DOT: Length = Length::from_millipoints(480);

/// A picture, its caption below; nothing where it cannot be used, which is an error.
pub(super) fn block<'d>(
    picture: &Picture<'_>,
    folder: &dyn Folder,
    composer: &mut Composer<'_>,
) -> Option<Block<'d>> {
    let PrintedPicture { bytes, size } = match printed_picture(picture, folder) {
        Ok(printed) => printed,
        Err(error) => {
            composer.errors.push(error);
            return None;
        }
    };
    let figure = composer.structure.add(None, StructureRole::Figure);
    composer.structure.describe(figure, picture.alternative.to_owned());
    let caption = caption::below(&picture.caption, figure, composer);
    let path = picture.path.text.clone().into_owned();
    let image = composer.image(ImageAsset { path, bytes });
    let size = lower(size, style::lines_height(LINES) - style::CAPTION_GAP - caption.height);
    let picture = stack(image, figure, size, picture, &caption);
    Some(Block::Picture { picture, heads_next: false })
}

/// A picture's file and the size it is printed at.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PrintedPicture {
    /// The file.
    pub bytes: Arc<[u8]>,
    /// Its width and height on the page.
    pub size: Size,
}

/// Reads a picture as far as a page needs it: its file, and how large it is printed.
///
/// # Errors
/// [`LayoutError::Picture`], where it is missing or is none that can be used.
///
/// ```
/// use report_core::MemoryFolder;
/// use report_document::{Block, Document};
/// use report_typeset::printed_picture;
///
/// let text = "edition = \"2021\"\nyear = 2024\n[overview]\ntext = '![图](a.png)'\n";
/// let reading = report_toml::read_text("2024.toml", text);
/// let document = Document::of(&reading.report);
/// let picture = document.blocks.iter().find_map(|block| match block {
///     Block::Picture(picture) => Some(picture),
///     _ => None,
/// });
/// let refused = printed_picture(picture.unwrap(), &MemoryFolder::new());
/// assert_eq!(refused.unwrap_err().rule(), "unusable-picture");
/// ```
pub fn printed_picture(
    picture: &Picture<'_>,
    folder: &dyn Folder,
) -> Result<PrintedPicture, LayoutError> {
    let path = &*picture.path.text;
    let opened = folder.read(path).map_err(|error| error.to_string()).and_then(|bytes| {
        let dots = measure(&bytes).map_err(|fault| fault.to_string())?;
        let size = printed_size(dots, picture.width);
        Ok(PrintedPicture { bytes, size: size.ok_or_else(|| PictureFault::Broken.to_string())? })
    });
    opened.map_err(|problem| LayoutError::Picture {
        path: path.to_owned(),
        problem,
        from: picture.path.from.unwrap_or(picture.from),
    })
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
    let below = Point::new(Length::ZERO, size.height + style::CAPTION_GAP);
    items.extend(caption.items.iter().map(|item| item.moved(below)));
    Fixed { height: size.height + style::CAPTION_GAP + caption.height, items }
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
