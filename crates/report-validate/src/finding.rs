//! Words a failed relation: place, relation, both values, difference, blank parts, basis, probable
//! cause. One root cause gives one finding; the relations it breaks beside its own are named in it.

use crate::blame::{self, Blame, Culprit};
use crate::cause;
use crate::context::Context;
use crate::equation::{Course, Equation};
use crate::slip::{self, Slip};
use crate::spread::{self, Spread};
use crate::unfilled;
use crate::witness::{Witness, Witnesses};
use report_core::diagnostic::{Diagnostic, Evidence, Part};
use report_core::{Cell, Decimal, Diagnostics, Place};
use std::collections::BTreeSet;

/// So many cells of a relation that are 0 are marked; of more, none.
const ZEROS: usize = 5;

/// The most explanations listed where several are as good.
const LISTED: usize = 6;

/// What the failed relations amount to.
pub(crate) fn findings(cx: &Context<'_>, equations: &[Equation]) -> Diagnostics {
    if equations.iter().all(Equation::holds) {
        return Diagnostics::new();
    }
    if let Some((found, equation)) = unfilled::finding(cx, equations) {
        return [found.note(relation(cx, equation))].into_iter().collect();
    }
    let witnesses = Witnesses::new(cx);
    let blame = blame::explain(cx, equations, &witnesses);
    let culprits = &blame.culprits;
    let mut explained: BTreeSet<usize> =
        culprits.iter().flat_map(|culprit| culprit.equations.iter().copied()).collect();
    let mut found = blamed(cx, equations, culprits, &witnesses);
    let slips = slip::slips(cx, equations, &failing(equations, &explained), &witnesses);
    found.extend(slips.iter().filter_map(|slip| slipped(cx, equations, slip)));
    explained.extend(slips.iter().flat_map(|slip| &slip.equations));
    let spreads = spread::spreads(cx, equations, &failing(equations, &explained), &witnesses);
    found.extend(spreads.iter().filter_map(|spread| spread_over(cx, equations, spread)));
    explained.extend(spreads.iter().flat_map(|spread| &spread.equations));
    let rest = failing(equations, &explained);
    let all: Vec<(usize, &Equation)> =
        rest.iter().filter_map(|index| Some((*index, equations.get(*index)?))).collect();
    for (at, equation) in &all {
        let others = all.iter().filter(|(other, own)| other != at && own.rule == equation.rule);
        let others: Vec<_> = others.map(|(_, other)| *other).collect();
        let told = unexplained(cx, equation, &others, &witnesses);
        found.push(with_doubts(cx, told, *at, &blame));
    }
    found
}

/// Adds why no cause is named: a witness speaks against the only one, or there are several.
fn with_doubts(cx: &Context<'_>, mut found: Diagnostic, index: usize, blame: &Blame) -> Diagnostic {
    for (culprit, source) in &blame.doubted {
        if culprit.equations.contains(&index) {
            let place = cx.place(culprit.cell);
            found.notes.push(format!(
                "只看表内，“{place}”像是有误，但{source}与填的{}相符，不能断定；请以台账为准",
                culprit.reported
            ));
        }
    }
    let of_this = |sets: &&Vec<Vec<Culprit>>| {
        let mut all = sets.iter().flatten().flat_map(|culprit| &culprit.equations);
        all.any(|own| *own == index)
    };
    for sets in blame.ties.iter().filter(of_this) {
        let names = |set: &Vec<Culprit>| {
            set.iter().map(|it| format!("“{}”", cx.place(it.cell))).collect::<Vec<_>>().join("和")
        };
        let more =
            if sets.len() > LISTED { format!("等 {} 种", sets.len()) } else { String::new() };
        let sets: Vec<_> = sets.iter().take(LISTED).map(names).collect();
        let sets = sets.join("；或");
        found.notes.push(format!("下列任一种情形都能解释：{sets}{more}；请以台账为准"));
    }
    found
}

