//! Ruled tables: a grid of columns, cells that cover several, header rows that are repeated, rows that are
//! not divided. It must not measure; the page does.

use super::section::Kind;
use super::shape::{Shape, Stand};
use super::story::Story;
use super::styles::{Style, TABLE};
use super::units::{half_points, twips};
use super::width::AnyFace;
use super::xml::Xml;
use report_document::{Align, LayoutError, Table, TableCell};
use report_page::Length;
use report_typeset::{TableMeasures, measure_table, style};
use std::ops::Range;

/// The most columns a table of Word has.
pub(super) const MOST_COLUMNS: usize = 63;

/// A table with its caption and notes; an error where it cannot be one of Word's.
pub(super) fn table(story: &mut Story<'_>, table: &Table<'_>) {
    let from = table.cells.iter().find_map(TableCell::from);
    if table.columns > MOST_COLUMNS {
        let (columns, limit) = (table.columns, MOST_COLUMNS);
        return story.errors.push(LayoutError::TooManyColumns { columns, limit, from });
    }
    let measures = match measure_table(table, &AnyFace) {
        Ok(measures) => measures,
        Err(error) => return story.errors.push(error),
    };
    story.turn(if measures.landscape { Kind::Landscape } else { Kind::Upright });
    if let Some(caption) = &table.caption {
        let shape = Shape { keep_next: true, ..Shape::default() };
        story.paragraph(Style::Caption, shape, |story| {
            story.words(&caption.number, false);
            story.inlines(&caption.inlines);
        });
    }
    Setter::new(table, &measures).write(story);
    for (index, note) in table.notes.iter().enumerate() {
        let above = (index == 0).then_some(style::NOTES_GAP);
        story.paragraph(Style::Note, Shape { above, ..Shape::default() }, |story| {
            story.words(note, false);
        });
    }
}

struct Setter<'t> {
    table: &'t Table<'t>,
    /// Which cell covers each place, row by row.
    owners: Vec<Option<usize>>,
    /// The width of each column, in twips: together exactly the table's.
    columns: Vec<i32>,
    /// The least height of each row.
    rows: &'t [Length],
    size: Length,
    /// The rows that stay on the page of the row below.
    kept: Vec<bool>,
}

impl<'t> Setter<'t> {
    fn new(table: &'t Table<'t>, measures: &'t TableMeasures) -> Self {
        let mut owners = vec![None; table.rows * table.columns];
        for (index, cell) in table.cells.iter().enumerate() {
            for row in cell.rows.clone() {
                let covered = row * table.columns + cell.columns.start
                    ..row * table.columns + cell.columns.end;
                owners.get_mut(covered).into_iter().flatten().for_each(|it| *it = Some(index));
            }
        }
        let columns = edges(&measures.columns);
        let kept = kept(table, &measures.rows);
        Self { table, owners, columns, rows: &measures.rows, size: measures.size, kept }
    }

    fn write(&self, story: &mut Story<'_>) {
        let mut outer = std::mem::replace(&mut story.xml, Xml::fragment());
        outer.within("w:tbl", &[], |xml| {
            let width = self.columns.iter().sum::<i32>().to_string();
            xml.within("w:tblPr", &[], |xml| {
                xml.value("w:tblStyle", "w:val", TABLE);
                xml.empty("w:tblW", &[("w:w", &width), ("w:type", "dxa")]);
                xml.value("w:jc", "w:val", "center");
                xml.value("w:tblLayout", "w:type", "fixed");
                xml.empty(
                    "w:tblLook",
                    &[
                        ("w:val", "0620"),
                        ("w:firstRow", "1"),
                        ("w:noHBand", "1"),
                        ("w:noVBand", "1"),
                    ],
                );
            });
            xml.within("w:tblGrid", &[], |xml| {
                for column in &self.columns {
                    xml.value("w:gridCol", "w:w", column);
                }
            });
            for row in 0..self.table.rows {
                self.row(story, row);
                xml.append(std::mem::replace(&mut story.xml, Xml::fragment()));
            }
        });
        story.xml = outer;
    }

    fn row(&self, story: &mut Story<'_>, row: usize) {
        let mut outer = std::mem::replace(&mut story.xml, Xml::fragment());
        outer.within("w:tr", &[], |xml| {
            xml.within("w:trPr", &[], |xml| {
                xml.empty("w:cantSplit", &[]);
                let height = self.rows.get(row).copied().unwrap_or_default();
                let height = twips(height).to_string();
                xml.empty("w:trHeight", &[("w:val", &height), ("w:hRule", "atLeast")]);
                if repeated(self.table).contains(&row) {
                    xml.empty("w:tblHeader", &[]);
                }
            });
            let mut column = 0;
            while column < self.table.columns {
                column = self.place(story, row, column);
            }
            xml.append(std::mem::replace(&mut story.xml, Xml::fragment()));
        });
        story.xml = outer;
    }

