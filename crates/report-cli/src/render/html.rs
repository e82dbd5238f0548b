//! `--format html`: one page for someone who has no terminal, to be read, sent on and printed. It has
//! no script and needs nothing but itself. It must not leave out any finding.

mod finding;
mod marks;
mod report;
mod table;

use super::markup::escaped;
use crate::assess::Assessed;
use crate::fault::Fault;
use std::fmt::Write;

const STYLE: &str = include_str!("html/page.css");

/// Should a text ever get past the escapes, the browser still loads and runs nothing.
const POLICY: &str = "default-src 'none'; style-src 'unsafe-inline'";

/// The page, every report after the other.
pub(super) fn page(reports: &[Assessed], faults: &[Fault]) -> String {
    let mut html = format!(
        "<!DOCTYPE html>\n<html lang=\"zh-CN\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta http-equiv=\"Content-Security-Policy\" content=\"{POLICY}\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         <title>政府信息公开工作年度报告核对结果</title>\n<style>\n{STYLE}</style>\n</head>\n<body>\n\
         <h1>政府信息公开工作年度报告核对结果</h1>\n"
    );
    html.push_str(&unreadable(faults));
    if reports.len() > 1 {
        html.push_str(&contents(reports));
    }
    for (index, report) in reports.iter().enumerate() {
        html.push_str(&report::article(report, index + 1));
    }
    html + "</body>\n</html>\n"
}

fn unreadable(faults: &[Fault]) -> String {
    let mut html = String::new();
    for fault in faults {
        let _ = writeln!(html, "<p class=\"verdict error\">■ {}</p>", escaped(&fault.message));
        for help in &fault.help {
            let _ = writeln!(html, "<p>建议：{}</p>", escaped(help));
        }
    }
    html
}

/// The reports with their verdicts, each a link.
fn contents(reports: &[Assessed]) -> String {
    let mut html = "<ol class=\"contents\">\n".to_owned();
    for (index, report) in reports.iter().enumerate() {
        let (name, verdict) = (escaped(&report.name), report::verdict(report));
        let number = index + 1;
        let _ = writeln!(html, "<li><a href=\"#report-{number}\">{name}</a>：{verdict}</li>");
    }
    html + "</ol>\n"
}
