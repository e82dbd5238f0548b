//! A table of which nothing was filled in yet: one finding instead of one for each column. It must not judge
//! any other.

use crate::context::Context;
use crate::equation::{Course, Equation};
use report_core::{Cell, Diagnostic};

/// 表三 with nothing in it but what last year carried on, as a new report has: one finding for all of it.
pub(crate) fn finding<'a>(
    cx: &Context<'_>,
    equations: &'a [Equation],
) -> Option<(Diagnostic, &'a Equation)> {
    let mut failing = equations.iter().filter(|equation| !equation.holds());
    let first = failing.next()?;
    let at = first.statement.at()?;
    let is_balance = |equation: &Equation| {
        matches!(equation.statement.course, Course::Balance(_))
            && equation.statement.at().is_some_and(|own| own.table == at.table)
    };
    let is_carried = |cell: &Cell| !cx.form.carried_from(*cell).is_empty();
    let mut others = cx.form.table(at.table).cells().filter(|cell| !is_carried(cell));
    let is_unfilled = is_balance(first)
        && failing.all(is_balance)
        && others.all(|cell| cx.number(cell).is_some_and(|number| number.is_zero()));
    if !is_unfilled {
        return None;
    }
    let name = cx.form.table(at.table).name;
    let mut found = first.rule.finding(format!("{name}还没有填：除上年结转外都是0")).at(at);
    if let Some(written) = cx.cell(at) {
        found = found.primary(written.span, "");
    }
    found.citation = Some(first.statement.citation.to_string());
    let help = "请填本年新收、各项办理结果和结转下年度；上年结转的申请本年都有结果或结转";
    Some((found.help(help), first))
}
