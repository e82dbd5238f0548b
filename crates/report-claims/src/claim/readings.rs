//! Which cells the words around a number mean. It must not weigh whether the number is theirs to compare.

mod disclosure;

use super::facts::Fact;
use super::frame::Frame;
use super::topic::{Kind, Said, Topic};
use super::{Basis, Reading, Why};
use crate::lexicon::{Act, Sense};
use crate::money::is_money;
use report_core::vocab::{ColumnKey, RowKey, TableKey};
use report_core::{Cell, Form, distinct};

/// What the words mean: the table, and the ways they may be understood.
pub(super) type Meaning = (TableKey, Vec<Reading>);

/// Rows that are added, with what the whole is settled by, where that is a choice.
type Based = (Option<Basis>, &'static [RowKey]);

/// Columns of 表四 whose sum is what was decided.
const DECIDED: [ColumnKey; 3] = [ColumnKey::Upheld, ColumnKey::Corrected, ColumnKey::OtherResult];
/// Units cases are counted in.
const CASES: [&str; 8] = ["件", "宗", "起", "例", "个", "项", "次", "件次"];
/// The rows of litigation.
const LITIGATION: [RowKey; 2] = [RowKey::DirectLitigation, RowKey::LitigationAfterReconsideration];
/// What is around a number, and what was said before.
pub(super) struct Resolver<'a> {
    /// The form.
    pub(super) form: &'static Form,
    /// The words.
    pub(super) frame: &'a Frame,
    /// What was said.
    pub(super) said: &'a Said,
    /// The number's unit.
    pub(super) unit: &'static str,
    /// The passage's text.
    pub(super) text: &'a str,
    /// Whether words at two places are joined.
    pub(super) joined: &'a dyn Fn(usize, usize) -> bool,
}