/// A number and its row's total off by the same, as one finding at the first column.
fn spread_over(cx: &Context<'_>, equations: &[Equation], spread: &Spread) -> Option<Diagnostic> {
    let [one, other] = spread.equations.map(|index| equations.get(index));
    let mut found = describe(cx, one?);
    let other = other?;
    let cause = cause::of_spread(cx, spread);
    found.notes.push(format!("可能的原因：{cause}"));
    found.evidence.cause = Some(cause);
    found.notes.push(format!(
        "同一处还使这里不符：{}，{}",
        relation(cx, other),
        message(cx, other)
    ));
    Some(found.help("请核对以上各行的原始数据，以台账为准"))
}

/// The relations that fail and that nothing explains.
fn failing(equations: &[Equation], explained: &BTreeSet<usize>) -> BTreeSet<usize> {
    let fails =
        |(index, equation): &(usize, &Equation)| !equation.holds() && !explained.contains(index);
    equations.iter().enumerate().filter(fails).map(|(index, _)| index).collect()
}

/// One finding for each culprit, at the relation that holds it most directly.
fn blamed(
    cx: &Context<'_>,
    equations: &[Equation],
    culprits: &[Culprit],
    witnesses: &Witnesses<'_>,
) -> Diagnostics {
    let mut used = BTreeSet::new();
    let mut found = Diagnostics::new();
    for culprit in culprits {
        let Some(home) = home(equations, culprit, &used) else { continue };
        used.insert(home);
        let Some(equation) = equations.get(home) else { continue };
        let others = culprit.equations.iter().filter(|index| **index != home);
        let others: Vec<_> = others.filter_map(|index| equations.get(*index)).collect();
        let alone = !culprits.iter().any(|other| other != culprit && other.shares(culprit));
        let told = describe(cx, equation);
        let witness = witnesses.states((culprit.cell, culprit.right));
        found.push(with_culprit(cx, told, culprit, &others, (alone, witness)));
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

/// A slip as one finding, at the first relation it breaks.
fn slipped(cx: &Context<'_>, equations: &[Equation], slip: &Slip) -> Option<Diagnostic> {
    let mut broken = slip.equations.iter().filter_map(|index| equations.get(*index));
    let mut found = describe(cx, broken.next()?);
    let others: Vec<&Equation> = broken.collect();
    let cause = cause::of_slip(cx, slip, &others);
    found.notes.push(format!("可能的原因：{cause}"));
    found.evidence.cause = Some(cause);
    let elsewhere: Vec<_> = others
        .iter()
        .map(|other| format!("{}，{}", relation(cx, other), message(cx, other)))
        .collect();
    found.notes.push(format!("同一处还使这里不符：{}", elsewhere.join("；")));
    let Some((more, less)) = slip.cells else { return Some(found) };
    for cell in [more, less] {
        if let Some(written) = cx.cell(cell) {
            found = found.secondary(written.span, cx.place(cell));
        }
    }
    let help = format!("请核对“{}”和“{}”，以台账为准", cx.place(more), cx.place(less));
    Some(found.help(help))
}

fn unexplained(
    cx: &Context<'_>,
    equation: &Equation,
    others: &[&Equation],
    witnesses: &Witnesses<'_>,
) -> Diagnostic {
    let mut found = describe(cx, equation);
    if let Some(cause) = cause::of_equation(cx, equation, others, witnesses) {
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
    (alone, witness): (bool, Option<&Witness>),
) -> Diagnostic {
    let place = cx.place(culprit.cell);
    let Culprit { reported, right, .. } = culprit;
    let count = others.len() + 1;
    let written =
        if cx.is_blank(culprit.cell) { "没有填".into() } else { format!("填的是{reported}") };
    // A number nobody has stated is not named: the relations would hold with many others.
    let excess = reported.checked_sub(*right).unwrap_or_default();
    let (more, amount) = (if excess.is_sign_negative() { "少" } else { "多" }, excess.abs());
    let mut cause = match witness {
        Some(witness) => format!(
            "“{place}”可能有误：{written}，{}与此不符，填{right}则它所在的{count}处都相符",
            witness.source
        ),
        None => {
            format!("“{place}”可能有误：{written}，像是{more}了{amount}，它所在的{count}处都不符")
        }
    };
    if !alone {
        cause.push_str("（其中还有另一格有误）");
    }
    if let Some(told) = cause::of_culprit(cx, culprit) {
        cause = format!("{cause}；{told}");
    }
    // The place is named once in full, by the relation above.
    let (full, short) = (format!("“{place}”"), short_name(cx, culprit.cell, &found));
    found.notes.push(format!("可能的原因：{}", cause.replace(&full, &short)));
    let elsewhere: Vec<_> =
        others.iter().filter_map(|other| elsewhere(cx, other, culprit.cell)).collect();
    found.notes.push(format!("同一处还使这里不符：{}", elsewhere.join("、")));
    found.evidence.cause = Some(cause);
    let Some(written) = witness.and_then(|_| cx.cell(culprit.cell)) else {
        return found.help(format!("请核对{short}，以台账为准"));
    };
    let help = format!("请核对{short}，看是否应为{right}，以台账为准");
    found.help(help).edit(written.span, right.to_string())
}

/// What a cell is called where the finding's own place has been named in full.
fn short_name(cx: &Context<'_>, cell: Cell, found: &Diagnostic) -> String {
    match &found.at {
        Some(Place::Cell(at)) if *at == cell => "该格".to_owned(),
        Some(Place::Cell(at)) if (at.table, at.row) == (cell.table, cell.row) => {
            format!("该行“{}”", cx.column_label(cell))
        }
        _ => format!("“{}”", cx.place(cell)),
    }
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
    let zeros = parts(equation).filter(|cell| is_zero(cx, *cell)).count();
    let hides = |cell: &Cell| zeros > ZEROS && is_zero(cx, *cell);
    let (nothing, parts): (Vec<Cell>, Vec<Cell>) = parts(equation).partition(hides);
    let found = parts.into_iter().fold(found, |found, cell| match cx.cell(cell) {
        Some(part) => found.secondary(part.span, value_label(cx, equation, cell)),
        None => found,
    });
    if nothing.is_empty() { found } else { found.note("没有标出的各项都是0") }
}

/// Whether a cell was filled in with nothing: a row of such cells tells a reader nothing.
fn is_zero(cx: &Context<'_>, cell: Cell) -> bool {
    cx.number(cell).is_some_and(|number| number.is_zero()) && !cx.is_blank(cell)
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
        value: cx.cell(cell).map(|cell| cell.value.written.to_string()).unwrap_or_default(),
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

#[cfg(test)]
mod tests {
    use crate::check;
    use crate::testing::{add, cases, requests, sample};
    use report_core::vocab::{ColumnKey, RowKey};
    use report_core::{Cell, Edition, Report};

    /// The causes of what is found after adding to cells of the sample.
    fn check_causes(added: &[(Cell, i64)], expected: &[&str]) {
        for edition in Edition::ALL {
            let mut report: Report = sample(*edition);
            for (cell, by) in added {
                add(&mut report, *cell, *by);
            }
            let found = check(&report).diagnostics;
            let causes: Vec<_> =
                found.iter().filter_map(|found| found.evidence.cause.as_deref()).collect();
            assert_eq!(causes, expected, "{edition}");
        }
    }

    #[test]
    fn only_unexplained_relations_of_the_same_rule_cancel() {
        let litigation = |column| cases(RowKey::DirectLitigation, column);
        let groups = [
            (cases(RowKey::Reconsideration, ColumnKey::Total), 5),
            (litigation(ColumnKey::Total), -5),
        ];
        let both = [
            "与“表四 行政诉讼 未经复议直接起诉 · 总计”的差额正好相反，可能串行",
            "与“表四 行政复议 · 总计”的差额正好相反，可能串行",
        ];
        check_causes(&groups, &both);
        // A culprit elsewhere, off by as much, has nothing to do with them.
        let culprit = (requests(RowKey::Granted, ColumnKey::Business), 5);
        check_causes(
            &[groups[0], groups[1], culprit],
            &[
                "“表三 三（一）予以公开 · 商业企业”可能有误：填的是24，像是多了5，它所在的2处都不符",
                both[0],
                both[1],
            ],
        );
    }
}
