//! That every place lies on characters of a file read, and every finding says something. It must not
//! judge whether a finding is right.

use report_core::prose::{Block, Inline};
use report_core::{Diagnostic, Diagnostics, Report, Sources, Span};

/// Looks at every finding.
pub(super) fn hold(found: &Diagnostics, sources: &Sources) {
    for found in found {
        finding(found, sources);
    }
}

/// One finding has a place, and a sentence in Chinese without a full stop.
pub(super) fn finding(found: &Diagnostic, sources: &Sources) {
    assert!(found.primary.is_some(), "no place: {found:?}");
    for label in found.primary.iter().chain(&found.secondary) {
        on_characters(label.span, sources);
    }
    let message = &found.message;
    assert!(message.contains(|ch| ch > '\u{2fff}'), "not Chinese: {message}");
    assert!(!message.ends_with('。'), "a full stop: {message}");
}

pub(super) fn on_characters(span: Span, sources: &Sources) {
    assert!(sources.slice(span).is_some(), "{span:?} lies on no characters");
    assert!(sources.position(span).is_some(), "{span:?} has no position");
}

/// Looks at the places the report itself remembers: its cells and its prose.
pub(super) fn hold_in_report(report: &Report, sources: &Sources) {
    for cell in report.cells.values() {
        on_characters(cell.span, sources);
    }
    for block in report.sections.iter().flat_map(|section| &section.prose.blocks) {
        match block {
            Block::Heading(heading) => {
                inlines(&heading.inlines, sources);
                inlines(heading.run_in.as_deref().unwrap_or_default(), sources);
            }
            Block::Paragraph(paragraph) => inlines(&paragraph.inlines, sources),
            Block::Table(table) => {
                for cell in table.header.iter().chain(table.rows.iter().flatten()) {
                    inlines(cell, sources);
                }
            }
            Block::Picture(_) | Block::Chart(_) => {}
        }
    }
}

fn inlines(list: &[Inline], sources: &Sources) {
    for inline in list {
        match inline {
            Inline::Text(text) => on_characters(text.span, sources),
            Inline::Strong(inner) | Inline::Link { inlines: inner, .. } => inlines(inner, sources),
            Inline::Figure(_) | Inline::Reference(_) => {}
        }
    }
}
