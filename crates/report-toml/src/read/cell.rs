//! Reads one cell of a statutory table into a quantity, whole or with a finding. It must not know
//! how cells relate.

use super::Reader;
use super::characters;
use super::numerals;
use super::value::Value;
use report_core::faults::{self, Fault};
use report_core::form::{Form, Measure};
use report_core::money::{Money, MoneyUnit};
use report_core::number::{Decimal, NotAQuantity, Quantity};
use report_core::report::Cell;
use report_core::source::Spanned;
use toml::de::{DeFloat, DeInteger, DeValue};

/// The largest count, and the largest amount in any unit.
const LIMIT: i64 = 999_999_999_999;

/// More digits than the largest number has.
const LIMIT_DIGITS: usize = 13;

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
    if let Some(text) = cx.located(value) {
        characters::check_decoded(cx, &text, &at.into(), false);
    }
    let checked = read.and_then(|quantity| check(quantity, measure));
    let problem = match checked {
        Ok(quantity) => {
            check_unit(cx, form, at, &Spanned::new(&quantity, span));
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
    help: Option<String>,
}

fn problem(fault: Fault, message: impl Into<String>, help: impl Into<String>) -> Problem {
    Problem { fault, message: message.into(), help: Some(help.into()) }
}

fn unreadable(why: NotAQuantity, text: &str) -> Problem {
    let fault = faults::CELL_UNREADABLE;
    if let Some((letter, meant)) = numerals::with_letters(text.trim()) {
        let message = format!("“{text}”里的“{letter}”是字母，不是数字");
        return problem(fault, message, format!("请把字母改为数字；若是 {meant}，请写 {meant}"));
    }
    if numerals::is_foreign(text.trim()) {
        let message = format!("“{text}”不是用阿拉伯数字写的");
        return problem(fault, message, "请写阿拉伯数字，如 30");
    }
    match why {
        NotAQuantity::Unreadable => problem(
            fault,
            format!("“{text}”里读不出数"),
            "请写数，可带单位和括号里的说明，如 \"22件（其中修订16件）\"",
        ),
        NotAQuantity::UnknownUnit => behind_number(text),
        NotAQuantity::TooLong => beyond(text),
    }
}

/// What stands behind a number and is no unit.
fn behind_number(text: &str) -> Problem {
    let part = |ch: char| ch.is_numeric() || ",.，．+-＋－−增新加减少 \u{3000}".contains(ch);
    let tail = text.trim_start_matches(part);
    let number = text.get(..text.len() - tail.len()).unwrap_or_default();
    // A sign word behind the number is taken for a part of it above.
    let sign = ["增加", "减少", "增", "减"].iter().find(|sign| text.trim_end().ends_with(**sign));
    let (tail, help) = match sign {
        Some(sign) => {
            let number = text.trim().trim_end_matches(sign);
            (*sign, format!("增减请写在数的前面，如 \"{sign}{number}\""))
        }
        None => (
            tail,
            format!(
                "请写准确的数，单位如 件、项、万元，说明写在括号里，如 \"{}件（说明）\"",
                number.trim()
            ),
        ),
    };
    problem(faults::CELL_UNREADABLE, format!("“{text}”的数后面写了“{tail}”，不是单位"), help)
}

fn too_large(text: &str) -> Problem {
    let message = format!("{text} 超过上限 {LIMIT}");
    Problem { fault: faults::NUMBER_TOO_LARGE, message, help: None }
}

fn too_precise(text: &str) -> Problem {
    let message = format!("{text} 的小数超过 {AMOUNT_DECIMALS} 位");
    problem(faults::AMOUNT_TOO_PRECISE, message, "金额请写到小数点后 6 位以内")
}

/// A number of more digits than can be held: too large, or near to nothing.
fn beyond(text: &str) -> Problem {
    let (number, exponent) = text.split_once(['e', 'E']).unwrap_or((text, ""));
    let whole = number.split(['.', '．']).next().unwrap_or_default();
    let digits = whole.chars().filter(char::is_ascii_digit).count();
    let small = exponent.starts_with('-') || exponent.is_empty() && digits < LIMIT_DIGITS;
    if small { too_precise(text) } else { too_large(text) }
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
        return Err(problem(faults::NUMBER_NOT_FINITE, message, "没有请写 0"));
    }
    if measure != Measure::Amount {
        let message = format!("{text} 带小数点，计数应是整数");
        return Err(problem(faults::FRACTIONAL_COUNT, message, "请写不带小数点的整数"));
    }
    let exact = if text.contains(['e', 'E']) {
        Decimal::from_scientific(text)
    } else {
        Decimal::from_str_exact(text)
    };
    exact.map_err(|_| beyond(text))
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
    check_kind(&quantity, measure)?;
    let minus = written.trim_start().starts_with(['-', '－', '−']);
    if measure != Measure::Change && (minus || value < Decimal::ZERO) {
        let message = format!("{written} 是负数");
        return Err(problem(faults::NEGATIVE_COUNT, message, "这一格只能写 0 或正数"));
    }
    if measure != Measure::Amount && !value.is_integer() {
        let message = format!("{written} 不是整数");
        return Err(problem(faults::FRACTIONAL_COUNT, message, "计数应是整数"));
    }
    if value.normalize().scale() > AMOUNT_DECIMALS {
        return Err(too_precise(written));
    }
    Ok(quantity)
}

/// Money where things are counted, and the other way round.
fn check_kind(quantity: &Quantity, measure: Measure) -> Result<(), Problem> {
    let written = &quantity.written;
    let money = quantity.unit.as_deref().is_some_and(|unit| MoneyUnit::parse(unit).is_some());
    let fault = faults::CELL_UNREADABLE;
    if measure != Measure::Amount && money {
        let message = format!("“{written}”是金额，这一格填件数");
        return Err(problem(fault, message, "请写件数；金额填在收费或采购金额的格里"));
    }
    if measure == Measure::Amount && !money && quantity.unit.is_some() {
        let message = format!("“{written}”不是金额，这一格填金额");
        return Err(problem(fault, message, "请写金额，单位如 万元"));
    }
    // 5万 is 5万元 to some and 50000万元 to others.
    if measure == Measure::Amount && !money && written.contains(['万', '亿']) {
        let message = format!("“{written}”没有写明是多少元");
        return Err(problem(fault, message, format!("请把单位写全，如 \"{}元\"", written.trim())));
    }
    Ok(())
}

/// Money in another unit than the one the form prints above it is worth a look.
fn check_unit(cx: &mut Reader<'_>, form: &Form, at: Cell, written: &Spanned<&Quantity>) {
    let Some(printed) = form.printed_unit(at) else { return };
    let money = Money::of(written.value, printed).filter(|money| money.unit() != printed);
    let Some(converted) = money.and_then(|money| money.amount_in(printed)) else { return };
    let text = &written.value.written;
    let message = format!("{}：写的是{text}，表头的单位是{printed}", form.place(at));
    let found = faults::AMOUNT_UNIT.found(written.span, message).at(at);
    let help = format!("换算为{printed}是 {converted}，核对后请写 {converted}");
    cx.push(found.help(help).edit(written.span, converted.to_string()));
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
    if measure != Measure::Amount || typed || form.printed_unit(at).is_some() {
        return quantity;
    }
    let unit = form.money_unit(at).name();
    let written = format!("{}{unit}", quantity.written);
    Quantity { written: written.into(), unit: Some(unit.to_owned()), ..quantity }
}
