//! Bookmarks, nested, in document order (ISO 32000-1 §12.3.3). printpdf's are flat and sorted.

use super::Objects;
use super::object::{name, number, text};
use crate::backend::coordinate::Flip;
use crate::length::Length;
use crate::page::{OutlineEntry, PagedDocument};
use lopdf::{Dictionary, Object, ObjectId};

/// Adds the bookmarks; nothing when there are none.
pub(super) fn add(
    objects: &mut Objects,
    pages: &[ObjectId],
    document: &PagedDocument,
) -> Option<ObjectId> {
    let branches = branches(&document.outline);
    let ids: Vec<ObjectId> = branches.iter().map(|_| objects.new_object_id()).collect();
    for (index, branch) in branches.iter().enumerate() {
        let mut item = Dictionary::new();
        if let Some(entry) = branch.entry {
            item.set("Title", text(&entry.title));
            item.set("Dest", destination(pages, document, entry.page, entry.top));
        } else {
            item.set("Type", name("Outlines"));
        }
        for (key, other) in relations(&branches, index) {
            if let Some(&id) = other.and_then(|other| ids.get(other)) {
                item.set(key, id);
            }
        }
        if branch.below > 0 {
            item.set("Count", number(branch.below));
        }
        objects.set_object(*ids.get(index)?, item);
    }
    if document.outline.is_empty() { None } else { ids.first().copied() }
}

/// A bookmark among the others.
#[derive(Debug, Default)]
struct Branch<'a> {
    /// What it says; nothing for the root.
    entry: Option<&'a OutlineEntry>,
    parent: Option<usize>,
    children: Vec<usize>,
    /// How many bookmarks are below it, at every depth.
    below: usize,
}

/// The bookmarks as a tree, in their order behind the root. One that is deeper than the one before
/// belongs to it, however much deeper.
fn branches(entries: &[OutlineEntry]) -> Vec<Branch<'_>> {
    let mut branches = vec![Branch::default()];
    let mut path: Vec<(u8, usize)> = Vec::new();
    for entry in entries {
        while path.last().is_some_and(|(level, _)| *level >= entry.level) {
            path.pop();
        }
        let parent = path.last().map_or(0, |(_, index)| *index);
        let index = branches.len();
        branches.push(Branch { entry: Some(entry), parent: Some(parent), ..Branch::default() });
        if let Some(parent) = branches.get_mut(parent) {
            parent.children.push(index);
        }
        for above in path.iter().map(|(_, index)| *index).chain([0]) {
            if let Some(above) = branches.get_mut(above) {
                above.below += 1;
            }
        }
        path.push((entry.level, index));
    }
    branches
}

/// Parent, neighbours and children of a branch, under the keys a PDF has for them.
fn relations(branches: &[Branch<'_>], index: usize) -> [(&'static str, Option<usize>); 5] {
    let branch = branches.get(index);
    let parent = branch.and_then(|branch| branch.parent);
    let siblings = parent.and_then(|parent| branches.get(parent)).map(|parent| &parent.children);
    let neighbour = |step: isize| {
        let siblings = siblings?;
        let place = siblings.iter().position(|&sibling| sibling == index)?;
        siblings.get(place.checked_add_signed(step)?).copied()
    };
    let children = branch.map(|branch| branch.children.as_slice()).unwrap_or_default();
    [
        ("Parent", parent),
        ("Prev", neighbour(-1)),
        ("Next", neighbour(1)),
        ("First", children.first().copied()),
        ("Last", children.last().copied()),
    ]
}

/// A height on a page, whatever the zoom.
pub(super) fn destination(
    pages: &[ObjectId],
    document: &PagedDocument,
    page: usize,
    top: Length,
) -> Object {
    let height = document.pages.get(page).map(|page| page.size.height).unwrap_or_default();
    let page = pages.get(page).map_or(Object::Null, |&id| Object::Reference(id));
    let top = Object::Real(Flip { height }.up(top));
    Object::Array(vec![page, name("XYZ"), Object::Null, top, Object::Null])
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::fmt::Write;

    fn check(levels: &[u8], drawn: &str) {
        let entry = |&level: &u8| {
            let title = String::new();
            OutlineEntry { level, title, page: 0, top: Length::ZERO }
        };
        let entries: Vec<OutlineEntry> = levels.iter().map(entry).collect();
        let branches = branches(&entries);
        assert_eq!(draw(&branches, 0), drawn);
        let root = branches.first().unwrap();
        assert_eq!(root.below, levels.len());
    }

    fn draw(branches: &[Branch<'_>], index: usize) -> String {
        let below = &branches.get(index).unwrap().children;
        let mut drawn = String::new();
        for &child in below {
            write!(drawn, "{child}({})", draw(branches, child)).unwrap();
        }
        drawn
    }

    #[test]
    fn levels_nest_whatever_they_skip() {
        check(&[1, 2, 2, 1, 2], "1(2()3())4(5())");
        check(&[2, 1, 3, 2], "1()2(3()4())");
        check(&[1, 3, 3, 1], "1(2()3())4()");
        check(&[], "");
    }

    #[test]
    fn neighbours_are_those_of_the_same_parent() {
        let entry =
            |level| OutlineEntry { level, title: String::new(), page: 0, top: Length::ZERO };
        let entries = [1, 2, 2, 1].map(entry);
        let branches = branches(&entries);
        let of = |index| relations(&branches, index).map(|(_, other)| other);
        assert_eq!(of(0), [None, None, None, Some(1), Some(4)]);
        assert_eq!(of(1), [Some(0), None, Some(4), Some(2), Some(3)]);
        assert_eq!(of(3), [Some(1), Some(2), None, None, None]);
    }
}
