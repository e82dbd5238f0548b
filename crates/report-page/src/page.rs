//! What layout ends in: pages of positioned items, the document's logical structure and its outline,
//! as plain data. It must not know fonts' files, PDF or the report's model.

mod structure;

pub use structure::{NodeId, Scope, Structure, StructureNode, StructureRole};

use crate::length::{Length, Point, Rect, Size};
use report_core::Span;
use report_core::report::Date;
use report_fonts::FaceId;
use std::fmt;
use std::sync::Arc;

/// A whole document, ready to be written.
#[derive(Clone, Debug, Default)]
pub struct PagedDocument {
    /// Title, author and date as the file's properties give them.
    pub properties: Properties,
    /// The pages in order.
    pub pages: Vec<Page>,
    /// The logical structure the items belong to.
    pub structure: Structure,
    /// Bookmarks in document order.
    pub outline: Vec<OutlineEntry>,
    /// The pictures items name.
    pub images: Vec<ImageAsset>,
    /// The characters for which another face stepped in, in the order of their places.
    pub substitutions: Vec<Substitution>,
}

/// A character the face it was to be set in lacks, and the face that has it instead.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Substitution {
    /// The character.
    pub ch: char,
    /// The face asked for.
    pub asked: FaceId,
    /// The face used.
    pub used: FaceId,
    /// Its first place in the report; nothing for a character of the form itself.
    pub from: Option<Span>,
}

/// What the file says of itself.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Properties {
    /// The title in one line.
    pub title: String,
    /// The office that publishes it.
    pub author: String,
    /// What it is about, in a few words.
    pub subject: String,
    /// Search words.
    pub keywords: Vec<String>,
    /// 公布日期: the file's date. The clock is never read.
    pub date: Option<Date>,
}

/// One page.
#[derive(Clone, Debug, Default)]
pub struct Page {
    /// Its paper.
    pub size: Size,
    /// The printed page number, as `1`, or what a page without one is called; also its page label.
    pub label: String,
    /// What stands on it, in reading order.
    pub items: Vec<Item>,
}

/// One thing at one place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Item {
    /// The structure node whose content it is; nothing for an artifact (rules, page numbers,
    /// repeated headers).
    pub node: Option<NodeId>,
    /// What it is.
    pub kind: ItemKind,
    /// The place in the report it came from.
    pub from: Option<Span>,
}

/// What an item is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ItemKind {
    /// Characters on one baseline in one face and size.
    Text(TextRun),
    /// A straight rule, in black.
    Line {
        /// One end.
        from: Point,
        /// The other end.
        to: Point,
        /// Thickness.
        width: Length,
    },
    /// A filled rectangle.
    Fill {
        /// Where.
        rect: Rect,
        /// How dark.
        tone: Tone,
    },
    /// Straight lines from point to point, stroked in black, filled, or both.
    Path {
        /// The points, two at least.
        points: Vec<Point>,
        /// Whether the last is joined to the first.
        closed: bool,
        /// The thickness of its line, if it is drawn.
        stroke: Option<Length>,
        /// How dark its inside is, if it is filled.
        fill: Option<Tone>,
    },
    /// A picture scaled into a rectangle.
    Image {
        /// Where.
        rect: Rect,
        /// Which of the document's pictures.
        image: ImageId,
    },
    /// An area for a seal to be stamped on; prints nothing.
    Seal {
        /// Where.
        rect: Rect,
        /// What is read out for it.
        title: String,
    },
    /// An area that leads somewhere; prints nothing.
    Link {
        /// Where.
        rect: Rect,
        /// Where it leads.
        target: Target,
    },
}

impl ItemKind {
    /// The height it is told by: of text that of its baseline, of what is drawn that of its uppermost corner; nothing
    /// of what has none.
    pub fn top(&self) -> Option<Length> {
        match self {
            Self::Text(run) => Some(run.at.y),
            drawn => drawn.corners().into_iter().map(|at| at.y).min(),
        }
    }

    /// The points what is drawn lies between; none of text, whose extent is told by its face.
    pub fn corners(&self) -> Vec<Point> {
        match self {
            Self::Text(_) => Vec::new(),
            Self::Line { from, to, .. } => vec![*from, *to],
            Self::Path { points, .. } => points.clone(),
            Self::Fill { rect, .. }
            | Self::Image { rect, .. }
            | Self::Seal { rect, .. }
            | Self::Link { rect, .. } => {
                vec![rect.at, Point::new(rect.right(), rect.bottom())]
            }
        }
    }
}

/// Where a link leads.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Target {
    /// An address on the web, or of mail.
    Address(String),
    /// A height on a page of the document itself.
    Place {
        /// The page, from 0.
        page: usize,
        /// The height, from the page's upper edge.
        top: Length,
        /// What stands there, in a few words: read out for the link.
        title: String,
    },
}

impl fmt::Display for Target {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Address(address) => f.write_str(address),
            Self::Place { page, top, title } => write!(f, "{title} on page {page} at {top}"),
        }
    }
}

/// A shade from black to white, in thousandths of white: 0 is black.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Tone(pub u16);

