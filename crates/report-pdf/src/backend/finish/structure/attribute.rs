//! What a structure element says of itself beside its content: spans and scopes of cells, the area
//! of a picture, the name of a note.

use crate::backend::coordinate::Flip;
use crate::backend::finish::object::name;
use crate::length::{Length, Point, Rect, Size};
use crate::page::{ItemKind, NodeId, PagedDocument, Scope, StructureNode, StructureRole};
use lopdf::{Dictionary, Object, dictionary};

/// Adds what the node's role asks for.
pub(super) fn set(
    element: &mut Dictionary,
    id: NodeId,
    node: &StructureNode,
    document: &PagedDocument,
) {
    match node.role {
        StructureRole::HeaderCell { scope, rows, columns } => {
            element.set("A", cell(rows, columns, Some(scope)));
        }
        StructureRole::DataCell { rows, columns } if (rows, columns) != (1, 1) => {
            element.set("A", cell(rows, columns, None));
        }
        StructureRole::Figure => {
            if let Some(area) = area(id, document) {
                element.set("A", area);
            }
        }
        // PDF/UA-1 §7.9: every note has a name of its own.
        StructureRole::Note => element.set("ID", Object::string_literal(format!("note{}", id.0))),
        _ => {}
    }
}

/// Table attributes (ISO 32000-1 table 349).
fn cell(rows: u16, columns: u16, scope: Option<Scope>) -> Dictionary {
    let mut attributes = dictionary! { "O" => name("Table") };
    for (key, span) in [("RowSpan", rows), ("ColSpan", columns)] {
        if span > 1 {
            attributes.set(key, i64::from(span));
        }
    }
    let scope = scope.map(|scope| match scope {
        Scope::Column => "Column",
        Scope::Row => "Row",
        Scope::Both => "Both",
    });
    if let Some(scope) = scope {
        attributes.set("Scope", name(scope));
    }
    attributes
}

/// Layout attributes of a picture: the box it fills (ISO 32000-1 table 344); nothing when it is on no
/// page or on several.
fn area(id: NodeId, document: &PagedDocument) -> Option<Dictionary> {
    let mut found: Option<(usize, Flip, Rect)> = None;
    for (index, page) in document.pages.iter().enumerate() {
        for item in page.items.iter().filter(|item| item.node == Some(id)) {
            let own = extent(&item.kind);
            found = match found {
                None => Some((index, Flip { height: page.size.height }, own)),
                Some((page, flip, area)) if page == index => Some((page, flip, hull(area, own))),
                Some(_) => return None,
            };
        }
    }
    let (_, flip, area) = found?;
    Some(dictionary! {
        "O" => name("Layout"),
        "Placement" => name("Block"),
        "BBox" => flip.corners(area).map(Object::Real).to_vec(),
    })
}

/// The area an item fills; of text, its line from baseline to type size.
fn extent(kind: &ItemKind) -> Rect {
    match kind {
        ItemKind::Image { rect, .. }
        | ItemKind::Fill { rect, .. }
        | ItemKind::Link { rect, .. } => *rect,
        ItemKind::Text(run) => {
            let at = Point::new(run.at.x, run.at.y - run.size);
            Rect { at, size: Size { width: run.width(), height: run.size } }
        }
        ItemKind::Line { from, to, .. } => hull(spot(*from), spot(*to)),
        ItemKind::Path { points, .. } => {
            points.iter().copied().map(spot).reduce(hull).unwrap_or_default()
        }
    }
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
