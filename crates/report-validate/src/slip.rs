//! Finds slips: a number, or a part of one, written in a cell beside the one it belongs in, so that
//! the total both cells belong to still holds. It must not word anything.
//!
//! A slip shifts every relation one of the two cells stands in, and none they share; so it explains
//! the relations that fail where those shifts are just their residuals.

use crate::context::Context;
use crate::equation::{Equation, Side};
use crate::witness::Witnesses;
use report_core::{Cell, Decimal};
use std::collections::{BTreeMap, BTreeSet};

/// A slip, as far as the relations can tell.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Slip {
    /// The relations it breaks, by index.
    pub(crate) equations: Vec<usize>,
    /// How much is in the wrong cell.
    pub(crate) amount: Decimal,
    /// The cell with too much and the one with too little, where only one such pair is likely.
    pub(crate) cells: Option<(Cell, Cell)>,
    /// Whether the cells stand in one row, else in one column.
    pub(crate) in_row: bool,
}

/// One pair of cells that would explain relations.
#[derive(Clone, Copy, Debug)]
struct Pair {
    more: Cell,
    less: Cell,
    amount: Decimal,
}

impl Pair {
    /// Both cells with the numbers they should have.
    fn changes(&self, cx: &Context<'_>) -> Option<[(Cell, Decimal); 2]> {
        let less = cx.number(self.less)?.checked_add(self.amount)?;
        let more = cx.number(self.more)?.checked_sub(self.amount)?;
        Some([(self.more, more), (self.less, less)])
    }
}

type Memberships = BTreeMap<Cell, BTreeMap<usize, Side>>;

/// The slips that explain relations among `failing`, those that explain most first; no relation is
/// explained twice.
pub(crate) fn slips(
    cx: &Context<'_>,
    equations: &[Equation],
    failing: &BTreeSet<usize>,
    witnesses: &Witnesses<'_>,
) -> Vec<Slip> {
    if failing.len() < 2 {
        return Vec::new();
    }
    let members = memberships(cx, equations);
    let mut explained: BTreeMap<Vec<usize>, Vec<Pair>> = BTreeMap::new();
    let doubted =
        |pair: &Pair| pair.changes(cx).is_none_or(|changes| witnesses.against(&changes).is_some());
    for pair in pairs(cx, equations, failing, &members).filter(|pair| !doubted(pair)) {
        if let Some(broken) = explains(&pair, equations, failing, &members) {
            explained.entry(broken).or_default().push(pair);
        }
    }
    let mut slips: Vec<Slip> = explained.into_iter().filter_map(|(e, p)| slip(cx, e, &p)).collect();
    slips.sort_by_key(|slip| std::cmp::Reverse(slip.equations.len()));
    let shares = |a: &Slip, b: &Slip| a.equations.iter().any(|index| b.equations.contains(index));
    let rivals = |slip: &Slip| {
        let as_many = |other: &&Slip| other.equations.len() >= slip.equations.len();
        slips.iter().filter(as_many).any(|other| other != slip && shares(other, slip))
    };
    slips.iter().filter(|slip| !rivals(slip)).cloned().collect()
}

/// The cells that may be wrong, with the relations they stand in.
fn memberships(cx: &Context<'_>, equations: &[Equation]) -> Memberships {
    let mut members = Memberships::new();
    for (index, equation) in equations.iter().enumerate() {
        for (cell, side) in equation.statement.cells() {
            members.entry(cell).or_default().insert(index, side);
        }
    }
    members.retain(|cell, _| cx.blank_total(*cell).is_none());
    members
}

