//! The forms stand in one place: no label of theirs is typed elsewhere, and nothing outside asks
//! which edition it has before it. It must not check what the labels say.

use crate::none;
use crate::source::{File, rust};
use report_core::Edition;
use report_core::form::{Block, Node};
use std::collections::BTreeSet;

/// Where labels, order, sums and questions of edition belong.
const FORM: &str = "crates/report-core/src/form";

/// Where a label's words may stand all the same, and why.
const NAMED: &[(&str, &str)] = &[
    ("crates/report-core/src/vocab.rs", "a key's short name is often its whole label"),
    ("crates/report-validate/src/rules/", "a rule's title and citation name what it is about"),
];

/// The shortest label looked for, in characters. Shorter ones are words of the language.
const SHORTEST: usize = 6;

#[test]
fn no_label_is_typed_outside_the_form() {
    let labels = labels();
    assert!(labels.len() > 50, "only {} labels to look for", labels.len());
    none(outside().filter(|file| !may_name(file)).flat_map(|file| {
        let found = file.code().flat_map(|(number, line)| {
            let typed = labels.iter().filter(|label| line.contains(**label));
            typed.map(move |label| format!("{}:{number}: 「{label}」 is the form's", file.path))
        });
        found.collect::<Vec<_>>()
    }));
}

#[test]
fn nothing_outside_the_form_asks_for_the_edition() {
    none(outside().flat_map(|file| {
        let asks = file.code().filter(|(_, line)| asks_for_edition(line));
        asks.map(|(number, _)| format!("{}:{number}: ask the form, not the edition", file.path))
    }));
}

/// Whether a line decides by the edition: an arm of a `match`, a comparison, or a `matches!`.
fn asks_for_edition(line: &str) -> bool {
    let names = ["Edition::Trial2019", "Edition::Format2021"];
    let decides = ["=>", "==", "!=", "matches!", "if let"];
    names.iter().any(|name| line.contains(name)) && decides.iter().any(|by| line.contains(by))
}

fn may_name(file: &File) -> bool {
    NAMED.iter().any(|(place, _)| file.path.starts_with(place))
}

fn outside() -> impl Iterator<Item = &'static File> {
    rust().filter(|file| {
        !file.path.strip_prefix(FORM).is_some_and(|rest| rest.starts_with(['.', '/']))
    })
}

/// Every label of every edition that is long enough to be nothing else.
fn labels() -> BTreeSet<&'static str> {
    let mut all = BTreeSet::new();
    for form in Edition::ALL.iter().map(|edition| edition.form()) {
        all.extend(form.sections.iter().map(|section| section.heading));
        all.extend(form.tables.iter().flat_map(|table| table.blocks).flat_map(block_labels));
    }
    all.retain(|label| label.chars().count() >= SHORTEST);
    all
}

fn block_labels(block: &'static Block) -> Vec<&'static str> {
    let mut found = vec![block.corner];
    found.extend(block.heading);
    found.extend(block.columns.iter().flat_map(node_labels));
    found.extend(block.rows.iter().flat_map(node_labels));
    found
}

fn node_labels<K>(node: &'static Node<K>) -> Vec<&'static str> {
    let below = node.children().iter().flat_map(node_labels);
    std::iter::once(node.label()).chain(below).collect()
}

#[test]
fn a_decision_by_edition_is_seen() {
    assert!(asks_for_edition("    Edition::Trial2019 => 3,"));
    assert!(asks_for_edition("if report.edition.value == Edition::Format2021 {"));
    assert!(!asks_for_edition("pub const ONLY_2019: Self = Self(&[Edition::Trial2019]);"));
}
