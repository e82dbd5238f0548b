//! A form's own labels as words: without numbers and remarks, 或 as people write it. It must not know any
//! label.

use super::Sense;
use super::labels::GROUPS;
use super::table::{Heads, head};
use super::words::OR;
use report_core::Form;
use report_core::form::{Block, Node};
use report_core::vocab::{ColumnKey, RowKey, TableKey};

/// What people write in other words.
const EITHER: char = '或';

/// A label and what it stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Label {
    /// Where words that begin as it does lie.
    head: usize,
    /// The words, and those behind 或 where it has one.
    parts: (&'static str, Option<&'static str>),
    sense: Sense,
}

/// The labels of a form, by their first characters.
#[derive(Debug)]
pub(super) struct Labels {
    all: Vec<Label>,
    /// What they begin with.
    pub(super) heads: Heads,
}

impl Labels {
    /// The labels of a form, and the words for its groups.
    pub(super) fn new(form: &'static Form) -> Self {
        let mut found = Self { all: Vec::with_capacity(96), heads: Heads::default() };
        for table in form.tables {
            table.blocks.iter().for_each(|block| found.block(table.key, block));
        }
        for (word, key) in GROUPS {
            if let Some(rows) = group(form, *key) {
                found.add(word, Sense::Rows(rows));
            }
        }
        found.all.sort_by_key(|label| label.head);
        found
    }

    /// The longest label that a text begins with, and how long it is there.
    pub(super) fn begin(&self, text: &str) -> Option<(usize, &Sense)> {
        let head = head(text.as_bytes()).filter(|_| self.heads.may_begin(text.as_bytes()))?;
        let from = self.all.partition_point(|label| label.head < head);
        let alike = self.all.iter().skip(from).take_while(|label| label.head == head);
        let found = alike.filter_map(|label| Some((label.begins(text)?, &label.sense)));
        // Of those as long, the first.
        found.reduce(|best, other| if other.0 > best.0 { other } else { best })
    }

    /// Adds a block's own labels that are words by themselves.
    fn block(&mut self, table: TableKey, block: &'static Block) {
        block.rows.iter().for_each(|node| self.rows(table, node));
        block.columns.iter().for_each(|node| self.columns(table, node));
    }

    /// A group's label stands for the sum it names, any other for its leaf.
    fn rows(&mut self, table: TableKey, node: &'static Node<RowKey>) {
        match node {
            Node::Group { key: Some(_), label, .. } | Node::Leaf { label, .. } => {
                self.label(table, label, Sense::Rows(rows_of(node)));
            }
            Node::Group { key: None, .. } => {}
        }
        node.children().iter().for_each(|child| self.rows(table, child));
    }

    fn columns(&mut self, table: TableKey, node: &'static Node<ColumnKey>) {
        let columns = columns_of(node);
        if !columns.contains(&ColumnKey::Total) {
            self.label(table, node.label(), Sense::Columns(columns));
        }
        node.children().iter().for_each(|child| self.columns(table, child));
    }

    fn label(&mut self, table: TableKey, label: &'static str, sense: Sense) {
        let word = bare(label);
        if word.chars().count() > 2 && !is_total(table, word) {
            self.add(word, sense);
        }
    }

    fn add(&mut self, word: &'static str, sense: Sense) {
        let Some(head) = head(word.as_bytes()) else { return };
        let parts = word.split_once(EITHER).map_or((word, None), |(one, other)| (one, Some(other)));
        self.heads = self.heads.with(word);
        self.all.push(Label { head, parts, sense });
    }
}

impl Label {
    /// How long the label is that a text begins with; nothing where it begins with another.
    fn begins(&self, text: &str) -> Option<usize> {
        let (first, last) = self.parts;
        let rest = text.strip_prefix(first)?;
        let Some(last) = last else { return Some(first.len()) };
        let joined = |word: &str| Some(rest.strip_prefix(word)?.strip_prefix(last)?.len());
        let after = OR.iter().filter_map(|word| joined(word)).min()?;
        Some(text.len() - after)
    }
}

