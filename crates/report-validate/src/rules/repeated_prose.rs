//! `repeated-prose`: paragraphs nearly the same as last year's report's.

use crate::context::Context;
use crate::kinds::years;
use crate::relation::Verdict;
use crate::rule::{Check, Editions, Rule};
use crate::sink::Sink;
use report_claims::likeness::Likeness;
use report_claims::passage::{Passage, passages};
use report_core::Severity;
use report_core::form::Citation;
use report_core::vocab::SectionKey;

pub(crate) static RULE: Rule = Rule {
    id: "repeated-prose",
    title: "文字与上年报告雷同",
    severity: Severity::Warning,
    editions: Editions::ALL,
    cite: &[Citation("国办公开办函〔2021〕30号 （四）明确责任（不得内容雷同、敷衍塞责）")],
    doc: include_str!("repeated_prose.md"),
    check: Check::Report(check),
};

/// The parts whose words should be this year's own.
const SECTIONS: [SectionKey; 2] = [SectionKey::Overview, SectionKey::Problems];

fn check(cx: &Context<'_>, sink: &mut Sink<'_>) {
    let Some(previous) = cx.previous else {
        for section in SECTIONS.iter().filter(|section| cx.report.section(**section).is_some()) {
            years::unjudged(cx, *section, sink);
        }
        return;
    };
    let last = passages(previous);
    for section in SECTIONS {
        let of = |passages: &'_ [Passage]| -> Vec<Passage> {
            passages.iter().filter(|passage| passage.section == section).cloned().collect()
        };
        let (own, old) = (of(cx.passages()), of(&last));
        let repeated = repeated(&own, &old);
        sink.relation(section, if repeated.is_empty() { Verdict::Held } else { Verdict::Failed });
        if !repeated.is_empty() {
            report(cx, section, &repeated, sink);
        }
    }
}

fn report(
    cx: &Context<'_>,
    section: SectionKey,
    repeated: &[(&Passage, &Passage)],
    sink: &mut Sink<'_>,
) {
    let name = cx.form.describe(&section.into());
    let message = format!("“{name}”有{}段与上年报告基本相同", repeated.len());
    let mut found = sink.rule().finding(message).at(section);
    for (index, (own, old)) in repeated.iter().enumerate() {
        if let Some(span) = own.whole() {
            found = if index == 0 { found.primary(span, "") } else { found.secondary(span, "") };
        }
        if let Some(span) = old.whole() {
            found = found.secondary(span, "上年");
        }
    }
    sink.report(found.help("请按本年的情况重新写"));
}

/// The passages that are nearly one of last year's, with it.
fn repeated<'a>(own: &'a [Passage], old: &'a [Passage]) -> Vec<(&'a Passage, &'a Passage)> {
    let old: Vec<(&Passage, Likeness)> = prepared(old);
    let same = |likeness: &Likeness| old.iter().find(|(_, other)| likeness.is_like(other));
    let pairs = prepared(own).into_iter();
    pairs.filter_map(|(passage, likeness)| Some((passage, same(&likeness)?.0))).collect()
}

fn prepared(passages: &[Passage]) -> Vec<(&Passage, Likeness)> {
    passages.iter().filter_map(|passage| Some((passage, Likeness::new(&passage.text)?))).collect()
}
