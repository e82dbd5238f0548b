//! Which cells of 表二 the words around a number mean. It must not weigh whether the number is theirs to compare.

use super::{Resolver, reading};
use crate::claim::facts::Fact;
use crate::claim::topic::Topic;
use crate::claim::{Reading, Why};
use crate::lexicon::{Act, Sense};
use crate::money::is_money;
use crate::word::Words;
use report_core::Cell;
use report_core::vocab::{ColumnKey, RowKey, TableKey};

/// Rows of 表二 that count decisions.
const DECISIONS: [RowKey; 4] =
    [RowKey::Licensing, RowKey::OtherPublicServices, RowKey::Penalties, RowKey::CompulsoryMeasures];

/// Words for publishing and handling: what is published or handled is not what was decided.
const PUBLISHED: Words =
    Words::new(&["公示", "发布", "公开行政", "上网", "归集", "录入", "推送", "报送", "办理"]);
/// How many characters before a row's name are looked at for them.
const NEAR: usize = 40;

impl Resolver<'_> {
    /// Whether the columns are of documents, which the passage has named: 失效3件，继续有效40件.
    pub(super) fn of_documents(&self) -> bool {
        let documents = [ColumnKey::Repealed, ColumnKey::InForce];
        let named =
            |(columns, _): &(&[ColumnKey], _)| columns.iter().all(|it| documents.contains(it));
        !self.frame.columns.is_empty() && self.frame.columns.iter().all(named)
    }

    /// What words of 表二 mean.
    pub(super) fn disclosure(&self) -> Result<Vec<Reading>, Why> {
        let table = TableKey::ProactiveDisclosure;
        let rows = self.rows(table);
        let row = match (&rows[..], &self.said.topic) {
            ([rows, ..], _) => rows.first().copied(),
            ([], Topic::Disclosure(row)) => Some(*row),
            _ => self.said.disclosed,
        };
        let row = row.ok_or(Why::NoSubject)?;
        // The earlier form counts what was made, the later what was issued.
        let made = self.form.contains(Cell { table, row, column: ColumnKey::NewlyMade });
        let columns = self.columns(table).into_iter().map(|column| match column {
            ColumnKey::Issued if made => ColumnKey::NewlyMade,
            other => other,
        });
        let columns: Vec<ColumnKey> = columns.collect();
        let items = matches!(self.unit, "项" | "个" | "次");
        if columns.is_empty() && row == RowKey::NormativeDocuments {
            let of = |column| reading(None, table, &[row], &[column]);
            return Ok(vec![of(ColumnKey::Issued), of(ColumnKey::InForce)]);
        }
        let previous = Cell { table, row, column: ColumnKey::PreviousItems };
        let column = match columns[..] {
            _ if is_money(self.unit) => ColumnKey::Amount,
            [column] => column,
            [] if row == RowKey::GovernmentProcurement && items => ColumnKey::Items,
            [] if items && self.form.contains(previous) => ColumnKey::PreviousItems,
            [] if DECISIONS.contains(&row) => self.decided()?,
            _ => return Err(Why::NoCell),
        };
        let several = rows.first().is_some_and(|rows| rows.len() > 1);
        if several {
            return Err(Why::Unclear);
        }
        Ok(vec![reading(None, table, &[row], &[column])])
    }

    /// Decisions are counted where the sentence says that they were taken, or nothing else of them: not those
    /// applied for.
    fn decided(&self) -> Result<ColumnKey, Why> {
        let applied = self.frame.requests.is_some() || self.frame.is(Fact::Other);
        let others = [Act::Received, Act::NewlyReceived, Act::Due, Act::Answered];
        let plain = !self.frame.acts.iter().any(|act| others.contains(act));
        let wide = self.frame.says(&Sense::Rest) || self.frame.says(&Sense::NoCell);
        // 公示行政处罚决定1400条: what is published is counted otherwise.
        let wide = wide || matches!(self.unit, "条" | "项" | "个") || self.is_published();
        (plain && !applied && !wide).then_some(ColumnKey::Decisions).ok_or(Why::NoCell)
    }

    /// Whether the sentence speaks of what was published, as far as the words before the number go.
    fn is_published(&self) -> bool {
        let first = self.frame.rows.first().map_or(0, |(_, range)| range.start);
        let before = self.text.get(..first).unwrap_or_default();
        let from = before.char_indices().rev().nth(NEAR).map_or(0, |(at, _)| at);
        let near = before.get(from..).unwrap_or_default();
        let own = near.rsplit(['。', '；', '\n']).next().unwrap_or_default();
        let last = self.frame.rows.last().map_or(first, |(_, range)| range.end);
        let after = self.text.get(last..).unwrap_or_default();
        PUBLISHED.within(own)
            || self.frame.says(&Sense::Open)
            || ["书上网", "上网", "信息主动公开", "公示"].iter().any(|it| after.starts_with(it))
    }
}
