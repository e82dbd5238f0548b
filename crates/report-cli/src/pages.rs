//! What only a report's pages show against it, told by `check` as well, so that it finds whatever `pdf` refuses. It
//! must not set a report that is like others.

use report_check::Assessed;
use report_check::Standing;
use report_core::{Diagnostics, Folder};
use report_document::Document;
use report_fonts::FontBook;
use report_typeset::{LayoutError, LayoutOptions, layout_document, may_be_refused};
use report_validate::Summary;

/// Adds what setting the report finds, where it may find something.
pub(crate) fn hold_against(report: &mut Assessed, folder: &dyn Folder) {
    if report.standing() == Standing::Unusable {
        return;
    }
    let document = Document::of(&report.report);
    if !may_be_refused(&document) {
        return;
    }
    let set = layout_document(&document, &FontBook::new(), folder, LayoutOptions::default());
    let errors = set.err().unwrap_or_default();
    // Characters and pictures have been looked at, each of them at its place.
    let is_new = |error: &&LayoutError| {
        !matches!(error, LayoutError::MissingGlyph { .. } | LayoutError::Picture { .. })
    };
    let found: Diagnostics = errors.iter().filter(is_new).map(LayoutError::diagnostic).collect();
    let all = report.diagnostics.iter().cloned().chain(found);
    report.diagnostics = all.collect::<Diagnostics>().sorted();
    let Summary { errors, warnings, notices, accepted, .. } =
        Summary::new(&report.relations, &report.diagnostics);
    report.summary =
        Summary { errors, warnings, notices, accepted, ..std::mem::take(&mut report.summary) };
}
