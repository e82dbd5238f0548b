//! Workbooks opened by the library that knows their formats, with what it does not tell looked up beside it.
//! Its errors are in English and are not shown. It must not say what a value means.

use super::archive::Archive;
use super::error::ReadError;
use super::kind::Kind;
use super::spread::{Budget, Cell, Merged, Sheet, Spread, hold_sheets};
use super::{compound, records, sheet_xml, table_xml};
use calamine::{
    Data, Dimensions, ExcelDateTime, Ods, OdsError, Range, Reader, SheetType, SheetVisible, Xls,
    XlsError, Xlsx, XlsxError, XlsxFormulaMetadata,
};
use report_core::Decimal;
use report_import::{Formula, Value};
use std::collections::BTreeMap;
use std::io::Cursor;
use std::panic;

/// Opens a workbook of a kind. The library panics on some damaged ones; that ends here, as damage.
pub(super) fn of(kind: Kind, bytes: &[u8]) -> Result<Spread, ReadError> {
    let open = match kind {
        Kind::Xlsx => xlsx,
        Kind::Ods => ods,
        Kind::Xls => xls,
    };
    panic::catch_unwind(|| open(bytes)).unwrap_or_else(|_| Err(damaged("内容前后不符")))
}

/// A workbook in Office Open XML. Its cells are read one after another: a cell in the last corner of a sheet
/// makes no sheet full of blanks.
fn xlsx(bytes: &[u8]) -> Result<Spread, ReadError> {
    let mut archive = Archive::open(bytes)?;
    let macros = archive.names().any(|name| name.ends_with("vbaProject.bin"));
    let hidden = sheet_xml::hidden_rows(&mut archive)?;
    let mut book: Xlsx<_> = Xlsx::new(Cursor::new(bytes)).map_err(|error| match error {
        XlsxError::Password => ReadError::Encrypted,
        _ => damaged("工作簿的目录、文字或格式"),
    })?;
    let sheets = book.sheets_metadata().to_vec();
    hold_sheets(sheets.len())?;
    let names = book.defined_names().to_vec();
    let mut spread = Spread { names, macros, ..Spread::default() };
    let mut budget = Budget::new();
    for sheet in sheets {
        if sheet.typ != SheetType::WorkSheet {
            spread.others.push(sheet.name);
            continue;
        }
        let fault = || damaged(&format!("工作表“{}”", sheet.name));
        let merged = book.merge_cells_by_sheet_name(&sheet.name).map_err(|_| fault())?;
        let mut cells = book.worksheet_cells_reader(&sheet.name).map_err(|_| fault())?;
        let mut own = Sheet {
            hidden: sheet.visible != SheetVisible::Visible,
            merged: merged.iter().map(area).collect(),
            hidden_rows: hidden.get(&sheet.name).cloned().unwrap_or_default(),
            ..Sheet::default()
        };
        let mut shared = BTreeMap::new();
        while let Some(cell) = cells.next_cell_with_formula_metadata().map_err(|_| fault())? {
            let formula = cell.formula.map(|formula| text_of(formula, cell.pos, &mut shared));
            let value = value(&Data::from(cell.value));
            if value != Value::Empty || formula.is_some() {
                budget.take()?;
                own.cells.push(made(cell.pos, value, formula));
            }
        }
        own.name = sheet.name;
        spread.sheets.push(own);
    }
    Ok(spread)
}

/// A formula's text. One that others share is kept by its number, and theirs are made from it.
fn text_of(
    formula: XlsxFormulaMetadata,
    at: (u32, u32),
    shared: &mut BTreeMap<usize, (String, (u32, u32))>,
) -> String {
    match formula {
        XlsxFormulaMetadata::Normal { formula } => formula,
        XlsxFormulaMetadata::Shared { shared_index, range, formula } => {
            let from = range.map_or(at, |range| range.start);
            shared.insert(shared_index, (formula.clone(), from));
            formula
        }
        XlsxFormulaMetadata::SharedDerived { shared_index } => {
            let made = shared.get(&shared_index).and_then(|(formula, from)| {
                calamine::expand_shared_formula(formula, *from, at).ok()
            });
            // What cannot be made is still a formula: its number is nobody's entry.
            made.unwrap_or_default()
        }
        _ => String::new(),
    }
}

/// A workbook in the binary format of 1997.
fn xls(bytes: &[u8]) -> Result<Spread, ReadError> {
    let hidden = records::hidden_rows(&compound::workbook(bytes)?)?;
    let mut book: Xls<_> = Xls::new(Cursor::new(bytes)).map_err(|error| match error {
        XlsError::Password => ReadError::Encrypted,
        _ => damaged("工作簿的目录或内容"),
    })?;
    let merged = |book: &Xls<_>, name: &str| {
        let areas = book.merge_cells_by_sheet_name(name).unwrap_or_default();
        areas.iter().map(area).collect()
    };
    let macros = matches!(book.vba_project(), Ok(Some(_)));
    let (spread, areas) = dense(&mut book, merged)?;
    let mut spread = Spread { macros, ..spread };
    for (sheet, merged) in spread.sheets.iter_mut().zip(areas) {
        sheet.merged = merged;
    }
    // Charts are no sheets of cells: with one among them the rows could be another sheet's.
    if spread.others.is_empty() {
        for (sheet, hidden) in spread.sheets.iter_mut().zip(hidden) {
            sheet.hidden_rows = hidden;
        }
    }
    Ok(spread)
}

