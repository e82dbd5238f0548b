//! The choice of lines over a whole paragraph, and the place of every character on its line. It must
//! not know pages.

use super::atom::Atom;
use super::breaks::{self, Penalty};
use super::class::Class;
use crate::length::Length;
use crate::page::PlacedGlyph;

/// How the lines of a paragraph stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Align {
    /// Running text: both edges even, the last line from the left. The others are broken by meaning.
    Justified,
    /// From the left, with an uneven right edge.
    Left,
    /// Each line in the middle, lines of like length.
    Center,
    /// To the right, with an uneven left edge.
    Right,
}

/// The shape of a paragraph.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Setting {
    /// The width of its lines.
    pub width: Length,
    /// How far the first line is moved in.
    pub indent: Length,
    /// How its lines stand.
    pub align: Align,
}

/// One line, ready to be placed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// How far it stands from the left edge of the setting.
    pub x: Length,
    /// What it takes without its trailing spaces.
    pub width: Length,
    /// Its atoms, as indices into the paragraph's, one after the other.
    pub atoms: std::ops::Range<usize>,
    /// Its glyphs, one for each atom.
    pub glyphs: Vec<PlacedGlyph>,
}

/// Breaks a paragraph into lines and places its characters. No atoms give no lines.
#[must_use]
pub fn set(atoms: &[Atom], setting: Setting) -> Vec<Line> {
    let measured = Measured::new(atoms, setting);
    let ends = measured.choose();
    let mut start = 0;
    ends.into_iter()
        .map(|end| {
            let line = measured.place(start..end, end == atoms.len());
            start = end;
            line
        })
        .collect()
}

/// The width of the widest stretch of a label or cell that no line may divide.
#[must_use]
pub fn longest_unbreakable(atoms: &[Atom]) -> Length {
    let setting = Setting { width: Length::ZERO, indent: Length::ZERO, align: Align::Center };
    let penalties = breaks::penalties(atoms, true);
    let measured = Measured::summed(atoms, setting, penalties);
    let keeps = |at: &usize| measured.penalty(*at).is_none_or(|cost| cost >= breaks::TORN_WORD);
    let ends = (1..=atoms.len()).filter(|at| *at == atoms.len() || !keeps(at));
    let mut start = 0;
    ends.map(|end| {
        let natural = measured.measure(start, end).natural;
        start = end;
        Length::from_millipoints(natural)
    })
    .max()
    .unwrap_or_default()
}

/// The space between two neighbours on a line.
#[derive(Clone, Copy, Debug, Default)]
struct Join {
    /// Cut from the right of the first.
    cut_trail: Length,
    /// Cut from the left of the second.
    cut_lead: Length,
    /// Added between them.
    space: Length,
    /// By how much they may come closer still.
    shrink: Length,
    /// Whether they may move apart.
    stretches: bool,
}

/// Between Chinese and Western text: an eighth of an em, elastic from nothing
/// (CLREQ asks for no more than a quarter).
const fn western_space(size: Length) -> Length {
    Length::from_millipoints(size.millipoints() / 8)
}

impl Join {
    fn between(before: &Atom, after: &Atom) -> Self {
        let mut join = Self { stretches: true, ..Self::default() };
        match (before.class, after.class) {
            (Class::Closing, Class::Closing | Class::Opening) => {
                join.cut_trail = before.trail();
            }
            (Class::Opening, Class::Opening) => join.cut_lead = after.lead(),
            (Class::Dash, Class::Dash) | (Class::Word, Class::Word) => join.stretches = false,
            (Class::Word, Class::Ideograph) | (Class::Ideograph, Class::Word) => {
                join.space = western_space(before.size);
            }
            _ => {}
        }
        let blank = before.trail() - join.cut_trail + after.lead() - join.cut_lead;
        join.shrink = blank / 2 + join.space;
        if before.class == Class::Space {
            join.shrink = before.width / 3;
        }
        join
    }

    fn natural(self) -> Length {
        self.space - self.cut_trail - self.cut_lead
    }
}

