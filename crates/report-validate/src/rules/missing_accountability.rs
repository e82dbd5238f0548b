//! `missing-accountability`: a government's report must also cover work assessment, public
//! appraisal and accountability.

use crate::context::Context;
use crate::rule::{Check, Editions, Rule};
use crate::sink::Sink;
use report_core::Severity;
use report_core::form::Citation;
use report_core::report::AgencyKind;
use report_core::vocab::SectionKey;

pub(crate) static RULE: Rule = Rule {
    id: "missing-accountability",
    title: "各级政府的报告缺考核、评议、责任追究情况",
    severity: Severity::Warning,
    editions: Editions::ALL,
    cite: &[Citation("《政府信息公开条例》第五十条第一款第（四）项")],
    doc: include_str!("missing_accountability.md"),
    check: Check::Report(check),
};

/// What 条例第五十条 asks governments for, with the words that show it is there.
const DUTIES: [(&str, &[&str]); 3] = [
    ("工作考核", &["考核", "考评", "绩效"]),
    ("社会评议", &["评议", "满意度", "民意调查"]),
    ("责任追究", &["追究", "问责", "追责"]),
];

fn check(cx: &Context<'_>, sink: &mut Sink<'_>) {
    let government = cx.report.agency.kind == AgencyKind::Government;
    if !government || cx.is_unfilled(SectionKey::Overview) {
        return;
    }
    let missing: Vec<&str> =
        DUTIES.iter().filter(|(_, words)| !cx.says(words)).map(|(name, _)| *name).collect();
    let Some(span) = cx.header(SectionKey::Overview).filter(|_| !missing.is_empty()) else {
        return;
    };
    let message = format!("正文没有写到{}", missing.join("、"));
    let found = sink.rule().finding(message).at(SectionKey::Overview).primary(span, "");
    sink.report(found.help("各级政府的年度报告应写明这几方面的情况，没有发生的也请写明"));
}
