//! Matches `[[expect]]` entries with findings. It must not make findings.

use report_core::report::Expectation;
use report_core::{Diagnostic, Diagnostics};

/// Why an expectation accepts nothing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Unfulfilled {
    /// It gives no reason.
    NoReason,
    /// No finding of its rule stands at its place.
    NoMatch {
        /// Where its rule does have findings nobody has accepted.
        elsewhere: Vec<String>,
    },
}

/// Marks the one finding an expectation accepts: of its rule, at its place; failing that, the first
/// in a cell or row within its place.
pub(crate) fn accept(
    expectation: &Expectation,
    findings: &mut Diagnostics,
) -> Result<(), Unfulfilled> {
    let reason = expectation.reason.value.trim();
    if reason.is_empty() {
        return Err(Unfulfilled::NoReason);
    }
    let own = || expectation.rule.value.as_str();
    let open = |found: &&mut Diagnostic| found.rule == own() && found.accepted.is_none();
    let place = expectation.at.value.trim();
    let mut candidates: Vec<_> = findings.iter_mut().filter(open).collect();
    let exact = candidates.iter().position(|found| at(found) == place);
    let within = || candidates.iter().position(|found| is_within(&at(found), place));
    let Some(index) = exact.or_else(within) else {
        let elsewhere = candidates.iter().map(|found| at(found)).collect();
        return Err(Unfulfilled::NoMatch { elsewhere });
    };
    candidates.swap_remove(index).accepted = Some(reason.to_owned());
    Ok(())
}

fn at(found: &Diagnostic) -> String {
    found.at.as_ref().map(ToString::to_string).unwrap_or_default()
}

/// Whether a place lies within another: a cell in its row, a row in its part.
fn is_within(inner: &str, outer: &str) -> bool {
    inner.strip_prefix(outer).is_some_and(|rest| rest.starts_with('.'))
}

#[cfg(test)]
mod tests {
    use super::*;
    use report_core::{Place, Severity, Spanned};

    fn spanned(text: &str) -> Spanned<String> {
        Spanned { value: text.to_owned(), ..Spanned::default() }
    }

    fn findings() -> Diagnostics {
        ["requests.granted.total", "requests.granted", "requests.grantedly", "overview", "overview"]
            .into_iter()
            .enumerate()
            .map(|(number, place)| {
                Diagnostic::new("a-rule", Severity::Error, number.to_string())
                    .at(Place::Key(place.to_owned()))
            })
            .collect()
    }

    /// The messages of the findings that entries at these places accept, and what the last entry got.
    fn check(places: &[&str], reason: &str) -> (String, Result<(), Unfulfilled>) {
        let mut found = findings();
        let mut last = Ok(());
        for place in places {
            let entry = Expectation {
                rule: spanned("a-rule"),
                at: spanned(place),
                reason: spanned(reason),
                span: report_core::Span::default(),
            };
            last = accept(&entry, &mut found);
        }
        let accepted = found.iter().filter(|found| found.accepted.is_some());
        (accepted.map(|found| found.message.clone()).collect::<Vec<_>>().join(" "), last)
    }

    #[test]
    fn the_exact_place_goes_before_one_within() {
        assert_eq!(check(&["requests.granted"], "原文如此"), ("1".into(), Ok(())));
        assert_eq!(check(&["requests.granted"; 2], "原文如此"), ("0 1".into(), Ok(())));
    }

    #[test]
    fn one_entry_accepts_one_finding() {
        assert_eq!(check(&["overview"], "原文如此").0, "3");
        assert_eq!(check(&["overview"; 2], "原文如此").0, "3 4");
        assert!(check(&["overview"; 3], "原文如此").1.is_err());
    }

    #[test]
    fn a_longer_word_is_another_place() {
        let (accepted, last) = check(&["requests.grant"], "原文如此");
        assert_eq!(accepted, "");
        assert!(matches!(last, Err(Unfulfilled::NoMatch { elsewhere }) if elsewhere.len() == 5));
    }

    #[test]
    fn without_a_reason_nothing_is_accepted() {
        assert_eq!(check(&["overview"], " \u{3000}"), (String::new(), Err(Unfulfilled::NoReason)));
    }
}
