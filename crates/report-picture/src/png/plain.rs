//! A PNG file gone through once: what is kept of it, which is named here by its kind and at its exact length
//! (PNG, third edition, §11). It must not unpack rows.

use super::chunk::{Chunk, SIGNATURE, chunks, written};
use crate::icc::Profile;
use crate::{Colour, PictureFault, PixelSize, exif};
use flate2::Compression;
use flate2::read::{ZlibDecoder, ZlibEncoder};
use std::io::Read;
use std::ops::Range;

/// The most bytes of a colour profile, unpacked.
const MOST_PROFILE: u64 = 4 << 20;

/// What the first chunk says.
#[derive(Clone, Copy)]
pub(super) struct Head {
    pub(super) size: PixelSize,
    pub(super) depth: u8,
    pub(super) colour: ColourType,
    pub(super) is_interlaced: bool,
}

/// What a pixel is made of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum ColourType {
    Grey = 0,
    Rgb = 2,
    Indexed = 3,
    GreyAlpha = 4,
    Rgba = 6,
}

/// What is kept of a file.
pub(super) struct Plain {
    pub(super) head: Head,
    /// The table of colours, no longer than indices reach.
    pub(super) palette: Vec<u8>,
    /// Which colours are transparent, or how much.
    pub(super) transparency: Option<Vec<u8>>,
    /// The number of the way it is turned.
    pub(super) turned: Option<u16>,
    pub(super) profile: Profile,
    /// The packed rows, and what may stand behind them.
    pub(super) rows: Vec<u8>,
    parts: Vec<Part>,
}

/// A chunk that is kept, in its place.
enum Part {
    /// It tells of colours or density.
    Told([u8; 4], Vec<u8>),
    Palette,
    Transparency,
    Turning,
    Profile,
    /// It holds these bytes of the packed rows.
    Rows(Range<usize>),
}

impl Head {
    /// Reads the first chunk of a file.
    pub(super) fn read(bytes: &[u8]) -> Result<Self, PictureFault> {
        let broken = PictureFault::Broken;
        let first = chunks(bytes).next().ok_or(broken.clone())??;
        let &[w1, w2, w3, w4, h1, h2, h3, h4, depth, colour, packing, filtering, interlacing] =
            first.content
        else {
            return Err(broken);
        };
        let [width, height] = [[w1, w2, w3, w4], [h1, h2, h3, h4]].map(u32::from_be_bytes);
        let size = PixelSize { width, height }.checked()?;
        let colour = ColourType::of(colour, depth).ok_or(broken.clone())?;
        if depth == 16 {
            return Err(PictureFault::DeepColour);
        }
        let is_known = packing == 0 && filtering == 0 && interlacing < 2;
        if first.kind != b"IHDR" || !is_known {
            return Err(broken);
        }
        Ok(Self { size, depth, colour, is_interlaced: interlacing == 1 })
    }

    /// The width and the height of each pass that has a pixel (§8, Adam7).
    pub(super) fn passes(&self) -> Vec<(u32, u32)> {
        // Where each pass begins and how far its pixels stand apart: across, then down.
        const ADAM7: [[u32; 4]; 7] = [
            [0, 8, 0, 8],
            [4, 8, 0, 8],
            [0, 4, 4, 8],
            [2, 4, 0, 4],
            [0, 2, 2, 4],
            [1, 2, 0, 2],
            [0, 1, 1, 2],
        ];
        let whole = [[0, 1, 0, 1]];
        let passes: &[[u32; 4]] = if self.is_interlaced { &ADAM7 } else { &whole };
        let of = |&[left, across, top, down]: &[u32; 4]| {
            let count = |all: u32, from: u32, step: u32| all.saturating_sub(from).div_ceil(step);
            let width = count(self.size.width, left, across);
            let height = count(self.size.height, top, down);
            (width > 0 && height > 0).then_some((width, height))
        };
        passes.iter().filter_map(of).collect()
    }

