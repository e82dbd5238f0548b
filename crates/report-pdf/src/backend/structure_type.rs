//! What each structure role is called in a PDF: the standard structure types of ISO 32000-1 §14.8.4.

use crate::page::StructureRole;

/// The deepest heading level with a type of its own.
const DEEPEST: u8 = 6;

/// The standard structure type of a role.
pub(super) fn of(role: StructureRole) -> &'static str {
    match role {
        StructureRole::Heading(level) => heading(level),
        StructureRole::Paragraph => "P",
        StructureRole::Figure => "Figure",
        StructureRole::Caption => "Caption",
        StructureRole::Table => "Table",
        StructureRole::TableRow => "TR",
        StructureRole::HeaderCell { .. } => "TH",
        StructureRole::DataCell { .. } => "TD",
        StructureRole::Link => "Link",
        // PDF 1.7 has no type for emphasis.
        StructureRole::Strong => "Span",
        StructureRole::Note => "Note",
    }
}

fn heading(level: u8) -> &'static str {
    match level.clamp(1, DEEPEST) {
        1 => "H1",
        2 => "H2",
        3 => "H3",
        4 => "H4",
        5 => "H5",
        _ => "H6",
    }
}
