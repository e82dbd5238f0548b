//! Reads the writer's own tables, in the pipe syntax of GitHub's Markdown. The rows are taken apart
//! here because the parser drops the surplus cells of a row, and nothing may be dropped.

use super::{Writer, trimmed};
use report_core::faults;
use report_core::prose::{Alignment, Block, Inline, Label, ProseTable};
use report_core::source::Spanned;
use std::ops::Range;

/// What begins a line that is a table's caption.
const CAPTION_MARKS: &[&str] = &["表：", "表:"];

/// Asks for a page turned sideways.
const LANDSCAPE: &str = "横排";

/// What a writer says of a table behind its caption: `{名=… 横排}`.
#[derive(Default)]
pub(super) struct Choices {
    name: Option<Spanned<String>>,
    landscape: bool,
}

/// The caption in a line, if it is one.
pub(super) fn caption(content: &str) -> Option<&str> {
    CAPTION_MARKS.iter().find_map(|mark| content.strip_prefix(mark)).map(str::trim_start)
}

impl Writer<'_, '_, '_> {
    /// Whether a table begins at the first of some lines: a header, and the line of dashes below it.
    pub(super) fn begins_table(&self, lines: &[Range<usize>]) -> bool {
        let [header, dashes, ..] = lines else { return false };
        self.slice(header).contains('|') && alignments(self.slice(dashes)).is_some()
    }

    /// A line that may be a caption: with a table below it, at most blank lines between, it is.
    /// Returns how many lines are done.
    pub(super) fn captioned(&mut self, lines: &[Range<usize>]) -> usize {
        let Some((line, rest)) = lines.split_first() else { return 1 };
        let blanks = rest.iter().take_while(|line| line.is_empty()).count();
        let below = rest.get(blanks..).unwrap_or_default();
        let words = caption(self.slice(line)).map_or(0, str::len);
        if words == 0 || !self.begins_table(below) {
            self.line(line.clone());
            return 1;
        }
        let mut words = line.end - words..line.end;
        let choices = self.choices(&mut words);
        let caption = self.inlines(words);
        1 + blanks + self.table(below, Some((caption, choices)))
    }

    /// What stands in `{…}` behind a caption; it is taken off the caption's bytes.
    fn choices(&mut self, caption: &mut Range<usize>) -> Choices {
        let mut choices = Choices::default();
        let content = self.slice(caption);
        let inner = content.strip_suffix('}').filter(|rest| !rest.ends_with('}'));
        let Some((before, inner)) = inner.and_then(|rest| rest.rsplit_once('{')) else {
            return choices;
        };
        let offset = caption.start + before.len() + 1;
        caption.end = caption.start + before.trim_end().len();
        let ends = |ch: char| ch.is_whitespace() || matches!(ch, ',' | '，' | ';' | '；');
        let mut at = offset;
        for piece in inner.split_inclusive(ends) {
            let (word, start) = (piece.trim_end_matches(ends), at);
            at += piece.len();
            let name = word.strip_prefix("名").and_then(|rest| rest.strip_prefix(['=', '＝']));
            match name.filter(|name| !name.is_empty()) {
                Some(name) => {
                    let end = start + word.len();
                    choices.name = Some(self.text.spanned(end - name.len()..end));
                }
                None if word.is_empty() => {}
                None if word == LANDSCAPE => choices.landscape = true,
                None => self.unknown_choice(start..start + word.len()),
            }
        }
        choices
    }

    fn unknown_choice(&mut self, place: Range<usize>) {
        let message = format!("表题后的“{}”读不懂", self.slice(&place));
        let found = self.finding(faults::TABLE_CHOICE, place, message);
        self.cx.push(found.help("可写 {名=…} 供正文引用，{横排} 使表格横着排在单独一页"));
    }

    /// A table; returns how many lines it has.
    pub(super) fn table(
        &mut self,
        lines: &[Range<usize>],
        caption: Option<(Vec<Inline>, Choices)>,
    ) -> usize {
        let [header, dashes, rest @ ..] = lines else { return 1 };
        let is_row = |line: &&Range<usize>| has_pipe(self.slice(line));
        let rows: Vec<_> = rest.iter().take_while(is_row).cloned().collect();
        let alignments = alignments(self.slice(dashes)).unwrap_or_default();
        let columns = self.cells(header.clone()).len();
        self.check_width(dashes, alignments.len(), columns, "分隔行");
        let span = self.text.span(header.start..rows.last().unwrap_or(dashes).end);
        let header = self.row(header.clone());
        let mut body = Vec::with_capacity(rows.len());
        for (index, line) in rows.iter().enumerate() {
            let row = self.row(line.clone());
            self.check_width(line, row.len(), columns, &format!("第 {} 行", index + 1));
            body.push(row);
        }
        let length = 2 + body.len();
        let (caption, choices) = caption.unzip();
        let Choices { name, landscape } = choices.unwrap_or_default();
        self.blocks.push(Block::Table(ProseTable {
            caption,
            alignments,
            header,
            rows: body,
            label: Label { number: None, name },
            landscape,
            span,
        }));
        length
    }

    fn check_width(&mut self, line: &Range<usize>, found: usize, expected: usize, name: &str) {
        if found != expected {
            let message = format!("表格{name}有 {found} 格，表头有 {expected} 格");
            let found = self.finding(faults::TABLE_ROW_WIDTH, line.clone(), message);
            self.cx.push(found.help("各行格数要相同；格内要写竖线请写 \\|"));
        }
    }

    fn row(&mut self, line: Range<usize>) -> Vec<Vec<Inline>> {
        let cells = self.cells(line);
        cells.into_iter().map(|cell| self.cell(cell)).collect()
    }

    fn cell(&mut self, cell: Range<usize>) -> Vec<Inline> {
        if cell.is_empty() { Vec::new() } else { self.inlines(cell) }
    }

    /// The cells of a row, without the blanks around them.
    fn cells(&self, line: Range<usize>) -> Vec<Range<usize>> {
        let content = self.slice(&line);
        let mut cells = Vec::new();
        let mut start = line.start + usize::from(content.starts_with('|'));
        for pipe in pipes(content).map(|at| line.start + at).filter(|at| *at > line.start) {
            cells.push(trimmed(self.text.text, start..pipe));
            start = pipe + 1;
        }
        if start < line.end {
            cells.push(trimmed(self.text.text, start..line.end));
        }
        cells
    }
}

