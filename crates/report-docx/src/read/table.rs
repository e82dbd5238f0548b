//! Tables as grids (ECMA-376 Part 1 §17.4): places counted from the rows, never from the grid the table declares. It must
//! not look for labels.

use super::story::Story;
use super::xml::Element;
use report_import::{Block, Grid, GridCell, Remark, Value};

/// The most columns of a table (Word's own limit).
const COLUMNS: u32 = 63;

/// The most rows.
const ROWS: u32 = 32_767;

impl Story<'_, '_> {
    /// A table, and behind it what cannot stand in its cells.
    pub(super) fn table(&mut self, table: &Element) {
        self.tables += 1;
        let number = self.tables;
        let mut cells: Vec<GridCell> = Vec::new();
        let mut apart = Vec::new();
        let rows = within(table, "w:tr");
        for (row, element) in (0..ROWS).zip(rows) {
            self.row(element, (number, row), &mut cells, &mut apart);
        }
        cells.sort_by_key(|cell| (cell.row, cell.column));
        let place = self.inside.as_ref().map_or_else(String::new, |inside| format!("{inside}中的"));
        let grid = Grid { place: format!("{place}表{number}"), sheet: None, caption: None, cells };
        self.document.blocks.push(Block::Grid(grid));
        self.document.blocks.append(&mut apart);
    }

    fn row(
        &mut self,
        element: &Element,
        (table, row): (usize, u32),
        cells: &mut Vec<GridCell>,
        apart: &mut Vec<Block>,
    ) {
        let properties = element.child("w:trPr");
        let deleted = properties.is_some_and(|it| it.child("w:del").is_some());
        let inserted = properties.is_some_and(|it| it.child("w:ins").is_some());
        if if self.ours { inserted } else { deleted } {
            let words = element
                .all()
                .filter(|it| matches!(&*it.name, "w:t" | "w:delText"))
                .map(Element::text);
            let message = if deleted {
                "修订中删除的行没有取"
            } else {
                "修订中插入的行没有取，请决定要不要"
            };
            let (place, message) = (format!("表{table}第{}行", row + 1), message.to_owned());
            let left = Some(words.collect::<Vec<_>>().join(" "));
            self.document.remarks.push(Remark { place, message, left });
            return;
        }
        let count = |name| properties.and_then(|it| it.child(name)).and_then(Element::val);
        let mut column =
            count("w:gridBefore").and_then(|it| it.parse().ok()).unwrap_or(0).min(COLUMNS);
        for (index, cell) in (1..=COLUMNS).zip(within(element, "w:tc")) {
            let properties = cell.child("w:tcPr");
            let property = |name| properties.and_then(|it| it.child(name));
            let span = property("w:gridSpan").and_then(Element::val).and_then(|it| it.parse().ok());
            let span: u32 = span.unwrap_or(1).clamp(1, COLUMNS);
            let place = format!("表{table}第{}行第{index}格", row + 1);
            let lines = self.cell(cell, &place, apart);
            let goes_on =
                |merge: Option<&Element>| merge.is_some_and(|it| it.val() != Some("restart"));
            let above = cells
                .iter()
                .rposition(|above| above.column == column && above.row + above.row_span == row);
            let left = cells
                .iter()
                .rposition(|left| left.row == row && left.column + left.column_span == column);
            let above = above.filter(|_| goes_on(property("w:vMerge")));
            let left = left.filter(|_| goes_on(property("w:hMerge")));
            if let Some(above) = above.and_then(|at| cells.get_mut(at)) {
                above.row_span += 1;
                self.covered(&place, &lines);
            } else if let Some(left) = left.and_then(|at| cells.get_mut(at)) {
                left.column_span += span;
                self.covered(&place, &lines);
            } else {
                let value = Value::text(&lines.join("\n"));
                cells.push(GridCell::new(row, column, place, value).spanning(1, span));
            }
            column += span;
        }
    }

    /// What stands in a cell that a merged one covers is not printed.
    fn covered(&mut self, place: &str, lines: &[String]) {
        let text = lines.join(" ");
        if !text.trim().is_empty() {
            let message = "被合并的格盖住的文字没有取".to_owned();
            self.document.remarks.push(Remark {
                place: place.to_owned(),
                message,
                left: Some(text),
            });
        }
    }

    /// The lines of a cell; tables and pictures in it are set apart.
    fn cell(&mut self, cell: &Element, place: &str, apart: &mut Vec<Block>) -> Vec<String> {
        let kept = std::mem::take(&mut self.document.blocks);
        let around = self.inside.replace(place.to_owned());
        self.blocks(cell);
        self.inside = around;
        let own = std::mem::replace(&mut self.document.blocks, kept);
        let mut lines = Vec::new();
        for block in own {
            match block {
                Block::Paragraph(paragraph) => {
                    lines.extend(paragraph.text().split('\n').map(str::to_owned));
                }
                other => apart.push(other),
            }
        }
        lines
    }
}

/// The rows of a table, or the cells of a row: right inside, or in content controls, marks and changes around them.
fn within<'e>(element: &'e Element, name: &str) -> Vec<&'e Element> {
    let mut found = Vec::new();
    let mut open: Vec<&Element> = vec![element];
    while let Some(next) = open.pop() {
        if next.name == name && !std::ptr::eq(next, element) {
            found.push(next);
            continue;
        }
        let wraps = matches!(
            &*next.name,
            "w:sdt"
                | "w:sdtContent"
                | "w:customXml"
                | "w:ins"
                | "w:moveTo"
                | "mc:AlternateContent"
                | "mc:Choice"
        );
        if wraps || std::ptr::eq(next, element) {
            open.extend(next.elements().rev());
        }
    }
    found
}
