//! What a frame and its scans say of themselves (ITU-T T.81, annex B.2.2 and B.2.3). It must not look at
//! samples.

use crate::{PictureFault, PixelSize};

/// The head of a frame.
#[derive(Clone)]
pub(super) struct Frame {
    pub(super) size: PixelSize,
    /// Whether it is built up by several scans.
    pub(super) is_progressive: bool,
    pub(super) components: Vec<Component>,
}

/// One of the colours of a frame.
#[derive(Clone, Copy)]
pub(super) struct Component {
    pub(super) id: u8,
    /// How many blocks stand beside and above each other in a unit.
    across: u8,
    down: u8,
    /// The number of its table of quantization.
    pub(super) quantization: u8,
}

/// The head of a scan.
pub(super) struct Scan {
    /// The components it holds, by their place in the frame, with the numbers of their tables of codes for the
    /// first coefficient and for the others.
    pub(super) components: Vec<(usize, u8, u8)>,
    /// The first and the last coefficient it holds.
    pub(super) first: u8,
    pub(super) last: u8,
    /// Whether it refines what scans before it told.
    pub(super) refines: bool,
}

impl Frame {
    /// Baseline, extended and progressive frames, Huffman-coded, as `DCTDecode` reads them, by the last digit of
    /// their marker.
    pub(super) fn read(marker: u8, content: &[u8]) -> Result<Self, PictureFault> {
        let (&[precision, h1, h2, w1, w2, count], rest) =
            content.split_first_chunk().ok_or(PictureFault::Broken)?;
        if precision != 8 {
            return Err(PictureFault::DeepColour);
        }
        match count {
            1 | 3 => {}
            4 => return Err(PictureFault::Cmyk),
            _ => return Err(PictureFault::Broken),
        }
        let [width, height] =
            [[w1, w2], [h1, h2]].map(|bytes| u32::from(u16::from_be_bytes(bytes)));
        let size = PixelSize { width, height }.checked()?;
        let (threes, more) = rest.as_chunks();
        if threes.len() != usize::from(count) || !more.is_empty() {
            return Err(PictureFault::Broken);
        }
        let components: Option<Vec<_>> = threes.iter().copied().map(Component::read).collect();
        let components = components.ok_or(PictureFault::Broken)?;
        let frame = Self { size, is_progressive: marker == 0xC2, components };
        if frame.is_sound() { Ok(frame) } else { Err(PictureFault::Broken) }
    }

    fn is_sound(&self) -> bool {
        let ids = self.components.iter().enumerate();
        let is_new = |(at, one): (usize, &Component)| {
            !self.components.iter().take(at).any(|other| other.id == one.id)
        };
        // No unit has more than ten blocks (B.2.3), where there is more than one component.
        let blocks: u8 = self.components.iter().map(|one| one.across * one.down).sum();
        ids.into_iter().all(is_new) && (self.components.len() == 1 || blocks <= 10)
    }

    /// How many units there are across and down, each with the blocks of every component (A.2.3).
    pub(super) fn units(&self) -> (usize, usize) {
        let (across, down) = self.most_sampling();
        (self.across().div_ceil(8 * across), self.down().div_ceil(8 * down))
    }

    /// How many blocks of a component there are across and down, those that fill the last units among them.
    pub(super) fn blocks(&self, component: usize) -> (usize, usize) {
        let ((units, rows), (across, down)) = (self.units(), self.sampling(component));
        (units * across, rows * down)
    }

    /// How many of them show a part of the picture (A.2.2).
    pub(super) fn blocks_shown(&self, component: usize) -> (usize, usize) {
        let ((across, down), (most_across, most_down)) =
            (self.sampling(component), self.most_sampling());
        let shown =
            |pixels: usize, own: usize, most: usize| (pixels * own).div_ceil(most).div_ceil(8);
        (shown(self.across(), across, most_across), shown(self.down(), down, most_down))
    }

    /// How many blocks of a component stand beside and above each other in a unit.
    pub(super) fn sampling(&self, component: usize) -> (usize, usize) {
        let sampling = |one: &Component| (usize::from(one.across), usize::from(one.down));
        self.components.get(component).map_or((1, 1), sampling)
    }

    fn most_sampling(&self) -> (usize, usize) {
        let most =
            |of: fn(&Component) -> u8| self.components.iter().map(of).max().map_or(1, usize::from);
        (most(|one| one.across), most(|one| one.down))
    }

    fn across(&self) -> usize {
        usize::try_from(self.size.width).unwrap_or(usize::MAX)
    }

    fn down(&self) -> usize {
        usize::try_from(self.size.height).unwrap_or(usize::MAX)
    }
}

impl Component {
    fn read([id, sampling, quantization]: [u8; 3]) -> Option<Self> {
        let (across, down) = (sampling >> 4, sampling & 15);
        let is_sound = [across, down].iter().all(|it| (1..=4).contains(it)) && quantization < 4;
        is_sound.then_some(Self { id, across, down, quantization })
    }
}

impl Scan {
    /// A scan of the frame; nothing where it is none.
    pub(super) fn read(content: &[u8], frame: &Frame) -> Option<Self> {
        let (&count, rest) = content.split_first()?;
        let (pairs, rest) = rest.split_at_checked(2 * usize::from(count))?;
        let &[first, last, passes] = rest else { return None };
        let mut components: Vec<(usize, u8, u8)> = Vec::new();
        for &[id, tables] in pairs.as_chunks().0 {
            let at = frame.components.iter().position(|one| one.id == id)?;
            if components.iter().any(|(other, ..)| *other == at) {
                return None;
            }
            components.push((at, tables >> 4, tables & 15));
        }
        let scan = Self { components, first, last, refines: passes >> 4 != 0 };
        scan.is_sound(frame.is_progressive).then_some(scan)
    }

    fn is_sound(&self, is_progressive: bool) -> bool {
        if self.components.is_empty() {
            return false;
        }
        if !is_progressive {
            return self.first == 0 && !self.refines;
        }
        match self.first {
            0 => self.last == 0,
            first => first <= self.last && self.last < 64 && self.components.len() == 1,
        }
    }
}
