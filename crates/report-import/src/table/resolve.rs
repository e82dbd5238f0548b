//! Which cell of a statutory table each place of a rectangle is: by the labels to its left and above it. It
//! must not weigh one table against another.

use super::matrix::Matrix;
use super::words::{Kind, kind, quoted, several, shown, text};
use crate::foreign::GridCell;
use crate::label::{Catalogue, EXACT, Named, Score};
use report_core::Cell;
use report_core::form::Table;
use report_core::vocab::{ColumnKey, RowKey, TableKey};
use std::collections::{BTreeMap, BTreeSet};

/// A place of a statutory table.
#[derive(Clone, Debug)]
pub(super) struct Place {
    /// The cell of the report.
    pub(super) cell: Cell,
    /// The index of the cell that stands there; nothing where none does.
    pub(super) index: Option<usize>,
    /// The row of the rectangle.
    pub(super) row: usize,
    /// How surely the labels are the form's.
    pub(super) score: Score,
    /// The labels it goes by, as the document writes them: of its row, of its column.
    pub(super) labels: (usize, usize),
}

/// A place that is part of a table, but not of a known cell.
#[derive(Clone, Debug)]
pub(super) struct Lost {
    /// The index of the cell that stands there.
    pub(super) index: usize,
    /// Why it has no place, in Chinese.
    pub(super) why: String,
}

/// What the labels of a rectangle say of one table.
#[derive(Clone, Debug, Default)]
pub(super) struct Resolved {
    /// Places with their cells.
    pub(super) places: Vec<Place>,
    /// What stands in rows or columns of the table that have no clear label.
    pub(super) lost: Vec<Lost>,
}

/// What names a row of the rectangle.
#[derive(Clone, Debug)]
pub(super) enum RowName {
    /// A row of the table: key, score, the label's cell, and the column its label ends before.
    One(RowKey, Score, usize, usize),
    /// A label that fits several rows.
    Several(Vec<&'static str>, usize),
    /// None of the table's rows.
    None,
}

/// Goes over a rectangle for one table.
pub(super) struct Resolver<'m, 'g> {
    pub(super) matrix: &'m Matrix<'g>,
    pub(super) catalogue: &'m Catalogue,
    pub(super) table: &'static Table,
    kinds: Vec<Kind>,
    texts: Vec<String>,
    pub(super) rows: Vec<RowName>,
}

impl<'m, 'g> Resolver<'m, 'g> {
    /// Prepares to look for a table.
    pub(super) fn new(matrix: &'m Matrix<'g>, catalogue: &'m Catalogue, table: TableKey) -> Self {
        let texts: Vec<String> = matrix.cells.iter().map(|cell| text(cell)).collect();
        let kind = |(cell, text): (&&GridCell, &String)| kind(cell, text, catalogue);
        let kinds = matrix.cells.iter().zip(&texts).map(kind).collect();
        let table = catalogue.edition.form().table(table);
        let mut resolver = Self { matrix, catalogue, table, kinds, texts, rows: Vec::new() };
        let columns = resolver.label_columns();
        resolver.rows = (0..matrix.rows).map(|row| resolver.row_name(row, &columns)).collect();
        resolver
    }

    pub(super) fn kind(&self, index: usize) -> Kind {
        self.kinds.get(index).copied().unwrap_or(Kind::Empty)
    }

    fn text(&self, index: usize) -> &str {
        self.texts.get(index).map(String::as_str).unwrap_or_default()
    }

    pub(super) fn row_of(&self, index: usize, beside: &[&str]) -> Named<RowKey> {
        self.catalogue.row(self.table.key, self.text(index), beside)
    }

    fn column_of(&self, index: usize) -> Named<ColumnKey> {
        self.catalogue.column(self.table.key, self.text(index))
    }

    /// The columns in which labels of rows stand: one that is no column's label as well does, as 其他 is.
    fn label_columns(&self) -> Vec<bool> {
        let labels = |column: usize| {
            (0..self.matrix.rows).any(|row| {
                self.matrix.index(row, column).is_some_and(|index| {
                    self.kind(index) == Kind::Label
                        && matches!(self.row_of(index, &[]), Named::One(..))
                        && !matches!(self.column_of(index), Named::One(..))
                })
            })
        };
        (0..self.matrix.columns).map(labels).collect()
    }

