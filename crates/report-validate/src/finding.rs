//! Words a failed relation: place, relation, both values, difference, blank parts, basis, probable
//! cause. One root cause gives one finding; the relations it breaks beside its own are named in it.

use crate::blame::{self, Culprit};
use crate::cause;
use crate::context::Context;
use crate::equation::{Course, Equation};
use report_core::diagnostic::{Diagnostic, Evidence, Part};
use report_core::{Cell, Decimal, Diagnostics};
use std::collections::BTreeSet;

/// What the failed relations amount to.
pub(crate) fn findings(cx: &Context<'_>, equations: &[Equation]) -> Diagnostics {
    if equations.iter().all(Equation::holds) {
        return Diagnostics::new();
    }
    let culprits = blame::explain(cx, equations);
    let explained: BTreeSet<usize> =
        culprits.iter().flat_map(|culprit| culprit.equations.iter().copied()).collect();
    let mut found = blamed(cx, equations, &culprits);
    for (index, equation) in equations.iter().enumerate() {
        if !equation.holds() && !explained.contains(&index) {
            let rest = |at: &usize| *at != index && !explained.contains(at);
            let others: Vec<_> = (0..equations.len())
                .filter(rest)
                .filter_map(|at| equations.get(at))
                .filter(|other| other.rule == equation.rule && !other.holds())
                .collect();
            found.push(unexplained(cx, equation, &others));
        }
    }
    found
}

/// One finding for each culprit, at the relation that holds it most directly.
fn blamed(cx: &Context<'_>, equations: &[Equation], culprits: &[Culprit]) -> Diagnostics {
    let mut used = BTreeSet::new();
    let mut found = Diagnostics::new();
    for culprit in culprits {
        let Some(home) = home(equations, culprit, &used) else { continue };
        used.insert(home);
        let Some(equation) = equations.get(home) else { continue };
        let others = culprit.equations.iter().filter(|index| **index != home);
        let others: Vec<_> = others.filter_map(|index| equations.get(*index)).collect();
        let alone = !culprits.iter().any(|other| other != culprit && other.shares(culprit));
        found.push(with_culprit(cx, describe(cx, equation), culprit, &others, alone));
    }
    found
}

/// The relation to report a culprit at: one whose total it is, else the first, and none twice while
/// there is another.
fn home(equations: &[Equation], culprit: &Culprit, used: &BTreeSet<usize>) -> Option<usize> {
    let is_total = |index: &&usize| {
        equations.get(**index).is_some_and(|equation| equation.total() == Some(culprit.cell))
    };
    let fresh: Vec<usize> =
        culprit.equations.iter().copied().filter(|index| !used.contains(index)).collect();
    fresh.iter().find(is_total).or(fresh.first()).or(culprit.equations.first()).copied()
}

fn unexplained(cx: &Context<'_>, equation: &Equation, others: &[&Equation]) -> Diagnostic {
    let mut found = describe(cx, equation);
    if let Some(cause) = cause::of_equation(cx, equation, others) {
        found.notes.push(format!("可能的原因：{cause}"));
        found.evidence.cause = Some(cause);
    }
    found
}

fn with_culprit(
    cx: &Context<'_>,
    mut found: Diagnostic,
    culprit: &Culprit,
    others: &[&Equation],
    alone: bool,
) -> Diagnostic {
    let place = cx.place(culprit.cell);
    let Culprit { reported, right, .. } = culprit;
    let count = others.len() + 1;
    let written =
        if cx.is_blank(culprit.cell) { "没有填".into() } else { format!("填的是{reported}") };
    let with = if alone { "，" } else { "并改正另一处有误的格，" };
    let mut cause =
        format!("多半是“{place}”有误：{written}，填{right}{with}则它所在的{count}处都相符");
    if let Some(told) = cause::of_culprit(cx, culprit) {
        cause = format!("{cause}；{told}");
    }
    found.notes.push(format!("可能的原因：{cause}"));
    let elsewhere: Vec<_> =
        others.iter().filter_map(|other| elsewhere(cx, other, culprit.cell)).collect();
    found.notes.push(format!("同一处还使这里不符：{}", elsewhere.join("、")));
    found.evidence.cause = Some(cause);
    found.help(format!("请核对“{place}”，看是否应为{right}"))
}

