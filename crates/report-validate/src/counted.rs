//! Every counted number of the running text with what became of it: for whoever goes through them by hand, and
//! for programs. It must not judge them.

use crate::context::Context;
use report_claims::claim::{Reading, Why};
use report_claims::passage::Passage;
use report_claims::share::shares;
use report_core::vocab::SectionKey;
use report_core::{Cell, Report, Span, distinct};
use std::collections::BTreeMap;
use std::ops::Range;

/// What became of a counted number.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum State {
    /// It was held against cells of the tables.
    Checked,
    /// The tables have nothing to hold it against.
    NoTable,
    /// It may speak of the tables, but was not understood.
    Unread,
}

impl State {
    /// The name programs read.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::Checked => "checked",
            Self::NoTable => "no-table",
            Self::Unread => "unread",
        }
    }
}

/// A counted number of the prose.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Counted {
    /// The number with its unit, as written but for blanks.
    pub text: String,
    /// The part it stands in.
    pub section: SectionKey,
    /// Where it stands.
    pub span: Span,
    /// What became of it.
    pub state: State,
    /// The cells it was held against, each once; empty where it was not.
    pub cells: Vec<Cell>,
    /// Why it was not, in Chinese; empty where it was.
    pub why: &'static str,
}

/// Every counted number in the prose, in printed order. Numbers taken from the tables are left out.
///
/// ```
/// use report_toml::read_text;
/// use report_validate::{State, counted};
///
/// let text = "year = 2024\n[overview]\ntext = \"收到申请5件，举办培训12场。\"";
/// let found = counted(&read_text("2024.toml", text).report);
/// let states: Vec<State> = found.iter().map(|found| found.state).collect();
/// assert_eq!(states, [State::Checked, State::NoTable]);
/// ```
#[must_use]
pub fn counted(report: &Report) -> Vec<Counted> {
    let cx = Context::new(report);
    let all = cx.counted();
    let mut found: BTreeMap<(usize, usize), Became> = BTreeMap::new();
    for claim in &all.claims {
        let range = claim.quantity.range.clone();
        found.insert((claim.passage, range.start), Became::checked(range, &claim.readings));
    }
    for other in &all.others {
        let range = other.quantity.range.clone();
        let state = if other.why.is_unread() { State::Unread } else { State::NoTable };
        let became = Became { range, state, cells: Vec::new(), why: other.why.chinese() };
        found.insert((other.passage, became.range.start), became);
    }
    for portion in &all.portions {
        let became = Became::checked(portion.range.clone(), &portion.readings);
        found.insert((portion.passage, portion.range.start), became);
    }
    for (index, passage) in cx.passages().iter().enumerate() {
        percentages(&cx, index, passage, &mut found);
    }
    let numbers = found.into_iter().filter_map(|((index, start), became)| {
        let Became { range, state, cells, why } = became;
        let passage = cx.passages().get(index)?;
        let text = passage.text.get(range.clone())?.to_owned();
        let span = passage.span(&range)?;
        let taken = passage.is_figure(&(start..start + 1));
        (!taken).then_some(Counted { text, section: passage.section, span, state, cells, why })
    });
    numbers.collect()
}

/// What became of a number at a range of its passage.
struct Became {
    range: Range<usize>,
    state: State,
    cells: Vec<Cell>,
    why: &'static str,
}

impl Became {
    fn checked(range: Range<usize>, readings: &[Reading]) -> Self {
        let cells = readings.iter().flat_map(|reading| reading.cells.iter().copied());
        let cells = distinct(&cells.collect::<Vec<_>>());
        Self { range, state: State::Checked, cells, why: "" }
    }
}

/// Percentages: those of a share whose part was held against cells were too; others have no table.
fn percentages(
    cx: &Context<'_>,
    index: usize,
    passage: &Passage,
    found: &mut BTreeMap<(usize, usize), Became>,
) {
    let counted = passage.counted();
    for share in shares(&passage.text, counted) {
        if let Some(claim) = cx.claim_at(index, share.part.range.start) {
            let became = Became::checked(share.percent.range.clone(), &claim.readings);
            found.entry((index, share.percent.range.start)).or_insert(became);
        }
    }
    for percent in counted.percents() {
        let after = passage.text.get(percent.range.end..).unwrap_or_default();
        let sign = after.chars().next().map_or(0, char::len_utf8);
        let range = percent.range.start..percent.range.end + sign;
        let (state, why) = (State::NoTable, Why::Difference.chinese());
        let none = Became { range: range.clone(), state, cells: Vec::new(), why };
        found.entry((index, percent.range.start)).or_insert(none).range = range;
    }
}

#[cfg(test)]
mod tests {
    use super::{State, counted};

    #[test]
    fn each_number_has_its_state_and_figures_are_left_out() {
        let file = "edition = \"2021\"\nyear = 2024\n[overview]\n\
                    text = '收到政府信息公开申请 5 件，举办培训12场，印发{{requests.received.total}}份，\
                    政府信息公开申请咨询台账3件，自然人占40%，阅读量增长5%。'\n\
                    [requests]\nreceived = [5, 0, 0, 0, 0, 0, 5]\n";
        let report = report_toml::read_text("2024.toml", file).report;
        let found: Vec<_> = counted(&report).into_iter().map(|it| (it.text, it.state)).collect();
        let expected = [
            ("5件", State::Checked),
            ("12场", State::NoTable),
            ("3件", State::NoTable),
            ("40%", State::Checked),
            ("5%", State::NoTable),
        ];
        assert_eq!(found, expected.map(|(text, state)| (text.to_owned(), state)));
    }
}
