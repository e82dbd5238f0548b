//! A PNG file cut into its chunks (PNG, third edition, §5). It must not judge what they say.

use crate::PictureFault;

/// What a file begins with.
pub(super) const SIGNATURE: &[u8; 8] = b"\x89PNG\r\n\x1a\n";

/// One chunk.
#[derive(Clone, Copy)]
pub(super) struct Chunk<'a> {
    pub(super) kind: &'a [u8; 4],
    pub(super) content: &'a [u8],
}

/// The chunks to the end of the image and no further, each with a checksum that is right. A file that stops before,
/// or has another sum, ends in one error.
pub(super) fn chunks(bytes: &[u8]) -> impl Iterator<Item = Result<Chunk<'_>, PictureFault>> {
    let mut rest = bytes.get(SIGNATURE.len()..);
    std::iter::from_fn(move || {
        let Some((chunk, after)) = split(rest.take()?) else {
            return Some(Err(PictureFault::Broken));
        };
        rest = (chunk.kind != b"IEND").then_some(after);
        Some(Ok(chunk))
    })
}

fn split(bytes: &[u8]) -> Option<(Chunk<'_>, &[u8])> {
    let (length, rest) = bytes.split_first_chunk()?;
    let length = usize::try_from(u32::from_be_bytes(*length)).ok()?;
    let (checked, rest) = rest.split_at_checked(length.checked_add(4)?)?;
    let (sum, rest) = rest.split_first_chunk()?;
    let (kind, content) = checked.split_first_chunk()?;
    let is_right = checksum(&[checked]) == u32::from_be_bytes(*sum);
    is_right.then_some((Chunk { kind, content }, rest))
}

/// A chunk as a file has it.
pub(crate) fn written(kind: [u8; 4], content: &[u8]) -> Vec<u8> {
    // What is written is no longer than what was read.
    let length = u32::try_from(content.len()).unwrap_or(u32::MAX).to_be_bytes();
    [&length[..], &kind, content, &checksum(&[&kind, content]).to_be_bytes()].concat()
}

fn checksum(parts: &[&[u8]]) -> u32 {
    let mut sum = flate2::Crc::new();
    for part in parts {
        sum.update(part);
    }
    sum.sum()
}
