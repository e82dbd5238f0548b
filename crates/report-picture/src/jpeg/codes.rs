//! Huffman codes of a scan and the bits they stand in (ITU-T T.81, annexes C and F.2.2). It must not know what the
//! codes are for.

/// So many bits are looked up at once; longer codes are rare.
const QUICK: u32 = 9;

/// A table of codes.
#[derive(Clone)]
pub(super) struct Codes {
    /// By the next nine bits: the length of the code they begin with and what it is for; a length of 0 for a longer
    /// one.
    quick: Vec<(u8, u8)>,
    /// By the length of a code: one more than the last code, left-aligned in 16 bits, and what is added to a code for
    /// its place among the symbols.
    limits: [(u32, i32); 17],
    symbols: Vec<u8>,
}

impl Codes {
    /// From how many codes there are of each length, from 1 to 16, and what they are for, behind each other; nothing
    /// where there are more than bits can tell apart.
    pub(super) fn read(table: &[u8]) -> Option<Self> {
        let (counts, symbols) = table.split_first_chunk::<16>()?;
        let mut codes = Self {
            quick: vec![(0, 0); 1 << QUICK],
            limits: [(0, 0); 17],
            symbols: symbols.to_vec(),
        };
        let (mut code, mut place) = (0_u32, 0_i32);
        for (length, count) in (1_u32..).zip(counts) {
            let first = code;
            let offset = place - i32::try_from(first).ok()?;
            for _ in 0..*count {
                codes.add_quick(length, code, *symbols.get(usize::try_from(place).ok()?)?);
                (code, place) = (code + 1, place + 1);
            }
            if code > 1 << length {
                return None;
            }
            *codes.limits.get_mut(usize::try_from(length).ok()?)? = (code << (16 - length), offset);
            code <<= 1;
        }
        Some(codes)
    }

    fn add_quick(&mut self, length: u32, code: u32, symbol: u8) {
        let Some(rest) = QUICK.checked_sub(length) else { return };
        let start = usize::try_from(code << rest).unwrap_or(usize::MAX);
        let entries = self.quick.iter_mut().skip(start).take(1 << rest);
        entries.for_each(|entry| *entry = (u8::try_from(length).unwrap_or(0), symbol));
    }

    /// The length of the code 16 bits begin with, and what it is for.
    fn find(&self, bits: u32) -> Option<(u32, u8)> {
        let quick = self.quick.get(usize::try_from(bits >> (16 - QUICK)).ok()?)?;
        if quick.0 > 0 {
            return Some((u32::from(quick.0), quick.1));
        }
        for length in QUICK + 1..=16 {
            let (limit, offset) = self.limits.get(usize::try_from(length).ok()?)?;
            if bits < *limit {
                let place = i32::try_from(bits >> (16 - length)).ok()? + offset;
                return Some((length, *self.symbols.get(usize::try_from(place).ok()?)?));
            }
        }
        None
    }
}

/// The bits of a scan, up to its next restart or its end.
pub(super) struct Bits<'a> {
    bytes: &'a [u8],
    /// Where the bits begin, and the next byte to be taken up.
    start: usize,
    next: usize,
    /// Bits taken up and not yet read, the last of them lowest, and how many.
    held: u64,
    count: u32,
    /// How many bits were read since the beginning.
    read: u64,
}

impl<'a> Bits<'a> {
    pub(super) fn new(bytes: &'a [u8]) -> Self {
        Self { bytes, start: 0, next: 0, held: 0, count: 0, read: 0 }
    }

    /// Reads the next code; nothing where the bits end before it does, or there is no such code.
    pub(super) fn symbol(&mut self, codes: &Codes) -> Option<u8> {
        self.fill();
        // Where bits are missing, zeros stand for them; the code may still be there.
        let bits = (self.held << 16 >> self.count) & 0xFFFF;
        let (length, symbol) = codes.find(u32::try_from(bits).ok()?)?;
        self.pass(length).then_some(symbol)
    }

