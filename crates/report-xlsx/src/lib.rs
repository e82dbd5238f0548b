//! Workbooks both ways: the form as sheets to fill in, a report's tables with their sums, the sums of a merge
//! with their origin; and anyone's workbook as plain grids. It opens no file, reads no clock and knows no
//! other format.
//!
//! ```
//! use report_core::Edition;
//! use report_core::report::AgencyKind;
//! use report_xlsx::write::{Options, blank, workbook};
//!
//! let report = blank(Edition::Format2021, 2025, "云汀区教育局", AgencyKind::Department);
//! let written = workbook(&report, Options::default()).unwrap();
//! assert!(written.bytes.starts_with(b"PK"));
//! assert!(written.left.is_empty());
//! assert_eq!(report_xlsx::read::read(&written.bytes).unwrap().blocks.len(), 5);
//! ```

mod place;
pub mod read;
pub mod write;
