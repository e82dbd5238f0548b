//! JPEG: its head and its segments (ITU-T T.81, annex B). The picture itself passes into the PDF as
//! it is; it must not be decoded here.

use super::{Colour, Orientation, Picture, PictureFault, PixelSize, Samples, exif};

/// End of image.
const END: u8 = 0xD9;
/// Start of scan: compressed samples follow the segment.
const SCAN: u8 = 0xDA;
/// Exif and XMP.
const METADATA: u8 = 0xE1;
/// What a sample's colour is (ICC.1:2022, annex B.4), and other things.
const PROFILE: u8 = 0xE2;

/// The size as shown.
pub(super) fn measure(bytes: &[u8]) -> Result<PixelSize, PictureFault> {
    let mut head = Head::default();
    for segment in segments(bytes) {
        head.read(segment?)?;
        if head.frame.is_some() {
            break;
        }
    }
    let frame = head.frame.ok_or(PictureFault::Broken)?;
    Ok(head.orientation().upright(frame.size))
}

/// The file without its metadata.
pub(super) fn decode(bytes: &[u8]) -> Result<Picture, PictureFault> {
    let mut head = Head::default();
    let mut kept = bytes.get(..2).unwrap_or_default().to_vec();
    for segment in segments(bytes) {
        let segment = segment?;
        head.read(segment)?;
        if segment.is_needed() {
            kept.extend_from_slice(segment.whole);
        }
    }
    let frame = head.frame.ok_or(PictureFault::Broken)?;
    Ok(Picture {
        stored: frame.size,
        orientation: head.orientation(),
        colour: if frame.grey { Colour::Grey } else { Colour::Rgb },
        depth: 8,
        data: Samples::Jpeg(kept),
        opacity: None,
    })
}

/// The file with the picture, its profile and its turning, and nothing else; nothing where it is cut
/// short.
pub(super) fn bare(bytes: &[u8]) -> Option<Vec<u8>> {
    let mut head = Head::default();
    let mut kept = bytes.get(..2)?.to_vec();
    for segment in segments(bytes) {
        let segment = segment.ok()?;
        let was_told = head.turned.is_some();
        // A frame that cannot be shown is no reason to keep what surrounds it.
        let _ = head.read(segment);
        if segment.is_needed() || segment.is_profile() {
            kept.extend_from_slice(segment.whole);
        } else if let (false, Some(turned)) = (was_told, head.turned) {
            kept.extend(exif::segment(turned).into_iter().flatten());
        }
    }
    Some(kept)
}

/// What the segments before the samples tell.
#[derive(Default)]
struct Head {
    frame: Option<Frame>,
    /// The number of the way it is turned, as the first to tell has it.
    turned: Option<u16>,
}

#[derive(Clone, Copy)]
struct Frame {
    size: PixelSize,
    grey: bool,
}

impl Head {
    fn read(&mut self, segment: Segment<'_>) -> Result<(), PictureFault> {
        match segment.marker {
            METADATA if self.frame.is_none() => {
                self.turned = self.turned.or_else(|| exif::turned(segment.content));
            }
            0xC4 | 0xC8 | 0xCC => {}
            // Baseline, extended and progressive, Huffman-coded: what DCTDecode reads.
            0xC0..=0xC2 => self.frame = Some(frame(segment.content)?),
            0xC3..=0xCF => return Err(PictureFault::RareJpeg),
            _ => {}
        }
        Ok(())
    }

    fn orientation(&self) -> Orientation {
        self.turned.map_or_else(Orientation::default, Orientation::from_exif)
    }
}

/// A frame header: precision, height, width, components.
fn frame(content: &[u8]) -> Result<Frame, PictureFault> {
    let &[precision, h1, h2, w1, w2, components, ..] = content else {
        return Err(PictureFault::Broken);
    };
    if precision != 8 {
        return Err(PictureFault::DeepColour);
    }
    let grey = match components {
        1 => true,
        3 => false,
        4 => return Err(PictureFault::Cmyk),
        _ => return Err(PictureFault::Broken),
    };
    let [width, height] = [[w1, w2], [h1, h2]].map(|bytes| u32::from(u16::from_be_bytes(bytes)));
    Ok(Frame { size: PixelSize { width, height }.checked()?, grey })
}

