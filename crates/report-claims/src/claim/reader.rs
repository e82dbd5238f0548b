//! Goes through a report's passages, sentence by sentence and number by number, and carries on what was
//! spoken of. It must not know which words mean what.

mod carry;
mod headings;
mod turn;
mod weigh;

use super::dealt::Dealt;
use super::facts::Fact;
use super::frame::{Frame, Source};
use super::gap::{Gap, clause_before};
use super::readings::{Meaning, Resolver};
use super::scan::Scan;
use super::topic::{Kind, Said, Topic};
use super::{Bound, Claim, Claims, Other, Reading, Why};
use crate::lexicon::{Act, Lexicon, Sense, Word};
use crate::money::is_money;
use crate::number::Kind as Written;
use crate::numeral::is_numeral;
use crate::passage::Passage;
use crate::quantity::Quantity;
use crate::share::within;
use crate::statement::{spoken, statements};
use crate::word::Words;
use headings::{same, topic_of};
use report_core::vocab::{ColumnKey, RowKey, TableKey};
use report_core::{Cell, Form};
use std::ops::Range;
use std::rc::Rc;

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
/// Words without one of which a passage speaks of nothing in the tables.
const SUBJECTS: Words = Words::new(&[
    "申请",
    "复议",
    "诉讼",
    "争议",
    "规范性文件",
    "行政许可",
    "行政处罚",
    "行政强制",
    "收费",
    "采购",
    "规章",
    "予以公开",
    "不予公开",
    "对外管理",
    "事业性费用",
    "处罚决定",
    "许可决定",
    "强制决定",
    "事业性费用",
    "处罚决定",
    "许可决定",
    "强制决定",
]);
/// Words that say what the sentences behind are of.
const NAMES: Words = Words::new(&[
    "申请",
    "复议",
    "诉讼",
    "争议",
    "规范性文件",
    "行政许可",
    "行政处罚",
    "行政强制",
    "收费",
    "采购",
    "规章",
    "予以公开",
    "不予公开",
    "对外管理",
    "事业性费用",
    "处罚决定",
    "许可决定",
    "强制决定",
    "信息公开",
    "政务公开",
]);
/// Those that count requests only where these are named.
const RARE: [&str; 5] = ["条", "封", "单", "笔", "批"];
/// Units that numbers written in Chinese stand before, where they count.
const SPELT: Words = Words::new(&["件", "起", "宗", "份", "例"]);
/// How many brackets before a number are looked at for the one that ends there.
const NEAR: usize = 8;

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
        let speaks = SUBJECTS.all().iter().any(|word| counted.says(&passage.text, word));
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
        let decided = taken || readings.iter().all(|it| it.cells.iter().all(is_named));
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
        letters || !named && !(outcome && self.said.topic == Topic::Requests)
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

/// The sentences of a passage that count something or name what the tables count; others change nothing.
fn told(passage: &Passage) -> Vec<&Range<usize>> {
    let (text, counted) = (&passage.text, passage.counted());
    let spelt = is_spelt(text);
    let counts = |own: &Range<usize>| {
        let first = counted.numbers.partition_point(|number| number.range.start < own.start);
        let mut numbers = counted.numbers.iter().skip(first);
        let mut own = numbers.by_ref().take_while(|number| number.range.start < own.end);
        own.any(|number| matches!(number.kind, Written::Plain | Written::Percent))
    };
    let names = |own: &Range<usize>| NAMES.within(text.get(own.clone()).unwrap_or_default());
    counted.sentences.iter().filter(|own| spelt || counts(own) || names(own)).collect()
}

/// Whether a text may have a number written in Chinese before a unit.
fn is_spelt(text: &str) -> bool {
    let mut from = 0;
    while let Some(at) = text.get(from..).and_then(|rest| SPELT.find(rest)) {
        let before = text.get(..from + at).and_then(|before| before.chars().next_back());
        if before.is_some_and(|ch| is_numeral(ch) || matches!(ch, '百' | '千' | '万')) {
            return true;
        }
        from += at + '件'.len_utf8();
    }
    false
}

/// Whether a passage has a number that may count something.
fn counts(passage: &Passage) -> bool {
    let (text, counted) = (&passage.text, passage.counted());
    !counted.quantities.is_empty()
        || counted.percents().next().is_some()
        || is_spelt(text)
        || counted.says(text, "单位：件")
}

