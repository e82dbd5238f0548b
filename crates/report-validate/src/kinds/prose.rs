//! Counted claims in prose against the statutory tables. A claim may be understood in more than one
//! lawful way; it fails only where none fits.

use crate::context::Context;
use crate::kinds::amount;
use crate::relation::Verdict;
use crate::rule::Rule;
use crate::sink::Sink;
use report_claims::claim::{Basis, Bound, Claim, Reading};
use report_claims::passage::Passage;
use report_core::diagnostic::{Diagnostic, Evidence, Part};
use report_core::vocab::TableKey;
use report_core::{Cell, Decimal, Money, MoneyUnit, Severity, distinct};

/// What a claim comes to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Judgement {
    /// Some readings hold: those bases were used, where the claim left a choice.
    Holds(Vec<Basis>),
    /// None does; these are the numbers they would have.
    Fails(Vec<Decimal>),
    /// It cannot be told, for this reason.
    Undecided(&'static str),
}

/// Checks every claim about a table, but for those taken from it and amounts that are checked as such.
pub(crate) fn claims(cx: &Context<'_>, table: TableKey, sink: &mut Sink<'_>) {
    for claim in cx.claims().iter().filter(|claim| claim.table == table && !claim.figure) {
        let Some(passage) = cx.passages().get(claim.passage) else { continue };
        if amount::is_stated(cx, passage, claim) {
            continue;
        }
        let verdict = match judge(cx, claim) {
            Judgement::Holds(_) => Verdict::Held,
            Judgement::Undecided(why) => Verdict::Undecided(why.to_owned()),
            Judgement::Fails(numbers) => {
                let found = finding(cx, sink.rule(), passage, claim, &numbers);
                sink.report(found);
                Verdict::Failed
            }
        };
        sink.relation(passage.section, verdict);
    }
}

/// Compares a claim with the tables.
pub(crate) fn judge(cx: &Context<'_>, claim: &Claim) -> Judgement {
    let said = claim.quantity.number.value;
    let unit = MoneyUnit::parse(claim.quantity.unit);
    let sums = claim.readings.iter().map(|reading| match unit {
        Some(unit) => amount(cx, reading, unit),
        None => sum(cx, reading).ok_or("表中有一格没有数"),
    });
    let sums: Vec<Decimal> = match sums.collect() {
        Ok(sums) => sums,
        Err(why) => return Judgement::Undecided(why),
    };
    let fits = |sum: &Decimal| match claim.bound {
        Bound::Equal => sum.round_dp(claim.quantity.number.decimals) == said,
        Bound::AtMost => said <= *sum,
    };
    if !sums.iter().any(fits) {
        let fewer = sums.iter().all(|sum| said < *sum);
        if fewer && claim.table == TableKey::Cases && counts_carried(cx) {
            return Judgement::Undecided("表注写明含上年转入的案件，正文可能只计本年");
        }
        return Judgement::Fails(sums);
    }
    if claim.bound == Bound::AtMost {
        return Judgement::Holds(Vec::new());
    }
    let fitting = claim.readings.iter().zip(&sums).filter(|(_, sum)| fits(sum));
    Judgement::Holds(fitting.filter_map(|(reading, _)| reading.basis).collect())
}

/// The bases that claims settle on, each once, in the order of the text; with the claim that does.
pub(crate) fn bases<'a>(cx: &'a Context<'_>) -> Vec<(Basis, &'a Claim)> {
    let mut found: Vec<(Basis, &Claim)> = Vec::new();
    for claim in cx.claims() {
        let Judgement::Holds(bases) = judge(cx, claim) else { continue };
        match bases[..] {
            [only] if found.iter().all(|(basis, _)| *basis != only) => found.push((only, claim)),
            _ => {}
        }
    }
    found
}

/// Whether a note under 表四 says that it counts what was carried over.
fn counts_carried(cx: &Context<'_>) -> bool {
    let section = cx.report.section(TableKey::Cases.section());
    let mut notes = section.iter().flat_map(|section| &section.notes);
    notes.any(|note| ["结转", "转入", "上年"].iter().any(|word| note.value.contains(word)))
}

