//! Glyphs whose own advance takes in what stands beside them. Readers take a blank of an eighth of an em for a space,
//! so that 2024年 is not found where a little air parts figures from hanzi; and a bracket whose blank half hangs over
//! the edge of its cell is taken for the neighbour's. Air becomes part of the figure, the blank half goes. It must
//! not move anything: a glyph is shown where it was.

use report_fonts::FontBook;
use report_page::{
    ItemKind, Length, NodeId, Page, PagedDocument, Structure, StructureRole, TextRun,
};
use std::collections::BTreeMap;

/// What widths are told in, in thousandths of an em. What is left of a blank is less than this.
const STEP: i32 = 20;
/// The widest blank that is taken in: twice the most that Chinese and Western text have between them (CLREQ asks for
/// a quarter of an em), for lines that are stretched.
const WIDEST: i32 = 500;
/// The least that is cut: marks are closed up by half an em, all glyphs by a few thousandths where lines are squeezed.
const LEAST: i32 = 100;

/// What a glyph's advance has more than its face gives it, or less, in thousandths of an em.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Fit {
    /// Before the glyph.
    pub(super) lead: i16,
    /// Behind it.
    pub(super) trail: i16,
}

impl Fit {
    /// Whether the advance is the face's own.
    pub(super) fn is_plain(self) -> bool {
        self == Self::default()
    }
}

/// The glyphs of a run that are fitted, by their places, ascending.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct RunFit<'a>(&'a [(usize, Fit)]);

impl<'a> RunFit<'a> {
    /// How the glyph at a place is fitted.
    pub(super) fn at(self, place: usize) -> Fit {
        let found = self.0.binary_search_by_key(&place, |(place, _)| *place).ok();
        found.and_then(|index| self.0.get(index)).map(|(_, fit)| *fit).unwrap_or_default()
    }

    /// Each glyph that is.
    pub(super) fn iter(self) -> impl Iterator<Item = (usize, Fit)> + 'a {
        self.0.iter().copied()
    }
}

/// The fits of a page, by place among its items.
type PageFits = BTreeMap<usize, Vec<(usize, Fit)>>;

/// The fits of a document, by page.
#[derive(Debug, Default)]
pub(super) struct Fits(Vec<PageFits>);

impl Fits {
    /// Fits every run of a document.
    pub(super) fn of(document: &PagedDocument, fonts: &FontBook) -> Self {
        Self(document.pages.iter().map(|page| of_page(page, &document.structure, fonts)).collect())
    }

    /// The fit of a run.
    pub(super) fn get(&self, page: usize, item: usize) -> RunFit<'_> {
        let run = self.0.get(page).and_then(|page| page.get(&item));
        RunFit(run.map(Vec::as_slice).unwrap_or_default())
    }
}

fn of_page(page: &Page, structure: &Structure, fonts: &FontBook) -> PageFits {
    let mut fits = BTreeMap::new();
    let mut before: Option<(Option<NodeId>, Fitting<'_>)> = None;
    for (place, item) in page.items.iter().enumerate() {
        let ItemKind::Text(run) = &item.kind else { continue };
        let Some(mut fitting) = Fitting::of(place, run, fonts) else { continue };
        let block = item.node.map(|node| block_of(structure, node));
        if let Some((other, mut before)) = before {
            // What lies between two cells belongs to neither.
            if block.is_some() && block == other {
                before.meet(&mut fitting);
            }
            before.keep(&mut fits);
        }
        before = Some((block, fitting));
    }
    if let Some((_, last)) = before {
        last.keep(&mut fits);
    }
    fits
}

/// The paragraph or cell a node is part of.
fn block_of(structure: &Structure, node: NodeId) -> NodeId {
    let inline = |node: NodeId| {
        let own = structure.node(node)?;
        let is_inline = matches!(own.role, StructureRole::Link | StructureRole::Strong);
        own.parent.filter(|_| is_inline)
    };
    std::iter::successors(Some(node), |node| inline(*node)).last().unwrap_or(node)
}

/// A run being fitted: its glyphs' own advances.
struct Fitting<'a> {
    item: usize,
    run: &'a TextRun,
    fits: BTreeMap<usize, Fit>,
    /// Where the first glyph's own advance begins and the last's ends, from where the run begins.
    start: Length,
    end: Length,
}

