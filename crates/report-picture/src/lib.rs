//! Pictures as a PDF wants them: JPEG as it is, PNG as pixels or as its own compressed rows, both
//! without metadata. It must not scale, place or read files, and takes any bytes without a panic.

mod exif;
mod fault;
mod jpeg;
mod png;

pub use fault::PictureFault;

/// Most pixels of one picture: 50 megapixels, a camera's largest. More is refused before anything is
/// decoded.
pub const MOST_PIXELS: u64 = 50_000_000;

/// How many pixels a picture shows, upright.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PixelSize {
    /// Pixels from left to right.
    pub width: u32,
    /// Pixels from top to bottom.
    pub height: u32,
}

impl PixelSize {
    /// Refuses sizes no page can show.
    fn checked(self) -> Result<Self, PictureFault> {
        let pixels = u64::from(self.width) * u64::from(self.height);
        match pixels {
            0 => Err(PictureFault::Broken),
            _ if pixels > MOST_PIXELS => Err(PictureFault::TooManyPixels(self)),
            _ => Ok(self),
        }
    }
}

/// The size of a PNG or JPEG picture as a viewer shows it, from its head alone.
///
/// # Errors
/// [`PictureFault`], when the picture cannot be part of a PDF. What is only wrong further inside is
/// found when the PDF is written.
///
/// ```
/// use report_picture::{PictureFault, measure};
///
/// assert_eq!(measure(b"GIF89a"), Err(PictureFault::Foreign("GIF")));
/// ```
pub fn measure(bytes: &[u8]) -> Result<PixelSize, PictureFault> {
    match Container::of(bytes)? {
        Container::Png => png::measure(bytes),
        Container::Jpeg => jpeg::measure(bytes),
    }
}

/// A PNG or JPEG file with the same picture, the same colours and turned the same way, but without
/// what tells where, when, by whom and with what it was made: Exif but for the turning, XMP, comments,
/// thumbnails, and whatever follows the picture. Nothing where there is none of it, or the bytes are
/// no such file.
///
/// ```
/// use report_picture::without_metadata;
///
/// assert_eq!(without_metadata(b"no picture"), None);
/// ```
#[must_use]
pub fn without_metadata(bytes: &[u8]) -> Option<Vec<u8>> {
    let bare = match Container::of(bytes).ok()? {
        Container::Png => png::bare(bytes)?,
        Container::Jpeg => jpeg::bare(bytes)?,
    };
    (bare != bytes).then_some(bare)
}

/// A picture ready to be embedded.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Picture {
    /// Its size as stored, before it is turned upright.
    pub stored: PixelSize,
    /// How it is turned.
    pub orientation: Orientation,
    /// What a sample means.
    pub colour: Colour,
    /// Bits a sample: 1, 2, 4 or 8.
    pub depth: u8,
    /// The samples.
    pub data: Samples,
    /// 8-bit opacity of each pixel, row by row; nothing when it is opaque.
    pub opacity: Option<Vec<u8>>,
}

/// What the samples of a picture mean.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Colour {
    /// Shades of grey.
    Grey,
    /// Red, green, blue.
    Rgb,
    /// Numbers of entries in a table of red, green, blue.
    Palette(Vec<u8>),
}

impl Colour {
    /// Samples a pixel.
    pub fn channels(&self) -> u8 {
        match self {
            Self::Grey | Self::Palette(_) => 1,
            Self::Rgb => 3,
        }
    }
}

/// How the samples are stored.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Samples {
    /// A JPEG file without its metadata.
    Jpeg(Vec<u8>),
    /// The compressed and filtered rows of a PNG file, as they stand in it.
    PngRows(Vec<u8>),
    /// Plain samples, row by row.
    Plain(Vec<u8>),
}

/// Decodes a picture as far as a PDF needs it.
///
/// # Errors
/// [`PictureFault`]: it is no picture, or one that cannot be embedded.
pub fn decode(bytes: &[u8]) -> Result<Picture, PictureFault> {
    match Container::of(bytes)? {
        Container::Png => png::decode(bytes),
        Container::Jpeg => jpeg::decode(bytes),
    }
}

