//! Every counted number of the running text with what became of it: for whoever goes through them by hand, and
//! for programs. It must not judge them.

use crate::context::Context;
use report_core::vocab::SectionKey;
use report_core::{Cell, Report, Span, distinct};
use std::collections::BTreeMap;

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
    let mut found = BTreeMap::new();
    for claim in all.claims.iter().filter(|claim| !claim.figure) {
        let cells = claim.readings.iter().flat_map(|reading| reading.cells.iter().copied());
        let cells = distinct(&cells.collect::<Vec<_>>());
        let place = (claim.passage, claim.quantity.range.start);
        found.insert(place, (&claim.quantity, State::Checked, cells, ""));
    }
    for other in &all.others {
        let state = if other.why.is_unread() { State::Unread } else { State::NoTable };
        let place = (other.passage, other.quantity.range.start);
        found.insert(place, (&other.quantity, state, Vec::new(), other.why.chinese()));
    }
    let numbers = found.into_iter().filter_map(|((index, _), (quantity, state, cells, why))| {
        let passage = cx.passages().get(index)?;
        if passage.is_figure(&quantity.number.range) {
            return None;
        }
        let text = passage.text.get(quantity.range.clone())?.to_owned();
        let span = passage.span(&quantity.range)?;
        Some(Counted { text, section: passage.section, span, state, cells, why })
    });
    numbers.collect()
}

#[cfg(test)]
mod tests {
    use super::{State, counted};

    #[test]
    fn each_number_has_its_state_and_figures_are_left_out() {
        let file = "edition = \"2021\"\nyear = 2024\n[overview]\n\
                    text = '收到政府信息公开申请 5 件，举办培训12场，印发{{requests.received.total}}份，\
                    政府信息公开申请咨询台账3件。'\n\
                    [requests]\nreceived = [5, 0, 0, 0, 0, 0, 5]\n";
        let report = report_toml::read_text("2024.toml", file).report;
        let found: Vec<_> = counted(&report).into_iter().map(|it| (it.text, it.state)).collect();
        let expected = [("5件", State::Checked), ("12场", State::NoTable), ("3件", State::NoTable)];
        assert_eq!(found, expected.map(|(text, state)| (text.to_owned(), state)));
    }
}