    /// How many bytes a row of so many pixels takes, with the number of its filter (§7.2).
    pub(super) fn row_length(&self, width: u32) -> usize {
        let bits = u64::from(self.depth) * u64::from(self.colour.channels());
        1 + usize::try_from((u64::from(width) * bits).div_ceil(8)).unwrap_or(usize::MAX - 1)
    }
}

impl ColourType {
    /// By its number, where it goes with the depth (§11.2.1, table 12).
    fn of(number: u8, depth: u8) -> Option<Self> {
        let (colour, depths): (_, &[u8]) = match number {
            0 => (Self::Grey, &[1, 2, 4, 8, 16]),
            2 => (Self::Rgb, &[8, 16]),
            3 => (Self::Indexed, &[1, 2, 4, 8]),
            4 => (Self::GreyAlpha, &[8, 16]),
            6 => (Self::Rgba, &[8, 16]),
            _ => return None,
        };
        depths.contains(&depth).then_some(colour)
    }

    /// Samples a pixel.
    fn channels(self) -> u8 {
        match self {
            Self::Grey | Self::Indexed => 1,
            Self::GreyAlpha => 2,
            Self::Rgb => 3,
            Self::Rgba => 4,
        }
    }

    /// Whether its colours are shades of grey.
    pub(super) fn is_grey(self) -> bool {
        matches!(self, Self::Grey | Self::GreyAlpha)
    }
}

impl Plain {
    /// Goes through a file.
    pub(super) fn of(bytes: &[u8]) -> Result<Self, PictureFault> {
        let head = Head::read(bytes)?;
        let mut plain = Self {
            head,
            palette: Vec::new(),
            transparency: None,
            turned: None,
            profile: Profile::Standard,
            rows: Vec::new(),
            parts: Vec::new(),
        };
        for chunk in chunks(bytes).skip(1) {
            plain.read(chunk?)?;
        }
        let has_palette = head.colour != ColourType::Indexed || !plain.palette.is_empty();
        if plain.rows.is_empty() || !has_palette {
            return Err(PictureFault::Broken);
        }
        Ok(plain)
    }

    fn read(&mut self, Chunk { kind, content }: Chunk<'_>) -> Result<(), PictureFault> {
        let is_before = self.rows.is_empty();
        match kind {
            b"IDAT" => {
                let start = self.rows.len();
                self.rows.extend_from_slice(content);
                self.parts.push(Part::Rows(start..self.rows.len()));
            }
            b"acTL" if content.get(..4).is_some_and(|frames| frames > &[0, 0, 0, 1][..]) => {
                return Err(PictureFault::Animated);
            }
            b"PLTE" if is_before && self.palette.is_empty() => {
                if content.is_empty() || content.len() % 3 != 0 {
                    return Err(PictureFault::Broken);
                }
                if self.head.colour == ColourType::Indexed {
                    let most = 3 << self.head.depth;
                    self.palette = content.iter().copied().take(most).collect();
                    self.parts.push(Part::Palette);
                }
            }
            b"PLTE" | b"IHDR" => return Err(PictureFault::Broken),
            b"tRNS" if is_before && self.transparency.is_none() => {
                self.transparency = self.transparency(content);
                self.parts.push(Part::Transparency);
            }
            b"eXIf" if is_before && self.turned.is_none() => {
                self.turned = exif::tag_value(content);
                self.parts.extend(self.turned.map(|_| Part::Turning));
            }
            b"iCCP" if is_before && !self.has_profile() => {
                self.profile = self.profile(content);
                self.parts.push(Part::Profile);
            }
            b"gAMA" | b"cICP" if is_before => self.tell(*kind, content, 4),
            b"cHRM" if is_before => self.tell(*kind, content, 32),
            b"sRGB" if is_before => self.tell(*kind, content, 1),
            b"pHYs" if is_before => self.tell(*kind, content, 9),
            _ => {}
        }
        Ok(())
    }

