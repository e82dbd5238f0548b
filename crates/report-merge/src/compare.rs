//! The district's own report against the sum of its units, cell by cell. It must not change the report.

use crate::explain::{Clues, explain};
use crate::finding::Finding;
use crate::merged::Sums;
use crate::roster::Roster;
use crate::rules;
use crate::unit::Figures;
use report_core::diagnostic::Label;
use report_core::{Report, Sources, Span};

/// A district's report with its text.
#[derive(Clone, Copy, Debug)]
pub struct District<'a> {
    /// The name shown to a reader.
    pub name: &'a str,
    /// The report.
    pub report: &'a Report,
    /// The text places point into.
    pub sources: &'a Sources,
}

impl District<'_> {
    /// A finding at a place of the report's text.
    pub(crate) fn placed(&self, finding: Finding, span: Option<Span>) -> Finding {
        let position = span.and_then(|span| self.sources.position(span));
        let mut finding = finding;
        finding.diagnostic.primary = span.map(|span| Label { span, text: String::new() });
        let file = span.and_then(|span| self.sources.file(span.file));
        let name = file.map_or(self.name, |file| file.name()).to_owned();
        Finding { position, file: Some(name), ..finding }
    }
}

/// Every cell of the report that is not what the units' figures come to: what is typed, the sum, the
/// difference, and what explains it.
#[must_use]
pub fn compare(
    roster: &Roster,
    district: &District<'_>,
    sums: &Sums,
    clues: &Clues<'_>,
) -> Vec<Finding> {
    let edition = district.report.edition.value;
    if edition != roster.edition.value || district.report.year.value != roster.year.value {
        return vec![misfit(roster, district)];
    }
    let (figures, _) = Figures::of(district.report);
    let form = sums.form();
    let mut found = Vec::new();
    for (sum, typed) in sums.cells.iter().zip(figures.numbers()) {
        let Some(total) = sum.total else { continue };
        let is_there = district.report.cell(sum.cell);
        let typed = typed.unwrap_or_default();
        if typed == total && is_there.is_some() {
            continue;
        }
        let place = form.place(sum.cell);
        let more = typed.checked_sub(total).unwrap_or_default().normalize();
        let word = if more.is_sign_negative() { "少了" } else { "多了" };
        let message = match is_there {
            None => format!("{place}没有填，各单位合计是{total}"),
            Some(_) => format!("{place}填的是{typed}，各单位合计是{total}，{word}{}", more.abs()),
        };
        let finding = Finding::new(rules::UNITS_SUM_MISMATCH.found(message));
        let finding = finding
            .at_cell(sum.cell, edition)
            .with_values(typed, total)
            .because(explain(roster, sum, typed, clues));
        let key = format!("运行 report-cli merge 加 --cell {} 看各单位的数", sum.cell);
        let mut finding = district.placed(finding, is_there.map(|cell| cell.span));
        finding.diagnostic.help.push(key);
        found.push(finding);
    }
    found
}

fn misfit(roster: &Roster, district: &District<'_>) -> Finding {
    let report = district.report;
    let message = format!(
        "{} 是{}年度{}版的年报，名册是{}年度{}版的",
        district.name,
        report.year.value,
        report.edition.value,
        roster.year.value,
        roster.edition.value
    );
    let found = rules::UNITS_SUM_MISMATCH.found(message).help("请核对年度和表格版本");
    district.placed(Finding::new(found), Some(report.year.span))
}

/// A lower district's published figures against the sum of its own units.
#[must_use]
pub fn held_against(name: &str, file: &str, published: &Figures, sums: &Figures) -> Vec<Finding> {
    let edition = sums.edition();
    if published.edition() != edition {
        return Vec::new();
    }
    let both = sums.iter().zip(published.numbers());
    let both =
        both.filter_map(|((cell, sum), typed)| Some((cell, sum?, typed.unwrap_or_default())));
    both.filter(|(_, sum, typed)| sum != typed)
        .map(|(cell, sum, typed)| {
            let place = edition.form().place(cell);
            let typed = typed.normalize();
            let message = format!("{name}“{place}”公布的是{typed}，它的单位合计是{sum}");
            let found = rules::UNITS_SUM_MISMATCH.found(message);
            let found = found.help("请与该单位核对它的年报");
            let finding = Finding::new(found).of_unit(name).in_file(file).at_cell(cell, edition);
            finding.with_values(typed, sum)
        })
        .collect()
}