impl Resolver<'_> {
    /// The cells.
    pub(super) fn meaning(&self) -> Result<Meaning, Why> {
        let table = self.table()?;
        let readings = match table {
            TableKey::Requests => self.requests()?,
            TableKey::Cases => self.cases()?,
            TableKey::ProactiveDisclosure => self.disclosure()?,
        };
        let whole = |reading: &Reading| {
            !reading.cells.is_empty() && reading.cells.iter().all(|cell| self.form.contains(*cell))
        };
        let readings: Vec<Reading> = readings.into_iter().filter(whole).collect();
        if readings.is_empty() { Err(Why::NoCell) } else { Ok((table, readings)) }
    }

    fn table(&self) -> Result<TableKey, Why> {
        let rows: Vec<TableKey> =
            self.frame.rows.iter().filter_map(|(rows, _)| self.table_of(rows)).collect();
        let requests = self.frame.requests;
        let other = self.said.topic == Topic::Other;
        if is_money(self.unit) {
            let own = rows.contains(&TableKey::ProactiveDisclosure)
                || matches!(self.said.topic, Topic::Disclosure(_));
            return own.then_some(TableKey::ProactiveDisclosure).ok_or(Why::NoSubject);
        }
        if rows.contains(&TableKey::Cases) {
            return Ok(TableKey::Cases);
        }
        if rows.contains(&TableKey::ProactiveDisclosure) && requests != Some(true) {
            return Ok(TableKey::ProactiveDisclosure);
        }
        if requests == Some(true) || requests.is_some() && !other {
            return Ok(TableKey::Requests);
        }
        let outcome = rows.contains(&TableKey::Requests);
        let by_topic = match self.said.topic {
            _ if self.said.disclosed.is_some() && self.of_documents() => {
                return Ok(TableKey::ProactiveDisclosure);
            }
            Topic::Unknown if outcome && self.said.is(Fact::Several) => TableKey::Requests,
            Topic::Unknown => return Err(Why::NoSubject),
            Topic::Other => return Err(Why::OtherThing),
            Topic::Requests => TableKey::Requests,
            Topic::Cases(_) => TableKey::Cases,
            Topic::Disclosure(_) => TableKey::ProactiveDisclosure,
        };
        if by_topic == TableKey::Requests || !outcome { Ok(by_topic) } else { Err(Why::NoSubject) }
    }

    fn table_of(&self, rows: &[RowKey]) -> Option<TableKey> {
        let first = *rows.first()?;
        TableKey::ALL
            .iter()
            .copied()
            .find(|table| self.form.table(*table).block_of(first).is_some())
    }

    /// The rows of a table that the words name: added where they are joined, else each by itself, the one
    /// nearest the number first.
    fn rows(&self, table: TableKey) -> Vec<Vec<RowKey>> {
        let mut sums: Vec<(Vec<RowKey>, usize)> = Vec::new();
        for (rows, range) in &self.frame.rows {
            if self.table_of(rows) != Some(table) {
                continue;
            }
            match sums.last_mut() {
                Some((sum, end)) if (self.joined)(*end, range.start) => {
                    sum.extend(
                        rows.iter().filter(|row| !sum.contains(row)).copied().collect::<Vec<_>>(),
                    );
                    *end = range.end;
                }
                _ => sums.push((rows.to_vec(), range.end)),
            }
        }
        // 因属于信访举报等原因不予处理: the reason is a row of the outcome's.
        let Some((last, end)) = sums.pop() else { return Vec::new() };
        // 因第三方权益不予公开2件 counts the reason; 因第三方权益等不予公开 the outcome.
        let from = sums.last().map_or(end, |(_, end)| *end);
        let some = self.text.get(from..end).unwrap_or_default().contains('等');
        if let Some((inner, _)) = sums.last()
            && !some
            && inner.iter().all(|row| last.contains(row))
        {
            return vec![inner.clone()];
        }
        let within = |(own, _): &(Vec<RowKey>, usize)| own.iter().all(|row| last.contains(row));
        let inner: Vec<_> = sums.into_iter().filter(within).map(|(own, _)| own).collect();
        std::iter::once(last).chain(inner).collect()
    }

    /// The columns of a table that the words name, added.
    fn columns(&self, table: TableKey) -> Vec<ColumnKey> {
        let blocks = self.form.table(table).blocks;
        let holds =
            |column: &&ColumnKey| blocks.iter().any(|block| block.column_keys().contains(column));
        let named = self.frame.columns.iter().flat_map(|(columns, _)| columns.iter());
        distinct(&named.filter(holds).copied().collect::<Vec<_>>())
    }

    fn requests(&self) -> Result<Vec<Reading>, Why> {
        let table = TableKey::Requests;
        let columns = self.columns(table);
        let rows = self.rows(table);
        let acts = &self.frame.acts;
        let total = [ColumnKey::Total];
        let of = if columns.is_empty() { &total[..] } else { &columns };
        if columns.is_empty() && !self.frame.columns.is_empty() {
            return Err(Why::Unclear);
        }
        // 逾期不补正1件, where the form has no such row.
        if rows.is_empty()
            && self.frame.rows.iter().all(|(rows, _)| self.table_of(rows).is_none())
            && !self.frame.rows.is_empty()
        {
            return Err(Why::NoCell);
        }
        if let (Some(first), false) = (rows.first(), self.frame.with.is_empty()) {
            let all = distinct(&[first.clone(), self.frame.with.clone()].concat());
            return Ok(vec![reading(None, table, &all, of)]);
        }
        if !rows.is_empty() {
            let received = [Act::Received, Act::NewlyReceived];
            if acts.iter().any(|act| received.contains(act)) {
                return Err(Why::Unclear);
            }
            return Ok(rows.iter().map(|rows| reading(None, table, rows, of)).collect());
        }
        let rows = match self.carried() {
            Some(rows) => rows,
            None if columns.is_empty() || !acts.is_empty() => self.acted()?,
            None => match &self.said.whole {
                Some(whole) if self.said.is(Fact::Near) || self.frame.requests != Some(true) => {
                    return Ok(recolumned(whole, of));
                }
                _ => self.acted()?,
            },
        };
        Ok(rows.into_iter().map(|(basis, rows)| reading(basis, table, rows, of)).collect())
    }

    /// The rows that what was done stands for.
    fn acted(&self) -> Result<Vec<Based>, Why> {
        let both = [
            (Some(Basis::Received), &[RowKey::Received][..]),
            (Some(Basis::ReceivedAndCarried), &[RowKey::Received, RowKey::PendingAtStart]),
        ];
        let processed: (_, &'static [RowKey]) = (None, &[RowKey::Processed]);
        let mut acts = self.frame.acts.clone();
        acts.sort_unstable();
        let any = both.into_iter().chain([processed]).collect();
        match acts[..] {
            [] if self.frame.columns.is_empty() && !self.said.is(Fact::Outcomes) => {
                Ok(both.to_vec())
            }
            // 企业提出申请7件: an application is made in the year.
            [] if self.frame.says(&Sense::Files) && !self.frame.columns.is_empty() => {
                Ok(vec![(None, &[RowKey::Received])])
            }
            [] | [Act::Handled] => Ok(any),
            [Act::NewlyReceived] | [Act::NewlyReceived, Act::Received] => {
                Ok(vec![(None, &[RowKey::Received])])
            }
            [Act::Received] | [Act::Received, Act::Handled] => Ok(both.to_vec()),
            [Act::Due] => Ok(vec![(None, &[RowKey::Received, RowKey::PendingAtStart])]),
            [Act::Processed | Act::Answered]
            | [Act::Processed, Act::Answered]
            | [Act::Handled, Act::Processed | Act::Answered]
            | [Act::Handled, Act::Processed, Act::Answered] => Ok(vec![processed]),
            _ => Err(Why::Unclear),
        }
    }

    /// The row of what is carried from one year to another.
    fn carried(&self) -> Option<Vec<Based>> {
        let frame = self.frame;
        let (carry, pending) = (frame.says(&Sense::Carry), frame.says(&Sense::Pending));
        let start: (_, &'static [RowKey]) = (None, &[RowKey::PendingAtStart]);
        let end: (_, &'static [RowKey]) = (None, &[RowKey::PendingAtEnd]);
        let next = frame.says(&Sense::NextYear);
        if next {
            return Some(vec![end]);
        }
        let before = frame.says(&Sense::LastYear) || frame.says(&Sense::YearStart);
        match (carry, pending) {
            (false, false) => None,
            _ if before => Some(vec![start]),
            (_, true) => Some(vec![end]),
            _ if frame.says(&Sense::YearEnd) => Some(vec![end]),
            _ => Some(vec![start, end]),
        }
    }

    fn cases(&self) -> Result<Vec<Reading>, Why> {
        let table = TableKey::Cases;
        let frame = self.frame;
        if !CASES.contains(&self.unit) {
            return Err(Why::NoSubject);
        }
        if !self.said.is(Fact::Field) && !frame.says(&Sense::Field) && frame.requests.is_none() {
            return Err(Why::NoSubject);
        }
        // 有3件属于事实没有查清就作出答复: what is said of some cases counts nothing.
        let named = self.columns(table);
        let said = !named.is_empty()
            || !frame.rows.is_empty()
            || frame.is(Fact::Spoke)
            || frame.says(&Sense::Field);
        // 其他领域行政复议另有120件: cases of other fields.
        if !said || frame.says(&Sense::Rest) && !frame.rows.is_empty() && named.is_empty() {
            return Err(Why::NoSubject);
        }
        let pending = frame.says(&Sense::Pending);
        let columns = match () {
            () if !named.is_empty() => &named[..],
            () if pending => &[ColumnKey::Undecided],
            () if frame.acts.contains(&Act::Processed) => &DECIDED[..],
            // 申请人对答复不服，申请行政复议: what was answered is not what is counted.
            () if !frame.acts.contains(&Act::Due) => &[ColumnKey::Total],
            () => return Err(Why::Unclear),
        };
        if frame.says(&Sense::Carry) || frame.says(&Sense::NextYear) {
            return Err(Why::NoCell);
        }
        let read = |rows: &Vec<RowKey>| reading(None, table, rows, columns);
        let own = self.rows(table);
        // Words that name no group speak of the last one, or of all that were named: 其中纠正3件.
        match (own.first(), &self.said.topic) {
            (Some(rows), _) => Ok(vec![read(rows)]),
            (None, Topic::Cases(rows))
                if !frame.says(&Sense::Total) && !self.said.first.is_empty() =>
            {
                // 行政复议2件，行政诉讼1件（尚未审结1件）: of the last, or of all that were named.
                let all = distinct(&self.said.cases);
                let all = (all != *rows && frame.acts.is_empty()).then(|| read(&all));
                Ok(std::iter::once(read(rows)).chain(all).collect())
            }
            (None, Topic::Cases(rows)) if self.said.cases.is_empty() => {
                // In a paragraph of its own: of the last kind of litigation, or of both.
                let both = LITIGATION.contains(rows.first().unwrap_or(&RowKey::Reconsideration));
                let both = both.then(|| read(&LITIGATION.to_vec()));
                Ok(std::iter::once(read(rows)).chain(both).collect())
            }
            (None, Topic::Cases(rows)) => {
                let first = (!self.said.first.is_empty()).then(|| read(&self.said.first));
                let all = [read(rows), read(&distinct(&self.said.cases))];
                Ok(all.into_iter().chain(first).collect())
            }
            _ => Err(Why::NoSubject),
        }
    }

    /// What kind of number it is, for those behind it.
    pub(super) fn kind(&self, table: TableKey) -> Kind {
        let requester = !self.columns(table).is_empty();
        match table {
            TableKey::Requests if requester => Kind::Requester,
            TableKey::Requests if !self.rows(table).is_empty() => Kind::Outcome,
            TableKey::Cases if requester => Kind::Result,
            _ => Kind::Total,
        }
    }
}

/// Readings of totals, as those of other columns.
pub(super) fn recolumned(whole: &[Reading], columns: &[ColumnKey]) -> Vec<Reading> {
    let of = |reading: &Reading| {
        let rows: Vec<RowKey> = reading.cells.iter().map(|cell| cell.row).collect();
        self::reading(reading.basis, TableKey::Requests, &distinct(&rows), columns)
    };
    whole.iter().map(of).collect()
}

/// The cells of rows and columns.
pub(super) fn reading(
    basis: Option<Basis>,
    table: TableKey,
    rows: &[RowKey],
    columns: &[ColumnKey],
) -> Reading {
    let of_row = |row: &RowKey| {
        let row = *row;
        columns.iter().map(move |column| Cell { table, row, column: *column })
    };
    Reading { basis, cells: rows.iter().flat_map(of_row).collect() }
}
