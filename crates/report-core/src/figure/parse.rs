//! Reads a figure's expression: terms with + and -, a share with / and a format. Nothing is looked
//! up in a report.

use super::path::resolve;
use super::{Covered, Expression, Term};
use crate::form::Form;
use std::ops::Range;

/// What is wrong with an expression.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Problem {
    /// There is nothing between the braces.
    Empty,
    /// A path is missing where one must stand: before or after a sign.
    PathExpected,
    /// The path names no cell and no group of the form; the flag says it is last year's form.
    UnknownPath {
        /// Whether the path began with `previous.`.
        previous: bool,
    },
    /// A share without its format: `: 0.00%`.
    FormatExpected,
    /// The format is not `0`, `0.0` … with or without `%`.
    BadFormat,
    /// A format without a share.
    FormatWithoutShare,
    /// A side of a share has several terms and no brackets around them.
    BracketsExpected,
    /// A bracket without its partner.
    UnpairedBracket,
    /// More than one `/`.
    SecondShare,
}

/// Why a text is no expression, and which of its bytes say so.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NotAFigure {
    /// What is wrong.
    pub problem: Problem,
    /// The bytes at fault, in the text that was read.
    pub range: Range<usize>,
}

/// The most decimals a share may be printed with.
const DECIMAL_LIMIT: usize = 6;

impl Expression {
    /// Reads what stands between `{{` and `}}`. Paths are looked up in `form`, those after
    /// `previous.` in `previous`.
    ///
    /// # Errors
    /// The first [`NotAFigure`] from the left.
    ///
    /// ```
    /// use report_core::Edition;
    /// use report_core::figure::Expression;
    ///
    /// let form = Edition::Format2021.form();
    /// let share = "requests.granted.total / requests.processed.total : 0.0%";
    /// assert!(Expression::parse(share, form, form).is_ok());
    /// assert!(Expression::parse("members.towns", form, form).is_ok());
    /// assert!(Expression::parse("requests.grnted.total", form, form).is_err());
    /// ```
    pub fn parse(text: &str, form: &Form, previous: &Form) -> Result<Self, NotAFigure> {
        let cx = Parser { text, form, previous };
        let whole = cx.trim(0..text.len());
        if whole.is_empty() {
            return Err(fault(Problem::Empty, 0..text.len()));
        }
        let named = |covered: &&Covered| covered.path() == cx.slice(&whole);
        if let Some(covered) = Covered::ALL.iter().find(named) {
            return Ok(Self::Covered(*covered));
        }
        let (value, format) = match cx.find(&whole, ':') {
            Some(at) => (whole.start..at, Some(at + 1..whole.end)),
            None => (whole, None),
        };
        match (cx.find(&value, '/'), format) {
            (Some(at), Some(format)) => cx.share(&value, at, format),
            (Some(_), None) => Err(fault(Problem::FormatExpected, value)),
            (None, Some(format)) => Err(fault(Problem::FormatWithoutShare, format)),
            (None, None) => Ok(Self::Sum(cx.sum(value)?)),
        }
    }
}

const fn fault(problem: Problem, range: Range<usize>) -> NotAFigure {
    NotAFigure { problem, range }
}

struct Parser<'a> {
    text: &'a str,
    form: &'a Form,
    previous: &'a Form,
}