/// A workbook of `OpenDocument`.
fn ods(bytes: &[u8]) -> Result<Spread, ReadError> {
    let mut archive = Archive::open(bytes)?;
    if archive.text("META-INF/manifest.xml")?.contains("encryption-data") {
        return Err(ReadError::Encrypted);
    }
    let mut extra = table_xml::look(&archive.text("content.xml")?)?;
    let mut book: Ods<_> = Ods::new(Cursor::new(bytes)).map_err(|error| match error {
        OdsError::Password => ReadError::Encrypted,
        _ => damaged("content.xml"),
    })?;
    let (mut spread, _) = dense(&mut book, |_, _| Vec::new())?;
    for sheet in &mut spread.sheets {
        let extra = extra.remove(&sheet.name).unwrap_or_default();
        (sheet.merged, sheet.hidden_rows) = (extra.merged, extra.hidden_rows);
    }
    Ok(spread)
}

/// Every sheet of a workbook that is opened as a whole, with what `merged` tells of each.
fn dense<R: Reader<Cursor<B>>, B: AsRef<[u8]>>(
    book: &mut R,
    merged: impl Fn(&R, &str) -> Vec<Merged>,
) -> Result<(Spread, Vec<Vec<Merged>>), ReadError> {
    let sheets = book.sheets_metadata().to_vec();
    hold_sheets(sheets.len())?;
    let mut spread = Spread { names: book.defined_names().to_vec(), ..Spread::default() };
    let mut areas = Vec::new();
    let mut budget = Budget::new();
    for sheet in sheets {
        if sheet.typ != SheetType::WorkSheet {
            spread.others.push(sheet.name);
            continue;
        }
        let fault = || damaged(&format!("工作表“{}”", sheet.name));
        let values = book.worksheet_range(&sheet.name).map_err(|_| fault())?;
        let formulas = book.worksheet_formula(&sheet.name).map_err(|_| fault())?;
        areas.push(merged(book, &sheet.name));
        let hidden = sheet.visible != SheetVisible::Visible;
        let cells = joined(&values, &formulas, &mut budget)?;
        spread.sheets.push(Sheet { name: sheet.name, hidden, cells, ..Sheet::default() });
    }
    Ok((spread, areas))
}

/// The cells of a sheet with their formulas.
fn joined(
    values: &Range<Data>,
    formulas: &Range<String>,
    budget: &mut Budget,
) -> Result<Vec<Cell>, ReadError> {
    let mut cells: BTreeMap<(u32, u32), (Value, Option<String>)> = BTreeMap::new();
    for (at, text) in placed(formulas) {
        if !text.is_empty() {
            budget.take()?;
            cells.insert(at, (Value::Empty, Some(text.clone())));
        }
    }
    for (at, data) in placed(values) {
        let value = value(data);
        if value == Value::Empty {
            continue;
        }
        if let Some((own, _)) = cells.get_mut(&at) {
            *own = value;
        } else {
            budget.take()?;
            cells.insert(at, (value, None));
        }
    }
    Ok(cells.into_iter().map(|(at, (value, formula))| made(at, value, formula)).collect())
}

/// What is used of a range, each with its place on the sheet.
fn placed<T: calamine::CellType>(range: &Range<T>) -> impl Iterator<Item = ((u32, u32), &T)> {
    let (top, left) = range.start().unwrap_or_default();
    range.used_cells().filter_map(move |(row, column, value)| {
        let (row, column) = (u32::try_from(row).ok()?, u32::try_from(column).ok()?);
        Some(((top.checked_add(row)?, left.checked_add(column)?), value))
    })
}

fn made(at: (u32, u32), value: Value, formula: Option<String>) -> Cell {
    let has_result = value != Value::Empty;
    Cell { at, value, formula: formula.map(|text| Formula { text, has_result }) }
}

fn area(area: &Dimensions) -> Merged {
    Merged { first: area.start, last: area.end }
}

fn value(stored: &Data) -> Value {
    match stored {
        Data::Int(number) => Value::Number(Decimal::from(*number)),
        Data::Float(number) => {
            number_of(*number).map_or_else(|| Value::text(&number.to_string()), Value::Number)
        }
        Data::String(text) => Value::text(text),
        Data::Bool(truth) => Value::Truth(*truth),
        Data::DateTime(date) => {
            Value::Date { shown: shown(date), stored: number_of(date.as_f64()) }
        }
        Data::DateTimeIso(text) | Data::DurationIso(text) => {
            Value::Date { shown: text.clone(), stored: None }
        }
        Data::Error(error) => Value::Error(error.to_string()),
        Data::Empty => Value::Empty,
    }
}

/// A number with the 15 digits a spreadsheet keeps; nothing for one no decimal holds.
fn number_of(number: f64) -> Option<Decimal> {
    let digits = format!("{number:.14e}");
    Some(Decimal::from_scientific(&digits).ok()?.normalize())
}

/// A date as a person would see it: 1900-01-11, with the time where it has one.
fn shown(date: &ExcelDateTime) -> String {
    let (year, month, day, hour, minute, second, _) = date.to_ymd_hms_milli();
    if date.is_duration() {
        return date.as_f64().to_string();
    }
    let shown = format!("{year:04}-{month:02}-{day:02}");
    match (hour, minute, second) {
        (0, 0, 0) => shown,
        _ => format!("{shown} {hour:02}:{minute:02}:{second:02}"),
    }
}

fn damaged(what: &str) -> ReadError {
    ReadError::Damaged(what.to_owned())
}
