//! The report a blank workbook is written from: who reports, for which year, in which edition, and not one
//! figure. It must not make figures up.

use report_core::report::{Agency, AgencyKind};
use report_core::{Edition, Report, Span, Spanned};

/// A report that says who reports and for which year, and nothing else.
///
/// ```
/// use report_core::Edition;
/// use report_core::report::AgencyKind;
/// use report_xlsx::write::blank;
///
/// let report = blank(Edition::Format2021, 2025, "云汀区教育局", AgencyKind::Department);
/// assert_eq!(report.agency.name.value, "云汀区教育局");
/// assert!(report.cells.is_empty());
/// ```
#[must_use]
pub fn blank(edition: Edition, year: u16, agency: &str, kind: AgencyKind) -> Report {
    let name = Spanned::new(agency.to_owned(), Span::default());
    Report {
        edition: Spanned::new(edition, Span::default()),
        year: Spanned::new(year, Span::default()),
        agency: Agency { name, kind, issuer: None },
        ..Report::empty()
    }
}
