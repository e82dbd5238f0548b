//! The words of prose about the statutory tables by what they do to a claim, and the finding of them in
//! running text. Labels come from the form, names of the office from the report; here stand the words people
//! use beside them. It must not decide what they claim.

mod form;
mod labels;
mod office;
mod table;
mod words;

use crate::numeral::NUMERALS;
use form::Labels;
pub(crate) use labels::ORGANIZATIONS;
use labels::{COLUMNS, ROWS};
use office::{Office, PLACES};
use report_core::Edition;
use report_core::vocab::{ColumnKey, RowKey};
use std::ops::Range;
use std::sync::OnceLock;
use table::{Heads, Lists, Table, count};
use words::NAMED;

pub use office::Level;

/// What a word does to a claim.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sense {
    /// Says nothing about what is counted: 的, 有, 依法.
    Plain,
    /// No word of a claim, but one that others must not be found in: 城市, 布局.
    Unknown,
    /// Says that the number is all there is: 共, 各级行政机关.
    Total,
    /// The reporting office itself, by its name or as 我局.
    Own,
    /// 全县, 我市: the reporting office's own place if it is of that level.
    Place(Level),
    /// 信息公开: what requests and cases of this report are about.
    Field,
    /// Requests, by whatever name; whether the word can mean nothing else.
    Requests(bool),
    /// What was done to them.
    Act(Act),
    /// Carried over from a year to another.
    Carry,
    /// Not done yet.
    Pending,
    /// Rows of a table, added together.
    Rows(&'static [RowKey]),
    /// Columns of a table, added together.
    Columns(&'static [ColumnKey]),
    /// The report's year.
    ThisYear,
    /// The year before.
    LastYear,
    /// The year after.
    NextYear,
    /// The beginning of the report's year.
    YearStart,
    /// The end of the report's year.
    YearEnd,
    /// Another period: 近三年, 一季度.
    Period,
    /// Narrower than what the table counts: 按时, 网上.
    Narrow,
    /// Other things than the tables count: 公文, 提案.
    Other,
    /// Papers of the handling, which count themselves: 告知书.
    Paper,
    /// A difference: 增加.
    Change,
    /// What a difference came to: 降至.
    Becomes,
    /// Rates and averages.
    Rate,
    /// An end the tables have no cell for: 撤回, 驳回.
    NoCell,
    /// 和, 、.
    And,
    /// Before whoever only takes part: 由, 会同.
    Actor,
    /// Compared with: 比, 较.
    Compare,
    /// 分别为, 依次是.
    Each,
    /// 作出: a decision is taken.
    Decides,
    /// 其他, where what went before says of which.
    Rest,
    /// 公开, where outcomes are listed.
    Open,
    /// 提出, 提交: an application is made.
    Files,
    /// Another office or place: 乡镇, 县直部门.
    Elsewhere,
    /// What names of offices end with.
    Suffix,
}

/// What may be done to requests and cases.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Act {
    /// 新收: newly received, and nothing else.
    NewlyReceived,
    /// 收到, 受理: with or without those carried over.
    Received,
    /// 办理: processed, or received on either basis.
    Handled,
    /// 应办: received and carried over together.
    Due,
    /// 办结.
    Processed,
    /// 答复: processed, unless it stands beside other ways a request may end.
    Answered,
}

/// A word found in a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Word {
    /// Its bytes.
    pub range: Range<usize>,
    /// What it does.
    pub sense: &'static Sense,
}

/// Every word beside the labels of a form and the names of an office.
const LISTS: Lists = &[NAMED, ROWS, COLUMNS, PLACES, words::LISTS];
static WORDS: Table<{ count(LISTS) }> = Table::new(LISTS);
/// What words begin with, and numbers written in Chinese.
const HEADS: Heads = Heads::of_lists(LISTS).with_all(NUMERALS).with_all(&["收", "办"]);

/// The words of one report: the form's labels, the usual words beside them, the office's names.
#[derive(Debug)]
pub struct Lexicon {
    labels: Option<&'static Labels>,
    office: Office,
    /// What words, names and numbers written in Chinese begin with.
    heads: Heads,
}

