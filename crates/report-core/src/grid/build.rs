//! From two trees to spans. It must not know any table: what a block says is all there is.

use super::{Content, Grid, GridBlock, GridCell};
use crate::form::{Block, Node, Orientation, Table};
use crate::place::Cell;
use crate::vocab::{RowKey, TableKey};
use std::ops::Range;

pub(super) fn grid(table: &Table) -> Grid {
    let width = |block: &Block| label_columns(block) + value_columns(block);
    let mut grid = Grid {
        table: table.key,
        rows: 0,
        columns: table.blocks.iter().map(width).max().unwrap_or_default(),
        label_columns: table.blocks.iter().map(label_columns).max().unwrap_or_default(),
        cells: Vec::new(),
        blocks: Vec::new(),
    };
    for block in table.blocks {
        push_block(block, &mut grid);
    }
    grid.cells.sort_by_key(|cell| (cell.row, cell.column));
    grid
}

fn label_columns(block: &Block) -> usize {
    match block.orientation {
        Orientation::Down => depth(block.rows),
        Orientation::Across => 0,
    }
}

fn value_columns(block: &Block) -> usize {
    match block.orientation {
        Orientation::Down => block.column_keys().len(),
        Orientation::Across => block.column_keys().len() * block.row_keys().len(),
    }
}

fn depth<K>(nodes: &[Node<K>]) -> usize {
    nodes.iter().map(Node::depth).max().unwrap_or_default()
}

fn push_block(block: &'static Block, grid: &mut Grid) {
    let start = grid.rows;
    if let Some(heading) = block.heading {
        let whole = Area { rows: start..start + 1, columns: 0..grid.columns };
        grid.cells.push(whole.cell(Content::Heading(heading)));
        grid.rows += 1;
    }
    let (body, groups) = match block.orientation {
        Orientation::Down => push_down(block, grid),
        Orientation::Across => push_across(block, grid),
    };
    grid.rows = body.end;
    grid.blocks.push(GridBlock { header: start..body.start, body, groups });
}

/// Rows down, columns across: corner, column labels, row labels, values.
fn push_down(block: &'static Block, grid: &mut Grid) -> (Range<usize>, Vec<Range<usize>>) {
    let first = grid.rows + depth(block.columns);
    let header = grid.rows..first;
    let body = first..first + block.row_keys().len();
    let (labels, values) = (0..grid.label_columns, grid.label_columns..grid.columns);

    let corner = Area { rows: header.clone(), columns: labels.clone() };
    grid.cells.push(corner.cell(Content::Corner(block.corner)));
    push_columns(block.columns, &Area { rows: header, columns: values.clone() }, &mut grid.cells);
    push_rows(block.rows, &Area { rows: body.clone(), columns: labels }, &mut grid.cells);
    for (row, &key) in body.clone().zip(block.row_keys()) {
        push_values(block, grid.table, key, row, &values, &mut grid.cells);
    }
    (body.clone(), groups(block.rows, body.start))
}

/// Rows side by side, each over its own columns, and one line of values below them all.
fn push_across(block: &'static Block, grid: &mut Grid) -> (Range<usize>, Vec<Range<usize>>) {
    let body = grid.rows + depth(block.rows) + depth(block.columns);
    let area = Area { rows: grid.rows..body, columns: 0..grid.columns };
    push_side_by_side(block, block.rows, &area, grid.table, &mut grid.cells);
    (body..body + 1, std::iter::once(body..body + 1).collect())
}

fn push_side_by_side(
    block: &'static Block,
    nodes: &'static [Node<RowKey>],
    area: &Area,
    table: TableKey,
    cells: &mut Vec<GridCell>,
) {
    let unit = block.column_keys().len();
    for (node, columns) in shares(nodes, &area.columns, unit) {
        let (top, below) = area.with_columns(columns).split_top();
        cells.push(top.cell(Content::ColumnLabel(node.label())));
        match node {
            Node::Group { children, .. } => {
                push_side_by_side(block, children, &below, table, cells);
            }
            Node::Leaf { key, .. } => {
                push_columns(block.columns, &below, cells);
                push_values(block, table, *key, below.rows.end, &below.columns, cells);
            }
        }
    }
}

