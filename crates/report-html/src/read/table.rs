//! A table of a page as a grid, its cells placed as the HTML Standard places them (*Forming a table*). It must not
//! look for labels.

use super::part::is_passed_over;
use super::style::is_hidden;
use super::tree::{Id, Tree};
use report_import::{Grid, GridCell, Value};
use std::collections::BTreeSet;

/// The most columns a cell may span (HTML Standard, `colspan`).
const COLUMNS: u32 = 1_000;

/// The most rows a cell may span (HTML Standard, `rowspan`).
const ROWS: u32 = 65_534;

/// The most places a table may have taken by spans; more are no table of a report.
const PLACES: usize = 400_000;

/// The grid of a table, the `number`th of its page.
pub(super) fn grid(tree: &Tree, table: Id, number: usize) -> Grid {
    let mut form = Forming { tree, number, row: 0, taken: BTreeSet::new(), cells: Vec::new() };
    for group in groups(tree, table) {
        form.group(&group);
    }
    form.cells.sort_by_key(|cell| (cell.row, cell.column));
    let caption = tree.children(table).iter().find(|id| tree.name(**id) == "caption");
    let caption = caption.map(|id| lines(tree, *id).join(" ")).filter(|text| !text.is_empty());
    Grid { place: format!("表{number}"), sheet: None, caption, cells: form.cells }
}

/// The rows of a table, group by group: rows outside a group are one of their own.
fn groups(tree: &Tree, table: Id) -> Vec<Vec<Id>> {
    let shown = |id: &Id| !is_hidden(tree, *id);
    let rows = |id: Id| {
        tree.children(id).iter().copied().filter(|id| tree.name(*id) == "tr").filter(shown)
    };
    let mut groups: Vec<Vec<Id>> = Vec::new();
    let (mut foot, mut loose) = (Vec::new(), Vec::new());
    for &child in tree.children(table).iter().filter(|id| !is_hidden(tree, **id)) {
        match tree.name(child) {
            "tr" => loose.push(child),
            "tfoot" => foot.push(rows(child).collect()),
            "thead" | "tbody" => {
                if !loose.is_empty() {
                    groups.push(std::mem::take(&mut loose));
                }
                groups.push(rows(child).collect());
            }
            _ => {}
        }
    }
    if !loose.is_empty() {
        groups.push(loose);
    }
    groups.extend(foot);
    groups
}

/// Every cell of a table, none of the tables in it.
pub(super) fn cells(tree: &Tree, table: Id) -> Vec<Id> {
    let rows = groups(tree, table).into_iter().flatten();
    rows.flat_map(|row| tree.children(row)).copied().filter(|id| is_cell(tree, *id)).collect()
}

fn is_cell(tree: &Tree, id: Id) -> bool {
    matches!(tree.name(id), "td" | "th")
}

/// Tables and pictures in the cells of a table: they stand apart.
pub(super) fn apart(tree: &Tree, table: Id) -> Vec<Id> {
    let mut found = Vec::new();
    let mut open: Vec<Id> = cells(tree, table);
    open.reverse();
    while let Some(id) = open.pop() {
        if matches!(tree.name(id), "table" | "img") {
            found.push(id);
        } else if !is_passed_over(tree, id) {
            open.extend(tree.children(id).iter().rev());
        }
    }
    found
}

/// A table being formed.
struct Forming<'t> {
    tree: &'t Tree,
    number: usize,
    row: u32,
    /// Places that cells of rows above reach into.
    taken: BTreeSet<(u32, u32)>,
    cells: Vec<GridCell>,
}

impl Forming<'_> {
    /// Rows of one group: no cell reaches beyond it.
    fn group(&mut self, rows: &[Id]) {
        let end = self.row.saturating_add(u32::try_from(rows.len()).unwrap_or(u32::MAX));
        for &row in rows {
            let mut column = 0;
            let own = self.tree.children(row).iter().copied().filter(|id| is_cell(self.tree, *id));
            for (index, cell) in (1..).zip(own) {
                while self.taken.contains(&(self.row, column)) {
                    column += 1;
                }
                column = self.cell(cell, index, column, end);
            }
            self.row += 1;
        }
        self.taken.clear();
    }

    /// Places one cell and gives the column behind it.
    fn cell(&mut self, id: Id, index: u32, column: u32, end: u32) -> u32 {
        let span =
            |name| self.tree.attribute(id, name).and_then(|it| it.trim().parse::<u32>().ok());
        let left = end - self.row;
        let down = match span("rowspan").unwrap_or(1) {
            0 => left,
            rows => rows.min(ROWS).min(left),
        };
        let across = span("colspan").unwrap_or(1).clamp(1, COLUMNS);
        if down > 1 && self.taken.len() < PLACES {
            for row in self.row + 1..self.row + down {
                self.taken.extend((column..column + across).map(|column| (row, column)));
            }
        }
        let value = Value::text(&lines(self.tree, id).join("\n"));
        let place = format!("表{}第{}行第{index}格", self.number, self.row + 1);
        self.cells.push(GridCell::new(self.row, column, place, value).spanning(down, across));
        column + across
    }
}

/// The lines of a cell: parted by `br` and blocks, without the tables in it.
fn lines(tree: &Tree, cell: Id) -> Vec<String> {
    let mut lines = vec![String::new()];
    let mut open: Vec<(Id, bool)> = vec![(cell, false)];
    while let Some((id, closes)) = open.pop() {
        let parts = matches!(
            tree.name(id),
            "br" | "p"
                | "div"
                | "li"
                | "ul"
                | "ol"
                | "h1"
                | "h2"
                | "h3"
                | "h4"
                | "h5"
                | "h6"
                | "section"
        );
        if parts && lines.last().is_some_and(|line| !line.is_empty()) {
            lines.push(String::new());
        }
        if closes || tree.name(id) == "table" || is_passed_over(tree, id) {
            continue;
        }
        if let Some(text) = tree.text(id)
            && let Some(line) = lines.last_mut()
        {
            line.push_str(text);
        }
        if parts {
            open.push((id, true));
        }
        open.extend(tree.children(id).iter().rev().map(|child| (*child, false)));
    }
    let blank = |ch: char| matches!(ch, ' ' | '\n' | '\t' | '\r' | '\u{c}');
    let joined =
        |line: &String| line.split(blank).filter(|it| !it.is_empty()).collect::<Vec<_>>().join(" ");
    lines.iter().map(joined).filter(|line| !line.is_empty()).collect()
}