impl Lexicon {
    /// The words for a form and an office.
    #[must_use]
    pub fn new(edition: Edition, agency: &str) -> Self {
        static LABELS: [OnceLock<Labels>; Edition::ALL.len()] =
            [const { OnceLock::new() }; Edition::ALL.len()];
        let own = Edition::ALL.iter().zip(&LABELS).find(|(other, _)| **other == edition);
        let labels = own.map(|(_, labels)| labels.get_or_init(|| Labels::new(edition.form())));
        let office = Office::new(agency);
        let mut heads = HEADS;
        let labels_heads = labels.map(|labels| labels.heads);
        for other in [Some(office.heads), labels_heads].into_iter().flatten() {
            heads.add_all(&other);
        }
        Self { labels, office, heads }
    }

    /// Whether a word may begin where some bytes of a text do.
    #[must_use]
    pub fn may_begin(&self, bytes: &[u8]) -> bool {
        self.heads.may_begin(bytes)
    }

    /// The word a text begins with and its length: the office's own name, or the longest of the others.
    #[must_use]
    pub fn begin(&self, text: &str) -> Option<(usize, &'static Sense)> {
        let word = WORDS.begin(text.as_bytes()).map(|entry| (entry.word.len(), entry.sense));
        let label = self.labels.and_then(|labels| labels.begin(text));
        let found = match (word, label) {
            // What a word stands for by itself counts before a label that is the same.
            (Some(word), Some(label)) if word.0 > label.0 => Some(word),
            (Some(word), Some(label)) if word.0 == label.0 && word.1.is_named() => Some(word),
            (word, label) => label.or(word),
        };
        match self.office.begin(text) {
            Some(own) if found.is_none_or(|(length, _)| own >= length) => Some((own, &Sense::Own)),
            _ => found,
        }
    }

    /// Whether the office reports for all of a place: a government, not one of its departments.
    #[must_use]
    pub const fn is_of_place(&self) -> bool {
        self.office.is_place
    }

    /// Whether a place of a level is the office's own: 全县 in a county's report, and anything where the
    /// name tells no level.
    #[must_use]
    pub fn is_own(&self, level: Level) -> bool {
        self.office.level.is_none_or(|own| own == level)
    }
}

impl Sense {
    /// Whether a word of this sense names what the tables count, as their labels do.
    const fn is_named(&self) -> bool {
        matches!(
            self,
            Self::Requests(_)
                | Self::Act(_)
                | Self::Rows(_)
                | Self::Columns(_)
                | Self::Carry
                | Self::Pending
        )
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_word_is_found_and_the_longest_counts() {
        for own in WORDS.all() {
            for text in
                [own.word.to_owned(), format!("{}件", own.word), format!("{}年度", own.word)]
            {
                let all = WORDS.all().iter().filter(|other| text.starts_with(other.word));
                let longest = all.map(|other| other.word.len()).max();
                assert_eq!(
                    WORDS.begin(text.as_bytes()).map(|own| own.word.len()),
                    longest,
                    "{text}"
                );
            }
        }
    }

    #[test]
    fn an_office_is_known_by_its_names_and_the_longer_word_counts() {
        let lexicon = Lexicon::new(Edition::Format2021, "泊桥区住房和城乡建设局");
        let sense = |text: &str| lexicon.begin(text).map(|(_, sense)| *sense);
        assert_eq!(sense("区住建局收到"), Some(Sense::Own));
        assert_eq!(sense("收到申请"), Some(Sense::Act(Act::Received)));
        assert_eq!(sense("新收到申请"), Some(Sense::Act(Act::NewlyReceived)));
        assert_eq!(sense("尚未审结1件"), Some(Sense::Pending));
        assert_eq!(sense("结果维持1件"), Some(Sense::Columns(&[ColumnKey::Upheld])));
        assert_eq!(sense("龘"), None);
        assert!(lexicon.is_own(Level::District) && !lexicon.is_own(Level::City));
    }
}
