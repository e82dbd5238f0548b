//! Every rule on its fixtures and on the examples of its page: what is announced is found, what is
//! found is announced, and each rule fires and passes in every edition it applies to.

use report_core::diagnostic::Evidence;
use report_core::{Decimal, Diagnostic, Edition, Report, Sources};
use report_tests::cases::{bases, cases};
use report_tests::disk::{files, stem, text};
use report_tests::fixture::Fixture;
use report_validate::{RULES, Verdict};
use std::collections::{BTreeMap, BTreeSet};

#[test]
fn every_announced_finding_is_found_and_no_other() {
    let bases = bases();
    let mut complaints = Vec::new();
    for case in cases() {
        assert!(!case.fixture.editions.is_empty(), "{} is for no edition", case.name);
        for edition in &case.fixture.editions {
            for complaint in case.fixture.run(&bases[edition]).complaints {
                complaints.push(format!("{} ({edition}): {complaint}", case.name));
            }
        }
    }
    assert!(complaints.is_empty(), "\n{}", complaints.join("\n"));
}

#[test]
fn every_rule_fires_and_passes_in_each_of_its_editions() {
    let bases = bases();
    let mut seen: BTreeSet<(&str, Edition, bool)> = BTreeSet::new();
    for case in cases() {
        for edition in &case.fixture.editions {
            let found = case.fixture.run(&bases[edition]).found;
            seen.insert((case.rule, *edition, found.contains_key(case.rule)));
        }
    }
    for rule in RULES {
        for edition in rule.editions.iter() {
            assert!(
                seen.contains(&(rule.id, edition, true)),
                "{} never fires in {edition}",
                rule.id
            );
            assert!(
                seen.contains(&(rule.id, edition, false)),
                "{} never passes in {edition}",
                rule.id
            );
        }
    }
}

/// The rules whose findings compare cells: each label says the number it points at.
const LABELLED: [&str; 7] = [
    "requester-total-mismatch",
    "outcome-total-mismatch",
    "carry-balance-mismatch",
    "case-total-mismatch",
    "carry-over-mismatch",
    "previous-items-mismatch",
    "in-force-mismatch",
];
/// The rules whose findings compare a number with cells.
const COMPARING: [&str; 4] =
    ["prose-request-mismatch", "prose-case-mismatch", "prose-disclosure-mismatch", "blank-total"];
/// The rules whose findings compare percentages.
const RATES: [&str; 2] = ["growth-mismatch", "share-mismatch"];

#[test]
fn what_a_finding_says_of_its_numbers_is_in_the_files() {
    let bases = bases();
    let mut seen = BTreeSet::new();
    for case in cases() {
        for edition in &case.fixture.editions {
            let (report, found, sources) = case.fixture.check(&bases[edition]);
            for finding in &found {
                check_place(finding, &sources);
                if RATES.contains(&finding.rule) {
                    seen.insert(finding.rule);
                    let Evidence { reported, computed, .. } = &finding.evidence;
                    for rate in [reported, computed] {
                        assert!(finding.message.contains(rate.as_deref().unwrap()), "{finding:?}");
                    }
                }
                if COMPARING.iter().chain(&LABELLED).any(|rule| *rule == finding.rule) {
                    seen.insert(finding.rule);
                    check_numbers(finding, &report, &sources);
                }
            }
        }
    }
    assert_eq!(seen.len(), COMPARING.len() + LABELLED.len() + RATES.len(), "{seen:?}");
}

/// The rules whose failed relations are told with their root cause, not each by itself.
const TOLD_TOGETHER: [&str; 5] = [
    "requester-total-mismatch",
    "outcome-total-mismatch",
    "carry-balance-mismatch",
    "case-total-mismatch",
    "carry-over-mismatch",
];

#[test]
fn a_relation_fails_where_there_is_a_finding_and_nowhere_else() {
    let bases = bases();
    for case in cases() {
        for edition in &case.fixture.editions {
            let report = case.fixture.check(&bases[edition]).0;
            let checked = report_validate::check(&report);
            let mut relations: BTreeMap<(&str, String), usize> = BTreeMap::new();
            for relation in &checked.relations {
                let failed = usize::from(relation.verdict == Verdict::Failed);
                *relations.entry((relation.rule, relation.at.to_string())).or_default() += failed;
            }
            for ((rule, at), failed) in relations {
                let place =
                    |found: &&Diagnostic| found.at.as_ref().is_some_and(|p| p.to_string() == at);
                let found = checked.diagnostics.iter().filter(|found| found.rule == rule);
                let found = found.filter(place).count();
                let together = TOLD_TOGETHER.contains(&rule) && found <= failed;
                assert!(
                    found == failed || together,
                    "{} ({edition}): {rule} {at}: {failed} failed, {found} found",
                    case.name
                );
            }
        }
    }
}

