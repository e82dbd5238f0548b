//! The number and the sign a finding has on the page, and which places bear them. Colour only
//! repeats what the sign says. It must not write a finding's text.

use crate::assess::Assessed;
use report_core::vocab::SectionKey;
use report_core::{Cell, Diagnostic, Place, Severity, Span};
use std::fmt::Write;

/// A finding with its number in its report, from 1.
#[derive(Clone, Debug)]
pub(super) struct Marked<'a> {
    pub(super) found: &'a Diagnostic,
    pub(super) number: usize,
    /// The anchor of its text on the page.
    pub(super) id: String,
}

/// The findings in the order of the file.
pub(super) fn marked(report: &Assessed, report_number: usize) -> Vec<Marked<'_>> {
    let numbered = report.diagnostics.iter().zip(1..);
    let marked = numbered.map(|(found, number)| Marked {
        found,
        number,
        id: format!("finding-{report_number}-{number}"),
    });
    marked.collect()
}

impl Marked<'_> {
    pub(super) const fn is_accepted(&self) -> bool {
        self.found.accepted.is_some()
    }

    /// Its sign, its word and its class. Every Chinese font has the signs: they are in GB 2312.
    pub(super) const fn kind(&self) -> (&'static str, &'static str, &'static str) {
        match (self.is_accepted(), self.found.severity) {
            (true, _) => ("○", "已说明的不符", "accepted"),
            (false, Severity::Error) => ("■", Severity::Error.chinese(), "error"),
            (false, Severity::Warning) => ("▲", Severity::Warning.chinese(), "warning"),
            (false, Severity::Notice) => ("●", Severity::Notice.chinese(), "notice"),
        }
    }

    /// Whether it is about a cell: by its place, or by where it stands in the file.
    pub(super) fn is_about(&self, cell: Cell, span: Option<Span>) -> bool {
        match &self.found.at {
            Some(Place::Cell(at)) => *at == cell,
            Some(Place::Row(table, row)) => (*table, *row) == (cell.table, cell.row),
            Some(Place::Section(_) | Place::Key(_)) | None => {
                let primary = self.found.primary.as_ref().map(|label| label.span);
                span.zip(primary).is_some_and(|(cell, found)| cell.contains(found))
            }
        }
    }

    /// Whether it is about a part of the report, but no cell of its table.
    pub(super) fn is_about_section(&self, key: SectionKey) -> bool {
        match &self.found.at {
            Some(Place::Section(at)) => *at == key,
            Some(Place::Key(path)) => path.split('.').next() == Some(key.to_string().as_str()),
            Some(Place::Cell(_) | Place::Row(..)) | None => false,
        }
    }
}

/// Links to findings: sign and number of each.
pub(super) fn links<'a>(marked: impl IntoIterator<Item = &'a Marked<'a>>) -> String {
    let mut html = String::new();
    for mark in marked {
        let (sign, word, class) = mark.kind();
        let Marked { id, number, .. } = mark;
        let _ = write!(
            html,
            "<a class=\"mark {class}\" href=\"#{id}\" title=\"{word}\">{sign}{number}</a>"
        );
    }
    html
}
