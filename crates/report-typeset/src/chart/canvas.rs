//! What charts are drawn with: words, bars, rules, shapes, as page items inside one box whose
//! top-left corner is the origin. It must not know any kind of chart.

use crate::style;
use crate::text::{Align, Atom, Label, Line, Shaper, TextStyle, runs};
use report_core::Span;
use report_page::{Item, ItemKind, NodeId, Tone};
use report_page::{Length, Point, Rect, Size};

/// Words of a chart: 小5号宋体, a size below a table's.
const STYLE: TextStyle = style::table(style::SMALL);

/// 行距 of words of several lines.
pub(super) const LEADING: Length = Length::from_points(11);

/// The outline of bars, slices and markers.
pub(super) const OUTLINE: Length = Length::from_millipoints(400);

/// The rules of an axis.
const AXIS: Length = Length::from_millipoints(500);

/// The pale rules behind the values, and how pale.
const GRID: Length = Length::from_millipoints(300);
const GRID_TONE: Tone = Tone(800);

pub(super) struct Canvas<'s, 'm> {
    shaper: &'s mut Shaper<'m>,
    node: NodeId,
    /// The box everything stays in.
    pub(super) size: Size,
    pub(super) items: Vec<Item>,
}

/// Words set in lines, not yet placed.
pub(super) struct Words {
    atoms: Vec<Atom>,
    lines: Vec<Line>,
    /// The widest line, and all lines together.
    pub(super) size: Size,
    /// The left end of the line that begins furthest left.
    left: Length,
    /// Whether a stretch that may not be broken is wider than was asked for.
    pub(super) overflows: bool,
}

impl Words {
    pub(super) fn lines(&self) -> usize {
        self.lines.len()
    }
}

impl<'s, 'm> Canvas<'s, 'm> {
    pub(super) fn new(shaper: &'s mut Shaper<'m>, node: NodeId, size: Size) -> Self {
        Self { shaper, node, size, items: Vec::new() }
    }

    /// Sets words no wider than `width`.
    pub(super) fn words(
        &mut self,
        text: &str,
        from: Option<Span>,
        width: Length,
        align: Align,
    ) -> Words {
        let mut atoms = Vec::new();
        self.shaper.push(&mut atoms, text, STYLE, Some(self.node), from);
        let label = Label::new(atoms);
        let overflows = label.longest_unbreakable() > width;
        let (atoms, lines) = label.set(width, align);
        let left = lines.iter().map(|line| line.x).min().unwrap_or_default();
        let right = lines.iter().map(|line| line.x + line.width).max().unwrap_or_default();
        let height = LEADING * i32::try_from(lines.len()).unwrap_or(i32::MAX);
        Words { atoms, lines, size: Size { width: right - left, height }, left, overflows }
    }

    /// Sets words in one line.
    pub(super) fn line_of_words(&mut self, text: &str, from: Option<Span>) -> Words {
        self.words(text, from, self.size.width, Align::Left)
    }

    /// Where words come to stand whose top-left corner is wanted at a point: moved in where they
    /// would leave the box.
    pub(super) fn within(&self, words: &Words, at: Point) -> Point {
        let inside = |at: Length, size: Length, most: Length| at.min(most - size).max(Length::ZERO);
        let x = inside(at.x, words.size.width, self.size.width);
        Point::new(x, inside(at.y, words.size.height, self.size.height))
    }

    /// Places words with their top-left corner at a point, inside the box.
    pub(super) fn put(&mut self, words: &Words, at: Point, tone: Tone) {
        let Point { x, mut y } = self.within(words, at);
        for line in &words.lines {
            let baseline = y + style::baseline_in(LEADING, STYLE.size);
            let placed = runs(&words.atoms, line, Point::new(x - words.left, baseline));
            self.items.extend(placed.map(|mut item| {
                if let ItemKind::Text(run) = &mut item.kind {
                    run.tone = tone;
                }
                item
            }));
            y += LEADING;
        }
    }

    /// Blanks what lies behind words, so that no pale rule crosses them.
    pub(super) fn blank(&mut self, words: &Words, at: Point) {
        let rect = Rect { at: self.within(words, at), size: words.size };
        if rect.size.width > Length::ZERO {
            self.draw(ItemKind::Fill { rect, tone: Tone::WHITE });
        }
    }

    pub(super) fn draw(&mut self, kind: ItemKind) {
        self.items.push(Item { node: Some(self.node), kind, from: None });
    }

    /// A filled and outlined rectangle; nothing where it has no area.
    pub(super) fn bar(&mut self, rect: Rect, tone: Tone) {
        if rect.size.width <= Length::ZERO || rect.size.height <= Length::ZERO {
            return;
        }
        self.draw(ItemKind::Fill { rect, tone });
        let (left, right, top, bottom) = (rect.at.x, rect.right(), rect.at.y, rect.bottom());
        let corners = [(left, top), (right, top), (right, bottom), (left, bottom)];
        let points = corners.map(|(x, y)| Point::new(x, y)).to_vec();
        self.draw(ItemKind::Path { points, closed: true, stroke: Some(OUTLINE), fill: None });
    }

    pub(super) fn rule(&mut self, from: Point, to: Point, width: Length) {
        self.draw(ItemKind::Line { from, to, width });
    }

    pub(super) fn axis(&mut self, from: Point, to: Point) {
        self.rule(from, to, AXIS);
    }

    /// A pale rule from a point, upright or level.
    pub(super) fn grid(&mut self, at: Point, upright: bool, length: Length) {
        let size = if upright {
            Size { width: GRID, height: length }
        } else {
            Size { width: length, height: GRID }
        };
        if length > Length::ZERO {
            self.draw(ItemKind::Fill { rect: Rect { at, size }, tone: GRID_TONE });
        }
    }
}