/// Every finding points at something; what quotes a mark points at it, and what speaks of words before
/// points at those.
fn check_place(finding: &Diagnostic, sources: &Sources) {
    let at = finding.primary.as_ref().and_then(|label| sources.slice(label.span));
    let at = at.unwrap_or_else(|| panic!("{finding:?}"));
    for part in &finding.evidence.parts {
        let written = part.span.map(|span| sources.slice(span).unwrap_or("?").trim_matches('"'));
        assert!(written.is_none_or(|written| written == part.value), "{written:?}: {finding:?}");
    }
    match finding.rule {
        "placeholder-left" | "stale-year" | "wrong-statistics-period" => {
            assert!(finding.message.contains(at), "{at}: {finding:?}");
        }
        "prose-parts-mismatch" => {
            let Evidence { difference, cause, .. } = &finding.evidence;
            let more = difference.as_deref().is_some_and(|amount| amount.starts_with('-'));
            assert_eq!((cause.is_some(), !finding.notes.is_empty()), (more, more), "{finding:?}");
        }
        "mixed-bases" => {
            let mut before = finding.secondary.iter().map(|label| sources.slice(label.span));
            let number = |words: Option<&str>| words.is_some_and(|words| words.ends_with('件'));
            assert!(before.any(number), "{finding:?}");
        }
        _ => {}
    }
}

/// The difference is what is reported less what is computed; every part is as the file has it; every
/// label of a cell says its number.
fn check_numbers(finding: &Diagnostic, report: &Report, sources: &Sources) {
    let Evidence { reported, computed, difference, parts, .. } = &finding.evidence;
    let number = |text: &Option<String>| match text.as_deref() {
        Some("") => Decimal::ZERO,
        Some(digits) => digits.parse().unwrap_or_else(|_| panic!("{digits}: {finding:?}")),
        None => panic!("{finding:?}"),
    };
    assert_eq!(number(reported) - number(computed), number(difference), "{finding:?}");
    assert!(!parts.is_empty(), "{finding:?}");
    let previous = report.previous_report();
    let cells: BTreeMap<String, _> = report
        .cells
        .iter()
        .map(|(cell, written)| (cell.to_string(), written))
        .chain(previous.into_iter().flat_map(|last| {
            last.cells.iter().map(|(cell, written)| (format!("previous.{cell}"), written))
        }))
        .collect();
    for part in parts {
        let cell = cells[&part.at.to_string()];
        assert_eq!(
            (&*part.value, part.span),
            (&*cell.value.written, Some(cell.span)),
            "{finding:?}"
        );
    }
    if LABELLED.contains(&finding.rule) {
        for label in finding.primary.iter().chain(&finding.secondary) {
            let written = sources.slice(label.span).unwrap_or("?").trim_matches('"');
            let written = written.trim_start_matches("增加");
            let blank = written.is_empty() && label.text.contains("没有填");
            let says = blank || label.text.contains(written) || label.text.starts_with("表");
            assert!(says, "{written}: {label:?}");
        }
    }
}

#[test]
fn the_clean_reports_are_clean() {
    for (edition, base) in bases() {
        let outcome = Fixture::new("", Some(""), [edition].into_iter()).run(&base);
        assert!(outcome.complaints.is_empty(), "{edition}:\n{}", outcome.complaints.join("\n"));
    }
}

#[test]
fn every_rule_has_its_file_and_every_file_its_rule() {
    let folder = "crates/report-validate/src/rules";
    let files: BTreeSet<String> = files(folder).into_iter().map(|path| stem(&path)).collect();
    let rules: BTreeSet<String> = RULES.iter().map(|rule| rule.id.replace('-', "_")).collect();
    assert_eq!(files, rules);
    for name in files {
        let code = text(&format!("{folder}/{name}.rs"));
        assert!(code.contains(&format!("include_str!(\"{name}.md\")")), "{name} documents itself");
    }
}
