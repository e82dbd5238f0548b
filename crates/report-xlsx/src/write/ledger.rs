//! Figures of several units and what they come to: units as rows, the form's cells as columns, a sheet a
//! table, every sum a formula over the figures above it, and a sheet that says where each row comes from.
//! It must not decide what is summed: what comes in is written.

use super::book;
use super::error::WriteError;
use super::reference::ranges;
use super::sheet::{Area, Item, Purpose, Sheet, Style, Value};
use report_core::form::{Measure, Table};
use report_core::{Cell, Decimal, Edition};
use std::collections::BTreeMap;

/// Rows above the first unit: heading, the labels of rows, the labels of columns.
const TOP: usize = 3;

/// Columns before the first figure: unit and file.
const LEFT: usize = 2;

/// How many decimals a sum of money keeps at least: 0.000001 万元 is one 分.
const DECIMALS: u32 = 6;

/// What a merge adds up.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ledger {
    /// What stands above every sheet.
    pub title: String,
    /// The edition of the form.
    pub edition: Edition,
    /// The units, in the order their rows have.
    pub units: Vec<Source>,
    /// What changes the plain sums, in the order of the rows.
    pub steps: Vec<Step>,
    /// What each cell comes to; a cell that is not summed is not there.
    pub totals: BTreeMap<Cell, Decimal>,
    /// What every page says where the sums are not complete; nothing where they are.
    pub incomplete: Option<&'static str>,
}

/// A unit, with what it sent.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Source {
    /// Its name.
    pub name: String,
    /// The file its figures come from, or why there are none.
    pub file: String,
    /// 公布日期, where the file has it.
    pub published: Option<String>,
    /// The SHA-256 of the file in hexadecimal; empty where there is none.
    pub digest: String,
    /// Its figures; a cell without a number is left blank.
    pub figures: BTreeMap<Cell, Entered>,
}

/// One figure as entered.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Entered {
    /// The number; nothing for a blank.
    pub number: Option<Decimal>,
    /// What stood beside it.
    pub remark: Option<String>,
}

/// Something that changes the plain sums: an adjustment, a joint document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Step {
    /// What it is, in Chinese.
    pub label: String,
    /// What it changes.
    pub changes: BTreeMap<Cell, Decimal>,
}

/// A ledger as a workbook. The same ledger gives the same bytes.
///
/// ```
/// use report_core::Edition;
/// use report_xlsx::write::{Ledger, Source, ledger};
/// use std::collections::BTreeMap;
///
/// let unit = Source { name: "区教育局".to_owned(), ..Source::default() };
/// let sums = Ledger {
///     title: "2025年度年报汇总".to_owned(),
///     edition: Edition::Format2021,
///     units: vec![unit],
///     steps: Vec::new(),
///     totals: BTreeMap::new(),
///     incomplete: None,
/// };
/// assert!(ledger(&sums).unwrap().starts_with(b"PK"));
/// ```
///
/// # Errors
/// [`WriteError`] where a text is longer than a cell can hold.
pub fn ledger(ledger: &Ledger) -> Result<Vec<u8>, WriteError> {
    let tables = ledger.edition.form().tables.iter();
    let mut sheets: Vec<Sheet> = tables.map(|table| sheet(ledger, table)).collect();
    sheets.push(origins(ledger));
    sheets.extend(remarks(ledger));
    let marks: Vec<_> = ledger.incomplete.into_iter().collect();
    book::bytes(&sheets, &ledger.title, &marks)
}

fn sheet(ledger: &Ledger, table: &'static Table) -> Sheet {
    let form = ledger.edition.form();
    let heading = form.section(table.key.section()).map_or(table.name, |section| section.heading);
    let title = format!("{} {heading}", ledger.title);
    let mut items = vec![
        heading_of(&title),
        label(Area { rows: 1..TOP, columns: 0..1 }, "单位"),
        label(Area { rows: 1..TOP, columns: 1..2 }, "文件"),
    ];
    let mut widths = vec![34, 34];
    for block in table.blocks {
        let keys = block.column_keys();
        for row in block.row_keys() {
            let first = widths.len();
            let width = 24_u16.div_ceil(u16::try_from(keys.len()).unwrap_or(1)).max(10);
            widths.extend(keys.iter().map(|_| width));
            let over = Area::row(1, first..widths.len());
            items.push(label(over, &form.row_label(table.key, *row)));
            for (at, key) in (first..).zip(keys) {
                items.push(label(Area::cell(2, at), form.column_label(table.key, *row, *key)));
            }
        }
    }
    for (row, unit) in (TOP..).zip(&ledger.units) {
        items.push(Item::text(Area::cell(row, 0), &unit.name, Style::RowLabel));
        items.push(Item::text(Area::cell(row, 1), &unit.file, Style::RowLabel));
    }
    for (column, cell) in (LEFT..).zip(table.cells()) {
        column_of(ledger, cell, column, &mut items);
    }
    foot(ledger, &mut items);
    Sheet {
        name: table.name.to_owned(),
        items,
        widths,
        frozen: (TOP, 1),
        repeated: TOP,
        purpose: Purpose::Ledger,
        aside: Vec::new(),
    }
}

