//! What is taken of any kind of workbook before it becomes grids: sheets with their cells, merged areas and
//! hidden rows. Plain data; it must not know a format.

use super::error::ReadError;
use report_import::{Formula, Value};

/// The most cells with something in them.
const CELLS: usize = 1_000_000;

/// The most sheets.
pub(super) const SHEETS: usize = 1000;

/// A workbook as opened.
#[derive(Debug, Default)]
pub(super) struct Spread {
    pub(super) sheets: Vec<Sheet>,
    /// Names with what they stand for, as the format writes it.
    pub(super) names: Vec<(String, String)>,
    /// Whether there are macros in it.
    pub(super) macros: bool,
    /// Sheets that hold no cells: charts, dialogues.
    pub(super) others: Vec<String>,
}

/// A sheet as opened.
#[derive(Debug, Default)]
pub(super) struct Sheet {
    pub(super) name: String,
    pub(super) hidden: bool,
    /// The cells that hold something, in any order.
    pub(super) cells: Vec<Cell>,
    pub(super) merged: Vec<Merged>,
    /// The rows nobody sees, from 0, in order.
    pub(super) hidden_rows: Vec<u32>,
}

/// A cell as opened.
#[derive(Debug)]
pub(super) struct Cell {
    pub(super) at: (u32, u32),
    pub(super) value: Value,
    pub(super) formula: Option<Formula>,
}

/// A merged area, from its first cell to its last.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Merged {
    pub(super) first: (u32, u32),
    pub(super) last: (u32, u32),
}

/// How many cells more may come.
#[derive(Debug)]
pub(super) struct Budget(usize);

impl Budget {
    pub(super) const fn new() -> Self {
        Self(CELLS)
    }

    /// Takes one.
    pub(super) fn take(&mut self) -> Result<(), ReadError> {
        let none = || ReadError::TooLarge(format!("有内容的格超过 {CELLS} 个"));
        self.0 = self.0.checked_sub(1).ok_or_else(none)?;
        Ok(())
    }
}

/// Refuses a workbook of more sheets than one is looked through.
pub(super) fn hold_sheets(count: usize) -> Result<(), ReadError> {
    if count <= SHEETS {
        return Ok(());
    }
    Err(ReadError::TooLarge(format!("有 {count} 张工作表，最多 {SHEETS} 张")))
}
