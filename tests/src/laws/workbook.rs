//! What holds of any bytes read as a workbook: they are refused in words, or give grids whose cells stand in
//! order and none over another. It must not know what a cell says.

use report_import::{Block, Grid};
use report_xlsx::read::read;
use std::collections::BTreeSet;
use std::io::{Cursor, Write};
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

/// The most cells of a merged area that are looked at one by one.
const LOOKED_AT: u64 = 4096;

/// Reads any bytes as a workbook.
///
/// # Panics
/// Where what is read does not hold together, or a refusal has no words.
pub fn workbook(data: &[u8]) {
    hold(data);
}

/// Reads any text as the rows of a sheet in Office Open XML, and as the tables of an `OpenDocument`: damage the
/// sums of a compressed file would keep from the reader.
///
/// # Panics
/// Where [`workbook`] does.
pub fn workbook_parts(data: &[u8]) {
    if let Ok(text) = std::str::from_utf8(data) {
        hold(&sheet(text));
        hold(&tables(text));
    }
}

fn hold(bytes: &[u8]) {
    match read(bytes) {
        Ok(document) => {
            for block in &document.blocks {
                let Block::Grid(grid) = block else { panic!("a sheet is a grid") };
                hold_grid(grid);
            }
            assert!(document.remarks.iter().all(|remark| !remark.message.is_empty()));
        }
        Err(error) => assert!(!error.to_string().is_empty()),
    }
}

fn hold_grid(grid: &Grid) {
    let mut covered = BTreeSet::new();
    let mut last = None;
    for cell in &grid.cells {
        let at = (cell.row, cell.column);
        assert!(last < Some(at), "{at:?} stands behind {last:?}");
        last = Some(at);
        assert!(cell.row_span > 0 && cell.column_span > 0);
        assert!(!covered.contains(&at), "{at:?} is covered");
        if u64::from(cell.row_span) * u64::from(cell.column_span) <= LOOKED_AT {
            let columns = cell.column..cell.column + cell.column_span;
            for row in cell.row..cell.row + cell.row_span {
                covered.extend(columns.clone().map(|column| (row, column)));
            }
        }
    }
}

/// A workbook in Office Open XML whose sheet has these rows, and what follows them.
fn sheet(rows: &str) -> Vec<u8> {
    let relation = |kind: &str, target: &str| {
        format!(
            "<Relationships><Relationship Id=\"r1\" Type=\"http://schemas.openxmlformats.org/\
             officeDocument/2006/relationships/{kind}\" Target=\"{target}\"/></Relationships>"
        )
    };
    let workbook = "<workbook xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/\
                    relationships\"><sheets><sheet name=\"表三\" sheetId=\"1\" r:id=\"r1\"/></sheets>\
                    <definedNames><definedName name=\"year\">表三!$A$1</definedName></definedNames>\
                    </workbook>";
    packed(&[
        ("[Content_Types].xml", "<Types/>"),
        ("_rels/.rels", &relation("officeDocument", "xl/workbook.xml")),
        ("xl/workbook.xml", workbook),
        ("xl/_rels/workbook.xml.rels", &relation("worksheet", "worksheets/sheet1.xml")),
        ("xl/worksheets/sheet1.xml", &format!("<worksheet><sheetData>{rows}</worksheet>")),
    ])
}

/// An `OpenDocument` with these tables.
fn tables(tables: &str) -> Vec<u8> {
    packed(&[
        ("mimetype", "application/vnd.oasis.opendocument.spreadsheet"),
        ("META-INF/manifest.xml", "<manifest:manifest/>"),
        ("content.xml", &format!("<office:document-content>{tables}</office:document-content>")),
    ])
}

fn packed(parts: &[(&str, &str)]) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    let stored = SimpleFileOptions::default().compression_method(zip::CompressionMethod::Stored);
    for (name, text) in parts {
        let begun = zip.start_file(*name, stored).is_ok();
        assert!(begun && zip.write_all(text.as_bytes()).is_ok(), "{name}");
    }
    zip.finish().map(Cursor::into_inner).unwrap_or_default()
}
