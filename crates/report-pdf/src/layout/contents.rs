//! The table of contents before the report: parts and their first headings, each with its page. It
//! must not move the report's own pages but by how many it takes itself.

use super::compose::Composer;
use crate::length::{Length, Point};
use crate::page::{Item, NodeId, OutlineEntry, Page, StructureRole};
use crate::style::{self, LINES};
use crate::text::{Align, Atom, Line, Setting, TextStyle, runs, set};
use report_core::Report;

const TITLE: &str = "目录";

/// What leads the eye from a heading to its page.
const LEADER: &str = "…";

/// Blank around the leader: half a character.
const GAP: Length = style::PITCH.halved();

/// The lowest heading listed: （一）.
const DEEPEST: u8 = 2;

/// Lines above the first entry: the title and a blank one.
const HEAD_LINES: u16 = 2;

/// The structure of the contents, which comes before everything else; nothing where the report asks
/// for none.
pub(super) fn begin(report: &Report, composer: &mut Composer<'_>) -> Option<NodeId> {
    report.document.toc.then(|| composer.structure.add(None, StructureRole::Contents))
}

/// The pages with the contents before them.
pub(super) fn before(
    pages: Vec<Page>,
    contents: Option<NodeId>,
    composer: &mut Composer<'_>,
) -> Vec<Page> {
    let Some(contents) = contents else { return pages };
    let entries: Vec<OutlineEntry> =
        composer.outline.iter().filter(|entry| entry.level <= DEEPEST).cloned().collect();
    // A first setting tells how many pages the contents take: a page's number is never so wide that
    // it changes that.
    let own = Setter::new(contents, 0).pages(&entries, composer).len();
    let mut all = Setter::new(contents, own).pages(&entries, composer);
    all.extend(pages);
    for entry in &mut composer.outline {
        entry.page += own;
    }
    for (number, page) in (1..).zip(&mut all) {
        page.label = format!("{number}");
    }
    all
}

struct Setter {
    contents: NodeId,
    /// How many pages the contents take.
    own: usize,
    pages: Vec<Page>,
    line: u16,
}

impl Setter {
    const fn new(contents: NodeId, own: usize) -> Self {
        Self { contents, own, pages: Vec::new(), line: 0 }
    }

    fn pages(mut self, entries: &[OutlineEntry], composer: &mut Composer<'_>) -> Vec<Page> {
        self.turn_page();
        self.title(composer);
        for entry in entries {
            self.entry(entry, composer);
        }
        self.pages
    }

    fn turn_page(&mut self) {
        self.pages.push(Page { size: style::PAPER, ..Page::default() });
        self.line = 0;
    }

    fn emit(&mut self, items: Vec<Item>) {
        if let Some(page) = self.pages.last_mut() {
            page.items.extend(items);
        }
    }

    /// The left end of the next line's baseline.
    fn origin(&self, size: Length) -> Point {
        let top = style::line_top(self.line);
        let height = style::line_top(self.line + 1) - top;
        Point::new(style::LEFT, top + style::baseline_in(height, size))
    }

    fn title(&mut self, composer: &mut Composer<'_>) {
        let node = self.node(StructureRole::Paragraph, composer);
        let atoms = composer.shaper.label(TITLE, style::TITLE, node);
        let setting = Setting { width: style::WIDTH, indent: Length::ZERO, align: Align::Center };
        let origin = self.origin(style::TITLE.size);
        let items =
            set(&atoms, setting).iter().flat_map(|line| runs(&atoms, line, origin)).collect();
        self.emit(items);
        self.line = HEAD_LINES;
    }

    /// A node under the contents; only the setting that is kept makes any.
    fn node(&self, role: StructureRole, composer: &mut Composer<'_>) -> Option<NodeId> {
        (self.own > 0).then(|| composer.structure.add(Some(self.contents), role))
    }

    fn entry(&mut self, entry: &OutlineEntry, composer: &mut Composer<'_>) {
        let node = self.node(StructureRole::ContentsEntry, composer);
        let number = (entry.page + self.own + 1).to_string();
        let number = composer.shaper.label(&number, style::BODY, node);
        let taken = width(&number) + GAP * 4;
        let (style, indent) = look(entry.level);
        let atoms = composer.shaper.label(&entry.title, style, node);
        let room = style::MEASURE - indent - taken;
        let lines = set(&atoms, Setting { width: room, indent: Length::ZERO, align: Align::Left });
        let needed = u16::try_from(lines.len()).unwrap_or(u16::MAX);
        if self.line.saturating_add(needed) > LINES {
            self.turn_page();
        }
        for (index, line) in lines.iter().enumerate() {
            let mut origin = self.origin(style.size);
            origin.x += indent;
            let mut items = runs(&atoms, line, origin);
            if index + 1 == lines.len() {
                items.extend(self.tail(origin.x + line.width, &number, composer));
            }
            self.emit(items);
            self.line += 1;
        }
    }

    /// From the end of a title to the right edge: leader and page number.
    fn tail(&self, from: Length, number: &[Atom], composer: &mut Composer<'_>) -> Vec<Item> {
        let right = style::LEFT + style::MEASURE;
        let baseline = self.origin(style::SIZE_3).y;
        let number_x = right - width(number);
        let room = number_x - GAP - (from + GAP);
        let dots = usize::try_from(room.millipoints() / style::PITCH.millipoints()).unwrap_or(0);
        let leader = composer.shaper.label(&LEADER.repeat(dots), style::BODY, None);
        let leader_x = number_x - GAP - width(&leader);
        let mut items = one_line(&leader, Point::new(leader_x, baseline));
        items.extend(one_line(number, Point::new(number_x, baseline)));
        items
    }
}

/// Parts in 黑体 from the margin, headings （一） in 楷体 moved in.
const fn look(level: u8) -> (TextStyle, Length) {
    if level == 1 { (style::HEADING_1, Length::ZERO) } else { (style::HEADING_2, style::INDENT) }
}

fn width(atoms: &[Atom]) -> Length {
    atoms.iter().map(|atom| atom.width).sum()
}

fn one_line(atoms: &[Atom], origin: Point) -> Vec<Item> {
    let whole = Setting { width: style::PAPER.width, indent: Length::ZERO, align: Align::Left };
    let lines: Vec<Line> = set(atoms, whole);
    lines.first().map(|line| runs(atoms, line, origin)).unwrap_or_default()
}
