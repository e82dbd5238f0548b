//! `mixed-bases`: one report should count requests on one lawful basis, 新收 or 新收 with 上年结转.

use crate::context::Context;
use crate::kinds::prose;
use crate::rule::{Check, Editions, Rule};
use crate::sink::Sink;
use report_claims::claim::{Basis, Claim};
use report_core::form::Citation;
use report_core::{Severity, Span};

pub(crate) static RULE: Rule = Rule {
    id: "mixed-bases",
    title: "正文前后申请件数的口径不一",
    severity: Severity::Warning,
    editions: Editions::ALL,
    cite: &[Citation("政府信息公开工作年度报告格式 表三 一、二 两项")],
    doc: include_str!("mixed_bases.md"),
    check: Check::Report(check),
};

fn check(cx: &Context<'_>, sink: &mut Sink<'_>) {
    let [(first, before), (_, claim)] = prose::bases(cx)[..] else { return };
    let Some(passage) = cx.passages().get(claim.passage) else { return };
    let words = passage.text.get(claim.range.clone()).unwrap_or_default();
    let message = format!("“{}”与前文的口径不一", words.trim());
    let mut found = sink.rule().finding(message).at(passage.section);
    if let Some(span) = passage.span(&claim.quantity.range) {
        found = found.primary(span, "");
    }
    if let Some(span) = place(cx, before) {
        found = found.secondary(span, "前文");
    }
    let note = match first {
        Basis::Received => "前文只计本年新收，这里加上了上年结转",
        Basis::ReceivedAndCarried => "前文是新收加上年结转，这里只计本年新收",
    };
    sink.report(found.note(note).help("两种口径都可以，一份报告里请用同一种，或写明“新收”"));
}

fn place(cx: &Context<'_>, claim: &Claim) -> Option<Span> {
    cx.passages().get(claim.passage)?.span(&claim.quantity.range)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check;

    /// The bases a text is found to use.
    fn bases(text: &str) -> Vec<Basis> {
        let text = format!(
            "edition = \"2021\"\nyear = 2024\n[overview]\ntext = '{text}'\n\
             [requests]\nreceived = [52, 0, 0, 0, 0, 0, 52]\npending_at_start = [3, 0, 0, 0, 0, 0, 3]\n"
        );
        check(&report_toml::read_text("a.toml", &text).report).summary.bases
    }

    #[test]
    fn the_summary_says_which_basis_prose_uses() {
        assert_eq!(bases("收到政府信息公开申请52件。"), [Basis::Received]);
        assert_eq!(bases("收到政府信息公开申请55件。"), [Basis::ReceivedAndCarried]);
        assert_eq!(bases("新收政府信息公开申请52件。"), []);
        let both = "收到政府信息公开申请55件。本年受理政府信息公开申请52件。";
        assert_eq!(bases(both), [Basis::ReceivedAndCarried, Basis::Received]);
    }
}
