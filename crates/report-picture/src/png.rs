//! PNG: where a PDF can hold the compressed rows as they stand, they pass into it unchanged, each chunk
//! checked by its checksum; else the picture is decoded. It must not keep text, time or profiles.

use super::{Colour, Orientation, Picture, PictureFault, PixelSize, Samples, exif};
use png::{BitDepth, ColorType, Decoder, DecodingError, Info, Reader, Transformations};
use std::io::Cursor;

type PngReader<'a> = Reader<Cursor<&'a [u8]>>;

/// The size, from the head.
pub(super) fn measure(bytes: &[u8]) -> Result<PixelSize, PictureFault> {
    let reader = open(bytes)?;
    let stored = PixelSize { width: reader.info().width, height: reader.info().height };
    Ok(orientation(bytes).upright(stored))
}

/// The picture as samples.
pub(super) fn decode(bytes: &[u8]) -> Result<Picture, PictureFault> {
    let mut reader = open(bytes)?;
    let stored = PixelSize { width: reader.info().width, height: reader.info().height };
    let orientation = orientation(bytes);
    if let Some((colour, depth)) = own_rows(reader.info()) {
        let data = Samples::PngRows(compressed_rows(bytes).ok_or(PictureFault::Broken)?);
        return Ok(Picture { stored, orientation, colour, depth, data, opacity: None });
    }
    let mut samples = vec![0; reader.output_buffer_size().ok_or(PictureFault::Broken)?];
    let frame = reader.next_frame(&mut samples).map_err(|fault| fault_of(&fault))?;
    samples.truncate(frame.buffer_size());
    let (colour, samples, opacity) = split(&samples, frame.color_type)?;
    let data = Samples::Plain(samples);
    Ok(Picture { stored, orientation, colour, depth: 8, data, opacity })
}

fn open(bytes: &[u8]) -> Result<PngReader<'_>, PictureFault> {
    let mut decoder = Decoder::new(Cursor::new(bytes));
    let head = decoder.read_header_info().map_err(|fault| fault_of(&fault))?;
    PixelSize { width: head.width, height: head.height }.checked()?;
    if head.bit_depth == BitDepth::Sixteen {
        return Err(PictureFault::DeepColour);
    }
    decoder.set_transformations(Transformations::EXPAND);
    let reader = decoder.read_info().map_err(|fault| fault_of(&fault))?;
    match reader.info().animation_control {
        Some(frames) if frames.num_frames > 1 => Err(PictureFault::Animated),
        _ => Ok(reader),
    }
}

fn fault_of(_: &DecodingError) -> PictureFault {
    PictureFault::Broken
}

/// Colour and depth of a picture whose rows a PDF can hold as they are: opaque and not interlaced.
fn own_rows(info: &Info<'_>) -> Option<(Colour, u8)> {
    if info.interlaced || info.trns.is_some() || info.animation_control.is_some() {
        return None;
    }
    let colour = match info.color_type {
        ColorType::Grayscale => Colour::Grey,
        ColorType::Rgb => Colour::Rgb,
        ColorType::Indexed => Colour::Palette(info.palette.as_ref()?.to_vec()),
        ColorType::GrayscaleAlpha | ColorType::Rgba => return None,
    };
    Some((colour, info.bit_depth as u8))
}

/// The data of all IDAT chunks, joined: one zlib stream. Nothing when the file is cut short or any
/// chunk is not what it was.
fn compressed_rows(bytes: &[u8]) -> Option<Vec<u8>> {
    let mut rows = Vec::with_capacity(bytes.len());
    let mut rest = bytes.get(8..)?;
    loop {
        let (kind, content, after) = chunk(rest)?;
        match kind {
            b"IDAT" => rows.extend_from_slice(content),
            b"IEND" => return (!rows.is_empty()).then_some(rows),
            _ => {}
        }
        rest = after;
    }
}

/// How the picture is turned.
fn orientation(bytes: &[u8]) -> Orientation {
    turned(bytes).map_or_else(Orientation::default, Orientation::from_exif)
}

/// The number of the way it is turned, where the file says so before the picture.
fn turned(bytes: &[u8]) -> Option<u16> {
    let before = chunks(bytes).take_while(|(kind, ..)| *kind != b"IDAT");
    let mut exif = before.filter(|(kind, ..)| *kind == b"eXIf");
    exif.find_map(|(_, content, _)| exif::tag_value(content))
}

