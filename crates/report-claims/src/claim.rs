//! What the numbers of prose claim about the statutory tables: the cells a number with its unit, the acts,
//! objects and wholes around it speak of. Words that are not known pass, unless they stand where the thing
//! counted stands; words that are known to change the meaning (another office, object, period, a narrower
//! act, a rate) keep a number from being compared. It must not compare.

mod dealt;
mod facts;
mod frame;
mod gap;
mod reader;
mod readings;
mod scan;
pub mod statement;
mod topic;

use super::lexicon::Lexicon;
use super::quantity::Quantity;
use crate::passage::Passage;
use reader::Reader;
use report_core::vocab::TableKey;
use report_core::{Cell, Report};
use statement::Statement;
use std::ops::Range;

/// On which lawful basis requests are counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Basis {
    /// 本年新收.
    Received,
    /// 本年新收 and 上年结转 together.
    ReceivedAndCarried,
}

impl Basis {
    /// The name programs read.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::Received => "received",
            Self::ReceivedAndCarried => "received_and_carried",
        }
    }

    /// The Chinese name.
    #[must_use]
    pub const fn chinese(self) -> &'static str {
        match self {
            Self::Received => "本年新收",
            Self::ReceivedAndCarried => "本年新收加上年结转",
        }
    }
}

/// One way to understand a claim: cells whose sum the number should be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reading {
    /// The basis, where the claim leaves a choice.
    pub basis: Option<Basis>,
    /// The cells.
    pub cells: Vec<Cell>,
}

/// How a number stands to the cells it speaks of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Bound {
    /// It is their sum.
    Equal,
    /// It is a part of what they count, and no larger: 按时办结, 网上收到.
    AtMost,
}

/// One counted claim.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Claim {
    /// Which passage it stands in, by index.
    pub passage: usize,
    /// The number.
    pub quantity: Quantity,
    /// The phrase with the number, as written.
    pub range: Range<usize>,
    /// The table it speaks of.
    pub table: TableKey,
    /// How it may be understood; one must hold.
    pub readings: Vec<Reading>,
    /// How it stands to them.
    pub bound: Bound,
    /// Whether every word of the phrase is understood and its object named, so that a difference is an
    /// error; else it is worth a warning that says how the phrase was read.
    pub complete: bool,
    /// Whether the number is itself taken from the tables.
    pub figure: bool,
}

/// Why a number is no claim.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Why {
    /// Nothing around it speaks of what the tables count.
    NoSubject,
    /// It is approximate.
    Vague,
    /// It counts other things: 公文, 提案.
    OtherThing,
    /// It is another office's or place's.
    Elsewhere,
    /// It is of another year or a part of the year.
    OtherPeriod,
    /// It is a difference, a rate or an average.
    Difference,
    /// The tables have no cell for it.
    NoCell,
    /// What stands between it and the words of the tables is not known.
    UnknownWords,
    /// The words say two things at once.
    Unclear,
}

impl Why {
    /// Whether the number may be one of the tables' that was not understood.
    #[must_use]
    pub const fn is_unread(self) -> bool {
        matches!(self, Self::UnknownWords | Self::Unclear)
    }

    /// The reason in Chinese.
    #[must_use]
    pub const fn chinese(self) -> &'static str {
        match self {
            Self::NoSubject => "说的不是三张表统计的事",
            Self::Vague => "是约数",
            Self::OtherThing => "数的是别的事物",
            Self::Elsewhere => "说的是别的机关或地方",
            Self::OtherPeriod => "说的是别的年份或时段",
            Self::Difference => "是增减数、比率或平均数",
            Self::NoCell => "表中没有这一格",
            Self::UnknownWords => "数与表中事项之间有不认识的词",
            Self::Unclear => "一句话里说了两件事，分不清数的是哪一件",
        }
    }
}

/// A number with its unit that is no claim.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Other {
    /// Which passage it stands in, by index.
    pub passage: usize,
    /// The number.
    pub quantity: Quantity,
    /// Why.
    pub why: Why,
}

/// A percentage said of what the tables count: 予以公开占50%.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Portion {
    /// Which passage it stands in, by index.
    pub passage: usize,
    /// The percentage, without its sign.
    pub range: Range<usize>,
    /// The sentence.
    pub sentence: Range<usize>,
    /// What it is of: one must hold.
    pub readings: Vec<Reading>,
}

/// Every number of the prose that has a unit, each with what became of it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Claims {
    /// Those that speak of cells, in printed order.
    pub claims: Vec<Claim>,
    /// The others, in printed order.
    pub others: Vec<Other>,
    /// Percentages of what the tables count, without a number of their own.
    pub portions: Vec<Portion>,
    /// Statements without a number, in printed order.
    pub statements: Vec<Statement>,
}

/// Every counted number of a report, in printed order.
#[must_use]
pub fn claims(report: &Report, lexicon: &Lexicon, passages: &[Passage]) -> Claims {
    let mut reader = Reader::new(report.form(), lexicon, report.year.value);
    for (index, passage) in passages.iter().enumerate() {
        reader.passage(index, passage);
    }
    reader.found
}

#[cfg(test)]
mod tests {
    use super::Basis;

    #[test]
    fn a_basis_has_its_names() {
        let names = |basis: Basis| (basis.key(), basis.chinese());
        assert_eq!(names(Basis::Received), ("received", "本年新收"));
        let both = ("received_and_carried", "本年新收加上年结转");
        assert_eq!(names(Basis::ReceivedAndCarried), both);
    }
}
