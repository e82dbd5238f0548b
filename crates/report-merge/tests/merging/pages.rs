//! The pages of the rules: every wrong example is found wrong by its rule, every right one is not.

use crate::common::Inbox;
use report_merge::rules::{Rule, rules};
use std::collections::BTreeSet;

/// The fenced files of an example: path and text.
fn files(example: &str) -> Vec<(String, String)> {
    let blocks = example.split("```").skip(1).step_by(2);
    let named = blocks.filter_map(|block| {
        let (head, body) = block.split_once('\n')?;
        let path = head.strip_prefix("toml ")?;
        Some((path.to_owned(), body.to_owned()))
    });
    named.collect()
}

/// The ids found in an example.
fn found(example: &str) -> BTreeSet<&'static str> {
    Inbox::of(&files(example)).found()
}

fn examples(rule: &Rule) -> (&'static str, &'static str) {
    let (_, rest) = rule.doc.split_once("\n## 错误示例\n").unwrap();
    rest.split_once("\n## 正确示例\n").unwrap()
}

#[test]
fn every_example_is_what_it_says() {
    let mut tried = 0;
    for rule in rules() {
        let (wrong, right) = examples(&rule);
        if files(wrong).is_empty() {
            // What only the disk can bring about is shown in words.
            assert_eq!(rule.id, "roster-cycle");
            continue;
        }
        assert!(found(wrong).contains(rule.id), "{}: {:?}", rule.id, found(wrong));
        assert!(!found(right).contains(rule.id), "{}: {:?}", rule.id, found(right));
        tried += 1;
    }
    assert!(tried >= 18, "{tried}");
}

#[test]
fn every_rule_is_titled_documented_and_has_an_id_of_its_own() {
    let mut ids = BTreeSet::new();
    for rule in rules() {
        assert!(ids.insert(rule.id), "{}", rule.id);
        assert!(rule.doc.starts_with(&format!("# {}\n", rule.title)), "{}", rule.id);
        let headings = rule.doc.lines().filter_map(|line| line.strip_prefix("## "));
        let expected = ["查什么", "依据", "公式", "错误示例", "正确示例"];
        assert_eq!(headings.collect::<Vec<_>>(), expected, "{}", rule.id);
    }
}
