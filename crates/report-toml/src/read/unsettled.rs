//! Reads the comments that say something is still to be settled. It must not read any other comment.

use report_core::report::{Cell, Report, Unsettled};
use report_core::source::{FileId, Span, Spanned};
use report_core::vocab::{RowKey, TableKey};
use std::ops::Range;

/// What such a comment begins with, behind `# `.
pub const UNSETTLED: &str = "待核：";

/// The word alone: people type either colon, or none.
const MARK: &str = "待核";

/// Every comment of a file that says something is to be settled.
pub(super) fn unsettled(file: FileId, text: &str, report: &Report) -> Vec<Unsettled> {
    if !text.contains(MARK) {
        return Vec::new();
    }
    let one = |comment: Range<usize>| {
        let content = text.get(comment.clone())?.trim_start_matches('#').trim_start();
        let says = content.strip_prefix(MARK)?.trim_start_matches(['：', ':']).trim();
        let span = Span::new(file, comment.clone());
        let line =
            text.get(..comment.start).map_or(0, |before| before.rfind('\n').map_or(0, |at| at + 1));
        let cells = cells(file, line..comment.start, report);
        let cell = <[Cell; 1]>::try_from(&*cells).ok().map(|[cell]| cell);
        let row = cells.first().map(|cell| (cell.table, cell.row));
        let row = row.or_else(|| of_row(file, line..comment.start, report));
        Some(Unsettled { says: Spanned::new(says.to_owned(), span), cell, row })
    };
    comments(text).into_iter().filter_map(one).collect()
}

/// The cells that stand on a line, which may have several.
fn cells(file: FileId, line: Range<usize>, report: &Report) -> Vec<Cell> {
    let on = |span: Span| span.file == file && line.contains(&span.range().start);
    report.cells.iter().filter(|(_, written)| on(written.span)).map(|(cell, _)| *cell).collect()
}

/// The row that begins on a line.
fn of_row(file: FileId, line: Range<usize>, report: &Report) -> Option<(TableKey, RowKey)> {
    let on = |span: &Span| span.file == file && line.contains(&span.range().start);
    report.rows.iter().find(|(_, span)| on(span)).map(|(row, _)| *row)
}

/// Where the comments of a TOML text stand, from `#` to the end of the line (TOML 1.0, *Comment*).
fn comments(text: &str) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(rest) = text.get(at..).filter(|rest| !rest.is_empty()) {
        let Some(next) = rest.find(['#', '"', '\'']) else { break };
        let start = at + next;
        let here = text.get(start..).unwrap_or_default();
        at = if here.starts_with('#') {
            let end = here.find('\n').map_or(text.len(), |length| start + length);
            found.push(start..end);
            end
        } else {
            start + string(here)
        };
    }
    found
}

/// How long the string is a text begins with, with its quotes; one that does not end runs to the line's end.
fn string(text: &str) -> usize {
    let quote = text.get(..1).unwrap_or_default();
    let escapes = quote == "\"";
    let long = quote.repeat(3);
    let (open, close, limit) = if text.starts_with(&long) {
        (3, &*long, text.len())
    } else {
        (1, quote, text.find('\n').unwrap_or(text.len()))
    };
    let mut at = open;
    while at < limit {
        let here = text.get(at..limit).unwrap_or_default();
        if here.starts_with(close) {
            return at + close.len();
        }
        let step = here.chars().next().map_or(1, char::len_utf8);
        let skipped = if escapes && here.starts_with('\\') {
            here.chars().nth(1).map_or(0, char::len_utf8)
        } else {
            0
        };
        at += step + skipped;
    }
    limit.max(1)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: &[&str]) {
        let found: Vec<&str> = comments(text).into_iter().map(|at| &text[at]).collect();
        assert_eq!(found, expected, "{text}");
    }

    #[test]
    fn a_mark_inside_a_string_is_no_comment() {
        check("a = 1 # b\n# c", &["# b", "# c"]);
        check("a = \"# b\" # c\nd = '# e'", &["# c"]);
        check("a = \"\\\"# b\" # c", &["# c"]);
        check("a = '''\n# b\n''' # c", &["# c"]);
        check("a = \"\"\"\n# b\n\"\"\" # c", &["# c"]);
        check("a = \"# b\n# c", &["# c"]);
        check("", &[]);
    }
}
