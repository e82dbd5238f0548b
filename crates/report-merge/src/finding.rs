//! What a merge has to say: a finding as everywhere, with the unit and the file it is about. It must not
//! find anything.

use report_core::diagnostic::{Diagnostic, Evidence};
use report_core::source::Position;
use report_core::{Cell, Decimal, Diagnostics, Edition, Sources};

/// A finding with the unit and the file it is about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// The finding itself. It has a place of its own only in the district's report or the roster; no
    /// unit's text is kept.
    pub diagnostic: Diagnostic,
    /// The unit's full name, where it is about one.
    pub unit: Option<String>,
    /// The file it stands in, by the name it came with.
    pub file: Option<String>,
    /// Where in the file.
    pub position: Option<Position>,
    /// The place in words, as the printed form names it.
    pub place: Option<String>,
}

impl Finding {
    /// A finding about no unit in particular.
    #[must_use]
    pub const fn new(diagnostic: Diagnostic) -> Self {
        Self { diagnostic, unit: None, file: None, position: None, place: None }
    }

    /// Names the unit.
    #[must_use]
    pub fn of_unit(mut self, name: impl Into<String>) -> Self {
        self.unit = Some(name.into());
        self
    }

    /// Names the file.
    #[must_use]
    pub fn in_file(mut self, name: impl Into<String>) -> Self {
        self.file = Some(name.into());
        self
    }

    /// Names the cell, in words too.
    #[must_use]
    pub fn at_cell(mut self, cell: Cell, edition: Edition) -> Self {
        self.place = Some(edition.form().place(cell));
        self.diagnostic.at = Some(cell.into());
        self
    }

    /// States both values and their difference.
    #[must_use]
    pub fn with_values(mut self, reported: Decimal, computed: Decimal) -> Self {
        let difference = reported.checked_sub(computed).map(|it| it.normalize().to_string());
        self.diagnostic.evidence = Evidence {
            reported: Some(reported.normalize().to_string()),
            computed: Some(computed.normalize().to_string()),
            difference,
            ..self.diagnostic.evidence
        };
        self
    }

    /// States the probable cause.
    #[must_use]
    pub fn because(mut self, cause: Option<String>) -> Self {
        if let Some(cause) = cause {
            self.diagnostic.notes.push(format!("可能的原因：{cause}"));
            self.diagnostic.evidence.cause = Some(cause);
        }
        self
    }

    /// Whether it stops a merge.
    #[must_use]
    pub fn blocks(&self) -> bool {
        self.diagnostic.blocks()
    }

    /// Findings of one text with their places, the text itself let go.
    pub fn placed(found: &Diagnostics, sources: &Sources, edition: Edition) -> Vec<Self> {
        found.iter().map(|found| Self::of_text(found, sources, edition)).collect()
    }

    /// Findings of a unit's text, which is let go: they have no place in any text that is kept.
    pub(crate) fn of_unit_text(
        found: &Diagnostics,
        sources: &Sources,
        edition: Edition,
    ) -> Vec<Self> {
        let mut placed = Self::placed(found, sources, edition);
        for finding in &mut placed {
            finding.diagnostic.primary = None;
            finding.diagnostic.secondary.clear();
        }
        placed
    }

    fn of_text(found: &Diagnostic, sources: &Sources, edition: Edition) -> Self {
        let label = found.primary.as_ref();
        let file = label.and_then(|label| sources.file(label.span.file));
        Self {
            unit: None,
            file: file.map(|file| file.name().to_owned()),
            position: label.and_then(|label| sources.position(label.span)),
            place: found.at.as_ref().map(|at| edition.form().describe(at)),
            diagnostic: found.clone(),
        }
    }

    /// Findings in one order whatever order they were found in: of units in the order of the roster as
    /// `rank` gives it, then by severity, rule, place and words.
    pub(crate) fn sort(found: &mut Vec<Self>, rank: impl Fn(&str) -> usize) {
        let key = |it: &Self| {
            let unit = it.unit.as_deref().map_or(usize::MAX, &rank);
            (
                unit,
                it.diagnostic.severity,
                it.diagnostic.rule,
                it.file.clone(),
                it.position,
                it.diagnostic.at.clone(),
                it.diagnostic.message.clone(),
            )
        };
        found.sort_by_cached_key(key);
        found.dedup();
    }
}