    /// Keeps the first chunk of its kind that has at least its length.
    fn tell(&mut self, kind: [u8; 4], content: &[u8], length: usize) {
        let is_told = |part: &Part| matches!(part, Part::Told(other, _) if *other == kind);
        if let Some(content) = content.get(..length)
            && !self.parts.iter().any(is_told)
        {
            self.parts.push(Part::Told(kind, content.to_vec()));
        }
    }

    fn has_profile(&self) -> bool {
        self.parts.iter().any(|part| matches!(part, Part::Profile))
    }

    fn transparency(&self, content: &[u8]) -> Option<Vec<u8>> {
        let length = match self.head.colour {
            ColourType::Grey => 2,
            ColourType::Rgb => 6,
            ColourType::Indexed => content.len().min(self.palette.len() / 3),
            ColourType::GreyAlpha | ColourType::Rgba => return None,
        };
        content.get(..length).filter(|content| !content.is_empty()).map(<[u8]>::to_vec)
    }

    fn profile(&self, content: &[u8]) -> Profile {
        let name = content.iter().position(|byte| *byte == 0);
        let packed = name.and_then(|name| content.get(name + 2..)).unwrap_or_default();
        let mut profile = Vec::new();
        match ZlibDecoder::new(packed).take(MOST_PROFILE).read_to_end(&mut profile) {
            Ok(_) => Profile::of(&profile, if self.head.colour.is_grey() { 1 } else { 3 }),
            Err(_) => Profile::Unknown,
        }
    }

    /// What a sample means.
    pub(super) fn colour(&self) -> Colour {
        match self.head.colour {
            ColourType::Grey | ColourType::GreyAlpha => Colour::Grey,
            ColourType::Rgb | ColourType::Rgba => Colour::Rgb,
            ColourType::Indexed => Colour::Palette(self.palette.clone()),
        }
    }

    /// The file with the picture, its colours, density and turning, and nothing else. The rows are as long as
    /// `rows`.
    pub(super) fn written(&self, rows: usize) -> Vec<u8> {
        let PixelSize { width, height } = self.head.size;
        let kinds =
            [self.head.depth, self.head.colour as u8, 0, 0, u8::from(self.head.is_interlaced)];
        let head = [&width.to_be_bytes()[..], &height.to_be_bytes(), &kinds].concat();
        let mut file = [&SIGNATURE[..], &written(*b"IHDR", &head)].concat();
        for part in &self.parts {
            file.extend(self.written_part(part, rows));
        }
        file.extend(written(*b"IEND", b""));
        file
    }

    fn written_part(&self, part: &Part, rows: usize) -> Vec<u8> {
        let (kind, content) = match part {
            Part::Told(kind, content) => (*kind, Some(content.clone())),
            Part::Palette => (*b"PLTE", Some(self.palette.clone())),
            Part::Transparency => (*b"tRNS", self.transparency.clone()),
            Part::Turning => (*b"eXIf", self.turned.and_then(exif::tiff)),
            Part::Profile => match &self.profile {
                Profile::Own(profile) => (*b"iCCP", Some(packed_profile(profile))),
                Profile::Standard | Profile::Unknown => return Vec::new(),
            },
            Part::Rows(range) => {
                let range = range.start.min(rows)..range.end.min(rows);
                let rows = self.rows.get(range).filter(|rows| !rows.is_empty());
                (*b"IDAT", rows.map(<[u8]>::to_vec))
            }
        };
        content.map(|content| written(kind, &content)).unwrap_or_default()
    }
}

/// A profile as its chunk has it, without a name of its own.
fn packed_profile(profile: &[u8]) -> Vec<u8> {
    let mut packed = b"ICC\0\0".to_vec();
    // Reading from memory does not fail.
    let _ = ZlibEncoder::new(profile, Compression::best()).read_to_end(&mut packed);
    packed
}
