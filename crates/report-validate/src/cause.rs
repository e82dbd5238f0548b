//! The probable cause of a wrong number, where the numbers tell one: a part added twice or left out,
//! digits swapped, a neighbour's or last year's value, 元 taken for 万元. It must not decide what is
//! wrong.

use crate::blame::Culprit;
use crate::context::Context;
use crate::equation::{Course, Equation};
use crate::slip::Slip;
use crate::spread::{Row, Spread};
use crate::witness::Witnesses;
use report_core::form::Block;
use report_core::{Cell, Decimal};

/// Two numbers below this agree by chance too often to tell anything.
const TELLING: Decimal = Decimal::from_parts(10, 0, 0, false, 0);
/// From 元 to 万元.
const TEN_THOUSAND: Decimal = Decimal::from_parts(10_000, 0, 0, false, 0);

/// Why a culprit is wrong; that it is blank goes without saying.
pub(crate) fn of_culprit(cx: &Context<'_>, culprit: &Culprit) -> Option<String> {
    let Culprit { cell, reported, right, .. } = *culprit;
    if cx.is_blank(cell) {
        return None;
    }
    of_numbers(reported, right)
        .or_else(|| unchanged(cx, cell, reported))
        .or_else(|| neighbour(cx, cell, reported))
}

/// Why a relation fails that no single cell explains, unless a witness speaks against it. `others` are
/// the other failing relations of the same kind.
pub(crate) fn of_equation(
    cx: &Context<'_>,
    equation: &Equation,
    others: &[&Equation],
    witnesses: &Witnesses<'_>,
) -> Option<String> {
    if let Some(told) = of_witness(cx, equation, witnesses) {
        return Some(told);
    }
    let total = equation.total();
    // What is said below is that the total is wrong, or a part was added wrongly to it.
    if total.is_some_and(|total| witnesses.against(&[(total, equation.right)]).is_some()) {
        return None;
    }
    let of_total = || {
        let total = total?;
        let told = of_numbers(equation.left, equation.right);
        told.or_else(|| unchanged(cx, total, equation.left))
            .or_else(|| neighbour(cx, total, equation.left))
    };
    opposite(cx, equation, others).or_else(of_total).or_else(|| of_part(cx, equation))
}

/// A cell of which a witness says another number, with which the relation holds.
fn of_witness(cx: &Context<'_>, equation: &Equation, witnesses: &Witnesses<'_>) -> Option<String> {
    let cells: Vec<Cell> = equation.statement.cells().map(|(cell, _)| cell).collect();
    let mut corrections = witnesses.corrections(&cells);
    let ((cell, right), witness) = corrections.find(|((cell, right), _)| {
        let side = equation.statement.cells().find(|(own, _)| own == cell).map(|(_, side)| side);
        let excess = cx.number(*cell).and_then(|number| number.checked_sub(*right));
        let shift = side.zip(excess).map(|(side, excess)| side.sign(excess));
        shift == Some(equation.residual) && witnesses.against(&[(*cell, *right)]).is_none()
    })?;
    let (place, number) = (cx.place(cell), cx.number(cell)?);
    Some(format!(
        "“{place}”可能有误：填的是{number}，{}与此不符，填{right}则这里相符",
        witness.source
    ))
}

/// What became of a number that its row's total took over.
pub(crate) fn of_spread(cx: &Context<'_>, spread: &Spread) -> String {
    let described = |row: &Row| {
        let [(cell, right), (total, whole)] = row.changes;
        let (more, amount) =
            (if row.excess.is_sign_negative() { "少" } else { "多" }, row.excess.abs());
        let name = cx.form.row_place(cell.table, cell.row);
        let (column, sum) = (cx.column_label(cell), cx.column_label(total));
        match &row.witness {
            Some(source) => format!(
                "“{name}”的{column}和{sum}可能都{more}了{amount}：{source}与所填不符，填{right}和{whole}则都相符"
            ),
            None => format!("“{name}”的{column}和{sum}都{more}了{amount}"),
        }
    };
    match &spread.rows[..] {
        [only] if only.witness.is_some() => described(only),
        rows => {
            let rows: Vec<_> = rows.iter().map(described).collect();
            format!("可能是其中一行有误：{}", rows.join("；或"))
        }
    }
}

/// What became of a number written beside its place; `others` are the relations it breaks but the
/// first.
pub(crate) fn of_slip(cx: &Context<'_>, slip: &Slip, others: &[&Equation]) -> String {
    let (mistake, line) = if slip.in_row { ("串列", "行") } else { ("串行", "列") };
    let amount = slip.amount;
    let Some((more, less)) = slip.cells else {
        let places = others.iter().filter_map(|other| other.statement.at());
        let places: Vec<_> = places.map(|at| format!("“{}”", cx.place(at))).collect();
        let with = places.join("、");
        return format!(
            "与{with}的差额正好相反，可能是同一{line}里有{amount}填错了格，即{mistake}"
        );
    };
    let is_whole = cx.number(more) == Some(amount);
    let (more, less) = (cx.place(more), cx.place(less));
    if is_whole {
        format!("“{more}”的{amount}可能应填在“{less}”，即{mistake}")
    } else {
        format!("可能是“{more}”多计了{amount}，“{less}”少计了{amount}，即{mistake}")
    }
}

