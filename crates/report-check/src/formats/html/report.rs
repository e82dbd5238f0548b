//! One report on the page: verdict, numbers, the form's parts with marks, the findings. It must not
//! count or judge anything itself.

use super::finding::finding;
use super::marks::{Marked, links, marked};
use super::table::table;
use crate::assess::Assessed;
use crate::markup::escaped;
use crate::summary;
use report_core::form::FormSection;
use std::fmt::Write;

/// The report, `number` from 1 in the order of the command line.
pub(super) fn article(report: &Assessed, number: usize) -> String {
    let marked = marked(report, number);
    let mut html = format!("<article id=\"report-{number}\">\n");
    let _ = writeln!(html, "<h2>{}</h2>", title(report));
    html.push_str(&numbers(report));
    for section in report.report.form().sections {
        html.push_str(&part(report, section, &marked));
    }
    let (accepted, open): (Vec<_>, Vec<_>) = marked.iter().partition(|mark| mark.is_accepted());
    html.push_str(&list("发现的问题", report, &open));
    html.push_str(&list("已说明的不符", report, &accepted));
    html + "</article>\n"
}

/// Whether the report may be published, in a few words.
pub(super) fn verdict(report: &Assessed) -> &'static str {
    if report.diagnostics.blocks() {
        "■ 有错误，改正后再公布"
    } else {
        "√ 没有待改正的错误"
    }
}

fn title(report: &Assessed) -> String {
    let lines: Vec<String> = report.report.title().iter().map(|line| escaped(line)).collect();
    lines.join("<br>")
}

fn numbers(report: &Assessed) -> String {
    let class = if report.diagnostics.blocks() { "error" } else { "clean" };
    let mut html = format!("<p class=\"verdict {class}\">{}</p>\n", verdict(report));
    let edition = report.report.edition.value.key();
    let _ = writeln!(html, "<p>文件 {}，{edition} 版表格</p>", escaped(&report.name));
    let _ = writeln!(html, "<p>{}</p>", summary::relations(&report.summary).trim());
    for (why, count) in &report.summary.reasons {
        let _ = writeln!(html, "<p>无法判断 {count} 条：{}</p>", escaped(why));
    }
    if let Some(bases) = summary::bases(&report.summary) {
        let _ = writeln!(html, "<p>{bases}</p>");
    }
    let _ = writeln!(html, "<p>{}</p>", summary::findings(&report.summary).trim());
    html
}

/// A part of the form: its heading, and its table. Prose is in the report itself.
fn part(report: &Assessed, section: &FormSection, marked: &[Marked<'_>]) -> String {
    let about: Vec<_> = marked.iter().filter(|mark| mark.is_about_section(section.key)).collect();
    if section.key.table().is_none() && about.is_empty() {
        return String::new();
    }
    let typed = report.report.section(section.key).and_then(|written| written.heading.as_ref());
    let heading = typed.map_or(section.heading, |heading| &heading.value);
    let mut html = format!("<h3>{}{}</h3>\n", escaped(heading), links(about));
    if let Some(key) = section.key.table() {
        html.push_str(&table(report, key, marked));
    }
    html
}

fn list(heading: &str, report: &Assessed, marked: &[&Marked<'_>]) -> String {
    if marked.is_empty() {
        return String::new();
    }
    let findings = marked.iter().map(|mark| finding(report, mark));
    format!("<h3>{heading}</h3>\n{}", findings.collect::<String>())
}