/// A paragraph with everything line choice asks for summed up front.
struct Measured<'a> {
    atoms: &'a [Atom],
    setting: Setting,
    joins: Vec<Join>,
    penalties: Vec<Penalty>,
    /// Sums over the atoms before each index: widths and joins, shrink, places that stretch.
    natural: Vec<i32>,
    shrink: Vec<i32>,
    stretch: Vec<i32>,
}

/// What a line of given atoms would be.
#[derive(Clone, Copy)]
struct Measure {
    natural: i32,
    shrink: i32,
    gaps: i32,
    /// One past the last atom that is no trailing space.
    end: usize,
}

impl<'a> Measured<'a> {
    fn new(atoms: &'a [Atom], setting: Setting) -> Self {
        let penalties = breaks::penalties(atoms, setting.align != Align::Justified);
        let mut measured = Self::summed(atoms, setting, penalties);
        measured.open_emergencies();
        measured
    }

    fn summed(atoms: &'a [Atom], setting: Setting, penalties: Vec<Penalty>) -> Self {
        let joins: Vec<Join> = atoms
            .windows(2)
            .filter_map(|pair| Some(Join::between(pair.first()?, pair.last()?)))
            .collect();
        let sums = |value: &dyn Fn(usize) -> i32| {
            let mut sum = 0;
            std::iter::once(0)
                .chain((0..atoms.len()).map(|at| {
                    sum += value(at);
                    sum
                }))
                .collect::<Vec<i32>>()
        };
        let join = |at: usize| joins.get(at).copied().unwrap_or_default();
        let width = |at: usize| atoms.get(at).map_or(0, |atom| atom.width.millipoints());
        let natural = sums(&|at| width(at) + join(at).natural().millipoints());
        let shrink = sums(&|at| join(at).shrink.millipoints());
        let stretch = sums(&|at| i32::from(join(at).stretches));
        Self { atoms, setting, joins, penalties, natural, shrink, stretch }
    }

    /// Lets a stretch without breaks that is wider than a line be broken inside.
    fn open_emergencies(&mut self) {
        let width = (self.setting.width - self.setting.indent).millipoints();
        let mut start = 0;
        for at in 1..=self.atoms.len() {
            let breaks = at == self.atoms.len() || self.penalty(at).is_some();
            if !breaks {
                continue;
            }
            let measure = self.measure(start, at);
            if measure.natural - measure.shrink > width {
                breaks::open_emergency(self.atoms, &mut self.penalties, start..at);
            }
            start = at;
        }
    }

    fn penalty(&self, at: usize) -> Penalty {
        self.penalties.get(at).copied().flatten()
    }

    fn measure(&self, start: usize, end: usize) -> Measure {
        let is_space = |at: usize| self.atoms.get(at).is_some_and(|a| a.class == Class::Space);
        let mut inked = end;
        while inked > start + 1 && is_space(inked - 1) {
            inked -= 1;
        }
        let sum = |sums: &[i32], from: usize, to: usize| {
            sums.get(to).copied().unwrap_or_default() - sums.get(from).copied().unwrap_or_default()
        };
        let last = inked.saturating_sub(1).max(start);
        let last_width = self.atoms.get(last).map_or(Length::ZERO, |atom| atom.width);
        let edges = self.atoms.get(start).map_or(Length::ZERO, Atom::lead)
            + self.atoms.get(last).map_or(Length::ZERO, Atom::trail);
        Measure {
            natural: sum(&self.natural, start, last) + (last_width - edges).millipoints(),
            shrink: sum(&self.shrink, start, last),
            gaps: sum(&self.stretch, start, last),
            end: inked,
        }
    }

    fn room(&self, start: usize) -> i32 {
        let indent = if start == 0 { self.setting.indent } else { Length::ZERO };
        (self.setting.width - indent).millipoints()
    }

