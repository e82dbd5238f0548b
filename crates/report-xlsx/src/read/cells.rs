//! An opened workbook as a document of grids: names put to their cells, merged areas made spans, and said what
//! a person might not see. It must not know a format.

use super::error::ReadError;
use super::names::{self, Area, Names};
use super::spread::{Cell, Merged, Sheet, Spread};
use crate::place::cell;
use crate::write::own_texts;
use report_import::{Block, Document, Grid, GridCell, Remark, Value};
use std::collections::BTreeSet;

/// The most cells merged areas cover that are remembered one by one.
const COVERED: u64 = 1_000_000;

/// The most rows or cells one remark names.
const NAMED: usize = 10;

/// The document. Nothing in it is left out: what is not taken over stands in a remark.
pub(super) fn document(spread: Spread) -> Result<Document, ReadError> {
    let names = names::of_cells(&spread.names);
    let mut document = Document::default();
    for name in &spread.others {
        document.remarks.push(remark(sheet_place(name), "是图表或对话框，没有取"));
    }
    if spread.macros {
        document.remarks.push(remark("工作簿".to_owned(), "里面有宏，没有运行"));
    }
    let none = Names::new();
    let sums = names::of_sums(&spread.names);
    let own_texts = if sums.is_empty() { BTreeSet::new() } else { own_texts() };
    for mut sheet in spread.sheets {
        let own = names.get(&sheet.name).unwrap_or(&none);
        let areas = sums.get(&sheet.name).map(Vec::as_slice).unwrap_or_default();
        sheet.cells.retain(|cell| {
            own.contains_key(&cell.at) || !is_a_sum(cell, areas) && !is_own_text(cell, &own_texts)
        });
        let grid = grid(sheet, own, &mut document.remarks)?;
        document.blocks.push(Block::Grid(grid));
    }
    Ok(document)
}

/// Whether a cell stands among the sums of a workbook of ours, and is one, or a number put over it.
fn is_a_sum(cell: &Cell, areas: &[Area]) -> bool {
    let inside = |(first, last): &Area| {
        (first.0..=last.0).contains(&cell.at.0) && (first.1..=last.1).contains(&cell.at.1)
    };
    let sums = cell.formula.is_some() || matches!(cell.value, Value::Number(_));
    sums && areas.iter().any(inside)
}

/// Whether a cell says what every workbook of ours says beside its tables.
fn is_own_text(cell: &Cell, own: &BTreeSet<String>) -> bool {
    matches!(&cell.value, Value::Text(lines) if own.contains(&lines.concat()))
}

fn grid(mut sheet: Sheet, names: &Names, remarks: &mut Vec<Remark>) -> Result<Grid, ReadError> {
    let place = sheet_place(&sheet.name);
    if sheet.hidden {
        remarks.push(remark(place.clone(), "是隐藏的工作表，也取了"));
    }
    said_rows(&sheet, &place, remarks);
    for at in names.keys() {
        sheet.cells.push(Cell { at: *at, value: Value::Empty, formula: None });
    }
    // A named cell that is blank is a blank figure; one that holds something stands first.
    sheet.cells.sort_by_key(|cell| (cell.at, cell.value == Value::Empty && cell.formula.is_none()));
    sheet.cells.dedup_by_key(|cell| cell.at);
    let areas = Areas::of(&sheet)?;
    let mut cells = Vec::with_capacity(sheet.cells.len());
    for own in sheet.cells {
        let (row, column) = own.at;
        let at = format!("{}!{}", sheet.name, cell((row as usize, column as usize)));
        let mut made = GridCell::new(row, column, at, own.value);
        made.formula = own.formula;
        made.name = names.get(&own.at).cloned();
        match areas.at(own.at) {
            Some(area) if area.first == own.at => {
                let rows = area.last.0.saturating_sub(row).saturating_add(1);
                let columns = area.last.1.saturating_sub(column).saturating_add(1);
                cells.push(made.spanning(rows, columns));
            }
            Some(_) if made.value != Value::Empty => {
                let left = Some(text(&made.value));
                let message = "被合并的格盖着，看不见，没有取".to_owned();
                remarks.push(Remark { place: made.place, message, left });
            }
            Some(_) => {}
            None => cells.push(made),
        }
    }
    Ok(Grid { place, sheet: Some(sheet.name), caption: None, cells })
}

fn said_rows(sheet: &Sheet, place: &str, remarks: &mut Vec<Remark>) {
    let filled: BTreeSet<u32> = sheet.cells.iter().map(|cell| cell.at.0).collect();
    let rows = sheet.hidden_rows.iter().filter(|row| filled.contains(*row));
    let rows: Vec<String> = rows.map(|row| u64::from(*row).saturating_add(1).to_string()).collect();
    if rows.is_empty() {
        return;
    }
    let more = if rows.len() > NAMED { format!("等{}行", rows.len()) } else { "行".to_owned() };
    let shown = rows.get(..NAMED.min(rows.len())).unwrap_or_default().join("、");
    remarks.push(remark(format!("{place}第{shown}{more}"), "是隐藏的行，也取了"));
}

/// The merged areas of a sheet, by the cells they cover.
struct Areas {
    areas: Vec<Merged>,
    /// Each covered cell with its area, in order.
    covered: Vec<((u32, u32), usize)>,
}

impl Areas {
    /// Areas that reach beyond what is filled in are cut there; of two that overlap the first counts.
    fn of(sheet: &Sheet) -> Result<Self, ReadError> {
        let rows = sheet.cells.iter().map(|cell| cell.at.0).max().unwrap_or_default();
        let columns = sheet.cells.iter().map(|cell| cell.at.1).max().unwrap_or_default();
        let (mut areas, mut covered) = (Vec::new(), Vec::new());
        let mut count = 0_u64;
        for area in &sheet.merged {
            let last = (area.last.0.min(rows), area.last.1.min(columns));
            if last.0 < area.first.0 || last.1 < area.first.1 {
                continue;
            }
            let (height, width) = (last.0 - area.first.0 + 1, last.1 - area.first.1 + 1);
            count = count.saturating_add(u64::from(height) * u64::from(width));
            if count > COVERED {
                let message = format!("合并的格盖住的格超过 {COVERED} 个");
                return Err(ReadError::TooLarge(message));
            }
            for row in area.first.0..=last.0 {
                covered.extend((area.first.1..=last.1).map(|column| ((row, column), areas.len())));
            }
            areas.push(Merged { first: area.first, last });
        }
        covered.sort_unstable();
        covered.dedup_by_key(|(at, _)| *at);
        Ok(Self { areas, covered })
    }

    fn at(&self, at: (u32, u32)) -> Option<&Merged> {
        let found = self.covered.binary_search_by_key(&at, |(at, _)| *at).ok()?;
        self.areas.get(self.covered.get(found)?.1)
    }
}

/// What a value says, in one line.
fn text(value: &Value) -> String {
    match value {
        Value::Empty => String::new(),
        Value::Text(lines) => lines.join("\n"),
        Value::Number(number) => number.to_string(),
        Value::Date { shown, .. } => shown.clone(),
        Value::Truth(truth) => truth.to_string(),
        Value::Error(error) => error.clone(),
    }
}

fn sheet_place(name: &str) -> String {
    format!("工作表“{name}”")
}

fn remark(place: String, message: &str) -> Remark {
    Remark { place, message: message.to_owned(), left: None }
}
