//! Bookmarks, nested, in document order (ISO 32000-1 §12.3.3). It must not decide what has one.

use super::destination::set_destination;
use super::object::{Objects, count, name, text};
use super::pages::Pages;
use pdf_writer::Ref;
use report_page::{OutlineEntry, PagedDocument};

/// Adds the bookmarks; nothing when there are none.
pub(super) fn add(objects: &mut Objects, pages: &Pages, document: &PagedDocument) -> Option<Ref> {
    if document.outline.is_empty() {
        return None;
    }
    let branches = branches(&document.outline);
    let ids: Vec<Ref> = branches.iter().map(|_| objects.id()).collect();
    for (index, (branch, &id)) in branches.iter().zip(&ids).enumerate() {
        let mut item = objects.dict(id);
        match branch.entry {
            Some(entry) => {
                item.pair(name("Title"), text(&entry.title));
                set_destination(&mut item, pages, document, (entry.page, entry.top));
            }
            None => _ = item.pair(name("Type"), name("Outlines")),
        }
        for (key, other) in relations(&branches, index) {
            if let Some(&other) = other.and_then(|other| ids.get(other)) {
                item.pair(name(key), other);
            }
        }
        if branch.below > 0 {
            item.pair(name("Count"), count(branch.below));
        }
    }
    ids.first().copied()
}

/// A bookmark among the others.
#[derive(Debug, Default)]
struct Branch<'a> {
    /// What it says; nothing for the root.
    entry: Option<&'a OutlineEntry>,
    parent: Option<usize>,
    /// Its place among its parent's children.
    place: usize,
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
        let place = branches.get(parent).map_or(0, |parent| parent.children.len());
        let parent_is = Some(parent);
        branches.push(Branch { entry: Some(entry), parent: parent_is, place, ..Branch::default() });
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
        let place = branch?.place.checked_add_signed(step)?;
        siblings?.get(place).copied()
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

#[cfg(test)]
mod tests {
    use super::*;
    use report_page::Length;
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
