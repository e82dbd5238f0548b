//! What is shown: findings on the source, summaries, and every format a program reads. It must not
//! find, judge or write anything.

mod explanation;
mod github;
mod html;
mod json;
mod junit;
mod markup;
mod painter;
pub(crate) mod rules;
mod sarif;
mod summary;
mod visible;

pub(crate) use painter::Painter;
pub(crate) use summary::counts;
pub(crate) use visible::visible;

use crate::args::Format;
use crate::assess::Assessed;
use crate::fault::Fault;

/// The results of a check in one format; the painter is for text.
pub(crate) fn results(
    format: Format,
    painter: &Painter,
    reports: &[Assessed],
    faults: &[Fault],
) -> String {
    match format {
        Format::Text => reports.iter().map(|report| painter.report(report)).collect(),
        Format::Json => json::json(reports, faults),
        Format::Jsonl => json::lines(reports, faults),
        Format::Sarif => sarif::log(reports, faults),
        Format::Junit => junit::suites(reports, faults),
        Format::Github => github::commands(reports, faults),
        Format::Html => html::page(reports, faults),
    }
}