/// What a relation a culprit also breaks is called: its place, unless that is the culprit's own cell.
fn elsewhere(cx: &Context<'_>, other: &Equation, culprit: Cell) -> Option<String> {
    let at = other.statement.at()?;
    if at != culprit {
        return Some(cx.place(at));
    }
    Some(match other.statement.course {
        Course::Row(parts) | Course::Column(parts) => format!("该格应等于{parts}之和"),
        Course::Balance(words) => format!("该格所在的列（{words}）"),
    })
}

/// A failed relation without its cause.
fn describe(cx: &Context<'_>, equation: &Equation) -> Diagnostic {
    let mut found = equation.rule.finding(message(cx, equation));
    found.citation = Some(equation.statement.citation.to_string());
    found.evidence = evidence(cx, equation);
    if let Some(at) = equation.statement.at() {
        found = mark(cx, found.at(at), equation, at);
    }
    found.notes.push(relation(cx, equation));
    let blank: Vec<_> = parts(equation).filter(|cell| cx.is_blank(*cell)).collect();
    if !blank.is_empty() {
        let names: Vec<_> = blank.iter().map(|cell| equation.name(cx, *cell)).collect();
        found.notes.push(format!("没有填、按0计：{}", names.join("、")));
    }
    found
}

fn message(cx: &Context<'_>, equation: &Equation) -> String {
    let Equation { left, right, residual, statement, .. } = equation;
    let amount = residual.abs();
    if let (Some(total), Course::Row(parts) | Course::Column(parts)) =
        (equation.total(), statement.course)
    {
        let more = if residual.is_sign_negative() { "少" } else { "多" };
        let name = equation.name(cx, total);
        return format!("{name}填的是{left}，{parts}相加是{right}，{more}了{amount}");
    }
    let side = |cells: &[Cell]| {
        let names: Vec<_> = cells.iter().map(|cell| equation.name(cx, *cell)).collect();
        names.join("加")
    };
    let (one, other) = (side(&statement.left), side(&statement.right));
    format!("{one}是{left}，{other}是{right}，相差{amount}")
}

/// The relation in words, at its printed place.
fn relation(cx: &Context<'_>, equation: &Equation) -> String {
    let Some(at) = equation.statement.at() else { return String::new() };
    match equation.statement.course {
        Course::Row(parts) | Course::Column(parts) => {
            format!("“{}”应等于{parts}之和", cx.place(at))
        }
        Course::Balance(words) => {
            let table = cx.form.table(at.table).name;
            format!("{table}“{}”一列：{words}", cx.column_label(at))
        }
    }
}

/// Marks the place in the file and every part of the relation.
fn mark(cx: &Context<'_>, found: Diagnostic, equation: &Equation, at: Cell) -> Diagnostic {
    let Some(written) = cx.cell(at) else { return found };
    let label = match equation.total() {
        Some(_) => format!("填的是{}，相加是{}", equation.left, equation.right),
        None => value_label(cx, equation, at),
    };
    let found = found.primary(written.span, label);
    parts(equation).fold(found, |found, cell| match cx.cell(cell) {
        Some(part) => found.secondary(part.span, value_label(cx, equation, cell)),
        None => found,
    })
}

fn value_label(cx: &Context<'_>, equation: &Equation, cell: Cell) -> String {
    let name = equation.name(cx, cell);
    match (cx.number(cell), cx.is_blank(cell)) {
        (Some(number), false) => format!("{name} {number}"),
        (Some(number), true) => format!("{name} 没有填，按{number}计"),
        (None, _) => name,
    }
}

fn evidence(cx: &Context<'_>, equation: &Equation) -> Evidence {
    let part = |cell: Cell| Part {
        at: cell.into(),
        value: cx.cell(cell).map(|cell| cell.value.written.clone()).unwrap_or_default(),
        span: cx.cell(cell).map(|cell| cell.span),
    };
    let cells: Vec<Cell> = match equation.total() {
        Some(_) => equation.statement.right.clone(),
        None => equation.statement.cells().map(|(cell, _)| cell).collect(),
    };
    let text = |number: Decimal| Some(number.to_string());
    Evidence {
        reported: text(equation.left),
        computed: text(equation.right),
        difference: text(equation.residual),
        parts: cells.into_iter().map(part).collect(),
        cause: None,
    }
}

/// Every cell of the relation but the one it is reported at.
fn parts(equation: &Equation) -> impl Iterator<Item = Cell> {
    equation.statement.cells().map(|(cell, _)| cell).skip(1)
}