/// One segment, with the samples behind it when it starts a scan.
#[derive(Clone, Copy)]
struct Segment<'a> {
    marker: u8,
    /// What is between its length and the next segment.
    content: &'a [u8],
    /// All of it, from its marker on.
    whole: &'a [u8],
}

impl Segment<'_> {
    /// Whether the picture needs it: tables, frames, scans, and the two marks that tell the colour
    /// (JFIF, Adobe); not comments, Exif, thumbnails.
    fn is_needed(&self) -> bool {
        let is_thumbnail = self.marker == 0xE0 && self.content.starts_with(b"JFXX\0");
        !is_thumbnail && !matches!(self.marker, 0xE1..=0xED | 0xEF | 0xFE)
    }

    /// Whether it tells what the colours are.
    fn is_profile(&self) -> bool {
        self.marker == PROFILE && self.content.starts_with(b"ICC_PROFILE\0")
    }
}

/// The segments after the first marker, to the end of the image and no further. A file that stops
/// before ends in one error.
fn segments(bytes: &[u8]) -> impl Iterator<Item = Result<Segment<'_>, PictureFault>> {
    let mut rest = Some(bytes.get(2..).unwrap_or_default());
    std::iter::from_fn(move || {
        let here = rest.take()?;
        let Some((segment, after)) = split(here) else {
            return Some(Err(PictureFault::Broken));
        };
        if segment.marker != END {
            rest = Some(after);
        }
        Some(Ok(segment))
    })
}

fn split(bytes: &[u8]) -> Option<(Segment<'_>, &[u8])> {
    // A marker may have any number of fill bytes before it.
    let fill = bytes.iter().take_while(|&&byte| byte == 0xFF).count();
    let start = fill.checked_sub(1)?;
    let marker = *bytes.get(fill)?;
    let length = match marker {
        0 => return None,
        0x01 | 0xD0..=0xD7 | END => 0,
        _ => usize::from(u16::from_be_bytes(bytes.get(fill + 1..fill + 3)?.try_into().ok()?)),
    };
    let mut end = fill + 1 + length;
    let content = if length == 0 { &[] } else { bytes.get(fill + 3..end)? };
    if marker == SCAN {
        end += scan_length(bytes.get(end..)?)?;
    }
    let (whole, after) = (bytes.get(start..end)?, bytes.get(end..)?);
    Some((Segment { marker, content, whole }, after))
}