/// The file with the picture, its colours and its turning, and nothing else.
pub(super) fn bare(bytes: &[u8]) -> Option<Vec<u8>> {
    let mut kept = bytes.get(..8)?.to_vec();
    let mut turned = turned(bytes).and_then(exif::tiff);
    for (kind, _, whole) in chunks(bytes) {
        // Where the first of them stood, one stands.
        if kind == b"eXIf"
            && let Some(exif) = turned.take()
        {
            kept.extend(written(*b"eXIf", &exif)?);
        }
        if is_needed(kind) {
            kept.extend_from_slice(whole);
        }
    }
    Some(kept)
}

/// Whether the picture needs a chunk: all without which it cannot be shown, and those that tell of
/// colours, opacity, density and frames (PNG, third edition, §11).
fn is_needed(kind: &[u8]) -> bool {
    const TOLD: [&[u8; 4]; 15] = [
        b"tRNS", b"cHRM", b"gAMA", b"iCCP", b"sBIT", b"sRGB", b"cICP", b"mDCV", b"cLLI", b"bKGD",
        b"hIST", b"pHYs", b"acTL", b"fcTL", b"fdAT",
    ];
    kind.first().is_some_and(u8::is_ascii_uppercase) || TOLD.iter().any(|told| *told == kind)
}

fn written(kind: [u8; 4], content: &[u8]) -> Option<Vec<u8>> {
    let mut crc = flate2::Crc::new();
    crc.update(&kind);
    crc.update(content);
    let length = u32::try_from(content.len()).ok()?.to_be_bytes();
    Some([&length[..], &kind, content, &crc.sum().to_be_bytes()].concat())
}

/// Kind, content and whole of each chunk up to the end, whatever its checksum.
fn chunks(bytes: &[u8]) -> impl Iterator<Item = (&[u8], &[u8], &[u8])> {
    let mut rest = bytes.get(8..);
    std::iter::from_fn(move || {
        let here = rest.take()?;
        let length = usize::try_from(long(here)?).ok()?;
        let (whole, after) = here.split_at_checked(length.checked_add(12)?)?;
        let (kind, content) = whole.get(4..)?.split_at_checked(4)?;
        rest = (kind != b"IEND").then_some(after);
        Some((kind, content.get(..length)?, whole))
    })
}

/// Kind and content of the first chunk, and what follows it; nothing when its checksum tells
/// otherwise (PNG, third edition, §5.3).
fn chunk(bytes: &[u8]) -> Option<(&[u8], &[u8], &[u8])> {
    let length = usize::try_from(long(bytes)?).ok()?;
    let (checked, rest) = bytes.get(4..)?.split_at_checked(length.checked_add(4)?)?;
    let mut crc = flate2::Crc::new();
    crc.update(checked);
    let (kind, content) = checked.split_at_checked(4)?;
    (crc.sum() == long(rest)?).then_some((kind, content, rest.get(4..)?))
}

fn long(bytes: &[u8]) -> Option<u32> {
    Some(u32::from_be_bytes(bytes.get(..4)?.try_into().ok()?))
}

/// Colour, samples and, apart from them, opacity.
type Parts = (Colour, Vec<u8>, Option<Vec<u8>>);

