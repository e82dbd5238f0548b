//! One block of a deflated stream (RFC 1951 §3.2): its literals and repeats in codes of its own, or its
//! bytes as they are where that is shorter. It must not look for repeats.

use super::bits::{AT_ONCE, Bits};
use super::codes::{Code, codes, lengths};
use super::head::Head;
use super::repeats::Repeat;
use super::symbols::{self, DISTANCES, END, FIRST_LENGTH, LITERALS_AND_LENGTHS, Symbol};

/// How many literals are written at once.
const TOGETHER: usize = 4;
/// The most bits of a code: fewer than the 15 allowed, so that so many literals are.
const LONGEST_CODE: u8 = 14;
const _: () = assert!(LONGEST_CODE as usize * TOGETHER <= AT_ONCE as usize);
/// The kinds of a block.
const STORED: u64 = 0;
const OWN_CODES: u64 = 2;
/// The most bytes a stored block can have.
const MOST_STORED: usize = 65_535;

/// Writes a block with those repeats.
pub(super) fn write(bits: &mut Bits, bytes: &[u8], repeats: &[Repeat], is_last: bool) {
    let counts = Counts::of(bytes, repeats);
    let literals = lengths(&counts.literals, LONGEST_CODE);
    let distances = lengths(&counts.distances, LONGEST_CODE);
    let head = Head::of(&literals, &distances);
    let length = head.bits() + counts.bits(&literals, &distances);
    if length > stored_bits(bytes) {
        return store(bits, bytes, is_last);
    }
    bits.put(u64::from(is_last) | OWN_CODES << 1, 3);
    head.write(bits);
    let codes = Codes { literals: codes(&literals), distances: codes(&distances) };
    codes.write(bits, bytes, repeats);
}

/// Bits of bytes as they are, each part with its length twice and the rest of the byte its kind is in.
fn stored_bits(bytes: &[u8]) -> usize {
    (bytes.len() + 5 * bytes.len().div_ceil(MOST_STORED).max(1)) * 8
}

/// Writes bytes as they are.
fn store(bits: &mut Bits, mut bytes: &[u8], is_last: bool) {
    loop {
        let (part, rest) = bytes.split_at_checked(MOST_STORED).unwrap_or((bytes, &[]));
        bits.put(u64::from(is_last && rest.is_empty()) | STORED << 1, 3);
        bits.align();
        let length = u16::try_from(part.len()).unwrap_or_default();
        bits.bytes(&length.to_le_bytes());
        bits.bytes(&(!length).to_le_bytes());
        bits.bytes(part);
        bytes = rest;
        if bytes.is_empty() {
            return;
        }
    }
}

/// The bytes of a block as they are written: each run of literals with the repeat behind it, and the
/// rest.
fn runs<'a>(
    mut bytes: &'a [u8],
    repeats: &'a [Repeat],
) -> (impl Iterator<Item = (&'a [u8], Repeat)>, &'a [u8]) {
    let covered = repeats.iter().map(|it| it.literals as usize + usize::from(it.length)).sum();
    let rest = bytes.get(covered..).unwrap_or_default();
    let runs = repeats.iter().map(move |repeat| {
        let (literals, behind) = bytes.split_at_checked(repeat.literals as usize)?;
        bytes = behind.get(usize::from(repeat.length)..)?;
        Some((literals, *repeat))
    });
    (runs.map_while(|run| run), rest)
}

/// How often each symbol is used.
struct Counts {
    literals: [u32; LITERALS_AND_LENGTHS],
    distances: [u32; DISTANCES],
    /// Bits behind the codes.
    rest: usize,
}

impl Counts {
    fn of(bytes: &[u8], repeats: &[Repeat]) -> Self {
        let mut own =
            Self { literals: [0; LITERALS_AND_LENGTHS], distances: [0; DISTANCES], rest: 0 };
        let mut bytes_by_parity = [[0; 256]; 2];
        let (runs, last) = runs(bytes, repeats);
        for (literals, repeat) in runs {
            count(&mut bytes_by_parity, literals);
            let (length, distance) = symbols_of(repeat);
            add(&mut own.literals, FIRST_LENGTH + length.index);
            add(&mut own.distances, distance.index);
            own.rest += usize::from(length.bits + distance.bits);
        }
        count(&mut bytes_by_parity, last);
        let [even, odd] = bytes_by_parity;
        own.literals
            .iter_mut()
            .zip(even.iter().zip(odd))
            .for_each(|(sum, (even, odd))| *sum = even + odd);
        add(&mut own.literals, END);
        own
    }

    /// Bits of the block without its head, in codes of those lengths.
    fn bits(&self, literals: &[u8], distances: &[u8]) -> usize {
        let literals = self.literals.iter().zip(literals);
        let all = literals.chain(self.distances.iter().zip(distances));
        all.map(|(count, length)| *count as usize * usize::from(*length)).sum::<usize>() + self.rest
    }
}

/// Counts bytes, those of even and odd places apart: the same count twice running has to wait for itself.
fn count(counts: &mut [[u32; 256]; 2], bytes: &[u8]) {
    let [even, odd] = counts;
    let (pairs, last) = bytes.as_chunks();
    for [one, other] in pairs {
        even[usize::from(*one)] += 1;
        odd[usize::from(*other)] += 1;
    }
    for byte in last {
        even[usize::from(*byte)] += 1;
    }
}

fn add(counts: &mut [u32], symbol: usize) {
    if let Some(count) = counts.get_mut(symbol) {
        *count += 1;
    }
}

/// The symbols of a repeat's length and distance.
fn symbols_of(repeat: Repeat) -> (Symbol, Symbol) {
    (symbols::length(repeat.length), symbols::distance(repeat.distance))
}

/// The codes of a block.
struct Codes {
    literals: [Code; LITERALS_AND_LENGTHS],
    distances: [Code; DISTANCES],
}

impl Codes {
    fn write(&self, bits: &mut Bits, bytes: &[u8], repeats: &[Repeat]) {
        let (runs, last) = runs(bytes, repeats);
        for (literals, repeat) in runs {
            self.literals(bits, literals);
            let (length, distance) = symbols_of(repeat);
            put(bits, &self.literals, FIRST_LENGTH + length.index);
            bits.put(length.rest.into(), length.bits.into());
            put(bits, &self.distances, distance.index);
            bits.put(distance.rest.into(), distance.bits.into());
            bits.drain();
        }
        self.literals(bits, last);
        put(bits, &self.literals, END);
        bits.drain();
    }

    #[inline]
    fn literals(&self, bits: &mut Bits, bytes: &[u8]) {
        let (together, last) = bytes.as_chunks::<TOGETHER>();
        for bytes in together {
            for byte in bytes {
                put(bits, &self.literals, usize::from(*byte));
            }
            bits.drain();
        }
        for byte in last {
            put(bits, &self.literals, usize::from(*byte));
        }
        bits.drain();
    }
}

#[inline]
fn put(bits: &mut Bits, codes: &[Code], symbol: usize) {
    let code = codes.get(symbol).copied().unwrap_or_default();
    bits.put(code.bits.into(), code.length.into());
}