/// What stands between the numbers of a sentence, before the first and behind the last.
fn gaps(text: &str, sentence: &Range<usize>, cuts: &[Range<usize>]) -> Vec<Gap> {
    let ends = cuts.iter().map(|cut| cut.start).chain([sentence.end]);
    let starts = std::iter::once(sentence.start).chain(cuts.iter().map(|cut| cut.end));
    let between = starts.zip(ends).map(|(start, end)| Gap::new(text, start.min(end)..end));
    let mut gaps: Vec<Gap> = between.collect();
    if let Some(first) = gaps.first_mut() {
        first.begin(text);
    }
    gaps
}

/// Whether 和 or a list mark joins the words at two places.
fn joined(source: &Source<'_, '_>, from: usize, to: usize) -> bool {
    let between = source.words_in(&(from..to));
    let length: usize = between.iter().map(|word| word.range.len()).sum();
    let join = |word: &Word| matches!(word.sense, Sense::And | Sense::Plain | Sense::Field);
    let and = between.iter().any(|word| *word.sense == Sense::And);
    and && from + length == to && between.iter().all(join)
}

/// Where the words before a number stand: with those before a bracket that stands right before it.
fn lefts(passage: &Passage, source: &Source<'_, '_>, spot: &Spot<'_>) -> Vec<Range<usize>> {
    let own = spot.left.clone();
    let at = own.start;
    let before = source.text.get(..at).unwrap_or_default();
    let mut found = vec![own];
    let closes = before.ends_with('）') || before.ends_with(')');
    let mark = before.chars().next_back().map_or(0, char::len_utf8);
    let brackets = &passage.counted().brackets;
    let from = brackets.partition_point(|range| range.start < at);
    let near = brackets.get(..from).unwrap_or_default().iter().rev().take(NEAR);
    let bracket = near.into_iter().find(|range| closes && range.end == at - mark);
    // （含上年结转3件）共55件: with numbers in the bracket what stands before it has none.
    let named = |bracket: &Range<usize>| {
        let end = bracket.start.saturating_sub('（'.len_utf8());
        let clause = clause_before(source.text, spot.sentence.start.min(end), end);
        !source.text.get(clause).unwrap_or_default().contains(|ch: char| ch.is_ascii_digit())
    };
    let fits = |bracket: &Range<usize>| spot.lead.start <= bracket.start || named(bracket);
    if let Some(bracket) = bracket.filter(|bracket| fits(bracket)) {
        let open = source.text.get(..bracket.start).unwrap_or_default();
        let end = bracket.start - open.chars().next_back().map_or(0, char::len_utf8);
        let from =
            if spot.lead.start <= bracket.start { spot.lead.start } else { spot.sentence.start };
        let clause = clause_before(source.text, from.min(end), end);
        found.insert(0, clause);
    }
    found
}

/// Whether a number is what another one went up or down from: 由48件增加到52件.
fn is_from(source: &Source<'_, '_>, spot: &Spot<'_>) -> bool {
    let before = source.text.get(..spot.quantity.range.start).unwrap_or_default();
    let behind = source.text.get(spot.quantity.range.end..).unwrap_or_default();
    let from =
        ["由", "从", "由上年的", "从上年的", "由上年", "从上年", "由去年的", "从去年的", "由去年"];
    let becomes = ["增", "减", "升", "降", "上升", "下降", "提高", "回落"];
    from.iter().any(|word| before.ends_with(word))
        && becomes.iter().any(|it| behind.starts_with(it))
}

/// A range without the blanks and list marks it begins with.
fn trimmed(text: &str, start: usize, end: usize) -> Range<usize> {
    let own = text.get(start..end).unwrap_or_default();
    let bare = own.trim_start_matches(['、', '和', '，', ' ', '\u{3000}', '；', '：']);
    end - bare.len()..end
}

/// Whether a cell of 表二 is counted by no decisions.
fn is_named(cell: &Cell) -> bool {
    cell.column != ColumnKey::Decisions
}

/// Whether a row is one of 表三 三.
const fn is_outcome(row: RowKey) -> bool {
    let row = row as usize;
    row >= RowKey::Granted as usize && row <= RowKey::ClosedOther as usize
}