/// The rows of the sum that a row belongs to, or the row alone; nothing where the form has no such row.
fn group(form: &'static Form, key: RowKey) -> Option<&'static [RowKey]> {
    let blocks = form.tables.iter().flat_map(|table| table.blocks);
    let known = form.tables.iter().any(|table| table.block_of(key).is_some());
    let found = blocks.flat_map(|block| block.rows).find_map(|node| group_in(node, key));
    found.or_else(|| known.then(|| between(RowKey::ALL, key as usize, key as usize)))
}

fn group_in(node: &'static Node<RowKey>, key: RowKey) -> Option<&'static [RowKey]> {
    let inner = || node.children().iter().find_map(|child| group_in(child, key));
    let own = || {
        let keys = rows_of(node);
        let named = matches!(node, Node::Group { key: Some(_), .. });
        (named && keys.contains(&key)).then_some(keys)
    };
    inner().or_else(own)
}

/// The rows under a node: a form lists them in the order they are declared.
fn rows_of(node: &'static Node<RowKey>) -> &'static [RowKey] {
    let mut keys = node.leaves().map(|(key, _)| key as usize);
    let first = keys.next().unwrap_or_default();
    between(RowKey::ALL, first, keys.last().unwrap_or(first))
}

/// The columns under a node, the same.
fn columns_of(node: &'static Node<ColumnKey>) -> &'static [ColumnKey] {
    let mut keys = node.leaves().map(|(key, _)| key as usize);
    let first = keys.next().unwrap_or_default();
    between(ColumnKey::ALL, first, keys.last().unwrap_or(first))
}

fn between<K>(all: &'static [K], first: usize, last: usize) -> &'static [K] {
    all.get(first..=last).unwrap_or_default()
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
    use report_core::Edition;

    /// What lies under a node, and all keys, as numbers.
    fn check<K: Copy>(node: &'static Node<K>, keys: &[usize], number: fn(K) -> usize) {
        let own: Vec<usize> = node.leaves().map(|(key, _)| number(key)).collect();
        assert_eq!(keys, own, "{}", node.label());
    }

    fn rows(node: &'static Node<RowKey>) {
        // A heading that names no sum is no word.
        if !matches!(node, Node::Group { key: None, .. }) {
            let keys: Vec<usize> = rows_of(node).iter().map(|key| *key as usize).collect();
            check(node, &keys, |key| key as usize);
        }
        node.children().iter().for_each(rows);
    }

    fn columns(node: &'static Node<ColumnKey>) {
        let keys: Vec<usize> = columns_of(node).iter().map(|key| *key as usize).collect();
        if !keys.contains(&(ColumnKey::Total as usize)) {
            check(node, &keys, |key| key as usize);
        }
        node.children().iter().for_each(columns);
    }

    #[test]
    fn what_lies_under_a_label_is_one_stretch_of_the_keys() {
        for form in Edition::ALL.iter().map(|edition| edition.form()) {
            for block in form.tables.iter().flat_map(|table| table.blocks) {
                block.rows.iter().for_each(rows);
                block.columns.iter().for_each(columns);
            }
        }
    }

    #[test]
    fn a_label_is_found_with_every_way_to_write_its_either() {
        let labels = Labels::new(Edition::Format2021.form());
        let columns = |text: &str| match labels.begin(text) {
            Some((length, Sense::Columns(columns))) => Some((length / 3, columns.len())),
            _ => None,
        };
        assert_eq!(columns("法人或其他组织52件"), Some((7, 5)));
        assert_eq!(columns("法人以及其他组织52件"), Some((8, 5)));
        assert_eq!(columns("法人或者其他组织52件"), Some((8, 5)));
        assert_eq!(columns("法人代表"), None);
        assert_eq!(labels.begin("a"), None);
        let single = |label: &Label| label.parts.1.is_none_or(|last| !last.contains(EITHER));
        assert!(labels.all.iter().all(single));
    }
}
