//! What the pages and the structure must know of a link, or of the place for a seal. It must not write one.

use pdf_writer::Ref;
use report_page::NodeId;

/// An annotation, and what pages and structure must know of it.
pub(super) struct Annotation {
    pub(super) id: Ref,
    /// The node it belongs to.
    pub(super) node: NodeId,
    /// Its page, from 0, and its place among the page's items.
    pub(super) place: (usize, usize),
    /// The key under which it is looked up in the structure's parent tree.
    pub(super) key: usize,
    /// Whether it is a field of the document's form.
    pub(super) is_field: bool,
}