    /// What stands at a place of a row; gives the column behind it.
    fn place(&self, story: &mut Story<'_>, row: usize, column: usize) -> usize {
        let owner = self.owners.get(row * self.table.columns + column).copied().flatten();
        let cell = owner.and_then(|index| self.table.cells.get(index));
        let columns = cell.map_or(column..column + 1, |cell| cell.columns.clone());
        let rows = cell.map_or(row..row + 1, |cell| cell.rows.clone());
        let mut outer = std::mem::replace(&mut story.xml, Xml::fragment());
        outer.within("w:tc", &[], |xml| {
            xml.within("w:tcPr", &[], |xml| self.covers(xml, row, &rows, &columns));
            let shape = Shape { keep_next: self.is_kept(row), ..Shape::default() };
            match cell.filter(|cell| cell.rows.start == row) {
                Some(cell) => self.text(story, cell, shape),
                // A cell has to hold a paragraph, if it only goes on from above.
                None => story.paragraph(Style::Cell, shape, |_| {}),
            }
            xml.append(std::mem::replace(&mut story.xml, Xml::fragment()));
        });
        story.xml = outer;
        columns.end.max(column + 1)
    }

    /// The properties of a cell, in the order the schema has them (ECMA-376 part 1, §17.4.69).
    fn covers(&self, xml: &mut Xml, row: usize, rows: &Range<usize>, columns: &Range<usize>) {
        let covered = self.columns.get(columns.clone()).unwrap_or_default();
        let width = covered.iter().sum::<i32>().to_string();
        xml.empty("w:tcW", &[("w:w", &width), ("w:type", "dxa")]);
        if columns.len() > 1 {
            xml.value("w:gridSpan", "w:val", columns.len());
        }
        if rows.len() > 1 {
            let part = if row == rows.start { "restart" } else { "continue" };
            xml.value("w:vMerge", "w:val", part);
        }
        xml.value("w:vAlign", "w:val", "center");
    }

    fn text(&self, story: &mut Story<'_>, cell: &TableCell<'_>, shape: Shape) {
        let stand = match cell.align {
            Align::Left => Some(Stand::Left),
            Align::Center => None,
            Align::Right => Some(Stand::Right),
        };
        let smaller = self.size != style::SIZE_5;
        let line = smaller.then(|| style::cell_leading(self.size));
        let ids = cell.value.map(|value| story.comments.on_cell(value)).unwrap_or_default();
        let size = smaller.then(|| half_points(self.size));
        story.paragraph(Style::Cell, Shape { line, stand, ..shape }, |story| {
            story.commented(&ids, |story| story.sized(size, |story| story.inlines(&cell.inlines)));
        });
    }

    fn is_kept(&self, row: usize) -> bool {
        self.kept.get(row).copied().unwrap_or_default()
    }
}

/// The rows repeated where the table goes on overleaf: its header, if it has but one. Of a table in several
/// parts the first part's would stand above another's rows.
fn repeated(table: &Table<'_>) -> Range<usize> {
    match table.blocks.as_slice() {
        [only] if only.header.start == 0 && !only.body.is_empty() => only.header.clone(),
        _ => 0..0,
    }
}

/// The rows that stay with the next one: all but the last of a table that a page holds, so that it stands on
/// one; else those of a header.
fn kept(table: &Table<'_>, rows: &[Length]) -> Vec<bool> {
    let height: Length = rows.iter().copied().sum();
    if height <= style::lines_height(style::LINES - 1) {
        return (1..=table.rows).map(|next| next < table.rows).collect();
    }
    let within = |row: usize| {
        table.blocks.iter().any(|block| block.header.contains(&row) && !block.body.is_empty())
    };
    (0..table.rows).map(within).collect()
}

/// Widths in twips that add up to the whole: each the way from edge to edge.
fn edges(widths: &[Length]) -> Vec<i32> {
    let mut right = Length::ZERO;
    let mut last = 0;
    let mut each = |width: &Length| {
        right += *width;
        let edge = twips(right);
        std::mem::replace(&mut last, edge).abs_diff(edge)
    };
    widths.iter().map(|width| i32::try_from(each(width)).unwrap_or(i32::MAX)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn widths_add_up() {
        let widths = vec![Length::from_millipoints(33_333); 3];
        assert_eq!(edges(&widths), [667, 666, 667]);
        assert_eq!(twips(widths.iter().copied().sum()), 2000);
    }
}
