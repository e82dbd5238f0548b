//! What a written workbook says to a reader that is not ours: names, values, formulas and their results, held
//! against the model. It must not look at how it looks.

use super::{Left, Options, blank, workbook};
use calamine::{Data, Reader, Xlsx, open_workbook_from_rs};
use proptest::prelude::*;
use report_core::report::AgencyKind;
use report_core::vocab::TableKey;
use report_core::{Cell, Decimal, Edition, Quantity, Report, Span, Spanned};
use report_validate::Verdict;
use std::collections::{BTreeMap, BTreeSet};
use std::io::Cursor;

/// The rules whose relations a workbook shows as differences.
const SUMS: [&str; 4] = [
    "requester-total-mismatch",
    "outcome-total-mismatch",
    "carry-balance-mismatch",
    "case-total-mismatch",
];

type Book = Xlsx<Cursor<Vec<u8>>>;

fn book(report: &Report) -> Book {
    let written = workbook(report, Options::default()).unwrap();
    open_workbook_from_rs(Cursor::new(written.bytes)).unwrap()
}

fn empty(edition: Edition) -> Report {
    blank(edition, edition.form().first_year, "云汀区人民政府", AgencyKind::Government)
}

fn filled(edition: Edition, mut next: impl FnMut(Cell) -> String) -> Report {
    let mut report = empty(edition);
    for cell in edition.form().cells() {
        let quantity = Quantity::parse(&next(cell)).unwrap();
        report.cells.insert(cell, Spanned::new(quantity, Span::default()));
    }
    report
}

/// `'表三'!$C$7` as sheet, row and column from 0.
fn place(reference: &str) -> (String, (u32, u32)) {
    let (sheet, at) = reference.trim_start_matches('=').rsplit_once('!').unwrap();
    let mut parts = at.trim_start_matches('$').split('$');
    let (letters, digits) = (parts.next().unwrap(), parts.next().unwrap());
    let column = letters.bytes().fold(0, |sum, byte| sum * 26 + u32::from(byte - b'A') + 1) - 1;
    (sheet.trim_matches('\'').to_owned(), (digits.parse::<u32>().unwrap() - 1, column))
}

/// What every named cell holds, as it is shown.
fn named(book: &mut Book) -> BTreeMap<String, String> {
    let names = book.defined_names().to_vec();
    let names = names
        .into_iter()
        .filter(|(name, _)| !name.starts_with("_xlnm") && !name.starts_with("aside."));
    let each = names.map(|(name, reference)| {
        let (sheet, at) = place(&reference);
        let range = book.worksheet_range(&sheet).unwrap();
        let value = range.get_value(at).cloned().unwrap_or_default();
        (name, value.to_string())
    });
    each.collect()
}

/// Every formula with its result, by sheet and place.
fn formulas(book: &mut Book) -> Vec<(String, String, Data)> {
    let mut all = Vec::new();
    for sheet in book.sheet_names() {
        let range = book.worksheet_range(&sheet).unwrap();
        let found = book.worksheet_formula(&sheet).unwrap();
        let Some((top, left)) = found.start() else { continue };
        for (row, column, formula) in found.used_cells() {
            let at = (top + u32::try_from(row).unwrap(), left + u32::try_from(column).unwrap());
            let result = range.get_value(at).cloned().unwrap_or_default();
            all.push((sheet.clone(), formula.clone(), result));
        }
    }
    all
}

fn number(data: &Data) -> f64 {
    match data {
        Data::Float(number) => *number,
        other => panic!("{other:?} is no number"),
    }
}

#[test]
fn every_cell_of_the_form_is_a_name_of_the_workbook() {
    for edition in Edition::ALL {
        let names = named(&mut book(&empty(*edition)));
        let names: BTreeSet<&str> = names.keys().map(String::as_str).collect();
        let cells: BTreeSet<String> = edition.form().cells().map(|cell| cell.to_string()).collect();
        let head = names.iter().copied().filter(|name| !cells.contains(*name));
        let expected = [
            "agency.issuer",
            "agency.kind",
            "agency.name",
            "contact.address",
            "contact.email",
            "contact.phone",
            "contact.postcode",
            "contact.website",
            "document.published",
            "edition",
            "year",
        ];
        assert_eq!(head.collect::<Vec<_>>(), expected);
        assert_eq!(names.len(), cells.len() + expected.len());
    }
}

#[test]
fn a_blank_workbook_says_who_and_when_and_no_figure() {
    let report = blank(Edition::Format2021, 2025, "云汀区教育局", AgencyKind::Department);
    let mut book = book(&report);
    let named = named(&mut book);
    let filled = named.iter().filter(|(_, value)| !value.is_empty());
    let filled: Vec<_> = filled.map(|(name, value)| (name.as_str(), value.as_str())).collect();
    let expected = [
        ("agency.kind", "政府部门或其他行政机关"),
        ("agency.name", "云汀区教育局"),
        ("edition", "2021"),
        ("year", "2025"),
    ];
    assert_eq!(filled, expected);
    let formulas = formulas(&mut book);
    assert_eq!(formulas.len(), 25 * 2 + 7 * 2 + 7 * 3 + 3 * 2);
    assert!(formulas.iter().all(|(_, _, result)| number(result) == 0.0));
}

#[test]
fn what_is_typed_stands_as_it_was_typed() {
    let texts = ["0", "12", "/", "", "22（其中修订16件）", "1,234件", "05", "0.50", "１２", "持平"];
    let mut next = texts.iter().cycle();
    let report = filled(Edition::Trial2019, |_| (*next.next().unwrap()).to_owned());
    let named = named(&mut book(&report));
    for (cell, written) in &report.cells {
        assert_eq!(named[&cell.to_string()], *written.value.written, "{cell}");
    }
}

