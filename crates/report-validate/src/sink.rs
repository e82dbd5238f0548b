//! Where a rule puts what it finds. It must not judge, order or explain findings.

use crate::equation::Equation;
use crate::relation::{Relation, Verdict};
use crate::rule::Rule;
use report_core::{Cell, Diagnostic, Diagnostics, Place};

/// What all rules have found so far.
#[derive(Debug, Default)]
pub(crate) struct Record {
    /// Every relation evaluated.
    pub(crate) relations: Vec<Relation>,
    /// The linear relations among cells that could be judged, held or not; findings are made of
    /// them together, so that one root cause gives one.
    pub(crate) equations: Vec<Equation>,
    /// Findings that stand on their own.
    pub(crate) findings: Diagnostics,
}

/// Takes the relations and findings of one rule.
#[derive(Debug)]
pub struct Sink<'a> {
    rule: &'static Rule,
    record: &'a mut Record,
}

impl<'a> Sink<'a> {
    pub(crate) const fn new(rule: &'static Rule, record: &'a mut Record) -> Self {
        Self { rule, record }
    }

    /// The rule whose findings these are.
    #[must_use]
    pub const fn rule(&self) -> &'static Rule {
        self.rule
    }

    /// Adds a finding; make it with [`Rule::finding`].
    pub fn report(&mut self, finding: Diagnostic) {
        self.record.findings.push(finding);
    }

    /// Notes that a relation was evaluated, and what became of it.
    pub fn relation(&mut self, at: impl Into<Place>, verdict: Verdict) {
        self.record.relations.push(Relation { rule: self.rule.id, at: at.into(), verdict });
    }

    /// Takes an equation that could be judged: as a relation, and to be explained with the others.
    pub(crate) fn equation(&mut self, at: Cell, equation: Equation) {
        let verdict = if equation.holds() { Verdict::Held } else { Verdict::Failed };
        self.relation(at, verdict);
        self.record.equations.push(equation);
    }
}
