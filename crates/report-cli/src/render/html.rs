//! `--format html`: one page for someone who has no terminal, to be read, sent on and printed. It has
//! no script and needs nothing but itself. It must not leave out any finding.

mod finding;
mod marks;
mod report;
mod table;

pub(super) use report::article;

use super::markup::escaped;
use super::{Frame, Totals};
use crate::assess::Assessed;
use crate::fault::Fault;
use report_core::report::NAME;
use std::fmt::Write;

const STYLE: &str = include_str!("html/page.css");

/// Should a text ever get past the escapes, the browser still loads and runs nothing.
const POLICY: &str = "default-src 'none'; style-src 'unsafe-inline'";

/// The page around the reports and the list of them, where there are several.
pub(super) fn frame(totals: &Totals, faults: &[Fault]) -> Frame {
    let head = format!(
        "<!DOCTYPE html>\n<html lang=\"zh-CN\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta http-equiv=\"Content-Security-Policy\" content=\"{POLICY}\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         <title>{NAME}核对结果</title>\n<style>\n{STYLE}</style>\n</head>\n<body>\n\
         <h1>{NAME}核对结果</h1>\n"
    );
    Frame {
        head: head + &unreadable(faults),
        list: (totals.reports > 1).then_some(["<ol class=\"contents\">\n", "</ol>\n"]),
        tail: "</body>\n</html>\n".to_owned(),
    }
}

/// The report with its verdict, a link.
pub(super) fn entry(report: &Assessed, number: usize) -> String {
    let (name, verdict) = (escaped(&report.name), report::verdict(report));
    format!("<li><a href=\"#report-{number}\">{name}</a>：{verdict}</li>\n")
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
