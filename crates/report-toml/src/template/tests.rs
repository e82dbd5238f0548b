//! Pins the blank files, and that they are TOML with exactly the form's keys.

use super::*;
use crate::read::keys;
use proptest::prelude::*;
use report_core::number::{Decimal, Quantity};
use report_core::report::{Cell, Cells, Document};
use report_core::source::Span;
use report_core::source::Spanned;
use report_core::vocab::{ColumnKey, RowKey};
use std::collections::{BTreeMap, BTreeSet};
use toml::de::{DeTable, DeValue};

const NAME: &str = "云汀区人民政府";

fn parsed(text: &str) -> DeTable<'_> {
    DeTable::parse(text).unwrap_or_else(|error| panic!("{error}\n{text}")).into_inner()
}

/// Every leaf of a TOML table by its dotted path.
fn leaves<'a>(table: &'a DeTable<'a>, path: &str, found: &mut BTreeMap<String, &'a DeValue<'a>>) {
    for (key, value) in table {
        let path = format!("{path}{}", key.get_ref());
        match value.get_ref() {
            DeValue::Table(inner) => leaves(inner, &format!("{path}."), found),
            value => drop(found.insert(path, value)),
        }
    }
}

/// The rows of numbers of a blank file, by table and row.
fn rows(text: &str) -> BTreeMap<String, Vec<String>> {
    let table = parsed(text);
    let mut found = BTreeMap::new();
    leaves(&table, "", &mut found);
    let number = |value: &toml::Spanned<DeValue<'_>>| match value.get_ref() {
        DeValue::Integer(integer) => integer.as_str().to_owned(),
        other => panic!("{other:?}"),
    };
    let rows = found.into_iter().filter_map(|(path, value)| {
        Some((path, value.as_array()?.iter().map(number).collect::<Vec<_>>()))
    });
    rows.collect()
}

fn quantity(value: i64) -> Spanned<Quantity> {
    let quantity = Quantity {
        written: value.to_string().into(),
        value: Some(value.into()),
        ..Quantity::default()
    };
    Spanned::new(quantity, Span::default())
}

fn last_year(edition: Edition, cells: Cells) -> Report {
    let text = |text: &str| Spanned::new(text.to_owned(), Span::default());
    let agency =
        Agency { name: text(NAME), kind: AgencyKind::Department, issuer: Some(text("办公室")) };
    Report {
        edition: Spanned::new(edition, Span::default()),
        year: Spanned::new(2019, Span::default()),
        previous: None,
        agency,
        document: Document::default(),
        contact: Contact { phone: Some(text("0000-1")), ..Contact::default() },
        sections: Vec::new(),
        cells,
        rows: BTreeMap::new(),
        expectations: Vec::new(),
        unsettled: Vec::new(),
    }
}

#[test]
fn the_blank_files() {
    insta::assert_snapshot!(blank(Edition::Trial2019, 2020, NAME, AgencyKind::Department));
    insta::assert_snapshot!(blank(Edition::Format2021, 2025, NAME, AgencyKind::Government));
}

#[test]
fn a_blank_file_has_every_row_with_as_many_numbers_as_columns() {
    for edition in Edition::ALL {
        let rows = rows(&blank(*edition, 2020, NAME, AgencyKind::Government));
        let expected = edition.form().tables.iter().flat_map(|table| {
            table.blocks.iter().flat_map(move |block| {
                let zeros = vec!["0".to_owned(); block.column_keys().len()];
                let path = |row: &RowKey| format!("{}.{row}", table.key);
                block.row_keys().iter().map(move |row| (path(row), zeros.clone()))
            })
        });
        assert_eq!(rows, expected.collect());
    }
}

#[test]
fn every_example_commented_out_is_toml_once_uncommented() {
    for edition in Edition::ALL {
        let text = blank(*edition, 2020, NAME, AgencyKind::Government);
        let uncomment = |line: &str| match line.strip_prefix("# ") {
            Some(rest) if rest.starts_with('[') || rest.starts_with("'''") => rest.to_owned(),
            // `file` stands for `text`; both at once are a fault of their own.
            Some(rest) if rest.split_once(" = ").is_some_and(|(key, _)| is_key(key)) => {
                rest.to_owned()
            }
            _ => line.to_owned(),
        };
        let whole: Vec<String> = text.lines().map(uncomment).collect();
        let whole = whole.join("\n");
        let table = parsed(&whole);
        let mut found = BTreeMap::new();
        leaves(&table, "", &mut found);
        let keys: BTreeSet<&str> = found.keys().map(String::as_str).collect();
        for key in ["previous", "document.title", "document.published", "preface.text", "expect"] {
            assert!(keys.contains(key), "{key}\n{whole}");
        }
        for section in edition.form().sections {
            let own =
                if section.key.table().is_some() { ["intro", "notes"] } else { ["file", "text"] };
            for key in own.into_iter().chain(["heading"]) {
                assert!(keys.contains(format!("{}.{key}", section.key).as_str()), "{key}");
            }
        }
    }
}

fn is_key(text: &str) -> bool {
    !text.is_empty() && text.chars().all(|ch| ch.is_ascii_lowercase() || ch == '_')
}