impl Parser<'_> {
    fn slice(&self, range: &Range<usize>) -> &str {
        self.text.get(range.clone()).unwrap_or_default()
    }

    fn find(&self, range: &Range<usize>, ch: char) -> Option<usize> {
        self.slice(range).find(ch).map(|at| range.start + at)
    }

    fn trim(&self, range: Range<usize>) -> Range<usize> {
        let text = self.slice(&range);
        let start = range.end - text.trim_start().len();
        start..(range.start + text.trim_end().len()).max(start)
    }

    fn share(
        &self,
        value: &Range<usize>,
        at: usize,
        format: Range<usize>,
    ) -> Result<Expression, NotAFigure> {
        let whole = at + 1..value.end;
        if let Some(second) = self.find(&whole, '/') {
            return Err(fault(Problem::SecondShare, second..second + 1));
        }
        let (part, whole) = (self.side(value.start..at)?, self.side(whole)?);
        let (decimals, percent) = self.format(self.trim(format))?;
        Ok(Expression::Share { part, whole, decimals, percent })
    }

    /// One side of a share: a single term, or a sum in brackets.
    fn side(&self, range: Range<usize>) -> Result<Vec<Term>, NotAFigure> {
        let range = self.trim(range);
        let text = self.slice(&range);
        match (text.starts_with('('), text.ends_with(')')) {
            (true, true) if text.len() > 1 => self.sum(range.start + 1..range.end - 1),
            (false, false) => {
                let terms = self.sum(range.clone())?;
                let single = matches!(terms.as_slice(), [term] if !term.negative);
                if single { Ok(terms) } else { Err(fault(Problem::BracketsExpected, range)) }
            }
            _ => Err(fault(Problem::UnpairedBracket, range)),
        }
    }

    fn sum(&self, range: Range<usize>) -> Result<Vec<Term>, NotAFigure> {
        let mut terms = Vec::new();
        let mut start = range.start;
        let mut negative = false;
        let signs = self.slice(&range).match_indices(['+', '-']);
        for (at, sign) in signs.map(|(at, sign)| (range.start + at, sign)) {
            let leading = terms.is_empty() && self.trim(start..at).is_empty();
            if !leading {
                terms.push(self.term(start..at, negative)?);
            }
            (start, negative) = (at + 1, sign == "-");
        }
        terms.push(self.term(start..range.end, negative)?);
        Ok(terms)
    }

    fn term(&self, range: Range<usize>, negative: bool) -> Result<Term, NotAFigure> {
        let range = self.trim(range);
        let path = self.slice(&range);
        if path.is_empty() {
            return Err(fault(Problem::PathExpected, range));
        }
        if path.contains(['(', ')']) {
            return Err(fault(Problem::UnpairedBracket, range));
        }
        let last_year = path.strip_prefix("previous.");
        let form = if last_year.is_some() { self.previous } else { self.form };
        let previous = last_year.is_some();
        let operand = resolve(last_year.unwrap_or(path), form)
            .ok_or_else(|| fault(Problem::UnknownPath { previous }, range))?;
        Ok(Term { negative, previous, operand })
    }

    /// `0.00%`: how many decimals, and whether a percentage.
    fn format(&self, range: Range<usize>) -> Result<(u8, bool), NotAFigure> {
        let text = self.slice(&range);
        let digits = text.strip_suffix('%').unwrap_or(text).trim_end();
        let decimals = match digits.split_once('.') {
            Some(("0", zeros)) if !zeros.is_empty() && zeros.bytes().all(|byte| byte == b'0') => {
                zeros.len()
            }
            None if digits == "0" => 0,
            _ => return Err(fault(Problem::BadFormat, range)),
        };
        match u8::try_from(decimals) {
            Ok(count) if decimals <= DECIMAL_LIMIT => Ok((count, text.ends_with('%'))),
            _ => Err(fault(Problem::BadFormat, range)),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::form::Edition;
    use proptest::prelude::*;

    fn parse(text: &str) -> Result<Expression, NotAFigure> {
        let form = Edition::Trial2019.form();
        Expression::parse(text, form, form)
    }

    fn refused(text: &str, problem: Problem, at: &str) {
        let found = parse(text).unwrap_err();
        assert_eq!((found.problem, &text[found.range]), (problem, at), "{text}");
    }

    const RECEIVED: &str = "requests.received.total";
    const PENDING: &str = "requests.pending_at_start.total";

    #[test]
    fn sums_keep_their_signs() {
        let Ok(Expression::Sum(terms)) =
            parse(&format!(" {RECEIVED}+{PENDING} - previous.{RECEIVED} "))
        else {
            panic!("a sum")
        };
        let signs: Vec<_> = terms.iter().map(|term| (term.negative, term.previous)).collect();
        assert_eq!(signs, [(false, false), (false, false), (true, true)]);
        let Ok(Expression::Sum(terms)) = parse(&format!("-{RECEIVED}")) else { panic!("a sum") };
        assert!(terms[0].negative);
    }

    #[test]
    fn shares_have_a_format_and_brackets_around_sums() {
        let share = parse(&format!("({RECEIVED} - {PENDING}) / {RECEIVED} : 0.00%"));
        let Ok(Expression::Share { part, whole, decimals, percent }) = share else {
            panic!("a share")
        };
        assert_eq!((part.len(), whole.len(), decimals, percent), (2, 1, 2, true));
        let plain = parse(&format!("{RECEIVED}/{PENDING}:0")).unwrap();
        assert!(matches!(plain, Expression::Share { decimals: 0, percent: false, .. }));
    }

    #[test]
    fn each_fault_is_named_with_its_place() {
        refused(" ", Problem::Empty, " ");
        refused(&format!("{RECEIVED} +"), Problem::PathExpected, "");
        refused(&format!("{RECEIVED} + x.y"), Problem::UnknownPath { previous: false }, "x.y");
        let previous = "previous.requests.x.total";
        refused(previous, Problem::UnknownPath { previous: true }, previous);
        let share = format!("{RECEIVED} / {PENDING}");
        refused(&share, Problem::FormatExpected, &share);
        refused(&format!("{share} : 00%"), Problem::BadFormat, "00%");
        refused(&format!("{share} : 0.0000000"), Problem::BadFormat, "0.0000000");
        refused(&format!("{RECEIVED} : 0%"), Problem::FormatWithoutShare, " 0%");
        let sum = format!("{RECEIVED} + {PENDING}");
        refused(&format!("{sum} / {PENDING} : 0%"), Problem::BracketsExpected, &sum);
        refused(
            &format!("({RECEIVED} / {PENDING} : 0%"),
            Problem::UnpairedBracket,
            &format!("({RECEIVED}"),
        );
        refused(&format!("({RECEIVED})"), Problem::UnpairedBracket, &format!("({RECEIVED})"));
        refused(&format!("{share} / {PENDING} : 0%"), Problem::SecondShare, "/");
    }

    proptest! {
        #[test]
        fn any_text_is_read_or_refused_at_a_place_in_it(text in "[a-z.+/():0%　 -]{0,40}|\\PC{0,20}") {
            if let Err(found) = parse(&text) {
                prop_assert!(text.get(found.range).is_some());
            }
        }
    }
}
