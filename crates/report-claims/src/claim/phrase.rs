//! The words of a phrase by their kinds. It must not decide what they claim.

use crate::lexicon::{Token, Verb};
use report_core::vocab::{ColumnKey, RowKey};

/// The words of a phrase by their kinds.
#[derive(Debug, Default)]
pub(super) struct Phrase {
    /// What was done.
    pub(super) verbs: Vec<Verb>,
    /// Rows, to be added together.
    pub(super) rows: Vec<RowKey>,
    /// Columns, to be added together.
    pub(super) columns: Vec<ColumnKey>,
    /// Whether it names requests.
    pub(super) requests: bool,
    /// Years beside it.
    pub(super) years: Vec<u16>,
}

impl Phrase {
    /// Sorts the words.
    pub(super) fn new(tokens: Vec<Token>) -> Self {
        let mut phrase = Self::default();
        for token in tokens {
            match token {
                Token::Filler => {}
                Token::Year(year) => phrase.years.push(year),
                Token::Requests => phrase.requests = true,
                Token::Verb(verb) => phrase.verbs.push(verb),
                Token::Rows(rows) => phrase.rows.extend(&*rows),
                Token::Columns(columns) => phrase.columns.extend(&*columns),
            }
        }
        phrase
    }

    /// Whether it says what is counted.
    pub(super) fn speaks(&self) -> bool {
        let words = self.verbs.len() + self.rows.len() + self.columns.len();
        self.requests || words > 0
    }

    /// Whether it has more than one verb, so that nobody can tell which is counted.
    pub(super) fn is_unclear(&self) -> bool {
        self.verbs.len() > 1
    }

    /// Its verb, if it has one.
    pub(super) fn verb(&self) -> Option<Verb> {
        self.verbs.first().copied()
    }
}
