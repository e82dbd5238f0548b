//! What reading and checking have to say, as plain data. It must not render, sort by severity or
//! know any rule.

use crate::place::Place;
use crate::source::Span;
use std::ops::Range;

/// How bad a finding is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// The form or the file format says otherwise: it must be changed.
    Error,
    /// Usually wrong, with lawful exceptions.
    Warning,
    /// Worth a look.
    Notice,
}

impl Severity {
    /// The ASCII name used in JSON and on the command line.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Error => "error",
            Self::Warning => "warning",
            Self::Notice => "notice",
        }
    }

    /// The Chinese name shown to a reader.
    #[must_use]
    pub const fn chinese(self) -> &'static str {
        match self {
            Self::Error => "错误",
            Self::Warning => "警告",
            Self::Notice => "提示",
        }
    }
}

/// A marked place with a few words about it.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Label {
    /// What is marked.
    pub span: Span,
    /// What to say there, in Chinese; may be empty.
    pub text: String,
}

/// One number that took part in a relation.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Part {
    /// Which cell or place.
    pub at: Place,
    /// The value as written; empty for a blank cell.
    pub value: String,
    /// Where it stands, unless it is missing from the file.
    pub span: Option<Span>,
}

/// The numbers behind an arithmetic finding, for machines.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Evidence {
    /// What the report says.
    pub reported: Option<String>,
    /// What the relation gives.
    pub computed: Option<String>,
    /// The reported value less the computed one.
    pub difference: Option<String>,
    /// Every number the relation took, in the form's order.
    pub parts: Vec<Part>,
    /// The probable cause in Chinese, where the numbers tell one.
    pub cause: Option<String>,
}

/// A change of the file that does exactly what a 建议 says to type, for programs that offer to make it.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Edit {
    /// The bytes to replace; empty where something is only put in.
    pub span: Span,
    /// What stands there afterwards.
    pub text: String,
}

impl Edit {
    /// The text of the file with the change made; nothing where the bytes do not fit the text.
    ///
    /// ```
    /// use report_core::diagnostic::Edit;
    /// use report_core::{FileId, Span};
    ///
    /// let edit = Edit { span: Span::new(FileId::default(), 7..12), text: "2024".into() };
    /// assert_eq!(edit.made_in("year = 2O24\n").as_deref(), Some("year = 2024"));
    /// assert_eq!(edit.made_in("year"), None);
    /// ```
    #[must_use]
    pub fn made_in(&self, text: &str) -> Option<String> {
        let Range { start, end } = self.span.range();
        Some([text.get(..start)?, &self.text, text.get(end..)?].concat())
    }
}

/// One finding: what is wrong, where, and what to do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Diagnostic {
    /// The rule's id: kebab-case, names the fault, never reused.
    pub rule: &'static str,
    /// How bad it is.
    pub severity: Severity,
    /// One short Chinese sentence without a full stop, with both values where there are two.
    pub message: String,
    /// The place at fault: a cell, a section, a key. `[[expect]]` matches it.
    pub at: Option<Place>,
    /// The place at fault in the file. An absence points at the enclosing table's header.
    pub primary: Option<Label>,
    /// Other places that belong to it.
    pub secondary: Vec<Label>,
    /// 说明: the relation, the citation, blank parts.
    pub notes: Vec<String>,
    /// 建议: what to type, where it is known.
    pub help: Vec<String>,
    /// What the 建议 says to type, as a change of the file, where it is certain.
    pub edit: Option<Edit>,
    /// The clause the rule rests on, as printed: statute, form and row.
    pub citation: Option<String>,
    /// The numbers, for machines.
    pub evidence: Evidence,
    /// The reason given by the `[[expect]]` that accepts this finding.
    pub accepted: Option<String>,
}

impl Diagnostic {
    /// A finding with a rule, a severity and a message; the rest is added by the methods below.
    #[must_use]
    pub fn new(rule: &'static str, severity: Severity, message: impl Into<String>) -> Self {
        Self {
            rule,
            severity,
            message: message.into(),
            at: None,
            primary: None,
            secondary: Vec::new(),
            notes: Vec::new(),
            help: Vec::new(),
            edit: None,
            citation: None,
            evidence: Evidence::default(),
            accepted: None,
        }
    }

    /// Names the place in the report.
    #[must_use]
    pub fn at(mut self, place: impl Into<Place>) -> Self {
        self.at = Some(place.into());
        self
    }

    /// Marks the place at fault in the file.
    #[must_use]
    pub fn primary(mut self, span: Span, text: impl Into<String>) -> Self {
        self.primary = Some(Label { span, text: text.into() });
        self
    }

