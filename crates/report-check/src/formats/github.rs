//! `--format github`: findings as workflow commands, which GitHub shows as annotations at their lines.
//! It must not print anything GitHub would take for another command.

use crate::assess::Assessed;
use crate::explanation::explanation;
use crate::export::{Exporter, Frame, Piece, Totals, Unreadable};
use crate::visible::visible;
use report_core::{Diagnostic, Severity};

/// The format.
#[derive(Clone, Copy, Debug)]
pub(super) struct Github;

impl Exporter for Github {
    fn name(&self) -> &'static str {
        "github"
    }

    /// A command for every finding nobody has accepted, each with a line end.
    fn piece(&self, report: &Assessed, _: usize) -> Piece {
        let open = report.diagnostics.iter().filter(|found| found.accepted.is_none());
        Piece::new(report, open.map(|found| of_finding(report, found)).collect())
    }

    /// A command for every file that could not be read, each with a line end.
    fn frame(&self, _: &Totals, unreadable: &[Unreadable]) -> Frame {
        let commands = unreadable.iter().map(|it| command(Severity::Error, &[], &it.message));
        Frame { tail: commands.collect(), ..Frame::default() }
    }
}

fn of_finding(report: &Assessed, found: &Diagnostic) -> String {
    let mut properties = place(report, found);
    properties.push(("title", format!("{}[{}]", found.severity.chinese(), found.rule)));
    command(found.severity, &properties, &explanation(found))
}

/// Columns are given only within one line: GitHub takes them for nothing else.
fn place(report: &Assessed, found: &Diagnostic) -> Vec<(&'static str, String)> {
    let span = found.primary.as_ref().map(|label| label.span);
    let located = span.and_then(|span| Some((span, report.sources.file(span.file)?)));
    let Some((span, file)) = located else {
        return vec![("file", report.name.clone())];
    };
    let (start, end) = (file.position(span.start), file.position(span.end));
    let mut place = vec![("file", report.file_name(span.file)), ("line", start.line.to_string())];
    if start.line == end.line {
        place.push(("col", start.column.to_string()));
        place.push(("endColumn", end.column.to_string()));
    } else {
        place.push(("endLine", end.line.to_string()));
    }
    place
}

fn command(severity: Severity, properties: &[(&str, String)], message: &str) -> String {
    let properties: Vec<_> =
        properties.iter().map(|(name, value)| format!("{name}={}", property(value))).collect();
    let gap = if properties.is_empty() { "" } else { " " };
    format!("::{}{gap}{}::{}\n", severity.name(), properties.join(","), data(message))
}

/// GitHub's own escapes, the percent sign first.
fn data(text: &str) -> String {
    visible(text).replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A")
}

fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_text_ends_a_command_or_begins_another() {
        let title = [("title", "a,b:c%\n".to_owned())];
        assert_eq!(
            command(Severity::Notice, &title, "占50%\r\n::error::x,y"),
            "::notice title=a%2Cb%3Ac%25%0A::占50%25%0D%0A::error::x,y\n"
        );
    }
}
