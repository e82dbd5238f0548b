//! What an export wrote, for programs. What it means is written in `docs/export-output.md`. It must not
//! write a file.

use crate::assess::Assessed;
use crate::export::TOOL;
use crate::json::{SCHEMA, pretty};
use serde::Serialize;

/// What became of a report's export.
#[derive(Debug, Serialize)]
pub struct Exported<'a> {
    schema: u8,
    tool: Tool,
    path: &'a str,
    edition: &'static str,
    year: u16,
    agency: &'a str,
    /// Whether every file is marked as a draft.
    pub draft: bool,
    /// Why nothing was written; nothing where anything was tried.
    pub refused: Option<String>,
    /// The files that are there.
    pub written: Vec<WrittenFile>,
    /// Those that are not.
    pub failed: Vec<FailedFile>,
}

#[derive(Debug, Serialize)]
struct Tool {
    name: &'static str,
    version: &'static str,
}

/// A file that was written whole.
#[derive(Debug, Serialize)]
pub struct WrittenFile {
    /// The name of its format.
    pub format: &'static str,
    /// Where it is.
    pub path: String,
    /// How many bytes it has.
    pub bytes: usize,
    /// Their SHA-256, in lower-case hexadecimal digits.
    pub sha256: String,
    /// How many pages it has; nothing where its reader breaks them.
    pub pages: Option<usize>,
    /// What of the report its format does not carry, in Chinese.
    pub notes: Vec<String>,
}

/// A file that was not written, while others may have been.
#[derive(Debug, Serialize)]
pub struct FailedFile {
    /// The name of its format.
    pub format: &'static str,
    /// Where it would be.
    pub path: String,
    /// Why, in one Chinese sentence.
    pub message: String,
}

impl<'a> Exported<'a> {
    /// Nothing yet.
    #[must_use]
    pub fn new(report: &'a Assessed, draft: bool) -> Self {
        Self {
            schema: SCHEMA,
            tool: Tool { name: TOOL, version: env!("CARGO_PKG_VERSION") },
            path: &report.name,
            edition: report.report.edition.value.key(),
            year: report.report.year.value,
            agency: &report.report.agency.name.value,
            draft,
            refused: None,
            written: Vec::new(),
            failed: Vec::new(),
        }
    }

    /// As JSON, with a line end.
    ///
    /// ```
    /// use report_check::{Exported, Input, Options, check};
    /// use report_core::MemoryFolder;
    ///
    /// let input = Input::new("2024.toml", b"edition = \"2021\"\nyear = 2024\n".to_vec()).unwrap();
    /// let report = check(&input, &MemoryFolder::new(), Options::new());
    /// let json = Exported::new(&report, true).json();
    /// assert!(json.contains("\"draft\": true") && json.contains("\"written\": []"));
    /// ```
    #[must_use]
    pub fn json(&self) -> String {
        pretty(self)
    }
}
