//! A picture with its caption below. It must not decode the picture: its size is all layout needs.

use super::LayoutError;
use super::compose::Composer;
use super::document::{Builder, small_text};
use super::flow::{Block, Fixed};
use crate::style::{self, LINES};
use crate::text::Align;
use report_core::prose::{Label, Numbered, Picture};
use report_core::{FolderError, Spanned};
use report_page::{ImageAsset, ImageId, Item, ItemKind, NodeId, StructureRole};
use report_page::{Length, Point, Rect, Size};
use report_picture::{PictureFault, PixelSize, measure};

/// The density a picture without a width is printed at: 150 dots an inch, so 0.48 pt a dot.
const POINT_PER_DOT: Length = Length::from_millipoints(480);

/// Between a picture and its caption.
pub(super) const GAP: Length = Length::from_points(4);

/// The most lines of running text a caption takes the place of: six of its own. A longer one is text.
const CAPTION_LINES: u16 = 4;

/// Adds a picture, its caption below as 图N.
pub(super) fn push(builder: &mut Builder<'_, '_>, picture: &Picture) {
    let (asset, size) = match open(builder, picture) {
        Ok(opened) => opened,
        Err(problem) => {
            let (path, from) = (picture.path.value.clone(), picture.path.span);
            builder.composer.errors.push(LayoutError::Picture { path, problem, from });
            return;
        }
    };
    let figure = builder.composer.structure.add(None, StructureRole::Figure);
    builder.composer.structure.describe(figure, picture.caption.value.clone());
    let caption = caption(builder.composer, figure, &picture.label, &picture.caption);
    let image = builder.composer.image(asset);
    let size = lower(size, style::lines_height(LINES) - GAP - caption.height);
    let picture = stack(image, figure, size, picture, &caption);
    builder.blocks.push(Block::Picture { picture, heads_next: false });
}

fn open(builder: &Builder<'_, '_>, picture: &Picture) -> Result<(ImageAsset, Size), String> {
    let path = picture.path.value.clone();
    let bytes = builder.folder.read(&path).map_err(|error| refusal(&error))?;
    let dots = measure(&bytes).map_err(|fault| fault.to_string())?;
    let size = printed_size(dots, picture.width).ok_or_else(|| PictureFault::Broken.to_string())?;
    Ok((ImageAsset { path, bytes }, size))
}

fn refusal(error: &FolderError) -> String {
    match error {
        FolderError::Missing { similar: Some(name) } => format!("不存在，是不是“{name}”"),
        FolderError::Missing { similar: None } => "不存在".to_owned(),
        FolderError::Outside => "不在报告文件所在的文件夹内".to_owned(),
        FolderError::TooLarge { bytes, limit } => {
            format!("有{bytes}字节，超过了上限{limit}字节")
        }
        FolderError::Unreadable(why) => format!("读不出来：{why}"),
        _ => "读不出来".to_owned(),
    }
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

/// What stands before a caption: 图1 or 表1, and a blank.
pub(super) fn numbered(kind: Numbered, number: Option<u32>) -> String {
    number.map_or(String::new(), |number| format!("{}{number}\u{3000}", kind.chinese()))
}

/// The caption of a picture or chart.
pub(super) fn caption(
    composer: &mut Composer<'_>,
    figure: NodeId,
    label: &Label,
    words: &Spanned<String>,
) -> Fixed {
    let node = composer.structure.add(Some(figure), StructureRole::Caption);
    let style = style::CAPTION;
    let number = numbered(Numbered::Picture, label.number);
    let mut atoms = composer.shaper.label(&number, style, Some(node));
    composer.shaper.push(&mut atoms, &words.value, style, Some(node), Some(words.span));
    let caption = small_text(composer, &[atoms], style, Align::Center);
    if caption.height <= style::lines_height(CAPTION_LINES) {
        return caption;
    }
    let (text, from) = (words.value.clone(), words.span);
    composer.errors.push(LayoutError::TextTooLong { text, from });
    Fixed { height: Length::ZERO, items: Vec::new() }
}

fn stack(image: ImageId, figure: NodeId, size: Size, picture: &Picture, caption: &Fixed) -> Fixed {
    let at = Point::new((style::WIDTH - size.width) / 2, Length::ZERO);
    let kind = ItemKind::Image { rect: Rect { at, size }, image };
    let mut items = vec![Item { node: Some(figure), kind, from: Some(picture.span) }];
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
