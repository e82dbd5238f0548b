//! Claims in the district's prose that name a unit, against that unit's own tables: 其中，区自然资源局收到申请
//! 161件. A claim that is not wholly understood is left alone.

use crate::compare::District;
use crate::finding::Finding;
use crate::intake::Intake;
use crate::roster::{Roster, Unit};
use crate::rules;
use crate::unit::UnitReport;
use report_claims::claim::{self, Claim, Reading};
use report_claims::lexicon::Lexicon;
use report_claims::passage::{Passage, passages};
use report_core::prose::{Block, Inline, Paragraph, Prose};
use report_core::report::Section;
use report_core::{Decimal, Report, Span, Spanned};
use std::ops::Range;

/// Every claim about a unit that its own report contradicts.
#[must_use]
pub fn claims(roster: &Roster, district: &District<'_>, intake: &Intake) -> Vec<Finding> {
    let mut found = Vec::new();
    for passage in passages(district.report) {
        for (index, clause) in mentions(roster, &passage.text) {
            let Some(unit) = roster.units.get(index) else { continue };
            let Some((_, report)) = intake.taken().find(|(taken, _)| *taken == index) else {
                continue;
            };
            found.extend(judge(district, &passage, unit, report, &clause));
        }
    }
    found
}

/// Where a unit is named and what is said of it: up to the end of the sentence or the next unit.
fn mentions(roster: &Roster, text: &str) -> Vec<(usize, Range<usize>)> {
    let names =
        roster.units.iter().enumerate().flat_map(|(index, unit)| {
            unit.names().map(move |name| (index, name)).collect::<Vec<_>>()
        });
    let mut places: Vec<(Range<usize>, usize)> = Vec::new();
    for (index, name) in names {
        for name in std::iter::once(name.to_owned()).chain(roster.local_name(name)) {
            if name.chars().count() < 3 {
                continue;
            }
            let at = text.match_indices(&name).map(|(at, name)| (at..at + name.len(), index));
            places.extend(at);
        }
    }
    // The longest name at a place is the one meant.
    places.sort_by_key(|(range, _)| (range.start, std::cmp::Reverse(range.end)));
    let mut kept: Vec<(Range<usize>, usize)> = Vec::new();
    for (range, index) in places {
        if kept.last().is_none_or(|(last, _)| last.end <= range.start) {
            kept.push((range, index));
        }
    }
    let ends = |at: usize| {
        let end = text.get(at..).and_then(|rest| rest.find(['。', '；', '！', '？', '\n']));
        end.map_or(text.len(), |end| at + end)
    };
    let starts: Vec<usize> = kept.iter().map(|(range, _)| range.start).collect();
    let clause = |(range, index): (Range<usize>, usize)| {
        let next = starts.iter().find(|start| **start >= range.end).copied();
        (index, range.end..ends(range.end).min(next.unwrap_or(text.len())))
    };
    kept.into_iter().map(clause).collect()
}

fn judge(
    district: &District<'_>,
    passage: &Passage,
    unit: &Unit,
    report: &UnitReport,
    clause: &Range<usize>,
) -> Vec<Finding> {
    let Some(text) = passage.text.get(clause.clone()) else { return Vec::new() };
    let alone = alone(district.report, unit, passage, text);
    let lexicon = Lexicon::new(report.edition, &unit.name.value);
    let said = claim::claims(&alone, &lexicon, &passages(&alone));
    let understood = said.claims.into_iter().filter(|claim| claim.complete);
    let wrong = understood.filter(|claim| !holds(claim, report));
    wrong
        .filter_map(|claim| {
            let range = claim.range.start + clause.start..claim.range.end + clause.start;
            finding(district, passage, unit, report, &claim, range)
        })
        .collect()
}

/// A report that says nothing but what is said of the unit.
fn alone(district: &Report, unit: &Unit, passage: &Passage, text: &str) -> Report {
    let inlines = vec![Inline::Text(Spanned::new(text.to_owned(), Span::default()))];
    let paragraph = Block::Paragraph(Paragraph { inlines, span: Span::default() });
    let section = Section {
        key: passage.section,
        span: Span::default(),
        heading: None,
        prose: Prose { blocks: vec![paragraph] },
        notes: Vec::new(),
    };
    let mut alone = Report::empty();
    (alone.edition, alone.year) = (district.edition.clone(), district.year.clone());
    alone.agency.name.value.clone_from(&unit.name.value);
    alone.sections = vec![section];
    alone
}

fn holds(claim: &Claim, report: &UnitReport) -> bool {
    let is = |reading: &Reading| value(reading, report) == Some(claim.quantity.number.value);
    claim.readings.iter().any(is)
}

fn value(reading: &Reading, report: &UnitReport) -> Option<Decimal> {
    let add = |sum: Decimal, cell: &report_core::Cell| sum.checked_add(report.figures.get(*cell)?);
    reading.cells.iter().try_fold(Decimal::ZERO, add)
}

fn finding(
    district: &District<'_>,
    passage: &Passage,
    unit: &Unit,
    report: &UnitReport,
    claim: &Claim,
    range: Range<usize>,
) -> Option<Finding> {
    let reading = claim.readings.first()?;
    let (said, is) = (claim.quantity.number.value, value(reading, report)?);
    let form = report.edition.form();
    let places: Vec<_> = reading.cells.iter().map(|cell| form.place(*cell)).collect();
    let message = format!(
        "正文说{}“{}”，它的年报“{}”是{is}",
        unit.name.value,
        passage.text.get(range.clone()).unwrap_or_default(),
        places.join("＋")
    );
    let found = rules::UNIT_CLAIM_MISMATCH.found(message).at(passage.section);
    let found = found.help("请核对正文，或与该单位核对");
    let finding = Finding::new(found).of_unit(&unit.name.value).with_values(said, is);
    Some(district.placed(finding, passage.span(&range)))
}