/// Where the pipes of a line stand that no backslash escapes.
fn pipes(content: &str) -> impl Iterator<Item = usize> {
    let mut escaped = false;
    content.bytes().enumerate().filter_map(move |(at, byte)| {
        let pipe = byte == b'|' && !escaped;
        escaped = byte == b'\\' && !escaped;
        pipe.then_some(at)
    })
}

fn has_pipe(content: &str) -> bool {
    pipes(content).next().is_some()
}

/// How the columns of a line of dashes are aligned; nothing for any other line.
fn alignments(content: &str) -> Option<Vec<Alignment>> {
    if !content.contains('|') {
        return None;
    }
    let inner = content.strip_prefix('|').unwrap_or(content);
    let inner = inner.strip_suffix('|').unwrap_or(inner);
    inner.split('|').map(|cell| alignment(cell.trim())).collect()
}

fn alignment(cell: &str) -> Option<Alignment> {
    let dashes = cell.trim_start_matches(':').trim_end_matches(':');
    let colons = cell.len() - dashes.len();
    if dashes.is_empty() || !dashes.bytes().all(|byte| byte == b'-') || colons > 2 {
        return None;
    }
    Some(match (cell.starts_with(':'), cell.ends_with(':')) {
        (true, true) => Alignment::Center,
        (true, false) => Alignment::Left,
        (false, true) => Alignment::Right,
        (false, false) => Alignment::None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_of_dashes_says_how_columns_are_aligned() {
        let found = alignments("| :-- | --: |:-:|---|");
        let expected = [Alignment::Left, Alignment::Right, Alignment::Center, Alignment::None];
        assert_eq!(found.as_deref(), Some(&expected[..]));
        for line in ["---", "| a |", "| - | = |", "||", "|:|", "| ::- |x"] {
            assert_eq!(alignments(line), None, "{line}");
        }
    }

    #[test]
    fn escaped_pipes_do_not_end_a_cell() {
        assert_eq!(pipes(r"a|b\|c\\|d").collect::<Vec<_>>(), [1, 8]);
    }
}
