//! From a report to a workbook: the head on a first sheet, a sheet for each table as the form prints it, a
//! sheet that explains. It must not judge what the report says.
//!
//! Every sum stands beside what was typed, as a formula that carries its result, and a difference turns
//! red. Every cell has the name its key has elsewhere, so that it is found wherever its row is moved.

mod blank;
mod book;
mod entry;
mod error;
mod formula;
mod guide;
mod head;
mod layout;
mod ledger;
mod left;
mod reference;
mod sheet;
mod sums;
mod table;
#[cfg(test)]
mod tests;

pub use blank::blank;
pub use error::WriteError;
pub use ledger::{Entered, Ledger, Source, Step, ledger};
pub use left::Left;

use report_core::Report;
use report_document::Document;
use std::collections::BTreeSet;

/// What the names of areas begin with that hold nothing but sums.
pub(crate) use sums::ASIDE;

/// The texts of a workbook of ours that are no part of a report: labels of sums, hints.
pub(crate) fn own_texts() -> BTreeSet<String> {
    let mut texts = sums::labels();
    texts.extend([table::HINT, table::PLAIN_HINT].map(str::to_owned));
    texts
}

/// How a workbook is written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Options {
    /// Whether every sheet says that it is a draft.
    pub draft: bool,
}

/// A workbook.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Written {
    /// The file.
    pub bytes: Vec<u8>,
    /// What of the report it does not carry; empty where nothing is left.
    pub left: Vec<Left>,
}

/// A report as a workbook. The same report gives the same bytes.
///
/// # Errors
/// Every text that is longer than a cell can hold, each with its place.
pub fn workbook(report: &Report, options: Options) -> Result<Written, Vec<WriteError>> {
    let document = Document::of(report);
    let faults = error::too_long(report, &document);
    if !faults.is_empty() {
        return Err(faults);
    }
    let left = Left::of(&document);
    let mut sheets = vec![head::sheet(report)];
    sheets.extend(table::sheets(report, &document));
    sheets.push(guide::sheet(&left));
    let marks = guide::marks(report, options);
    let bytes = book::bytes(&sheets, &report.title().concat(), &marks);
    bytes.map(|bytes| Written { bytes, left }).map_err(|error| vec![error])
}
