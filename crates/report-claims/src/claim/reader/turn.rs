//! What a clause changes for those behind it: the subject, the office, the period. It must not find cells.

use super::Reader;
use crate::claim::facts::Fact;
use crate::claim::frame::{Frame, Source};
use crate::claim::gap::clauses;
use crate::claim::topic::Topic;
use crate::lexicon::Sense;
use report_core::distinct;
use report_core::vocab::{RowKey, TableKey};
use std::ops::Range;

impl Reader<'_> {
    /// Clauses without a number turn to another subject, office or period.
    pub(super) fn lead(&mut self, source: &Source<'_, '_>, range: Range<usize>) {
        let mut from = range.start;
        for clause in clauses(source.text, range) {
            let between = source.text.get(from..clause.start).unwrap_or_default();
            self.pause(between);
            from = clause.end;
            let frame = Frame::of_clause(source, clause);
            self.turn(&frame, false);
        }
    }

    /// At a semicolon another period ends.
    pub(super) fn pause(&mut self, marks: &str) {
        if marks.contains(['；', ';']) {
            self.said.set(Fact::Period, false);
            self.said.set(Fact::Foreign, false);
        }
    }

    /// What a clause changes for those behind it.
    pub(super) fn turn(&mut self, frame: &Frame, counted: bool) {
        let said = &mut self.said;
        said.set(
            Fact::Field,
            said.is(Fact::Field) || frame.says(&Sense::Field) || frame.requests.is_some(),
        );
        said.set(Fact::Decides, said.is(Fact::Decides) || frame.says(&Sense::Decides));
        if frame.says(&Sense::Period) && frame.says(&Sense::NextYear) {
            said.set(Fact::Period, true);
        } else if frame.says(&Sense::ThisYear) {
            said.set(Fact::Period, false);
        } else if turns_period(frame, counted) {
            said.set(Fact::Period, true);
        }
        // 省政府维持11件: whoever decides a case is another office.
        let decides = matches!(said.topic, Topic::Cases(_)) && !frame.columns.is_empty();
        if frame.is(Fact::Elsewhere) && !frame.says(&Sense::Actor) && !decides {
            said.set(Fact::Elsewhere, true);
        } else if !frame.is(Fact::Elsewhere) && frame.says(&Sense::Own) {
            said.set(Fact::Elsewhere, false);
        }
        let cases: Vec<RowKey> = frame
            .rows
            .iter()
            .flat_map(|(rows, _)| rows.iter().copied())
            .filter(|row| self.form.table(TableKey::Cases).block_of(*row).is_some())
            .collect();
        let disclosed =
            frame.rows.iter().flat_map(|(rows, _)| rows.iter().copied()).find(|row| {
                self.form.table(TableKey::ProactiveDisclosure).block_of(*row).is_some()
            });
        let said = &mut self.said;
        let other = frame.says(&Sense::Other) || frame.says(&Sense::Paper);
        if !cases.is_empty() {
            if counted {
                said.cases = distinct(&[said.cases.clone(), cases.clone()].concat());
                if said.first.is_empty() {
                    said.first.clone_from(&cases);
                }
            }
            said.turn(Topic::Cases(cases));
        } else if frame.requests == Some(true) {
            if said.topic != Topic::Requests {
                said.whole = None;
            }
            said.turn(Topic::Requests);
        } else if let Some(row) = disclosed {
            said.disclosed = Some(row);
            said.turn(Topic::Disclosure(row));
        } else if counted
            && (frame.is(Fact::Other) || other && !frame.speaks())
            && frame.says(&Sense::Paper)
            && !frame.says(&Sense::Other)
            && said.topic == Topic::Requests
        {
            // 发出补正告知3份，答复52份: papers of the requests end nothing.
        } else if counted && (frame.is(Fact::Other) || other && !frame.speaks()) {
            said.turn(Topic::Other);
        } else if frame.says(&Sense::Other) && said.topic != Topic::Requests {
            said.topic = Topic::Other;
        } else if frame.requests.is_some() && said.topic != Topic::Other {
            said.turn(Topic::Requests);
        }
    }
}

/// Whether a clause speaks of another period than the report's year.
fn turns_period(frame: &Frame, counted: bool) -> bool {
    if frame.says(&Sense::Compare) {
        return false;
    }
    let carried = frame.says(&Sense::Carry) || frame.says(&Sense::Pending);
    let last_year = frame.says(&Sense::LastYear) && !carried;
    frame.says(&Sense::Period) || last_year && (!counted || !frame.acts.is_empty())
}