    /// The ends of the lines whose costs add up to the least.
    fn choose(&self) -> Vec<usize> {
        let count = self.atoms.len();
        if count == 0 {
            return Vec::new();
        }
        let mut nodes = vec![Node { at: 0, cost: 0, from: 0 }];
        for end in (1..count).filter(|at| self.penalty(*at).is_some()).chain([count]) {
            let node = self.best_line_to(end, &nodes);
            nodes.push(node);
        }
        let mut ends = Vec::new();
        let mut at = nodes.len() - 1;
        while at > 0 {
            let Some(node) = nodes.get(at) else { break };
            ends.push(node.at);
            at = node.from;
        }
        ends.reverse();
        ends
    }

    fn best_line_to(&self, end: usize, nodes: &[Node]) -> Node {
        let mut best = Node { at: end, cost: u64::MAX, from: nodes.len() - 1 };
        for (index, node) in nodes.iter().enumerate().rev() {
            let measure = self.measure(node.at, end);
            let overfull = measure.natural - measure.shrink > self.room(node.at);
            if overfull && best.cost != u64::MAX {
                break;
            }
            let cost = node.cost.saturating_add(self.cost(node.at, end, measure, overfull));
            if cost < best.cost {
                best = Node { at: end, cost, from: index };
            }
            if overfull {
                break;
            }
        }
        best
    }

    fn cost(&self, start: usize, end: usize, measure: Measure, overfull: bool) -> u64 {
        let spare = i64::from(self.room(start) - measure.natural);
        let last = end == self.atoms.len();
        let size =
            self.atoms.get(start).map_or(1, |atom| i64::from(atom.size.millipoints()).max(1));
        let badness = if overfull {
            OVERFULL
        } else if spare < 0 {
            squeezed(spare, i64::from(measure.shrink))
        } else {
            match (self.setting.align, last) {
                (Align::Justified | Align::Left | Align::Right, true) => 0,
                (Align::Justified, false) => stretched(spare, i64::from(measure.gaps), size),
                _ => square(spare * 1000 / size) / 100,
            }
        };
        let lines = if self.setting.align == Align::Justified { 0 } else { PER_LINE };
        let lone = if last && start > 0 && self.is_lone(start, end) { LONE } else { 0 };
        badness + lines + lone + u64::from(self.penalty(end).unwrap_or_default())
    }

    /// Whether a last line holds one character only, marks not counted (孤字).
    fn is_lone(&self, start: usize, end: usize) -> bool {
        let counts =
            |atom: &&Atom| matches!(atom.class, Class::Ideograph | Class::Word | Class::Opening);
        self.atoms.get(start..end).unwrap_or_default().iter().filter(counts).count() < 2
    }

    fn place(&self, range: std::ops::Range<usize>, last: bool) -> Line {
        let measure = self.measure(range.start, range.end);
        let spare = self.room(range.start) - measure.natural;
        let spread = match self.setting.align {
            Align::Justified if !last || spare < 0 => spare,
            _ => spare.min(0),
        };
        let spread = Spread::new(spread, measure);
        let glyphs = self.glyphs(&range, measure, spread);
        let hanging = glyphs.len().saturating_sub(measure.end - range.start);
        let inked = glyphs.len() - hanging;
        let width: Length = glyphs.iter().take(inked).map(|glyph| glyph.advance).sum();
        let indent = if range.start == 0 { self.setting.indent } else { Length::ZERO };
        let x = match self.setting.align {
            Align::Center => (self.setting.width - width) / 2,
            Align::Right => self.setting.width - width,
            Align::Justified | Align::Left => indent,
        };
        Line { x, width, atoms: range, glyphs }
    }

    fn glyphs(
        &self,
        range: &std::ops::Range<usize>,
        measure: Measure,
        mut spread: Spread,
    ) -> Vec<PlacedGlyph> {
        let mut cut_lead = self.atoms.get(range.start).map_or(Length::ZERO, Atom::lead);
        let mut glyphs = Vec::with_capacity(range.len());
        for (at, atom) in self.atoms.iter().enumerate().take(range.end).skip(range.start) {
            let mut advance = atom.width - cut_lead;
            let shift = -cut_lead;
            if at + 1 < measure.end {
                let join = self.joins.get(at).copied().unwrap_or_default();
                advance += join.space - join.cut_trail + spread.take(join);
                cut_lead = join.cut_lead;
            } else {
                if at + 1 == measure.end {
                    advance -= atom.trail();
                }
                cut_lead = Length::ZERO;
            }
            glyphs.push(PlacedGlyph { id: atom.glyph.id, ch: atom.ch, advance, shift });
        }
        glyphs
    }
}

