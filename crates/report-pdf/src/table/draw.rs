//! A piece of a table as items: text in the middle of its cells, rules where cells meet. It must not
//! decide where a page ends.

use super::columns::PADDING;
use super::model::ModelCell;
use super::rows::{MeasuredTable, SetCell, leading};
use super::split::Fragment;
use crate::length::{Length, Point};
use crate::page::{Item, ItemKind, NodeId};
use crate::style;
use crate::text::{Setting, Shaper, TextStyle, runs, set};
use std::ops::Range;

/// Appended to a merged label printed again overleaf.
const CONTINUED: &str = "（续）";

/// A cell's rectangle on the page.
struct Area {
    left: Length,
    right: Length,
    top: Length,
    bottom: Length,
}

/// Draws a fragment with its top-left corner at `at`. `nodes` gives each cell's structure node; a
/// cell printed again belongs to none.
pub(crate) fn draw(
    table: &MeasuredTable<'_>,
    fragment: &Fragment,
    at: Point,
    nodes: &[NodeId],
    shaper: &mut Shaper<'_>,
) -> Vec<Item> {
    let mut drawing =
        Drawing { table, fragment, at, tops: tops(table, fragment, at.y), items: Vec::new() };
    for (index, cell) in table.model.cells.iter().enumerate() {
        for rows in drawing.stretches(cell) {
            drawing.cell(index, cell, &rows, nodes, shaper);
        }
    }
    drawing.frame();
    drawing.items
}

/// The top of each row of the fragment, and the bottom of the last.
fn tops(table: &MeasuredTable<'_>, fragment: &Fragment, top: Length) -> Vec<Length> {
    let mut y = top;
    std::iter::once(top)
        .chain(fragment.rows.iter().map(|row| {
            y += table.height(row.source);
            y
        }))
        .collect()
}

/// A merged label printed again, with （续）.
fn again(cell: &ModelCell, size: Length, area: &Area, shaper: &mut Shaper<'_>) -> SetCell {
    let style: TextStyle = style::table(size);
    let atoms = shaper.label(&format!("{}{CONTINUED}", cell.text()), style, None);
    let width = area.right - area.left - PADDING * 2;
    let lines = set(&atoms, Setting { width, indent: Length::ZERO, align: cell.align });
    SetCell { atoms, lines, size }
}

struct Drawing<'a, 'b> {
    table: &'a MeasuredTable<'b>,
    fragment: &'a Fragment,
    at: Point,
    tops: Vec<Length>,
    items: Vec<Item>,
}

impl Drawing<'_, '_> {
    /// The runs of fragment rows a cell covers: one, or two where its header is printed twice.
    fn stretches(&self, cell: &ModelCell) -> Vec<Range<usize>> {
        let mut stretches: Vec<Range<usize>> = Vec::new();
        for (index, row) in self.fragment.rows.iter().enumerate() {
            if !cell.rows.contains(&row.source) {
                continue;
            }
            let joins = |last: &&mut Range<usize>| {
                last.end == index
                    && self
                        .fragment
                        .rows
                        .get(last.start)
                        .is_some_and(|f| f.repeated == row.repeated)
            };
            match stretches.last_mut().filter(joins) {
                Some(last) => last.end = index + 1,
                None => stretches.push(index..index + 1),
            }
        }
        stretches
    }

    fn cell(
        &mut self,
        index: usize,
        cell: &ModelCell,
        rows: &Range<usize>,
        nodes: &[NodeId],
        shaper: &mut Shaper<'_>,
    ) {
        let area = self.area(cell, rows);
        self.edges(cell, rows, &area);
        let Some(set_cell) = self.table.cells.get(index) else { return };
        let first = self.fragment.rows.get(rows.start);
        let repeated = first.is_some_and(|row| row.repeated);
        let continued = first.is_some_and(|row| row.source > cell.rows.start);
        if continued {
            let again = again(cell, set_cell.size, &area, shaper);
            self.text(&again, &area, None);
        } else {
            let node = nodes.get(index).copied().filter(|_| !repeated);
            self.text(set_cell, &area, node);
        }
    }

    fn area(&self, cell: &ModelCell, rows: &Range<usize>) -> Area {
        let x = |column: usize| {
            self.at.x + self.table.widths.iter().take(column).copied().sum::<Length>()
        };
        let y = |row: usize| self.tops.get(row).copied().unwrap_or_default();
        Area {
            left: x(cell.columns.start),
            right: x(cell.columns.end),
            top: y(rows.start),
            bottom: y(rows.end),
        }
    }

    fn text(&mut self, cell: &SetCell, area: &Area, node: Option<NodeId>) {
        let leading = leading(cell.size);
        let height = leading * i32::try_from(cell.lines.len()).unwrap_or_default();
        let mut top = area.top + (area.bottom - area.top - height) / 2;
        for line in &cell.lines {
            let baseline = top + style::baseline_in(leading, cell.size);
            let origin = Point::new(area.left + PADDING, baseline);
            let items = runs(&cell.atoms, line, origin);
            self.items.extend(items.map(|item| Item { node, ..item }));
            top += leading;
        }
    }

    /// The rules at a cell's right and below it, where those are not the frame.
    fn edges(&mut self, cell: &ModelCell, rows: &Range<usize>, area: &Area) {
        if cell.columns.end < self.table.model.columns {
            let from = Point::new(area.right, area.top);
            self.rule(from, Point::new(area.right, area.bottom), style::RULE_INNER);
        }
        if rows.end < self.fragment.rows.len() {
            let from = Point::new(area.left, area.bottom);
            self.rule(from, Point::new(area.right, area.bottom), style::RULE_INNER);
        }
    }

    fn frame(&mut self) {
        let width = self.table.width();
        let (left, right) = (self.at.x, self.at.x + width);
        let (top, bottom) = (self.at.y, self.at.y + self.fragment.height);
        let half = style::RULE_OUTER / 2;
        for y in [top, bottom] {
            self.rule(Point::new(left - half, y), Point::new(right + half, y), style::RULE_OUTER);
        }
        for x in [left, right] {
            self.rule(Point::new(x, top), Point::new(x, bottom), style::RULE_OUTER);
        }
    }

    fn rule(&mut self, from: Point, to: Point, width: Length) {
        self.items.push(Item { node: None, kind: ItemKind::Line { from, to, width }, from: None });
    }
}