/// Two cells of one row or column, the first with at least as much too much as a relation says.
fn pairs<'a>(
    cx: &'a Context<'_>,
    equations: &'a [Equation],
    failing: &'a BTreeSet<usize>,
    members: &'a Memberships,
) -> impl Iterator<Item = Pair> + 'a {
    let fails = |own: &BTreeMap<usize, Side>| own.keys().any(|index| failing.contains(index));
    let cells = move || members.iter().filter(move |(_, own)| fails(own));
    let excess = |own: &BTreeMap<usize, Side>| {
        let (index, side) = own.iter().find(|(index, _)| failing.contains(index))?;
        equations.get(*index).map(|equation| side.sign(equation.residual))
    };
    cells().flat_map(move |(more, own)| {
        let amount = excess(own).filter(|amount| *amount > Decimal::ZERO);
        let amount = amount.filter(|amount| cx.number(*more) >= Some(*amount));
        let beside = move |less: &Cell| {
            less.table == more.table && (less.row == more.row) != (less.column == more.column)
        };
        let others = cells().map(|(less, _)| *less).filter(beside);
        amount.into_iter().flat_map(move |amount| {
            others.clone().map(move |less| Pair { more: *more, less, amount })
        })
    })
}

/// The relations a pair breaks, where it explains each of them exactly and shares one that holds.
fn explains(
    pair: &Pair,
    equations: &[Equation],
    failing: &BTreeSet<usize>,
    members: &Memberships,
) -> Option<Vec<usize>> {
    let (more, less) = (members.get(&pair.more)?, members.get(&pair.less)?);
    let touched: BTreeSet<usize> = more.keys().chain(less.keys()).copied().collect();
    let mut broken = Vec::new();
    let mut shared = false;
    for index in touched {
        let shift = |own: &BTreeMap<usize, Side>, by: Decimal| {
            own.get(&index).map_or(Decimal::ZERO, |side| side.sign(by))
        };
        let shift = shift(more, pair.amount).checked_add(shift(less, -pair.amount))?;
        if equations.get(index)?.residual != shift {
            return None;
        }
        match shift.is_zero() {
            true => shared = true,
            false if failing.contains(&index) => broken.push(index),
            false => return None,
        }
    }
    (shared && broken.len() > 1).then_some(broken)
}

/// A slip by the likely pair: the only one, or the only one whose whole number is beside an empty
/// place.
fn slip(cx: &Context<'_>, equations: Vec<usize>, pairs: &[Pair]) -> Option<Slip> {
    let first = pairs.first()?;
    let in_row = first.more.row == first.less.row;
    let whole = |pair: &&Pair| {
        let is_nothing = cx.number(pair.less).is_some_and(|number| number.is_zero());
        is_nothing && cx.number(pair.more) == Some(pair.amount)
    };
    let mut likely = pairs.iter().filter(whole);
    let only = match (likely.next(), likely.next(), pairs) {
        (Some(only), None, _) | (None, None, [only]) => Some(only),
        _ => None,
    };
    let cells = only.map(|pair| (pair.more, pair.less));
    Some(Slip { equations, amount: first.amount, cells, in_row })
}

#[cfg(test)]
mod tests {
    use crate::check;
    use crate::testing::{add, cases, consistent, requests};
    use report_core::vocab::{ColumnKey, RowKey};
    use report_core::{Cell, Edition, Report, Severity};

    /// What moving `by` from one cell to another gives: of each error the rule, the place and the cause.
    fn check_moved(moves: &[(Cell, Cell, i64)], expected: &[&str]) {
        for edition in Edition::ALL {
            let mut report = consistent(*edition, number);
            for (from, to, by) in moves {
                add(&mut report, *from, -by);
                add(&mut report, *to, *by);
            }
            assert_eq!(errors(&report), expected, "{edition} {moves:?}");
        }
    }

    /// In 重复申请 only enterprises, else a few of each.
    fn number(cell: Cell) -> u32 {
        match (cell.row, cell.column) {
            (RowKey::Repeated, ColumnKey::Business) => 6,
            (RowKey::Repeated, _) => 0,
            (row, _) if row.key().starts_with("closed_otherwise") => 0,
            (row, column) => 20 + row as u32 + column as u32 * 3,
        }
    }

    fn errors(report: &Report) -> Vec<String> {
        let found = check(report).diagnostics.into_iter();
        let errors = found.filter(|found| found.severity == Severity::Error);
        let text = |found: report_core::Diagnostic| {
            let at = found.at.map(|at| at.to_string()).unwrap_or_default();
            format!("{} {at}: {}", found.rule, found.evidence.cause.unwrap_or_default())
        };
        errors.map(text).collect()
    }

