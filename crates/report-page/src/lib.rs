//! What a report is set into: pages of positioned items, lengths, the logical structure and the outline, as
//! plain data. It must not know font files, PDF or the report's model.

mod length;
mod moving;
mod page;
pub mod paper;

pub use length::{Length, Point, Rect, Size};
pub use page::{
    ImageAsset, ImageId, Item, ItemKind, NodeId, OutlineEntry, Page, PagedDocument, PlacedGlyph,
    Properties, Scope, Structure, StructureNode, StructureRole, Substitution, Target, TextRun,
    Tone,
};
