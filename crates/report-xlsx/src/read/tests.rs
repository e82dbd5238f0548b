//! Workbooks of many kinds, made here, and what is read of them. Only tests.

use super::{ReadError, read};
use crate::write::{Options, blank, workbook};
use report_core::report::AgencyKind;
use report_core::{Decimal, Edition, Quantity, Report, Span, Spanned};
use report_import::{Block, Document, Grid, GridCell, Value};
use rust_xlsxwriter::{Format, Formula, Workbook};
use std::collections::BTreeMap;
use std::io::{Cursor, Write};
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

fn grids(document: &Document) -> Vec<&Grid> {
    let grids = document.blocks.iter().map(|block| match block {
        Block::Grid(grid) => grid,
        other => panic!("{other:?}"),
    });
    grids.collect()
}

fn at<'a>(grid: &'a Grid, place: &str) -> &'a GridCell {
    let found = grid.cells.iter().find(|cell| cell.place.ends_with(&format!("!{place}")));
    found.unwrap_or_else(|| panic!("no {place} in {:?}", grid.cells))
}

/// What is said beside the grids, each with its place.
fn said(document: &Document) -> Vec<String> {
    document.remarks.iter().map(|remark| format!("{}：{}", remark.place, remark.message)).collect()
}

fn number(number: i64) -> Value {
    Value::Number(Decimal::from(number))
}

/// A workbook drawn by a function.
fn drawn(draw: impl FnOnce(&mut Workbook)) -> Vec<u8> {
    let mut workbook = Workbook::new();
    draw(&mut workbook);
    workbook.save_to_buffer().unwrap()
}

