//! What the sentences so far speak of, for those that leave it unsaid. It must not read words.

use super::Reading;
use super::facts::{Fact, Facts};
use report_core::vocab::{RowKey, TableKey};

/// What the last words counted or named.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) enum Topic {
    /// Nothing of the tables.
    #[default]
    Unknown,
    /// Requests.
    Requests,
    /// Cases of these rows.
    Cases(Vec<RowKey>),
    /// A row of 表二.
    Disclosure(RowKey),
    /// Other things: 公文, 提案.
    Other,
}

/// What the last number was, for those like it behind: 其他1件.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Kind {
    /// Nothing of the tables.
    #[default]
    Nothing,
    /// A total of requests or cases.
    Total,
    /// An outcome.
    Outcome,
    /// A kind of requester.
    Requester,
    /// A result of a case.
    Result,
}

/// What has been said so far.
#[derive(Clone, Debug, Default)]
pub(super) struct Said {
    /// What is spoken of.
    pub(super) topic: Topic,
    /// What the next sentence starts from.
    pub(super) kept: Topic,
    /// The rows of 表四 the passage has named.
    pub(super) cases: Vec<RowKey>,
    /// The rows of 表四 that the sentence named first.
    pub(super) first: Vec<RowKey>,
    /// The row of 表二 that the passage has named.
    pub(super) disclosed: Option<RowKey>,
    /// What is so of it.
    facts: Facts,
    /// What the last number speaks of.
    pub(super) latest: Option<(TableKey, Vec<Reading>)>,
    /// What the last numbers speak of, the nearest last, for a sum behind them.
    pub(super) counted: Vec<Reading>,
    /// The total that parts behind it are of.
    pub(super) whole: Option<Vec<Reading>>,
    /// What the last number was.
    pub(super) kind: Kind,
}

/// How many numbers a sum behind them may be of.
const SUMMED: usize = 8;

/// What ends with its sentence.
const OF_SENTENCE: [Fact; 6] =
    [Fact::Elsewhere, Fact::Period, Fact::Decides, Fact::Foreign, Fact::Compared, Fact::Near];

impl Said {
    /// Whether something is so of what was said.
    pub(super) const fn is(&self, fact: Fact) -> bool {
        self.facts.has(fact)
    }

    /// Notes whether something is so.
    pub(super) const fn set(&mut self, fact: Fact, is: bool) {
        self.facts.set(fact, is);
    }

    /// Speaks of something from here on.
    pub(super) fn turn(&mut self, topic: Topic) {
        self.kept.clone_from(&topic);
        self.topic = topic;
    }

    /// Takes note of what a number counts.
    pub(super) fn count(&mut self, reading: &Reading) {
        if self.counted.len() == SUMMED {
            self.counted.remove(0);
        }
        self.counted.push(reading.clone());
    }

    /// A sentence begins.
    pub(super) fn sentence(&mut self, field: bool, outcomes: usize) {
        self.set(Fact::Field, self.is(Fact::Field) || field);
        self.set(Fact::Outcomes, outcomes > 0);
        self.set(Fact::Several, outcomes > 1);
        // What else was counted ends with its sentence.
        if self.kept == Topic::Other {
            self.kept = Topic::Unknown;
        }
        self.topic.clone_from(&self.kept);
        for fact in OF_SENTENCE {
            self.set(fact, false);
        }
        self.latest = None;
        self.first.clear();
        if !matches!(self.topic, Topic::Requests | Topic::Cases(_)) {
            self.counted.clear();
        }
    }

    /// A passage begins; under another heading nothing is carried on.
    pub(super) fn passage(&mut self, topic: Option<Topic>) {
        if let Some(topic) = topic {
            self.set(Fact::Field, !matches!(topic, Topic::Unknown));
            self.turn(topic);
            self.whole = None;
        }
        self.cases.clear();
        self.counted.clear();
        self.disclosed = None;
        self.kind = Kind::Nothing;
    }
}
