//! Statements without a number that the tables can contradict: that nothing happened, that all is done or
//! ended one way. It is strict: a clause with a word that is not known says nothing here. It must not compare.

use super::facts::Fact;
use super::frame::{Frame, Source};
use super::gap::clauses;
use crate::lexicon::{Act, ORGANIZATIONS, Sense};
use crate::passage::Passage;
use crate::word::Words;
use report_core::vocab::{ColumnKey, RowKey, TableKey};
use report_core::{Cell, Form, distinct};
use std::ops::Range;

/// A statement with the cells that must all be 0 for it to be true.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Statement {
    /// Which passage it stands in, by index.
    pub passage: usize,
    /// Its bytes in the passage.
    pub range: Range<usize>,
    /// The cells.
    pub cells: Vec<Cell>,
}

/// Words that deny: what is spoken of has not happened.
const DENIALS: Words =
    Words::new(&["未", "没有", "无", "不存在", "零", "没收到", "一件也没", "从未"]);
/// Words that deny nothing here.
const NO_DENIALS: Words = Words::new(&[
    "无法提供",
    "未经复议",
    "未到期",
    "尚未",
    "无正当理由",
    "未结案",
    "未审结",
    "无偿",
    "零距离",
    "未补正",
    "未缴费",
    "未按",
    "无论",
    "无条件",
    "无障碍",
    "无关",
    "未来",
    "无纸化",
    "未结",
    "未超",
    "无超",
    "没有超",
    "没有逾",
    "未逾",
    "无逾",
    "未公开",
    "无记录",
    "没有审结",
    "未掌握",
    "没有现成",
]);
/// What statements are about: a sentence without any makes none.
const SUBJECTS: Words =
    Words::new(&["申请", "复议", "诉讼", "应诉", "规范性文件", "行政", "不予", "无法提供", "结转"]);
/// How many clauses before one may say what it is of.
const NEAR: usize = 8;
/// Words for all of what was spoken of.
const ALL: Words = Words::new(&["均", "全部", "都", "一律", "皆", "悉数", "所有", "仅有"]);
/// The sentence itself sets something apart, or speaks of something else that can be done.
const APART: Words = Words::new(&[
    "其余",
    "除",
    "外",
    "顺延",
    "留言",
    "提案",
    "建议",
    "信件",
    "咨询",
    "投诉",
    "转办",
    "到期",
    "采纳",
    "以下",
    "部分乡",
    "不当",
    "超期",
    "逾期",
    "败诉",
    "追究",
    "举报",
    "其他均",
]);

/// The sentences of a passage that may hold statements, in order.
pub(crate) fn spoken(passage: &Passage) -> Vec<Range<usize>> {
    let (text, counted) = (&passage.text, passage.counted());
    let under = passage.headings.iter().any(|it| it.contains("申请"));
    if !under && !SUBJECTS.all().iter().any(|word| counted.says(text, word)) {
        return Vec::new();
    }
    let spoken = |range: &&Range<usize>| {
        let own = text.get((*range).clone()).unwrap_or_default();
        (under || SUBJECTS.within(own)) && says(own) && !APART.within(own) && !proposes(own)
    };
    counted.sentences.iter().filter(spoken).cloned().collect()
}

/// Whether a text speaks of 议案, which 复议案件 holds only by chance.
fn proposes(text: &str) -> bool {
    let before = |at| text.get(..at).unwrap_or_default();
    text.match_indices("议案").any(|(at, _)| !before(at).ends_with('复'))
}

/// Whether a text denies something or speaks of all of it.
fn says(text: &str) -> bool {
    denies(text) || ALL.within(text)
}

/// How far before a word that denies one may begin that denies nothing, in characters.
const FAR: usize = 2;

/// Whether a text denies something: with a word that is no part of one that denies nothing.
fn denies(text: &str) -> bool {
    let mut rest = text;
    while let Some(at) = DENIALS.find(rest) {
        // A word that denies nothing may begin before the one that denies.
        let before = rest.get(..at).unwrap_or_default();
        let far = before.char_indices().rev().nth(FAR - 1).map_or(0, |(at, _)| at);
        let mut start = far;
        let mut skipped = None;
        for (own, _) in rest.get(far..).unwrap_or_default().char_indices().take(FAR + 1) {
            let word = rest.get(far + own..).and_then(|rest| NO_DENIALS.begin(rest));
            if let Some(word) = word.filter(|word| far + own + word.len() > at) {
                (start, skipped) = (far + own, Some(word.len()));
                break;
            }
        }
        let Some(length) = skipped else { return true };
        rest = rest.get(start + length..).unwrap_or_default();
    }
    false
}

