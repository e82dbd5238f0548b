//! A chart as its writer meant it: what kind, which numbers, under which names. It must not scale or
//! draw anything.

use super::Label;
use crate::number::Decimal;
use crate::source::{Span, Spanned};

/// The most categories of bars.
pub const BAR_LIMIT: usize = 16;

/// The most points of a line.
pub const LINE_LIMIT: usize = 36;

/// The most slices of a pie.
pub const PIE_LIMIT: usize = 8;

/// The most series of a chart: more greys and marks cannot be told apart in print.
pub const SERIES_LIMIT: usize = 5;

/// How a chart shows its numbers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ChartKind {
    /// Bars: side by side, or each category's on top of one another.
    Bar {
        /// Whether a category's values stand on one another.
        stacked: bool,
    },
    /// Points joined by lines.
    Line,
    /// Slices of a circle, each a share of the whole.
    Pie,
}

impl ChartKind {
    /// The key as typed in `kind = "…"`.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::Bar { .. } => "bar",
            Self::Line => "line",
            Self::Pie => "pie",
        }
    }

    /// The Chinese name.
    #[must_use]
    pub const fn chinese(self) -> &'static str {
        match self {
            Self::Bar { stacked: false } => "柱形图",
            Self::Bar { stacked: true } => "堆积柱形图",
            Self::Line => "折线图",
            Self::Pie => "饼图",
        }
    }

    /// The most categories it can show.
    #[must_use]
    pub const fn category_limit(self) -> usize {
        match self {
            Self::Bar { .. } => BAR_LIMIT,
            Self::Line => LINE_LIMIT,
            Self::Pie => PIE_LIMIT,
        }
    }
}

/// A chart with its caption. It has at least one category and one series; a pie has one series, and
/// neither it nor stacked bars have a negative value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Chart {
    /// How it shows its numbers.
    pub kind: ChartKind,
    /// The caption, printed below as 图N.
    pub title: Spanned<String>,
    /// What the numbers count, as 件 or 万元.
    pub unit: Option<Spanned<String>>,
    /// What the values of each series belong to, in the order drawn.
    pub categories: Vec<Spanned<String>>,
    /// The values.
    pub series: Vec<Series>,
    /// Its number, and its name in prose.
    pub label: Label,
    /// The whole block, fences included.
    pub span: Span,
}

/// Values that belong together: one for each category.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Series {
    /// What they are; empty where there is but one series and it was given no name.
    pub name: Spanned<String>,
    /// The values, below 10¹² and with 6 decimals at most.
    pub values: Vec<Decimal>,
}
