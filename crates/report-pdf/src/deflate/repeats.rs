//! What bytes repeat of those before them. It must not write anything, and of what was before it keeps
//! only where the same five bytes stood last.

use super::symbols::{FARTHEST, LONGEST};
use std::ops::Range;

/// Bytes that stood before already.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Repeat {
    /// How many bytes stand between it and the repeat before it.
    pub(super) literals: u32,
    /// How many bytes are repeated.
    pub(super) length: u16,
    /// How far before they stood.
    pub(super) distance: u16,
}

/// As many bytes as are looked up at once; no repeat is shorter. Four in an outline are hardly cheaper told
/// of than written.
const WORD: usize = 5;
/// As many as are read for that.
const READ: usize = 8;
/// A repeat this long is taken; for a shorter one the next byte is tried too.
const ENOUGH: usize = 6;
/// Bits of a word's hash: a table of 32 KB, what a processor keeps nearest.
const HASH: u32 = 13;

/// Where words stood last.
pub(super) struct Finder {
    /// By the word's hash.
    latest: Vec<u32>,
    /// The first place whose word is not in the table.
    next: usize,
}

impl Finder {
    pub(super) fn new() -> Self {
        Self { latest: vec![0; 1 << HASH], next: 0 }
    }

    /// Forgets every place, so that the same bytes always have the same repeats.
    pub(super) fn forget(&mut self) {
        self.latest.fill(0);
    }

    /// The repeats of a block, where they are worth a search: `places`, ascending and apart.
    pub(super) fn find(
        &mut self,
        bytes: &[u8],
        block: &Range<usize>,
        places: &[Range<usize>],
        found: &mut Vec<Repeat>,
    ) {
        found.clear();
        let mut behind = block.start;
        let met = places.iter().skip_while(|place| place.end <= block.start);
        for place in met.take_while(|place| place.start < block.end) {
            let bytes = bytes.get(..place.end.min(block.end)).unwrap_or_default();
            let mut at = place.start.max(behind);
            while at + READ <= bytes.len() {
                let Some(first) = self.repeat(bytes, at) else {
                    at += 1;
                    continue;
                };
                let (start, best) = self.better(bytes, at, first);
                let literals = u32::try_from(start - behind).unwrap_or_default();
                found.push(Repeat { literals, ..best });
                behind = start + usize::from(best.length);
                self.note_until(bytes, behind);
                at = behind;
            }
        }
    }

    /// A repeat found at a place, or a longer one that begins just behind it.
    fn better(&mut self, bytes: &[u8], mut at: usize, mut best: Repeat) -> (usize, Repeat) {
        while usize::from(best.length) < ENOUGH {
            match self.repeat(bytes, at + 1) {
                Some(next) if next.length > best.length => (at, best) = (at + 1, next),
                _ => break,
            }
        }
        (at, best)
    }

    /// What the word at a place repeats, and what follows it. The word is noted.
    #[inline]
    fn repeat(&mut self, bytes: &[u8], at: usize) -> Option<Repeat> {
        let own = word(bytes, at)?;
        self.next = at + 1;
        let before = self.note(own, at) as usize;
        // Both are asked before anything is decided: that they hardly ever hold can be foreseen.
        let is_same = word(bytes, before) == Some(own);
        if !(is_same & (at.wrapping_sub(before + 1) < FARTHEST)) {
            return None;
        }
        let length = u16::try_from(alike(bytes, before, at)).ok()?;
        let distance = u16::try_from(at - before).ok()?;
        Some(Repeat { literals: 0, length, distance })
    }

    /// Notes that a word stands at a place; gives where it stood before.
    #[inline]
    fn note(&mut self, word: u64, at: usize) -> u32 {
        let hash = word.wrapping_mul(0x9E37_79B9_7F4A_7C15) >> (u64::BITS - HASH);
        let slot = usize::try_from(hash).unwrap_or_default();
        let Some(place) = self.latest.get_mut(slot) else { return 0 };
        // A place too far for the number is found not to hold what it should.
        std::mem::replace(place, u32::try_from(at).unwrap_or_default())
    }

    /// Notes the words inside a repeat.
    fn note_until(&mut self, bytes: &[u8], end: usize) {
        for at in self.next..end {
            let Some(word) = word(bytes, at) else { break };
            self.note(word, at);
        }
    }
}

/// A word, with nothing in the place of the bytes behind it.
#[inline]
fn word(bytes: &[u8], at: usize) -> Option<u64> {
    eight(bytes, at).map(|word| word << (8 * (READ - WORD)))
}

/// How many bytes are the same at both places, whose words are.
#[inline]
fn alike(bytes: &[u8], before: usize, at: usize) -> usize {
    let mut same = WORD;
    while same < LONGEST {
        let Some((one, other)) = eight(bytes, before + same).zip(eight(bytes, at + same)) else {
            let rest = |place: usize| bytes.get(place + same..).unwrap_or_default();
            let pairs = rest(before).iter().zip(rest(at));
            same += pairs.take_while(|(one, other)| one == other).count();
            break;
        };
        let difference = one ^ other;
        if difference != 0 {
            same += usize::try_from(difference.trailing_zeros()).unwrap_or_default() / 8;
            break;
        }
        same += READ;
    }
    same.min(LONGEST)
}

#[inline]
fn eight(bytes: &[u8], at: usize) -> Option<u64> {
    bytes.get(at..)?.first_chunk().map(|eight: &[u8; READ]| u64::from_le_bytes(*eight))
}
