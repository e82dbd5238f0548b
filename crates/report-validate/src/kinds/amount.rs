//! Amounts of money prose states of the one row of 表二 that has an amount, held against the table in
//! whatever unit either is. It must not guess: every word around the number has to be known.

use crate::context::Context;
use crate::relation::Verdict;
use crate::rule::Rule;
use crate::sink::Sink;
use report_claims::claim::Claim;
use report_claims::passage::Passage;
use report_claims::quantity::Quantity as Counted;
use report_core::diagnostic::{Diagnostic, Evidence, Part};
use report_core::form::Measure;
use report_core::vocab::TableKey;
use report_core::{Cell, Decimal, Money, MoneyUnit};

/// Words between the row's name and the amount, and before the name, that change nothing.
const BETWEEN: &[&str] = &[
    "总金额",
    "收费金额",
    "金额",
    "总额",
    "收入",
    "合计",
    "共计",
    "总计",
    "累计",
    "共",
    "计",
    "为",
    "是",
    "达到",
    "达",
    "收取",
    "征收",
    "人民币",
    "本年度",
    "本年",
    "全年",
    "今年",
    "我区",
    "我县",
    "我市",
    "我局",
    "本机关",
    "，",
    "：",
    "、",
    " ",
    "\u{3000}",
];

/// From 元 to 万元.
const TEN_THOUSAND: Decimal = Decimal::from_parts(10_000, 0, 0, false, 0);

/// One amount in prose, with the cell it is about.
struct Amount<'a> {
    passage: &'a Passage,
    /// Number and unit.
    counted: &'a Counted,
    said: Money,
    cell: Cell,
    table: Money,
}

/// Compares every amount prose states of a cell of 表二 with the cell.
pub(crate) fn amounts(cx: &Context<'_>, sink: &mut Sink<'_>) {
    let cells = cx.form.table(TableKey::ProactiveDisclosure).cells();
    let cells = cells.filter(|cell| cx.form.measure(*cell) == Some(Measure::Amount));
    for cell in cells {
        let written = cx.cell(cell).map(|written| &written.value);
        let table = written.and_then(|written| Money::of(written, cx.form.money_unit(cell)));
        let Some(table) = table else { continue };
        for passage in cx.passages().iter().filter(|own| own.says(cell.row.chinese())) {
            for counted in &passage.counted().quantities {
                let Some(said) = stated(cx, passage, counted, cell) else { continue };
                let amount = Amount { passage, counted, said, cell, table };
                let held = amount.holds();
                let verdict = if held { Verdict::Held } else { Verdict::Failed };
                sink.relation(passage.section, verdict);
                if !held {
                    sink.report(amount.finding(cx, sink.rule()));
                }
            }
        }
    }
}

/// Whether a claim is an amount that [`amounts`] compares.
pub(crate) fn is_stated(cx: &Context<'_>, passage: &Passage, claim: &Claim) -> bool {
    let mut cells = claim.readings.iter().flat_map(|reading| &reading.cells);
    cells.any(|cell| {
        cx.form.measure(*cell) == Some(Measure::Amount)
            && stated(cx, passage, &claim.quantity, *cell).is_some()
    })
}

/// The money a counted thing is, where the words before it say no more than the row's name; one taken
/// from the table is no statement of its own.
fn stated(cx: &Context<'_>, passage: &Passage, counted: &Counted, cell: Cell) -> Option<Money> {
    let unit = MoneyUnit::parse(counted.unit)?;
    if counted.number.vague || passage.is_figure(&counted.number.range) {
        return None;
    }
    let head = passage.text.get(..counted.range.start)?;
    let sentence = head.rsplit(['。', '；', '\n']).next().unwrap_or(head);
    let (before, between) = sentence.rsplit_once(cell.row.chinese())?;
    let year = format!("{}年", cx.report.year.value);
    let nothing = |words: &str| {
        let words = words.replace(&year, "");
        without(&words, BETWEEN).is_empty()
    };
    let clause = before.rsplit('，').next().unwrap_or(before);
    let plain = nothing(clause) && nothing(between);
    plain.then(|| Money::new(counted.number.value, unit))
}

/// A text without some words, longer ones first.
fn without(text: &str, words: &[&str]) -> String {
    let mut rest = text.trim_start_matches(['（', '(']);
    while let Some(after) = words.iter().find_map(|word| rest.strip_prefix(word)) {
        rest = after;
    }
    rest.to_owned()
}

