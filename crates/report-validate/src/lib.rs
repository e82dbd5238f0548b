//! What an annual report must satisfy: every relation the form states, each a rule with its citation,
//! and the findings in Chinese. It reads no file, changes no report and prints nothing.
//!
//! ```
//! use report_core::{Edition, Report};
//! # fn check_one(report: &Report) {
//! let checked = report_validate::check(report);
//! for found in &checked.diagnostics {
//!     let _ = (found.rule, &found.message, found.primary.as_ref());
//! }
//! assert_eq!(checked.summary.relations, checked.relations.len());
//! # }
//! ```

mod blame;
mod blank;
mod cause;
mod context;
mod counted;
pub mod docs;
mod equation;
mod expect;
mod finding;
mod kinds;
#[cfg(test)]
mod laws;
mod registry;
mod relation;
mod rule;
mod rules;
mod sink;
mod slip;
mod spread;
#[cfg(test)]
mod testing;
mod total;
mod unfilled;
mod witness;

pub use context::Context;
pub use counted::{Counted, State, counted};
pub use registry::{RULES, rule};
pub use relation::{Relation, Summary, Verdict};
pub use report_claims::claim::Basis;
pub use rule::{Check, Editions, Rule};
pub use sink::Sink;

use report_core::faults::NEWER_EDITION;
use report_core::{Diagnostics, Report};
use sink::Record;

/// What a check found, and what it looked at.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Checked {
    /// The findings in the order of their places; accepted ones are among them, marked.
    pub diagnostics: Diagnostics,
    /// Every relation evaluated, in the order of the rules.
    pub relations: Vec<Relation>,
    /// The check in numbers.
    pub summary: Summary,
}

/// Checks a report against every rule of its edition; with last year's report where the report names
/// one that could be read. Never fails and never panics, whatever the report says.
#[must_use]
pub fn check(report: &Report) -> Checked {
    check_read(report, Diagnostics::new())
}

/// Checks a report as [`check`] does and puts what reading it `found` with what the rules find: all in
/// the order of their places, each once, and counted together.
///
/// A report of a form newer than this program knows keeps what reading found and is asked nothing: what
/// a later form wants is not guessed from an earlier one.
///
/// ```
/// use report_core::{Diagnostics, Report, Span, faults};
///
/// let newer = faults::NEWER_EDITION.found(Span::default(), "edition 不能是“2035”");
/// let read: Diagnostics = [newer].into_iter().collect();
/// let checked = report_validate::check_read(&Report::empty(), read);
/// assert_eq!((checked.diagnostics.len(), checked.relations.len()), (1, 0));
/// ```
#[must_use]
pub fn check_read(report: &Report, found: Diagnostics) -> Checked {
    if is_newer(&found) {
        return Checked::new(Vec::new(), found);
    }
    let cx = Context::new(report);
    let mut record = Record::default();
    let rules = || RULES.iter().filter(|rule| rule.editions.contains(report.edition.value));
    for rule in rules() {
        if let Check::Report(check) = rule.check {
            check(&cx, &mut Sink::new(rule, &mut record));
        }
    }
    let mut own = record.findings;
    own.extend(finding::findings(&cx, &record.equations));
    // Of several findings an expectation accepts the first in the file.
    if !report.expectations.is_empty() {
        own = own.sorted();
    }
    for rule in rules() {
        if let Check::Findings(check) = rule.check {
            check(rule, &cx, &mut own);
        }
    }
    let mut all = found;
    all.extend(own);
    let mut checked = Checked::new(record.relations, all);
    checked.summary.bases = kinds::prose::bases(&cx).into_iter().map(|(basis, _)| basis).collect();
    checked
}

/// Whether reading found a report to be of a form newer than this program knows.
///
/// ```
/// assert!(!report_validate::is_newer(&report_core::Diagnostics::new()));
/// ```
#[must_use]
pub fn is_newer(found: &Diagnostics) -> bool {
    found.iter().any(|found| found.rule == NEWER_EDITION.id)
}

impl Checked {
    fn new(relations: Vec<Relation>, found: Diagnostics) -> Self {
        let diagnostics = found.sorted();
        let summary = Summary::new(&relations, &diagnostics);
        Self { diagnostics, relations, summary }
    }
}
