//! `published-late`: 条例第四十九条: departments by 31 January, governments by 31 March.

use crate::context::Context;
use crate::relation::Verdict;
use crate::rule::{Check, Editions, Rule};
use crate::sink::Sink;
use report_core::form::Citation;
use report_core::report::{AgencyKind, Date};
use report_core::{Place, Severity};

pub(crate) static RULE: Rule = Rule {
    id: "published-late",
    title: "公布日期晚于法定期限",
    severity: Severity::Warning,
    editions: Editions::ALL,
    cite: &[Citation("《政府信息公开条例》第四十九条")],
    doc: include_str!("published_late.md"),
    check: Check::Report(check),
};

fn check(cx: &Context<'_>, sink: &mut Sink<'_>) {
    let Some(published) = &cx.report.document.published else { return };
    let Some(year) = cx.report.year.value.checked_add(1) else { return };
    let limit = match cx.report.agency.kind {
        AgencyKind::Government => Date { year, month: 3, day: 31 },
        AgencyKind::Department => Date { year, month: 1, day: 31 },
    };
    let held = published.value <= limit;
    let place = || Place::Key("document.published".to_owned());
    sink.relation(place(), if held { Verdict::Held } else { Verdict::Failed });
    if !held {
        let message = format!("公布日期是{}，法定期限是{limit}前", published.value);
        sink.report(sink.rule().finding(message).at(place()).primary(published.span, ""));
    }
}
