//! The rules' fixtures and the examples of their pages, from the tree. It must not run them.

use crate::disk::{files, stem, text};
use crate::fixture::Fixture;
use report_core::Edition;
use report_validate::{RULES, Rule};
use std::collections::BTreeMap;
use std::path::PathBuf;

/// A fixture with the name it is reported by.
#[derive(Clone, Debug)]
pub struct Case {
    /// The rule, and the file or the number of the example.
    pub name: String,
    /// The rule's id.
    pub rule: &'static str,
    /// The fixture.
    pub fixture: Fixture,
}

/// Fixture files and the examples of the rules' pages.
#[must_use]
pub fn cases() -> Vec<Case> {
    RULES.iter().flat_map(|rule| fixture_cases(rule).into_iter().chain(page_cases(rule))).collect()
}

fn fixture_cases(rule: &'static Rule) -> Vec<Case> {
    let folder = format!("tests/fixtures/{}", rule.id);
    let paths = files(&folder);
    let previous =
        |path: &PathBuf| paths.iter().find(|it| **it == path.with_extension("previous.toml"));
    let read = |path: &PathBuf| text(&path.to_string_lossy());
    let own = paths.iter().filter(|path| !stem(path).ends_with(".previous"));
    let case = |path: &PathBuf| Case {
        name: format!("{}/{}", rule.id, stem(path)),
        rule: rule.id,
        fixture: Fixture::new(
            &read(path),
            previous(path).map(read).as_deref(),
            rule.editions.iter(),
        ),
    };
    own.map(case).collect()
}

/// The `toml` blocks of a rule's page: a block `toml previous` is last year's report of the next; a
/// block `toml 2021` is for that edition.
fn page_cases(rule: &'static Rule) -> Vec<Case> {
    let mut cases = Vec::new();
    let mut previous = None;
    for (number, block) in rule.doc.split("```toml").skip(1).enumerate() {
        let (info, rest) = block.split_once('\n').unwrap_or_default();
        let body = rest.split("```").next().unwrap_or_default();
        if info.trim() == "previous" {
            previous = Some(body);
            continue;
        }
        let editions = rule
            .editions
            .iter()
            .filter(|edition| info.trim().is_empty() || info.trim() == edition.key());
        cases.push(Case {
            name: format!("{}, example {}", rule.id, number + 1),
            rule: rule.id,
            fixture: Fixture::new(body, previous.take(), editions),
        });
    }
    cases
}

/// The clean report of each edition.
#[must_use]
pub fn bases() -> BTreeMap<Edition, String> {
    let base = |edition: &Edition| (*edition, text(&format!("tests/fixtures/base/{edition}.toml")));
    Edition::ALL.iter().map(base).collect()
}
