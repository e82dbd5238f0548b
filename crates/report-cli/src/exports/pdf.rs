//! `--to pdf`: the file the command `pdf` writes. It must not lay out pages again.

use super::{Made, Unmade, Work};
use crate::attachments;
use report_check::refused;
use report_pdf::{PdfError, PdfOptions};

/// Makes the file.
pub(super) fn make(work: &Work<'_>) -> Result<Made, Unmade> {
    let document = work.pages()?;
    let attachments = attachments::of(work.input, work.folder);
    let options = PdfOptions { timestamp: work.date, attachments };
    match work.writer.write(document, &options) {
        Ok(pdf) => Ok(Made {
            parts: pdf.into_parts(),
            pages: Some(document.pages.len()),
            notes: Vec::new(),
        }),
        Err(PdfError::Pictures(faults)) => {
            Err(Unmade::Found(refused(&work.report.report, &faults)))
        }
        Err(error) => Err(Unmade::Internal(error.to_string())),
    }
}