/// The statements of a sentence, in order.
pub(crate) fn statements(
    form: &Form,
    source: &Source<'_, '_>,
    passage: usize,
    sentence: &Range<usize>,
) -> Vec<Statement> {
    let mut found = Vec::new();
    let mut before: Vec<Range<usize>> = Vec::new();
    let own = source.text.get(sentence.clone()).unwrap_or_default();
    for clause in clauses(source.text, sentence.clone()) {
        let start = before.first().map(|first| first.start);
        let said = start.zip(before.last()).map(|(start, last)| start..last.end);
        let cx = Clause { form, source, sentence: own, range: clause.clone(), before: said };
        found.extend(cx.cells().map(|cells| Statement { passage, range: clause.clone(), cells }));
        if before.len() == NEAR {
            before.remove(0);
        }
        before.push(clause);
    }
    found
}

struct Clause<'a, 'l> {
    form: &'a Form,
    source: &'a Source<'a, 'l>,
    sentence: &'a str,
    range: Range<usize>,
    /// What the sentence said before it.
    before: Option<Range<usize>>,
}

impl Clause<'_, '_> {
    fn text(&self) -> &str {
        self.source.text.get(self.range.clone()).unwrap_or_default()
    }

    /// What has to be 0 for the clause to be true.
    fn cells(&self) -> Option<Vec<Cell>> {
        let text = self.text();
        let denies = denies(text);
        // 占全部办结件的50%: of all of them, and none says so.
        let share = text.contains(['%', '％']);
        if share || !denies && !ALL.within(text) {
            return None;
        }
        let frame = Frame::of_clause(self.source, self.range.clone());
        let in_time = ["按期", "按时", "如期"].iter().any(|word| text.contains(word));
        let spoils = [Sense::Other, Sense::Paper, Sense::Period, Sense::Change, Sense::Compare];
        let narrow = frame.says(&Sense::Narrow) && !in_time;
        let holds = narrow
            || frame.is(Fact::Elsewhere)
            || frame.is(Fact::Unknown)
            || spoils.iter().any(|sense| frame.says(sense));
        let carries = frame.says(&Sense::Carry) || frame.says(&Sense::Pending);
        if holds || frame.says(&Sense::LastYear) && !carries {
            return None;
        }
        let before = self.before.clone().map(|range| Frame::of_clause(self.source, range));
        if before.as_ref().is_some_and(|it| it.is(Fact::Elsewhere) || it.is(Fact::Other)) {
            return None;
        }
        let requests =
            frame.requests.is_some() || before.as_ref().is_some_and(|it| it.requests.is_some());
        if denies {
            return self.denied(&frame, before.as_ref(), requests);
        }
        self.ended(&frame, before.as_ref(), requests)
    }

