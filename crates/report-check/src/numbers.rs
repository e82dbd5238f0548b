//! Every number of a report's text with what became of it, for whoever wants to see them. It must not make
//! findings of them.

use crate::assess::Assessed;
use report_validate::{Counted, State, counted};
use std::fmt::Write;

/// How many cells a number was held against are named.
const MOST: usize = 3;

/// The numbers of a report's text in Chinese: a remark with a number a line, which cells it was held against
/// or why none. Nothing where there is none.
#[must_use]
pub fn remark(report: &Assessed) -> Option<String> {
    let found = counted(&report.report);
    let lines: Vec<(State, String)> =
        found.iter().filter_map(|it| Some((it.state, line(report, it)?))).collect();
    if lines.is_empty() {
        return None;
    }
    let count = |state: State| lines.iter().filter(|(own, _)| *own == state).count();
    let mut text = format!("{} 的正文有 {} 处数", report.name, lines.len());
    let heads = [
        (State::Checked, "处与表核对过"),
        (State::NoTable, "处没有表可对，请自行核对"),
        (State::Unread, "处没有读懂，请自行核对"),
    ];
    for (state, words) in heads {
        let many = count(state);
        if many > 0 {
            let _ = write!(text, "，{many} {words}");
        }
    }
    text.push('：');
    text.extend(lines.iter().map(|(_, line)| line.as_str()));
    Some(text)
}

fn line(report: &Assessed, it: &Counted) -> Option<String> {
    let at = report.sources.position(it.span)?;
    let form = report.report.form();
    let became = match it.state {
        State::Checked => {
            let places = it.cells.iter().take(MOST).map(|cell| format!("“{}”", form.place(*cell)));
            let more = if it.cells.len() > MOST { "等" } else { "" };
            format!("与{}{more}核对过", places.collect::<Vec<_>>().join("、"))
        }
        State::NoTable => format!("没有表可对：{}", it.why),
        State::Unread => format!("没有读懂：{}", it.why),
    };
    Some(format!("\n  {}:{at} {}　{became}", report.file_name(it.span.file), it.text))
}
