//! Codes as short as their symbols are frequent (Huffman's; RFC 1951 §3.2.2). It must not know what the
//! symbols stand for.

/// More bits than a code may have anywhere.
const DEEPEST: usize = 16;
/// Bits that hold any symbol beside its count.
const SYMBOL: u32 = 9;

/// Bits of the code of each symbol, none over `longest`; 0 for a symbol that is not used. Counts are
/// below 2^23. A reader wants codes that leave nothing out, so that there are always two.
pub(super) fn lengths<const N: usize>(counts: &[u32; N], longest: u8) -> [u8; N] {
    let ranked = ranked(counts);
    let mut by_length = limited(&depths(&ranked), usize::from(longest));
    let mut lengths = [0; N];
    // The rarest have the longest.
    let mut length = longest;
    for key in ranked {
        while length > 1 && by_length.get(usize::from(length)).is_none_or(|left| *left == 0) {
            length -= 1;
        }
        let symbol = (key & ((1 << SYMBOL) - 1)) as usize;
        if let (Some(left), Some(own)) =
            (by_length.get_mut(usize::from(length)), lengths.get_mut(symbol))
        {
            *left = left.saturating_sub(1);
            *own = length;
        }
    }
    lengths
}

/// The symbols used, the rarest first: each with its count above it in one number.
fn ranked<const N: usize>(counts: &[u32; N]) -> Vec<u32> {
    let mut ranked = Vec::with_capacity(N);
    let used = counts.iter().zip(0..).filter(|(count, _)| **count > 0);
    ranked.extend(used.map(|(count, symbol)| count << SYMBOL | symbol));
    for symbol in 0..2 {
        if ranked.len() < 2 && counts.get(symbol as usize) == Some(&0) {
            ranked.push(1 << SYMBOL | symbol);
        }
    }
    ranked.sort_unstable();
    ranked
}

/// More levels than the tree of a block has.
const LEVELS: usize = 40;

/// How many leaves of the tree are how deep.
fn depths(ranked: &[u32]) -> [u32; LEVELS] {
    // The leaves, then the inner nodes as they come about: both ascend.
    let leaves = ranked.len();
    let mut weights = Vec::with_capacity(2 * leaves);
    weights.extend(ranked.iter().map(|key| key >> SYMBOL));
    let mut parents = vec![0; 2 * leaves];
    let (mut leaf, mut inner) = (0, leaves);
    for node in leaves..(2 * leaves).saturating_sub(1) {
        let mut sum = 0;
        for _ in 0..2 {
            let of = |node: usize| weights.get(node).copied().unwrap_or(u32::MAX);
            let next = if leaf < leaves && of(leaf) <= of(inner) { &mut leaf } else { &mut inner };
            sum += of(*next);
            if let Some(parent) = parents.get_mut(*next) {
                *parent = node;
            }
            *next += 1;
        }
        weights.push(sum);
    }
    let mut found = [0; LEVELS];
    let mut levels = vec![0_usize; weights.len()];
    for node in (0..weights.len().saturating_sub(1)).rev() {
        let parent = parents.get(node).and_then(|parent| levels.get(*parent)).copied();
        let level = parent.unwrap_or_default() + 1;
        if node < leaves {
            found.get_mut(level).into_iter().for_each(|count| *count += 1);
        } else if let Some(own) = levels.get_mut(node) {
            *own = level;
        }
    }
    found
}

/// How many codes have how many bits once none has more than `longest`.
fn limited(depths: &[u32], longest: usize) -> [u32; DEEPEST] {
    let mut by_length = [0_u32; DEEPEST];
    for (depth, count) in depths.iter().enumerate() {
        if let Some(own) = by_length.get_mut(depth.min(longest)) {
            *own += count;
        }
    }
    // In shares of the longest code. What is too much is taken from the codes next to it: one of them
    // becomes two that are longer, one of the longest goes to its other half.
    let shares = |by_length: &[u32; DEEPEST]| -> u64 {
        let all = by_length.iter().enumerate().take(longest + 1).skip(1);
        all.map(|(length, count)| u64::from(*count) << (longest - length)).sum()
    };
    let mut excess = shares(&by_length).saturating_sub(1 << longest);
    while excess > 0 {
        let shorter = (1..longest).rev().find(|length| by_length.get(*length) > Some(&0));
        let Some(shorter) = shorter else { break };
        for (length, change) in [(shorter, -1), (shorter + 1, 2), (longest, -1)] {
            if let Some(count) = by_length.get_mut(length) {
                *count = count.saturating_add_signed(change);
            }
        }
        excess -= 1;
    }
    by_length
}

