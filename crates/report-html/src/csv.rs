//! Tables as text: cells between commas, semicolons or tabs (RFC 4180), in UTF-8, UTF-16 or GB 18030. It must not
//! tell numbers from words.

use crate::read::encoding::decoded;
use report_import::{Block, Document, Grid, GridCell, Value};

/// The most cells a table may have.
const LIMIT: usize = 200_000;

/// The marks between cells, in the order they are tried.
const MARKS: [char; 4] = ['\t', ',', ';', '，'];

/// A table as a document with one sheet; nothing where the bytes are no text in which two lines or more have
/// cells, or where it is too large for any report.
///
/// ```
/// let document = report_html::csv::read("行政复议,12\n行政诉讼,3\n".as_bytes()).unwrap();
/// assert_eq!(document.blocks.len(), 1);
/// assert!(report_html::csv::read("没有表格。".as_bytes()).is_none());
/// ```
#[must_use]
pub fn read(bytes: &[u8]) -> Option<Document> {
    if bytes.contains(&0) && !bytes.starts_with(b"\xff\xfe") && !bytes.starts_with(b"\xfe\xff") {
        return None;
    }
    let text = decoded(bytes, None);
    let mark = mark(&text)?;
    let rows = rows(&text, mark)?;
    let mut cells = Vec::new();
    for (row, line) in (0_u32..).zip(&rows) {
        for (column, text) in (0_u32..).zip(line).filter(|(_, text)| !text.is_empty()) {
            let place = format!("第{}行第{}格", row + 1, column + 1);
            cells.push(GridCell::new(row, column, place, Value::text(text)));
        }
    }
    let grid =
        Grid { place: "表格".to_owned(), sheet: Some(String::new()), cells, ..Grid::default() };
    Some(Document { blocks: vec![Block::Grid(grid)], ..Document::default() })
}

/// The mark most lines have: each of two or more lines at least one.
fn mark(text: &str) -> Option<char> {
    let lines = |mark: char| text.lines().filter(|line| line.contains(mark)).count();
    let best = MARKS.into_iter().max_by_key(|mark| (lines(*mark), std::cmp::Reverse(*mark)))?;
    (lines(best) >= 2).then_some(best)
}

/// The cells of a text; a quoted cell may have marks, line breaks and doubled quotes in it.
fn rows(text: &str, mark: char) -> Option<Vec<Vec<String>>> {
    let (mut rows, mut row, mut cell) = (Vec::new(), Vec::new(), String::new());
    let (mut quoted, mut count) = (false, 0_usize);
    let mut rest = text.chars().peekable();
    while let Some(ch) = rest.next() {
        match ch {
            '"' if quoted && rest.peek() == Some(&'"') => {
                rest.next();
                cell.push('"');
            }
            '"' if quoted => quoted = false,
            '"' if cell.trim().is_empty() => {
                cell.clear();
                quoted = true;
            }
            '\r' if !quoted && rest.peek() == Some(&'\n') => {}
            '\n' | '\r' if !quoted => {
                row.push(std::mem::take(&mut cell));
                rows.push(std::mem::take(&mut row));
            }
            _ if ch == mark && !quoted => {
                row.push(std::mem::take(&mut cell));
                count += 1;
                if count > LIMIT {
                    return None;
                }
            }
            _ => cell.push(ch),
        }
    }
    if !cell.is_empty() || !row.is_empty() {
        row.push(cell);
        rows.push(row);
    }
    Some(rows)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_quoted_cell_keeps_what_is_in_it() {
        let text = "甲,\"1,286\"\r\n\"乙\n丙\",\"说\"\"明\"\"\"\n";
        let expected = vec![vec!["甲", "1,286"], vec!["乙\n丙", "说\"明\""]];
        assert_eq!(rows(text, ',').unwrap(), expected);
    }

    #[test]
    fn the_mark_is_the_one_most_lines_have() {
        assert_eq!(mark("甲\t1,2\n乙\t3\n"), Some('\t'));
        assert_eq!(mark("甲，1\n乙，2\n"), Some('，'));
        assert_eq!(mark("甲,1\n"), None);
        let gbk = b"\xbc\xd7,1\n\xd2\xd2,2\n";
        let document = read(gbk).unwrap();
        let Some(Block::Grid(grid)) = document.blocks.first() else { panic!() };
        assert_eq!(grid.cells[0].value, Value::text("甲"));
    }
}
