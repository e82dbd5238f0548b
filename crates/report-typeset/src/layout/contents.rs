//! The table of contents: parts and their first headings, each with its page and leading to it. It
//! must not move the report's own pages.

use super::compose::Composer;
use crate::style::{self, LINES};
use crate::text::{Align, Atom, Line, Setting, TextStyle, runs, set};
use report_document::{Contents, Words};
use report_page::{Item, ItemKind, NodeId, OutlineEntry, Page, StructureRole, Target};
use report_page::{Length, Point, Rect, Size};

/// What leads the eye from a heading to its page.
const LEADER: &str = "…";

/// Blank around the leader: half a character.
const GAP: Length = style::PITCH.halved();

/// Lines above the first entry: the title and a blank one.
const HEAD_LINES: usize = 2;

/// Lines of a page.
const PAGE: usize = LINES as usize;

/// What is kept free for a page's number, whatever it is, so that how many pages the contents take
/// does not depend on it: three digits and the blank around the leader.
const TAIL: Length =
    Length::from_millipoints(style::SIZE_3.millipoints() * 3 / 2 + GAP.millipoints() * 4);

/// A heading as the contents list it.
struct Entry {
    heading: OutlineEntry,
    indent: Length,
    atoms: Vec<Atom>,
    lines: Vec<Line>,
    /// The line it begins on, counted through the pages of the contents.
    at: usize,
}

/// The pages of the contents, before which `before` other pages stand. `node` is their structure.
pub(super) fn pages(
    contents: &Contents,
    node: NodeId,
    before: usize,
    composer: &mut Composer<'_>,
) -> Vec<Page> {
    let listed = composer.outline.iter().filter(|entry| entry.level <= contents.deepest);
    let headings: Vec<OutlineEntry> = listed.cloned().collect();
    let entries = entries(headings, composer);
    let end = entries.last().map_or(HEAD_LINES, |entry| entry.at + entry.lines.len());
    let own = end.div_ceil(PAGE);
    let pages = vec![Page { size: style::PAPER, ..Page::default() }; own];
    let mut setter = Setter { node, own, before, pages, composer };
    setter.title(&contents.title);
    for entry in entries {
        setter.entry(entry);
    }
    setter.pages
}

/// Every heading set, with its place.
fn entries(headings: Vec<OutlineEntry>, composer: &mut Composer<'_>) -> Vec<Entry> {
    let mut free = HEAD_LINES;
    let place = |heading: OutlineEntry| {
        let (style, indent) = look(heading.level);
        let atoms = composer.shaper.label(&heading.title, style, None);
        let width = style::MEASURE - indent - TAIL;
        let lines = set(&atoms, Setting { width, indent: Length::ZERO, align: Align::Left });
        let left = PAGE - free % PAGE;
        let turns = lines.len() > left && lines.len() <= PAGE;
        let at = if turns { free + left } else { free };
        free = at + lines.len();
        Entry { heading, indent, atoms, lines, at }
    };
    headings.into_iter().map(place).collect()
}

/// Parts in 黑体 from the margin, headings （一） in 楷体 moved in.
const fn look(level: u8) -> (TextStyle, Length) {
    if level == 1 { (style::HEADING_1, Length::ZERO) } else { (style::HEADING_2, style::INDENT) }
}

struct Setter<'a, 'b> {
    node: NodeId,
    /// How many pages the contents take, and how many stand before them.
    own: usize,
    before: usize,
    pages: Vec<Page>,
    composer: &'a mut Composer<'b>,
}

impl Setter<'_, '_> {
    fn emit(&mut self, page: usize, items: impl IntoIterator<Item = Item>) {
        if let Some(page) = self.pages.get_mut(page) {
            page.items.extend(items);
        }
    }

    fn title(&mut self, title: &Words<'_>) {
        let node = self.composer.structure.add(Some(self.node), StructureRole::Caption);
        let atoms = self.composer.words(title, style::TITLE, Some(node));
        let setting = Setting { width: style::WIDTH, indent: Length::ZERO, align: Align::Center };
        let origin = origin(0, style::TITLE.size);
        let lines = set(&atoms, setting);
        self.emit(0, lines.iter().flat_map(|line| runs(&atoms, line, origin)));
    }

    /// A line of the contents, or several: all of it can be followed.
    fn entry(&mut self, mut entry: Entry) {
        let structure = &mut self.composer.structure;
        let node = structure.add(Some(self.node), StructureRole::ContentsEntry);
        let link = structure.add(Some(node), StructureRole::Link);
        for atom in &mut entry.atoms {
            atom.node = Some(link);
        }
        let number = (self.own + entry.heading.page + 1).to_string();
        let title = Contents::leads(&entry.heading.title, &number);
        let page = self.before + self.own + entry.heading.page;
        let target = Target::Place { page, top: entry.heading.top, title };
        for (at, line) in (entry.at..).zip(&entry.lines) {
            let (page, row) = (at / PAGE, u16::try_from(at % PAGE).unwrap_or_default());
            let mut at = origin(row, style::SIZE_3);
            at.x += entry.indent;
            let mut items: Vec<Item> = runs(&entry.atoms, line, at).collect();
            if line.atoms.end == entry.atoms.len() {
                items.extend(self.tail(at.x + line.width, at.y, &number, link));
            }
            let kind = ItemKind::Link { rect: area(row, entry.indent), target: target.clone() };
            items.push(Item { node: Some(link), kind, from: None });
            self.emit(page, items);
        }
    }

    /// From the end of a title to the right edge: leader and page number.
    fn tail(&mut self, from: Length, y: Length, number: &str, link: NodeId) -> Vec<Item> {
        let number = self.composer.shaper.label(number, style::BODY, Some(link));
        let number_x = style::LEFT + style::MEASURE - width(&number);
        let room = number_x - GAP - (from + GAP);
        let dots = usize::try_from(room.millipoints() / style::PITCH.millipoints()).unwrap_or(0);
        let leader = self.composer.shaper.label(&LEADER.repeat(dots), style::BODY, None);
        let leader_x = number_x - GAP - width(&leader);
        let mut items = one_line(&leader, Point::new(leader_x, y));
        items.extend(one_line(&number, Point::new(number_x, y)));
        items
    }
}

/// The left end of a line's baseline.
fn origin(line: u16, size: Length) -> Point {
    let top = style::line_top(line);
    let height = style::line_top(line + 1) - top;
    Point::new(style::LEFT, top + style::baseline_in(height, size))
}

/// What of a line can be followed: all of it, from its first character to the right edge.
fn area(line: u16, indent: Length) -> Rect {
    let top = style::line_top(line);
    let height = style::line_top(line + 1) - top;
    let size = Size { width: style::MEASURE - indent, height };
    Rect { at: Point::new(style::LEFT + indent, top), size }
}

fn width(atoms: &[Atom]) -> Length {
    atoms.iter().map(|atom| atom.width).sum()
}

fn one_line(atoms: &[Atom], origin: Point) -> Vec<Item> {
    let whole = Setting { width: style::PAPER.width, indent: Length::ZERO, align: Align::Left };
    let lines: Vec<Line> = set(atoms, whole);
    lines.first().map(|line| runs(atoms, line, origin).collect()).unwrap_or_default()
}
