//! What a rule is: its identity, its basis and its check. It must hold no rule and run none.

use crate::context::Context;
use crate::sink::Sink;
use report_core::diagnostic::Diagnostic;
use report_core::form::Citation;
use report_core::{Diagnostics, Edition, Severity};
use std::fmt;

/// The editions of the form a rule applies to: all from one on, or up to one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Editions {
    first: Option<Edition>,
    last: Option<Edition>,
}

impl Editions {
    /// Every edition.
    pub const ALL: Self = Self { first: None, last: None };
    /// Only the trial format of 2019 (国办公开办函〔2019〕60号).
    pub const ONLY_2019: Self = Self { first: None, last: Some(Edition::Trial2019) };
    /// The format of 2021 (国办公开办函〔2021〕30号) and what follows it.
    pub const SINCE_2021: Self = Self { first: Some(Edition::Format2021), last: None };

    /// Whether a rule with these editions applies to `edition`.
    #[must_use]
    pub fn contains(self, edition: Edition) -> bool {
        self.first.is_none_or(|first| first <= edition)
            && self.last.is_none_or(|last| edition <= last)
    }

    /// The editions, oldest first.
    pub fn iter(self) -> impl Iterator<Item = Edition> {
        Edition::ALL.iter().copied().filter(move |edition| self.contains(*edition))
    }
}

/// How a rule looks at a report.
#[derive(Clone, Copy)]
pub enum Check {
    /// At the report itself: gives relations and findings to the sink.
    Report(fn(&Context<'_>, &mut Sink<'_>)),
    /// At what all other rules found, last of all: marks findings and adds its own.
    Findings(fn(&'static Rule, &Context<'_>, &mut Diagnostics)),
}

/// One rule.
pub struct Rule {
    /// Kebab-case; names the fault; never changes and is never reused.
    pub id: &'static str,
    /// The fault in Chinese.
    pub title: &'static str,
    /// How bad it is: an error where the form says so, a warning where it is usually wrong with
    /// lawful exceptions, a notice where it is worth a look.
    pub severity: Severity,
    /// The editions it applies to.
    pub editions: Editions,
    /// What it rests on: statute and clause, form and row. A finding cites the edition's own clause
    /// where the form states one.
    pub cite: &'static [Citation],
    /// The page shown by `explain`: Markdown in Chinese, with examples that are run as tests.
    pub doc: &'static str,
    /// The check.
    pub check: Check,
}

impl Rule {
    /// A finding of this rule with its severity and its basis; the caller adds the place.
    #[must_use]
    pub fn finding(&self, message: impl Into<String>) -> Diagnostic {
        let mut found = Diagnostic::new(self.id, self.severity, message);
        found.citation = Some(self.basis());
        found
    }

    /// Everything the rule rests on, in one line.
    #[must_use]
    pub fn basis(&self) -> String {
        self.cite.iter().map(|cite| cite.0).collect::<Vec<_>>().join("；")
    }
}

impl fmt::Debug for Rule {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Rule").field("id", &self.id).finish_non_exhaustive()
    }
}

impl PartialEq for Rule {
    /// Ids are unique, so they are the identity.
    fn eq(&self, other: &Self) -> bool {
        self.id == other.id
    }
}

impl Eq for Rule {}
