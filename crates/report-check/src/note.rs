//! Something about the bytes of a file that its author should know. It must not look at bytes.

use report_core::faults::Fault;
use report_core::{Diagnostic, FileId, Span};
use std::ops::Range;

/// A remark on bytes, before it is known which of the sources they are.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Note {
    pub(crate) rule: Fault,
    /// Where it stands in the decoded text.
    pub(crate) range: Range<usize>,
    message: String,
    help: &'static str,
}

impl Note {
    pub(crate) const fn new(
        rule: Fault,
        range: Range<usize>,
        message: String,
        help: &'static str,
    ) -> Self {
        Self { rule, range, message, help }
    }

    /// The note as a finding in its file.
    pub(crate) fn diagnostic(&self, file: FileId) -> Diagnostic {
        let found = self.rule.found(Span::new(file, self.range.clone()), &self.message);
        if self.help.is_empty() { found } else { found.help(self.help) }
    }
}
