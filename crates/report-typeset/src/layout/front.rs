//! What stands before the report where it asks for it: a cover and a table of contents. It must not
//! move the report's own pages but by how many it takes itself.

use super::compose::Composer;
use super::{contents, cover};
use crate::style;
use report_document::{COVER, Contents, Document};
use report_page::{NodeId, OutlineEntry, Page, StructureRole};

/// What will stand before the report.
pub(super) struct Front<'d> {
    /// The pages of the cover; none where the report asks for none.
    cover: Vec<Page>,
    /// The contents and their structure.
    contents: Option<(&'d Contents, NodeId)>,
}

impl<'d> Front<'d> {
    /// Makes the cover, and the place of the contents in the structure: both are read first.
    pub(super) fn begin(document: &'d Document<'_>, composer: &mut Composer<'_>) -> Self {
        let cover = document.cover.as_ref();
        let cover = cover.map_or(Vec::new(), |cover| cover::pages(cover, composer));
        let contents = document.contents.as_ref();
        let structure = &mut composer.structure;
        let contents = contents.map(|it| (it, structure.add(None, StructureRole::Contents)));
        Self { cover, contents }
    }

    /// How many pages without a number come first.
    pub(super) fn covers(&self) -> usize {
        self.cover.len()
    }

    /// The report's pages with what stands before them.
    pub(super) fn before(self, pages: Vec<Page>, composer: &mut Composer<'_>) -> Vec<Page> {
        let covers = self.covers();
        let contents = self.contents.map(|(contents, node)| {
            (&*contents.title.text, contents::pages(contents, node, covers, composer))
        });
        let mut bookmarks = Vec::new();
        let mut all = Vec::new();
        let own = [(COVER, self.cover)].into_iter().chain(contents);
        for (title, front) in own.filter(|(_, front)| !front.is_empty()) {
            bookmarks.push(bookmark(title, all.len()));
            all.extend(front);
        }
        for entry in &mut composer.outline {
            entry.page += all.len();
        }
        composer.outline.splice(0..0, bookmarks);
        all.extend(pages);
        all
    }
}

fn bookmark(title: &str, page: usize) -> OutlineEntry {
    OutlineEntry { level: 1, title: title.to_owned(), page, top: style::TOP }
}