    /// What the labels at the left of a row say.
    fn row_name(&self, row: usize, label_columns: &[bool]) -> RowName {
        let mut labels: Vec<(usize, usize)> = Vec::new();
        for column in 0..self.matrix.columns {
            let Some(index) = self.matrix.index(row, column) else { continue };
            if !matches!(self.kind(index), Kind::Label | Kind::Text) {
                continue;
            }
            match labels.last_mut() {
                Some((last, end)) if *last == index => *end = column + 1,
                _ => labels.push((index, column + 1)),
            }
        }
        labels.retain(|(index, end)| self.covers(*index, *end, row, label_columns));
        let texts: Vec<&str> = labels.iter().map(|(index, _)| self.text(*index)).collect();
        for (at, (index, end)) in labels.iter().enumerate().rev() {
            let beside = texts.get(..at).unwrap_or_default();
            match self.row_of(*index, beside) {
                // Where rows lie side by side, a label with nothing behind it lies over columns.
                Named::One(..) if self.lies() && !self.says_behind(row, *end) => {
                    return RowName::None;
                }
                Named::One(key, score) => return RowName::One(key, score, *index, *end),
                Named::Several(labels) => return RowName::Several(labels, *end),
                Named::Group => return RowName::None,
                Named::None => {}
            }
        }
        RowName::None
    }

    /// Whether a label stands in one of the columns for labels.
    fn covers(&self, index: usize, end: usize, row: usize, label_columns: &[bool]) -> bool {
        let own = |column: &usize| self.matrix.index(row, *column) == Some(index);
        (0..end).rev().take_while(own).any(|column| label_columns.get(column) == Some(&true))
    }

    /// Whether what stands at a place belongs to a row with a name.
    fn is_value(&self, row: usize, column: usize) -> bool {
        match self.rows.get(row) {
            Some(RowName::One(.., end) | RowName::Several(_, end)) => column >= *end,
            _ => false,
        }
    }

    /// The labels above a place, the nearest first: the first run of texts that are no figures.
    pub(super) fn above(&self, row: usize, column: usize) -> Vec<usize> {
        let mut run: Vec<usize> = Vec::new();
        for up in (0..row).rev() {
            let Some(index) = self.matrix.index(up, column) else { continue };
            let label = matches!(self.kind(index), Kind::Label | Kind::Text);
            if label && !self.is_value(up, column) {
                if run.last() != Some(&index) {
                    run.push(index);
                }
            } else if self.kind(index) != Kind::Empty && !run.is_empty() {
                break;
            }
        }
        run
    }

    /// Whether a row holds labels of columns: it has no name of its own, and two of its cells name columns.
    pub(super) fn is_header(&self, row: usize) -> bool {
        !matches!(self.rows.get(row), Some(RowName::One(..)))
            && self.named_columns(row).nth(1).is_some()
    }

    /// The columns of a row whose cells name a column of the table, each cell once.
    fn named_columns(&self, row: usize) -> impl Iterator<Item = usize> + '_ {
        let mut last = None;
        (0..self.matrix.columns).filter(move |column| {
            let index = self.matrix.index(row, *column);
            let again = index == last;
            last = index;
            index.filter(|_| !again).is_some_and(|index| {
                self.kind(index) == Kind::Label && matches!(self.column_of(index), Named::One(..))
            })
        })
    }

    /// Whether labels of columns stand over those of rows: the table lost its merged cells, and no figure stands
    /// under its own label any more.
    fn is_shifted(&self, row: usize, start: usize) -> bool {
        let header = (0..row).rev().find(|up| self.is_header(*up));
        header.is_some_and(|header| {
            // The labels of columns may take several rows, one below the other.
            let above = (0..=header).rev().take_while(|up| self.is_header(*up));
            above.flat_map(|up| self.named_columns(up)).any(|column| column < start)
        })
    }

    /// The column of the table above a place, how surely, and its label.
    pub(super) fn column(
        &self,
        row: usize,
        column: usize,
    ) -> Result<(ColumnKey, Score, usize), String> {
        let above = self.above(row, column);
        for &index in &above {
            match self.column_of(index) {
                Named::One(key, score) => return Ok((key, score, index)),
                Named::Several(labels) => return Err(several(self.text(index), &labels)),
                Named::Group => break,
                Named::None => {}
            }
        }
        Err(match above.first() {
            Some(index) => format!("列名“{}”不是表格里的列", shown(self.text(*index))),
            None => "上面没有列名".to_owned(),
        })
    }

    /// Every place of the table.
    pub(super) fn resolve(&self) -> Resolved {
        let mut resolved = Resolved::default();
        for row in 0..self.matrix.rows {
            match self.rows.get(row) {
                Some(RowName::One(key, score, label, end)) => {
                    self.down(row, (*key, *score, *label), *end, &mut resolved);
                }
                Some(RowName::Several(labels, end)) => {
                    let why = format!("行名像是{}，分不清", quoted(labels));
                    self.lose(row, *end, &why, &mut resolved);
                }
                _ => self.across(row, &mut resolved),
            }
        }
        self.part(&mut resolved);
        resolved
    }

