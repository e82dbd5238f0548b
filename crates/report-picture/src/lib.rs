//! Pictures as a PDF wants them: JPEG as it is, PNG as pixels or as its own compressed rows, both
//! without metadata and decoded once to see that they are whole. It must not scale, place or read files, and takes
//! any bytes without a panic.

mod exif;
mod fault;
mod icc;
mod jpeg;
mod png;

pub use fault::PictureFault;
pub use icc::Profile;

/// Most pixels of one picture: 50 megapixels, a camera's largest. More is refused before anything is
/// decoded.
pub const MOST_PIXELS: u64 = 50_000_000;

/// Most pixels of all pictures of one document, each counted once: forty of a good camera.
pub const MOST_PIXELS_TOGETHER: u64 = 500_000_000;

/// The longest side of a picture, in pixels: some readers of PDF count in 16 bits.
const MOST_SIDE: u32 = 32_767;

/// The most bytes a picture may need to be decoded: 256 MB. How many it needs is known from its head.
const MOST_BYTES: u64 = 256 << 20;

/// How many pixels a picture shows, upright.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PixelSize {
    /// Pixels from left to right.
    pub width: u32,
    /// Pixels from top to bottom.
    pub height: u32,
}

impl PixelSize {
    /// How many pixels there are in all.
    #[must_use]
    pub fn pixels(self) -> u64 {
        u64::from(self.width) * u64::from(self.height)
    }

    /// Refuses sizes no page can show.
    fn checked(self) -> Result<Self, PictureFault> {
        match self.pixels() {
            0 => Err(PictureFault::Broken),
            pixels if pixels > MOST_PIXELS => Err(PictureFault::TooManyPixels(self)),
            _ if self.width.max(self.height) > MOST_SIDE => Err(PictureFault::SideTooLong(self)),
            _ => Ok(self),
        }
    }
}

/// The size of a PNG or JPEG picture as a viewer shows it, from its head alone.
///
/// # Errors
/// [`PictureFault`], when the head shows that the picture cannot be part of a PDF. What is only wrong further inside
/// [`examine`] and [`decode`] find.
///
/// ```
/// use report_picture::{PictureFault, measure};
///
/// assert_eq!(measure(b"GIF89a"), Err(PictureFault::Foreign("GIF")));
/// ```
pub fn measure(bytes: &[u8]) -> Result<PixelSize, PictureFault> {
    let (stored, orientation) = match Container::of(bytes)? {
        Container::Png => png::stored(bytes)?,
        Container::Jpeg => jpeg::stored(bytes)?,
    };
    Ok(orientation.upright(stored))
}

/// How a picture is turned, from its head alone.
///
/// # Errors
/// As [`measure`].
///
/// ```
/// use report_picture::{PictureFault, orientation};
///
/// assert_eq!(orientation(b"GIF89a"), Err(PictureFault::Foreign("GIF")));
/// ```
pub fn orientation(bytes: &[u8]) -> Result<Orientation, PictureFault> {
    match Container::of(bytes)? {
        Container::Png => png::stored(bytes).map(|(_, orientation)| orientation),
        Container::Jpeg => jpeg::stored(bytes).map(|(_, orientation)| orientation),
    }
}

/// The size of a picture as [`measure`] gives it, and whatever [`decode`] would find wrong. Nothing is kept of what
/// is decoded.
///
/// # Errors
/// [`PictureFault`], when the picture cannot be part of a PDF.
///
/// ```
/// use report_picture::{PictureFault, examine};
///
/// assert_eq!(examine(b"\x89PNG\r\n\x1a\n"), Err(PictureFault::Broken));
/// ```
pub fn examine(bytes: &[u8]) -> Result<PixelSize, PictureFault> {
    decode(bytes).map(|picture| picture.size())
}

/// A PNG or JPEG file with the same picture, the same colours and turned the same way, but without
/// what tells where, when, by whom and with what it was made. What is kept is named, each part at its
/// exact length: tables, frames, scans, colours, density and the turning, and of a colour profile its numbers.
/// Nothing where that is all there is, or the bytes are no whole file of the kind.
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
    /// What its colours are.
    pub profile: Profile,
    /// 8-bit opacity of each pixel, row by row; nothing when it is opaque.
    pub opacity: Option<Vec<u8>>,
}

impl Picture {
    /// Its size as it is seen, turned upright.
    #[must_use]
    pub fn size(&self) -> PixelSize {
        self.orientation.upright(self.stored)
    }
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

/// Decodes a picture as far as a PDF needs it. All of it is gone through once: PNG rows are as many and as long as
/// the head says, by filters there are, their indices within the palette; a JPEG has one frame and every table
/// its scans use, and its samples decode to the end.
///
/// # Errors
/// [`PictureFault`], when the picture cannot be part of a PDF.
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
mod tests;