    /// Marks another place that belongs to the finding.
    #[must_use]
    pub fn secondary(mut self, span: Span, text: impl Into<String>) -> Self {
        self.secondary.push(Label { span, text: text.into() });
        self
    }

    /// Adds a 说明.
    #[must_use]
    pub fn note(mut self, text: impl Into<String>) -> Self {
        self.notes.push(text.into());
        self
    }

    /// Adds a 建议.
    #[must_use]
    pub fn help(mut self, text: impl Into<String>) -> Self {
        self.help.push(text.into());
        self
    }

    /// Adds the change of the file that a 建议 says to make.
    #[must_use]
    pub fn edit(mut self, span: Span, text: impl Into<String>) -> Self {
        self.edit = Some(Edit { span, text: text.into() });
        self
    }

    /// Whether it stops a report from being published: an error nobody has accepted.
    #[must_use]
    pub fn blocks(&self) -> bool {
        self.severity == Severity::Error && self.accepted.is_none()
    }
}

/// Findings in the order of their places, each once.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Diagnostics {
    list: Vec<Diagnostic>,
}

impl Diagnostics {
    /// No findings.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds one.
    pub fn push(&mut self, diagnostic: Diagnostic) {
        self.list.push(diagnostic);
    }

    /// Puts findings in the order of their places, then of their rules and of the form, and drops repeats.
    #[must_use]
    pub fn sorted(mut self) -> Self {
        self.list.sort_by(|a, b| order(a).cmp(&order(b)));
        self.list.dedup();
        self
    }

    /// The findings.
    pub fn iter(&self) -> std::slice::Iter<'_, Diagnostic> {
        self.list.iter()
    }

    /// The findings, to be marked as accepted.
    pub fn iter_mut(&mut self) -> std::slice::IterMut<'_, Diagnostic> {
        self.list.iter_mut()
    }

    /// Whether there are none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.list.is_empty()
    }

    /// How many there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.list.len()
    }

    /// Whether any of them stops the report from being published.
    #[must_use]
    pub fn blocks(&self) -> bool {
        self.list.iter().any(Diagnostic::blocks)
    }
}

fn order(diagnostic: &Diagnostic) -> (bool, Span, Severity, &str, Option<&Place>, &str) {
    let span = diagnostic.primary.as_ref().map(|label| label.span);
    (
        span.is_none(),
        span.unwrap_or_default(),
        diagnostic.severity,
        diagnostic.rule,
        diagnostic.at.as_ref(),
        &diagnostic.message,
    )
}

impl Extend<Diagnostic> for Diagnostics {
    fn extend<I: IntoIterator<Item = Diagnostic>>(&mut self, iter: I) {
        self.list.extend(iter);
    }
}

impl FromIterator<Diagnostic> for Diagnostics {
    fn from_iter<I: IntoIterator<Item = Diagnostic>>(iter: I) -> Self {
        Self { list: iter.into_iter().collect() }
    }
}

impl IntoIterator for Diagnostics {
    type Item = Diagnostic;
    type IntoIter = std::vec::IntoIter<Diagnostic>;

    fn into_iter(self) -> Self::IntoIter {
        self.list.into_iter()
    }
}

impl<'a> IntoIterator for &'a mut Diagnostics {
    type Item = &'a mut Diagnostic;
    type IntoIter = std::slice::IterMut<'a, Diagnostic>;

    fn into_iter(self) -> Self::IntoIter {
        self.list.iter_mut()
    }
}

impl<'a> IntoIterator for &'a Diagnostics {
    type Item = &'a Diagnostic;
    type IntoIter = std::slice::Iter<'a, Diagnostic>;

    fn into_iter(self) -> Self::IntoIter {
        self.list.iter()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::FileId;

    fn at(start: usize, rule: &'static str) -> Diagnostic {
        let span = Span::new(FileId::default(), start..start + 1);
        Diagnostic::new(rule, Severity::Error, "x").primary(span, "")
    }

    #[test]
    fn findings_stand_in_the_order_of_their_places_each_once() {
        let found =
            [at(9, "b"), at(2, "a"), Diagnostic::new("c", Severity::Error, "x"), at(9, "b")];
        let sorted = found.into_iter().collect::<Diagnostics>().sorted();
        let rules: Vec<_> = sorted.iter().map(|found| found.rule).collect();
        assert_eq!(rules, ["a", "b", "c"]);
    }

    #[test]
    fn an_accepted_error_does_not_block() {
        let mut found = at(1, "a");
        assert!(found.blocks());
        found.accepted = Some("原文如此".into());
        assert!(!found.blocks());
    }
}
