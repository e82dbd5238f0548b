//! The pictures of a report as a PDF would take them: the same faults that would refuse one, and those
//! that print badly. It must not keep one.

use report_core::faults;
use report_core::prose::{Block, Picture};
use report_core::vocab::SectionKey;
use report_core::{Diagnostic, Folder, Report};
use report_document::LayoutError;
use report_page::Length;
use report_page::paper;
use report_picture::{MOST_PIXELS_TOGETHER, PictureFault, PixelSize, Profile, decode, measure};
use std::collections::BTreeMap;

/// Below so many dots an inch, text in a picture is hard to read in print.
const COARSE: u64 = 150;

/// Thousandths of a point in an inch.
const INCH: u64 = 72_000;

/// How much of each picture is looked at.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Extent {
    /// What tells its size: it is going to be printed, and is decoded then.
    Head,
    /// All of it, decoded once as if it were printed.
    #[default]
    Whole,
}

/// What is to be said about every picture that can be read. One that cannot is told of by the reader.
pub(crate) fn check(report: &Report, folder: &dyn Folder, extent: Extent) -> Vec<Diagnostic> {
    let mut look = Look { folder, extent, seen: BTreeMap::new(), pixels: 0 };
    pictures(report).filter_map(|(key, picture)| Some(look.at(picture)?.at(key))).collect()
}

/// What was found wrong with pictures when they were to be printed, at each place that names one.
#[must_use]
pub fn refused(report: &Report, faults: &[(String, PictureFault)]) -> Vec<Diagnostic> {
    let found = pictures(report).filter_map(|(key, picture)| {
        let (_, fault) = faults.iter().find(|(path, _)| *path == picture.path.value)?;
        Some(finding(picture, fault).at(key))
    });
    found.collect()
}

fn pictures(report: &Report) -> impl Iterator<Item = (SectionKey, &Picture)> {
    let blocks = report
        .sections
        .iter()
        .flat_map(|section| section.prose.blocks.iter().map(move |block| (section.key, block)));
    blocks.filter_map(|(key, block)| match block {
        Block::Picture(picture) => Some((key, picture)),
        _ => None,
    })
}

/// The pictures of a report, one after the other.
struct Look<'a> {
    folder: &'a dyn Folder,
    extent: Extent,
    /// What was found of each path; nothing for one that the reader tells of.
    seen: BTreeMap<String, Option<Result<Seen, Wrong>>>,
    /// How many pixels they have together.
    pixels: u64,
}

/// What is known of a picture that can be used.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Seen {
    size: PixelSize,
    /// Whether its colours are by a profile that is not kept; unknown from its head alone.
    loses_colours: bool,
}

/// Why a picture is of no use.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Wrong {
    Picture(PictureFault),
    /// It is there and cannot be had, for this reason.
    File(String),
}

impl Look<'_> {
    fn at(&mut self, picture: &Picture) -> Option<Diagnostic> {
        let path = &picture.path.value;
        if !self.seen.contains_key(path) {
            let seen = self.look(path);
            self.seen.insert(path.clone(), seen);
        }
        let seen = self.seen.get(path).cloned().flatten();
        match seen? {
            Ok(Seen { size, loses_colours }) => {
                let width = picture.width.and_then(|width| i32::try_from(width).ok());
                let sized = width.map(Length::from_centimillimetres).and_then(|width| {
                    coarse(picture, size, width).or_else(|| scaled(picture, size, width))
                });
                sized.or_else(|| loses_colours.then(|| recoloured(picture)))
            }
            Err(Wrong::Picture(fault)) => Some(finding(picture, &fault)),
            Err(Wrong::File(problem)) => Some(unusable(picture, problem)),
        }
    }

    fn look(&mut self, path: &str) -> Option<Result<Seen, Wrong>> {
        let bytes = match self.folder.read(path) {
            Ok(bytes) => bytes,
            // What cannot be read although it is there, the reader has not told of.
            Err(error) => {
                let is_there = self.folder.probe(path).is_ok();
                return is_there.then(|| Err(Wrong::File(error.to_string())));
            }
        };
        let found = match self.extent {
            Extent::Head => measure(&bytes).map(|size| Seen { size, loses_colours: false }),
            Extent::Whole => decode(&bytes).map(|picture| Seen {
                size: picture.size(),
                loses_colours: picture.profile == Profile::Unknown,
            }),
        };
        let pixels = found.as_ref().map_or(0, |seen| seen.size.pixels());
        self.pixels = self.pixels.saturating_add(pixels);
        let is_over = found.is_ok() && self.pixels > MOST_PIXELS_TOGETHER;
        let found = if is_over { Err(PictureFault::TooManyTogether) } else { found };
        Some(found.map_err(Wrong::Picture))
    }
}

