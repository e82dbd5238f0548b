//! Numbers whose own words leave unsaid what they count: parts, 其他, 降至, shares. It must not weigh them.

use super::{Reader, Spot, joined};
use crate::claim::facts::Fact;
use crate::claim::frame::{Frame, Source};
use crate::claim::gap::clauses;
use crate::claim::readings::{Meaning, Resolver, reading, recolumned};
use crate::claim::topic::{Kind, Topic};
use crate::claim::{Portion, Reading, Why};
use crate::lexicon::{ORGANIZATIONS, Sense};
use crate::money::is_money;
use report_core::vocab::{ColumnKey, RowKey, TableKey};
use report_core::{Cell, distinct};
use std::ops::Range;

/// How many clauses behind a number are looked at for what became of it: 对7件申请，…决定不予公开.
const AHEAD: usize = 2;

/// The column of a row of 表二 that words name which leave the row unsaid: 处理决定3122件, 项目98个.
fn disclosed(row: RowKey, frame: &Frame, unit: &str) -> Option<ColumnKey> {
    match row {
        RowKey::GovernmentProcurement if matches!(unit, "个" | "项") => Some(ColumnKey::Items),
        _ if frame.says(&Sense::Decides) && unit == "件" => Some(ColumnKey::Decisions),
        _ => None,
    }
}

