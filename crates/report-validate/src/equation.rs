//! A linear relation among cells, judged: the sum of one side equals the sum of the other. It must
//! not know which rule states it nor what to say when it fails.

use crate::context::Context;
use crate::rule::Rule;
use report_core::form::Citation;
use report_core::{Cell, Decimal};

/// How a relation runs through its table, with the words for its parts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Course {
    /// A row's total against the other columns; the text names the columns together: 各类申请人.
    Row(&'static str),
    /// A column's total against other rows; the text names the rows together: 各项办理结果.
    Column(&'static str),
    /// Two sides of a column; the text is the relation as the form words it.
    Balance(&'static str),
}

/// A relation before it is judged.
#[derive(Clone, Debug)]
pub(crate) struct Statement {
    /// What is added on the left: a total alone, or one side of a balance.
    pub(crate) left: Vec<Cell>,
    /// What is added on the right, in the form's order.
    pub(crate) right: Vec<Cell>,
    /// How it runs.
    pub(crate) course: Course,
    /// The clause that states it.
    pub(crate) citation: Citation,
}

/// A relation that could be judged.
#[derive(Clone, Debug)]
pub(crate) struct Equation {
    /// The rule it belongs to.
    pub(crate) rule: &'static Rule,
    /// What it states.
    pub(crate) statement: Statement,
    /// The left side as reported.
    pub(crate) left: Decimal,
    /// The right side as reported.
    pub(crate) right: Decimal,
    /// The left side less the right; 0 where the relation holds.
    pub(crate) residual: Decimal,
}

/// Why a relation could not be judged.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Obstacle {
    /// The file lacks this cell; reading has reported it.
    Missing(Cell),
    /// The numbers are too large to add.
    Overflow,
}

/// Which side of a relation a cell stands on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Side {
    /// The left side.
    Left,
    /// The right side.
    Right,
}

impl Side {
    /// `amount` as it moves the residual when a cell on this side grows by it.
    pub(crate) fn sign(self, amount: Decimal) -> Decimal {
        match self {
            Self::Left => amount,
            Self::Right => -amount,
        }
    }
}

impl Statement {
    /// Judges the relation on the report's numbers.
    pub(crate) fn judge(self, rule: &'static Rule, cx: &Context<'_>) -> Result<Equation, Obstacle> {
        let left = add(cx, &self.left)?;
        let right = add(cx, &self.right)?;
        let residual = left.checked_sub(right).ok_or(Obstacle::Overflow)?;
        Ok(Equation { rule, statement: self, left, right, residual })
    }

    /// The place findings name: the total, or the first cell of a balance.
    pub(crate) fn at(&self) -> Option<Cell> {
        self.left.first().copied()
    }

    /// Every cell with its side, in the form's order within each side.
    pub(crate) fn cells(&self) -> impl Iterator<Item = (Cell, Side)> {
        let left = self.left.iter().map(|cell| (*cell, Side::Left));
        left.chain(self.right.iter().map(|cell| (*cell, Side::Right)))
    }
}

impl Equation {
    /// Whether both sides are equal.
    pub(crate) const fn holds(&self) -> bool {
        self.residual.is_zero()
    }

    /// The total, where the relation is a total and its parts.
    pub(crate) fn total(&self) -> Option<Cell> {
        match self.statement.course {
            Course::Row(_) | Course::Column(_) => self.statement.at(),
            Course::Balance(_) => None,
        }
    }

    /// What a cell is called within the relation, where row or column goes without saying.
    pub(crate) fn name(&self, cx: &Context<'_>, cell: Cell) -> String {
        match self.statement.course {
            Course::Row(_) => cx.column_label(cell).to_owned(),
            Course::Column(_) => cx.row_label(cell.table, cell.row),
            Course::Balance(_) => cell.row.chinese().to_owned(),
        }
    }
}

fn add(cx: &Context<'_>, cells: &[Cell]) -> Result<Decimal, Obstacle> {
    cells.iter().try_fold(Decimal::ZERO, |sum, cell| {
        let number = cx.number(*cell).ok_or(Obstacle::Missing(*cell))?;
        sum.checked_add(number).ok_or(Obstacle::Overflow)
    })
}