/// A place a line may end, with the least cost of reaching it.
struct Node {
    at: usize,
    cost: u64,
    from: usize,
}

/// Shares what a line has too much or too little over its joins, evenly and to the last unit.
struct Spread {
    left: i64,
    shares: i64,
}

impl Spread {
    fn new(spare: i32, measure: Measure) -> Self {
        let shares = if spare < 0 { measure.shrink } else { measure.gaps };
        Self { left: i64::from(spare), shares: i64::from(shares) }
    }

    fn take(&mut self, join: Join) -> Length {
        let weight = if self.left < 0 {
            i64::from(join.shrink.millipoints())
        } else {
            i64::from(join.stretches)
        };
        if weight == 0 || self.shares <= 0 {
            return Length::ZERO;
        }
        let share = self.left * weight / self.shares;
        self.left -= share;
        self.shares -= weight;
        Length::from_millipoints(i32::try_from(share).unwrap_or_default())
    }
}

/// A line that does not fit, for want of any break.
const OVERFULL: u64 = 1_000_000;

/// Each line of a setting that wants few.
const PER_LINE: u64 = 10_000;

/// A last line of one character.
const LONE: u64 = 3_000;

/// A squeezed line, by how much of what may be cut is cut.
fn squeezed(spare: i64, shrink: i64) -> u64 {
    30 + square(-spare * 1000 / shrink.max(1)) / 4000
}

/// A stretched line, by how far its characters move apart, in thousandths of an em.
fn stretched(spare: i64, gaps: i64, size: i64) -> u64 {
    if gaps == 0 {
        return square(spare * 1000 / size) / 2000;
    }
    square(spare * 1000 / size / gaps) / 16
}

