//! What each structure role is called in a PDF: the structure types of ISO 32000-1 §14.8.4, and two of
//! ISO 32000-2.

use report_page::StructureRole;

/// The deepest heading level with a type of its own.
const DEEPEST: u8 = 6;

/// Types of ours that PDF 1.7 does not know, each with the standard one readers take it for
/// (ISO 32000-1 §14.7.3). PDF 2.0 has both.
pub(super) const ROLE_MAP: [(&str, &str); 2] = [("Title", "P"), ("Strong", "Span")];

/// The structure type of a role.
pub(super) fn of(role: StructureRole) -> &'static str {
    match role {
        StructureRole::Title => "Title",
        StructureRole::Heading(level) => heading(level),
        StructureRole::Paragraph => "P",
        StructureRole::Figure => "Figure",
        StructureRole::Caption => "Caption",
        StructureRole::Table => "Table",
        StructureRole::TableRow => "TR",
        StructureRole::HeaderCell { .. } => "TH",
        StructureRole::DataCell { .. } => "TD",
        StructureRole::Form => "Form",
        StructureRole::Link => "Link",
        StructureRole::Strong => "Strong",
        StructureRole::Note => "Note",
        StructureRole::Contents => "TOC",
        StructureRole::ContentsEntry => "TOCI",
        StructureRole::List => "L",
        StructureRole::ListItem => "LI",
        StructureRole::ListLabel => "Lbl",
        StructureRole::ListBody => "LBody",
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
