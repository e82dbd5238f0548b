//! Statements without a number that the tables can contradict: that nothing happened, that all is
//! done. It is as strict as claims are: a clause with a word too many says nothing here.

use super::counted::Counted;
use super::lexicon::{Lexicon, Token, Verb};
use report_core::Cell;
use report_core::distinct;
use report_core::vocab::{ColumnKey, RowKey, TableKey};
use std::ops::Range;

/// A statement with the cells that must all be 0 for it to be true.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Statement {
    /// Its bytes in the passage.
    pub range: Range<usize>,
    /// The cells.
    pub cells: Vec<Cell>,
}

/// Words that deny what follows them, with the verb some of them hold.
const DENIALS: [&str; 10] = [
    "未发生",
    "没有发生",
    "未收到",
    "没有收到",
    "未接到",
    "没有接到",
    "未受理",
    "未出现",
    "没有",
    "无",
];
/// Words for all of what was spoken of.
const ALL: [&str; 5] = ["均已", "已全部", "全部", "均", "所有"];
/// Marks a clause ends with.
const CLAUSE_ENDS: [char; 7] = ['，', '；', '：', '（', '）', ',', ';'];
/// The sentence itself sets something apart, or speaks of something else that can be done.
const APART: [&str; 14] = [
    "其余", "其他", "除", "外", "结转", "顺延", "留言", "提案", "建议", "议案", "信件", "咨询",
    "投诉", "转办",
];

/// The statements of a text, in order.
pub fn statements(lexicon: &Lexicon, year: u16, text: &str, counted: &Counted) -> Vec<Statement> {
    let mut found = Vec::new();
    let (denials, all) = (counted.said(text, &DENIALS), counted.said(text, &ALL));
    // Most paragraphs have none of these words, and most sentences of the others neither.
    let sentences = if denials.is_empty() && all.is_empty() { &[] } else { &counted.sentences[..] };
    for sentence in sentences {
        let own = text.get(sentence.clone()).unwrap_or_default();
        if !denials.iter().chain(&all).any(|word| own.contains(word)) {
            continue;
        }
        let cx = Sentence { lexicon, year, text: own, denials: &denials, all: &all };
        let mut start = 0;
        for ended in own.split_inclusive(CLAUSE_ENDS) {
            let (at, clause) = (start, ended.trim_end_matches(CLAUSE_ENDS));
            start += ended.len();
            let before = own.get(..at).unwrap_or_default();
            let cells = cx.denied(clause).or_else(|| cx.done(clause, before));
            let range = sentence.start + at..sentence.start + at + clause.len();
            found.extend(cells.map(|cells| Statement { range, cells }));
        }
    }
    found
}

struct Sentence<'a> {
    lexicon: &'a Lexicon,
    year: u16,
    text: &'a str,
    /// The words of [`DENIALS`] and of [`ALL`] that the paragraph has.
    denials: &'a [&'a str],
    all: &'a [&'a str],
}

impl Sentence<'_> {
    /// What a clause says there was none of.
    fn denied(&self, clause: &str) -> Option<Vec<Cell>> {
        let said = self.denials.iter().filter(|word| clause.contains(**word));
        let denials = said.filter_map(|word| Some((clause.find(word)?, word.len())));
        let (at, length) = denials.min_by_key(|(at, length)| (*at, std::cmp::Reverse(*length)))?;
        self.own(clause.get(..at)?)?;
        let tokens = self.own_or_named(clause.get(at + length..)?)?;
        let plain = |token: &Token| match token {
            Token::Verb(verb) => matches!(verb, Verb::Received | Verb::NewlyReceived),
            Token::Columns(_) => false,
            _ => true,
        };
        if !tokens.iter().all(plain) {
            return None;
        }
        let rows = rows(&tokens);
        if rows.is_empty() {
            let requests = tokens.contains(&Token::Requests);
            return requests.then(|| totals(TableKey::Requests, &[RowKey::Received]));
        }
        Some(totals(TableKey::Cases, &rows))
    }

    /// What a clause that says all is done leaves no room for.
    fn done(&self, clause: &str, before: &str) -> Option<Vec<Cell>> {
        if !self.all.iter().any(|word| clause.contains(word)) {
            return None;
        }
        // 复议案件 holds 议案 only by chance.
        let text = self.text.replace("复议", "");
        if APART.iter().any(|word| text.contains(word)) {
            return None;
        }
        let tokens = self.own_or_named(clause)?;
        let verbs: Vec<Verb> = tokens.iter().filter_map(Token::verb).collect();
        if verbs[..] != [Verb::Processed] {
            return None;
        }
        let spoken = [before, clause].concat();
        if spoken.contains("复议") || spoken.contains("诉讼") {
            let rows = rows(&self.lexicon.cut(last_clause(before)).unwrap_or_default());
            let undecided = |row: &RowKey| cell(TableKey::Cases, *row, ColumnKey::Undecided);
            return (!rows.is_empty()).then(|| rows.iter().map(undecided).collect());
        }
        let understood = self.own_or_named(last_clause(before));
        let requests = tokens.contains(&Token::Requests)
            || understood.is_some_and(|tokens| tokens.contains(&Token::Requests));
        requests.then(|| totals(TableKey::Requests, &[RowKey::PendingAtEnd]))
    }

    /// Words that are only time, scope and manner, of this report's year.
    fn own(&self, words: &str) -> Option<()> {
        let tokens = self.own_or_named(words)?;
        tokens.iter().all(|token| matches!(token, Token::Filler | Token::Year(_))).then_some(())
    }

    /// Words that are all understood, of this report's year.
    fn own_or_named(&self, words: &str) -> Option<Vec<Token>> {
        let tokens = self.lexicon.cut(words.trim())?;
        let foreign = |token: &Token| matches!(token, Token::Year(year) if *year != self.year);
        (!tokens.iter().any(foreign)).then_some(tokens)
    }
}

/// The clause a text ends with, without what is counted in it.
fn last_clause(before: &str) -> &str {
    let marks = ['，', '；', '：', ',', ';'];
    let words = before.trim_end_matches(marks).rsplit(marks).next().unwrap_or_default();
    let digits = words.find(|ch: char| ch.is_ascii_digit()).filter(|at| *at > 0);
    digits.and_then(|at| words.get(..at)).unwrap_or(words)
}

/// The rows of 表四 that words name.
fn rows(tokens: &[Token]) -> Vec<RowKey> {
    let named = tokens.iter().filter_map(|token| match token {
        Token::Rows(rows) => Some(rows.iter().copied()),
        _ => None,
    });
    distinct(&named.flatten().collect::<Vec<_>>())
}

fn totals(table: TableKey, rows: &[RowKey]) -> Vec<Cell> {
    rows.iter().map(|row| cell(table, *row, ColumnKey::Total)).collect()
}

const fn cell(table: TableKey, row: RowKey, column: ColumnKey) -> Cell {
    Cell { table, row, column }
}
