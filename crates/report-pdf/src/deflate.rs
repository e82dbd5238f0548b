//! Compression of streams, in one place and each stream once: zlib's format (RFC 1950) around blocks of
//! deflate (RFC 1951). Made for outlines of letters, most of whose bytes stand nowhere else (ADR 0013).
//! It must not know what the bytes are.

mod bits;
mod block;
mod codes;
mod head;
mod repeats;
mod symbols;
#[cfg(test)]
mod tests;

use bits::Bits;
use repeats::{Finder, Repeat};
use std::ops::Range;

/// What every stream begins with: deflate with a window of 32 KB, and no claim to have tried hard.
const HEAD: [u8; 2] = [0x78, 0x01];
/// The most bytes of a block. Codes of its own take a hundred bytes; what is found of its repeats is kept
/// until it is written.
const BLOCK: usize = 1 << 20;

/// What the streams of a thread are compressed with: its tables are set up once.
pub(super) struct Deflater {
    finder: Finder,
    found: Vec<Repeat>,
}

impl Deflater {
    pub(super) fn new() -> Self {
        Self { finder: Finder::new(), found: Vec::new() }
    }

    /// A zlib stream of the bytes (PDF's `FlateDecode`).
    pub(super) fn deflate(&mut self, bytes: &[u8]) -> Vec<u8> {
        self.deflate_within(bytes, std::slice::from_ref(&(0..bytes.len())))
    }

    /// The same of bytes that repeat themselves in those places only, ascending and apart: nowhere else
    /// is a repeat looked for.
    pub(super) fn deflate_within(&mut self, bytes: &[u8], places: &[Range<usize>]) -> Vec<u8> {
        self.finder.forget();
        let mut bits = Bits::behind(&HEAD, bytes.len());
        let mut start = 0;
        loop {
            let block = start..bytes.len().min(start + BLOCK);
            let is_last = block.end == bytes.len();
            self.finder.find(bytes, &block, places, &mut self.found);
            let own = bytes.get(block.clone()).unwrap_or_default();
            block::write(&mut bits, own, &self.found, is_last);
            start = block.end;
            if is_last {
                break;
            }
        }
        bits.align();
        bits.bytes(&simd_adler32::adler32(&bytes).to_be_bytes());
        bits.finish()
    }
}
