//! Lists what the named cells of a workbook hold, as a report's are named: a blank workbook without an argument,
//! the workbook an argument names with one. It needs nothing but this crate and the plain types of its neighbours.
//!
//! ```text
//! cargo run -p report-xlsx --example named_cells -- 2025填报表.xlsx
//! ```

#![expect(clippy::print_stdout, reason = "an example shows what it finds")]
#![expect(clippy::disallowed_methods, reason = "an example opens its own file")]

use report_core::Edition;
use report_core::report::AgencyKind;
use report_import::{Block, Value};
use report_xlsx::read::read;
use report_xlsx::write::{Options, blank, workbook};
use std::error::Error;

fn main() -> Result<(), Box<dyn Error>> {
    let bytes = if let Some(path) = std::env::args_os().nth(1) {
        std::fs::read(path)?
    } else {
        let report = blank(Edition::IN_FORCE, 2025, "云汀区教育局", AgencyKind::Department);
        workbook(&report, Options::default()).map_err(|faults| format!("{faults:?}"))?.bytes
    };
    let document = read(&bytes)?;
    for remark in &document.remarks {
        println!("# {}：{}", remark.place, remark.message);
    }
    let mut unnamed = 0;
    for block in &document.blocks {
        let Block::Grid(grid) = block else { continue };
        for cell in &grid.cells {
            let Some(name) = &cell.name else {
                unnamed += usize::from(matches!(cell.value, Value::Number(_)));
                continue;
            };
            let value = match &cell.value {
                Value::Empty => String::new(),
                Value::Number(number) => number.to_string(),
                Value::Text(lines) => lines.join(" / "),
                other => format!("{other:?}"),
            };
            println!("{name}\t{}\t{value}", cell.place);
        }
    }
    println!("# {unnamed} numbers without a name");
    Ok(())
}
