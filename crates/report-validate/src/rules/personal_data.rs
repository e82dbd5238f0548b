//! `personal-data`: identity and mobile numbers do not belong in a published report.

use crate::context::Context;
use crate::rule::{Check, Editions, Rule};
use crate::sink::Sink;
use report_claims::number::{Number, numbers};
use report_core::form::Citation;
use report_core::vocab::SectionKey;
use report_core::{Severity, Span};
use std::ops::Range;

pub(crate) static RULE: Rule = Rule {
    id: "personal-data",
    title: "正文里有身份证号或手机号",
    severity: Severity::Warning,
    editions: Editions::ALL,
    cite: &[
        Citation("《中华人民共和国个人信息保护法》第三十四条"),
        Citation("《政府信息公开条例》第十五条"),
    ],
    doc: include_str!("personal_data.md"),
    check: Check::Report(check),
};

/// What a number is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    Identity,
    Mobile,
}

impl Kind {
    const fn chinese(self) -> &'static str {
        match self {
            Self::Identity => "身份证号",
            Self::Mobile => "手机号",
        }
    }
}

/// How long such a number is at least, in digits.
const SHORTEST: usize = 11;

fn check(cx: &Context<'_>, sink: &mut Sink<'_>) {
    let own = cx.report.contact.phone.as_ref().map_or("", |phone| &phone.value);
    for passage in cx.passages() {
        for (range, kind) in found(&passage.text, &passage.counted().numbers) {
            let digits = passage.text.get(range.clone()).unwrap_or_default();
            if own.contains(digits) {
                continue;
            }
            report(passage.section, kind, passage.span(&range), sink);
        }
    }
    for section in &cx.report.sections {
        for note in &section.notes {
            for (_, kind) in found(&note.value, &numbers(&note.value)) {
                report(section.key, kind, Some(note.span), sink);
            }
        }
    }
}

fn report(section: SectionKey, kind: Kind, span: Option<Span>, sink: &mut Sink<'_>) {
    let name = kind.chinese();
    let mut found = sink.rule().finding(format!("这里像是一个{name}，公布前请核实")).at(section);
    if let Some(span) = span {
        found = found.primary(span, "");
    }
    sink.report(found.help("个人信息应删去或隐去一部分"));
}

/// Runs of digits around the text's numbers that are identity or mobile numbers.
fn found(text: &str, numbers: &[Number]) -> Vec<(Range<usize>, Kind)> {
    let is_other = |ch: char| !(ch.is_ascii_alphanumeric() || ch == '-');
    let run = |number: &Number| {
        let before = text.get(..number.range.start)?;
        let start = before.len() - before.rsplit(is_other).next().unwrap_or_default().len();
        let run = text.get(start..)?.split(is_other).next()?;
        Some((start..start + run.len(), kind(run)?))
    };
    let long = numbers.iter().filter(|number| number.range.len() >= SHORTEST);
    long.filter_map(run).collect()
}

fn kind(run: &str) -> Option<Kind> {
    if is_identity(run) {
        return Some(Kind::Identity);
    }
    let mobile = run.len() == SHORTEST && run.bytes().all(|byte| byte.is_ascii_digit());
    let starts = run.starts_with('1') && run.get(1..2).is_some_and(|second| second >= "3");
    (mobile && starts).then_some(Kind::Mobile)
}

/// GB 11643: seventeen digits and a check digit.
fn is_identity(run: &str) -> bool {
    const WEIGHTS: [u32; 17] = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
    const CHECKS: [char; 11] = ['1', '0', 'X', '9', '8', '7', '6', '5', '4', '3', '2'];
    let Some((digits, check)) = run.split_at_checked(17) else { return false };
    let values: Option<Vec<u32>> = digits.chars().map(|ch| ch.to_digit(10)).collect();
    let Some(values) = values.filter(|_| check.chars().count() == 1) else { return false };
    let sum: u32 = values.iter().zip(WEIGHTS).map(|(value, weight)| value * weight).sum();
    let expected = usize::try_from(sum % 11).ok().and_then(|at| CHECKS.get(at));
    expected.is_some_and(|expected| check.to_ascii_uppercase().starts_with(*expected))
}
