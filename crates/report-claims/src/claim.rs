//! Counted claims about the statutory tables: which cells a number in prose speaks of. It is strict:
//! the whole phrase before the number must be understood, its year, office and object be the
//! report's own, and the number exact. It must not compare.

mod phrase;
mod place;

use super::counted::Counted;
use super::lexicon::{Lexicon, Verb};
use super::quantity::Quantity;
use super::sentence::innermost;
use crate::passage::Passage;
use phrase::Phrase;
use place::Place;
use report_core::distinct;
use report_core::vocab::{ColumnKey, RowKey, TableKey};
use report_core::{Cell, Form, Report};
use std::ops::Range;

/// On which lawful basis requests are counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Basis {
    /// 本年新收.
    Received,
    /// 本年新收 and 上年结转 together.
    ReceivedAndCarried,
}

impl Basis {
    /// The name programs read.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::Received => "received",
            Self::ReceivedAndCarried => "received_and_carried",
        }
    }

    /// The Chinese name.
    #[must_use]
    pub const fn chinese(self) -> &'static str {
        match self {
            Self::Received => "本年新收",
            Self::ReceivedAndCarried => "本年新收加上年结转",
        }
    }
}

/// One way to understand a claim: cells whose sum the number should be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reading {
    /// The basis, where the claim leaves a choice.
    pub basis: Option<Basis>,
    /// The cells.
    pub cells: Vec<Cell>,
}

/// One counted claim.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Claim {
    /// Which passage it stands in, by index.
    pub passage: usize,
    /// The number.
    pub quantity: Quantity,
    /// The phrase with the number, as written.
    pub range: Range<usize>,
    /// The table it speaks of.
    pub table: TableKey,
    /// How it may be understood; one must hold.
    pub readings: Vec<Reading>,
    /// Whether the number is itself taken from the tables.
    pub figure: bool,
}

/// Units cases and requests are counted in.
const UNITS: [&str; 3] = ["件", "宗", "起"];
/// What a clause that names another office ends with.
const OFFICES: [&str; 13] = [
    "局",
    "委",
    "厅",
    "办",
    "镇",
    "乡",
    "街道",
    "中心",
    "委员会",
    "办事处",
    "管委会",
    "政府",
    "法院",
];
/// What a claim may be about; other words about these leave a sentence in doubt.
const OBJECTS: [&str; 3] = ["申请", "复议", "诉讼"];

/// What the last words spoke of, for those that leave it unsaid.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Topic {
    Unknown,
    Requests,
    Rows(TableKey, Vec<RowKey>),
}

/// Every claim of a report, in printed order.
pub fn claims(report: &Report, lexicon: &Lexicon, passages: &[Passage]) -> Vec<Claim> {
    let form = report.form();
    let mut reader = Reader {
        form,
        lexicon,
        year: report.year.value,
        topic: Topic::Unknown,
        cases: Vec::new(),
        doubtful: false,
        objects: Vec::new(),
    };
    let each = passages.iter().enumerate();
    each.flat_map(|(index, passage)| reader.passage(index, passage)).collect()
}

struct Reader<'a> {
    form: &'static Form,
    lexicon: &'a Lexicon,
    year: u16,
    topic: Topic,
    /// The rows of 表四 the passage has spoken of.
    cases: Vec<RowKey>,
    /// Whether the sentence has spoken of what is not understood.
    doubtful: bool,
    /// The words of [`OBJECTS`] that the passage has.
    objects: Vec<&'static str>,
}