/// How many bytes of samples there are before the next marker. In them 0xFF is followed by 0 or by
/// the number of a restart.
fn scan_length(bytes: &[u8]) -> Option<usize> {
    let is_marker = |pair: &[u8]| matches!(pair, [0xFF, 0x01..=0xCF | 0xD8..=0xFE]);
    bytes.windows(2).position(is_marker)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A file with the given segments before its one scan.
    fn file(segments: &[&[u8]]) -> Vec<u8> {
        let scan: &[u8] = &[0xFF, 0xDA, 0, 3, 9, 1, 2, 0xFF, 0, 3, 0xFF, 0xD0, 4, 0xFF, 0xD9];
        let mut bytes = vec![0xFF, 0xD8];
        for segment in segments {
            bytes.extend_from_slice(segment);
        }
        bytes.extend_from_slice(scan);
        bytes
    }

    /// A frame header of 3 × 2 pixels.
    fn frame_of(marker: u8, precision: u8, components: u8) -> [u8; 10] {
        [0xFF, marker, 0, 8, precision, 0, 2, 0, 3, components]
    }

    const EXIF_TURNED: &[u8] =
        b"\xff\xe1\0\x22Exif\0\0MM\0*\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0\x06\0\0\0\0\0\0";

    fn check(segments: &[&[u8]], fault: &PictureFault) {
        assert_eq!(measure(&file(segments)).as_ref(), Err(fault));
        assert_eq!(decode(&file(segments)).as_ref(), Err(fault));
    }

    #[test]
    fn size_and_colour_come_from_the_frame() {
        for (marker, components, colour) in [(0xC0, 3, Colour::Rgb), (0xC2, 1, Colour::Grey)] {
            let bytes = file(&[&frame_of(marker, 8, components)]);
            assert_eq!(measure(&bytes), Ok(PixelSize { width: 3, height: 2 }));
            let picture = decode(&bytes).unwrap();
            assert_eq!((picture.colour, picture.data), (colour, Samples::Jpeg(bytes)));
        }
    }

    #[test]
    fn a_turned_photograph_is_measured_upright() {
        let bytes = file(&[EXIF_TURNED, &frame_of(0xC0, 8, 3)]);
        assert_eq!(measure(&bytes), Ok(PixelSize { width: 2, height: 3 }));
        let picture = decode(&bytes).unwrap();
        assert_eq!(picture.stored, PixelSize { width: 3, height: 2 });
        assert!(picture.orientation.transposed);
    }

    #[test]
    fn metadata_and_what_follows_the_picture_are_left_out() {
        let plain = file(&[b"\xff\xe0\0\x04JF", &frame_of(0xC0, 8, 3)]);
        let comment: &[u8] = b"\xff\xfe\0\x04hi";
        let mut full = file(&[b"\xff\xe0\0\x04JF", EXIF_TURNED, comment, &frame_of(0xC0, 8, 3)]);
        full.extend_from_slice(b"more");
        assert_eq!(decode(&full).unwrap().data, Samples::Jpeg(plain));
    }

    #[test]
    fn the_bare_file_keeps_colours_and_turning_and_nothing_else() {
        let profile: &[u8] = b"\xff\xe2\0\x10ICC_PROFILE\0\x01\x01";
        let xmp: &[u8] = b"\xff\xe1\0\x1fhttp://ns.adobe.com/xap/1.0/\0";
        let frame = frame_of(0xC0, 8, 3);
        let others: [&[u8]; 3] =
            [b"\xff\xe2\0\x06MPF\0", b"\xff\xed\0\x04ab", b"\xff\xe0\0\x07JFXX\0"];
        let [multiple, author, thumbnail] = others;
        let full = file(&[
            b"\xff\xe0\0\x04JF",
            thumbnail,
            EXIF_TURNED,
            xmp,
            multiple,
            author,
            profile,
            &frame,
        ]);
        let bare = bare(&full).unwrap();
        assert_eq!(bare, file(&[b"\xff\xe0\0\x04JF", EXIF_TURNED, profile, &frame]));
        assert_eq!(decode(&bare), decode(&full));
        assert_eq!(measure(&full), Ok(PixelSize { width: 2, height: 3 }), "XMP turns nothing back");
    }

    #[test]
    fn what_a_pdf_cannot_show_is_refused_by_name() {
        check(&[&frame_of(0xC0, 8, 4)], &PictureFault::Cmyk);
        check(&[&frame_of(0xC1, 12, 3)], &PictureFault::DeepColour);
        check(&[&frame_of(0xC3, 8, 3)], &PictureFault::RareJpeg);
        check(&[&frame_of(0xC9, 8, 3)], &PictureFault::RareJpeg);
        check(&[], &PictureFault::Broken);
        check(&[&[0xFF, 0xC0, 0, 8, 8, 0, 0, 0, 3, 3]], &PictureFault::Broken);
        let huge = PixelSize { width: 60_000, height: 60_000 };
        let frame: &[u8] = &[0xFF, 0xC0, 0, 8, 8, 0xEA, 0x60, 0xEA, 0x60, 3];
        check(&[frame], &PictureFault::TooManyPixels(huge));
    }

    #[test]
    fn a_file_cut_anywhere_is_broken() {
        let bytes = file(&[&frame_of(0xC0, 8, 3)]);
        for length in 3..bytes.len() {
            let cut = bytes.get(..length).unwrap();
            assert_eq!(decode(cut), Err(PictureFault::Broken), "{length}");
        }
    }
}