fn finding(picture: &Picture, fault: &PictureFault) -> Diagnostic {
    if fault.is_size() {
        let message = format!("图片 {} {fault}", picture.path.value);
        return faults::PICTURE_TOO_LARGE.found(picture.path.span, message);
    }
    unusable(picture, fault.to_string())
}

fn unusable(picture: &Picture, problem: String) -> Diagnostic {
    let (path, from) = (picture.path.value.clone(), picture.path.span);
    LayoutError::Picture { path, problem, from }.diagnostic()
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

fn recoloured(picture: &Picture) -> Diagnostic {
    let path = &picture.path.value;
    let message = format!(
        "图片 {path} 的颜色按它自带的一种特性文件（ICC）解释，本程序不保留这一种，按普通的 sRGB 印，颜色可能有出入"
    );
    let found = faults::DROPPED_COLOUR_PROFILE.found(picture.path.span, message);
    found.help("颜色要紧的，请在看图软件里转换为 sRGB 再存")
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
    use report_core::MemoryFolder;

    const PNG: &[u8] = include_bytes!("../../../reports/2020/media.png");
    const JPEG: &[u8] = include_bytes!("../../../reports/2020/meeting.jpg");

    /// What a look at a picture finds, of its head and of all of it.
    fn check(bytes: &[u8]) -> [Option<Result<Seen, Wrong>>; 2] {
        let folder = MemoryFolder::new().with("a", bytes);
        [Extent::Head, Extent::Whole].map(|extent| {
            Look { folder: &folder, extent, seen: BTreeMap::new(), pixels: 0 }.look("a")
        })
    }

    #[test]
    fn a_head_tells_the_size_and_the_whole_whether_it_prints() {
        for (name, picture) in [("PNG", PNG), ("JPEG", JPEG)] {
            let [head, whole] = check(picture);
            assert!(matches!(head, Some(Ok(_))) && head == whole, "{name}");
            let cut = &picture[..picture.len() * 3 / 4];
            let [head, whole] = check(cut);
            assert!(matches!(head, Some(Ok(_))), "{name}");
            assert_eq!(whole, Some(Err(Wrong::Picture(PictureFault::Broken))), "{name}");
        }
        let foreign = Some(Err(Wrong::Picture(PictureFault::Foreign("GIF"))));
        assert_eq!(check(b"GIF89a"), [foreign.clone(), foreign]);
    }

    /// A photograph with a colour profile of these bytes.
    fn with_profile(profile: &[u8]) -> Vec<u8> {
        let segment = [b"ICC_PROFILE\0\x01\x01", profile].concat();
        let length = u16::try_from(segment.len() + 2).unwrap().to_be_bytes();
        let (start, rest) = JPEG.split_at(2);
        [start, b"\xff\xe2", &length, &segment, rest].concat()
    }

    #[test]
    fn a_profile_that_is_not_kept_is_told_by_all_of_the_picture() {
        let loses = |bytes: &[u8]| {
            check(bytes).map(|seen| seen.unwrap().is_ok_and(|seen| seen.loses_colours))
        };
        assert_eq!(loses(JPEG), [false, false]);
        assert_eq!(loses(&with_profile(b"tables for four inks")), [false, true]);
        let text = "year = 2024\n[overview]\ntext = '''\n![图](a.jpg)\n'''\n";
        let input = crate::Input::new("2024.toml", text.into()).unwrap();
        let found = |bytes: &[u8]| {
            let folder = MemoryFolder::new().with("a.jpg", bytes);
            let report = crate::check(&input, &folder, crate::Options::new());
            report.diagnostics.iter().filter(|it| it.rule == "dropped-colour-profile").count()
        };
        assert_eq!([found(JPEG), found(&with_profile(b"tables for four inks"))], [0, 1]);
    }

    #[test]
    fn pictures_that_are_too_many_together_are_told_from_the_first_over() {
        let folder = MemoryFolder::new().with("a", PNG);
        let (extent, pixels) = (Extent::Head, MOST_PIXELS_TOGETHER);
        let mut look = Look { folder: &folder, extent, seen: BTreeMap::new(), pixels };
        let over = Some(Err(Wrong::Picture(PictureFault::TooManyTogether)));
        assert_eq!(look.look("a"), over);
    }
}
