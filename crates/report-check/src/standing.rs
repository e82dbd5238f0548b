//! What findings come to. It must not make any.

use report_core::Diagnostic;
use report_core::faults::UNUSABLE;

/// How a report stands. Of several the greatest is that of all: `max` combines them.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum Standing {
    /// Nothing stands against publishing it.
    #[default]
    Clean,
    /// It has errors nobody has accepted.
    Faulty,
    /// It cannot be used as an input, whatever else it says: [`UNUSABLE`] lists why.
    Unusable,
}

impl Standing {
    /// What findings come to: the worst of those that stand against publishing.
    ///
    /// ```
    /// use report_check::Standing;
    /// use report_core::{Span, faults};
    ///
    /// let newer = faults::NEWER_EDITION.found(Span::default(), "edition 不能是“2035”");
    /// assert_eq!(Standing::of([&newer]), Standing::Unusable);
    /// assert_eq!(Standing::of([]), Standing::Clean);
    /// ```
    #[must_use]
    pub fn of<'a>(found: impl IntoIterator<Item = &'a Diagnostic>) -> Self {
        let unusable = |found: &Diagnostic| UNUSABLE.iter().any(|fault| fault.id == found.rule);
        let standing = |found| if unusable(found) { Self::Unusable } else { Self::Faulty };
        found.into_iter().filter(|found| found.blocks()).map(standing).max().unwrap_or_default()
    }
}