/// What stands above a sheet, over as many columns as it is long.
fn heading_of(title: &str) -> Item {
    Item::text(Area::row(0, 0..4), title, Style::Hint)
}

fn label(area: Area, text: &str) -> Item {
    Item::text(area, text, Style::Label)
}

/// The labels of the rows below the units.
fn foot(ledger: &Ledger, items: &mut Vec<Item>) {
    let steps = ledger.steps.iter().map(|step| step.label.as_str());
    let labels = std::iter::once("各单位合计").chain(steps).chain(["汇总"]);
    for (row, text) in (TOP + ledger.units.len()..).zip(labels) {
        items.push(Item::text(Area::row(row, 0..LEFT), text, Style::RowLabel));
    }
}

/// One cell of the form, down all units to what it comes to.
fn column_of(ledger: &Ledger, cell: Cell, column: usize, items: &mut Vec<Item>) {
    let form = ledger.edition.form();
    let sum = TOP + ledger.units.len();
    let last = sum + ledger.steps.len() + 1;
    for (row, unit) in (TOP..).zip(&ledger.units) {
        let entered = unit.figures.get(&cell);
        let number = entered.and_then(|entered| entered.number);
        let value = number.map_or(Value::Blank, Value::Number);
        let remark = entered.and_then(|entered| entered.remark.as_ref());
        let style = if remark.is_some() { Style::Remarked } else { Style::Figure };
        items.push(Item::new(Area::cell(row, column), value, style));
    }
    let Some(total) = ledger.totals.get(&cell) else {
        items.push(Item::text(Area::cell(last, column), "不汇总", Style::Sum));
        return;
    };
    for (row, step) in (sum + 1..).zip(&ledger.steps) {
        let by = step.changes.get(&cell).map_or(Value::Blank, |by| Value::Number(*by));
        items.push(Item::new(Area::cell(row, column), by, Style::Figure));
    }
    let money = form.measure(cell) == Some(Measure::Amount);
    let numbers = ledger.units.iter().filter_map(|unit| unit.figures.get(&cell)?.number);
    let plain =
        numbers.fold(Decimal::ZERO, |sum, number| sum.checked_add(number).unwrap_or(Decimal::MAX));
    let mut add = |rows: std::ops::Range<usize>, result: Decimal| {
        let at = rows.end;
        let cells: Vec<_> = rows.map(|row| (row, column)).collect();
        let text = match (money, ranges(&cells, ',')) {
            (_, range) if range.is_empty() => "0".to_owned(),
            (false, range) => format!("SUM({range})"),
            (true, range) => format!("ROUND(SUM({range}),{})", result.scale().max(DECIMALS)),
        };
        let value = Value::Formula { text, result: result.normalize() };
        items.push(Item::new(Area::cell(at, column), value, Style::Sum));
    };
    add(TOP..sum, plain);
    add(sum..last, *total);
}

/// Where each row comes from.
fn origins(ledger: &Ledger) -> Sheet {
    let heads = ["单位", "文件", "公布日期", "SHA-256"];
    let mut items = vec![heading_of(&ledger.title)];
    items.extend((0..).zip(heads).map(|(column, head)| label(Area::cell(1, column), head)));
    for (row, unit) in (2..).zip(&ledger.units) {
        let published = unit.published.as_deref().unwrap_or_default();
        let texts = [&unit.name, &unit.file, published, &unit.digest];
        let texts = (0..).zip(texts);
        items.extend(
            texts.map(|(column, text)| Item::text(Area::cell(row, column), text, Style::RowLabel)),
        );
    }
    Sheet {
        name: "数据来源".to_owned(),
        items,
        widths: vec![28, 40, 16, 66],
        frozen: (2, 1),
        repeated: 2,
        purpose: Purpose::Ledger,
        aside: Vec::new(),
    }
}

