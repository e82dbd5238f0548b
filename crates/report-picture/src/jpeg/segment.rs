//! A JPEG file cut into its segments (ITU-T T.81, annex B.1). It must not judge what they say.

use crate::PictureFault;

/// End of image.
pub(super) const END: u8 = 0xD9;
/// Start of scan: compressed samples follow the segment.
pub(super) const SCAN: u8 = 0xDA;
/// Tables of quantization.
pub(super) const QUANTIZATION: u8 = 0xDB;
/// Tables of Huffman codes.
pub(super) const CODES: u8 = 0xC4;
/// How many units stand between two restarts.
pub(super) const RESTART: u8 = 0xDD;
/// What JFIF says of the file (ITU-T T.871).
pub(super) const JFIF: u8 = 0xE0;
/// Exif and XMP.
pub(super) const METADATA: u8 = 0xE1;
/// What a sample's colour is (ICC.1:2022, annex B.4), and other things.
pub(super) const PROFILE: u8 = 0xE2;
/// How Adobe's programs store the colours (ITU-T T.872, 6.5.3).
pub(super) const ADOBE: u8 = 0xEE;

/// One segment, with the samples behind it when it starts a scan.
#[derive(Clone, Copy)]
pub(super) struct Segment<'a> {
    pub(super) marker: u8,
    /// What is between its length and the next segment.
    pub(super) content: &'a [u8],
    /// The compressed samples of a scan; nothing else has any.
    pub(super) samples: &'a [u8],
}

/// The segments after the first marker, to the end of the image and no further. A file that stops
/// before ends in one error.
pub(super) fn segments(bytes: &[u8]) -> impl Iterator<Item = Result<Segment<'_>, PictureFault>> {
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
    fill.checked_sub(1)?;
    let (&marker, after) = bytes.get(fill..)?.split_first()?;
    let (content, after) = match marker {
        0 => return None,
        0x01 | 0xD0..=0xD7 | END => (&[][..], after),
        _ => {
            let (length, after) = after.split_first_chunk()?;
            let length = usize::from(u16::from_be_bytes(*length)).checked_sub(2)?;
            after.split_at_checked(length)?
        }
    };
    let (samples, after) = match marker {
        SCAN => after.split_at_checked(scan_length(after)?)?,
        _ => (&[][..], after),
    };
    Some((Segment { marker, content, samples }, after))
}

/// How many bytes of samples there are before the next marker. In them 0xFF is followed by 0 or by
/// the number of a restart.
fn scan_length(bytes: &[u8]) -> Option<usize> {
    let is_marker = |pair: &[u8]| matches!(pair, [0xFF, 0x01..=0xCF | 0xD8..=0xFE]);
    bytes.windows(2).position(is_marker)
}

/// A segment as a file has it.
pub(super) fn written(marker: u8, content: &[u8]) -> Vec<u8> {
    // What is written comes from a segment, or is shorter than one may be.
    let length = u16::try_from(content.len() + 2).unwrap_or(u16::MAX).to_be_bytes();
    [&[0xFF, marker], &length[..], content].concat()
}
