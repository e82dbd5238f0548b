//! What running text is gathered into, and what surrounds it. It must not gather it.

use super::xml::Element;
use report_import::{Block, Run};

/// What is gathered from a paragraph.
#[derive(Default)]
pub(super) struct Text {
    pub(super) runs: Vec<Run>,
    /// The sizes of its runs, in half points, as far as they say one.
    pub(super) size: Option<u16>,
    /// What stands in drawings anchored in it, to follow it.
    pub(super) after: Vec<Block>,
    /// How many fields are open whose codes are being passed over.
    pub(super) codes: Vec<bool>,
    pub(super) hidden: String,
    pub(super) deleted: String,
    pub(super) inserted: String,
}

/// Whether a text is part of a change that somebody has still to accept.
#[derive(Clone, Copy, Default, PartialEq, Eq)]
pub(super) enum Revision {
    #[default]
    None,
    Inserted,
    Deleted,
}

/// What surrounds a run.
#[derive(Clone, Default)]
pub(super) struct Around {
    pub(super) link: Option<String>,
    pub(super) revision: Revision,
    pub(super) bold: bool,
    pub(super) hidden: bool,
}

impl Around {
    /// The text of a paragraph whose style says so much.
    pub(super) fn styled(bold: bool, hidden: bool) -> Self {
        Self { bold, hidden, ..Self::default() }
    }
}

/// The one branch of alternatives that is read: the first that has anything.
pub(super) fn branch(element: &Element) -> Option<&Element> {
    let branches =
        || element.elements().filter(|it| matches!(&*it.name, "mc:Choice" | "mc:Fallback"));
    branches().find(|branch| !branch.children.is_empty())
}
