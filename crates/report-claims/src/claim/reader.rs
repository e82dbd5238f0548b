//! Goes through a report's passages, sentence by sentence and number by number, and carries on what was
//! spoken of. It must not know which words mean what.

mod around;
mod carry;
mod headings;
mod told;
mod turn;
mod weigh;

use super::dealt::Dealt;
use super::facts::Fact;
use super::frame::{Frame, Source};
use super::readings::{Meaning, Resolver};
use super::scan::Scan;
use super::statement::{spoken, statements};
use super::topic::{Kind, Said, Topic};
use super::{Bound, Claim, Claims, Other, Reading, Why};
use crate::lexicon::{Act, Lexicon, Sense};
use crate::money::is_money;
use crate::passage::Passage;
use crate::quantity::Quantity;
use crate::share::within;
use around::{gaps, is_from, joined, lefts, trimmed};
use headings::{same, topic_of};
use report_core::vocab::{ColumnKey, RowKey, TableKey};
use report_core::{Cell, Form};
use std::ops::Range;
use std::rc::Rc;
use told::{counts, speaks, told};

/// Units that requests, cases, decisions and items are counted in.
const UNITS: [&str; 17] = [
    "件",
    "宗",
    "起",
    "份",
    "例",
    "项",
    "个",
    "张",
    "次",
    "件次",
    "条",
    "封",
    "单",
    "笔",
    "批",
    "部",
    "个事项",
];
/// Those that count requests only where these are named.
const RARE: [&str; 5] = ["条", "封", "单", "笔", "批"];
/// Reads claims.
pub(super) struct Reader<'l> {
    form: &'static Form,
    lexicon: &'l Lexicon,
    year: u16,
    said: Said,
    headings: Rc<[String]>,
    section: Option<report_core::vocab::SectionKey>,
    /// What was found so far.
    pub(super) found: Claims,
}

/// A number in its sentence.
struct Spot<'a> {
    passage: usize,
    quantity: &'a Quantity,
    /// What 分别 deals to it.
    dealt: Option<[Range<usize>; 3]>,
    sentence: Range<usize>,
    left: Range<usize>,
    /// Whether the words right before it say what is counted.
    spoke: bool,
    right: Range<usize>,
    lead: Range<usize>,
    /// The clauses behind it, before the next number.
    ahead: Range<usize>,
    figure: bool,
}

impl<'l> Reader<'l> {
    pub(super) fn new(form: &'static Form, lexicon: &'l Lexicon, year: u16) -> Self {
        let (said, found) = (Said::default(), Claims::default());
        Self { form, lexicon, year, said, headings: Rc::default(), section: None, found }
    }

    /// Reads a passage.
    pub(super) fn passage(&mut self, index: usize, passage: &Passage) {
        let other = self.section != Some(passage.section);
        let under = other || !same(&self.headings, &passage.headings);
        self.headings = Rc::clone(&passage.headings);
        self.section = Some(passage.section);
        self.said.passage(if under { topic_of(&passage.headings) } else { None });
        let counted = passage.counted();
        let speaks = speaks(passage);
        let reads = speaks || self.said.topic != Topic::Unknown;
        if !reads {
            let others = counted.quantities.iter().map(|quantity| Other {
                passage: index,
                quantity: quantity.clone(),
                why: Why::NoSubject,
            });
            self.found.others.extend(others);
        }
        let counts = reads && counts(passage);
        if reads && !counts {
            self.plain(passage);
        }
        let spoken = spoken(passage);
        if !counts && spoken.is_empty() {
            return;
        }
        let told = if counts { told(passage) } else { Vec::new() };
        let (mut first, mut second) = (told.iter().peekable(), spoken.iter().peekable());
        let both = counted.sentences.iter().filter(|own| {
            let told = first.next_if(|it| *it == own).is_some();
            second.next_if(|it| it == own).is_some() || told
        });
        let scan = Scan::new(passage, self.lexicon, self.year, both);
        let source = Source { text: &passage.text, words: &scan.words, lexicon: self.lexicon };
        let stated = spoken.iter().flat_map(|own| statements(self.form, &source, index, own));
        self.found.statements.extend(stated);
        for sentence in told {
            let from = scan.cuts.partition_point(|cut| cut.start < sentence.start);
            let to = scan.cuts.partition_point(|cut| cut.start < sentence.end);
            let cuts = scan.cuts.get(from..to).unwrap_or_default();
            let numbers = within(&scan.quantities, sentence);
            self.sentence(index, passage, &source, sentence, cuts, numbers);
        }
    }

    /// A passage that counts nothing: it says what the next ones are of.
    fn plain(&mut self, passage: &Passage) {
        let counted = passage.counted();
        let says = |word| counted.says(&passage.text, word);
        if says("申请") {
            self.said.set(Fact::Field, true);
            self.said.turn(Topic::Requests);
        } else if says("信息公开") {
            self.said.set(Fact::Field, true);
        }
    }