/// A compressed file of some parts.
fn packed(parts: &[(&str, &str)]) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, text) in parts {
        zip.start_file(*name, SimpleFileOptions::default()).unwrap();
        zip.write_all(text.as_bytes()).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

/// A workbook of one sheet 表, from its rows and what follows them.
fn xlsx(rows: &str, more: &str) -> Vec<u8> {
    let relation = |id: &str, kind: &str, target: &str| {
        let kind =
            format!("http://schemas.openxmlformats.org/officeDocument/2006/relationships/{kind}");
        format!(
            "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship Id=\"{id}\" Type=\"{kind}\" Target=\"{target}\"/></Relationships>"
        )
    };
    let main = "xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\" xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\"";
    let types = "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"/>";
    packed(&[
        ("[Content_Types].xml", types),
        ("_rels/.rels", &relation("r1", "officeDocument", "xl/workbook.xml")),
        (
            "xl/workbook.xml",
            &format!(
                "<workbook {main}><sheets><sheet name=\"表\" sheetId=\"1\" r:id=\"r1\"/></sheets></workbook>"
            ),
        ),
        ("xl/_rels/workbook.xml.rels", &relation("r1", "worksheet", "worksheets/sheet1.xml")),
        (
            "xl/worksheets/sheet1.xml",
            &format!("<worksheet {main}><sheetData>{rows}</sheetData>{more}</worksheet>"),
        ),
    ])
}

const ODS: &str = "application/vnd.oasis.opendocument.spreadsheet";
const MANIFEST: &str = "<manifest:manifest></manifest:manifest>";

fn ods(tables: &str) -> Vec<u8> {
    let content = format!("<office:document-content>{tables}</office:document-content>");
    packed(&[("mimetype", ODS), ("META-INF/manifest.xml", MANIFEST), ("content.xml", &content)])
}

fn filled(edition: Edition) -> Report {
    let year = edition.form().first_year;
    let mut report = blank(edition, year, "云汀区人民政府", AgencyKind::Government);
    let texts = ["0", "12", "/", "22（其中修订16件）", "1,234件", "0.50"];
    for (cell, text) in edition.form().cells().zip(texts.iter().cycle()) {
        let quantity = Quantity::parse(text).unwrap();
        report.cells.insert(cell, Spanned::new(quantity, Span::default()));
    }
    report
}

fn named(document: &Document) -> BTreeMap<String, Value> {
    let cells = grids(document).into_iter().flat_map(|grid| &grid.cells);
    cells.filter_map(|cell| Some((cell.name.clone()?, cell.value.clone()))).collect()
}

#[test]
fn our_own_workbook_comes_back_by_its_names() {
    for edition in Edition::ALL {
        let report = filled(*edition);
        let written = workbook(&report, Options::default()).unwrap();
        let document = read(&written.bytes).unwrap();
        let named = named(&document);
        for (cell, quantity) in &report.cells {
            let written = &*quantity.value.written;
            let expected = match written.parse() {
                Ok(number) if written != "0.50" => Value::Number(number),
                _ => Value::text(written),
            };
            assert_eq!(named[&cell.to_string()], expected, "{cell}");
        }
        assert_eq!(named["agency.name"], Value::text("云汀区人民政府"));
        assert_eq!(named["edition"], Value::text(edition.key()));
        assert_eq!(named["contact.phone"], Value::Empty);
        assert!(said(&document).is_empty(), "{:?}", said(&document));
        let sheets: Vec<_> = grids(&document).iter().map(|grid| grid.sheet.clone()).collect();
        let expected = ["基本信息", "表二", "表三", "表四", "说明"];
        assert_eq!(sheets, expected.map(|name| Some(name.to_owned())));
    }
}

#[test]
fn labels_keep_their_spans_and_our_sums_are_left_out() {
    let report = blank(Edition::Format2021, 2025, "", AgencyKind::Department);
    let document = read(&workbook(&report, Options::default()).unwrap().bytes).unwrap();
    let requests = grids(&document)[2];
    let corner = at(requests, "A3");
    assert_eq!((corner.row_span, corner.column_span), (3, 3));
    let columns = requests.cells.iter().map(|cell| cell.column + cell.column_span);
    // What our own sums say is nobody's entry: they end with the tables.
    assert_eq!(columns.max(), Some(10));
    assert!(requests.cells.iter().all(|cell| cell.formula.is_none() && cell.row < 2 + 28));
}

#[test]
fn a_formula_keeps_its_text_and_its_result() {
    let bytes = drawn(|workbook| {
        let sheet = workbook.add_worksheet();
        sheet.write_formula(0, 0, Formula::new("SUM(B1:C1)").set_result("7")).unwrap();
    });
    let document = read(&bytes).unwrap();
    let sum = at(grids(&document)[0], "A1");
    let formula = sum.formula.as_ref().unwrap();
    assert_eq!((&*formula.text, formula.has_result), ("SUM(B1:C1)", true));
    assert_eq!(sum.value, number(7));
}

#[test]
fn values_are_as_stored_and_a_date_shows_its_number() {
    let bytes = drawn(|workbook| {
        let dated = Format::new().set_num_format("yyyy-mm-dd");
        let general = Format::new().set_num_format("G/通用格式");
        let sheet = workbook.add_worksheet().set_name("表 '一' 号").unwrap();
        sheet.write_number_with_format(0, 0, 11, &dated).unwrap();
        sheet.write_number_with_format(0, 1, 12, &general).unwrap();
        sheet.write_number(0, 2, 0.1 + 0.2).unwrap();
        sheet.write_string(1, 0, "12\n13").unwrap();
        sheet.write_string(1, 1, " 7 ").unwrap();
        sheet.write_boolean(1, 2, true).unwrap();
        sheet.write_formula(2, 0, Formula::new("A1+1").set_result("#REF!")).unwrap();
        sheet.write_number(2, 1, 1e300).unwrap();
    });
    let document = read(&bytes).unwrap();
    let grid = grids(&document)[0];
    assert_eq!(grid.place, "工作表“表 '一' 号”");
    let eleventh = Value::Date { shown: "1900-01-11".to_owned(), stored: Some(Decimal::from(11)) };
    assert_eq!(at(grid, "A1").value, eleventh);
    assert_eq!(at(grid, "B1").value, number(12));
    assert_eq!(at(grid, "C1").value, Value::Number(Decimal::from_str_exact("0.3").unwrap()));
    assert_eq!(at(grid, "A2").value, Value::Text(vec!["12".to_owned(), "13".to_owned()]));
    assert_eq!(at(grid, "B2").value, Value::text(" 7 "));
    assert_eq!(at(grid, "C2").value, Value::Truth(true));
    assert_eq!(at(grid, "A3").value, Value::Error("#REF!".to_owned()));
    assert!(matches!(at(grid, "B3").value, Value::Text(_)));
}

#[test]
fn what_nobody_sees_is_read_and_said() {
    let bytes = drawn(|workbook| {
        let sheet = workbook.add_worksheet().set_name("表三").unwrap();
        sheet.write_number(6, 2, 12).unwrap().set_row_hidden(6).unwrap();
        sheet.set_row_hidden(9).unwrap();
        let plain = Format::new();
        sheet.merge_range(0, 0, 1, 1, "一", &plain).unwrap();
        sheet.write_number(1, 1, 5).unwrap();
        workbook.add_worksheet().set_name("旧").unwrap().set_hidden(true);
    });
    let document = read(&bytes).unwrap();
    let expected = [
        "工作表“表三”第7行：是隐藏的行，也取了",
        "表三!B2：被合并的格盖着，看不见，没有取",
        "工作表“旧”：是隐藏的工作表，也取了",
    ];
    assert_eq!(said(&document), expected);
    assert_eq!(document.remarks[1].left.as_deref(), Some("5"));
    assert_eq!(at(grids(&document)[0], "C7").value, number(12));
}

#[test]
fn a_cell_in_the_last_corner_makes_no_sheet_full_of_blanks() {
    let rows = "<row r=\"1\"><c r=\"A1\"><v>1</v></c></row><row r=\"1048576\"><c r=\"XFD1048576\"><v>2</v></c></row>";
    let document = read(&xlsx(rows, "")).unwrap();
    let grid = grids(&document)[0];
    assert_eq!(grid.cells.len(), 2);
    assert_eq!(at(grid, "XFD1048576").value, number(2));
    let error = read(&xlsx(rows, "<mergeCells><mergeCell ref=\"A1:XFD1048576\"/></mergeCells>"));
    assert!(error.unwrap_err().to_string().contains("合并的格盖住的格超过 1000000 个"));
}

#[test]
fn areas_merged_beyond_what_is_filled_in_end_there() {
    let rows = "<row r=\"1\"><c r=\"A1\"><v>1</v></c><c r=\"C1\"><v>3</v></c></row>";
    let merged =
        "<mergeCells><mergeCell ref=\"A1:B1048576\"/><mergeCell ref=\"B1:C1\"/></mergeCells>";
    let document = read(&xlsx(rows, merged)).unwrap();
    let grid = grids(&document)[0];
    let first = at(grid, "A1");
    assert_eq!((first.row_span, first.column_span, grid.cells.len()), (1, 2, 1));
    assert_eq!(said(&document), ["表!C1：被合并的格盖着，看不见，没有取"]);
}

#[test]
fn a_million_empty_styled_rows_hold_nothing() {
    let rows: String = "<row s=\"1\"><c s=\"1\"/></row>".repeat(300_000);
    assert!(grids(&read(&xlsx(&rows, "")).unwrap())[0].cells.is_empty());
}

#[test]
fn a_formula_many_cells_share_is_each_one_s_own() {
    let rows = "<row r=\"1\"><c r=\"B1\"><f t=\"shared\" ref=\"B1:B2\" si=\"0\">SUM(A1:A1)</f><v>1</v></c></row>\
                <row r=\"2\"><c r=\"B2\"><f t=\"shared\" si=\"0\"/><v>1</v></c>\
                <c r=\"C2\"><f t=\"shared\" si=\"99999999999999\"/><v>1</v></c></row>";
    let document = read(&xlsx(rows, "")).unwrap();
    let grid = grids(&document)[0];
    let text = |place| at(grid, place).formula.as_ref().map(|formula| formula.text.clone());
    assert_eq!(text("B1").as_deref(), Some("SUM(A1:A1)"));
    assert_eq!(text("B2").as_deref(), Some("SUM(A2:A2)"));
    assert_eq!(text("C2").as_deref(), Some(""));
}

#[test]
fn an_open_document_keeps_merged_cells_hidden_rows_names_and_breaks() {
    let bytes = ods(r#"<office:body><office:spreadsheet><table:table table:name="表三">
        <table:table-row><table:table-cell table:number-columns-spanned="2" table:number-rows-spanned="1" office:value-type="string"><text:p>自然</text:p><text:p>人</text:p></table:table-cell><table:covered-table-cell/></table:table-row>
        <table:table-row table:visibility="collapse"><table:table-cell office:value-type="float" office:value="12"/><table:table-cell table:formula="of:=SUM([.A2:.A2])" office:value-type="float" office:value="12"/></table:table-row>
        <table:table-row><table:table-cell office:value-type="date" office:date-value="1900-01-11"/></table:table-row>
        </table:table><table:named-expressions><table:named-range table:name="requests.received.total" table:cell-range-address="$表三.$A$2"/></table:named-expressions></office:spreadsheet></office:body>"#
        .replace("\n        ", "").as_str());
    let document = read(&bytes).unwrap();
    let grid = grids(&document)[0];
    let label = at(grid, "A1");
    assert_eq!((label.row_span, label.column_span), (1, 2));
    assert_eq!(label.value, Value::Text(vec!["自然".to_owned(), "人".to_owned()]));
    assert_eq!(at(grid, "A2").name.as_deref(), Some("requests.received.total"));
    let formula = at(grid, "B2").formula.as_ref().unwrap();
    assert_eq!(formula.text, "of:=SUM([.A2:.A2])");
    let date = Value::Date { shown: "1900-01-11".to_owned(), stored: None };
    assert_eq!(at(grid, "A3").value, date);
    assert_eq!(said(&document), ["工作表“表三”第2行：是隐藏的行，也取了"]);
}

#[test]
fn what_is_no_workbook_is_told_with_the_way_out() {
    let check = |bytes: &[u8], expected: &str| {
        let said = read(bytes).unwrap_err().to_string();
        assert!(said.contains(expected), "{said}");
    };
    check(b"", "文件是空的");
    check(b"<html><table>", "这是网页");
    check(&packed(&[("word/document.xml", "")]), "Word");
    check(&packed(&[("xl/workbook.bin", "")]), ".xlsb");
    check(&packed(&[("a.txt", "")]), "没有工作簿");
    let encrypted = "<manifest:file-entry><manifest:encryption-data/></manifest:file-entry>";
    let parts = [("mimetype", ODS), ("META-INF/manifest.xml", encrypted), ("content.xml", "?")];
    check(&packed(&parts), "取消密码");
    check(&packed(&[("mimetype", ODS), ("META-INF/manifest.xml", MANIFEST)]), "content.xml");
    check(&ods("<table:table table:name=\"表三\">"), "不完整或已损坏");
    let report = blank(Edition::Format2021, 2025, "", AgencyKind::Department);
    let whole = workbook(&report, Options::default()).unwrap().bytes;
    check(&whole[..whole.len() / 2], "不完整或已损坏");
}

#[test]
fn what_unfolds_to_too_much_is_refused() {
    let rows = " ".repeat(300 << 20);
    let error = read(&packed(&[("xl/workbook.xml", &rows)])).unwrap_err();
    assert!(matches!(&error, ReadError::TooLarge(why) if why.contains("256 MB")), "{error:?}");
    let names: Vec<String> = (0..10_001).map(|number| format!("xl/{number}")).collect();
    let parts: Vec<_> = names.iter().map(|name| (name.as_str(), "")).collect();
    let error = read(&packed(&parts)).unwrap_err();
    assert!(error.to_string().contains("最多 10000 个"), "{error}");
}

#[test]
fn ten_thousand_sheets_are_refused() {
    let sheets = (0..1001).map(|n| format!("<table:table table:name=\"{n}\"/>"));
    let error = read(&ods(&sheets.collect::<Vec<_>>().concat())).unwrap_err();
    assert!(error.to_string().contains("有 1001 张工作表，最多 1000 张"), "{error}");
}
