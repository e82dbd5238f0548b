//! Tables of either kind as cells with spans, words and places: the statutory ones from the form's grid
//! and the report's cells, the writer's own from prose. It must not measure, break or compute.

use crate::caption::Caption;
use crate::inline::{self, Inline, plain, plain_text, push_all};
use crate::words::Words;
use report_core::grid::{Content, Grid, GridBlock, GridCell};
use report_core::prose::{Alignment, Numbered, ProseTable};
use report_core::report::Section;
use report_core::vocab::TableKey;
use report_core::{Cell, Form, Report, Span};
use std::ops::Range;

/// A table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Table<'r> {
    /// Whose it is.
    pub kind: TableKind,
    /// What stands above it; a statutory table has none.
    pub caption: Option<Caption<'r>>,
    /// How many rows it has, headings and labels among them.
    pub rows: usize,
    /// How many columns.
    pub columns: usize,
    /// The cells, from top to bottom and in a row from left to right, by their top-left corners. They
    /// cover the table without gap or overlap.
    pub cells: Vec<TableCell<'r>>,
    /// Its rectangles from top to bottom: which rows are repeated overleaf, where a page may end.
    pub blocks: Vec<GridBlock>,
    /// Lines printed under it.
    pub notes: Vec<Words<'r>>,
    /// Whether it is asked to stand on a page turned sideways.
    pub landscape: bool,
}

/// Whose a table is.
#[derive(Clone, Copy, Debug)]
pub enum TableKind {
    /// One of the form's.
    Statutory {
        /// The form.
        form: &'static Form,
        /// Which of its tables.
        key: TableKey,
        /// How many columns at the left hold row labels; 0 where rows lie across.
        label_columns: usize,
    },
    /// The writer's own: its first row is its header.
    Own,
}

impl PartialEq for TableKind {
    fn eq(&self, other: &Self) -> bool {
        let parts = |kind: &Self| match *kind {
            Self::Statutory { form, key, label_columns } => {
                Some((form.edition, key, label_columns))
            }
            Self::Own => None,
        };
        parts(self) == parts(other)
    }
}

impl Eq for TableKind {}

/// One cell.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TableCell<'r> {
    /// The rows it covers.
    pub rows: Range<usize>,
    /// The columns it covers.
    pub columns: Range<usize>,
    /// What it says; nothing in a blank cell.
    pub inlines: Vec<Inline<'r>>,
    /// How its text stands.
    pub align: Align,
    /// What it heads; nothing for a cell with a value.
    pub heads: Option<Heads>,
    /// Which cell of the form it is; nothing for a label, or in a table of the writer's own.
    pub value: Option<Cell>,
}

/// How a cell's text stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Align {
    /// At the left.
    Left,
    /// In the middle.
    Center,
    /// At the right.
    Right,
}

/// What a header cell heads.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Heads {
    /// The columns below it.
    Columns,
    /// The rows beside it.
    Rows,
}

impl TableCell<'_> {
    /// What the cell says.
    #[must_use]
    pub fn text(&self) -> String {
        plain_text(&self.inlines)
    }

    /// Where what it says stands, from its first place to its last; nothing for a label of the form.
    #[must_use]
    pub fn from(&self) -> Option<Span> {
        inline::place_of(&self.inlines)
    }
}

impl<'r> Table<'r> {
    /// A statutory table with the numbers and notes of a report.
    pub(crate) fn statutory(
        report: &'r Report,
        key: TableKey,
        section: Option<&'r Section>,
    ) -> Self {
        let form = report.form();
        let grid = form.table(key).grid();
        let cells = grid.cells.iter().map(|cell| statutory_cell(report, &grid, cell)).collect();
        let notes = section.map_or(&[][..], |section| &section.notes);
        Self {
            kind: TableKind::Statutory { form, key, label_columns: grid.label_columns },
            caption: None,
            rows: grid.rows,
            columns: grid.columns,
            cells,
            blocks: grid.blocks,
            notes: notes.iter().map(Words::typed).collect(),
            landscape: false,
        }
    }

    /// A table of the writer's own.
    pub(crate) fn own(table: &'r ProseTable) -> Self {
        let header = row(table, &table.header, 0);
        let body = table.rows.iter().zip(1..).flat_map(|(cells, index)| row(table, cells, index));
        let rows = 1 + table.rows.len();
        let groups = (1..rows).map(|row| row..row + 1).collect();
        let caption = table.caption.as_ref().map(|caption| {
            Caption::new(Numbered::Table, table.label.number, inline::of_prose(caption))
        });
        Self {
            kind: TableKind::Own,
            caption,
            rows,
            columns: table.header.len(),
            cells: header.chain(body).collect(),
            blocks: vec![GridBlock { header: 0..1, body: 1..rows, groups }],
            notes: Vec::new(),
            landscape: table.landscape,
        }
    }

    /// How messages call a cell: a number by its labels, a label by what it says, any other by row and
    /// header.
    #[must_use]
    pub fn name(&self, cell: &TableCell<'_>) -> String {
        match (self.kind, cell.value) {
            (TableKind::Statutory { form, .. }, Some(place)) => form.place(place),
            (TableKind::Statutory { .. }, None) => cell.text(),
            (TableKind::Own, _) => {
                let column = cell.columns.start;
                let heads =
                    |it: &&TableCell<'_>| it.rows.start == 0 && it.columns.contains(&column);
                let title = self.cells.iter().find(heads).map(TableCell::text).unwrap_or_default();
                format!("正文表格第{}行“{title}”列", cell.rows.start + 1)
            }
        }
    }

    pub(crate) fn push_words<'w>(&'w self, words: &mut Vec<Words<'w>>) {
        if let Some(caption) = &self.caption {
            caption.push_words(words);
        }
        for cell in &self.cells {
            push_all(words, &cell.inlines);
        }
        words.extend(self.notes.iter().map(Words::by_ref));
    }
}

fn statutory_cell<'r>(report: &'r Report, grid: &Grid, cell: &GridCell) -> TableCell<'r> {
    let (inlines, heads, value) = match cell.content {
        Content::Heading(label) | Content::Corner(label) | Content::ColumnLabel(label) => {
            (plain(Words::own(label)), Some(Heads::Columns), None)
        }
        Content::RowLabel(label) => (plain(Words::own(label)), Some(Heads::Rows), None),
        Content::Value(at) => {
            let written = report.cell(at);
            let words = written.map(|it| Words::at(&*it.value.written, it.span));
            (words.map(plain).unwrap_or_default(), None, Some(at))
        }
    };
    let align = if grid.centers(cell) { Align::Center } else { Align::Left };
    TableCell { rows: cell.row_range(), columns: cell.column_range(), inlines, align, heads, value }
}

/// The cells of a row, as many as the table has columns.
fn row<'r>(
    table: &'r ProseTable,
    cells: &'r [Vec<report_core::prose::Inline>],
    index: usize,
) -> impl Iterator<Item = TableCell<'r>> {
    let header = index == 0;
    (0..table.header.len()).map(move |column| {
        let inlines = cells.get(column).map(Vec::as_slice).unwrap_or_default();
        let alignment = table.alignments.get(column).copied().unwrap_or_default();
        TableCell {
            rows: index..index + 1,
            columns: column..column + 1,
            inlines: inline::of_prose(inlines),
            align: if header { Align::Center } else { align(alignment) },
            heads: header.then_some(Heads::Columns),
            value: None,
        }
    })
}

const fn align(alignment: Alignment) -> Align {
    match alignment {
        Alignment::Left => Align::Left,
        Alignment::Right => Align::Right,
        Alignment::None | Alignment::Center => Align::Center,
    }
}
