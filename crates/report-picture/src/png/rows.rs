//! The packed rows of a PNG file, gone through once without keeping them: exactly as many bytes as its size asks
//! for, and each row by a filter there is (PNG, third edition, §7 and §9). It must not undo a filter.

use super::plain::Head;
use flate2::{Decompress, FlushDecompress, Status};

/// How many bytes are unpacked at a time.
const PIECE: usize = 64 << 10;
/// The filters there are: none, the pixel before, that above, their mean, Paeth's.
const MOST_FILTER: u8 = 4;

/// How many bytes of the packed ones are the rows; nothing where they are not what they have to be.
pub(super) fn length(packed: &[u8], head: &Head) -> Option<usize> {
    let mut state = Decompress::new(true);
    let mut piece = vec![0; PIECE];
    let mut rows = Rows::new(head);
    loop {
        let (taken, given) = (state.total_in(), state.total_out());
        let rest = packed.get(usize::try_from(taken).ok()?..)?;
        let status = state.decompress(rest, &mut piece, FlushDecompress::None).ok()?;
        let fresh = usize::try_from(state.total_out() - given).ok()?;
        rows.take(piece.get(..fresh)?)?;
        if status == Status::StreamEnd {
            return rows.is_done().then(|| usize::try_from(state.total_in()).ok())?;
        }
        // Nothing taken and nothing given: the rest is missing.
        if (taken, given) == (state.total_in(), state.total_out()) {
            return None;
        }
    }
}

/// What is still to come.
struct Rows {
    /// The passes, the next one last: how many rows each has, and how long they are with their filter.
    passes: Vec<(u32, usize)>,
    /// How many bytes of the row at hand are to come.
    left: usize,
}

impl Rows {
    fn new(head: &Head) -> Self {
        let of = |(width, height)| (height, head.row_length(width));
        let passes = head.passes().into_iter().rev().map(of).collect();
        Self { passes, left: 0 }
    }

    /// Takes the next bytes; nothing where they are too many, or a row has a filter there is none of.
    fn take(&mut self, mut bytes: &[u8]) -> Option<()> {
        while let Some(&first) = bytes.first() {
            if self.left == 0 {
                if first > MOST_FILTER {
                    return None;
                }
                let (rows, length) = self.passes.last_mut()?;
                *rows -= 1;
                self.left = *length;
                if *rows == 0 {
                    self.passes.pop();
                }
            }
            let taken = self.left.min(bytes.len());
            self.left -= taken;
            bytes = bytes.get(taken..)?;
        }
        Some(())
    }

    fn is_done(&self) -> bool {
        self.left == 0 && self.passes.is_empty()
    }
}
