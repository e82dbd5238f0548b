//! From the bytes of a workbook to plain grids: values as stored, formulas beside what they came to, names,
//! merged cells, what is hidden said. Nothing is run, fetched or expanded. It must not say what a cell means
//! to a report.

mod archive;
mod cells;
mod compound;
mod error;
mod kind;
mod names;
mod opened;
mod records;
mod sheet_xml;
mod spread;
mod table_xml;
#[cfg(test)]
mod tests;

pub use error::ReadError;

use report_import::Document;

/// Reads a workbook of any program: .xlsx, .xls, .ods and .et, told by its bytes.
///
/// Each sheet is one grid; hidden sheets and rows are read, and a remark says so.
///
/// ```
/// use report_core::Edition;
/// use report_core::report::AgencyKind;
/// use report_import::{Block, Value};
/// use report_xlsx::{read::read, write};
///
/// let report = write::blank(Edition::Format2021, 2025, "云汀区教育局", AgencyKind::Department);
/// let workbook = write::workbook(&report, write::Options::default()).unwrap();
/// let document = read(&workbook.bytes).unwrap();
/// let Block::Grid(head) = &document.blocks[0] else { panic!("a sheet is a grid") };
/// let name = head.cells.iter().find(|cell| cell.name.as_deref() == Some("agency.name")).unwrap();
/// assert_eq!((&*name.place, name.value.clone()), ("基本信息!B3", Value::text("云汀区教育局")));
/// ```
///
/// # Errors
/// [`ReadError`] where the bytes are no workbook that can be read: each of its sentences says what to do.
pub fn read(bytes: &[u8]) -> Result<Document, ReadError> {
    let spread = opened::of(kind::of(bytes)?, bytes)?;
    cells::document(spread)
}
