//! What stands before the report where it asks for it: a cover and a table of contents. It must not
//! move the report's own pages but by how many it takes itself.

use super::compose::Composer;
use super::{contents, cover};
use crate::page::{NodeId, OutlineEntry, Page, StructureRole};
use crate::style;
use report_core::Report;

/// What will stand before the report.
pub(super) struct Front {
    cover: Option<Page>,
    /// The structure of the contents.
    contents: Option<NodeId>,
}

impl Front {
    /// Makes the cover, and the place of the contents in the structure: both are read first.
    pub(super) fn begin(report: &Report, composer: &mut Composer<'_>) -> Self {
        let cover = report.document.cover.then(|| cover::page(report, composer));
        let contents =
            |composer: &mut Composer<'_>| composer.structure.add(None, StructureRole::Contents);
        let contents = report.document.toc.then(|| contents(composer));
        Self { cover, contents }
    }

    /// How many pages without a number come first.
    pub(super) fn covers(&self) -> usize {
        usize::from(self.cover.is_some())
    }

    /// The report's pages with what stands before them.
    pub(super) fn before(self, pages: Vec<Page>, composer: &mut Composer<'_>) -> Vec<Page> {
        let covers = self.covers();
        let contents = self.contents.map(|node| contents::pages(node, covers, composer));
        let mut bookmarks = Vec::new();
        let mut all = Vec::new();
        let own = [(cover::NAME, self.cover.map(|cover| vec![cover])), (contents::TITLE, contents)];
        for (title, front) in own.into_iter().filter_map(|(title, front)| Some((title, front?))) {
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
