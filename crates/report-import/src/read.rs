//! From a document to a report file: head, tables, parts, and what is left over. It must not read a label, a number
//! or a heading itself.

use crate::cells::settle;
use crate::file;
use crate::foreign::{Block, Document, Paragraph};
use crate::head::{Line, contact, head};
use crate::outcome::Import;
use crate::parts::{Part, parts};
use crate::plain::one_line;
use crate::prose::lines;
use crate::reading::{Options, Reading};
use crate::table::{Found, find};
use report_core::Edition;
use std::collections::{BTreeMap, BTreeSet};

/// A document in which nothing of a report was found: no statutory table and no heading of a part.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NotAReport;

/// How many of the last lines may sign a report.
const SIGNATURE_LINES: usize = 8;

/// Makes a report file of a document.
///
/// # Errors
/// [`NotAReport`] where neither a statutory table nor the heading of a part is found.
///
/// ```
/// use report_import::{Block, Document, Options, Paragraph, import};
///
/// let texts = ["云汀区教育局2024年政府信息公开工作年度报告", "一、总体情况", "2024年，……。"];
/// let block = |text: &str| Block::Paragraph(Paragraph::plain("第1段", text));
/// let document = Document { blocks: texts.map(block).to_vec(), ..Document::default() };
/// let made = import(&document, &Options::default()).unwrap();
/// assert!(made.text.contains("name = \"云汀区教育局\""));
/// assert!(made.is_open()); // the tables are not there
/// ```
pub fn import(document: &Document, options: &Options) -> Result<Import, NotAReport> {
    let reading = read(document);
    if reading.parts.is_empty() && reading.found.placed.is_empty() {
        return Err(NotAReport);
    }
    Ok(file::write(&reading, options))
}

fn read(document: &Document) -> Reading<'_> {
    let parts = parts(document, Edition::IN_FORCE.form());
    let first = parts.first().map_or(document.blocks.len(), |part| part.head);
    let mut before = paragraphs(document, 0..first);
    let after = last_lines(document, parts.last());
    let early = head(&before, &after, &document.facts);
    let found = find(document, early.year.as_ref().map(|year| year.value));
    before.extend(beside_tables(document, &found));
    let mut head = head(&before, &after, &document.facts);
    let (contact, blocks) = contact(&[&before[..], &after[..]].concat());
    head.blocks.extend(blocks);
    let cells = settle(document, &found);
    let mut taken: BTreeSet<usize> = found.blocks.keys().copied().collect();
    taken.extend(&head.blocks);
    Reading { document, found, head, contact, parts, cells, taken }
}

/// The paragraphs among some blocks, a line each.
fn paragraphs(document: &Document, range: std::ops::Range<usize>) -> Vec<Line> {
    let blocks = document.blocks.iter().enumerate().take(range.end).skip(range.start);
    blocks
        .filter_map(|(at, block)| match block {
            Block::Paragraph(paragraph) => Some(line(paragraph, at)),
            _ => None,
        })
        .filter(|line| !line.text.is_empty())
        .collect()
}

fn line(paragraph: &Paragraph, at: usize) -> Line {
    Line {
        place: paragraph.place.clone(),
        text: one_line(&paragraph.text()),
        aside: paragraph.look.right || paragraph.look.centered,
        block: Some(at),
    }
}

/// The last lines of the last part.
fn last_lines(document: &Document, last: Option<&Part>) -> Vec<Line> {
    let Some(last) = last else { return Vec::new() };
    let mut lines = paragraphs(document, last.blocks.clone());
    lines.split_off(lines.len().saturating_sub(SIGNATURE_LINES))
}

/// What stands in sheets beside the tables, and in sheets without one, a line each cell.
fn beside_tables(document: &Document, found: &Found<'_>) -> Vec<Line> {
    let strays = found.strays.iter().filter(|stray| stray.table.is_none());
    let mut told: Vec<Line> = strays.flat_map(|stray| of_cell(stray.at)).collect();
    for (at, block) in document.blocks.iter().enumerate() {
        if let Block::Grid(grid) = block
            && grid.sheet.is_some()
            && !found.blocks.contains_key(&at)
        {
            told.extend(of_sheet(grid));
        }
    }
    told
}

fn of_cell(cell: &crate::foreign::GridCell) -> Vec<Line> {
    let line = |text| Line { place: cell.place.clone(), text, aside: false, block: None };
    lines(cell).into_iter().filter(|text| !text.is_empty()).map(line).collect()
}

/// The rows of a sheet: 机关全称 in one cell and the name in the next say what one line says elsewhere.
fn of_sheet(grid: &crate::foreign::Grid) -> Vec<Line> {
    let mut rows: BTreeMap<u32, Vec<Line>> = BTreeMap::new();
    for cell in &grid.cells {
        rows.entry(cell.row).or_default().extend(of_cell(cell));
    }
    let row = |cells: Vec<Line>| match &cells[..] {
        [name, value, ..] if !name.text.contains(['：', ':']) => {
            let text = format!("{}：{}", name.text, value.text);
            vec![Line { text, ..value.clone() }]
        }
        _ => cells,
    };
    rows.into_values().flat_map(row).collect()
}
