//! The numbers of a report's text that no table was asked about, for whoever wants to see them. It must
//! not make findings of them.

use crate::assess::Assessed;
use report_validate::{Uncompared, uncompared};

/// The numbers of a report's text that no table was asked about, in Chinese: a remark with a number a
/// line. Nothing where there is none.
#[must_use]
pub fn remark(report: &Assessed) -> Option<String> {
    let found = uncompared(&report.report);
    let lines: Vec<String> = found.iter().filter_map(|it| line(report, it)).collect();
    if lines.is_empty() {
        return None;
    }
    let name = &report.name;
    let head = format!("{name} 的正文有 {} 处数没有表可对，请自行核对：", lines.len());
    Some(head + &lines.concat())
}

fn line(report: &Assessed, it: &Uncompared) -> Option<String> {
    let at = report.sources.position(it.span)?;
    Some(format!("\n  {}:{at} {}", report.file_name(it.span.file), it.text))
}