/// What one number and the one that should stand there tell.
fn of_numbers(reported: Decimal, right: Decimal) -> Option<String> {
    let times = |a: Decimal, b: Decimal| !a.is_zero() && a.checked_mul(TEN_THOUSAND) == Some(b);
    if times(reported, right) || times(right, reported) {
        return Some("正好相差一万倍，可能混用了元和万元".to_owned());
    }
    is_swapped(reported, right).then(|| format!("{reported}与{right}可能是数字颠倒"))
}

/// Whether two neighbouring digits of one number, swapped, give the other.
fn is_swapped(a: Decimal, b: Decimal) -> bool {
    let (a, b) = (a.to_string(), b.to_string());
    if a.len() != b.len() {
        return false;
    }
    let differing: Vec<(usize, (u8, u8))> =
        a.bytes().zip(b.bytes()).enumerate().filter(|(_, (a, b))| a != b).collect();
    matches!(differing[..], [(at, (a, b)), (next, (c, d))] if next == at + 1 && a == d && b == c)
}

/// The difference equals exactly one part, which was added twice or left out.
fn of_part(cx: &Context<'_>, equation: &Equation) -> Option<String> {
    let amount = equation.residual.abs();
    let mut equal =
        equation.statement.right.iter().filter(|cell| cx.number(**cell) == Some(amount));
    let (Some(part), None) = (equal.next(), equal.next()) else { return None };
    let name = equation.name(cx, *part);
    Some(if equation.residual.is_sign_negative() {
        format!("少的正好是“{name}”的{amount}，可能漏加")
    } else {
        format!("多的正好是“{name}”的{amount}，可能重复加了")
    })
}

fn unchanged(cx: &Context<'_>, cell: Cell, reported: Decimal) -> Option<String> {
    let before = cx.previous?.cell(cell)?.value.value?;
    (before == reported && reported >= TELLING)
        .then(|| format!("与上年的{reported}相同，可能没有更新"))
}

/// A cell beside, above or below that has the same value.
fn neighbour(cx: &Context<'_>, cell: Cell, reported: Decimal) -> Option<String> {
    let block = cx.form.table(cell.table).block_of(cell.row)?;
    let same = neighbours(block, cell)
        .find(|near| cx.number(*near) == Some(reported) && reported >= TELLING)?;
    let mistake = if same.row == cell.row { "串列" } else { "串行" };
    Some(format!("与相邻的“{}”相同，可能{mistake}", cx.place(same)))
}

fn neighbours(block: &Block, cell: Cell) -> impl Iterator<Item = Cell> {
    let rows = beside(block.row_keys(), cell.row).map(move |row| Cell { row, ..cell });
    let columns =
        beside(block.column_keys(), cell.column).map(move |column| Cell { column, ..cell });
    rows.chain(columns)
}

fn beside<K: Copy + PartialEq>(keys: &[K], key: K) -> impl Iterator<Item = K> {
    let at = keys.iter().position(|own| *own == key);
    let near = [at.and_then(|at| at.checked_sub(1)), at.map(|at| at + 1)];
    near.into_iter().flatten().filter_map(|at| keys.get(at).copied())
}

/// Exactly one other relation of the kind fails by the same amount the other way.
fn opposite(cx: &Context<'_>, equation: &Equation, others: &[&Equation]) -> Option<String> {
    let mut opposite = others.iter().filter(|other| other.residual == -equation.residual);
    let (Some(other), None) = (opposite.next(), opposite.next()) else { return None };
    let at = cx.place(other.statement.at()?);
    let mistake =
        if matches!(equation.statement.course, Course::Row(_)) { "串行" } else { "串列" };
    Some(format!("与“{at}”的差额正好相反，可能{mistake}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(reported: u32, right: u32, expected: Option<&str>) {
        let told = of_numbers(reported.into(), right.into());
        assert_eq!(told.as_deref(), expected, "{reported} for {right}");
    }

    #[test]
    fn only_two_neighbouring_digits_exchanged_are_called_swapped() {
        check(79, 97, Some("79与97可能是数字颠倒"));
        check(1243, 1234, Some("1243与1234可能是数字颠倒"));
        check(34, 33, None);
        check(19, 10, None);
        check(4231, 1234, None);
        check(321, 123, None);
        check(90, 9, None);
    }

    #[test]
    fn a_factor_of_ten_thousand_names_the_units() {
        check(30_000, 3, Some("正好相差一万倍，可能混用了元和万元"));
        check(3, 30_000, Some("正好相差一万倍，可能混用了元和万元"));
        check(0, 0, None);
        check(3000, 3, None);
    }
}
