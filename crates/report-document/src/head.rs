//! What the head of a report puts on the page: its title and its date. It must not choose where.

use crate::words::Words;
use report_core::Report;

/// The title's lines: as typed, or made from the agency's name.
pub(crate) fn title(report: &Report) -> Vec<Words<'_>> {
    let lines = &report.document.title;
    if lines.is_empty() {
        let from = report.agency.name.span;
        return report.title().into_iter().map(|line| Words::at(line, from)).collect();
    }
    lines.iter().map(Words::typed).collect()
}

/// The date of publication as it is printed.
pub(crate) fn published(report: &Report) -> Option<Words<'_>> {
    let published = report.document.published.as_ref()?;
    Some(Words::at(published.value.to_string(), published.span))
}