#[test]
fn the_same_report_gives_the_same_bytes() {
    let report = filled(Edition::Format2021, |cell| (cell.row as u32 % 7).to_string());
    let bytes = || workbook(&report, Options::default()).unwrap().bytes;
    let first = bytes();
    assert!((0..8).all(|_| bytes() == first));
}

#[test]
fn nothing_tells_who_made_it_or_when() {
    let mut book = book(&empty(Edition::Format2021));
    let about = book.workbook_properties().unwrap();
    let blank = |text: &Option<String>| text.as_deref().unwrap_or_default().is_empty();
    assert!(blank(&about.creator) && blank(&about.last_modified_by) && blank(&about.company));
    assert_eq!(about.created.as_deref(), Some("2019-05-15T00:00:00Z"));
    assert_eq!(about.modified, about.created);
}

#[test]
fn what_is_not_carried_is_counted() {
    let text = "edition = \"2021\"\nyear = 2024\n[overview]\ntext = '''\n# 主动公开\n全年公开3件。\n另有说明。\n'''\n";
    let reading = report_toml::read_text("2024.toml", text);
    let written = workbook(&reading.report, Options::default()).unwrap();
    let left: Vec<_> = written.left.iter().map(Left::to_string).collect();
    assert_eq!(left, ["1个小标题", "2段正文"]);
    let mut book: Book = open_workbook_from_rs(Cursor::new(written.bytes)).unwrap();
    let guide = book.worksheet_range("说明").unwrap();
    let says = |text: &str| guide.used_cells().any(|(_, _, cell)| cell.to_string().contains(text));
    assert!(says("1个小标题、2段正文"));
}

#[test]
fn a_text_longer_than_a_cell_is_refused_with_its_place() {
    let mut report = empty(Edition::Format2021);
    report.agency.name.value = "长".repeat(32_768);
    let faults = workbook(&report, Options::default()).unwrap_err();
    assert!(faults.iter().all(|fault| fault.to_string().contains("超过工作簿一格")), "{faults:?}");
}

/// A cell as people fill it in; mostly digits.
fn cell() -> impl Strategy<Value = String> {
    prop_oneof![
        6 => (0..2000_u32).prop_map(|number| number.to_string()),
        1 => Just("0件".to_owned()),
        1 => (0..99_u32).prop_map(|number| format!("{number}件")),
        1 => (0..99_u32).prop_map(|number| format!("{number}（其中“\"修订\"”{number}件）")),
    ]
}

/// A report whose sums hold but for what is changed in it.
fn report() -> impl Strategy<Value = Report> {
    let edition = prop::sample::select(Edition::ALL);
    let cells = prop::collection::vec(cell(), 200);
    (edition, cells).prop_map(|(edition, cells)| {
        let mut cells = cells.into_iter();
        filled(edition, |_| cells.next().unwrap_or_default())
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(12))]

    /// As many differences are not 0 as relations of the form do not hold; each sum over a row is what the
    /// model says its parts come to.
    #[test]
    fn formulas_come_to_what_the_model_says(report in report()) {
        let checked = report_validate::check(&report);
        let relations = checked.relations.iter().filter(|it| SUMS.contains(&it.rule));
        let failed = relations.filter(|it| it.verdict == Verdict::Failed).count();
        let formulas = formulas(&mut book(&report));
        let differs = |(_, formula, _): &&(String, String, Data)| formula.contains('-');
        let wrong = formulas.iter().filter(differs).filter(|(_, _, it)| number(it) != 0.0).count();
        prop_assert_eq!(wrong, failed);

        let mut expected = row_sums(&report);
        let mut written: Vec<f64> = formulas
            .iter()
            .filter(|(sheet, formula, _)| is_row_sum(sheet, formula))
            .map(|(_, _, result)| number(result))
            .collect();
        expected.sort_by(f64::total_cmp);
        written.sort_by(f64::total_cmp);
        prop_assert_eq!(written, expected);
    }
}

/// What the cells of each row come to that the form says its total sums.
fn row_sums(report: &Report) -> Vec<f64> {
    let value = |cell: Cell| report.cell(cell).map(|it| it.value.or_zero()).unwrap_or_default();
    let mut sums = Vec::new();
    for table in report.form().tables {
        for block in table.blocks {
            for (sum, row) in block
                .row_totals
                .iter()
                .flat_map(|sum| block.row_keys().iter().map(move |row| (sum, *row)))
            {
                let at = |column| Cell { table: table.key, row, column };
                let total: Decimal = sum.parts.iter().map(|part| value(at(*part))).sum();
                sums.push(total.to_string().parse().unwrap());
            }
        }
    }
    sums
}

/// Whether a formula sums a row: its range lies in one.
fn is_row_sum(sheet: &str, formula: &str) -> bool {
    let tables = [TableKey::Requests, TableKey::Cases];
    let names = tables.map(|key| Edition::Format2021.form().table(key).name);
    let Some((from, to)) =
        formula.strip_prefix("SUM(").and_then(|rest| rest.split(')').next()?.split_once(':'))
    else {
        return false;
    };
    let row = |cell: &str| cell.trim_start_matches(|ch: char| ch.is_ascii_alphabetic()).to_owned();
    names.contains(&sheet) && !formula.contains('-') && row(from) == row(to)
}
