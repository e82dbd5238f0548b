//! The samples of a scan, gone through code by code to where they end (ITU-T T.81, annexes F.2.2 and G.1.2). No
//! library tells that: zune-jpeg 0.5.15, strict, takes a scan without samples for a grey one. It must not make
//! pixels.

use super::codes::{Bits, Codes};
use super::frame::{Frame, Scan};

/// Which coefficients of each block are known not to be zero, by component: what refining has to know.
pub(super) type Known = Vec<Vec<u64>>;

/// A scan being gone through.
pub(super) struct Samples<'a> {
    pub(super) frame: &'a Frame,
    pub(super) scan: &'a Scan,
    /// The codes of each of the scan's components: for its first coefficients and for the others.
    pub(super) codes: Vec<(Option<&'a Codes>, Option<&'a Codes>)>,
    /// How many units stand between two restarts; 0 for no restart.
    pub(super) interval: u32,
}

/// A block of a scan.
#[derive(Clone, Copy)]
struct Block {
    /// Which of the scan's components it is of, and which of the frame's.
    member: usize,
    component: usize,
    /// Its place among the component's blocks.
    place: usize,
}

impl Samples<'_> {
    /// How many bytes the scan takes; nothing where it ends too early, or is not what its head says.
    pub(super) fn length(&self, bytes: &[u8], known: &mut Known) -> Option<usize> {
        let mut bits = Bits::new(bytes);
        let (mut run, mut units, mut restarts) = (0, 0, 0_u8);
        let (across, down) = self.units();
        for row in 0..down {
            for column in 0..across {
                if self.interval > 0 && units == self.interval {
                    bits.restart(restarts)?;
                    restarts = restarts.wrapping_add(1);
                    (run, units) = (0, 0);
                }
                units += 1;
                for block in self.blocks(row, column) {
                    let known = known.get_mut(block.component)?.get_mut(block.place)?;
                    self.block(&mut bits, block.member, &mut run, known)?;
                }
            }
        }
        Some(bits.end())
    }

    /// How many units there are across and down: blocks, where the scan has one component alone.
    fn units(&self) -> (usize, usize) {
        match self.scan.components.as_slice() {
            [(component, ..)] => self.frame.blocks_shown(*component),
            _ => self.frame.units(),
        }
    }

    /// The blocks of a unit.
    fn blocks(&self, row: usize, column: usize) -> impl Iterator<Item = Block> {
        let alone = self.scan.components.len() == 1;
        self.scan.components.iter().enumerate().flat_map(move |(member, &(component, ..))| {
            let (across, down) = if alone { (1, 1) } else { self.frame.sampling(component) };
            let width = self.frame.blocks(component).0;
            (0..across * down).map(move |number| {
                let (x, y) = (column * across + number % across, row * down + number / across);
                Block { member, component, place: y * width + x }
            })
        })
    }

    fn block(
        &self,
        bits: &mut Bits<'_>,
        member: usize,
        run: &mut u32,
        known: &mut u64,
    ) -> Option<()> {
        let (first, others) = *self.codes.get(member)?;
        if !self.frame.is_progressive {
            skip_difference(bits, first?)?;
            return self.others(bits, others?, 1, 63, &mut 0, known);
        }
        match (self.scan.first, self.scan.refines) {
            (0, false) => skip_difference(bits, first?),
            (0, true) => bits.skip(1),
            (from, false) => self.others(bits, others?, from, self.scan.last, run, known),
            (from, true) => refine(bits, others?, from..=self.scan.last, run, known),
        }
    }

    /// The coefficients behind the first (F.2.2.2, and G.1.2.2 where a run of blocks may end at once).
    fn others(
        &self,
        bits: &mut Bits<'_>,
        codes: &Codes,
        from: u8,
        to: u8,
        run: &mut u32,
        known: &mut u64,
    ) -> Option<()> {
        if *run > 0 {
            *run -= 1;
            return Some(());
        }
        let mut at = from;
        while at <= to {
            let symbol = bits.symbol(codes)?;
            let (zeros, length) = (symbol >> 4, symbol & 15);
            match (zeros, length) {
                (15, 0) => at += 16,
                (0, 0) => return Some(()),
                (_, 0) if !self.frame.is_progressive => return None,
                (_, 0) => {
                    *run = (1 << zeros) - 1 + bits.number(u32::from(zeros))?;
                    return Some(());
                }
                _ => {
                    at += zeros;
                    bits.skip(u32::from(length)).filter(|()| at <= to)?;
                    *known |= 1 << at;
                    at += 1;
                }
            }
        }
        Some(())
    }
}

/// How much the first coefficient differs from that of the block before (F.2.2.1).
fn skip_difference(bits: &mut Bits<'_>, codes: &Codes) -> Option<()> {
    let length = bits.symbol(codes).filter(|length| *length < 16)?;
    bits.skip(u32::from(length))
}

/// One more bit of each coefficient that is not zero, and some that become so (G.1.2.3).
fn refine(
    bits: &mut Bits<'_>,
    codes: &Codes,
    range: std::ops::RangeInclusive<u8>,
    run: &mut u32,
    known: &mut u64,
) -> Option<()> {
    let (mut at, last) = (*range.start(), *range.end());
    while *run == 0 && at <= last {
        let symbol = bits.symbol(codes)?;
        let (mut zeros, length) = (symbol >> 4, symbol & 15);
        match (zeros, length) {
            (15, 0) => {}
            (_, 0) => {
                *run = (1 << zeros) + bits.number(u32::from(zeros))?;
                break;
            }
            (_, 1) => bits.skip(1)?,
            _ => return None,
        }
        while at <= last {
            if *known >> at & 1 == 1 {
                bits.skip(1)?;
            } else if let Some(fewer) = zeros.checked_sub(1) {
                zeros = fewer;
            } else {
                break;
            }
            at += 1;
        }
        if length == 1 {
            *known |= 1 << Some(at).filter(|at| *at <= last)?;
        }
        at += 1;
    }
    if let Some(fewer) = run.checked_sub(1) {
        let rest = (at..=last).filter(|at| *known >> at & 1 == 1).count();
        (0..rest).try_for_each(|_| bits.skip(1))?;
        *run = fewer;
    }
    Some(())
}