    /// Reads so many bits, at most 16.
    pub(super) fn number(&mut self, length: u32) -> Option<u32> {
        self.fill();
        let bits = (self.held << 16 >> self.count) & 0xFFFF;
        let number = u32::try_from(bits).ok()? >> (16 - length.min(16));
        self.pass(length).then_some(number)
    }

    /// Passes over so many bits, at most 16.
    pub(super) fn skip(&mut self, length: u32) -> Option<()> {
        self.fill();
        self.pass(length).then_some(())
    }

    fn pass(&mut self, length: u32) -> bool {
        let Some(left) = self.count.checked_sub(length) else { return false };
        self.count = left;
        self.held &= (1 << left) - 1;
        self.read += u64::from(length);
        true
    }

    /// Takes up bytes until there are 16 bits, or no more.
    fn fill(&mut self) {
        while self.count < 16 {
            let taken = match self.bytes.get(self.next..) {
                // A byte of ones is followed by one of zeros, so that it is no marker.
                Some([0xFF, 0, ..]) => 2,
                Some([0xFF, ..] | []) | None => return,
                Some(_) => 1,
            };
            let byte = self.bytes.get(self.next).copied().unwrap_or_default();
            self.held = self.held << 8 | u64::from(byte);
            self.count += 8;
            self.next += taken;
        }
    }

    /// Goes on behind the restart of this number, which has to come next.
    pub(super) fn restart(&mut self, number: u8) -> Option<()> {
        let end = self.end();
        let marker = self.bytes.get(end..end + 2)?;
        *self = Self { start: end + 2, next: end + 2, ..Self::new(self.bytes) };
        (marker == [0xFF, 0xD0 | number & 7]).then_some(())
    }

    /// Where the last byte ends that was read of.
    pub(super) fn end(&self) -> usize {
        let mut end = self.start;
        for _ in 0..self.read.div_ceil(8) {
            let is_stuffed = self.bytes.get(end..).is_some_and(|rest| rest.starts_with(&[0xFF, 0]));
            end += if is_stuffed { 2 } else { 1 };
        }
        end
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Codes 0, 10, 110 for 1, 2, 3, and one of 12 bits for 4.
    fn codes() -> Codes {
        let mut table = vec![1, 1, 1];
        table.resize(16, 0);
        *table.get_mut(11).unwrap() = 1;
        Codes::read(&[&table[..], &[1, 2, 3, 4]].concat()).unwrap()
    }

    #[test]
    fn short_and_long_codes_are_read_to_the_last_bit() {
        // 0 10 110 111000000000, and a bit to fill.
        let bytes = [0b0101_1011, 0b1000_0000, 0b0010_0000];
        let mut bits = Bits::new(&bytes);
        let codes = codes();
        let read: Vec<_> = std::iter::from_fn(|| bits.symbol(&codes)).take(4).collect();
        assert_eq!(read, [1, 2, 3, 4]);
        assert_eq!(bits.end(), 3);
        assert_eq!(bits.number(6), Some(0b10_0000));
        assert_eq!(bits.number(1), None);
    }

    #[test]
    fn a_byte_of_ones_is_no_marker_and_a_restart_is_one() {
        let mut bits = Bits::new(&[0xFF, 0, 0x80, 0xFF, 0xD1, 0x40]);
        assert_eq!(bits.number(9), Some(0x1FF));
        assert_eq!(bits.number(8), None, "no bit of the marker is read");
        assert_eq!(bits.end(), 3);
        assert_eq!(bits.restart(1), Some(()));
        assert_eq!(bits.number(2), Some(1));
        assert_eq!((bits.end(), bits.restart(2)), (6, None));
    }

    #[test]
    fn more_codes_than_bits_tell_apart_are_none() {
        let mut table = vec![3];
        table.resize(16, 0);
        assert!(Codes::read(&[&table[..], &[1, 2, 3]].concat()).is_none());
        assert!(Codes::read(&[&table[..], &[1, 2]].concat()).is_none());
    }
}