/// Parts decoded 8-bit samples into colour and opacity. An opacity that is full everywhere is none.
fn split(samples: &[u8], kind: ColorType) -> Result<Parts, PictureFault> {
    let (colour, channels) = match kind {
        ColorType::Grayscale => return Ok((Colour::Grey, samples.to_vec(), None)),
        ColorType::Rgb => return Ok((Colour::Rgb, samples.to_vec(), None)),
        ColorType::GrayscaleAlpha => (Colour::Grey, 1),
        ColorType::Rgba => (Colour::Rgb, 3),
        ColorType::Indexed => return Err(PictureFault::Broken),
    };
    let mut colours = Vec::with_capacity(samples.len());
    let mut opacity = Vec::with_capacity(samples.len() / (channels + 1));
    for pixel in samples.chunks_exact(channels + 1) {
        let (own, last) = pixel.split_at(channels);
        colours.extend_from_slice(own);
        opacity.extend_from_slice(last);
    }
    let opaque = opacity.iter().all(|&value| value == u8::MAX);
    Ok((colour, colours, (!opaque).then_some(opacity)))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn encode(kind: ColorType, depth: BitDepth, data: &[u8], palette: Option<&[u8]>) -> Vec<u8> {
        let mut bytes = Vec::new();
        let mut encoder = png::Encoder::new(&mut bytes, 2, 1);
        encoder.set_color(kind);
        encoder.set_depth(depth);
        if let Some(palette) = palette {
            encoder.set_palette(palette.to_vec());
        }
        let mut writer = encoder.write_header().unwrap();
        writer.write_image_data(data).unwrap();
        writer.finish().unwrap();
        bytes
    }

    /// The samples of a picture whose rows were passed through.
    fn unpacked(rows: &[u8]) -> Vec<u8> {
        let mut plain = Vec::new();
        std::io::Read::read_to_end(&mut flate2::read::ZlibDecoder::new(rows), &mut plain).unwrap();
        plain
    }

    #[test]
    fn opaque_rows_pass_unchanged() {
        let bytes = encode(ColorType::Rgb, BitDepth::Eight, &[1, 2, 3, 4, 5, 6], None);
        assert_eq!(measure(&bytes), Ok(PixelSize { width: 2, height: 1 }));
        let picture = decode(&bytes).unwrap();
        assert_eq!((&picture.colour, picture.depth), (&Colour::Rgb, 8));
        let Samples::PngRows(rows) = &picture.data else { panic!("{picture:?}") };
        // One row: the number of its filter and six samples.
        assert_eq!(unpacked(rows).len(), 7);
    }

    #[test]
    fn a_palette_keeps_its_table_and_depth() {
        let table = [9, 8, 7, 6, 5, 4];
        let bytes = encode(ColorType::Indexed, BitDepth::One, &[0b0100_0000], Some(&table));
        let picture = decode(&bytes).unwrap();
        assert_eq!((picture.colour, picture.depth), (Colour::Palette(table.to_vec()), 1));
    }

    #[test]
    fn opacity_is_parted_from_colour() {
        let bytes = encode(ColorType::Rgba, BitDepth::Eight, &[1, 2, 3, 40, 5, 6, 7, 80], None);
        let picture = decode(&bytes).unwrap();
        assert_eq!(picture.data, Samples::Plain(vec![1, 2, 3, 5, 6, 7]));
        assert_eq!(picture.opacity, Some(vec![40, 80]));
        let bytes = encode(ColorType::GrayscaleAlpha, BitDepth::Eight, &[1, 255, 2, 255], None);
        let picture = decode(&bytes).unwrap();
        assert_eq!((picture.data, picture.opacity), (Samples::Plain(vec![1, 2]), None));
    }

    #[test]
    fn sixteen_bits_are_refused() {
        let bytes = encode(ColorType::Grayscale, BitDepth::Sixteen, &[0, 1, 2, 3], None);
        assert_eq!(measure(&bytes), Err(PictureFault::DeepColour));
        assert_eq!(decode(&bytes), Err(PictureFault::DeepColour));
    }

    #[test]
    fn a_bomb_is_refused_by_its_head() {
        let mut bytes = encode(ColorType::Grayscale, BitDepth::Eight, &[1, 2], None);
        bytes.splice(16..24, [0, 0, 0xC3, 0x50, 0, 0, 0xC3, 0x50]);
        let crc = crc_of(bytes.get(12..29).unwrap());
        bytes.splice(29..33, crc.to_be_bytes());
        let size = PixelSize { width: 50_000, height: 50_000 };
        assert_eq!(measure(&bytes), Err(PictureFault::TooManyPixels(size)));
    }

    /// The checksum of a chunk (PNG, third edition, annex D).
    fn crc_of(bytes: &[u8]) -> u32 {
        let mut crc = flate2::Crc::new();
        crc.update(bytes);
        crc.sum()
    }

    #[test]
    fn a_file_cut_or_changed_anywhere_is_broken() {
        for kind in [ColorType::Rgb, ColorType::GrayscaleAlpha] {
            let data = [1, 2, 3, 4, 5, 6];
            let data = data.get(..2 * kind.samples()).unwrap();
            let bytes = encode(kind, BitDepth::Eight, data, None);
            for length in 8..bytes.len() - 12 {
                let cut = bytes.get(..length).unwrap();
                assert_eq!(decode(cut), Err(PictureFault::Broken), "{length}");
            }
            for place in 41..bytes.len() - 12 {
                let mut changed = bytes.clone();
                *changed.get_mut(place).unwrap() ^= 0x10;
                assert!(decode(&changed).is_err(), "{kind:?} {place}");
            }
        }
    }
}