impl Reader<'_> {
    /// What words mean that only go on with what was said: 其他1件, 降至52件.
    pub(super) fn unsaid(&self, frame: &Frame, unit: &'static str) -> Result<(Meaning, Kind), Why> {
        let said = &self.said;
        let open = frame.says(&Sense::Open) && !frame.is(Fact::Parted);
        if frame.is(Fact::Unknown) && !open || frame.says(&Sense::Narrow) {
            return Err(Why::NoSubject);
        }
        if is_money(unit) {
            let Topic::Disclosure(row) = said.topic else { return Err(Why::NoSubject) };
            let table = TableKey::ProactiveDisclosure;
            let cells = reading(None, table, &[row], &[ColumnKey::Amount]);
            let known = cells.cells.iter().all(|cell| self.form.contains(*cell));
            return known.then(|| ((table, vec![cells]), Kind::Total)).ok_or(Why::NoSubject);
        }
        if let Topic::Disclosure(row) = said.topic
            && let Some(column) = disclosed(row, frame, unit)
        {
            let table = TableKey::ProactiveDisclosure;
            let cell = Cell { table, row, column };
            let own = self.form.contains(cell).then(|| reading(None, table, &[row], &[column]));
            return own.map(|own| ((table, vec![own]), Kind::Total)).ok_or(Why::NoCell);
        }
        let requests = TableKey::Requests;
        let of = |row: RowKey, column| reading(None, requests, &[row], &[column]);
        if frame.says(&Sense::Rest) {
            return self.rest();
        }
        let near = said.is(Fact::Near) && said.topic == Topic::Requests;
        // 跨年3件
        let next = frame.says(&Sense::NextYear) && !frame.says(&Sense::LastYear);
        if next && said.topic == Topic::Requests {
            return Ok(((requests, vec![of(RowKey::PendingAtEnd, ColumnKey::Total)]), Kind::Total));
        }
        if open && (said.is(Fact::Outcomes) || said.kind == Kind::Outcome || near) {
            let rows = [&[RowKey::Granted], &frame.with[..]].concat();
            let granted = reading(None, requests, &distinct(&rows), &[ColumnKey::Total]);
            return Ok(((requests, vec![granted]), Kind::Outcome));
        }
        if frame.says(&Sense::Total) && said.counted.len() > 1 && !said.is(Fact::Compared) {
            return self.summed().map(|meaning| (meaning, Kind::Total));
        }
        // 行政复议260件，其中涉及政府信息公开的5件.
        let field = frame.says(&Sense::Field) && matches!(said.topic, Topic::Cases(_));
        if let (Some(latest), true) = (&said.latest, said.is(Fact::Wider) && field) {
            return Ok((latest.clone(), Kind::Total));
        }
        let goes_on = said.is(Fact::Compared)
            && [Sense::Total, Sense::Becomes, Sense::ThisYear].iter().any(|it| frame.says(it));
        match &said.latest {
            Some(latest) if goes_on => Ok((latest.clone(), Kind::Total)),
            _ => Err(Why::NoSubject),
        }
    }

    /// What 其他 goes on with: outcomes, requesters, results.
    fn rest(&self) -> Result<(Meaning, Kind), Why> {
        let said = &self.said;
        let requests = TableKey::Requests;
        let of = |row: RowKey, column| reading(None, requests, &[row], &[column]);
        match (said.kind, &said.whole, &said.topic) {
            (Kind::Outcome, ..) => {
                let rows = [
                    RowKey::ClosedOtherwise,
                    RowKey::ClarificationOverdue,
                    RowKey::FeeUnpaid,
                    RowKey::ClosedOther,
                ];
                let known = |row: &RowKey| self.form.table(requests).block_of(*row).is_some();
                let rows: Vec<_> = rows.into_iter().filter(known).collect();
                let all = reading(None, requests, &rows, &[ColumnKey::Total]);
                Ok(((requests, vec![all]), Kind::Outcome))
            }
            (Kind::Requester, whole, _) => {
                let received = of(RowKey::Received, ColumnKey::Total);
                let whole = &whole.clone().unwrap_or_else(|| vec![received]);
                let one = recolumned(whole, &[ColumnKey::OtherOrganization]);
                let all = recolumned(whole, ORGANIZATIONS);
                Ok(((requests, [one, all].concat()), Kind::Requester))
            }
            (Kind::Result, _, Topic::Cases(rows)) => {
                let own = reading(None, TableKey::Cases, rows, &[ColumnKey::OtherResult]);
                Ok(((TableKey::Cases, vec![own]), Kind::Result))
            }
            _ => Err(Why::NoSubject),
        }
    }

    /// The sum of the last numbers: 行政复议5件、行政诉讼4件，合计9件.
    fn summed(&self) -> Result<Meaning, Why> {
        let counted = &self.said.counted;
        let table = counted.last().and_then(|own| own.cells.first()).map(|cell| cell.table);
        let table = table.ok_or(Why::NoSubject)?;
        let mut readings: Vec<Reading> = Vec::new();
        let mut cells: Vec<Cell> = Vec::new();
        for (at, reading) in counted.iter().rev().enumerate() {
            let other =
                reading.cells.iter().any(|cell| cell.table != table || cells.contains(cell));
            if other {
                break;
            }
            cells.extend(&reading.cells);
            if at > 0 {
                readings.push(Reading { basis: None, cells: cells.clone() });
            }
        }
        if readings.is_empty() { Err(Why::NoSubject) } else { Ok((table, readings)) }
    }

    /// What parts behind a number are of. Those behind what is carried over may be of it, of the total before
    /// it, or of both together: 新收198件，上年结转9件，其中自然人170件.
    pub(super) fn take_whole(
        &mut self,
        source: &Source<'_, '_>,
        spot: &Spot<'_>,
        frame: &Frame,
        kind: Kind,
        readings: &[Reading],
    ) {
        if kind == Kind::Requester
            && self.said.whole.is_none()
            && self.said.topic == Topic::Requests
        {
            self.said.whole = Some(recolumned(readings, &[ColumnKey::Total]));
        }
        if kind != Kind::Total && kind != Kind::Outcome {
            return;
        }
        self.said.set(Fact::Near, true);
        let requests =
            readings.iter().all(|it| it.cells.iter().all(|cell| cell.table == TableKey::Requests));
        let carried = frame.says(&Sense::Carry) || frame.says(&Sense::Pending);
        if !carried || self.said.latest.is_none() || self.said.whole.is_none() {
            self.said.whole = requests.then(|| readings.to_vec());
            return;
        }
        let after = source.text.get(spot.right.end..).unwrap_or_default();
        let parts = ["，其中", "（其中", "（自", "，自", "，包括", "；其中"];
        if !parts.iter().any(|it| after.starts_with(it)) {
            return;
        }
        let before = self.said.whole.take().unwrap_or_default();
        let both = before.iter().flat_map(|own| {
            readings.iter().map(|more| Reading {
                basis: None,
                cells: distinct(&[own.cells.clone(), more.cells.clone()].concat()),
            })
        });
        let all: Vec<Reading> = both.collect();
        self.said.whole = Some([before, all, readings.to_vec()].concat());
    }

    /// A percentage of what its words name: 予以公开占50%.
    pub(super) fn portion(
        &mut self,
        index: usize,
        source: &Source<'_, '_>,
        sentence: &Range<usize>,
        (left, cut): (Range<usize>, &Range<usize>),
        right: Range<usize>,
    ) {
        let words = source.text.get(left.clone()).unwrap_or_default();
        let after = source.text.get(cut.end..).unwrap_or_default();
        if !after.starts_with(['%', '％']) {
            return;
        }
        // What stands behind 占 is the whole.
        let share = ["占", "比例", "比重"].iter().filter_map(|word| words.find(word)).min();
        let plain = ["", "其中", "其余", "有"].contains(&words.trim());
        let frame = &match share {
            Some(share) => Frame::of_clause(source, left.start..left.start + share),
            // 78.85%来自自然人; 自然人78.85%
            None if plain => Frame::of_clause(source, right),
            None => Frame::of_clause(source, left.clone()),
        };
        let bare = frame.acts.is_empty() && !frame.compares() && frame.requests.is_none();
        if share.is_none() && !bare {
            return;
        }
        let named =
            !frame.rows.is_empty() || !frame.columns.is_empty() || words.starts_with("公开");
        let said = &self.said;
        let foreign = said.is(Fact::Elsewhere)
            || said.is(Fact::Period)
            || frame.is(Fact::Elsewhere)
            || frame.is(Fact::Other)
            || frame.is(Fact::Unknown);
        if !named || foreign {
            return;
        }
        let joined = |from, to| joined(source, from, to);
        let resolver = Resolver {
            form: self.form,
            frame,
            said,
            unit: "件",
            text: source.text,
            joined: &joined,
        };
        // 公开和部分公开占58.14%: 公开 alone is 予以公开 there.
        let open = frame.says(&Sense::Open) && !frame.rows.is_empty();
        let Ok((table, mut readings)) = resolver.meaning() else { return };
        if open && table == TableKey::Requests {
            let granted = reading(None, table, &[RowKey::Granted], &[ColumnKey::Total]);
            for own in &mut readings {
                own.cells = distinct(&[own.cells.clone(), granted.cells.clone()].concat());
            }
        }
        let (range, sentence) = (cut.clone(), sentence.clone());
        self.found.portions.push(Portion { passage: index, range, sentence, readings });
    }

    /// The words of the clause before or behind, where the number's own say nothing.
    pub(super) fn borrowed(
        &self,
        source: &Source<'_, '_>,
        spot: &Spot<'_>,
        own: &Frame,
    ) -> Option<Frame> {
        let left = source.text.get(spot.left.clone()).unwrap_or_default();
        let of = left.trim_start().starts_with(['对', '就'])
            || left.trim_start().starts_with("其中") && own.rows.is_empty()
            || !own.speaks() && own.requests.is_none()
            || left.trim_start() == "有";
        // 有3件申请因收到时间较晚，结转到下年度: how some came says nothing of what became of them.
        let some = left.trim_start() == "有" && own.requests.is_some();
        let plain = spot.dealt.is_none() && own.rows.is_empty() && (own.acts.is_empty() || some);
        if plain && own.columns.is_empty() && of {
            let ahead = clauses(source.text, spot.ahead.clone()).take(AHEAD);
            for clause in ahead {
                let frame = Frame::of_clause(source, clause.clone());
                let became = !frame.rows.is_empty()
                    || frame.says(&Sense::Pending)
                    || frame.says(&Sense::NextYear);
                if became && (own.requests.is_some() || left.contains("其中")) {
                    let left = [spot.left.clone(), clause];
                    let right =
                        if some { spot.right.start..spot.right.start } else { spot.right.clone() };
                    let frame = Frame::around(source, &left, right);
                    return Some(if some { frame.of_requests() } else { frame });
                }
            }
        }
        // 最多的是自然人，提出申请41件
        if own.says(&Sense::Files) && own.columns.is_empty() && own.rows.is_empty() {
            let clause = clauses(source.text, spot.lead.clone()).last()?;
            let frame = Frame::of_clause(source, clause.clone());
            let left = [clause, spot.left.clone()];
            let named = !frame.columns.is_empty() && !frame.is(Fact::Elsewhere);
            return named.then(|| Frame::around(source, &left, spot.right.clone()).named_by(own));
        }
        let summed = own.says(&Sense::Total) && self.said.counted.len() > 1;
        let goes_on = own.says(&Sense::Open) || own.says(&Sense::Rest) || summed;
        if own.speaks() || own.is(Fact::Unknown) || own.says(&Sense::Narrow) || goes_on {
            return None;
        }
        let clause = clauses(source.text, spot.lead.clone()).last()?;
        let frame = Frame::of_clause(source, clause.clone());
        let left = [clause, spot.left.clone()];
        frame.speaks().then(|| Frame::around(source, &left, spot.right.clone()).named_by(own))
    }
}
