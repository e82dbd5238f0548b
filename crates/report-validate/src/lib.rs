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
#[cfg(test)]
mod testing;
mod uncompared;

pub use context::Context;
pub use counted::{Counted, State, counted};
pub use registry::{RULES, rule};
pub use relation::{Relation, Summary, Verdict};
pub use report_claims::claim::Basis;
pub use rule::{Check, Editions, Rule};
pub use sink::Sink;
pub use uncompared::{Uncompared, uncompared};

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
    let cx = Context::new(report);
    let mut record = Record::default();
    let rules = || RULES.iter().filter(|rule| rule.editions.contains(report.edition.value));
    for rule in rules() {
        if let Check::Report(check) = rule.check {
            check(&cx, &mut Sink::new(rule, &mut record));
        }
    }
    let mut found = record.findings;
    found.extend(finding::findings(&cx, &record.equations));
    let mut found = found.sorted();
    for rule in rules() {
        if let Check::Findings(check) = rule.check {
            check(rule, &cx, &mut found);
        }
    }
    let diagnostics = found.sorted();
    let mut summary = Summary::new(&record.relations, &diagnostics);
    summary.bases = kinds::prose::bases(&cx).into_iter().map(|(basis, _)| basis).collect();
    Checked { diagnostics, relations: record.relations, summary }
}
