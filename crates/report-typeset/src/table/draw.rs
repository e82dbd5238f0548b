//! A piece of a table as items: text in the middle of its cells, rules where cells meet. It must not
//! decide where a page ends.

use super::rows::{MeasuredTable, SetCell};
use super::split::Fragment;
use crate::style::{self, CELL_SIDE, cell_leading};
use crate::text::{Setting, Shaper, TextStyle, runs, set};
use report_document::{CONTINUED, TableCell};
use report_page::{Item, ItemKind, NodeId};
use report_page::{Length, Point};
use std::ops::Range;

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
    let tops = tops(table, fragment, at.y);
    let (items, across, down) = (Vec::new(), Vec::new(), Vec::new());
    let mut drawing = Drawing { table, fragment, at, tops, items, across, down };
    for (index, cell) in table.model.cells.iter().enumerate() {
        for rows in drawing.stretches(cell) {
            drawing.cell(index, cell, &rows, nodes, shaper);
        }
    }
    drawing.rules();
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
fn again(cell: &TableCell<'_>, size: Length, area: &Area, shaper: &mut Shaper<'_>) -> SetCell {
    let style: TextStyle = style::table(size);
    let atoms = shaper.label(&format!("{}{CONTINUED}", cell.text()), style, None);
    let width = area.right - area.left - CELL_SIDE * 2;
    let lines = set(&atoms, Setting { width, indent: Length::ZERO, align: cell.align.into() });
    SetCell { atoms, lines, size }
}

struct Drawing<'a, 'b> {
    table: &'a MeasuredTable<'b>,
    fragment: &'a Fragment,
    at: Point,
    tops: Vec<Length>,
    items: Vec<Item>,
    /// The ruled sides below cells and at their right.
    across: Vec<Side>,
    down: Vec<Side>,
}

/// A side of a cell that is ruled.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Side {
    /// How far down it is, or how far across.
    place: Length,
    start: Length,
    end: Length,
}

/// Sides as the fewest rules, so that none has a seam where two cells meet.
fn joined(mut sides: Vec<Side>) -> Vec<Side> {
    sides.sort_unstable();
    sides.dedup_by(|next, rule| {
        let joins = next.place == rule.place && next.start <= rule.end;
        if joins {
            rule.end = rule.end.max(next.end);
        }
        joins
    });
    sides
}

impl Drawing<'_, '_> {
    /// The runs of fragment rows a cell covers: one, or two where its header is printed twice.
    fn stretches(&self, cell: &TableCell<'_>) -> Vec<Range<usize>> {
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
        cell: &TableCell<'_>,
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

    fn area(&self, cell: &TableCell<'_>, rows: &Range<usize>) -> Area {
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
        let leading = cell_leading(cell.size);
        let height = leading * i32::try_from(cell.lines.len()).unwrap_or_default();
        let mut top = area.top + (area.bottom - area.top - height) / 2;
        for line in &cell.lines {
            let baseline = top + style::baseline_in(leading, cell.size);
            let origin = Point::new(area.left + CELL_SIDE, baseline);
            let items = runs(&cell.atoms, line, origin);
            self.items.extend(items.map(|item| Item { node, ..item }));
            top += leading;
        }
    }

    /// Notes the rules at a cell's right and below it, where those are not the frame.
    fn edges(&mut self, cell: &TableCell<'_>, rows: &Range<usize>, area: &Area) {
        if cell.columns.end < self.table.model.columns {
            self.down.push(Side { place: area.right, start: area.top, end: area.bottom });
        }
        if rows.end < self.fragment.rows.len() {
            self.across.push(Side { place: area.bottom, start: area.left, end: area.right });
        }
    }

    /// The rules between cells.
    fn rules(&mut self) {
        for Side { place: y, start, end } in joined(std::mem::take(&mut self.across)) {
            self.rule(Point::new(start, y), Point::new(end, y), style::RULE_INNER);
        }
        for Side { place: x, start, end } in joined(std::mem::take(&mut self.down)) {
            self.rule(Point::new(x, start), Point::new(x, end), style::RULE_INNER);
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

#[cfg(test)]
mod tests {
    use super::*;

    /// Sides by their place, start and end in points.
    fn check(sides: &[(i32, i32, i32)], expected: &[(i32, i32, i32)]) {
        let side = |&(place, start, end): &(i32, i32, i32)| {
            let [place, start, end] = [place, start, end].map(Length::from_points);
            Side { place, start, end }
        };
        let all = |sides: &[_]| sides.iter().map(side).collect::<Vec<_>>();
        assert_eq!(joined(all(sides)), all(expected));
    }

    #[test]
    fn sides_that_touch_are_one_rule() {
        check(&[(10, 0, 20), (10, 20, 30), (10, 30, 35)], &[(10, 0, 35)]);
        check(&[(10, 20, 30), (10, 0, 20)], &[(10, 0, 30)]);
        check(&[], &[]);
    }

    #[test]
    fn a_merged_cell_and_another_place_part_them() {
        check(&[(10, 0, 20), (10, 30, 40)], &[(10, 0, 20), (10, 30, 40)]);
        check(&[(10, 0, 20), (11, 20, 30)], &[(10, 0, 20), (11, 20, 30)]);
    }
}