#[test]
fn pending_requests_carry_in_every_column() {
    let cells = ColumnKey::ALL.iter().zip(11..).map(|(&column, value)| {
        let cell = Cell { table: TableKey::Requests, row: RowKey::PendingAtEnd, column };
        (cell, quantity(value))
    });
    let cells: Cells =
        cells.filter(|(cell, _)| Edition::Trial2019.form().contains(*cell)).collect();
    let expected: Vec<String> = {
        let block = &Edition::Trial2019.form().table(TableKey::Requests).blocks[0];
        let at = |column: &ColumnKey| ColumnKey::ALL.iter().position(|key| key == column).unwrap();
        block.column_keys().iter().map(|column| (11 + at(column)).to_string()).collect()
    };
    let report = last_year(Edition::Trial2019, cells);
    for edition in Edition::ALL {
        let rows = rows(&carried(*edition, 2020, &report, Some("2019.toml")));
        assert_eq!(rows["requests.pending_at_start"], expected);
        let others = rows.iter().filter(|(path, _)| *path != "requests.pending_at_start");
        assert!(others.flat_map(|(_, numbers)| numbers).all(|number| number == "0"));
    }
}

#[test]
fn last_year_s_items_and_their_change_carry_in_the_trial_edition() {
    let cell = |row, column| Cell { table: TableKey::ProactiveDisclosure, row, column };
    let of = |row, items, change| {
        let items = (cell(row, ColumnKey::PreviousItems), quantity(items));
        [items, (cell(row, ColumnKey::Change), quantity(change))]
    };
    let cells = [
        of(RowKey::Licensing, 192, 15),
        of(RowKey::AdministrativeFees, 21, -8),
        of(RowKey::Penalties, 3, -8),
    ];
    let mut cells: Cells = cells.into_iter().flatten().collect();
    let blank = Spanned::new(Quantity::default(), Span::default());
    cells.insert(cell(RowKey::CompulsoryMeasures, ColumnKey::PreviousItems), quantity(7));
    cells.insert(cell(RowKey::CompulsoryMeasures, ColumnKey::Change), blank);
    let rows = rows(&carried(
        Edition::Trial2019,
        2020,
        &last_year(Edition::Trial2019, cells),
        Some("2019.toml"),
    ));
    assert_eq!(rows["proactive_disclosure.licensing"], ["207", "0", "0"]);
    assert_eq!(rows["proactive_disclosure.administrative_fees"], ["13", "0"]);
    assert_eq!(rows["proactive_disclosure.penalties"], ["0", "0", "0"]);
    assert_eq!(rows["proactive_disclosure.compulsory_measures"], ["0", "0", "0"]);
}

#[test]
fn only_a_whole_sum_carries() {
    let carry = |items: Decimal, change: Decimal| {
        let of = |(column, value)| {
            let at = Cell { table: TableKey::ProactiveDisclosure, row: RowKey::Licensing, column };
            let quantity = Quantity { value: Some(value), ..Quantity::default() };
            (at, Spanned::new(quantity, Span::default()))
        };
        let cells = [(ColumnKey::PreviousItems, items), (ColumnKey::Change, change)].map(of);
        let report = last_year(Edition::Trial2019, Cells::from_iter(cells));
        let rows = rows(&carried(Edition::Trial2019, 2020, &report, Some("2019.toml")));
        rows["proactive_disclosure.licensing"][0].clone()
    };
    assert_eq!(carry(Decimal::new(15, 1), Decimal::ONE), "0");
    assert_eq!(carry(Decimal::MAX, Decimal::ONE), "0");
    assert_eq!(carry(Decimal::new(300, 1), Decimal::ONE), "31");
}

#[test]
fn agency_and_contact_carry_too() {
    let report = last_year(Edition::Trial2019, Cells::new());
    let text = carried(Edition::Trial2019, 2020, &report, Some("去年/2019.toml"));
    let table = parsed(&text);
    let mut found = BTreeMap::new();
    leaves(&table, "", &mut found);
    let texts = ["previous", "agency.name", "agency.kind", "agency.issuer", "contact.phone"]
        .map(|key| found.get(key).and_then(|value| value.as_str()));
    let expected = ["去年/2019.toml", NAME, "department", "办公室", "0000-1"];
    assert_eq!(texts, expected.map(Some));
}

proptest! {
    #[test]
    fn any_name_is_read_back(name in any::<String>(), year in any::<u16>()) {
        let text = blank(Edition::Format2021, year, &name, AgencyKind::Government);
        let table = parsed(&text);
        let mut found = BTreeMap::new();
        leaves(&table, "", &mut found);
        prop_assert_eq!(found["agency.name"].as_str(), Some(name.as_str()));
    }
}

/// The keys of a table of the file's head, in the order the blank file shows them, commented out or not.
fn shown(text: &str, begins: &str) -> Vec<String> {
    let (_, table) = text.split_once(begins).unwrap();
    let lines = table.lines().take_while(|line| !line.is_empty());
    let keys = lines.filter_map(|line| line.trim_start_matches("# ").split_once(" = "));
    keys.map(|(key, _)| key.to_owned()).collect()
}

#[test]
fn the_blank_file_shows_every_key_of_the_head_in_order() {
    let text = blank(Edition::IN_FORCE, 2025, "云汀区人民政府", AgencyKind::Government);
    let tables: [(&str, &[keys::Known]); 4] = [
        ("表题后写 {横排} 也横排。\n\n", keys::ROOT.split_at(3).0),
        ("[agency]", keys::AGENCY),
        ("[document]", keys::DOCUMENT),
        ("[contact]", keys::CONTACT),
    ];
    for (begins, known) in tables {
        // Nobody fills in that a report lacks some of its units: the merge does.
        let known: Vec<&str> =
            known.iter().map(|(key, _)| *key).filter(|key| *key != "incomplete").collect();
        assert_eq!(shown(&text, begins), known, "{begins}");
    }
}
