//! The pictures of a report as a PDF would take them: the same faults that would refuse one, and those
//! that print badly. It must not decode one.

use report_core::prose::{Block, Picture};
use report_core::read::faults;
use report_core::{Diagnostic, Folder, Report};
use report_pdf::Length;
use report_pdf::layout::LayoutError;
use report_pdf::picture::{PictureFault, PixelSize, measure};
use report_pdf::style;

/// Below so many dots an inch, text in a picture is hard to read in print.
const COARSE: u64 = 150;

/// Thousandths of a point in an inch.
const INCH: u64 = 72_000;

/// What is to be said about every picture that can be read. One that cannot is told of by the reader.
pub(crate) fn check(report: &Report, folder: &dyn Folder) -> Vec<Diagnostic> {
    let blocks = report
        .sections
        .iter()
        .flat_map(|section| section.prose.blocks.iter().map(move |block| (section.key, block)));
    let found = blocks.filter_map(|(key, block)| match block {
        Block::Picture(picture) => Some(look_at(picture, folder)?.at(key)),
        _ => None,
    });
    found.collect()
}

fn look_at(picture: &Picture, folder: &dyn Folder) -> Option<Diagnostic> {
    let bytes = folder.read(&picture.path.value).ok()?;
    match measure(&bytes) {
        Ok(size) => {
            let width = i32::try_from(picture.width?).map(Length::from_centimillimetres).ok()?;
            coarse(picture, size, width).or_else(|| scaled(picture, size, width))
        }
        Err(fault @ PictureFault::TooManyPixels(_)) => {
            let message = format!("图片 {} {fault}", picture.path.value);
            Some(faults::PICTURE_TOO_LARGE.found(picture.path.span, message))
        }
        Err(fault) => {
            let (path, from) = (picture.path.value.clone(), picture.path.span);
            Some(LayoutError::Picture { path, problem: fault.to_string(), from }.diagnostic())
        }
    }
}

/// A picture without a width is printed at a fitting density.
fn coarse(picture: &Picture, size: PixelSize, width: Length) -> Option<Diagnostic> {
    let width = u64::try_from(width.min(style::WIDTH).millipoints()).ok().filter(|it| *it > 0)?;
    let density = u64::from(size.width) * INCH / width;
    if density >= COARSE {
        return None;
    }
    let message = format!("图片 {} 印出来每英寸只有 {density} 点", picture.path.value);
    let found = faults::COARSE_PICTURE.found(picture.path.span, message);
    Some(found.help(format!("请换清楚些的图片，或印小一点；每英寸 {COARSE} 点以上才清楚")))
}

fn scaled(picture: &Picture, size: PixelSize, width: Length) -> Option<Diagnostic> {
    let (across, down) = (i32::try_from(size.width).ok()?, i32::try_from(size.height).ok()?);
    let height = width.min(style::WIDTH).scaled(down, across);
    let what = if width > style::WIDTH {
        "比版心宽"
    } else if height > style::lines_height(style::LINES - 2) {
        "比一页高"
    } else {
        return None;
    };
    let message = format!("图片 {} {what}，印时按比例缩小", picture.path.value);
    Some(faults::SCALED_PICTURE.found(picture.path.span, message))
}
