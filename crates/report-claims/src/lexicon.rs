//! The words of a counted claim about the statutory tables: what each means, and the cutting of a
//! phrase into them. A phrase with one word too many is no claim: 备案的复议案件 is not 复议案件. Labels
//! come from the form; here stand only the words people use beside them.

mod words;

use super::characters::Characters;
use report_core::form::{Block, Node};
use report_core::vocab::{ColumnKey, RowKey, TableKey};
use report_core::{Edition, Form};
use std::borrow::Cow;
use std::cmp::Reverse;
use std::sync::OnceLock;
use words::{COLUMNS, FILLERS, OR, REQUESTS, ROWS, VERBS};

/// What a word means in a claim.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Token {
    /// Says nothing about what is counted: 全年, 共, 的, 有.
    Filler,
    /// A year: 2024年.
    Year(u16),
    /// Requests, by whatever name.
    Requests,
    /// What was done to it.
    Verb(Verb),
    /// Rows of a table, added together.
    Rows(Cow<'static, [RowKey]>),
    /// Columns of a table, added together.
    Columns(Cow<'static, [ColumnKey]>),
}

/// What may be done to requests and cases.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Verb {
    /// 新收: newly received, and nothing else.
    NewlyReceived,
    /// 收到, 受理: with or without those carried over.
    Received,
    /// 办理: processed, or received on either basis.
    Handled,
    /// 办结, 答复.
    Processed,
    /// 上年结转.
    CarriedOver,
    /// 结转下年度.
    CarriedOn,
    /// 结转, where a year beside it says which.
    Carried,
}

impl Token {
    /// The verb, if it is one.
    pub const fn verb(&self) -> Option<Verb> {
        match self {
            Self::Verb(verb) => Some(*verb),
            _ => None,
        }
    }
}

