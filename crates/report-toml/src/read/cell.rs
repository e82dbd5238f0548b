//! Reads one cell of a statutory table into a quantity, whole or with a finding. It must not know
//! how cells relate.

use super::Reader;
use super::numerals;
use super::value::Value;
use report_core::faults::{self, Fault};
use report_core::figure::DEFAULT_MONEY;
use report_core::form::{Form, Measure, Node};
use report_core::number::{Decimal, NotAQuantity, Quantity};
use report_core::report::Cell;
use report_core::source::Spanned;
use toml::de::{DeFloat, DeInteger, DeValue};

/// The largest count, and the largest amount in any unit.
const LIMIT: i64 = 999_999_999_999;

/// The most decimals an amount may have.
const AMOUNT_DECIMALS: u32 = 6;

/// A cell's quantity; nothing where it cannot be read, which is reported.
pub(super) fn quantity(
    cx: &mut Reader<'_>,
    form: &Form,
    at: Cell,
    measure: Measure,
    value: &Value<'_>,
) -> Option<Spanned<Quantity>> {
    let place = || form.place(at);
    let span = cx.span(value.span());
    if let Some(quantity) = plain_count(value, measure) {
        return Some(Spanned::new(quantity, span));
    }
    let read = match value.get_ref() {
        DeValue::String(text) => Quantity::parse(text).map_err(|why| unreadable(why, text)),
        DeValue::Integer(number) => integer(number).map(|value| bare(value, measure)),
        DeValue::Float(number) => float(number, measure).map(|value| Quantity {
            written: printed(number, value).into(),
            ..Quantity::plain(String::new(), value)
        }),
        _ => {
            cx.wrong_type(value, at.into(), "整数或加引号的文字");
            return None;
        }
    };
    let checked = read.and_then(|quantity| check(quantity, measure));
    let problem = match checked {
        Ok(quantity) => {
            return Some(Spanned::new(with_unit(quantity, form, at, measure, value), span));
        }
        Err(problem) => problem,
    };
    let found = problem.fault.found(span, format!("{}：{}", place(), problem.message)).at(at);
    cx.push(match problem.help {
        Some(help) => found.help(help),
        None => found,
    });
    None
}

/// What nearly every cell is: a count in plain digits, of which nothing has to be checked.
fn plain_count(value: &Value<'_>, measure: Measure) -> Option<Quantity> {
    let number = value.get_ref().as_integer().filter(|number| number.radix() == 10)?;
    let count = number.as_str().parse::<u64>().ok().filter(|count| *count <= LIMIT.unsigned_abs());
    let count = count.filter(|_| measure == Measure::Count)?;
    Some(Quantity::count(count))
}

/// Why a cell is refused.
struct Problem {
    fault: Fault,
    message: String,
    help: Option<&'static str>,
}

fn problem(fault: Fault, message: impl Into<String>, help: Option<&'static str>) -> Problem {
    Problem { fault, message: message.into(), help }
}

fn unreadable(why: NotAQuantity, text: &str) -> Problem {
    if let Some((letter, _)) = numerals::with_letters(text.trim()) {
        let message = format!("“{text}”里的“{letter}”是字母，不是数字");
        return problem(faults::CELL_UNREADABLE, message, Some("请把字母改为数字"));
    }
    if numerals::is_foreign(text.trim()) {
        let message = format!("“{text}”不是用阿拉伯数字写的");
        return problem(faults::CELL_UNREADABLE, message, Some("请写阿拉伯数字，如 30"));
    }
    match why {
        NotAQuantity::Unreadable => problem(
            faults::CELL_UNREADABLE,
            format!("“{text}”里读不出数"),
            Some("请写数，可带单位和括号里的说明，如 \"22件（其中修订16件）\""),
        ),
        NotAQuantity::TooLong => too_large(text),
    }
}

fn too_large(text: &str) -> Problem {
    problem(faults::NUMBER_TOO_LARGE, format!("{text} 超过上限 {LIMIT}"), None)
}

fn integer(number: &DeInteger<'_>) -> Result<Decimal, Problem> {
    let value = i128::from_str_radix(number.as_str(), number.radix()).ok();
    let value = value.and_then(|value| Decimal::try_from_i128_with_scale(value, 0).ok());
    value.ok_or_else(|| too_large(&number.to_string()))
}

/// A bare integer as it is printed.
fn bare(value: Decimal, measure: Measure) -> Quantity {
    match measure {
        Measure::Change => Quantity::change(value),
        Measure::Count | Measure::Amount => Quantity::plain(value.to_string(), value),
    }
}

fn float(number: &DeFloat<'_>, measure: Measure) -> Result<Decimal, Problem> {
    let text = number.as_str();
    if text.contains("nan") || text.contains("inf") {
        let message = format!("{text} 不是一个数");
        return Err(problem(faults::NUMBER_NOT_FINITE, message, Some("没有请写 0")));
    }
    if measure != Measure::Amount {
        let message = format!("{text} 带小数点，计数应是整数");
        return Err(problem(faults::FRACTIONAL_COUNT, message, Some("请写不带小数点的整数")));
    }
    let exact = if text.contains(['e', 'E']) {
        Decimal::from_scientific(text)
    } else {
        Decimal::from_str_exact(text)
    };
    exact.map_err(|_| too_large(text))
}

/// An amount as it was typed, without underscores; an exponent is written out.
fn printed(number: &DeFloat<'_>, value: Decimal) -> String {
    let text = number.as_str();
    if text.contains(['e', 'E', '+']) { value.normalize().to_string() } else { text.to_owned() }
}

fn check(quantity: Quantity, measure: Measure) -> Result<Quantity, Problem> {
    let Some(value) = quantity.value else { return Ok(quantity) };
    let written = &quantity.written;
    if value.abs() > Decimal::from(LIMIT) {
        return Err(too_large(written));
    }
    let negative = value.is_sign_negative() && (!value.is_zero() || written.starts_with('-'));
    if measure != Measure::Change && negative {
        let message = format!("{written} 是负数");
        return Err(problem(faults::NEGATIVE_COUNT, message, Some("这一格只能写 0 或正数")));
    }
    if measure != Measure::Amount && !value.is_integer() {
        let message = format!("{written} 不是整数");
        return Err(problem(faults::FRACTIONAL_COUNT, message, Some("计数应是整数")));
    }
    if value.normalize().scale() > AMOUNT_DECIMALS {
        let message = format!("{written} 的小数超过 {AMOUNT_DECIMALS} 位");
        let help = "金额请写到小数点后 6 位以内";
        return Err(problem(faults::AMOUNT_TOO_PRECISE, message, Some(help)));
    }
    Ok(quantity)
}

/// A bare amount where the form's column names no unit is printed with the one it is in.
fn with_unit(
    quantity: Quantity,
    form: &Form,
    at: Cell,
    measure: Measure,
    value: &Value<'_>,
) -> Quantity {
    let typed = value.get_ref().is_str();
    if measure != Measure::Amount || typed || names_unit(form, at) {
        return quantity;
    }
    let written = format!("{}{DEFAULT_MONEY}", quantity.written);
    Quantity { written: written.into(), unit: Some(DEFAULT_MONEY.to_owned()), ..quantity }
}

/// Whether the form prints the unit in the column's heading.
fn names_unit(form: &Form, at: Cell) -> bool {
    let columns = form.table(at.table).block_of(at.row).map_or(&[][..], |block| block.columns);
    let mut leaves = columns.iter().flat_map(Node::leaves);
    leaves.any(|(column, label)| column == at.column && label.contains("（单位："))
}
