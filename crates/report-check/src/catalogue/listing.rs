//! The catalogue of rules as text, Markdown or JSON. It must not choose which are shown.

use super::{Entry, Stage};
use crate::json::{SCHEMA, pretty};
use serde::Serialize;

/// The rules by stage, one a line.
#[must_use]
pub fn text(entries: &[Entry]) -> String {
    let widest = entries.iter().map(|entry| entry.id.len()).max().unwrap_or_default();
    let mut lines = Vec::new();
    for stage in Stage::ALL {
        let mut entries = entries.iter().filter(|entry| entry.stage == stage).peekable();
        if entries.peek().is_some() {
            lines.push(stage.chinese().to_owned());
        }
        lines.extend(entries.map(|Entry { id, severity, title, .. }| {
            format!("  {}  {id:widest$}  {title}", severity.chinese())
        }));
    }
    lines.join("\n") + "\n"
}

/// The rules as a Markdown table.
#[must_use]
pub fn markdown(entries: &[Entry]) -> String {
    let head = [
        "| 规则 | 何时发现 | 级别 | 内容 | 适用表格 | 依据 |",
        "| --- | --- | --- | --- | --- | --- |",
    ];
    let rows = entries.iter().map(|entry| {
        let Entry { stage, id, severity, title, editions, basis } = entry;
        let (stage, severity, editions) =
            (stage.chinese(), severity.chinese(), editions.join("、"));
        let basis = basis.as_deref().unwrap_or_default();
        format!("| `{id}` | {stage} | {severity} | {title} | {editions} | {basis} |")
    });
    head.into_iter().map(str::to_owned).chain(rows).collect::<Vec<_>>().join("\n") + "\n"
}

#[derive(Serialize)]
struct Catalogue<'a> {
    schema: u8,
    rules: Vec<Rule<'a>>,
}

#[derive(Serialize)]
struct Rule<'a> {
    id: &'static str,
    stage: &'static str,
    severity: &'static str,
    title: &'static str,
    editions: &'a [&'static str],
    citation: Option<&'a str>,
}

/// The rules as JSON.
#[must_use]
pub fn json(entries: &[Entry]) -> String {
    pretty(&Catalogue { schema: SCHEMA, rules: entries.iter().map(Rule::from).collect() })
}

impl<'a> From<&'a Entry> for Rule<'a> {
    fn from(entry: &'a Entry) -> Self {
        Self {
            id: entry.id,
            stage: entry.stage.name(),
            severity: entry.severity.name(),
            title: entry.title,
            editions: &entry.editions,
            citation: entry.basis.as_deref(),
        }
    }
}
