//! `--to xlsx`: the report's tables as a workbook with their sums. It must not lay out pages.

use super::{Made, Unmade, Work};
use report_core::{Diagnostic, Severity};
use report_xlsx::write::{Options, WriteError, workbook};

/// Makes the workbook.
pub(super) fn make(work: &Work<'_>) -> Result<Made, Unmade> {
    let options = Options { draft: work.draft };
    let written = workbook(&work.report.report, options).map_err(|errors| unmade(&errors))?;
    let left: Vec<_> = written.left.iter().map(ToString::to_string).collect();
    let note =
        (!left.is_empty()).then(|| format!("工作簿只有三张表和表头，不带{}", left.join("、")));
    Ok(Made { parts: vec![written.bytes], pages: None, notes: note.into_iter().collect() })
}

fn unmade(errors: &[WriteError]) -> Unmade {
    let found = errors.iter().filter_map(|error| match error {
        WriteError::TextTooLong { from, .. } => {
            let found = Diagnostic::new("text-too-long", Severity::Error, error.to_string());
            let found = found.help("缩短这段文字，把说明写到正文里");
            Some(from.map_or(found.clone(), |from| found.primary(from, "")))
        }
        _ => None,
    });
    let found: Vec<_> = found.collect();
    if found.is_empty() {
        let why = errors.first().map(ToString::to_string).unwrap_or_default();
        return Unmade::Internal(why);
    }
    Unmade::Found(found)
}
