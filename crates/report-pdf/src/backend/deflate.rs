//! Compression of streams, in one place and each stream once.

use libdeflater::{CompressionLvl, Compressor};

/// libdeflate's level. The dearer ones gain a hundredth of a file, and take up to half as long again
/// to write it (`docs/speed.md`).
const LEVEL: i32 = 1;

/// What the streams of a thread are compressed with: its tables are set up once.
pub(super) struct Deflater(Compressor);

impl Deflater {
    pub(super) fn new() -> Self {
        Self(Compressor::new(CompressionLvl::new(LEVEL).unwrap_or_default()))
    }

    /// A zlib stream of the bytes (PDF's `FlateDecode`).
    pub(super) fn deflate(&mut self, bytes: &[u8]) -> Vec<u8> {
        let mut packed = vec![0; self.0.zlib_compress_bound(bytes.len())];
        // The bound is never too short, and there is no other failure.
        let length = self.0.zlib_compress(bytes, &mut packed).unwrap_or_default();
        packed.truncate(length);
        packed
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn inflate(packed: &[u8]) -> Vec<u8> {
        let mut bytes = Vec::new();
        std::io::Read::read_to_end(&mut flate2::read::ZlibDecoder::new(packed), &mut bytes)
            .unwrap();
        bytes
    }

    #[test]
    fn nothing_and_much_come_back() {
        let mut deflater = Deflater::new();
        assert_eq!(inflate(&deflater.deflate(b"")), b"");
        let incompressible: Vec<u8> =
            (0..200_000_u32).map(|n| (n.wrapping_mul(2_654_435_761) >> 24) as u8).collect();
        assert_eq!(inflate(&deflater.deflate(&incompressible)), incompressible);
        assert_eq!(inflate(&deflater.deflate(&vec![7; 1_000_000])), vec![7; 1_000_000]);
    }

    proptest! {
        #[test]
        fn whatever_is_packed_comes_back(bytes in proptest::collection::vec(any::<u8>(), 0..5000)) {
            prop_assert_eq!(inflate(&Deflater::new().deflate(&bytes)), bytes);
        }

        #[test]
        fn a_used_deflater_packs_as_a_new_one(
            first in proptest::collection::vec(any::<u8>(), 0..5000),
            second in proptest::collection::vec(0..4_u8, 0..5000),
        ) {
            let mut used = Deflater::new();
            used.deflate(&first);
            prop_assert_eq!(used.deflate(&second), Deflater::new().deflate(&second));
        }
    }
}
