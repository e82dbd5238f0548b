//! Finds `{{…}}` in a line: figures, filled from the tables, and references, filled once everything
//! is numbered. It must not read any other markup.

use super::Writer;
use report_core::diagnostic::Diagnostic;
use report_core::faults::{self, Fault};
use report_core::figure::{Expression, NotAFigure, Problem, Unavailable, paths};
use report_core::form::{Edition, Form};
use report_core::money::MoneyUnit;
use report_core::nearest::nearest;
use report_core::prose::{Figure, Inline};
use std::ops::Range;

/// How a figure is written, for hints.
const EXAMPLE: &str = "写法如 {{requests.received.total}}，可用 + 和 -；比例写作 {{a / b : 0.00%}}";

/// A longer path, in bytes, is no misspelling of one.
const PATH_LIMIT: usize = 100;

impl Writer<'_, '_, '_> {
    /// The figures and references of a line with their places, whole with the braces. A brace pair
    /// without its partner is reported.
    pub(super) fn figures(&mut self, line: &Range<usize>) -> Vec<(Range<usize>, Inline)> {
        let mut figures = Vec::new();
        let mut at = line.start;
        while let Some((place, opens)) = next_braces(self.slice(&(at..line.end)), at) {
            let close = opens.then(|| self.slice(&(place + 2..line.end)).find("}}")).flatten();
            let Some(close) = close else {
                self.stray(place, opens);
                at = place + 2;
                continue;
            };
            let inner = place + 2..place + 2 + close;
            at = inner.end + 2;
            let unit = MoneyUnit::beginning(self.slice(&(at..line.end)).trim_start());
            let inline = match self.reference(place..at, &inner) {
                Some(reference) => Inline::Reference(reference),
                None => Inline::Figure(self.figure(place..at, inner, unit)),
            };
            figures.push((place..at, inline));
        }
        figures
    }

    fn stray(&mut self, at: usize, opens: bool) {
        let (this, other) = if opens { ("{{", "}}") } else { ("}}", "{{") };
        let message = format!("这里的 {this} 没有配对的 {other}");
        let found = self.finding(faults::STRAY_BRACES, at..at + 2, message);
        let literal = if opens { "\\{\\{" } else { "\\}\\}" };
        self.cx.push(found.note(EXAMPLE).help(format!("要印出括号本身请写 {literal}")));
    }

    /// `unit` is the one printed behind the figure, if there is one.
    fn figure(
        &mut self,
        whole: Range<usize>,
        inner: Range<usize>,
        unit: Option<MoneyUnit>,
    ) -> Figure {
        let span = self.text.span(whole);
        let report = self.report;
        let last = report.previous_report().map(|last| last.edition.value);
        let last = last.or_else(|| Edition::for_year(report.year.value.saturating_sub(1)));
        let (form, last) = (report.form(), last.unwrap_or(report.edition.value).form());
        let expression = match Expression::parse(self.slice(&inner), form, last) {
            Ok(expression) => expression,
            Err(error) => {
                self.not_a_figure(&inner, &error, form, last);
                return Figure { expression: None, text: String::new(), span };
            }
        };
        let printed = unit.unwrap_or_default();
        let text = expression.evaluate(report, printed).unwrap_or_else(|why| {
            self.unavailable(inner.clone(), why);
            String::new()
        });
        if let Some(cell) = expression.first_amount(report) {
            self.check_unit(inner, report.form().money_unit(cell), unit, &text);
        }
        Figure { expression: Some(expression), text, span }
    }

    /// Money printed in another unit than the table's is worth a look.
    fn check_unit(
        &mut self,
        inner: Range<usize>,
        column: MoneyUnit,
        unit: Option<MoneyUnit>,
        text: &str,
    ) {
        let Some(unit) = unit.filter(|unit| *unit != column) else { return };
        let message = format!("表中金额以{column}计，这里后面写的是{unit}，已换算为 {text}{unit}");
        let found = self.finding(faults::AMOUNT_UNIT, inner, message);
        self.cx.push(found.help(format!("请核对；要与表一致请写{column}")));
    }

    fn not_a_figure(
        &mut self,
        inner: &Range<usize>,
        error: &NotAFigure,
        form: &'static Form,
        last: &'static Form,
    ) {
        let place = inner.start + error.range.start..inner.start + error.range.end;
        let typed = self.slice(&place);
        let Problem::UnknownPath { previous } = error.problem else {
            let place = if place.is_empty() { inner.clone() } else { place };
            let found = self.finding(faults::FIGURE_SYNTAX, place, syntax(error.problem));
            return self.cx.push(found.note(EXAMPLE));
        };
        let form = if previous { last } else { form };
        let found = self.unknown(place.clone(), typed, form);
        let path = typed.strip_prefix("previous.").unwrap_or(typed);
        let worth = self.cx.suggests() && path.len() < PATH_LIMIT;
        let known: Vec<String> = if worth { paths(form).collect() } else { Vec::new() };
        let meant = nearest(path, known.iter().map(String::as_str));
        let prefix = if previous { "previous." } else { "" };
        self.cx.push(match meant {
            Some(meant) => found.help(format!("是不是 {prefix}{meant}")),
            None => found.note("路径写作“表.行.列”，如 requests.granted.total"),
        });
    }

    fn unknown(&self, place: Range<usize>, typed: &str, form: &Form) -> Diagnostic {
        let message = format!("{} 版的表里没有 {typed}", form.edition);
        self.finding(faults::UNKNOWN_FIGURE_PATH, place, message)
    }

    /// Says why a number cannot be had; nothing where that is already said elsewhere.
    pub(super) fn unavailable(&mut self, inner: Range<usize>, why: Unavailable) {
        let (fault, message): (Fault, String) = match why {
            // The missing row or unreadable cell is already reported where it stands.
            Unavailable::NoCell { previous: false, .. } => return,
            Unavailable::NoCell { cell, previous: true } => {
                (faults::FIGURE_UNAVAILABLE, format!("上年报告里没有 {cell}"))
            }
            Unavailable::NoPrevious => {
                (faults::FIGURE_UNAVAILABLE, "取不到上年的数：没有可用的上年报告".to_owned())
            }
            Unavailable::NoMembers => (faults::FIGURE_UNAVAILABLE, "取不到汇总的单位数".to_owned()),
            Unavailable::DivisionByZero => {
                (faults::FIGURE_UNAVAILABLE, "除数是 0，算不出比例".to_owned())
            }
            Unavailable::TooLarge => (faults::FIGURE_UNAVAILABLE, "结果过大".to_owned()),
        };
        let found = self.finding(fault, inner, message);
        let help = match why {
            Unavailable::NoPrevious => "请用 previous = \"…\" 写明上年报告的文件，或直接写数",
            Unavailable::NoMembers => {
                "请在 [document] 下写 members = { departments = 0, towns = 0 }，或直接写数"
            }
            _ => "请核对取数的格，或直接写数",
        };
        self.cx.push(found.help(help));
    }
}

/// Where the next `{{` or `}}` stands that no backslash escapes, and whether it opens.
fn next_braces(text: &str, offset: usize) -> Option<(usize, bool)> {
    let bytes = text.as_bytes();
    let mut at = 0;
    while let Some(byte) = bytes.get(at) {
        match byte {
            b'\\' => at += 1,
            b'{' | b'}' if bytes.get(at + 1) == Some(byte) => {
                return Some((offset + at, *byte == b'{'));
            }
            _ => {}
        }
        at += 1;
    }
    None
}

const fn syntax(problem: Problem) -> &'static str {
    match problem {
        Problem::Empty => "{{ }} 里没有写取哪个数",
        Problem::PathExpected | Problem::UnknownPath { .. } => "加减号旁边缺少路径",
        Problem::FormatExpected => "比例要写明印成几位小数，如 : 0.00%",
        Problem::BadFormat => "格式只能写 0、0.0、0.00…，可带 %",
        Problem::FormatWithoutShare => "只有比例（带 / 的）才写格式",
        Problem::BracketsExpected => "比例的一边有加减时要加括号，如 (a - b) / b",
        Problem::UnpairedBracket => "括号没有配对，或用在了比例之外",
        Problem::SecondShare => "一处只能有一个 /",
    }
}
