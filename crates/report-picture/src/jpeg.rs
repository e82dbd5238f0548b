//! JPEG: it passes into the PDF as it is but for what is no part of the picture, gone through once to the last code
//! (ITU-T T.81). It must not make pixels.

mod codes;
mod entropy;
mod frame;
mod plain;
mod segment;
#[cfg(test)]
mod tests;

use super::icc::Profile;
use super::{Colour, Orientation, Picture, PictureFault, PixelSize, Samples, exif};
use plain::{Plain, head};
use segment::{PROFILE, written};

/// The most bytes of a profile one segment may hold, behind its name and two numbers.
const PROFILE_PART: usize = 65_519;

/// The size as stored, and how it is turned.
pub(super) fn stored(bytes: &[u8]) -> Result<(PixelSize, Orientation), PictureFault> {
    let (frame, turned) = head(bytes)?;
    Ok((frame.size, orientation(turned)))
}

/// The file without its metadata, found sound.
pub(super) fn decode(bytes: &[u8]) -> Result<Picture, PictureFault> {
    let plain = Plain::of(bytes)?;
    let frame = &plain.frame;
    let colour = if frame.components.len() == 1 { Colour::Grey } else { Colour::Rgb };
    Ok(Picture {
        stored: frame.size,
        orientation: orientation(plain.turned),
        profile: Profile::of(&plain.profile, colour.channels()),
        colour,
        depth: 8,
        data: Samples::Jpeg(plain.picture()),
        opacity: None,
    })
}

/// The file with the picture, its profile and its turning, and nothing else; nothing where it is damaged.
pub(super) fn bare(bytes: &[u8]) -> Option<Vec<u8>> {
    let plain = Plain::of(bytes).ok()?;
    let turning = plain.turned.and_then(exif::segment).unwrap_or_default();
    let channels = if plain.frame.components.len() == 1 { 1 } else { 3 };
    let profile = match Profile::of(&plain.profile, channels) {
        Profile::Own(profile) => profile_segments(&profile),
        Profile::Standard | Profile::Unknown => Vec::new(),
    };
    Some(plain.written(&turning, &profile))
}

fn orientation(turned: Option<u16>) -> Orientation {
    turned.map_or_else(Orientation::default, Orientation::from_exif)
}

/// A profile as segments, each with its number and how many there are (ICC.1:2022, annex B.4).
fn profile_segments(profile: &[u8]) -> Vec<u8> {
    let parts = profile.chunks(PROFILE_PART);
    let count = u8::try_from(parts.len()).unwrap_or(u8::MAX);
    let segment =
        |(number, part)| written(PROFILE, &[b"ICC_PROFILE\0", &[number, count][..], part].concat());
    (1..=count).zip(parts).flat_map(segment).collect()
}