    #[test]
    fn a_number_beside_its_place_is_named_with_its_place() {
        let row = |column| requests(RowKey::Repeated, column);
        check_moved(
            &[(row(ColumnKey::Business), row(ColumnKey::NaturalPerson), 6)],
            &[
                "outcome-total-mismatch requests.processed.natural_person: “表三 三（五）2.重复申请 · 自然人”的6可能应填在“表三 三（五）2.重复申请 · 商业企业”，即串列",
            ],
        );
        check_moved(
            &[(row(ColumnKey::Business), row(ColumnKey::ResearchInstitution), 6)],
            &[
                "outcome-total-mismatch requests.processed.business: “表三 三（五）2.重复申请 · 科研机构”的6可能应填在“表三 三（五）2.重复申请 · 商业企业”，即串列",
            ],
        );
    }

    #[test]
    fn part_of_a_number_could_be_of_any_row() {
        let row = |column| requests(RowKey::Granted, column);
        check_moved(
            &[(row(ColumnKey::Business), row(ColumnKey::NaturalPerson), 2)],
            &[
                "outcome-total-mismatch requests.processed.natural_person: 与“表三 三（七）总计 · 商业企业”的差额正好相反，可能是同一行里有2填错了格，即串列",
            ],
        );
    }

    #[test]
    fn a_slip_in_the_total_row_breaks_four_relations_and_is_one_finding() {
        let row = |column| requests(RowKey::Processed, column);
        check_moved(
            &[(row(ColumnKey::Business), row(ColumnKey::NaturalPerson), 2)],
            &[
                "outcome-total-mismatch requests.processed.natural_person: 可能是“表三 三（七）总计 · 自然人”多计了2，“表三 三（七）总计 · 商业企业”少计了2，即串列",
            ],
        );
    }

    #[test]
    fn a_slip_between_rows_is_told_from_one_between_columns() {
        let column = |row| requests(row, ColumnKey::Business);
        check_moved(
            &[(column(RowKey::Granted), column(RowKey::NotHeld), 2)],
            &[
                "requester-total-mismatch requests.granted.total: 与“表三 三（四）1.本机关不掌握相关政府信息 · 总计”的差额正好相反，可能是同一列里有2填错了格，即串行",
            ],
        );
        check_moved(
            &[(column(RowKey::Received), column(RowKey::PendingAtStart), 2)],
            &[
                "requester-total-mismatch requests.received.total: 与“表三 二、上年结转政府信息公开申请数量 · 总计”的差额正好相反，可能是同一列里有2填错了格，即串行",
            ],
        );
    }

    #[test]
    fn two_slips_are_two_findings() {
        let cell = requests;
        check_moved(
            &[
                (
                    cell(RowKey::Granted, ColumnKey::Business),
                    cell(RowKey::Granted, ColumnKey::ResearchInstitution),
                    2,
                ),
                (
                    cell(RowKey::Received, ColumnKey::OtherOrganization),
                    cell(RowKey::Received, ColumnKey::LegalServices),
                    3,
                ),
            ],
            &[
                "carry-balance-mismatch requests.received.legal_services: 与“表三 一、本年新收政府信息公开申请数量 · 其他”的差额正好相反，可能是同一行里有3填错了格，即串列",
                "outcome-total-mismatch requests.processed.business: 与“表三 三（七）总计 · 科研机构”的差额正好相反，可能是同一行里有2填错了格，即串列",
            ],
        );
    }

    #[test]
    fn without_a_relation_that_holds_there_is_no_slip() {
        let column = |row| cases(row, ColumnKey::Upheld);
        let (one, other) = (RowKey::Reconsideration, RowKey::DirectLitigation);
        check_moved(
            &[(column(one), column(other), 1)],
            &[
                "case-total-mismatch cases.reconsideration.total: 与“表四 行政诉讼 未经复议直接起诉 · 总计”的差额正好相反，可能串行",
                "case-total-mismatch cases.direct_litigation.total: 与“表四 行政复议 · 总计”的差额正好相反，可能串行",
            ],
        );
    }
}
