//! PNG: where a PDF can hold the compressed rows as they stand, they pass into it unchanged, gone through once;
//! else the picture is decoded. It must not keep text, time or names.

mod chunk;
mod plain;
mod rows;
#[cfg(test)]
mod tests;

use super::{Colour, MOST_BYTES, Orientation, Picture, PictureFault, PixelSize, Samples};
use crate::exif;
#[cfg(test)]
pub(crate) use chunk::written;
use plain::{ColourType, Head, Plain};
use png::{ColorType, Decoder, Limits, Reader, Transformations};
use std::io::Cursor;

type PngReader<'a> = Reader<Cursor<&'a [u8]>>;

/// The size as stored and how it is turned, from the head.
pub(super) fn stored(bytes: &[u8]) -> Result<(PixelSize, Orientation), PictureFault> {
    let head = Head::read(bytes)?;
    let before = chunk::chunks(bytes).map_while(Result::ok).take_while(|it| it.kind != b"IDAT");
    let mut before = before.skip(1);
    let turned = before.find_map(|it| exif::tag_value(it.content).filter(|_| it.kind == b"eXIf"));
    Ok((head.size, orientation(turned)))
}

/// The picture as samples, found sound.
pub(super) fn decode(bytes: &[u8]) -> Result<Picture, PictureFault> {
    let mut plain = Plain::of(bytes)?;
    let head = plain.head;
    let passes = plain.transparency.is_none()
        && !head.is_interlaced
        && !matches!(head.colour, ColourType::GreyAlpha | ColourType::Rgba);
    let need = if passes { 0 } else { need(&plain) };
    if need > MOST_BYTES {
        return Err(PictureFault::TooMuchMemory(need));
    }
    let length = rows::length(&plain.rows, &head).ok_or(PictureFault::Broken)?;
    plain.rows.truncate(length);
    let picture = |colour, depth, data, opacity, plain: Plain| Picture {
        stored: head.size,
        orientation: orientation(plain.turned),
        profile: plain.profile,
        colour,
        depth,
        data,
        opacity,
    };
    check_indices(&plain)?;
    if passes {
        let rows = std::mem::take(&mut plain.rows);
        return Ok(picture(plain.colour(), head.depth, Samples::PngRows(rows), None, plain));
    }
    let file = plain.written(length);
    plain.rows = Vec::new();
    let (colour, samples, opacity) = samples(&file).ok_or(PictureFault::Broken)?;
    Ok(picture(colour, 8, Samples::Plain(samples), opacity, plain))
}

/// The file with the picture, its colours and its turning, and nothing else; nothing where it is damaged.
pub(super) fn bare(bytes: &[u8]) -> Option<Vec<u8>> {
    let plain = Plain::of(bytes).ok()?;
    let length = rows::length(&plain.rows, &plain.head)?;
    Some(plain.written(length))
}

fn orientation(turned: Option<u16>) -> Orientation {
    turned.map_or_else(Orientation::default, Orientation::from_exif)
}

/// How many bytes it takes to part a picture into colour and opacity: its samples and what they become, and all of
/// it once more where rows come in seven passes.
fn need(plain: &Plain) -> u64 {
    let PixelSize { width, height } = plain.head.size;
    let channels = if plain.head.colour.is_grey() { 2 } else { 4 };
    let copies = if plain.head.is_interlaced { 2 } else { 1 };
    u64::from(width) * u64::from(height) * channels * copies
}

/// Whether every index is of a colour there is. Tables of every colour an index reaches need no look.
fn check_indices(plain: &Plain) -> Result<(), PictureFault> {
    let (head, colours) = (plain.head, plain.palette.len() / 3);
    if head.colour != ColourType::Indexed || colours == 1 << head.depth {
        return Ok(());
    }
    let file = plain.written(plain.rows.len());
    let mut reader = open(&file, Transformations::IDENTITY).ok_or(PictureFault::Broken)?;
    let (per_byte, mask) = (8 / head.depth, u8::MAX >> (8 - head.depth));
    let index = |at: u8, byte: u8| usize::from(byte >> (8 - head.depth * (at + 1)) & mask);
    for (width, height) in head.passes() {
        let width = usize::try_from(width).unwrap_or(usize::MAX);
        for _ in 0..height {
            let row = reader.next_interlaced_row().ok().flatten().ok_or(PictureFault::Broken)?;
            let bytes = row.data().iter();
            let indices = bytes.flat_map(|&byte| (0..per_byte).map(move |at| index(at, byte)));
            if indices.take(width).any(|index| index >= colours) {
                return Err(PictureFault::Broken);
            }
        }
    }
    Ok(())
}

fn open(file: &[u8], transformations: Transformations) -> Option<PngReader<'_>> {
    let limits = Limits { bytes: usize::try_from(MOST_BYTES).unwrap_or(usize::MAX) };
    let mut decoder = Decoder::new_with_limits(Cursor::new(file), limits);
    decoder.set_transformations(transformations);
    decoder.read_info().ok()
}

/// Colour, samples and, apart from them, opacity.
type Parts = (Colour, Vec<u8>, Option<Vec<u8>>);

/// The decoded samples of a file, 8 bits each, a row at a time where it is not interlaced.
fn samples(file: &[u8]) -> Option<Parts> {
    let mut reader = open(file, Transformations::EXPAND)?;
    let (kind, _) = reader.output_color_type();
    let (colour, channels, has_opacity) = match kind {
        ColorType::Grayscale => (Colour::Grey, 1, false),
        ColorType::Rgb => (Colour::Rgb, 3, false),
        ColorType::GrayscaleAlpha => (Colour::Grey, 1, true),
        ColorType::Rgba => (Colour::Rgb, 3, true),
        ColorType::Indexed => return None,
    };
    let mut parts = Parting { channels, has_opacity, colours: Vec::new(), opacity: Vec::new() };
    if reader.info().interlaced {
        let mut whole = vec![0; reader.output_buffer_size()?];
        let frame = reader.next_frame(&mut whole).ok()?;
        parts.take(whole.get(..frame.buffer_size())?);
    } else {
        while let Some(row) = reader.next_row().ok()? {
            parts.take(row.data());
        }
    }
    let Parting { colours, opacity, .. } = parts;
    // An opacity that is full everywhere is none.
    let opaque = opacity.iter().all(|&value| value == u8::MAX);
    Some((colour, colours, (!opaque).then_some(opacity)))
}

/// Samples parted into colour and opacity.
struct Parting {
    channels: usize,
    has_opacity: bool,
    colours: Vec<u8>,
    opacity: Vec<u8>,
}

impl Parting {
    fn take(&mut self, samples: &[u8]) {
        if !self.has_opacity {
            self.colours.extend_from_slice(samples);
            return;
        }
        for pixel in samples.chunks_exact(self.channels + 1) {
            let (own, last) = pixel.split_at(self.channels);
            self.colours.extend_from_slice(own);
            self.opacity.extend_from_slice(last);
        }
    }
}
