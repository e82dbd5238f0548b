//! Reads what stands in a cell as the figure of a report, as it was published; what cannot be read without doubt
//! is said, never guessed. It must not know which cell of the report it is for.

mod formula;

pub(crate) use formula::Book;

use crate::foreign::{GridCell, Value};
use crate::plain::{is_blank, narrow, visible};
use report_core::form::Measure;
use report_core::{Decimal, MoneyUnit, Quantity};

/// What a cell says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Figure {
    /// Nothing: it was left blank.
    Blank,
    /// A figure as published, with what a person should know of how it was read.
    Written(String, Option<String>),
    /// Something that may be read in more than one way, or in none: as it stands there, and why.
    Unsure(String, String),
}

/// The last day, counted as a spreadsheet counts, that a count shown as a date may be: 1908-03-18.
const COUNT_AS_DATE: u32 = 3000;

/// Whether a cell holds a figure, or a mark for none: what is no label.
pub(crate) fn is_figure(cell: &GridCell) -> bool {
    match &cell.value {
        Value::Empty => cell.formula.is_some(),
        Value::Text(lines) => {
            let text = cleaned(&lines.join(" "));
            !text.is_empty() && Quantity::parse(&text).is_ok()
        }
        Value::Number(_) | Value::Date { .. } | Value::Truth(_) | Value::Error(_) => true,
    }
}

/// Reads a cell. `unit` is what the document's own label of the column says amounts are in.
pub(crate) fn read(
    cell: &GridCell,
    measure: Measure,
    unit: Option<MoneyUnit>,
    book: &Book<'_>,
) -> Figure {
    match &cell.formula {
        Some(formula) => computed(cell, formula.has_result, measure, book),
        None => with_unit(stored(&cell.value, measure), measure, unit),
    }
}

/// What a formula shows, held against what it is made of.
fn computed(cell: &GridCell, has_result: bool, measure: Measure, book: &Book<'_>) -> Figure {
    let shown = if has_result { stored(&cell.value, measure) } else { Figure::Blank };
    let formula = cell.formula.as_ref().map(|it| it.text.as_str()).unwrap_or_default();
    let Some(value) = book.evaluate(cell) else {
        return match shown {
            Figure::Written(text, _) => {
                let why = format!("公式 {formula} 没有能复算，取的是文件里存的结果");
                Figure::Written(text, Some(why))
            }
            Figure::Blank => {
                Figure::Unsure(formula.to_owned(), "公式没有结果，也没有能复算".to_owned())
            }
            unsure @ Figure::Unsure(..) => unsure,
        };
    };
    let text = value.normalize().to_string();
    match shown {
        Figure::Written(stored, _) => {
            let stored_value = Quantity::parse(&stored).ok().and_then(|quantity| quantity.value);
            if stored_value == Some(value) {
                Figure::Written(stored, None)
            } else if stored_value == Some(Decimal::ZERO) {
                unstored(formula, text)
            } else {
                let why = format!("公式 {formula} 存的结果是 {stored}，按它引用的格算是 {text}");
                Figure::Unsure(stored, why)
            }
        }
        Figure::Blank => unstored(formula, text),
        unsure @ Figure::Unsure(..) => unsure,
    }
}

/// Programs that write formulas without computing them store 0 or nothing.
fn unstored(formula: &str, text: String) -> Figure {
    let why = format!("公式 {formula} 没有存结果，按它引用的格算得 {text}");
    Figure::Written(text, Some(why))
}

fn stored(value: &Value, measure: Measure) -> Figure {
    match value {
        Value::Empty => Figure::Blank,
        Value::Number(number) => Figure::Written(number.normalize().to_string(), None),
        Value::Text(lines) => written(lines),
        Value::Date { shown, stored } => {
            let count = stored.filter(|number| {
                number.is_integer()
                    && *number >= Decimal::ZERO
                    && *number <= Decimal::from(COUNT_AS_DATE)
                    && measure != Measure::Amount
            });
            match count {
                Some(number) => {
                    let why =
                        format!("单元格显示为日期 {shown}，取它存的数 {}", number.normalize());
                    Figure::Written(number.normalize().to_string(), Some(why))
                }
                None => Figure::Unsure(shown.clone(), "是日期，不是数".to_owned()),
            }
        }
        Value::Truth(truth) => {
            let shown = if *truth { "TRUE" } else { "FALSE" };
            Figure::Unsure(shown.to_owned(), "是逻辑值，不是数".to_owned())
        }
        Value::Error(error) => Figure::Unsure(error.clone(), "是表格软件的错误值".to_owned()),
    }
}

fn written(lines: &[String]) -> Figure {
    let lines: Vec<String> =
        lines.iter().map(|line| cleaned(line)).filter(|line| !line.is_empty()).collect();
    let Some((first, rest)) = lines.split_first() else { return Figure::Blank };
    let shown = || lines.join(" ");
    if rest.is_empty() {
        return one(first);
    }
    // A remark may stand on a line of its own; a number never goes on there.
    let remarks = rest.iter().all(|line| line.starts_with(['（', '(']) || is_unit(line));
    let joined = lines.concat();
    if remarks && Quantity::parse(&joined).is_ok() {
        return Figure::Written(joined, None);
    }
    Figure::Unsure(shown(), "一格里有几行，分不清是几个数".to_owned())
}

/// A unit alone on its line.
fn is_unit(line: &str) -> bool {
    !line.chars().any(char::is_numeric) && Quantity::parse(&format!("1{line}")).is_ok()
}

fn one(text: &str) -> Figure {
    match Quantity::parse(text) {
        Ok(_) => Figure::Written(plain(text), None),
        Err(_) => Figure::Unsure(text.to_owned(), "读不出数".to_owned()),
    }
}

/// Full-width digits alone are a count like any other; with anything beside them the text stays.
fn plain(text: &str) -> String {
    let narrowed: String = text.chars().map(narrow).collect();
    if narrowed.bytes().all(|byte| byte.is_ascii_digit()) { narrowed } else { text.to_owned() }
}

/// A line without what cannot be seen and without blanks beside what is no digit.
///
/// Blanks between digits stay: `12 13` may be two numbers.
fn cleaned(line: &str) -> String {
    let seen = visible(line);
    let chars: Vec<char> = seen.chars().collect();
    let digit = |ch: Option<&char>| ch.is_some_and(|ch| narrow(*ch).is_ascii_digit());
    let mut text = String::with_capacity(seen.len());
    let mut at = 0;
    while let Some(&ch) = chars.get(at) {
        if !is_blank(ch) {
            text.push(ch);
            at += 1;
            continue;
        }
        let end =
            chars.iter().skip(at).position(|ch| !is_blank(*ch)).map_or(chars.len(), |n| at + n);
        if digit(at.checked_sub(1).and_then(|before| chars.get(before))) && digit(chars.get(end)) {
            text.push(' ');
        }
        at = end;
    }
    text
}

/// An amount in another unit than the form's, with the unit the document's own label names.
fn with_unit(figure: Figure, measure: Measure, unit: Option<MoneyUnit>) -> Figure {
    let (Figure::Written(text, note), Some(unit), Measure::Amount) = (&figure, unit, measure)
    else {
        return figure;
    };
    let bare = Quantity::parse(text)
        .is_ok_and(|it| it.unit.is_none() && it.remark.is_none() && !it.is_blank());
    if bare { Figure::Written(format!("{text}{unit}"), note.clone()) } else { figure }
}

#[cfg(test)]
mod tests;