/// How the stored picture is turned to stand upright: the eight ways of Exif 2.32, tag 0x0112.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Orientation {
    /// Whether rows become columns. Applied first.
    pub transposed: bool,
    /// Whether left and right are then exchanged.
    pub flipped_across: bool,
    /// Whether top and bottom are then exchanged.
    pub flipped_down: bool,
}

impl Orientation {
    /// From the tag's number; upright for any that is none of the eight.
    fn from_exif(value: u16) -> Self {
        let (transposed, flipped_across, flipped_down) = match value {
            2 => (false, true, false),
            3 => (false, true, true),
            4 => (false, false, true),
            5 => (true, false, false),
            6 => (true, true, false),
            7 => (true, true, true),
            8 => (true, false, true),
            _ => (false, false, false),
        };
        Self { transposed, flipped_across, flipped_down }
    }

    fn upright(self, stored: PixelSize) -> PixelSize {
        let PixelSize { width, height } = stored;
        if self.transposed { PixelSize { width: height, height: width } } else { stored }
    }
}

/// The two kinds of files taken.
enum Container {
    Png,
    Jpeg,
}

/// First bytes of the kinds of files people try to use, after the two taken.
const FOREIGN: &[(&[u8], &str)] = &[
    (b"GIF8", "GIF"),
    (b"BM", "BMP"),
    (b"II*\0", "TIFF"),
    (b"MM\0*", "TIFF"),
    (b"%PDF", "PDF"),
    (b"<svg", "SVG"),
    (b"<?xml", "SVG"),
    (b"\xd7\xcd\xc6\x9a", "WMF"),
    (b"\x01\0\0\0", "EMF"),
    (b"\0\0\x01\0", "ICO"),
];

impl Container {
    /// Tells the kind by content, never by the file's name.
    fn of(bytes: &[u8]) -> Result<Self, PictureFault> {
        if bytes.starts_with(b"\x89PNG\r\n\x1a\n") {
            return Ok(Self::Png);
        }
        if bytes.starts_with(b"\xff\xd8\xff") {
            return Ok(Self::Jpeg);
        }
        Err(foreign(bytes).map_or(PictureFault::Unknown, PictureFault::Foreign))
    }
}