/// What stood beside numbers; no sheet where nothing did.
fn remarks(ledger: &Ledger) -> Option<Sheet> {
    let form = ledger.edition.form();
    let mut items = vec![heading_of(&ledger.title)];
    let heads = ["单位", "格", "数", "备注"];
    items.extend((0..).zip(heads).map(|(column, head)| label(Area::cell(1, column), head)));
    let mut row = 2;
    for unit in &ledger.units {
        for cell in form.cells() {
            let Some(entered) = unit.figures.get(&cell) else { continue };
            let Some(remark) = &entered.remark else { continue };
            let text =
                |column, text: &str| Item::text(Area::cell(row, column), text, Style::RowLabel);
            items.extend([text(0, &unit.name), text(1, &form.place(cell)), text(3, remark)]);
            let number = entered.number.map_or(Value::Blank, Value::Number);
            items.push(Item::new(Area::cell(row, 2), number, Style::Figure));
            row += 1;
        }
    }
    (row > 2).then(|| Sheet {
        name: "备注".to_owned(),
        items,
        widths: vec![28, 48, 14, 60],
        frozen: (2, 1),
        repeated: 2,
        purpose: Purpose::Ledger,
        aside: Vec::new(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use calamine::{Data, Reader, Xlsx, open_workbook_from_rs};
    use report_core::vocab::{ColumnKey, RowKey, TableKey};
    use std::io::Cursor;

    fn at(table: TableKey, row: RowKey, column: ColumnKey) -> Cell {
        Cell { table, row, column }
    }

    const FEES: (TableKey, RowKey, ColumnKey) =
        (TableKey::ProactiveDisclosure, RowKey::AdministrativeFees, ColumnKey::Amount);
    const RECEIVED: (TableKey, RowKey, ColumnKey) =
        (TableKey::Requests, RowKey::Received, ColumnKey::NaturalPerson);

    fn unit(name: &str, received: Option<i64>, fees: &str, remark: Option<&str>) -> Source {
        let entered =
            |number: Option<Decimal>| Entered { number, remark: remark.map(str::to_owned) };
        let fees = Decimal::from_str_exact(fees).unwrap();
        let figures = BTreeMap::from([
            (at(RECEIVED.0, RECEIVED.1, RECEIVED.2), entered(received.map(Decimal::from))),
            (at(FEES.0, FEES.1, FEES.2), Entered { number: Some(fees), remark: None }),
        ]);
        let file = format!("{name}.toml");
        Source { name: name.to_owned(), file, figures, digest: "ab".to_owned(), published: None }
    }

    fn sample() -> Ledger {
        let received = at(RECEIVED.0, RECEIVED.1, RECEIVED.2);
        let changes = BTreeMap::from([(received, Decimal::from(-2))]);
        let zero = Edition::Format2021.form().cells().map(|cell| (cell, Decimal::ZERO));
        let mut totals: BTreeMap<Cell, Decimal> = zero.collect();
        totals.insert(received, Decimal::from(15));
        totals.insert(at(FEES.0, FEES.1, FEES.2), Decimal::from_str_exact("0.3").unwrap());
        Ledger {
            title: "云汀区2025年度年报汇总".to_owned(),
            edition: Edition::Format2021,
            units: vec![
                unit("教育局", Some(12), "0.1", None),
                unit("财政局", None, "0.2", None),
                unit("水务局", Some(5), "0", Some("其中网上3件")),
                Source {
                    name: "信访局".to_owned(),
                    file: "没有报送".to_owned(),
                    ..Source::default()
                },
            ],
            steps: vec![Step { label: "调整：重复登记".to_owned(), changes }],
            totals,
            incomplete: None,
        }
    }

    /// A sheet as text, row by row.
    fn rows(bytes: Vec<u8>, sheet: &str, columns: std::ops::Range<usize>) -> Vec<Vec<String>> {
        let mut book: Xlsx<_> = open_workbook_from_rs(Cursor::new(bytes)).unwrap();
        let range = book.worksheet_range(sheet).unwrap();
        let row = |row: &[Data]| row[columns.clone()].iter().map(ToString::to_string).collect();
        range.rows().map(row).collect()
    }

    #[test]
    fn units_are_rows_and_what_they_come_to_stands_below() {
        let written = ledger(&sample()).unwrap();
        let expected = [
            ["云汀区2025年度年报汇总 三、收到和处理政府信息公开申请情况", "", ""],
            ["单位", "文件", "一、本年新收政府信息公开申请数量"],
            ["", "", "自然人"],
            ["教育局", "教育局.toml", "12"],
            ["财政局", "财政局.toml", ""],
            ["水务局", "水务局.toml", "5"],
            ["信访局", "没有报送", ""],
            ["各单位合计", "", "17"],
            ["调整：重复登记", "", "-2"],
            ["汇总", "", "15"],
        ];
        assert_eq!(rows(written.clone(), "表三", 0..3), expected);
        let remarks = rows(written, "备注", 0..4);
        assert_eq!(
            remarks[2][..],
            ["水务局", "表三 一、本年新收政府信息公开申请数量 · 自然人", "5", "其中网上3件"]
        );
        assert_eq!(remarks.len(), 3);
    }

    #[test]
    fn every_sum_is_a_formula_over_the_rows_above_it() {
        let written = ledger(&sample()).unwrap();
        let mut book: Xlsx<_> = open_workbook_from_rs(Cursor::new(written)).unwrap();
        let requests = book.worksheet_formula("表三").unwrap();
        assert_eq!(requests.get_value((7, 2)).map(String::as_str), Some("SUM(C4:C7)"));
        assert_eq!(requests.get_value((9, 2)).map(String::as_str), Some("SUM(C8:C9)"));
        let fees = book.worksheet_formula("表二").unwrap();
        let text = fees.get_value((7, 11)).map(String::as_str);
        assert_eq!(text, Some("ROUND(SUM(L4:L7),6)"));
        let result = book.worksheet_range("表二").unwrap().get_value((9, 11)).cloned();
        assert_eq!(result, Some(Data::Float(0.3)));
    }

    #[test]
    fn a_cell_that_is_not_summed_says_so() {
        let mut sample = sample();
        sample.totals.remove(&at(RECEIVED.0, RECEIVED.1, RECEIVED.2));
        let rows = rows(ledger(&sample).unwrap(), "表三", 2..3);
        assert_eq!(rows.last().unwrap()[..], ["不汇总"]);
    }
}