fn square(value: i64) -> u64 {
    value.unsigned_abs().saturating_mul(value.unsigned_abs())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::font::FixedMetrics;
    use crate::style;
    use crate::text::Shaper;
    use proptest::prelude::*;

    const BODY: Setting =
        Setting { width: style::MEASURE, indent: style::INDENT, align: Align::Justified };

    fn lines(text: &str, setting: Setting) -> (Vec<Atom>, Vec<Line>) {
        let atoms = Shaper::new(&FixedMetrics).label(text, style::BODY, None);
        let lines = set(&atoms, setting);
        (atoms, lines)
    }

    fn check(text: &str, setting: Setting) -> Vec<String> {
        let (_, lines) = lines(text, setting);
        lines.iter().map(|line| line.glyphs.iter().map(|glyph| glyph.ch).collect()).collect()
    }

    fn narrow(characters: i32, align: Align) -> Setting {
        Setting { width: style::PITCH * characters, indent: Length::ZERO, align }
    }

    #[test]
    fn a_plain_line_holds_twenty_eight_characters_and_the_first_two_fewer() {
        let set = check(&"字".repeat(26 + 28 + 10), BODY);
        assert_eq!(set.iter().map(|line| line.chars().count()).collect::<Vec<_>>(), [26, 28, 10]);
    }

    #[test]
    fn every_line_but_the_last_ends_at_the_right_edge_exactly() {
        let text =
            "2020年，全区共收到申请80件，其中“予以公开”33件；部分公开10件，另有其他（含撤回）。"
                .repeat(4);
        let (_, lines) = lines(&text, BODY);
        for line in lines.iter().rev().skip(1) {
            assert_eq!(line.x + line.width, style::MEASURE);
        }
    }

    #[test]
    fn marks_are_cut_where_two_meet_and_at_the_edges() {
        let (_, lines) = lines("甲）。《乙》（丙", narrow(20, Align::Left));
        let advances: Vec<_> = lines[0].glyphs.iter().map(|g| g.advance * 2 / 15_793).collect();
        let halves: Vec<_> = advances.iter().map(|advance| advance.millipoints()).collect();
        assert_eq!(halves, [2, 1, 1, 2, 2, 1, 2, 2]);
        let head = lines_of("“甲", 20);
        assert_eq!(head[0].glyphs[0].shift, -(style::PITCH / 2));
    }

    fn lines_of(text: &str, characters: i32) -> Vec<Line> {
        lines(text, narrow(characters, Align::Left)).1
    }

    #[test]
    fn no_paragraph_ends_in_a_lone_character_where_it_can_be_helped() {
        let text = format!("{}，{}。", "字".repeat(14), "字".repeat(26 + 28 - 15));
        let last = check(&text, BODY).pop().unwrap();
        assert!(last.chars().count() > 2, "{last}");
    }

    #[test]
    fn labels_are_balanced_and_broken_by_meaning() {
        let cell = |text, characters| check(text, narrow(characters, Align::Center));
        assert_eq!(cell("社会公益组织", 3), ["社会", "公益", "组织"]);
        assert_eq!(cell("法律服务机构", 4), ["法律服务", "机构"]);
        assert_eq!(cell("自然人", 1), ["自", "然", "人"]);
    }

    #[test]
    fn a_word_wider_than_the_line_is_broken_at_a_sign() {
        let set = check("http://www.example.gov.cn/a/b/c/d/e/f", narrow(8, Align::Justified));
        assert!(set.len() > 2 && set[0].ends_with(['.', '/']), "{set:?}");
    }

    /// Text as reports have it: Chinese, marks, numbers, words, spaces.
    fn prose() -> impl Strategy<Value = String> {
        let piece = prop_oneof![
            6 => "[一-龥]{1,12}",
            2 => "[，。、；：？！（）《》“”—…]{1,3}",
            2 => "[0-9]{1,6}[%件年]?",
            1 => "[a-zA-Z./-]{1,40}",
            1 => Just(" ".to_owned()),
        ];
        prop::collection::vec(piece, 1..60).prop_map(|pieces| pieces.concat())
    }

    proptest! {
        #[test]
        fn lines_joined_are_the_text(text in prose(), characters in 1..30_i32) {
            for align in [Align::Justified, Align::Left, Align::Center] {
                prop_assert_eq!(check(&text, narrow(characters, align)).concat(), text.clone());
            }
        }

        #[test]
        fn no_line_is_wider_than_the_setting(text in prose()) {
            let (atoms, lines) = lines(&text, BODY);
            for line in &lines {
                prop_assert!(line.x + line.width <= style::MEASURE || !breakable(&atoms, line));
            }
        }

        #[test]
        fn no_line_begins_or_ends_with_a_mark_that_may_not(text in prose()) {
            let (atoms, lines) = lines(&text, BODY);
            for pair in lines.windows(2) {
                let (last, first) = (pair[0].atoms.end - 1, pair[1].atoms.start);
                let forbidden = atoms[first].class.shuns_line_head()
                    || atoms[last].class.shuns_line_end();
                prop_assert!(!forbidden || run_is_overlong(&atoms, first));
            }
        }
    }

    /// Whether the line could have been broken anywhere.
    fn breakable(atoms: &[Atom], line: &Line) -> bool {
        breaks::penalties(atoms, false)
            .get(line.atoms.start + 1..line.atoms.end)
            .is_some_and(|inside| inside.iter().any(Option::is_some))
    }

    /// Whether an atom stands in a stretch without breaks that no line holds.
    fn run_is_overlong(atoms: &[Atom], at: usize) -> bool {
        let penalties = breaks::penalties(atoms, false);
        let start = (0..=at).rev().find(|at| penalties[*at].is_some()).unwrap_or(0);
        let end = (at + 1..atoms.len()).find(|at| penalties[*at].is_some()).unwrap_or(atoms.len());
        let width: Length = atoms[start..end].iter().map(|atom| atom.width).sum();
        width + style::INDENT > style::MEASURE
    }
}
