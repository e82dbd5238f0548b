//! Damaged reports, the same ones each time: bytes flipped, pieces left out, doubled, taken from
//! another report, words exchanged. It must not judge what becomes of them.

use std::ops::Range;

/// Pieces a slip of the hand or a paste leaves behind.
const PIECES: [&str; 24] = [
    "\"",
    "'''",
    "\"\"\"",
    "[",
    "]",
    "[[",
    "{",
    "}}",
    "{{",
    "=",
    "＝",
    "#",
    "\n",
    "\r",
    "\\",
    "，",
    "“",
    "件",
    "−",
    "１",
    "\u{feff}",
    "\u{0}",
    "```chart\n",
    "| --- |\n",
];

/// The longest piece left out, doubled or moved, in bytes.
const LONGEST: usize = 400;

/// Numbers that look random and are the same on every machine (`SplitMix64`).
#[derive(Clone, Debug)]
pub struct Numbers(u64);

impl Numbers {
    /// The numbers that belong to a seed.
    #[must_use]
    pub const fn new(seed: u64) -> Self {
        Self(seed)
    }

    /// The next number.
    fn draw(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        mixed ^ (mixed >> 31)
    }

    /// The next number below a limit; 0 where that is 0.
    pub fn below(&mut self, limit: usize) -> usize {
        let limit = u64::try_from(limit).unwrap_or(u64::MAX).max(1);
        usize::try_from(self.draw() % limit).unwrap_or_default()
    }

    /// A stretch of something of a length, at most [`LONGEST`] long.
    fn stretch(&mut self, length: usize) -> Range<usize> {
        let start = self.below(length);
        let most = (length - start).min(LONGEST);
        start..start + self.below(most + 1)
    }
}

/// A report with one to eight things wrong with it. Each seed damages it in its own way.
#[must_use]
pub fn mutated(report: &[u8], other: &[u8], seed: u64) -> Vec<u8> {
    let mut numbers = Numbers::new(seed);
    let mut bytes = report.to_vec();
    for _ in 0..=numbers.below(8) {
        damage(&mut bytes, other, &mut numbers);
    }
    bytes
}

fn damage(bytes: &mut Vec<u8>, other: &[u8], numbers: &mut Numbers) {
    match numbers.below(7) {
        0 => flip(bytes, numbers),
        1 => drop(bytes.splice(numbers.stretch(bytes.len()), [])),
        2 => double(bytes, numbers),
        3 => {
            let taken = other[numbers.stretch(other.len())].to_vec();
            insert(bytes, &taken, numbers);
        }
        4 => exchange(bytes, numbers, |byte| byte.is_ascii_whitespace()),
        5 => exchange(bytes, numbers, |byte| byte == b'\n'),
        _ => insert(bytes, PIECES[numbers.below(PIECES.len())].as_bytes(), numbers),
    }
}

fn flip(bytes: &mut [u8], numbers: &mut Numbers) {
    let (at, bit) = (numbers.below(bytes.len()), numbers.below(8));
    if let Some(byte) = bytes.get_mut(at) {
        *byte ^= 1 << bit;
    }
}

fn double(bytes: &mut Vec<u8>, numbers: &mut Numbers) {
    let copied = bytes[numbers.stretch(bytes.len())].to_vec();
    insert(bytes, &copied, numbers);
}

fn insert(bytes: &mut Vec<u8>, piece: &[u8], numbers: &mut Numbers) {
    let at = numbers.below(bytes.len() + 1);
    bytes.splice(at..at, piece.iter().copied());
}

/// Exchanges two of the parts that stand between separators.
fn exchange(bytes: &mut Vec<u8>, numbers: &mut Numbers, separates: fn(u8) -> bool) {
    let mut parts: Vec<&[u8]> = bytes.split_inclusive(|byte| separates(*byte)).collect();
    let (one, two) = (numbers.below(parts.len()), numbers.below(parts.len()));
    if parts.len() > 1 {
        parts.swap(one, two);
        *bytes = parts.concat();
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn a_seed_always_does_the_same_damage_and_another_another() {
        let report = b"year = 2024\n[agency]\nname = \"\xe5\x8e\xbf\"\n".repeat(20);
        let all: BTreeSet<Vec<u8>> =
            (0..100).map(|seed| mutated(&report, b"other", seed)).collect();
        assert!(all.len() > 95, "only {} differ", all.len());
        assert_eq!(mutated(&report, b"other", 7), mutated(&report, b"other", 7));
    }

    #[test]
    fn nothing_is_too_little_to_damage() {
        for seed in 0..200 {
            let _ = mutated(b"", b"", seed);
        }
    }
}