/// A code: its bits as they are written, and how many.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Code {
    pub(super) bits: u16,
    pub(super) length: u8,
}

/// The codes of those lengths.
pub(super) fn codes<const N: usize>(lengths: &[u8; N]) -> [Code; N] {
    let mut by_length = [0_u16; DEEPEST + 1];
    for length in lengths.iter().filter(|length| **length > 0) {
        if let Some(count) = by_length.get_mut(usize::from(*length) + 1) {
            *count += 1;
        }
    }
    // Where the codes of each length begin.
    let mut next = [0_u16; DEEPEST + 1];
    let mut first = 0_u16;
    for (next, count) in next.iter_mut().zip(by_length) {
        first = first.wrapping_add(count) << 1;
        *next = first;
    }
    lengths.map(|length| match next.get_mut(usize::from(length)) {
        Some(next) if length > 0 => {
            let code = *next;
            *next = next.wrapping_add(1);
            Code { bits: code.reverse_bits() >> (16 - length), length }
        }
        _ => Code::default(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use std::cmp::Reverse;
    use std::collections::BinaryHeap;

    /// Shares of the whole that codes of those lengths take, in 32,768ths.
    fn taken(lengths: &[u8]) -> u32 {
        lengths.iter().filter(|length| **length > 0).map(|length| 32_768 >> length).sum()
    }

    fn bits(counts: &[u32], lengths: &[u8]) -> u64 {
        counts
            .iter()
            .zip(lengths)
            .map(|(count, length)| u64::from(*count * u32::from(*length)))
            .sum()
    }

    /// What no codes do better: the sums of the two rarest, put in their place until one is left.
    fn least(counts: &[u32]) -> u64 {
        let used = counts.iter().filter(|count| **count > 0);
        let mut waiting: BinaryHeap<Reverse<u64>> =
            used.map(|count| Reverse(u64::from(*count))).collect();
        let mut bits = 0;
        while let (Some(Reverse(one)), Some(Reverse(other))) = (waiting.pop(), waiting.pop()) {
            bits += one + other;
            waiting.push(Reverse(one + other));
        }
        bits
    }

    #[test]
    fn the_rarest_have_the_longest_codes() {
        assert_eq!(lengths(&[45, 13, 12, 16, 9, 5], 15), [1, 3, 3, 3, 4, 4]);
        assert_eq!(lengths(&[1, 1, 2, 4, 8, 16], 15), [5, 5, 4, 3, 2, 1]);
    }

    #[test]
    fn no_code_is_longer_than_it_may_be() {
        let lengths = lengths(&[1, 1, 2, 4, 8, 16, 32, 64], 4);
        assert_eq!(lengths, [4, 4, 4, 4, 4, 4, 3, 1]);
        assert_eq!(taken(&lengths), 32_768);
    }

    #[test]
    fn there_are_always_two_codes() {
        assert_eq!(lengths(&[0, 0, 0], 7), [1, 1, 0]);
        assert_eq!(lengths(&[9, 0, 0], 7), [1, 1, 0]);
        assert_eq!(lengths(&[0, 9, 0], 7), [1, 1, 0]);
        assert_eq!(lengths(&[0, 0, 9], 7), [1, 0, 1]);
    }

    #[test]
    fn codes_are_those_of_the_standard() {
        // The example of RFC 1951 §3.2.2, its bits turned round.
        let codes = codes(&[3, 3, 3, 3, 3, 2, 4, 4]);
        let told = codes.map(|code| format!("{:0width$b}", code.bits, width = code.length.into()));
        assert_eq!(told, ["010", "110", "001", "101", "011", "00", "0111", "1111"]);
    }

    proptest! {
        #[test]
        fn codes_leave_nothing_out_and_cost_no_more_than_they_must(
            counts in proptest::array::uniform32(prop_oneof![Just(0_u32), 1..5_u32, 1..100_000_u32]),
        ) {
            let [free, limited] = [15, 7].map(|longest| lengths(&counts, longest));
            prop_assert_eq!(taken(&free), 32_768);
            prop_assert_eq!(taken(&limited), 32_768);
            prop_assert!(limited.iter().all(|length| *length <= 7));
            prop_assert!(bits(&counts, &free) <= bits(&counts, &limited));
            if free.iter().all(|length| *length < 15) {
                prop_assert_eq!(bits(&counts, &free), least(&counts));
            }
        }
    }
}
