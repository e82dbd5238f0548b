//! A fingerprint of bytes, for names that must differ when the content differs: subset tags and the
//! file's identifier. It must not be used against anyone who forges: it is not cryptographic.

/// Odd numbers whose bits look random: the fractions of the golden ratio and of the square root of 2
/// in 64 bits.
const FACTORS: [u64; 2] = [0x9E37_79B9_7F4A_7C15, 0x6A09_E667_F3BC_C909];

/// Bytes taken in at once: a word for each of so many lanes, none of which waits for another.
const BLOCK: usize = 8 * LANES;
const LANES: usize = 4;

/// 128 bits that depend on every byte fed and on their order.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Fingerprint([u64; 2]);

impl Default for Fingerprint {
    fn default() -> Self {
        Self(FACTORS)
    }
}

impl Fingerprint {
    /// Of some bytes.
    pub(super) fn of(bytes: &[u8]) -> Self {
        let mut fingerprint = Self::default();
        fingerprint.feed(bytes);
        fingerprint
    }

    /// Takes more bytes in. Where one feeding ends and the next begins counts too.
    pub(super) fn feed(&mut self, bytes: &[u8]) {
        let (blocks, rest) = bytes.as_chunks::<BLOCK>();
        if !blocks.is_empty() {
            for lane in lanes_of(blocks) {
                self.stir(lane);
            }
        }
        let (words, rest) = rest.as_chunks::<8>();
        for word in words {
            self.stir(u64::from_le_bytes(*word));
        }
        if !rest.is_empty() {
            let mut word = [0; 8];
            word.iter_mut().zip(rest).for_each(|(to, from)| *to = *from);
            self.stir(u64::from_le_bytes(word));
        }
        let length = u64::try_from(bytes.len()).unwrap_or(u64::MAX);
        self.stir(length);
    }

    fn stir(&mut self, word: u64) {
        let lanes = self.0.iter_mut().zip(FACTORS);
        lanes.for_each(|(lane, factor)| *lane = stirred(*lane, word, factor));
    }

    /// As sixteen bytes.
    pub(super) fn bytes(self) -> [u8; 16] {
        let mut bytes = [0; 16];
        let words = self.0.into_iter().flat_map(u64::to_be_bytes);
        bytes.iter_mut().zip(words).for_each(|(to, from)| *to = from);
        bytes
    }

    /// As six capital letters (ISO 32000-1 §9.6.4).
    pub(super) fn letters(self) -> String {
        let [mut rest, _] = self.0;
        let mut letter = || {
            let place = u8::try_from(rest % 26).unwrap_or_default();
            rest /= 26;
            char::from(b'A'.saturating_add(place))
        };
        (0..6).map(|_| letter()).collect()
    }
}

/// What the words of blocks come to, every fourth of them in one lane.
fn lanes_of(blocks: &[[u8; BLOCK]]) -> [u64; LANES] {
    let [factor, start] = FACTORS;
    let mut lanes = [start; LANES];
    for block in blocks {
        let (words, _) = block.as_chunks();
        for (lane, word) in lanes.iter_mut().zip(words) {
            *lane = stirred(*lane, u64::from_le_bytes(*word), factor);
        }
    }
    lanes
}

fn stirred(lane: u64, word: u64, factor: u64) -> u64 {
    let mixed = (lane.rotate_left(23) ^ word).wrapping_mul(factor);
    mixed ^ mixed >> 32
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn it_is_the_same_everywhere() {
        insta::assert_snapshot!(Fingerprint::of("政府".as_bytes()).letters(), @"IQHMLE");
    }

    #[test]
    fn every_bit_and_every_boundary_counts() {
        let mut seen = BTreeSet::new();
        for bit in 0..1000 {
            let mut bytes = [0_u8; 125];
            if let Some(byte) = bytes.get_mut(bit / 8) {
                *byte = 1 << (bit % 8);
            }
            assert!(seen.insert(Fingerprint::of(&bytes).bytes()), "bit {bit}");
        }
        // The zeros of no bit at all are among these.
        for length in 0..140 {
            let zeros = vec![0; length];
            assert!(seen.insert(Fingerprint::of(&zeros).bytes()), "{length} zeros");
        }
        let mut parted = Fingerprint::of(b"ab");
        parted.feed(b"c");
        assert_ne!(parted, Fingerprint::of(b"abc"));
    }
}