impl Amount<'_> {
    /// Whether the table's amount, rounded as prose does, is the one prose states.
    fn holds(&self) -> bool {
        let decimals = self.counted.number.decimals;
        let table = self.table.amount_in(self.said.unit());
        table.is_some_and(|table| table.round_dp(decimals) == self.counted.number.value)
    }

    fn finding(&self, cx: &Context<'_>, rule: &Rule) -> Diagnostic {
        let words = self.passage.text.get(self.counted.range.clone()).unwrap_or_default();
        let (name, table) = (self.cell.row.chinese(), self.table);
        let message = format!("正文写“{name}{words}”，表二是{table}");
        let mut found = rule.finding(message).at(self.passage.section);
        if let Some(span) = self.passage.span(&self.counted.range) {
            found = found.primary(span, format!("写的是{words}，表二是{table}"));
        }
        let written = cx.cell(self.cell);
        if let Some(written) = written {
            found = found.secondary(written.span, cx.place(self.cell));
        }
        found.evidence = Evidence {
            reported: Some(self.counted.number.value.to_string()),
            computed: table.amount_in(self.said.unit()).map(|amount| amount.to_string()),
            parts: vec![Part {
                at: self.cell.into(),
                value: written.map(|it| it.value.written.to_string()).unwrap_or_default(),
                span: written.map(|it| it.span),
            }],
            difference: table
                .amount_in(self.said.unit())
                .and_then(|amount| self.counted.number.value.checked_sub(amount))
                .map(|difference| difference.to_string()),
            cause: None,
        };
        if self.is_ten_thousand_off() {
            found.evidence.cause = Some("正好相差一万倍，像是把元填成了万元".to_owned());
            found = found.note("正好相差一万倍，像是把元填成了万元");
        }
        found.help(format!(
            "表或正文必有一处要改，以台账为准；正文可写 {{{{{}}}}}{}",
            self.cell,
            table.unit()
        ))
    }

    fn is_ten_thousand_off(&self) -> bool {
        let (said, table) =
            (self.said.amount_in(MoneyUnit::Yuan), self.table.amount_in(MoneyUnit::Yuan));
        let times = |a: Option<Decimal>, b: Option<Decimal>| {
            a.is_some_and(|a| !a.is_zero() && a.checked_mul(TEN_THOUSAND) == b)
        };
        times(said, table) || times(table, said)
    }
}

#[cfg(test)]
mod tests {
    use crate::check;

    /// What is found of the fees: message and notes, a finding a line.
    fn found(fees: &str, prose: &str) -> String {
        let file = format!(
            "edition = \"2021\"\nyear = 2024\n[overview]\ntext = '{prose}'\n[proactive_disclosure]\n\
             administrative_fees = {fees}\n"
        );
        let report = report_toml::read_text("a.toml", &file).report;
        let found = check(&report).diagnostics;
        let own = found.iter().filter(|found| found.rule == "prose-disclosure-mismatch");
        let lines = own.map(|found| format!("{} | {}", found.message, found.notes.join("；")));
        lines.collect::<Vec<_>>().join("\n")
    }

    #[test]
    fn fees_are_compared_in_whatever_unit() {
        let prose = "全年行政事业性收费412.5万元。";
        for same in ["412.5", "\"4125000元\"", "\"0.04125亿元\"", "412.49999", "\"4125千元\""]
        {
            assert_eq!(found(same, prose), "", "{same}");
        }
        insta::assert_snapshot!(found("4125000", prose), @"正文写“行政事业性收费412.5万元”，表二是4125000万元 | 正好相差一万倍，像是把元填成了万元");
        insta::assert_snapshot!(found("\"412.5元\"", prose), @"正文写“行政事业性收费412.5万元”，表二是412.5元 | 正好相差一万倍，像是把元填成了万元");
        insta::assert_snapshot!(found("400", "2024年，行政事业性收费共计4125000元。"), @"正文写“行政事业性收费4125000元”，表二是400万元 |");
    }

    #[test]
    fn only_what_is_said_of_this_year_s_fees_is_compared() {
        for prose in [
            "减免行政事业性收费3万元。",
            "上年行政事业性收费3万元。",
            "2023年行政事业性收费3万元。",
            "行政事业性收费比上年减少3万元。",
            "行政事业性收费约3万元。",
            "行政事业性收费项目3个，罚没收入3万元。",
            "行政事业性收费{{proactive_disclosure.administrative_fees.amount}}元。",
        ] {
            assert_eq!(found("412.5", prose), "", "{prose}");
        }
    }
}
