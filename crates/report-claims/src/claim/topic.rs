//! What the sentences so far speak of, for those that leave it unsaid. It must not read words.

use super::Reading;
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
    /// Whether the passage has said 信息公开 or spoken of requests.
    pub(super) field: bool,
    /// Whether another office is spoken of.
    pub(super) elsewhere: bool,
    /// Whether another period is spoken of.
    pub(super) period: bool,
    /// Whether the sentence counts decisions: 作出.
    pub(super) decides: bool,
    /// Whether an outcome stands in the sentence.
    pub(super) outcomes: bool,
    /// Whether several do, which only requests have.
    pub(super) several: bool,
    /// What the last number speaks of.
    pub(super) latest: Option<(TableKey, Vec<Reading>)>,
    /// Whether the last number is a difference or last year's.
    pub(super) compared: bool,
    /// The total that parts behind it are of.
    pub(super) whole: Option<Vec<Reading>>,
    /// Whether that total stands in this sentence.
    pub(super) near: bool,
    /// What the last number was.
    pub(super) kind: Kind,
    /// Whether the last number was another place's or period's, and its parts are too.
    pub(super) foreign: bool,
}

impl Said {
    /// Speaks of something from here on.
    pub(super) fn turn(&mut self, topic: Topic) {
        self.kept.clone_from(&topic);
        self.topic = topic;
    }

    /// A sentence begins.
    pub(super) fn sentence(&mut self, field: bool, outcomes: usize) {
        self.field |= field;
        (self.outcomes, self.several) = (outcomes > 0, outcomes > 1);
        // What else was counted ends with its sentence.
        if self.kept == Topic::Other {
            self.kept = Topic::Unknown;
        }
        self.topic.clone_from(&self.kept);
        (self.elsewhere, self.period, self.decides, self.foreign) = (false, false, false, false);
        (self.compared, self.latest) = (false, None);
        self.first.clear();
        self.near = false;
    }

    /// A passage begins; under another heading nothing is carried on.
    pub(super) fn passage(&mut self, topic: Option<Topic>) {
        if let Some(topic) = topic {
            self.field = !matches!(topic, Topic::Unknown);
            self.turn(topic);
            self.whole = None;
        }
        self.cases.clear();
        self.kind = Kind::Nothing;
    }
}
