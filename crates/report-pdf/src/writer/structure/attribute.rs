//! What a structure element says of itself beside its content: spans and scopes of cells, the area
//! of a picture, the name of a note.

use crate::coordinate::Flip;
use crate::writer::object::{bytes, name};
use pdf_writer::Dict;
use report_page::{ItemKind, NodeId, PagedDocument, Scope, StructureNode, StructureRole};
use report_page::{Length, Point, Rect, Size};
use std::collections::BTreeMap;

/// The attributes of a document's elements.
pub(super) struct Attributes {
    /// The box each picture fills.
    areas: BTreeMap<NodeId, Area>,
}

/// What a picture fills; nothing of one that stands on several pages.
type Area = Option<(usize, Flip, Rect)>;

impl Attributes {
    /// Finds out where the pictures are.
    pub(super) fn of(document: &PagedDocument) -> Self {
        let mut areas: BTreeMap<NodeId, Area> = BTreeMap::new();
        let is_figure = |id: &NodeId| {
            document.structure.node(*id).is_some_and(|node| node.role == StructureRole::Figure)
        };
        for (index, page) in document.pages.iter().enumerate() {
            for item in &page.items {
                let Some(id) = item.node.filter(is_figure) else {
                    continue;
                };
                let own = extent(&item.kind);
                let flip = Flip { height: page.size.height };
                let area = areas.entry(id).or_insert(Some((index, flip, own)));
                *area = area
                    .filter(|(page, ..)| *page == index)
                    .map(|(page, flip, area)| (page, flip, hull(area, own)));
            }
        }
        Self { areas }
    }

    /// Adds what the node's role asks for.
    pub(super) fn set(&self, element: &mut Dict<'_>, id: NodeId, node: &StructureNode) {
        match node.role {
            StructureRole::HeaderCell { scope, rows, columns } => {
                set_cell(element, rows, columns, Some(scope));
            }
            StructureRole::DataCell { rows, columns } if (rows, columns) != (1, 1) => {
                set_cell(element, rows, columns, None);
            }
            StructureRole::Figure => {
                if let Some(Some((_, flip, area))) = self.areas.get(&id) {
                    set_area(element, *flip, *area);
                }
            }
            // PDF/UA-1 §7.9: every note has a name of its own.
            StructureRole::Note => {
                element.pair(name("ID"), bytes(format!("note{}", id.0).as_bytes()));
            }
            _ => {}
        }
    }
}

/// Table attributes (ISO 32000-1 table 349).
fn set_cell(element: &mut Dict<'_>, rows: u16, columns: u16, scope: Option<Scope>) {
    let mut attributes = element.insert(name("A")).dict();
    attributes.pair(name("O"), name("Table"));
    for (key, span) in [("RowSpan", rows), ("ColSpan", columns)] {
        if span > 1 {
            attributes.pair(name(key), i32::from(span));
        }
    }
    let scope = scope.map(|scope| match scope {
        Scope::Column => "Column",
        Scope::Row => "Row",
        Scope::Both => "Both",
    });
    if let Some(scope) = scope {
        attributes.pair(name("Scope"), name(scope));
    }
}

/// Layout attributes of a picture: the box it fills (ISO 32000-1 table 344).
fn set_area(element: &mut Dict<'_>, flip: Flip, area: Rect) {
    let mut attributes = element.insert(name("A")).dict();
    attributes.pair(name("O"), name("Layout")).pair(name("Placement"), name("Block"));
    attributes.insert(name("BBox")).array().items(flip.corners(area));
}

/// The area an item fills; of text, its line from baseline to type size.
fn extent(kind: &ItemKind) -> Rect {
    if let ItemKind::Text(run) = kind {
        let at = Point::new(run.at.x, run.at.y - run.size);
        return Rect { at, size: Size { width: run.width(), height: run.size } };
    }
    kind.corners().into_iter().map(spot).reduce(hull).unwrap_or_default()
}

fn spot(at: Point) -> Rect {
    Rect { at, size: Size::default() }
}

/// The smallest area around two.
fn hull(a: Rect, b: Rect) -> Rect {
    let at = Point::new(a.at.x.min(b.at.x), a.at.y.min(b.at.y));
    let far = Point::new(a.right().max(b.right()), a.bottom().max(b.bottom()));
    let extent = |from: Length, to: Length| to - from;
    Rect { at, size: Size { width: extent(at.x, far.x), height: extent(at.y, far.y) } }
}