impl Page {
    /// Whether its paper is turned sideways: wider than high.
    #[must_use]
    pub fn is_landscape(&self) -> bool {
        self.size.width > self.size.height
    }
}

impl Tone {
    /// Black.
    pub const BLACK: Self = Self(0);

    /// White.
    pub const WHITE: Self = Self(1000);
}

/// Characters on one baseline.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TextRun {
    /// The left end of the baseline.
    pub at: Point,
    /// The face all glyphs come from.
    pub face: FaceId,
    /// The type size.
    pub size: Length,
    /// How dark.
    pub tone: Tone,
    /// The glyphs from left to right.
    pub glyphs: Vec<PlacedGlyph>,
    /// Whether it is turned a quarter clockwise: it runs down the page, and `at` is its upper end.
    pub turned: bool,
}

/// One glyph of a run.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PlacedGlyph {
    /// The glyph in the face.
    pub id: u16,
    /// The character it shows: what copying gives.
    pub ch: char,
    /// How far the next glyph's origin is, as set: natural advance, justification and compression
    /// together.
    pub advance: Length,
    /// How far the glyph itself is moved from its origin: a compressed opening bracket is set
    /// further left than it would stand alone.
    pub shift: Length,
}

impl TextRun {
    /// The characters.
    #[must_use]
    pub fn text(&self) -> String {
        self.glyphs.iter().map(|glyph| glyph.ch).collect()
    }

    /// From the first origin to where the next glyph would stand.
    #[must_use]
    pub fn width(&self) -> Length {
        self.glyphs.iter().map(|glyph| glyph.advance).sum()
    }

    /// The point of the baseline so far from its beginning.
    #[must_use]
    pub fn along(&self, distance: Length) -> Point {
        let Point { x, y } = self.at;
        if self.turned { Point::new(x, y + distance) } else { Point::new(x + distance, y) }
    }
}

/// Names a picture of the document.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ImageId(pub usize);

/// A picture file, as the report's folder has it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ImageAsset {
    /// Its path in the report's folder.
    pub path: String,
    /// The file's bytes: PNG or JPEG.
    pub bytes: Arc<[u8]>,
}

/// A bookmark.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OutlineEntry {
    /// Its depth, from 1.
    pub level: u8,
    /// What it says.
    pub title: String,
    /// The page, from 0.
    pub page: usize,
    /// The height on the page it leads to.
    pub top: Length,
}

impl fmt::Display for Page {
    /// One item a line, from top to bottom and left to right: the form snapshots take.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "page {}  {}", self.label, self.size)?;
        let mut items: Vec<&Item> = self.items.iter().collect();
        items.sort_by_key(|item| item.kind.corner());
        items.into_iter().try_for_each(|item| writeln!(f, "  {}", item.kind))
    }
}

impl ItemKind {
    /// Where snapshots place it: height first, then distance from the left.
    fn corner(&self) -> (Length, Length) {
        let at = match self {
            Self::Text(run) => run.at,
            Self::Line { from, .. } => *from,
            Self::Path { points, .. } => points.first().copied().unwrap_or_default(),
            Self::Fill { rect, .. }
            | Self::Image { rect, .. }
            | Self::Seal { rect, .. }
            | Self::Link { rect, .. } => rect.at,
        };
        (at.y, at.x)
    }
}

impl fmt::Display for ItemKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Text(run) => {
                let Point { x, y } = run.along(run.width());
                let (end, way) = if run.turned { (y, "↓") } else { (x, "→") };
                write!(f, "text   {} {way} {end} {} {}  {}", run.at, run.face, run.size, run.text())
            }
            Self::Line { from, to, width } => write!(f, "line   {from} → {to} {width}"),
            Self::Fill { rect, tone } => write!(f, "fill   {rect} {}", tone.0),
            Self::Path { points, closed, stroke, fill } => {
                write_points(f, points)?;
                write!(f, "{}", if *closed { " closed" } else { "" })?;
                stroke.map_or(Ok(()), |width| write!(f, " stroke {width}"))?;
                fill.map_or(Ok(()), |tone| write!(f, " fill {}", tone.0))
            }
            Self::Image { rect, image } => write!(f, "image  {rect} {}", image.0),
            Self::Seal { rect, title } => write!(f, "seal   {rect} {title}"),
            Self::Link { rect, target } => write!(f, "link   {rect} {target}"),
        }
    }
}

/// The points of a path; of an arc its ends, its middle and how many there are.
fn write_points(f: &mut fmt::Formatter<'_>, points: &[Point]) -> fmt::Result {
    let arrow = |index: usize| if index == 0 { "" } else { " → " };
    write!(f, "path   ")?;
    if points.len() <= 5 {
        let mut each = points.iter().enumerate();
        return each.try_for_each(|(index, at)| write!(f, "{}{at}", arrow(index)));
    }
    let shown = [0, points.len() / 2, points.len() - 1];
    for (index, at) in shown.into_iter().filter_map(|at| points.get(at)).enumerate() {
        write!(f, "{}{at}", arrow(index))?;
    }
    write!(f, " of {}", points.len())
}
