//! Bits put one behind the other into bytes, the first of each byte lowest (RFC 1951 §3.1.1). It must
//! not know what they mean.

/// Bytes being written bit by bit.
pub(super) struct Bits {
    bytes: Vec<u8>,
    /// Bits not yet in the bytes, the first lowest.
    waiting: u64,
    /// How many those are.
    count: u32,
}

/// How many bits may be put between two calls of [`Bits::drain`]: less than a byte may be left over.
pub(super) const AT_ONCE: u32 = 56;

impl Bits {
    /// Bits behind those bytes, which may become so many.
    pub(super) fn behind(head: &[u8], expected: usize) -> Self {
        let mut bytes = Vec::with_capacity(expected);
        bytes.extend_from_slice(head);
        Self { bytes, waiting: 0, count: 0 }
    }

    /// Puts the lowest `count` bits; the others have to be 0. No more than [`AT_ONCE`] may be put
    /// between two calls of [`Bits::drain`].
    #[inline]
    pub(super) fn put(&mut self, bits: u64, count: u32) {
        debug_assert!(self.count + count <= AT_ONCE + 7, "too much at once");
        self.waiting |= bits << self.count;
        self.count += count;
    }

    /// Moves whole bytes out of the way.
    #[inline]
    pub(super) fn drain(&mut self) {
        let whole = self.count / 8;
        let end = self.bytes.len() + whole as usize;
        // Eight are quicker than as many as there are.
        self.bytes.extend_from_slice(&self.waiting.to_le_bytes());
        self.bytes.truncate(end);
        self.waiting >>= whole * 8;
        self.count %= 8;
    }

    /// Fills the last byte with 0.
    pub(super) fn align(&mut self) {
        self.count = self.count.next_multiple_of(8);
        self.drain();
    }

    /// Whole bytes; what is before them has to be [aligned](Bits::align).
    pub(super) fn bytes(&mut self, bytes: &[u8]) {
        self.bytes.extend_from_slice(bytes);
    }

    /// All of them.
    pub(super) fn finish(mut self) -> Vec<u8> {
        self.align();
        self.bytes
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_bit_is_the_lowest() {
        let mut bits = Bits::behind(&[0x78], 0);
        bits.put(1, 1);
        bits.put(0b10, 2);
        bits.put(0x1ff, 9);
        bits.drain();
        bits.align();
        bits.bytes(&[7]);
        bits.put(1, 1);
        assert_eq!(bits.finish(), [0x78, 0b1111_1101, 0b0000_1111, 7, 1]);
    }
}
