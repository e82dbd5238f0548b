//! Finds a wrong number that its row's total took over: cell and total are off by the same, so the row
//! still adds up and two columns do not. It must not word anything.

use crate::context::Context;
use crate::equation::{Course, Equation, Side};
use crate::witness::Witnesses;
use report_core::{Cell, Decimal};
use std::collections::{BTreeMap, BTreeSet};

/// One row that would explain both columns.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Row {
    /// The cell and its row's total, each with the number it should have.
    pub(crate) changes: [(Cell, Decimal); 2],
    /// By how much both are too large; negative where they are too small.
    pub(crate) excess: Decimal,
    /// Who speaks for it, in words.
    pub(crate) witness: Option<String>,
}

/// Two columns that fail by the same, and the rows that would explain them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Spread {
    /// The two relations, by index.
    pub(crate) equations: [usize; 2],
    /// At least one row; only those some witness speaks for, where there are any.
    pub(crate) rows: Vec<Row>,
}

type Memberships = BTreeMap<Cell, Vec<(usize, Side)>>;

/// The spreads among failing relations; no relation is explained twice.
pub(crate) fn spreads(
    cx: &Context<'_>,
    equations: &[Equation],
    failing: &BTreeSet<usize>,
    witnesses: &Witnesses<'_>,
) -> Vec<Spread> {
    let mut members = Memberships::new();
    for (index, equation) in equations.iter().enumerate() {
        for (cell, side) in equation.statement.cells() {
            members.entry(cell).or_default().push((index, side));
        }
    }
    let mut found: Vec<Spread> = Vec::new();
    for (at, one) in failing.iter().enumerate() {
        for other in failing.iter().skip(at + 1) {
            let used = |index| found.iter().any(|spread| spread.equations.contains(&index));
            if used(*one) || used(*other) {
                continue;
            }
            let rows = rows(cx, equations, [*one, *other], &members, witnesses);
            if !rows.is_empty() {
                found.push(Spread { equations: [*one, *other], rows });
            }
        }
    }
    found
}

/// The rows that explain just these two relations.
fn rows(
    cx: &Context<'_>,
    equations: &[Equation],
    pair: [usize; 2],
    members: &Memberships,
    witnesses: &Witnesses<'_>,
) -> Vec<Row> {
    let [Some(one), Some(other)] = pair.map(|index| equations.get(index)) else {
        return Vec::new();
    };
    let in_columns = !matches!(one.statement.course, Course::Row(_));
    if one.rule != other.rule || !in_columns || one.residual != other.residual {
        return Vec::new();
    }
    let mut rows = Vec::new();
    for (cell, side) in one.statement.cells() {
        let beside = |(total, own): &(Cell, Side)| {
            total.row == cell.row && total.column != cell.column && *own == side
        };
        let Some((total, _)) = other.statement.cells().find(beside) else { continue };
        let excess = side.sign(one.residual);
        let right = |cell: Cell| {
            let right = cx.number(cell)?.checked_sub(excess)?;
            (right >= Decimal::ZERO && !cx.is_blank(cell)).then_some((cell, right))
        };
        let (Some(part), Some(whole)) = (right(cell), right(total)) else { continue };
        let changes = [part, whole];
        if explains(equations, pair, members, &changes, excess)
            && witnesses.against(&changes).is_none()
        {
            let mut stated = changes.iter().filter_map(|change| witnesses.states(*change));
            let witness = stated.next().map(|witness| witness.source.clone());
            rows.push(Row { changes, excess, witness });
        }
    }
    if rows.iter().any(|row| row.witness.is_some()) {
        rows.retain(|row| row.witness.is_some());
    }
    rows
}

/// Whether every relation of both cells holds once both are changed, and one of them does already.
fn explains(
    equations: &[Equation],
    pair: [usize; 2],
    members: &Memberships,
    changes: &[(Cell, Decimal); 2],
    excess: Decimal,
) -> bool {
    let mut shifts: BTreeMap<usize, Decimal> = BTreeMap::new();
    for (index, side) in changes.iter().filter_map(|(cell, _)| members.get(cell)).flatten() {
        let shift = shifts.entry(*index).or_default();
        match shift.checked_add(side.sign(excess)) {
            Some(sum) => *shift = sum,
            None => return false,
        }
    }
    let residual = |index: usize| equations.get(index).map(|equation| equation.residual);
    let exact = shifts.iter().all(|(index, shift)| residual(*index) == Some(*shift));
    let shared = shifts.values().any(Decimal::is_zero);
    exact && shared && pair.iter().all(|index| shifts.contains_key(index))
}

#[cfg(test)]
mod tests {
    use crate::check;
    use crate::testing::{add, consistent, requests};
    use report_core::report::Previous;
    use report_core::vocab::{ColumnKey, RowKey};
    use report_core::{Edition, Report, Spanned};

    /// A consistent report of small numbers, with one row a case too many in two columns.
    fn wrong(row: RowKey) -> Report {
        let mut report = consistent(Edition::Format2021, |cell| 3 + cell.column as u32);
        for column in [ColumnKey::NaturalPerson, ColumnKey::Total] {
            add(&mut report, requests(row, column), 1);
        }
        report
    }

    fn causes(report: &Report) -> String {
        let found = check(report).diagnostics;
        let causes = found.iter().filter_map(|found| found.evidence.cause.clone());
        causes.collect::<Vec<_>>().join("\n")
    }

    #[test]
    fn rows_that_explain_as_much_are_all_listed() {
        insta::assert_snapshot!(causes(&wrong(RowKey::PendingAtStart)), @"可能是其中一行有误：“表三 一、本年新收政府信息公开申请数量”的自然人和总计都多了1；或“表三 二、上年结转政府信息公开申请数量”的自然人和总计都多了1；或“表三 四、结转下年度继续办理”的自然人和总计都少了1");
    }

    #[test]
    fn last_year_s_report_tells_which_row_it_is() {
        for row in [RowKey::PendingAtStart, RowKey::Received] {
            let mut report = wrong(row);
            let mut last = consistent(Edition::Format2021, |cell| 3 + cell.column as u32);
            let right = consistent(Edition::Format2021, |cell| 3 + cell.column as u32);
            for column in
                last.form().table(report_core::vocab::TableKey::Requests).blocks[0].column_keys()
            {
                let carried = right.cells[&requests(RowKey::PendingAtStart, *column)].clone();
                last.cells.insert(requests(RowKey::PendingAtEnd, *column), carried);
            }
            report.previous =
                Some(Previous { path: Spanned::default(), report: Some(Box::new(last)) });
            let causes = causes(&report);
            let names = |row: RowKey| causes.contains(&report.form().row_place(row_table(), row));
            assert_eq!(names(RowKey::PendingAtStart), row == RowKey::PendingAtStart, "{causes}");
            assert_eq!(names(RowKey::Received), row == RowKey::Received, "{causes}");
        }
    }

    const fn row_table() -> report_core::vocab::TableKey {
        report_core::vocab::TableKey::Requests
    }
}
