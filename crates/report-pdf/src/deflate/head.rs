//! The head of a block with codes of its own: the lengths of the codes, themselves in codes (RFC 1951
//! §3.2.7). It must not know what the codes are for.

use super::bits::Bits;
use super::codes::{Code, codes, lengths};
use super::symbols::{DISTANCES, END, LITERALS_AND_LENGTHS};

/// How many bits the length of a code of the head's has, and so its most bits.
const WIDTH: u32 = 3;
const LONGEST: u8 = 7;
/// The order in which the lengths of the head's own codes stand.
const ORDER: [usize; 19] = [16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15];
/// The fewest that are written of each kind.
const FEWEST_LITERALS: usize = END + 1;
const FEWEST_DISTANCES: usize = 1;
const FEWEST_OWN: usize = 4;

/// A length, or a run of lengths: its symbol, and behind its code so many more in so many bits.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Run {
    symbol: u8,
    more: u8,
    bits: u8,
}

/// The head.
pub(super) struct Head {
    literals: usize,
    distances: usize,
    runs: Vec<Run>,
    lengths: [u8; ORDER.len()],
}

impl Head {
    /// The head of a block with codes of those lengths.
    pub(super) fn of(literals: &[u8; LITERALS_AND_LENGTHS], distances: &[u8; DISTANCES]) -> Self {
        let literals = used(literals, FEWEST_LITERALS);
        let distances = used(distances, FEWEST_DISTANCES);
        let all = [literals, distances].concat();
        let mut runs = Vec::with_capacity(all.len());
        all.chunk_by(|one, next| one == next).for_each(|same| put_runs(same, &mut runs));
        let mut counts = [0; ORDER.len()];
        for run in &runs {
            if let Some(count) = counts.get_mut(usize::from(run.symbol)) {
                *count += 1;
            }
        }
        let (literals, distances) = (literals.len(), distances.len());
        Self { literals, distances, runs, lengths: lengths(&counts, LONGEST) }
    }

    /// How many bits it has.
    pub(super) fn bits(&self) -> usize {
        let length =
            |run: &Run| self.lengths.get(usize::from(run.symbol)).copied().unwrap_or_default();
        let runs = self.runs.iter().map(|run| usize::from(length(run) + run.bits));
        14 + self.own().len() * WIDTH as usize + runs.sum::<usize>()
    }

    /// Writes it behind the kind of the block.
    pub(super) fn write(&self, bits: &mut Bits) {
        let own = self.own();
        let counts = [
            (self.literals - FEWEST_LITERALS, 5),
            (self.distances - FEWEST_DISTANCES, 5),
            (own.len() - FEWEST_OWN, 4),
        ];
        for (count, width) in counts {
            bits.put(count as u64, width);
        }
        bits.drain();
        for length in own {
            bits.put(length.into(), WIDTH);
            bits.drain();
        }
        let codes: [Code; ORDER.len()] = codes(&self.lengths);
        for run in &self.runs {
            let code = codes.get(usize::from(run.symbol)).copied().unwrap_or_default();
            bits.put(code.bits.into(), code.length.into());
            bits.put(run.more.into(), run.bits.into());
            bits.drain();
        }
    }

    /// The lengths of the head's own codes, as many as are told.
    fn own(&self) -> Vec<u8> {
        let ordered = ORDER.map(|symbol| self.lengths.get(symbol).copied().unwrap_or_default());
        used(&ordered, FEWEST_OWN).to_vec()
    }
}

/// Lengths without the last ones that are 0, but so many at least.
fn used(lengths: &[u8], fewest: usize) -> &[u8] {
    let last = lengths.iter().rposition(|length| *length > 0).map_or(0, |last| last + 1);
    lengths.get(..last.max(fewest)).unwrap_or(lengths)
}

/// Appends the same length many times over, as runs.
fn put_runs(same: &[u8], runs: &mut Vec<Run>) {
    let length = same.first().copied().unwrap_or_default();
    let once = Run { symbol: length, more: 0, bits: 0 };
    let mut left = same.len();
    if length > 0 {
        // A run repeats what stands before it.
        runs.push(once);
        left -= 1;
    }
    while left > 0 {
        let (symbol, fewest, most, bits) = match (length, left) {
            (0, 11..) => (18, 11, 138, 7),
            (0, 3..) => (17, 3, 10, 3),
            (1.., 3..) => (16, 3, 6, 2),
            _ => break,
        };
        let taken = left.min(most);
        runs.push(Run { symbol, more: u8::try_from(taken - fewest).unwrap_or_default(), bits });
        left -= taken;
    }
    runs.extend(std::iter::repeat_n(once, left));
}
