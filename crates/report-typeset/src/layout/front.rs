//! What stands before the report where it asks for it: a cover and a table of contents. It must not
//! move the report's own pages but by how many it takes itself.

use super::compose::Composer;
use super::{contents, cover};
use crate::style;
use report_core::Report;
use report_page::{NodeId, OutlineEntry, Page, StructureRole};

/// What will stand before the report.
pub(super) struct Front {
    /// The pages of the cover; none where the report asks for none.
    cover: Vec<Page>,
    /// The structure of the contents.
    contents: Option<NodeId>,
}

impl Front {
    /// Makes the cover, and the place of the contents in the structure: both are read first.
    pub(super) fn begin(report: &Report, composer: &mut Composer<'_>) -> Self {
        let asked = report.document.cover;
        let cover = if asked { cover::pages(report, composer) } else { Vec::new() };
        let contents =
            |composer: &mut Composer<'_>| composer.structure.add(None, StructureRole::Contents);
        let contents = report.document.toc.then(|| contents(composer));
        Self { cover, contents }
    }

    /// How many pages without a number come first.
    pub(super) fn covers(&self) -> usize {
        self.cover.len()
    }

    /// The report's pages with what stands before them.
    pub(super) fn before(self, pages: Vec<Page>, composer: &mut Composer<'_>) -> Vec<Page> {
        let covers = self.covers();
        let contents = self.contents.map(|node| contents::pages(node, covers, composer));
        let contents = contents.unwrap_or_default();
        let mut bookmarks = Vec::new();
        let mut all = Vec::new();
        let own = [(cover::NAME, self.cover), (contents::TITLE, contents)];
        for (title, front) in own.into_iter().filter(|(_, front)| !front.is_empty()) {
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