impl<'a> Fitting<'a> {
    /// Takes in the blanks inside a run, and cuts off the blank halves that hang over its ends.
    fn of(item: usize, run: &'a TextRun, fonts: &FontBook) -> Option<Self> {
        let (first, last) = (run.glyphs.first()?, run.glyphs.last()?);
        let own = |glyph| Some(run.size.scaled(fonts.advance(run.face, glyph)?.into(), 1000));
        let end = run.width() - last.advance + last.shift + own(last.id)?;
        let mut fitting = Self { item, run, fits: BTreeMap::new(), start: first.shift, end };
        for (place, [one, next]) in run.glyphs.array_windows().enumerate() {
            if is_western(one.ch) != is_western(next.ch) {
                let moved = one.advance + next.shift - one.shift;
                fitting.take_in(place, moved - own(one.id)?, is_western(one.ch));
            }
        }
        fitting.cut();
        Some(fitting)
    }

    /// Takes a blank behind a glyph into that, or into the next.
    fn take_in(&mut self, place: usize, blank: Length, is_behind: bool) {
        let taken = self.blank(blank);
        if is_behind {
            self.fits.entry(place).or_default().trail += taken;
        } else {
            self.fits.entry(place + 1).or_default().lead += taken;
        }
    }

    /// What of a blank is taken in, in thousandths of the run's em.
    fn blank(&self, blank: Length) -> i16 {
        let blank = self.thousandths(blank);
        if (STEP..=WIDEST).contains(&blank) { steps(blank) } else { 0 }
    }

    fn cut(&mut self) {
        let lead = self.thousandths(Length::ZERO - self.start);
        let trail = self.thousandths(self.end - self.run.width());
        if lead >= LEAST {
            let lead = -steps(lead + STEP - 1);
            self.fits.entry(0).or_default().lead += lead;
            self.start -= self.run.size.scaled(lead.into(), 1000);
        }
        if trail >= LEAST {
            let trail = -steps(trail + STEP - 1);
            self.fits.entry(self.run.glyphs.len() - 1).or_default().trail += trail;
            self.end += self.run.size.scaled(trail.into(), 1000);
        }
    }

    /// Takes the blank before the next run into whichever of the glyphs beside it is Western.
    fn meet(&mut self, next: &mut Self) {
        let (Some(one), Some(other)) = (self.run.glyphs.last(), next.run.glyphs.first()) else {
            return;
        };
        let Some(blank) = self.blank_before(next) else { return };
        match (is_western(one.ch), is_western(other.ch)) {
            (true, false) => self.take_in(self.run.glyphs.len() - 1, blank, true),
            (false, true) => {
                let taken = next.blank(blank);
                next.fits.entry(0).or_default().lead += taken;
            }
            _ => {}
        }
    }

    /// What lies between two runs on one line.
    fn blank_before(&self, next: &Self) -> Option<Length> {
        let (one, other) = (self.run.along(self.end), next.run.along(next.start));
        let is_turned = self.run.turned;
        let (blank, apart) = if is_turned {
            (other.y - one.y, other.x - one.x)
        } else {
            (other.x - one.x, other.y - one.y)
        };
        (is_turned == next.run.turned && apart == Length::ZERO).then_some(blank)
    }

    /// A length in thousandths of the run's em.
    fn thousandths(&self, length: Length) -> i32 {
        let em = i64::from(self.run.size.millipoints()).max(1);
        i32::try_from(i64::from(length.millipoints()) * 1000 / em).unwrap_or_default()
    }

    fn keep(self, fits: &mut PageFits) {
        let own: Vec<_> = self.fits.into_iter().filter(|(_, fit)| !fit.is_plain()).collect();
        if !own.is_empty() {
            fits.insert(self.item, own);
        }
    }
}

/// Whether a character is one of those that stand a little apart from hanzi: figures, letters and their signs.
const fn is_western(ch: char) -> bool {
    ch.is_ascii_graphic()
}

/// So many thousandths in whole steps.
fn steps(thousandths: i32) -> i16 {
    i16::try_from(thousandths / STEP * STEP).unwrap_or_default()
}

#[cfg(test)]
mod tests;
