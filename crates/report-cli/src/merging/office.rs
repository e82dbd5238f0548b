//! A unit's report that came as a Word document or a workbook, taken over as `import` does it. What was not read
//! without doubt stands against it. It must not decide whose it is.

use crate::cmd::import::document;
use crate::input::read;
use crate::limits::LARGEST;
use crate::path::name;
use report_core::{MemoryFolder, Place};
use report_import::Options;
use report_merge::{Content, Depth, Finding, Incoming, Skipped};
use std::path::Path;

/// What a file's name ends with that holds a workbook: it has tables and no prose.
const WORKBOOKS: &[&str] = &["xls", "xlsx", "xlsm", "et", "ods"];

/// What is found of places a person still has to settle.
const UNSETTLED: &str = "import-unsettled";

/// A file of an office program, by the name it is called in the inbox.
pub(super) fn office(shown: &str, path: &Path, end: &str, depth: Depth) -> Incoming {
    let document = read(path, LARGEST).and_then(|bytes| Ok((document(path, &bytes)?, bytes)));
    let (document, bytes) = match document {
        Ok(read) => read,
        Err(fault) => {
            let why = fault.message.replace(&name(path), shown);
            return Incoming::unreadable(shown, why, fault.help.join("；"));
        }
    };
    let options = Options { name: shown.to_owned(), ..Options::default() };
    let Ok(made) = report_import::import(&document, &options) else {
        return Incoming::skipped(shown, Skipped::Office);
    };
    let open: Vec<_> = made.left.iter().filter(|item| item.open).collect();
    if let (Depth::Tables, Some(first)) = (depth, open.first()) {
        let why =
            format!("{shown} 有 {} 处没有读准，如{}（{}）", open.len(), first.what, first.from);
        return Incoming::unreadable(
            shown,
            why,
            "请运行 report-cli import 带入后核对，收它写的 .toml",
        );
    }
    let mut incoming = Incoming::report(shown, &made.text, &bytes, &MemoryFolder::new(), depth);
    if let Content::Unit(unit) = &mut incoming.content {
        if unit.figures.numbers().all(|number| number.is_none()) {
            let why = format!("{shown} 的三张表一个数也没有填");
            return Incoming::unreadable(shown, why, "请该单位填好重报；确实没有的填 0");
        }
        let has_prose = !WORKBOOKS.contains(&end);
        unit.findings.retain(|found| has_prose || is_of_tables(found));
        // The lines are those of a text nobody has seen.
        unit.findings.iter_mut().for_each(|found| found.position = None);
    }
    incoming
}

/// Whether a finding is about what a workbook holds: its tables and who reports.
fn is_of_tables(found: &Finding) -> bool {
    let diagnostic = &found.diagnostic;
    let of_prose = match &diagnostic.at {
        Some(Place::Cell(_) | Place::Row(..)) => false,
        Some(Place::Key(key)) => {
            !["agency", "year", "edition"].iter().any(|own| key.starts_with(own))
        }
        Some(Place::Section(_)) | None => true,
    };
    diagnostic.rule == UNSETTLED || !of_prose
}
