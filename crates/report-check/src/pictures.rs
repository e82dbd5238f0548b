//! The pictures of a report as a PDF would take them: the same faults that would refuse one, and those
//! that print badly. It must not decode one.

use report_core::faults;
use report_core::prose::{Block, Picture};
use report_core::{Diagnostic, Folder, Report};
use report_document::LayoutError;
use report_page::Length;
use report_page::paper;
use report_picture::{PictureFault, PixelSize, measure};

/// Below so many dots an inch, text in a picture is hard to read in print.
const COARSE: u64 = 150;

/// Thousandths of a point in an inch.
const INCH: u64 = 72_000;

/// How much of each picture is read.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Extent {
    /// As much as tells its size.
    #[default]
    Head,
    /// All of it, once: it is going to be printed, and what was checked is what is printed.
    Whole,
}

/// What is to be said about every picture that can be read. One that cannot is told of by the reader.
pub(crate) fn check(report: &Report, folder: &dyn Folder, extent: Extent) -> Vec<Diagnostic> {
    let blocks = report
        .sections
        .iter()
        .flat_map(|section| section.prose.blocks.iter().map(move |block| (section.key, block)));
    let found = blocks.filter_map(|(key, block)| match block {
        Block::Picture(picture) => Some(look_at(picture, folder, extent)?.at(key)),
        _ => None,
    });
    found.collect()
}

fn look_at(picture: &Picture, folder: &dyn Folder, extent: Extent) -> Option<Diagnostic> {
    match size(&picture.path.value, folder, extent)? {
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

/// The size of a picture, or its fault; nothing when it cannot be read.
fn size(
    path: &str,
    folder: &dyn Folder,
    extent: Extent,
) -> Option<Result<PixelSize, PictureFault>> {
    if extent == Extent::Head {
        // What is wrong with a beginning may be only that it ends.
        let found = measure(&folder.head(path).ok()?);
        if found.is_ok() {
            return Some(found);
        }
    }
    Some(measure(&folder.read(path).ok()?))
}

/// A picture without a width is printed at a fitting density.
fn coarse(picture: &Picture, size: PixelSize, width: Length) -> Option<Diagnostic> {
    let width = u64::try_from(width.min(paper::WIDTH).millipoints()).ok().filter(|it| *it > 0)?;
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
    let height = width.min(paper::WIDTH).scaled(down, across);
    let what = if width > paper::WIDTH {
        "比版心宽"
    } else if height > paper::lines_height(paper::LINES - 2) {
        "比一页高"
    } else {
        return None;
    };
    let message = format!("图片 {} {what}，印时按比例缩小", picture.path.value);
    Some(faults::SCALED_PICTURE.found(picture.path.span, message))
}

#[cfg(test)]
mod tests {
    use super::*;
    use report_core::{FolderError, MemoryFolder};
    use std::sync::Arc;

    /// A folder that reads no more of a head than so many bytes.
    struct Short(MemoryFolder);

    impl Folder for Short {
        fn read(&self, path: &str) -> Result<Arc<[u8]>, FolderError> {
            self.0.read(path)
        }

        fn head(&self, path: &str) -> Result<Arc<[u8]>, FolderError> {
            let whole = self.read(path)?;
            Ok(whole.get(..8 << 10).map_or_else(|| Arc::clone(&whole), Arc::from))
        }

        fn probe(&self, path: &str) -> Result<(), FolderError> {
            self.0.probe(path)
        }
    }

    const PNG: &[u8] = include_bytes!("../../../reports/2020/media.png");
    const JPEG: &[u8] = include_bytes!("../../../reports/2020/meeting.jpg");

    /// A picture's head says what all of it would.
    fn check(name: &str, bytes: &[u8], is_sound: bool) {
        let folder = Short(MemoryFolder::new().with(name, bytes));
        let size = |extent| size(name, &folder, extent);
        assert_eq!(size(Extent::Head), size(Extent::Whole), "{name}");
        assert_eq!(size(Extent::Head).map(|size| size.is_ok()), Some(is_sound), "{name}");
    }

    #[test]
    fn a_head_tells_the_size_or_all_is_read() {
        check("a.png", PNG, true);
        check("a.jpg", JPEG, true);
        check("short.png", &PNG[..40], false);
        check("foreign.png", b"GIF89a", false);
        // A comment longer than any head comes first.
        let comment = [&[0xff, 0xfe, 0xff, 0xff][..], &vec![b' '; 0xffff - 2]].concat();
        check("b.jpg", &[&JPEG[..2], &comment, &JPEG[2..]].concat(), true);
        check("cut.jpg", &[&JPEG[..2], &comment].concat(), false);
    }
}
