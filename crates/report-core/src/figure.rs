//! `{{…}}` expressions: sums, differences and shares of cells. Parsing and evaluating against a
//! report; it must not know where in the prose they stand.

mod evaluate;
mod parse;
mod path;

pub use evaluate::Unavailable;
pub use parse::{NotAFigure, Problem};
pub use path::paths;
pub use path::resolve;

use crate::place::Cell;
use crate::vocab::{ColumnKey, GroupKey, TableKey};

/// What a figure takes from the tables.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Expression {
    /// How many offices the report covers.
    Covered(Covered),
    /// A sum of signed terms, printed in plain digits.
    Sum(Vec<Term>),
    /// One sum divided by another, printed with as many decimals as asked for.
    Share {
        /// The numerator.
        part: Vec<Term>,
        /// The denominator.
        whole: Vec<Term>,
        /// Digits after the point.
        decimals: u8,
        /// Whether it is printed as a percentage.
        percent: bool,
    },
}

/// Which offices `{{members.…}}` counts: those `document.members` says the report covers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Covered {
    /// `members.departments`.
    Departments,
    /// `members.towns`.
    Towns,
}

impl Covered {
    /// Every one.
    pub const ALL: &[Self] = &[Self::Departments, Self::Towns];

    /// The path in the braces, which is the key's in the file below `document`.
    #[must_use]
    pub const fn path(self) -> &'static str {
        match self {
            Self::Departments => "members.departments",
            Self::Towns => "members.towns",
        }
    }
}

/// One signed term.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Term {
    /// Whether it is subtracted.
    pub negative: bool,
    /// Whether it is taken from last year's report.
    pub previous: bool,
    /// What is taken.
    pub operand: Operand,
}

/// What a term takes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Operand {
    /// A cell.
    Cell(Cell),
    /// A named group's sum in one column.
    Group(TableKey, GroupKey, ColumnKey),
}
