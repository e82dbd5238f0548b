//! `missing-contact`: readers should find how to reach the office.

use crate::context::Context;
use crate::rule::{Check, Editions, Rule};
use crate::sink::Sink;
use report_core::form::Citation;
use report_core::report::ContactKey;
use report_core::vocab::SectionKey;
use report_core::{Place, Severity};

pub(crate) static RULE: Rule = Rule {
    id: "missing-contact",
    title: "没有写联系方式",
    severity: Severity::Notice,
    editions: Editions::ALL,
    cite: &[Citation("《政府信息公开条例》第五条（公正、公平、合法、便民）")],
    doc: include_str!("missing_contact.md"),
    check: Check::Report(check),
};

/// Words that show prose says how to reach the office.
const REACH: [&str; 5] = ["电话", "邮箱", "邮编", "传真", "通讯地址"];

fn check(cx: &Context<'_>, sink: &mut Sink<'_>) {
    if cx.is_unfilled(SectionKey::Overview) {
        return;
    }
    let mut ways = ContactKey::ALL.iter().filter(|key| key.reaches());
    if ways.any(|key| cx.report.contact.get(*key).is_some()) || cx.says(&REACH) {
        return;
    }
    let found = sink.rule().finding("报告没有写联系方式");
    let place = Place::Key("contact".to_owned());
    let found = found.at(place).primary(cx.report.agency.name.span, "");
    let ways = ContactKey::ALL.iter().filter(|key| key.reaches()).map(|key| key.chinese());
    let ways = ways.collect::<Vec<_>>().join("、");
    sink.report(found.help(format!("可在[contact]写{ways}")));
}