/// A column tree from the top of its area down; a leaf takes what rows are left.
fn push_columns<K>(nodes: &'static [Node<K>], area: &Area, cells: &mut Vec<GridCell>) {
    for (node, columns) in shares(nodes, &area.columns, 1) {
        let whole = area.with_columns(columns);
        match node {
            Node::Leaf { label, .. } => cells.push(whole.cell(Content::ColumnLabel(label))),
            Node::Group { label, children, .. } => {
                let (top, below) = whole.split_top();
                cells.push(top.cell(Content::ColumnLabel(label)));
                push_columns(children, &below, cells);
            }
        }
    }
}

/// A row tree from the left of its area; a leaf takes what columns are left.
fn push_rows<K>(nodes: &'static [Node<K>], area: &Area, cells: &mut Vec<GridCell>) {
    for (node, rows) in shares(nodes, &area.rows, 1) {
        let whole = Area { rows, columns: area.columns.clone() };
        match node {
            Node::Leaf { label, .. } => cells.push(whole.cell(Content::RowLabel(label))),
            Node::Group { label, children, .. } => {
                let (left, right) = whole.split_left();
                cells.push(left.cell(Content::RowLabel(label)));
                push_rows(children, &right, cells);
            }
        }
    }
}

/// The values of one row; the last takes what columns are left, as its label does.
fn push_values(
    block: &Block,
    table: TableKey,
    row: RowKey,
    line: usize,
    columns: &Range<usize>,
    cells: &mut Vec<GridCell>,
) {
    let keys = block.column_keys();
    for (index, &column) in keys.iter().enumerate() {
        let start = columns.start + index;
        let end = if index + 1 == keys.len() { columns.end } else { start + 1 };
        let area = Area { rows: line..line + 1, columns: start..end };
        cells.push(area.cell(Content::Value(Cell { table, row, column })));
    }
}

/// Each node with its part of a range, `unit` for a leaf; the last takes what is left.
fn shares<'a, K>(
    nodes: &'static [Node<K>],
    range: &'a Range<usize>,
    unit: usize,
) -> impl Iterator<Item = (&'static Node<K>, Range<usize>)> + 'a {
    let mut start = range.start;
    nodes.iter().enumerate().map(move |(index, node)| {
        let own = start + node.leaf_count() * unit;
        let end = if index + 1 == nodes.len() { range.end } else { own };
        let part = start..end;
        start = end;
        (node, part)
    })
}

/// Where a page may end: rows whose label is the innermost merged one stay together.
fn groups<K>(nodes: &[Node<K>], mut start: usize) -> Vec<Range<usize>> {
    let mut ranges = Vec::new();
    for node in nodes {
        let end = start + node.leaf_count();
        if node.depth() > 2 {
            ranges.extend(groups(node.children(), start));
        } else {
            ranges.push(start..end);
        }
        start = end;
    }
    ranges
}

/// A rectangle of rows and columns.
struct Area {
    rows: Range<usize>,
    columns: Range<usize>,
}

impl Area {
    fn cell(&self, content: Content) -> GridCell {
        GridCell {
            row: self.rows.start,
            column: self.columns.start,
            row_span: self.rows.len(),
            column_span: self.columns.len(),
            content,
        }
    }

    fn with_columns(&self, columns: Range<usize>) -> Self {
        Self { rows: self.rows.clone(), columns }
    }

    /// The top row, and what lies below it.
    fn split_top(self) -> (Self, Self) {
        let cut = self.rows.start + 1;
        let top = Self { rows: self.rows.start..cut, columns: self.columns.clone() };
        (top, Self { rows: cut..self.rows.end, columns: self.columns })
    }

    /// The leftmost column, and what lies right of it.
    fn split_left(self) -> (Self, Self) {
        let cut = self.columns.start + 1;
        let left = Self { rows: self.rows.clone(), columns: self.columns.start..cut };
        (left, Self { rows: self.rows, columns: cut..self.columns.end })
    }
}
