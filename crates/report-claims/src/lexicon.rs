//! The words of prose about the statutory tables by what they do to a claim, and the finding of them in
//! running text. Labels come from the form, names of the office from the report; here stand the words people
//! use beside them. It must not decide what they claim.

mod labels;
mod office;
mod words;

use super::characters::Characters;
use labels::{COLUMNS, GROUPS, ROWS};
use office::Office;
use report_core::form::{Block, Node};
use report_core::vocab::{ColumnKey, RowKey, TableKey};
use report_core::{Edition, Form};
use std::borrow::Cow;
use std::cmp::Reverse;
use std::ops::Range;
use std::sync::OnceLock;
use words::{ACTS, CARRY, OR, PENDING, REQUESTS, plain_lists};

pub use office::Level;

/// What a word does to a claim.
#[derive(Clone, Debug, PartialEq, Eq)]
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
    Rows(Vec<RowKey>),
    /// Columns of a table, added together.
    Columns(Vec<ColumnKey>),
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
pub struct Word<'l> {
    /// Its bytes.
    pub range: Range<usize>,
    /// What it does.
    pub sense: &'l Sense,
}

type Entry = (Cow<'static, str>, Sense);

/// Words by their first character; longest first, so that a word is never cut short.
#[derive(Debug)]
struct Words {
    all: Vec<(char, Entry)>,
    /// The first characters: most characters begin no word.
    heads: Characters,
}

impl Words {
    /// Of two words that are the same, the first counts.
    fn new(words: impl Iterator<Item = Entry>) -> Self {
        let first = |word: &Entry| word.0.chars().next();
        let words = words.filter_map(|word| Some((first(&word)?, word)));
        let mut words: Vec<(char, Entry)> = words.collect();
        words.sort_by_key(|(first, (word, _))| (*first, Reverse(word.len())));
        let heads: String = words.iter().map(|(first, _)| first).collect();
        Self { all: words, heads: Characters::of(&heads, |_, _| ()) }
    }

    /// The longest word that a text, whose first character is `first`, begins with.
    fn begin(&self, first: char, text: &str) -> Option<&Entry> {
        if !self.heads.may_have(first) {
            return None;
        }
        let from = self.all.partition_point(|(head, _)| *head < first);
        let alike = self.all.iter().skip(from).take_while(|(head, _)| *head == first);
        alike.map(|(_, word)| word).find(|(word, _)| text.starts_with(&**word))
    }
}

/// The words of one report: the form's labels, the usual words beside them, the office's names.
#[derive(Debug)]
pub struct Lexicon {
    words: &'static Words,
    office: Office,
}

impl Lexicon {
    /// The words for a form and an office.
    #[must_use]
    pub fn new(edition: Edition, agency: &str) -> Self {
        static WORDS: [OnceLock<Words>; Edition::ALL.len()] =
            [const { OnceLock::new() }; Edition::ALL.len()];
        static NONE: OnceLock<Words> = OnceLock::new();
        let own = Edition::ALL.iter().zip(&WORDS).find(|(other, _)| **other == edition);
        let words = own.map_or(&NONE, |(_, words)| words);
        let words = words.get_or_init(|| of_form(edition.form()));
        Self { words, office: Office::new(agency) }
    }

    /// The word a text begins with and its length: the office's own name, or the longest of the others.
    #[must_use]
    pub fn begin(&self, text: &str) -> Option<(usize, &Sense)> {
        let first = text.chars().next()?;
        let word = self.words.begin(first, text);
        let length = word.map_or(0, |(word, _)| word.len());
        match self.office.begin(first, text) {
            Some(own) if own >= length => Some((own, &Sense::Own)),
            _ => word.map(|(word, sense)| (word.len(), sense)),
        }
    }

    /// Whether a place of a level is the office's own: 全县 in a county's report, and anything where the
    /// name tells no level.
    #[must_use]
    pub fn is_own(&self, level: Level) -> bool {
        self.office.level.is_none_or(|own| own == level)
    }
}

/// The words that every report of a form has.
fn of_form(form: &'static Form) -> Words {
    let labels = form
        .tables
        .iter()
        .flat_map(|table| table.blocks.iter().flat_map(move |block| labels(table.key, block)));
    let groups = GROUPS
        .iter()
        .filter_map(|(word, key)| Some(((*word).into(), Sense::Rows(group(form, *key)?))));
    Words::new(fixed_words().chain(labels.flat_map(variants)).chain(groups).chain(listed_words()))
}

fn fixed_words() -> impl Iterator<Item = Entry> {
    let requests = REQUESTS.iter().map(|(word, only)| (*word, Sense::Requests(*only)));
    let acts = ACTS.iter().map(|(word, act)| (*word, Sense::Act(*act)));
    let rows = ROWS.iter().map(|(word, rows)| (*word, Sense::Rows(rows.to_vec())));
    let columns = COLUMNS.iter().map(|(word, columns)| (*word, Sense::Columns(columns.to_vec())));
    let carry = CARRY.iter().map(|word| (*word, Sense::Carry));
    let pending = PENDING.iter().map(|word| (*word, Sense::Pending));
    let all = requests.chain(acts).chain(rows).chain(columns).chain(carry).chain(pending);
    all.map(|(word, sense)| (word.into(), sense))
}

fn listed_words() -> impl Iterator<Item = Entry> {
    let lists = plain_lists().into_iter();
    let plain = lists.flat_map(|(words, sense)| {
        words.split_whitespace().map(move |word| (word.into(), sense.clone()))
    });
    plain.chain(office::pronouns())
}

/// The rows of the sum that a row belongs to, or the row alone; nothing where the form has no such row.
fn group(form: &'static Form, key: RowKey) -> Option<Vec<RowKey>> {
    let blocks = form.tables.iter().flat_map(|table| table.blocks);
    let known = form.tables.iter().any(|table| table.block_of(key).is_some());
    let found = blocks.flat_map(|block| block.rows).find_map(|node| group_in(node, key));
    found.or_else(|| known.then(|| vec![key]))
}

fn group_in(node: &'static Node<RowKey>, key: RowKey) -> Option<Vec<RowKey>> {
    let inner = || node.children().iter().find_map(|child| group_in(child, key));
    let own = || {
        let keys: Vec<_> = node.leaves().map(|(own, _)| own).collect();
        let named = matches!(node, Node::Group { key: Some(_), .. });
        (named && keys.contains(&key)).then_some(keys)
    };
    inner().or_else(own)
}

/// A block's own labels, without their numbers and remarks, that are words by themselves.
fn labels(table: TableKey, block: &'static Block) -> Vec<Entry> {
    let mut words = Vec::new();
    for node in block.rows {
        row_labels(node, &mut words);
    }
    for node in block.columns {
        column_labels(node, &mut words);
    }
    words.retain(|(word, _)| word.chars().count() > 2 && !is_total(table, word));
    words
}

/// A group's label stands for the sum it names, any other for its leaf.
fn row_labels(node: &'static Node<RowKey>, words: &mut Vec<Entry>) {
    let keys = || node.leaves().map(|(key, _)| key).collect::<Vec<_>>();
    match node {
        Node::Group { key: Some(_), label, .. } | Node::Leaf { label, .. } => {
            words.push((bare(label).into(), Sense::Rows(keys())));
        }
        Node::Group { key: None, .. } => {}
    }
    for child in node.children() {
        row_labels(child, words);
    }
}

fn column_labels(node: &'static Node<ColumnKey>, words: &mut Vec<Entry>) {
    let keys: Vec<ColumnKey> = node.leaves().map(|(key, _)| key).collect();
    if !keys.contains(&ColumnKey::Total) {
        words.push((bare(node.label()).into(), Sense::Columns(keys)));
    }
    for child in node.children() {
        column_labels(child, words);
    }
}

/// A label with the ways people write its 或.
fn variants((label, sense): Entry) -> Vec<Entry> {
    let others = OR.iter().filter(|_| label.contains('或'));
    let other = |word: &&str| (label.replace('或', word).into(), sense.clone());
    let mut words: Vec<_> = others.map(other).collect();
    words.push((label, sense));
    words
}

/// Whether a label is a whole row of 表三 that acts name better: 一、, 二、, 四、.
fn is_total(table: TableKey, word: &str) -> bool {
    table == TableKey::Requests
        && (word.contains("政府信息公开申请数量") || word == "结转下年度继续办理")
}

/// A label without the number before it and the remark after it.
fn bare(label: &'static str) -> &'static str {
    let is_number = |ch: char| "（）一二三四五六七八九十、.1234567890".contains(ch);
    let label = label.trim_start_matches(is_number);
    label.split('（').next().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn every_word_is_found_and_the_longest_counts() {
        for edition in Edition::ALL {
            let words = of_form(edition.form());
            let all: Vec<&Entry> = words.all.iter().map(|(_, word)| word).collect();
            for (word, _) in &all {
                for text in [word.to_string(), format!("{word}件"), format!("{word}年度")] {
                    let own = all.iter().filter(|(own, _)| text.starts_with(&**own));
                    let longest = own.map(|(own, _)| own.len()).max();
                    let first = text.chars().next().unwrap();
                    let found = words.begin(first, &text).map(|(own, _)| own.len());
                    assert_eq!(found, longest, "{text}");
                }
            }
        }
    }

    #[test]
    fn an_office_is_known_by_its_names_and_the_longer_word_counts() {
        let lexicon = Lexicon::new(Edition::Format2021, "泊桥区住房和城乡建设局");
        let sense = |text: &str| lexicon.begin(text).map(|(_, sense)| sense.clone());
        assert_eq!(sense("区住建局收到"), Some(Sense::Own));
        assert_eq!(sense("收到申请"), Some(Sense::Act(Act::Received)));
        assert_eq!(sense("新收到申请"), Some(Sense::Act(Act::NewlyReceived)));
        assert_eq!(sense("龘"), None);
        assert!(lexicon.is_own(Level::District) && !lexicon.is_own(Level::City));
    }

    proptest! {
        #[test]
        fn words_are_found_as_by_trying_each(
            all in proptest::collection::vec("[甲乙丙]{1,3}", 0..8), text in "[甲乙丙]{1,5}"
        ) {
            let senses = (1_usize..).map(|n| Sense::Rows(vec![RowKey::Received; n]));
            let own: Vec<Entry> = all.iter().cloned().map(Cow::from).zip(senses).collect();
            let words = Words::new(own.iter().cloned());
            // Of those as long, the first.
            let begin = own.iter().filter(|(word, _)| text.starts_with(&**word)).rev();
            let expected = begin.max_by_key(|(word, _)| word.len());
            prop_assert_eq!(words.begin(text.chars().next().unwrap(), &text), expected);
        }
    }
}
