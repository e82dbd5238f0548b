//! `published-late`: 条例第四十九条: departments by 31 January, governments by 31 March.

use crate::context::Context;
use crate::relation::Verdict;
use crate::rule::{Check, Editions, Rule};
use crate::sink::Sink;
use report_core::report::DEADLINE;
use report_core::{Place, Severity};

pub(crate) static RULE: Rule = Rule {
    id: "published-late",
    title: "公布日期晚于法定期限",
    severity: Severity::Warning,
    editions: Editions::ALL,
    cite: &[DEADLINE],
    doc: include_str!("published_late.md"),
    check: Check::Report(check),
};

fn check(cx: &Context<'_>, sink: &mut Sink<'_>) {
    let Some(published) = &cx.report.document.published else { return };
    let Some(year) = cx.year() else { return };
    let limit = cx.report.agency.kind.deadline(year);
    let held = published.value <= limit;
    let place = || Place::Key("document.published".to_owned());
    sink.relation(place(), if held { Verdict::Held } else { Verdict::Failed });
    if !held {
        let message = format!("公布日期是{}，法定期限是{limit}前", published.value);
        sink.report(sink.rule().finding(message).at(place()).primary(published.span, ""));
    }
}
