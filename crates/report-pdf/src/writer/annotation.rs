//! What the pages and the structure must know of a link. It must not write one.

use pdf_writer::Ref;
use report_page::NodeId;

/// A link annotation and what the structure must know of it.
pub(super) struct Link {
    pub(super) annotation: Ref,
    /// The link node it belongs to.
    pub(super) node: NodeId,
    /// Its page, from 0, and its place among the page's items.
    pub(super) place: (usize, usize),
    /// The key under which it is looked up in the structure's parent tree.
    pub(super) key: usize,
}