    fn sentence(
        &mut self,
        index: usize,
        passage: &Passage,
        source: &Source<'_, '_>,
        sentence: &Range<usize>,
        cuts: &[Range<usize>],
        numbers: &[Quantity],
    ) {
        let words = source.words_in(sentence);
        let outcomes = words.iter().filter(|word| match word.sense {
            Sense::Rows(rows) => rows.iter().any(|row| is_outcome(*row)),
            _ => false,
        });
        let outcomes = outcomes.count();
        let field = |sense: &Sense| matches!(sense, Sense::Field | Sense::Requests(_));
        self.said.sentence(words.iter().any(|word| field(word.sense)), outcomes);
        let dealt = Dealt::new(source, sentence, cuts);
        let mut gaps = gaps(source.text, sentence, cuts);
        let mut numbers = numbers.iter().peekable();
        for (at, cut) in cuts.iter().enumerate() {
            let Some([before, behind]) =
                gaps.get_mut(at..at + 2).and_then(|it| <&mut [_; 2]>::try_from(it).ok())
            else {
                continue;
            };
            let is_last = at + 1 == cuts.len();
            let quantity = numbers.next_if(|own| own.range == *cut);
            let spoke =
                !before.left.is_empty() && Frame::of_clause(source, before.left.clone()).speaks();
            if behind.open && !is_last {
                // 1.予以公开26件: a number without a unit takes nothing.
                behind.give(source.text, quantity.is_none() || spoke);
            } else if spoke {
                behind.end_at_list(source.text);
            }
            self.lead(source, before.lead.clone());
            let Some(quantity) = quantity else {
                let frame = Frame::of_clause(source, before.left.clone());
                let left =
                    dealt.of(cut.start).map_or_else(|| before.left.clone(), |[name, _, _]| name);
                self.portion(index, source, sentence, (left, cut), behind.right.clone());
                self.turn(&frame, true);
                continue;
            };
            let spot = Spot {
                passage: index,
                quantity,
                dealt: dealt.of(cut.start),
                sentence: sentence.clone(),
                left: before.left.clone(),
                spoke,
                right: behind.right.clone(),
                lead: before.lead.clone(),
                ahead: behind.lead.start..if is_last { sentence.end } else { behind.lead.end },
                figure: passage.is_figure(&quantity.number.range),
            };
            self.number(passage, source, &spot);
        }
        if let Some(last) = gaps.last() {
            let start = if cuts.is_empty() {
                last.left.start.min(last.right.start)
            } else {
                last.lead.start
            };
            self.lead(source, start.min(sentence.end)..sentence.end);
        }
    }

    fn number(&mut self, passage: &Passage, source: &Source<'_, '_>, spot: &Spot<'_>) {
        let start = spot.left.start;
        let before = source.text.get(spot.lead.end.min(start)..start).unwrap_or_default();
        self.pause(before);
        let left = match &spot.dealt {
            Some([name, rest, last]) => {
                let of = Frame::of_clause(source, last.clone());
                if of.requests.is_some() {
                    self.turn(&of, true);
                }
                vec![name.clone(), rest.clone()]
            }
            None => lefts(passage, source, spot),
        };
        let from = left.first().map_or(start, |range| range.start);
        let mut frame = Frame::around(source, &left, spot.right.clone());
        if let [before, own] = &left[..]
            && spot.dealt.is_none()
        {
            let bracket = source.text.get(before.end..own.start).unwrap_or_default();
            if bracket.starts_with("（含") || bracket.starts_with("（包括") {
                frame.add_rows(&Frame::of_clause(source, before.end..own.start));
            }
        }
        let end = if spot.spoke { spot.quantity.range.end } else { spot.right.end };
        let outcome = self.claim(source, spot, &frame);
        // 去年48件中自然人占30件: parts of last year's.
        let after = source.text.get(spot.quantity.range.end..).unwrap_or_default();
        if frame.says(&Sense::LastYear) && outcome.is_err() && after.starts_with(['中', '里']) {
            self.said.set(Fact::Foreign, true);
        }
        match outcome {
            Ok((table, readings, bound, complete)) => self.found.claims.push(Claim {
                passage: spot.passage,
                quantity: spot.quantity.clone(),
                range: trimmed(source.text, from, end),
                table,
                readings,
                bound,
                complete,
                figure: spot.figure,
            }),
            Err(why) => self.found.others.push(Other {
                passage: spot.passage,
                quantity: spot.quantity.clone(),
                why,
            }),
        }
    }

