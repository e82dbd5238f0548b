//! One finding in words: places, source, numbers, explanations. It must not say less than the text
//! output does.

use super::marks::Marked;
use crate::assess::Assessed;
use crate::explanation::remarks;
use crate::markup::escaped;
use report_core::diagnostic::{Label, Part};
use report_core::{Diagnostic, Place, SourceFile, Span};
use std::fmt::Write;

/// How many characters of a line are shown before and after the mark, and of the mark itself.
const AROUND: usize = 40;

/// The finding as a section.
pub(super) fn finding(report: &Assessed, mark: &Marked<'_>) -> String {
    let (sign, word, class) = mark.kind();
    let Marked { found, number, id } = mark;
    let mut html = format!(
        "<section class=\"finding {class}\" id=\"{id}\">\n<h4>{sign}{number} {word}：{}</h4>\n<dl>\n",
        escaped(&found.message)
    );
    let mut row = |name: &str, value: &str| {
        let _ = writeln!(html, "<dt>{name}</dt><dd>{value}</dd>");
    };
    if let Some(at) = &found.at {
        row("位置", &escaped(&report.report.form().describe(at)));
    }
    if let Some(label) = &found.primary {
        row("文件", &place(report, label));
    }
    if let Some(numbers) = numbers(found) {
        row("数值", &numbers);
    }
    for (name, text) in remarks(found) {
        row(name, &escaped(text));
    }
    let here: Vec<_> = found.evidence.parts.iter().filter(|part| is_in_form(part)).collect();
    if !here.is_empty() {
        row("各项", &parts(report, &here));
    }
    let is_told = |label: &&Label| here.iter().any(|part| part.span == Some(label.span));
    for label in found.secondary.iter().filter(|label| !is_told(label)) {
        row("相关", &place(report, label));
    }
    if let Some(reason) = &found.accepted {
        row("理由", &escaped(reason));
    }
    row("规则", &format!("<code>{}</code>", escaped(found.rule)));
    html + "</dl>\n</section>\n"
}

/// Whether a part stands in this report's form: one of last year's is shown where it stands instead.
fn is_in_form(part: &Part) -> bool {
    !matches!(part.at, Place::Key(_))
}

fn numbers(found: &Diagnostic) -> Option<String> {
    let evidence = &found.evidence;
    let names = [
        ("填报", &evidence.reported),
        ("算得", &evidence.computed),
        ("相差", &evidence.difference),
    ];
    let told = names
        .iter()
        .filter_map(|(name, value)| Some(format!("{name} {}", escaped(value.as_ref()?))));
    let told: Vec<_> = told.collect();
    (!told.is_empty()).then(|| told.join("，"))
}

fn parts(report: &Assessed, parts: &[&Part]) -> String {
    let form = report.report.form();
    let told = parts.iter().map(|part| {
        let value = if part.value.is_empty() { "（空白）" } else { &part.value };
        format!("{}：{}", escaped(&form.describe(&part.at)), escaped(value))
    });
    told.collect::<Vec<_>>().join("<br>")
}

/// Where a label stands, the line with the place marked, and what is said there.
fn place(report: &Assessed, label: &Label) -> String {
    let Some(file) = report.sources.file(label.span.file) else { return String::new() };
    let position = file.position(label.span.start);
    let name = escaped(&report.file_name(label.span.file));
    let mut html = format!("{name} 第 {} 行第 {} 列", position.line, position.column);
    if !label.text.is_empty() {
        let _ = write!(html, "：{}", escaped(&label.text));
    }
    html + &format!("<br><code>{}</code>", excerpt(file, label.span))
}

/// The first line of a span with a little of what stands around it, cut where it is long.
fn excerpt(file: &SourceFile, span: Span) -> String {
    let text = file.text();
    let (start, end) =
        (file.position(span.start).byte as usize, file.position(span.end).byte as usize);
    let slice = |range: std::ops::Range<usize>| text.get(range).unwrap_or_default();
    let before = slice(0..start).rsplit('\n').next().unwrap_or_default();
    let marked = slice(start..end.max(start)).lines().next().unwrap_or_default();
    let after = slice(start + marked.len()..text.len()).lines().next().unwrap_or_default();
    let skipped = before.chars().count().saturating_sub(AROUND);
    let before: String = before.chars().skip(skipped).collect();
    let leader = if skipped > 0 { "…" } else { "" };
    format!("{leader}{}<mark>{}</mark>{}", escaped(before.trim_start()), cut(marked), cut(after))
}

fn cut(text: &str) -> String {
    match text.char_indices().nth(AROUND) {
        Some((at, _)) => escaped(text.get(..at).unwrap_or(text)) + "…",
        None => escaped(text.trim_end()),
    }
}
