//! Pins how cells are read, and which are asked about.

use super::*;
use crate::foreign::{Document, Formula};

fn read_one(value: Value, measure: Measure) -> Figure {
    let document = Document::default();
    let cell = GridCell::new(0, 0, "表1", value);
    read(&cell, measure, None, &Book::of(&document))
}

fn check(text: &str, expected: &str) {
    let found = read_one(Value::text(text), Measure::Count);
    assert_eq!(found, Figure::Written(expected.to_owned(), None), "{text}");
}

fn asks(value: Value) {
    let found = read_one(value, Measure::Count);
    assert!(matches!(found, Figure::Unsure(..)), "{found:?}");
}

#[test]
fn a_figure_is_taken_as_it_was_published() {
    check("12", "12");
    check("１２", "12");
    check(" 12\u{a0}", "12");
    check("1\u{200b}2", "12");
    check("1,286", "1,286");
    check("22（其中修订16件）", "22（其中修订16件）");
    check("22\n（其中修订16件）", "22（其中修订16件）");
    check("12\n件", "12件");
    check("增加15", "增加15");
    check("12 件", "12件");
    check("/", "/");
    check("—", "—");
    assert_eq!(read_one(Value::text(" \u{200b}"), Measure::Count), Figure::Blank);
    let number = Value::Number(Decimal::new(32_864_175, 4));
    assert_eq!(read_one(number, Measure::Amount), Figure::Written("3286.4175".to_owned(), None));
}

#[test]
fn two_numbers_are_never_joined() {
    asks(Value::text("12\n13"));
    asks(Value::text("12 13"));
    asks(Value::text("12\u{a0}13"));
    asks(Value::text("1\u{3000}286"));
    asks(Value::text("若干"));
    asks(Value::Truth(true));
    asks(Value::Error("#REF!".to_owned()));
}

#[test]
fn a_count_shown_as_a_date_is_the_number_it_was() {
    let date = |stored: Option<i64>| Value::Date {
        shown: "1900-01-11".to_owned(),
        stored: stored.map(Decimal::from),
    };
    let found = read_one(date(Some(12)), Measure::Count);
    assert!(matches!(&found, Figure::Written(text, Some(_)) if text == "12"), "{found:?}");
    asks(date(None));
    asks(date(Some(45_363)));
}

#[test]
fn a_formula_is_held_against_its_cells() {
    let with = |shown: Value, has_result| {
        let mut total = GridCell::new(0, 2, "表三!C1", shown);
        total.formula = Some(Formula { text: "A1+B1".to_owned(), has_result });
        let cell = |column, value: i64| GridCell::new(0, column, "", Value::Number(value.into()));
        let cells = vec![cell(0, 5), cell(1, 7), total];
        let grid = crate::foreign::Grid { cells, ..Default::default() };
        let document =
            Document { blocks: vec![crate::foreign::Block::Grid(grid)], ..Document::default() };
        let Some(crate::foreign::Block::Grid(grid)) = document.blocks.first() else { panic!() };
        read(grid.cells.last().unwrap(), Measure::Count, None, &Book::of(&document))
    };
    assert_eq!(with(Value::Number(12.into()), true), Figure::Written("12".to_owned(), None));
    for unstored in [with(Value::Number(0.into()), true), with(Value::Empty, false)] {
        assert!(
            matches!(&unstored, Figure::Written(text, Some(_)) if text == "12"),
            "{unstored:?}"
        );
    }
    assert!(matches!(with(Value::Number(11.into()), true), Figure::Unsure(..)));
}

#[test]
fn an_amount_takes_the_unit_its_column_names() {
    let document = Document::default();
    let cell = GridCell::new(0, 0, "表1", Value::text("4125000"));
    let found = read(&cell, Measure::Amount, Some(MoneyUnit::Yuan), &Book::of(&document));
    assert_eq!(found, Figure::Written("4125000元".to_owned(), None));
}