    /// What a number claims, or why it claims nothing.
    fn claim(
        &mut self,
        source: &Source<'_, '_>,
        spot: &Spot<'_>,
        own: &Frame,
    ) -> Result<(TableKey, Vec<Reading>, Bound, bool), Why> {
        let borrowed = self.borrowed(source, spot, own);
        let frame = borrowed.as_ref().unwrap_or(own);
        self.turn(frame, true);
        let meaning = self.meaning(source, spot, frame);
        self.said.set(Fact::Wider, false);
        let from = is_from(source, spot);
        let compared = from
            || frame.says(&Sense::Change)
            || frame.says(&Sense::LastYear)
                && !frame.says(&Sense::Carry)
                && !frame.says(&Sense::Pending);
        let checked = meaning.and_then(|(meaning, kind)| {
            self.said.latest = Some(meaning.clone());
            self.said.set(Fact::Compared, compared);
            if from {
                return Err(Why::OtherPeriod);
            }
            self.weigh(source, spot, frame)?;
            Ok((meaning, kind))
        });
        let ((table, readings), kind) = checked?;
        self.said.kind = kind;
        if let Some(first) = readings.first() {
            self.said.count(first);
        }
        // 上年结转3件中，予以公开2件: parts of what is carried have no cells.
        let carried = frame.says(&Sense::Carry) || frame.says(&Sense::Pending);
        let behind = source.text.get(spot.quantity.range.end..).unwrap_or_default();
        if carried && behind.starts_with(['中', '里']) {
            self.said.set(Fact::Foreign, true);
        }
        if Self::is_wider(source, spot, frame) {
            self.said.set(Fact::Wider, true);
            return Err(Why::Elsewhere);
        }
        let bound = Self::bound(source, spot, frame, table)?;
        self.take_whole(source, spot, frame, kind, &readings);
        // 其他1件 goes on with what was said, and may go on with something else.
        let own = borrowed.is_none() && frame.speaks() && !frame.says(&Sense::Rest);
        let taken = table != TableKey::ProactiveDisclosure || frame.says(&Sense::Decides);
        let decided = taken || readings.iter().all(|it| it.cells.iter().copied().all(is_named));
        let complete = own && decided && !frame.is(Fact::Unknown) && bound == Bound::Equal;
        Ok((table, readings, bound, complete))
    }

    /// Whether a unit counts requests only where these are named, and they are not.
    fn is_rare(&self, unit: &str, frame: &Frame) -> bool {
        if !RARE.contains(&unit) {
            return false;
        }
        // 邮箱收到邮件190封
        let letters = unit == "封" && frame.says(&Sense::Narrow);
        let named = frame.requests.is_some() || !frame.acts.is_empty();
        let outcome = !frame.rows.is_empty()
            || !frame.columns.is_empty()
            || frame.says(&Sense::Carry)
            || frame.says(&Sense::Pending)
            || frame.says(&Sense::NextYear);
        letters || !(named || outcome && self.said.topic == Topic::Requests)
    }

    fn meaning(
        &self,
        source: &Source<'_, '_>,
        spot: &Spot<'_>,
        frame: &Frame,
    ) -> Result<(Meaning, Kind), Why> {
        let unit = spot.quantity.unit;
        if !UNITS.contains(&unit) && !is_money(unit) || self.is_rare(unit, frame) {
            return Err(Why::NoSubject);
        }
        let rest = frame.says(&Sense::Rest) && self.said.kind != Kind::Total;
        let left = source.text.get(spot.left.clone()).unwrap_or_default();
        let listed = left.ends_with("公开") && self.said.topic == Topic::Requests;
        let open = frame.says(&Sense::Open)
            && (self.said.is(Fact::Outcomes)
                || self.said.kind == Kind::Outcome
                || listed && self.said.is(Fact::Near));
        let answered = frame.acts.iter().all(|act| matches!(act, Act::Processed | Act::Answered));
        let plain = frame.rows.is_empty() && frame.columns.is_empty() && answered;
        let more = plain && (rest && frame.acts.is_empty() || open && frame.requests.is_none());
        if !frame.speaks() || more {
            return self.unsaid(frame, unit);
        }
        let joined = |from, to| joined(source, from, to);
        let said = &self.said;
        let resolver =
            Resolver { form: self.form, frame, said, unit, text: source.text, joined: &joined };
        let meaning = resolver.meaning()?;
        let kind = resolver.kind(meaning.0);
        Ok((meaning, kind))
    }
}

/// Whether a cell of 表二 is counted by no decisions.
const fn is_named(cell: Cell) -> bool {
    !matches!(cell.column, ColumnKey::Decisions)
}

/// Whether a row is one of 表三 三.
const fn is_outcome(row: RowKey) -> bool {
    let row = row as usize;
    row >= RowKey::Granted as usize && row <= RowKey::ClosedOther as usize
}
