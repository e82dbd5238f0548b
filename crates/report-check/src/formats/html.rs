//! `--format html`: one page for someone who has no terminal, to be read, sent on and printed. It has
//! no script and needs nothing but itself. It must not leave out any finding.

mod finding;
mod marks;
mod report;
mod table;

use crate::assess::Assessed;
use crate::export::{Exporter, Frame, Piece, Totals, Unreadable};
use crate::markup::escaped;
use report::{article, verdict};
use report_core::report::NAME;
use std::fmt::Write;

/// The format.
#[derive(Clone, Copy, Debug)]
pub(super) struct Html;

const STYLE: &str = include_str!("html/page.css");

/// Should a text ever get past the escapes, the browser still loads and runs nothing.
const POLICY: &str = "default-src 'none'; style-src 'unsafe-inline'";

impl Exporter for Html {
    fn name(&self) -> &'static str {
        "html"
    }

    fn piece(&self, report: &Assessed, number: usize) -> Piece {
        let piece = Piece::new(report, article(report, number));
        Piece { entry: entry(report, number), ..piece }
    }

    /// The page around the reports and the list of them, where there are several.
    fn frame(&self, totals: &Totals, unreadable: &[Unreadable]) -> Frame {
        let head = format!(
            "<!DOCTYPE html>\n<html lang=\"zh-CN\">\n<head>\n<meta charset=\"utf-8\">\n\
             <meta http-equiv=\"Content-Security-Policy\" content=\"{POLICY}\">\n\
             <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
             <title>{NAME}核对结果</title>\n<style>\n{STYLE}</style>\n</head>\n<body>\n\
             <h1>{NAME}核对结果</h1>\n"
        );
        Frame {
            head: head + &refused(unreadable),
            list: (totals.reports > 1).then_some(["<ol class=\"contents\">\n", "</ol>\n"]),
            tail: "</body>\n</html>\n".to_owned(),
        }
    }

    fn counts_first(&self) -> bool {
        true
    }
}

/// The report with its verdict, a link.
fn entry(report: &Assessed, number: usize) -> String {
    let (name, verdict) = (escaped(&report.name), verdict(report));
    format!("<li><a href=\"#report-{number}\">{name}</a>：{verdict}</li>\n")
}

fn refused(unreadable: &[Unreadable]) -> String {
    let mut html = String::new();
    for Unreadable { message, help } in unreadable {
        let _ = writeln!(html, "<p class=\"verdict error\">■ {}</p>", escaped(message));
        for help in help {
            let _ = writeln!(html, "<p>建议：{}</p>", escaped(help));
        }
    }
    html
}
