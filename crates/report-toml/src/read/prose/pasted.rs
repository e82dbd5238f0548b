//! Tells what lost its form when it was pasted: tables from Excel that became lines, headings from Word
//! that lost their numbers. It must not change what is printed.

use super::Writer;
use report_core::faults;
use std::ops::Range;

/// A longer line, in bytes, is no row of a table.
const ROW_LIMIT: usize = 600;

/// The longest heading that is told without a number, in characters.
const HEADING_LIMIT: usize = 15;

/// The shortest paragraph a heading is told by, in characters.
const PARAGRAPH: usize = 20;

/// The most columns shown as they should be typed.
const SHOWN: usize = 8;

impl<'t> Writer<'_, '_, 't> {
    /// Reports a run of lines that were a table, or a line that was a heading. Returns how many lines are
    /// looked at with it.
    pub(super) fn pasted(&mut self, lines: &[Range<usize>]) -> usize {
        let rows = self.pasted_rows(lines);
        if let ([first, second, ..], Some(last)) =
            (&rows[..], lines.get(rows.len().saturating_sub(1)))
        {
            let span = lines.first().map_or(0, |line| line.start)..last.end;
            let dashes = vec!["---"; first.len()];
            let table: Vec<String> = [first, &dashes]
                .into_iter()
                .chain(rows.iter().skip(1))
                .map(|row| typed(row))
                .collect();
            let head = typed(first.get(..SHOWN.min(first.len())).unwrap_or_default());
            let row = typed(second.get(..SHOWN.min(second.len())).unwrap_or_default());
            let message = format!("这 {} 行像是从 Excel 粘贴的表，会按 {0} 段文字印出", rows.len());
            let help = format!(
                "要印成表格请每格之间用竖线：第一行 {head}，第二行 {}，以下如 {row}；上面可写一行“表：表题”",
                typed(dashes.get(..SHOWN.min(dashes.len())).unwrap_or_default())
            );
            let place = self.text.span(span.clone());
            let found = self.finding(faults::PASTED_TABLE, span, message).help(help);
            self.cx.push(found.edit(place, table.join("\n")));
        } else if let [line, below @ ..] = lines
            && self.was_heading(line, below)
        {
            let message = format!("“{}”像是标题，会按一段文字印出", self.slice(line));
            let place = self.text.span(line.start..line.start);
            let found = self.finding(faults::UNMARKED_HEADING, line.clone(), message);
            self.cx.push(found.help("要作标题请在行首写 # 和空格").edit(place, "# "));
        }
        rows.len().max(1)
    }

    /// The cells of the lines that a table from Excel became: as many in each, at least two lines.
    fn pasted_rows(&self, lines: &[Range<usize>]) -> Vec<Vec<&'t str>> {
        let mut rows: Vec<Vec<&'t str>> = Vec::new();
        for line in lines {
            let Some(row) = cells(self.slice(line)) else { break };
            if rows.first().is_some_and(|first| first.len() != row.len()) {
                break;
            }
            rows.push(row);
        }
        if rows.len() < 2 { Vec::new() } else { rows }
    }

    /// Whether a short line without any mark stands above a paragraph.
    fn was_heading(&self, line: &Range<usize>, below: &[Range<usize>]) -> bool {
        let words = self.slice(line);
        let length = words.chars().take(HEADING_LIMIT + 1).count();
        let bare = words.chars().all(char::is_alphabetic);
        let next = below.iter().find(|line| !line.is_empty()).map(|line| self.slice(line));
        let paragraph = next.is_some_and(|next| {
            next.ends_with('。') && next.chars().take(PARAGRAPH).count() == PARAGRAPH
        });
        (3..=HEADING_LIMIT).contains(&length) && bare && paragraph
    }
}

/// A row of a table as it is typed.
fn typed(cells: &[&str]) -> String {
    format!("| {} |", cells.join(" | "))
}

/// The cells of a line: between tabs; or between blanks, where all but the first are numbers.
fn cells(line: &str) -> Option<Vec<&str>> {
    if line.len() > ROW_LIMIT || line.contains('|') {
        return None;
    }
    if line.contains('\t') {
        return Some(line.split('\t').map(str::trim).collect());
    }
    let cells: Vec<&str> = line.split_whitespace().collect();
    let (_, numbers) = cells.split_first()?;
    let number = |cell: &&str| {
        let digits = cell.trim_end_matches(['%', '％']);
        !digits.is_empty() && digits.chars().all(|ch| ch.is_ascii_digit() || ",.-".contains(ch))
    };
    (numbers.len() >= 2 && numbers.iter().all(number)).then_some(cells)
}