/// A word and what it means.
type Word = (Cow<'static, str>, Token);

/// Words by their first character; longest first, so that a word is never cut short.
#[derive(Debug)]
struct Words {
    all: Vec<(char, Word)>,
    /// The first characters: most phrases soon come to one that begins no word.
    heads: Characters,
}

impl Words {
    /// Of two words that are the same, the first counts.
    fn new(words: impl Iterator<Item = Word>) -> Self {
        let first = |word: &Word| word.0.chars().next();
        let words = words.filter_map(|word| Some((first(&word)?, word)));
        let mut words: Vec<(char, Word)> = words.collect();
        words.sort_by_key(|(first, (word, _))| (*first, Reverse(word.len())));
        let heads: String = words.iter().map(|(first, _)| first).collect();
        Self { all: words, heads: Characters::of(&heads, |_, _| ()) }
    }

    /// The longest word that a text begins with.
    fn begin(&self, text: &str) -> Option<&Word> {
        let first = text.chars().next().filter(|first| self.heads.may_have(*first))?;
        let from = self.all.partition_point(|(head, _)| *head < first);
        let alike = self.all.iter().skip(from).take_while(|(head, _)| *head == first);
        alike.map(|(_, word)| word).find(|(word, _)| text.starts_with(&**word))
    }
}

/// The words of one report: the form's labels, the usual words beside them, the office's name.
#[derive(Debug)]
pub struct Lexicon {
    words: &'static Words,
    agency: String,
}

impl Lexicon {
    /// The words for a form and an office.
    pub fn new(edition: Edition, agency: &str) -> Self {
        static WORDS: [OnceLock<Words>; Edition::ALL.len()] =
            [const { OnceLock::new() }; Edition::ALL.len()];
        static NONE: OnceLock<Words> = OnceLock::new();
        let own = Edition::ALL.iter().zip(&WORDS).find(|(other, _)| **other == edition);
        let words = own.map_or(&NONE, |(_, words)| words);
        let words = words.get_or_init(|| of_form(edition.form()));
        Self { words, agency: agency.to_owned() }
    }

    /// A phrase as words; nothing where a part of it is none.
    pub fn cut(&self, phrase: &str) -> Option<Vec<Token>> {
        let mut tokens = Vec::new();
        let mut rest = phrase;
        while !rest.is_empty() {
            let (length, token) = year(rest).or_else(|| self.word(rest))?;
            tokens.push(token);
            rest = rest.get(length..)?;
        }
        Some(tokens)
    }

    fn word(&self, rest: &str) -> Option<(usize, Token)> {
        let word = self.words.begin(rest);
        let length = word.map_or(0, |(word, _)| word.len());
        if self.agency.len() > length && rest.starts_with(&self.agency) {
            return Some((self.agency.len(), Token::Filler));
        }
        word.map(|(word, token)| (word.len(), token.clone()))
    }
}

/// The words that every report of a form has.
fn of_form(form: &'static Form) -> Words {
    let labels = form
        .tables
        .iter()
        .flat_map(|table| table.blocks.iter().flat_map(move |block| labels(table.key, block)));
    Words::new(fixed_words().chain(labels.flat_map(variants)))
}

/// 2024年, 2024年度.
fn year(rest: &str) -> Option<(usize, Token)> {
    let digits = rest.get(..4).filter(|digits| digits.bytes().all(|byte| byte.is_ascii_digit()))?;
    let after = rest.get(4..)?;
    let word = ["年度", "年"].into_iter().find(|word| after.starts_with(word))?;
    Some((4 + word.len(), Token::Year(digits.parse().ok()?)))
}

fn fixed_words() -> impl Iterator<Item = Word> {
    let fillers = FILLERS.iter().map(|word| (*word, Token::Filler));
    let requests = REQUESTS.iter().map(|word| (*word, Token::Requests));
    let verbs = VERBS.iter().map(|(word, verb)| (*word, Token::Verb(*verb)));
    let rows = ROWS.iter().map(|(word, rows)| (*word, Token::Rows((*rows).into())));
    let columns = COLUMNS.iter().map(|(word, columns)| (*word, Token::Columns((*columns).into())));
    let all = fillers.chain(requests).chain(verbs).chain(rows).chain(columns);
    all.map(|(word, token)| (word.into(), token))
}

/// A block's own labels, without their numbers and remarks, that are words by themselves.
fn labels(table: TableKey, block: &'static Block) -> Vec<Word> {
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
fn row_labels(node: &'static Node<RowKey>, words: &mut Vec<Word>) {
    let keys = || node.leaves().map(|(key, _)| key).collect::<Vec<_>>();
    match node {
        Node::Group { key: Some(_), label, .. } | Node::Leaf { label, .. } => {
            words.push((bare(label).into(), Token::Rows(keys().into())));
        }
        Node::Group { key: None, .. } => {}
    }
    for child in node.children() {
        row_labels(child, words);
    }
}

fn column_labels(node: &'static Node<ColumnKey>, words: &mut Vec<Word>) {
    let keys: Vec<ColumnKey> = node.leaves().map(|(key, _)| key).collect();
    if !keys.contains(&ColumnKey::Total) {
        words.push((bare(node.label()).into(), Token::Columns(keys.into())));
    }
    for child in node.children() {
        column_labels(child, words);
    }
}

/// A label with the ways people write its 或.
fn variants((label, token): Word) -> Vec<Word> {
    let others = OR.iter().filter(|_| label.contains('或'));
    let other = |word: &&str| (label.replace('或', word).into(), token.clone());
    let mut words: Vec<_> = others.map(other).collect();
    words.push((label, token));
    words
}

/// Whether a label is a whole row of 表三 that verbs name better: 一、, 二、, 四、.
fn is_total(table: TableKey, word: &str) -> bool {
    table == TableKey::Requests && word.contains("政府信息公开申请数量")
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
            let all: Vec<&Word> = words.all.iter().map(|(_, word)| word).collect();
            for (word, _) in &all {
                for text in [word.to_string(), format!("{word}件"), format!("{word}年度")] {
                    let own = all.iter().filter(|(own, _)| text.starts_with(&**own));
                    let longest = own.map(|(own, _)| own.len()).max();
                    assert_eq!(words.begin(&text).map(|(own, _)| own.len()), longest, "{text}");
                }
            }
        }
    }

    proptest! {
        #[test]
        fn words_are_found_as_by_trying_each(
            all in proptest::collection::vec("[甲乙丙]{1,3}", 0..8), text in "[甲乙丙]{0,5}"
        ) {
            let years = 0_u16..;
            let own = all.iter().cloned().zip(years.map(Token::Year));
            let own: Vec<Word> = own.map(|(word, token)| (word.into(), token)).collect();
            let words = Words::new(own.iter().cloned());
            // Of those as long, the first.
            let begin = own.iter().filter(|(word, _)| text.starts_with(&**word)).rev();
            let expected = begin.max_by_key(|(word, _)| word.len());
            prop_assert_eq!(words.begin(&text), expected);
        }
    }
}
