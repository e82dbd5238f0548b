//! Formulas over cells, each with what it comes to. Numbers written as text, which a formula takes for 0,
//! are counted with what they say for as long as they stay so. It must not know a table.

use super::entry::Entry;
use super::reference::ranges;
use super::sheet::Value;
use crate::place::cell;
use report_core::Decimal;
use std::fmt::Write as _;

/// The longest text a formula can quote (ECMA-376 part 1, 18.17.2.1).
const QUOTED: usize = 255;

/// A cell with what stands in it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Placed {
    pub(super) at: (usize, usize),
    pub(super) entry: Entry,
}

/// What some cells come to.
pub(super) fn sum(parts: &[&Placed]) -> Value {
    Value::Formula { text: sum_text(parts), result: total(parts) }
}

/// What a typed cell is more than a computed one, which comes to `computed`.
pub(super) fn difference(typed: &Placed, at: (usize, usize), computed: Decimal) -> Value {
    let text = format!("{}-{}", sum_text(&[typed]), cell(at));
    Value::Formula { text, result: less(typed.entry.number(), computed) }
}

/// What one computed cell is more than another.
pub(super) fn between(more: ((usize, usize), Decimal), less_: ((usize, usize), Decimal)) -> Value {
    let text = format!("{}-{}", cell(more.0), cell(less_.0));
    Value::Formula { text, result: less(more.1, less_.1) }
}

/// What some entries come to.
pub(super) fn total(parts: &[&Placed]) -> Decimal {
    parts.iter().fold(Decimal::ZERO, |sum, part| plus(sum, part.entry.number())).normalize()
}

fn sum_text(parts: &[&Placed]) -> String {
    let cells: Vec<_> = parts.iter().map(|part| part.at).collect();
    let mut text = format!("SUM({})", ranges(&cells, ','));
    for part in parts {
        let Entry::Text { text: written, value: Some(value) } = &part.entry else { continue };
        if value.is_zero() {
            continue;
        }
        let (at, value) = (cell(part.at), value.normalize());
        let is_there = if written.encode_utf16().count() <= QUOTED {
            format!("{at}=\"{}\"", written.replace('"', "\"\""))
        } else {
            format!("ISTEXT({at})")
        };
        let _ = write!(text, "+IF({is_there},{value},0)");
    }
    text
}

/// The sum of two numbers, or the largest there is: no report comes near it.
fn plus(one: Decimal, other: Decimal) -> Decimal {
    one.checked_add(other).unwrap_or(Decimal::MAX)
}

fn less(one: Decimal, other: Decimal) -> Decimal {
    one.checked_sub(other).unwrap_or(Decimal::MAX).normalize()
}

#[cfg(test)]
mod tests {
    use super::*;
    use report_core::Quantity;

    fn placed(row: usize, written: &str) -> Placed {
        Placed { at: (row, 2), entry: Entry::of(&Quantity::parse(written).unwrap()) }
    }

    fn formula(value: Value) -> (String, String) {
        match value {
            Value::Formula { text, result } => (text, result.to_string()),
            other => panic!("{other:?}"),
        }
    }

    fn sum_of(written: &[&str]) -> (String, String) {
        let parts: Vec<_> = written.iter().enumerate().map(|(row, it)| placed(row, it)).collect();
        formula(sum(&parts.iter().collect::<Vec<_>>()))
    }

    #[test]
    fn numbers_and_blanks_are_summed() {
        assert_eq!(sum_of(&["1", "", "22", "/"]), ("SUM(C1:C4)".to_owned(), "23".to_owned()));
    }

    #[test]
    fn what_a_text_says_is_counted_while_it_stands() {
        let (text, result) = sum_of(&["1", "22（其中“修订”16件）", "0件"]);
        assert_eq!(text, "SUM(C1:C3)+IF(C2=\"22（其中“修订”16件）\",22,0)");
        assert_eq!(result, "23");
    }

    #[test]
    fn a_long_text_is_not_quoted() {
        let long = format!("7（{}）", "注".repeat(300));
        assert_eq!(sum_of(&[&long]).0, "SUM(C1)+IF(ISTEXT(C1),7,0)");
    }

    #[test]
    fn a_difference_is_what_is_typed_less_what_should_be() {
        let typed = placed(4, "5");
        let found = formula(difference(&typed, (4, 9), 8.into()));
        assert_eq!(found, ("SUM(C5)-J5".to_owned(), "-3".to_owned()));
    }
}
