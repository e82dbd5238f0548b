//! `import-unsettled`: what was taken over from another document has to be settled by a person. It must not
//! judge what stands there by now.

use crate::context::Context;
use crate::rule::{Check, Editions, Rule};
use crate::sink::Sink;
use report_core::form::Citation;
use report_core::{Place, Severity};

pub(crate) static RULE: Rule = Rule {
    id: "import-unsettled",
    title: "带入的内容还没有核定",
    severity: Severity::Error,
    editions: Editions::ALL,
    cite: &[Citation("《政府信息公开条例》第五十条（年度报告应当包括的内容）")],
    doc: include_str!("import_unsettled.md"),
    check: Check::Report(check),
};

fn check(cx: &Context<'_>, sink: &mut Sink<'_>) {
    for unsettled in &cx.report.unsettled {
        let place = match (unsettled.cell, unsettled.row) {
            (Some(cell), _) => Some(Place::Cell(cell)),
            (None, Some((table, row))) => Some(Place::Row(table, row)),
            (None, None) => None,
        };
        let says = &unsettled.says.value;
        let name = place.as_ref().map(|place| cx.form.describe(place));
        let message = match name {
            Some(name) if says.is_empty() => format!("{name}：还没有核定"),
            Some(name) => format!("{name}：还没有核定：{says}"),
            None => format!("还没有核定：{says}"),
        };
        let mut found = sink.rule().finding(message).primary(unsettled.says.span, "");
        if let Some(place) = place {
            found = found.at(place);
        }
        sink.report(found.help("请对照原文件填好，再删去这一行 # 待核 以后的文字"));
    }
}
