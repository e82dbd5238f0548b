//! Pictures in greys and how far two may differ: what the golden pages are held with. It must not
//! draw anything, nor know a PDF.

#![expect(clippy::disallowed_methods, reason = "the pictures lie on the disk")]

use std::fs::File;
use std::io::{BufReader, BufWriter};
use std::path::Path;

/// How far the greys of one pixel may lie apart.
pub const SHADE: u8 = 32;

/// How many pixels of a page may differ by more.
pub const PIXELS: usize = 8;

/// A picture in greys, row by row from the top.
#[derive(PartialEq, Eq)]
pub struct Picture {
    /// Pixels of a row.
    pub width: usize,
    /// Every pixel, 0 for black.
    pub greys: Vec<u8>,
}

impl Picture {
    /// Rows.
    #[must_use]
    pub fn height(&self) -> usize {
        self.greys.len() / self.width.max(1)
    }

    /// A picture from the disk; nothing where there is none.
    ///
    /// # Panics
    /// Where the file is no whole PNG file of 8-bit greys.
    #[must_use]
    pub fn read(path: &Path) -> Option<Self> {
        let file = BufReader::new(File::open(path).ok()?);
        let mut reader = png::Decoder::new(file).read_info().expect("a PNG file");
        let mut greys = vec![0; reader.output_buffer_size().expect("a small picture")];
        let info = reader.next_frame(&mut greys).expect("a whole PNG file");
        assert_eq!(
            (info.color_type, info.bit_depth),
            (png::ColorType::Grayscale, png::BitDepth::Eight)
        );
        Some(Self { width: usize::try_from(info.width).expect("a small picture"), greys })
    }

    /// Puts the picture on the disk.
    ///
    /// # Panics
    /// Where that takes no more files.
    pub fn write(&self, path: &Path) {
        let file = File::create(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
        let [width, height] =
            [self.width, self.height()].map(|n| u32::try_from(n).expect("a small picture"));
        let mut encoder = png::Encoder::new(BufWriter::new(file), width, height);
        encoder.set_color(png::ColorType::Grayscale);
        encoder.set_depth(png::BitDepth::Eight);
        encoder.set_compression(png::Compression::High);
        let mut writer = encoder.write_header().expect("room on the disk");
        writer.write_image_data(&self.greys).expect("room on the disk");
    }

    /// Where the two differ by more than may be, black on white; nothing where their sizes do.
    #[must_use]
    pub fn difference(&self, other: &Self) -> Option<Self> {
        let same_size = (self.width, self.greys.len()) == (other.width, other.greys.len());
        let pairs = self.greys.iter().zip(&other.greys);
        let greys = pairs.map(|(one, other)| if one.abs_diff(*other) > SHADE { 0 } else { 255 });
        same_size.then(|| Self { width: self.width, greys: greys.collect() })
    }

    /// How many pixels are black.
    #[must_use]
    pub fn marked(&self) -> usize {
        self.greys.iter().map(|grey| usize::from(*grey == 0)).sum()
    }

    /// The pictures side by side.
    #[must_use]
    pub fn beside(pictures: &[&Self]) -> Self {
        let height = pictures.iter().map(|it| it.height()).max().unwrap_or_default();
        let row = |y: usize| {
            pictures.iter().flat_map(move |it| {
                let row = it.greys.get(y * it.width..(y + 1) * it.width);
                row.map_or_else(|| vec![128; it.width], <[u8]>::to_vec)
            })
        };
        let width = pictures.iter().map(|it| it.width).sum();
        Self { width, greys: (0..height).flat_map(row).collect() }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_difference_is_seen_and_shown() {
        let white = Picture { width: 4, greys: vec![255; 12] };
        let mut other = Picture { width: 4, greys: vec![255; 12] };
        other.greys[5] = 255 - SHADE;
        other.greys[6] = 254 - SHADE;
        let difference = white.difference(&other).map(|it| it.greys).unwrap_or_default();
        assert_eq!(difference.iter().position(|grey| *grey == 0), Some(6));

        let taller = Picture { width: 4, greys: vec![0; 16] };
        assert!(white.difference(&taller).is_none());
        let beside = Picture::beside(&[&white, &taller]);
        assert_eq!((beside.width, beside.height()), (8, 4));
        assert_eq!(beside.greys[24..], [128, 128, 128, 128, 0, 0, 0, 0]);
    }
}