    /// A figure that stands under several labels at once is none of theirs alone.
    fn part(&self, resolved: &mut Resolved) {
        let mut cells: BTreeMap<usize, BTreeSet<Cell>> = BTreeMap::new();
        for place in &resolved.places {
            if let Some(index) = self.figure_at(place) {
                cells.entry(index).or_default().insert(place.cell);
            }
        }
        cells.retain(|_, cells| cells.len() > 1);
        resolved.places.retain(|place| place.index.is_none_or(|index| !cells.contains_key(&index)));
        let why = "合并的格盖住几行或几列，分不清是哪一格的数";
        resolved.lost.extend(cells.keys().map(|index| Lost { index: *index, why: why.to_owned() }));
    }

    pub(super) fn lose(&self, row: usize, start: usize, why: &str, resolved: &mut Resolved) {
        for column in start..self.matrix.columns {
            if let Some(index) = self.figure(row, column)
                && resolved.lost.last().is_none_or(|lost| lost.index != index)
            {
                resolved.lost.push(Lost { index, why: why.to_owned() });
            }
        }
    }

    /// What stands at a place and is no label.
    pub(super) fn figure(&self, row: usize, column: usize) -> Option<usize> {
        let index = self.matrix.index(row, column)?;
        matches!(self.kind(index), Kind::Figure | Kind::Text).then_some(index)
    }

    /// Whether a place is for a figure: nothing stands there, or no label does.
    pub(super) fn is_open(&self, row: usize, column: usize) -> bool {
        self.matrix.index(row, column).is_none_or(|index| self.kind(index) != Kind::Label)
    }

    /// A row whose label stands at its left.
    fn down(
        &self,
        row: usize,
        (key, score, label): (RowKey, Score, usize),
        start: usize,
        resolved: &mut Resolved,
    ) {
        if self.is_shifted(row, start) {
            return self.lose(row, start, "表格丢了合并的格，数和列名对不上", resolved);
        }
        let form = self.catalogue.edition.form();
        for column in (start..self.matrix.columns).filter(|column| self.is_open(row, *column)) {
            let figure = self.figure(row, column);
            let why = match self.column(row, column) {
                Ok((found, sure, above)) => {
                    let cell = Cell { table: self.table.key, row: key, column: found };
                    if form.contains(cell) {
                        let index = self.matrix.index(row, column);
                        let (score, labels) = (score.min(sure), (label, above));
                        resolved.places.push(Place { cell, index, row, score, labels });
                        continue;
                    }
                    format!(
                        "“{}”这一行没有“{}”这一列",
                        shown(self.text(label)),
                        shown(self.text(above))
                    )
                }
                Err(why) => why,
            };
            if let Some(index) = figure {
                resolved.lost.push(Lost { index, why });
            }
        }
    }

    pub(super) fn figure_at(&self, place: &Place) -> Option<usize> {
        place.index.filter(|index| matches!(self.kind(*index), Kind::Figure | Kind::Text))
    }

    /// How many rows and columns of the table the places name.
    pub(super) fn extent(resolved: &Resolved) -> (usize, usize) {
        let mut rows = BTreeSet::new();
        let mut columns = BTreeSet::new();
        for place in &resolved.places {
            rows.insert(place.cell.row);
            columns.insert(place.cell.column);
        }
        (rows.len(), columns.len())
    }

    /// Whether any text heads the table over its full width.
    pub(super) fn is_headed(&self) -> bool {
        self.texts.iter().any(|text| self.catalogue.heads(text) == Some(self.table.key))
    }

    /// The text of a label by its cell.
    pub(super) fn label(&self, index: usize) -> &str {
        self.text(index)
    }

    /// Whether a place goes by labels that are not the form's own.
    pub(super) const fn is_altered(place: &Place) -> bool {
        place.score < EXACT
    }

    /// How many rows of the table are named at all, with or without columns.
    pub(super) fn named_rows(&self) -> usize {
        self.rows.iter().filter(|row| matches!(row, RowName::One(..))).count()
    }

    /// Whether there are figures and no words at all.
    pub(super) fn is_bare(&self) -> bool {
        self.kinds.contains(&Kind::Figure)
            && self.kinds.iter().all(|kind| matches!(kind, Kind::Figure | Kind::Empty))
    }

    /// The labels the rectangle has that are no one's and no figures, outside the rows of the table.
    pub(super) fn other_texts(&self) -> impl Iterator<Item = usize> + '_ {
        self.kinds.iter().enumerate().filter(|(_, kind)| **kind == Kind::Text).map(|(at, _)| at)
    }
}
