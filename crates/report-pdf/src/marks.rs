//! Which stretches of a page's items belong to which structure node: marked content (ISO 32000-1
//! §14.6). It must not know how either is written.

use super::structure_type;
use report_page::{Item, ItemKind, NodeId, Page, PagedDocument, Structure};
use std::ops::Range;

/// The marked content of every page.
#[derive(Debug, Default)]
pub(super) struct Marks {
    pub(super) pages: Vec<PageMarks>,
}

/// The marked content of one page, in drawing order; together the stretches are all that prints.
#[derive(Debug, Default)]
pub(super) struct PageMarks {
    pub(super) stretches: Vec<Stretch>,
    /// The node each marked-content number of the page belongs to.
    pub(super) owners: Vec<NodeId>,
}

/// Neighbouring items of one owner.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Stretch {
    /// The items, by their place on the page.
    pub(super) items: Range<usize>,
    /// How they are marked; nothing for artifacts.
    pub(super) mark: Option<Mark>,
}

/// How content of a node is marked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Mark {
    /// Its number on the page, from 0.
    pub(super) number: usize,
    /// The structure type of its node.
    pub(super) tag: &'static str,
}

/// Finds the stretches of every page.
pub(super) fn of(document: &PagedDocument) -> Marks {
    let pages = document.pages.iter().map(|page| of_page(page, &document.structure));
    Marks { pages: pages.collect() }
}

fn of_page(page: &Page, structure: &Structure) -> PageMarks {
    let mut marks = PageMarks::default();
    let mut start = 0;
    // A link or a seal's place draws nothing: its area is no content.
    let prints = |item: &Item| !matches!(item.kind, ItemKind::Link { .. } | ItemKind::Seal { .. });
    for stretch in page.items.chunk_by(|a, b| a.node == b.node) {
        let items = start..start + stretch.len();
        start = items.end;
        if stretch.iter().any(prints) {
            let owner = stretch.first().and_then(|item| item.node);
            let mark = owner.and_then(|id| {
                let tag = structure_type::of(structure.node(id)?.role);
                marks.owners.push(id);
                Some(Mark { number: marks.owners.len() - 1, tag })
            });
            marks.stretches.push(Stretch { items, mark });
        }
    }
    marks
}

#[cfg(test)]
mod tests {
    use super::*;
    use report_page::{Length, Point, Rect};
    use report_page::{StructureRole, Target, Tone};

    fn item(node: Option<NodeId>, kind: ItemKind) -> Item {
        Item { node, kind, from: None }
    }

    fn rule() -> ItemKind {
        let (from, to) = (Point::default(), Point::default());
        ItemKind::Line { from, to, width: Length::from_points(1) }
    }

    #[test]
    fn neighbours_of_one_owner_are_marked_together() {
        let mut structure = Structure::default();
        let heading = structure.add(None, StructureRole::Heading(2));
        let link = structure.add(Some(heading), StructureRole::Link);
        let fill = ItemKind::Fill { rect: Rect::default(), tone: Tone::BLACK };
        let area = ItemKind::Link { rect: Rect::default(), target: Target::Address(String::new()) };
        let items = [(Some(heading), rule()), (Some(heading), fill), (None, rule())];
        let items = items.into_iter().chain([(Some(link), area), (Some(heading), rule())]);
        let items = items.map(|(node, kind)| item(node, kind)).collect();
        let marks = of_page(&Page { items, ..Page::default() }, &structure);
        let h2 = |number| Some(Mark { number, tag: "H2" });
        let stretches = [(0..2, h2(0)), (2..3, None), (4..5, h2(1))];
        let stretches = stretches.map(|(items, mark)| Stretch { items, mark });
        assert_eq!(marks.stretches, stretches);
        assert_eq!(marks.owners, [heading, heading]);
    }
}