fn foreign(bytes: &[u8]) -> Option<&'static str> {
    match (bytes.get(..4), bytes.get(4..8), bytes.get(8..12)) {
        (Some(b"RIFF"), _, Some(b"WEBP")) => return Some("WebP"),
        (_, Some(b"ftyp"), Some(b"avif")) => return Some("AVIF"),
        (_, Some(b"ftyp"), Some(_)) => return Some("HEIC"),
        _ => {}
    }
    FOREIGN.iter().find(|(magic, _)| bytes.starts_with(magic)).map(|(_, name)| *name)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn check(bytes: &[u8], fault: &PictureFault) {
        assert_eq!(measure(bytes).as_ref(), Err(fault), "{bytes:?}");
        assert_eq!(decode(bytes).as_ref(), Err(fault), "{bytes:?}");
    }

    #[test]
    fn other_kinds_of_files_are_named() {
        check(b"GIF89a...", &PictureFault::Foreign("GIF"));
        check(b"RIFF\0\0\0\0WEBPVP8 ", &PictureFault::Foreign("WebP"));
        check(b"\0\0\0\x18ftypheic", &PictureFault::Foreign("HEIC"));
        check(b"<svg xmlns=", &PictureFault::Foreign("SVG"));
        check(b"BM6\0", &PictureFault::Foreign("BMP"));
        check(b"hello", &PictureFault::Unknown);
        check(b"", &PictureFault::Unknown);
    }

    #[test]
    fn the_eight_ways_of_turning_are_all_different() {
        let all: Vec<Orientation> = (1..=8).map(Orientation::from_exif).collect();
        for (index, one) in all.iter().enumerate() {
            assert!(!all.iter().skip(index + 1).any(|other| other == one), "{one:?}");
        }
        assert_eq!(Orientation::from_exif(1), Orientation::default());
        assert_eq!(Orientation::from_exif(99), Orientation::default());
    }

    /// A JPEG with segments of metadata, of a profile and of none of these, in any order and number.
    fn jpeg(segments: &[(u8, u8)]) -> Vec<u8> {
        let mut bytes = b"\xff\xd8".to_vec();
        for &(kind, turned) in segments {
            let exif = exif::segment(u16::from(turned)).unwrap_or_default();
            let content: &[u8] = match kind {
                0 => b"\xff\xe1\0\x08SECRET",
                1 => b"\xff\xfe\0\x08SECRET",
                2 => b"\xff\xff\xed\0\x08SECRET",
                3 => b"\xff\xe2\0\x10ICC_PROFILE\0\x01\x01",
                4 => b"\xff\xe0\0\x08JFIF\0\0",
                5 => b"\xff\xe0\0\x0dJFXX\0SECRET",
                6 => b"\xff\xc0\0\x0b\x08\0\x02\0\x03\x01\x01\x11\0",
                _ => &exif,
            };
            bytes.extend_from_slice(content);
        }
        bytes.extend(
            b"\xff\xc0\0\x0b\x08\0\x02\0\x03\x01\x01\x11\0\xff\xda\0\x03\x09\x01\x02\xff\xd9SECRET",
        );
        bytes
    }

    /// A PNG of 2 by 1 pixels, the same way.
    fn png(chunks: &[(u8, u8)]) -> Vec<u8> {
        let exif = |turned| exif::tiff(u16::from(turned)).unwrap_or_default();
        let mut bytes = b"\x89PNG\r\n\x1a\n".to_vec();
        let mut add = |kind: &[u8], content: &[u8]| {
            let mut crc = flate2::Crc::new();
            crc.update(kind);
            crc.update(content);
            bytes.extend(u32::try_from(content.len()).unwrap().to_be_bytes());
            bytes.extend([kind, content, &crc.sum().to_be_bytes()].concat());
        };
        add(b"IHDR", &[0, 0, 0, 2, 0, 0, 0, 1, 8, 0, 0, 0, 0]);
        let mut rows = flate2::write::ZlibEncoder::new(Vec::new(), flate2::Compression::fast());
        std::io::Write::write_all(&mut rows, &[0, 1, 2]).unwrap();
        let rows = rows.finish().unwrap();
        for &(kind, turned) in chunks {
            match kind {
                0 => add(b"tEXt", b"Author\0SECRET"),
                1 => add(b"tIME", b"SECRET."),
                2 => add(b"prIv", b"SECRET"),
                3 => add(b"pHYs", &[0, 0, 1, 0, 0, 0, 1, 0, 1]),
                4 => add(b"gAMA", &[0, 0, 1, 0]),
                _ => add(b"eXIf", &[&exif(turned)[..], b"SECRET"].concat()),
            }
        }
        add(b"IDAT", &rows);
        add(b"iTXt", b"SECRET");
        add(b"IEND", b"");
        bytes.extend(b"SECRET");
        bytes
    }

    fn tells(bytes: &[u8]) -> bool {
        bytes.windows(6).any(|part| part == b"SECRET")
    }

    proptest! {
        #[test]
        fn a_bare_picture_is_the_same_and_tells_nothing(
            parts in proptest::collection::vec((0..9_u8, 0..10_u8), 0..6),
            is_png in any::<bool>(),
        ) {
            let file = if is_png { png(&parts) } else { jpeg(&parts) };
            let bare = without_metadata(&file).unwrap();
            prop_assert!(tells(&file) && !tells(&bare));
            prop_assert_eq!(without_metadata(&bare), None, "once and for all");
            prop_assert_eq!(measure(&bare), measure(&file));
            prop_assert_eq!(decode(&bare), decode(&file));
            prop_assert!(measure(&file).is_ok());
        }

        #[test]
        fn no_bytes_panic(bytes in proptest::collection::vec(any::<u8>(), 0..200), kind in 0..3) {
            let head: &[u8] = match kind {
                0 => b"\x89PNG\r\n\x1a\n\0\0\0\x0dIHDR",
                1 => b"\xff\xd8\xff\xe1",
                _ => b"",
            };
            let file = [head, &bytes].concat();
            let _ = measure(&file);
            let _ = decode(&file);
            if let Some(bare) = without_metadata(&file) {
                prop_assert_eq!(without_metadata(&bare), None);
            }
        }
    }
}