impl Reader<'_> {
    fn passage(&mut self, index: usize, passage: &Passage) -> Vec<Claim> {
        let about_requests =
            |heading: &String| heading.contains("申请") && !heading.contains("复议");
        let named = passage.headings.iter().any(about_requests);
        self.topic = if named { Topic::Requests } else { Topic::Unknown };
        self.cases.clear();
        let text = &passage.text;
        self.objects = passage.counted().said(text, &OBJECTS);
        let Counted { sentences, brackets, quantities, numbers, .. } = passage.counted();
        let mut claims = Vec::new();
        for sentence in sentences {
            let mut from = sentence.start;
            self.doubtful = false;
            for quantity in quantities.iter().filter(|q| sentence.contains(&q.range.start)) {
                let level = innermost(brackets, quantity.range.start);
                let start = from.max(level.map_or(sentence.start, |level| level.start));
                let place = Place { text, sentence, start, quantity, numbers };
                claims.extend(self.claim(&place).map(|(table, readings, range)| Claim {
                    passage: index,
                    quantity: quantity.clone(),
                    range,
                    table,
                    readings,
                    figure: passage.is_figure(&quantity.number.range),
                }));
                from = quantity.range.end;
            }
        }
        claims
    }

    /// What a number claims. Words that are not understood, and another year or office, leave the rest
    /// of the sentence in doubt.
    fn claim(&mut self, place: &Place<'_>) -> Option<(TableKey, Vec<Reading>, Range<usize>)> {
        let (phrase, start) = self.phrase(place)?;
        let (table, readings) = self.understand(&phrase)?;
        if self.is_foreign(place, &phrase) {
            (self.doubtful, self.topic) = (true, Topic::Unknown);
        }
        if self.doubtful {
            return None;
        }
        self.remember(table, &phrase);
        let number = &place.quantity.number;
        let exact = UNITS.contains(&place.quantity.unit) && !number.vague && place.is_complete();
        exact.then_some((table, readings, start..place.quantity.range.end))
    }

    /// The words before a number, with the clause before them where they need it, and their start.
    fn phrase(&mut self, place: &Place<'_>) -> Option<(Phrase, usize)> {
        let head = place.head();
        let words = place.text.get(head.clone()).unwrap_or_default();
        let words = words.trim_start_matches(['、', '和', ' ', '\u{3000}']);
        let Some(tokens) = self.lexicon.cut(words) else {
            self.topic = Topic::Unknown;
            self.doubtful |= self.objects.iter().any(|object| words.contains(object));
            return None;
        };
        let phrase = Phrase::new(tokens);
        let clause = place.clause_before(head.start);
        let before = clause.and_then(|range| {
            let tokens = self.lexicon.cut(place.text.get(range.clone())?)?;
            Some((Phrase::new(tokens), range.start))
        });
        match before {
            Some((mut before, start)) if !phrase.speaks() => {
                before.years.extend(phrase.years);
                Some((before, start))
            }
            Some((before, _)) if before.requests && self.topic == Topic::Unknown => {
                self.topic = Topic::Requests;
                Some((phrase, head.start))
            }
            _ => phrase.speaks().then_some((phrase, head.start)),
        }
    }

    /// Whether the words speak of another year or another office.
    fn is_foreign(&self, place: &Place<'_>, phrase: &Phrase) -> bool {
        let carried = phrase.verbs.contains(&Verb::Carried);
        let years = phrase.years.iter().all(|year| carried || *year == self.year);
        let named = place.last_year_named().is_none_or(|year| carried || year == self.year);
        let head = place.head();
        let clause = place.clause_before(head.start).and_then(|range| place.text.get(range));
        !years || !named || clause.is_some_and(|clause| self.is_other_office(clause))
    }

    fn remember(&mut self, table: TableKey, phrase: &Phrase) {
        self.topic = self.topic_of(table, phrase);
        if table == TableKey::Cases {
            self.cases.extend(&phrase.rows);
        }
    }

    fn is_other_office(&self, clause: &str) -> bool {
        let clause = clause.trim();
        OFFICES.iter().any(|suffix| clause.ends_with(suffix)) && self.lexicon.cut(clause).is_none()
    }

    fn understand(&self, phrase: &Phrase) -> Option<(TableKey, Vec<Reading>)> {
        let table = self.table(phrase).filter(|_| !phrase.is_unclear())?;
        let readings = match table {
            TableKey::Requests => self.requests(phrase),
            TableKey::Cases => self.cases(phrase),
            TableKey::ProactiveDisclosure => self.disclosure(phrase),
        }?;
        let whole = |reading: &Reading| reading.cells.iter().all(|cell| self.form.contains(*cell));
        readings.iter().all(whole).then_some((table, readings))
    }

    /// The one table all rows and columns of the phrase belong to.
    fn table(&self, phrase: &Phrase) -> Option<TableKey> {
        let holds_row =
            |table: TableKey, row: RowKey| self.form.table(table).block_of(row).is_some();
        let holds_column = |table: TableKey, column: &ColumnKey| {
            let blocks = self.form.table(table).blocks;
            blocks.iter().any(|block| block.column_keys().contains(column))
        };
        let fits = |table: TableKey| {
            phrase.rows.iter().all(|row| holds_row(table, *row))
                && phrase.columns.iter().all(|column| holds_column(table, column))
        };
        let named = !phrase.rows.is_empty() || !phrase.columns.is_empty();
        let by_words = TableKey::ALL.iter().copied().find(|table| named && fits(*table));
        let by_topic = match &self.topic {
            Topic::Unknown => None,
            Topic::Requests => Some(TableKey::Requests),
            Topic::Rows(table, _) => Some(*table),
        };
        let requests = phrase.requests;
        if named {
            return by_words.filter(|table| {
                *table != TableKey::Requests || requests || by_topic == Some(TableKey::Requests)
            });
        }
        if requests { Some(TableKey::Requests) } else { by_topic }
    }

    fn requests(&self, phrase: &Phrase) -> Option<Vec<Reading>> {
        let columns =
            if phrase.columns.is_empty() { &[ColumnKey::Total][..] } else { &phrase.columns };
        if !phrase.rows.is_empty() {
            let plain = phrase.verbs.iter().all(|verb| *verb == Verb::Processed);
            return plain.then(|| vec![reading(None, TableKey::Requests, &phrase.rows, columns)]);
        }
        let carried = || self.carried(&phrase.years);
        let both = [
            (Some(Basis::Received), &[RowKey::Received][..]),
            (Some(Basis::ReceivedAndCarried), &[RowKey::Received, RowKey::PendingAtStart]),
        ];
        let processed = (None, &[RowKey::Processed][..]);
        let rows: Vec<_> = match phrase.verb() {
            None if phrase.columns.is_empty() => both.to_vec(),
            None | Some(Verb::Handled) => both.into_iter().chain([processed]).collect(),
            Some(Verb::Received) => both.to_vec(),
            Some(Verb::NewlyReceived) => vec![(None, &[RowKey::Received])],
            Some(Verb::Processed) => vec![processed],
            Some(Verb::CarriedOver) => vec![(None, &[RowKey::PendingAtStart])],
            Some(Verb::CarriedOn) => vec![(None, &[RowKey::PendingAtEnd])],
            Some(Verb::Carried) => vec![(None, carried()?)],
        };
        let read = |(basis, rows)| reading(basis, TableKey::Requests, rows, columns);
        Some(rows.into_iter().map(read).collect())
    }

    /// What 结转 means with a year beside it.
    fn carried(&self, years: &[u16]) -> Option<&'static [RowKey]> {
        match years {
            [year] if year.checked_add(1) == Some(self.year) => Some(&[RowKey::PendingAtStart]),
            [year] if Some(*year) == self.year.checked_add(1) => Some(&[RowKey::PendingAtEnd]),
            _ => None,
        }
    }

    fn cases(&self, phrase: &Phrase) -> Option<Vec<Reading>> {
        let own = (!phrase.rows.is_empty()).then_some(&phrase.rows);
        let topic = match &self.topic {
            Topic::Rows(TableKey::Cases, rows) => Some(rows),
            _ => None,
        };
        let decided = [ColumnKey::Upheld, ColumnKey::Corrected, ColumnKey::OtherResult];
        let columns = match phrase.verb() {
            Some(Verb::Processed) if phrase.columns.is_empty() => &decided[..],
            None | Some(Verb::Received) if phrase.columns.is_empty() => &[ColumnKey::Total],
            None | Some(Verb::Received | Verb::Processed) => &phrase.columns,
            _ => return None,
        };
        let read = |rows: &Vec<RowKey>| reading(None, TableKey::Cases, rows, columns);
        // Words that name no group speak of the last one, or of all that were named: 其中纠正3件.
        match own {
            Some(rows) => Some(vec![read(rows)]),
            None => Some(vec![read(topic?), read(&distinct(&self.cases))]),
        }
    }

    fn disclosure(&self, phrase: &Phrase) -> Option<Vec<Reading>> {
        let rows = match &self.topic {
            _ if !phrase.rows.is_empty() => &phrase.rows,
            Topic::Rows(TableKey::ProactiveDisclosure, rows) => rows,
            _ => return None,
        };
        let decisions = [ColumnKey::Decisions];
        let columns = if phrase.columns.is_empty() { &decisions[..] } else { &phrase.columns };
        let table = TableKey::ProactiveDisclosure;
        (phrase.verbs.is_empty() && columns.len() == 1 && rows.len() == 1)
            .then(|| vec![reading(None, table, rows, columns)])
    }

    fn topic_of(&self, table: TableKey, phrase: &Phrase) -> Topic {
        match table {
            TableKey::Requests => Topic::Requests,
            _ if phrase.rows.is_empty() => self.topic.clone(),
            _ => Topic::Rows(table, phrase.rows.clone()),
        }
    }
}

fn reading(
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

#[cfg(test)]
mod tests {
    use super::Basis;

    #[test]
    fn a_basis_has_its_names() {
        let names = |basis: Basis| (basis.key(), basis.chinese());
        assert_eq!(names(Basis::Received), ("received", "本年新收"));
        let both = ("received_and_carried", "本年新收加上年结转");
        assert_eq!(names(Basis::ReceivedAndCarried), both);
    }
}