    /// What a clause says there was none of.
    fn denied(&self, frame: &Frame, before: Option<&Frame>, requests: bool) -> Option<Vec<Cell>> {
        let alone = !frame.speaks() && !frame.says(&Sense::NextYear);
        let of = if alone { before? } else { frame };
        let rows = of.rows.iter().flat_map(|(rows, _)| rows.iter().copied()).collect::<Vec<_>>();
        let columns: Vec<_> =
            of.columns.iter().flat_map(|(columns, _)| columns.iter().copied()).collect();
        let rows = distinct(&rows);
        if let Some(table) = rows.first().and_then(|row| self.table(*row)) {
            let same: Vec<RowKey> =
                rows.into_iter().filter(|row| self.table(*row) == Some(table)).collect();
            return match table {
                TableKey::Cases if columns.is_empty() => {
                    Some(cells(table, &same, &[ColumnKey::Total]))
                }
                TableKey::Cases => Some(cells(table, &same, &columns)),
                TableKey::Requests => Some(cells(table, &same, &[ColumnKey::Total])),
                TableKey::ProactiveDisclosure => {
                    let column = match columns[..] {
                        [] if frame.says(&Sense::Decides) => ColumnKey::Decisions,
                        [column @ ColumnKey::Issued] => column,
                        _ => return None,
                    };
                    Some(cells(table, &same, &[column]))
                }
            };
        }
        if of.says(&Sense::Carry) || of.says(&Sense::Pending) || of.says(&Sense::NextYear) {
            let start = of.says(&Sense::LastYear) || of.says(&Sense::YearStart);
            let end = of.says(&Sense::NextYear) || of.says(&Sense::YearEnd);
            let row = match (start, end) {
                (true, false) => RowKey::PendingAtStart,
                (false, true) => RowKey::PendingAtEnd,
                _ => return None,
            };
            return requests.then(|| cells(TableKey::Requests, &[row], &[ColumnKey::Total]));
        }
        let received = of.acts.iter().all(|act| matches!(act, Act::Received | Act::NewlyReceived));
        if of.requests != Some(true) || !received {
            return None;
        }
        let columns = if columns.is_empty() { vec![ColumnKey::Total] } else { columns };
        Some(cells(TableKey::Requests, &[RowKey::Received], &columns))
    }

    /// What a clause that says how all of it ended leaves no room for.
    fn ended(&self, frame: &Frame, before: Option<&Frame>, requests: bool) -> Option<Vec<Cell>> {
        if self.text().ends_with("有关") {
            return None;
        }
        let rows = |frame: &Frame| {
            frame.rows.iter().flat_map(|(rows, _)| rows.iter().copied()).collect::<Vec<RowKey>>()
        };
        let mut named = rows(frame);
        if named.is_empty() {
            named = before.map(rows).unwrap_or_default();
        }
        let cases: Vec<RowKey> = distinct(&named)
            .into_iter()
            .filter(|row| self.table(*row) == Some(TableKey::Cases))
            .collect();
        let columns: Vec<_> =
            frame.columns.iter().flat_map(|(columns, _)| columns.iter().copied()).collect();
        let processed = frame.acts.iter().any(|act| matches!(act, Act::Processed | Act::Answered))
            || self.text().contains("结案");
        if !cases.is_empty() {
            let column = match columns[..] {
                [ColumnKey::Upheld] => ColumnKey::Corrected,
                [] if processed => ColumnKey::Undecided,
                _ => return None,
            };
            return Some(cells(TableKey::Cases, &cases, &[column]));
        }
        if !requests {
            return None;
        }
        if columns[..] == [ColumnKey::NaturalPerson] && frame.rows.is_empty() {
            return Some(cells(TableKey::Requests, &[RowKey::Received], ORGANIZATIONS));
        }
        let outcomes = rows(frame);
        if outcomes[..] == [RowKey::Granted] {
            let others = [RowKey::PartiallyGranted, RowKey::NotHeld, RowKey::WouldRequireCreation];
            let denied = RowKey::ALL.iter().copied().filter(|row| {
                (RowKey::StateSecret as usize..=RowKey::AdministrativeInquiry as usize)
                    .contains(&(*row as usize))
            });
            let rows: Vec<RowKey> = others.into_iter().chain(denied).collect();
            return Some(cells(TableKey::Requests, &rows, &[ColumnKey::Total]));
        }
        let carries = frame.says(&Sense::Carry) || self.sentence.contains("结转");
        let done = processed && frame.acts.len() == 1 && outcomes.is_empty() && columns.is_empty();
        (done && !carries)
            .then(|| cells(TableKey::Requests, &[RowKey::PendingAtEnd], &[ColumnKey::Total]))
    }

    fn table(&self, row: RowKey) -> Option<TableKey> {
        TableKey::ALL.iter().copied().find(|table| self.form.table(*table).block_of(row).is_some())
    }
}

fn cells(table: TableKey, rows: &[RowKey], columns: &[ColumnKey]) -> Vec<Cell> {
    let of = |row: &RowKey| {
        let row = *row;
        columns.iter().map(move |column| Cell { table, row, column: *column })
    };
    rows.iter().flat_map(of).collect()
}
