//! What each structure element consists of, in order: its children as the structure has them, and
//! between them its own content where it stands on the pages. It must not write objects.

use crate::marks::Marks;
use crate::writer::annotation::Annotation;
use pdf_writer::Ref;
use report_page::{NodeId, Structure};

/// One part of an element.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kid {
    /// Marked content: its page, from 0, and its number there.
    Content { page: usize, number: usize },
    /// The area of a link or a seal on a page.
    Annotation { page: usize, id: Ref },
    /// Another element.
    Node(NodeId),
}

impl Kid {
    /// The page it is on; nothing for an element, which tells its own.
    pub(super) fn page(&self) -> Option<usize> {
        match *self {
            Self::Content { page, .. } | Self::Annotation { page, .. } => Some(page),
            Self::Node(_) => None,
        }
    }
}

/// A page, from 0, and a place among its items.
type Place = (usize, usize);

/// The parts of every node.
pub(super) fn gather(
    structure: &Structure,
    marks: &Marks,
    annotations: &[Annotation],
) -> Vec<Vec<Kid>> {
    let own = own_content(structure, marks, annotations);
    let first = first_places(structure, &own);
    let merged = structure.iter().zip(own).map(|((_, node), own)| {
        let mut own = own.into_iter().peekable();
        let mut kids = Vec::with_capacity(own.len() + node.children.len());
        for child in &node.children {
            let place = first.get(child.0).copied().flatten();
            // A child that appears nowhere stands right after its elder sibling.
            while let Some((_, kid)) = own.next_if(|(at, _)| place.is_some_and(|place| *at < place))
            {
                kids.push(kid);
            }
            kids.push(Kid::Node(*child));
        }
        kids.extend(own.map(|(_, kid)| kid));
        kids
    });
    merged.collect()
}

/// The marked content and annotations of every node, each in the order of their places.
fn own_content(
    structure: &Structure,
    marks: &Marks,
    annotations: &[Annotation],
) -> Vec<Vec<(Place, Kid)>> {
    let mut own: Vec<Vec<(Place, Kid)>> = structure.iter().map(|_| Vec::new()).collect();
    let mut push = |owner: NodeId, place: Place, kid: Kid| {
        if let Some(own) = own.get_mut(owner.0) {
            own.push((place, kid));
        }
    };
    for (page, marks) in marks.pages.iter().enumerate() {
        for stretch in &marks.stretches {
            if let Some(mark) = stretch.mark
                && let Some(&owner) = marks.owners.get(mark.number)
            {
                let kid = Kid::Content { page, number: mark.number };
                push(owner, (page, stretch.items.start), kid);
            }
        }
    }
    for annotation in annotations {
        let Annotation { id, node, place, .. } = *annotation;
        push(node, place, Kid::Annotation { page: place.0, id });
    }
    for own in &mut own {
        own.sort_by_key(|(place, _)| *place);
    }
    own
}

/// Where each node first appears, itself or by a descendant.
fn first_places(structure: &Structure, own: &[Vec<(Place, Kid)>]) -> Vec<Option<Place>> {
    let mut first: Vec<Option<Place>> =
        own.iter().map(|own| own.first().map(|(place, _)| *place)).collect();
    let parents: Vec<Option<NodeId>> = structure.iter().map(|(_, node)| node.parent).collect();
    // Children come after their parents, so going backwards every node is complete when met.
    for (index, parent) in parents.into_iter().enumerate().rev() {
        let place = first.get(index).copied().flatten();
        if let (Some(place), Some(parent)) = (place, parent)
            && let Some(above) = first.get_mut(parent.0)
        {
            *above = Some(above.map_or(place, |above| above.min(place)));
        }
    }
    first
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::marks::{Mark, PageMarks, Stretch};
    use report_page::StructureRole;

    /// A page with one stretch for each owner, in their order.
    fn page(owners: &[NodeId]) -> PageMarks {
        let stretches = (0..owners.len()).map(|number| Stretch {
            items: number..number + 1,
            mark: Some(Mark { number, tag: "P" }),
        });
        PageMarks { stretches: stretches.collect(), owners: owners.to_vec() }
    }

    #[test]
    fn own_content_stands_between_the_children_it_lies_between() {
        let mut structure = Structure::default();
        let paragraph = structure.add(None, StructureRole::Paragraph);
        let [one, silent, two] =
            [(); 3].map(|()| structure.add(Some(paragraph), StructureRole::Strong));
        let pages = vec![page(&[paragraph, one, paragraph]), page(&[paragraph, two])];
        let kids = gather(&structure, &Marks { pages }, &[]);
        let content = |page, number| Kid::Content { page, number };
        let expected = [
            content(0, 0),
            Kid::Node(one),
            Kid::Node(silent),
            content(0, 2),
            content(1, 0),
            Kid::Node(two),
        ];
        assert_eq!(kids.first().unwrap(), &expected);
    }

    #[test]
    fn children_keep_the_order_of_the_structure() {
        let mut structure = Structure::default();
        let row = structure.add(None, StructureRole::TableRow);
        let [head, cell] = [(); 2].map(|()| structure.add(Some(row), StructureRole::Paragraph));
        let kids = gather(&structure, &Marks { pages: vec![page(&[cell, head])] }, &[]);
        assert_eq!(kids.first().unwrap(), &[Kid::Node(head), Kid::Node(cell)]);
    }
}