fn sum(cx: &Context<'_>, reading: &Reading) -> Option<Decimal> {
    let mut cells = reading.cells.iter();
    cells.try_fold(Decimal::ZERO, |sum, cell| sum.checked_add(cx.number(*cell)?))
}

/// The money of a reading in a unit, or why it cannot be told.
fn amount(cx: &Context<'_>, reading: &Reading, unit: MoneyUnit) -> Result<Decimal, &'static str> {
    let add = |sum: Decimal, cell: &Cell| {
        let written = cx.cell(*cell).map(|written| &written.value);
        let own = written.and_then(|written| Money::of(written, cx.form.money_unit(*cell)));
        let own = own.ok_or("表中有一格没有数")?;
        let own = own.amount_in(unit).ok_or("表中的金额太大")?;
        sum.checked_add(own).ok_or("表中的金额太大")
    };
    reading.cells.iter().try_fold(Decimal::ZERO, add)
}

fn finding(
    cx: &Context<'_>,
    rule: &Rule,
    passage: &Passage,
    claim: &Claim,
    numbers: &[Decimal],
) -> Diagnostic {
    let said = claim.quantity.number.value;
    let words = passage.text.get(claim.range.clone()).unwrap_or_default();
    let name = cx.form.table(claim.table).name;
    let unit = MoneyUnit::parse(claim.quantity.unit).map_or("", MoneyUnit::name);
    let found: Vec<_> = distinct(numbers).iter().map(|number| format!("{number}{unit}")).collect();
    let found = found.join("或");
    let message = match claim.bound {
        Bound::Equal => format!("正文写“{}”，{name}是{found}", words.trim()),
        Bound::AtMost => format!("正文写“{}”，比{name}的{found}还多", words.trim()),
    };
    let mut finding = rule.finding(message).at(passage.section);
    if !claim.complete {
        // The phrase has words that are not known: what it was read as may not be what it says.
        finding.severity = finding.severity.max(Severity::Warning);
        finding = finding.help("如果这句话说的不是下列格子，请把数的是什么写完整");
    }
    if let Some(span) = passage.span(&claim.quantity.range) {
        finding = finding.primary(span, format!("写的是{said}，{name}是{found}"));
    }
    let cells = claim.readings.iter().flat_map(|reading| &reading.cells);
    for cell in distinct(&cells.copied().collect::<Vec<_>>()) {
        if let Some(written) = cx.cell(cell) {
            finding = finding.secondary(written.span, cx.place(cell));
        }
    }
    finding.evidence = evidence(cx, claim, numbers);
    let paths = claim.readings.iter().map(|reading| {
        let cells: Vec<_> = reading.cells.iter().map(ToString::to_string).collect();
        format!("{{{{{}}}}}", cells.join(" + "))
    });
    let mut paths: Vec<String> = paths.collect();
    paths.dedup();
    let paths = paths.join(" 或 ");
    let help = format!("表或正文必有一处要改，以台账为准；正文可写 {paths}");
    finding = finding.help(help);
    let readings = claim.readings.iter().zip(numbers);
    readings.fold(finding, |finding, (reading, number)| {
        finding.note(format!("{}：{number}", in_words(cx, &reading.cells)))
    })
}

/// The cells as printed, added.
fn in_words(cx: &Context<'_>, cells: &[Cell]) -> String {
    cells.iter().map(|cell| cx.place(*cell)).collect::<Vec<_>>().join(" ＋ ")
}

fn evidence(cx: &Context<'_>, claim: &Claim, numbers: &[Decimal]) -> Evidence {
    let part = |cell: Cell| Part {
        at: cell.into(),
        value: cx.cell(cell).map(|written| written.value.written.to_string()).unwrap_or_default(),
        span: cx.cell(cell).map(|written| written.span),
    };
    let said = claim.quantity.number.value;
    let first = numbers.first();
    let cells: Vec<Cell> =
        claim.readings.iter().flat_map(|reading| reading.cells.clone()).collect();
    Evidence {
        reported: Some(said.to_string()),
        computed: first.map(ToString::to_string),
        difference: first.and_then(|first| said.checked_sub(*first)).map(|d| d.to_string()),
        parts: distinct(&cells).into_iter().map(part).collect(),
        cause: None,
    }
}
