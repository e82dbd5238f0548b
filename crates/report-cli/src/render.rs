//! What is shown: findings on the source, summaries, and every format a program reads. It must not
//! find, judge or write anything.

mod explanation;
mod github;
mod html;
mod json;
mod junit;
mod markup;
mod painter;
pub(crate) mod rules;
mod sarif;
mod summary;
mod visible;

pub(crate) use painter::Painter;
pub(crate) use summary::counts;
pub(crate) use visible::visible;

use crate::args::Format;
use crate::assess::Assessed;
use crate::fault::Fault;
use std::ops::AddAssign;

/// How reports are drawn in one format; the painter is for text.
#[derive(Clone, Debug)]
pub(crate) struct Sheet {
    pub(crate) format: Format,
    pub(crate) painter: Painter,
}

/// One report in one format. Nothing of the report itself is kept.
#[derive(Clone, Debug, Default)]
pub(crate) struct Piece {
    pub(crate) body: String,
    /// Its line in the list of reports a format begins with.
    pub(crate) entry: String,
    pub(crate) totals: Totals,
}

/// What there is in the pieces so far.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Totals {
    /// Pieces with a body.
    pub(crate) bodies: usize,
    pub(crate) reports: usize,
    /// Reports that may not be published.
    pub(crate) faulty: usize,
    pub(crate) cases: junit::Counts,
}

/// What stands around the pieces.
#[derive(Clone, Debug, Default)]
pub(crate) struct Frame {
    pub(crate) head: String,
    /// What stands around the entries, where they are listed.
    pub(crate) list: Option<[&'static str; 2]>,
    pub(crate) tail: String,
}

impl Sheet {
    /// A report, `number` from 1 in the order of the command line.
    pub(crate) fn piece(&self, report: &Assessed, number: usize) -> Piece {
        let mut piece = Piece::default();
        match self.format {
            Format::Text => piece.body = self.painter.report(report),
            Format::Json => piece.body = json::report(report),
            Format::Jsonl => piece.body = json::lines(report),
            Format::Sarif => piece.body = sarif::results(report),
            Format::Junit => (piece.body, piece.totals.cases) = junit::suite(report),
            Format::Github => piece.body = github::commands(report),
            Format::Html => {
                (piece.entry, piece.body) =
                    (html::entry(report, number), html::article(report, number));
            }
        }
        piece.totals.bodies = usize::from(!piece.body.is_empty());
        piece.totals.reports = 1;
        piece.totals.faulty = usize::from(report.diagnostics.blocks());
        piece
    }

    /// What stands around the reports. Before the first of them is drawn, the head of a format that
    /// `counts_first` is not true yet; nor is any tail.
    pub(crate) fn frame(&self, totals: &Totals, faults: &[Fault]) -> Frame {
        match self.format {
            Format::Text => Frame { tail: summary::of_all(totals, faults), ..Frame::default() },
            Format::Json => json::frame(totals, faults),
            Format::Jsonl => Frame { tail: json::unreadable(faults), ..Frame::default() },
            Format::Sarif => sarif::frame(totals, faults),
            Format::Junit => junit::frame(totals, faults),
            Format::Github => Frame { tail: github::unreadable(faults), ..Frame::default() },
            Format::Html => html::frame(totals, faults),
        }
    }

    /// What stands between two bodies.
    pub(crate) const fn separator(&self) -> &'static str {
        match self.format {
            Format::Json | Format::Sarif => ",",
            _ => "",
        }
    }

    /// Whether the head says what is only known when all reports are drawn.
    pub(crate) const fn counts_first(&self) -> bool {
        matches!(self.format, Format::Junit | Format::Html)
    }
}

impl AddAssign for Totals {
    fn add_assign(&mut self, other: Self) {
        self.bodies += other.bodies;
        self.reports += other.reports;
        self.faulty += other.faulty;
        self.cases += other.cases;
    }
}
