//! Finds the statutory tables among all grids of a document: which edition, which grids, which place is which
//! cell. Where two places claim one cell, both are told; which is right is not decided here.

use super::matrix::{Matrix, TooLarge};
use super::pieces::{stands_between, width};
use super::resolve::{Resolved, Resolver};
use super::words::shown;
use crate::foreign::{Block, Document, Grid, GridCell, Value};
use crate::label::{Catalogue, EXACT};
use report_core::Cell;
use report_core::form::Edition;
use report_core::vocab::{ColumnKey, RowKey, TableKey};
use std::collections::{BTreeMap, BTreeSet};

/// A place of the document that is a cell of the report.
#[derive(Clone, Debug)]
pub(crate) struct Placed<'g> {
    /// The cell.
    pub(crate) cell: Cell,
    /// What stands there; nothing where the document leaves the place out.
    pub(crate) at: Option<&'g GridCell>,
    /// Where it is, to be found again.
    pub(crate) place: String,
    /// Which table of the document it is in, and which row: places of one row are one statement.
    pub(crate) row: (usize, usize),
    /// The labels it goes by where they are not the form's own, as the document writes them.
    pub(crate) altered: Option<(String, String)>,
    /// What the column's label says in brackets: 单位：元.
    pub(crate) remark: Option<String>,
}

/// What stands in a statutory table and has no place in the report.
#[derive(Clone, Debug)]
pub(crate) struct Stray<'g> {
    /// What stands there.
    pub(crate) at: &'g GridCell,
    /// The table it is in; nothing for text beside the tables of a sheet.
    pub(crate) table: Option<TableKey>,
    /// Why, in Chinese; empty for text beside a table.
    pub(crate) why: String,
}

/// The statutory tables of a document.
#[derive(Debug)]
pub(crate) struct Found<'g> {
    /// Whose labels they have.
    pub(crate) edition: Edition,
    /// Whether the labels say which edition it is.
    pub(crate) sure: bool,
    /// Their cells.
    pub(crate) placed: Vec<Placed<'g>>,
    /// What could not be placed.
    pub(crate) strays: Vec<Stray<'g>>,
    /// The blocks that are statutory tables, and which tables are in each.
    pub(crate) blocks: BTreeMap<usize, BTreeSet<TableKey>>,
    /// Grids that were too large to look at.
    pub(crate) too_large: Vec<usize>,
}

/// Finds the tables; `year` decides the edition where the labels do not.
pub(crate) fn find(document: &Document, year: Option<u16>) -> Found<'_> {
    let (catalogue, sure) = catalogue(document, year);
    let mut found = Found {
        edition: catalogue.edition,
        sure,
        placed: Vec::new(),
        strays: Vec::new(),
        blocks: BTreeMap::new(),
        too_large: Vec::new(),
    };
    for (number, chain) in chains(document, &catalogue).iter().enumerate() {
        let grids: Vec<&Grid> = chain.iter().map(|(_, grid)| *grid).collect();
        match Matrix::of(&grids) {
            Ok(matrix) => take(number, chain, &matrix, &catalogue, &mut found),
            Err(TooLarge) => found.too_large.extend(chain.iter().map(|(block, _)| *block)),
        }
    }
    let edition = found.edition;
    named(document, edition, &mut found);
    found
}

/// The edition whose own labels the document has more of, and its labels.
fn catalogue(document: &Document, year: Option<u16>) -> (Catalogue, bool) {
    let catalogues: Vec<Catalogue> = Edition::ALL.iter().map(|it| Catalogue::of(*it)).collect();
    let mut texts: BTreeSet<&str> = BTreeSet::new();
    for block in &document.blocks {
        let Block::Grid(grid) = block else { continue };
        for cell in &grid.cells {
            if let Value::Text(lines) = &cell.value {
                texts.extend(lines.iter().map(String::as_str));
            }
        }
    }
    let exact = |catalogue: &Catalogue, text: &str| {
        catalogue.fits(text).first().is_some_and(|(_, score)| *score >= EXACT)
    };
    let mut counts = vec![0_usize; catalogues.len()];
    for text in texts {
        let own: Vec<bool> = catalogues.iter().map(|it| exact(it, text)).collect();
        if own.iter().all(|own| *own) {
            continue;
        }
        for (count, own) in counts.iter_mut().zip(own) {
            *count += usize::from(own);
        }
    }
    let by_year = year.and_then(Edition::for_year).unwrap_or(Edition::IN_FORCE);
    let most = counts.iter().copied().max().unwrap_or_default();
    let mut best = catalogues.iter().zip(&counts).filter(|(_, count)| **count == most);
    let first = best.next().map(|(it, _)| it.edition);
    let sure = most > 0 && best.next().is_none();
    let edition = first.filter(|_| sure).unwrap_or(by_year);
    let own = catalogues.into_iter().find(|it| it.edition == edition);
    (own.unwrap_or_else(|| Catalogue::of(edition)), sure)
}

/// Grids one below the other that are one table.
type Chain<'g> = Vec<(usize, &'g Grid)>;

fn chains<'g>(document: &'g Document, catalogue: &Catalogue) -> Vec<Chain<'g>> {
    let mut chains: Vec<Chain<'g>> = Vec::new();
    let mut adjacent = false;
    for (at, block) in document.blocks.iter().enumerate() {
        let Block::Grid(grid) = block else {
            adjacent &= stands_between(block);
            continue;
        };
        let last = chains.last_mut().filter(|_| adjacent && grid.sheet.is_none());
        let joined = last.filter(|chain| {
            let above = chain.last().map(|(_, grid)| width(grid));
            above == Some(width(grid)) && goes_on(grid, catalogue)
        });
        match joined {
            Some(chain) => chain.push((at, grid)),
            None => chains.push(vec![(at, grid)]),
        }
        adjacent = true;
    }
    chains
}

/// Whether a grid cannot stand alone: it has rows of a table and no columns, or figures and no words at all.
fn goes_on(grid: &Grid, catalogue: &Catalogue) -> bool {
    let Ok(matrix) = Matrix::of(&[grid]) else { return false };
    let tables = catalogue.edition.form().tables;
    let resolvers: Vec<_> =
        tables.iter().map(|table| Resolver::new(&matrix, catalogue, table.key)).collect();
    let bare = resolvers.first().is_some_and(Resolver::is_bare);
    bare || resolvers.iter().any(|it| it.named_rows() > 0 && it.resolve().places.is_empty())
}

/// Whether so much of a table is there that it is the statutory one, and no table of the writer's own.
fn is_statutory(table: TableKey, resolver: &Resolver<'_, '_>, places: &Resolved) -> bool {
    let (rows, columns) = Resolver::extent(places);
    match table {
        TableKey::ProactiveDisclosure => {
            rows >= 3 && columns >= 2 || rows >= 1 && resolver.is_headed()
        }
        TableKey::Requests => rows >= 3 && columns >= 3 || rows >= 2 && columns >= 5,
        TableKey::Cases => rows >= 2 && columns >= 3,
    }
}

fn take<'g>(
    number: usize,
    chain: &Chain<'g>,
    matrix: &Matrix<'g>,
    catalogue: &Catalogue,
    found: &mut Found<'g>,
) {
    let mut placed: BTreeSet<usize> = BTreeSet::new();
    let mut lost: Vec<Stray<'g>> = Vec::new();
    let mut labels: BTreeSet<usize> = BTreeSet::new();
    let mut tables = BTreeSet::new();
    let mut texts: BTreeSet<usize> = BTreeSet::new();
    for table in catalogue.edition.form().tables {
        let resolver = Resolver::new(matrix, catalogue, table.key);
        let resolution = resolver.resolve();
        texts.extend(resolver.other_texts());
        if !is_statutory(table.key, &resolver, &resolution) {
            continue;
        }
        tables.insert(table.key);
        for place in &resolution.places {
            placed.extend(place.index);
            labels.extend([place.labels.0, place.labels.1]);
            let at = place.index.and_then(|index| matrix.cell(index));
            let column = resolver.label(place.labels.1);
            found.placed.push(Placed {
                cell: place.cell,
                at,
                place: at.map_or_else(|| beside(matrix, place.labels.0), |cell| cell.place.clone()),
                row: (number, place.row),
                altered: Resolver::is_altered(place)
                    .then(|| (shown(resolver.label(place.labels.0)), shown(column))),
                remark: crate::plain::Core::of(column).remark,
            });
        }
        lost.extend(resolution.lost.iter().filter_map(|lost| {
            let at = matrix.cell(lost.index)?;
            Some(Stray { at, table: Some(table.key), why: lost.why.clone() })
        }));
    }
    if tables.is_empty() {
        return;
    }
    let is_placed = |cell: &GridCell| {
        placed.iter().any(|index| matrix.cell(*index).is_some_and(|at| std::ptr::eq(at, cell)))
    };
    lost.retain(|stray| !is_placed(stray.at));
    let told: Vec<&GridCell> = lost.iter().map(|stray| stray.at).collect();
    for index in texts.difference(&placed).filter(|index| !labels.contains(index)) {
        if let Some(at) = matrix.cell(*index)
            && !told.iter().any(|told| std::ptr::eq(*told, at))
        {
            lost.push(Stray { at, table: None, why: String::new() });
        }
    }
    found.strays.extend(lost);
    for (block, _) in chain {
        found.blocks.entry(*block).or_default().extend(&tables);
    }
}

/// The place of a cell the document leaves out, by the label beside it.
fn beside(matrix: &Matrix<'_>, label: usize) -> String {
    matrix.cell(label).map(|cell| format!("{}这一行", cell.place)).unwrap_or_default()
}

/// The cells a workbook names as a report file names them, wherever they were moved.
fn named<'g>(document: &'g Document, edition: Edition, found: &mut Found<'g>) {
    let form = edition.form();
    for (block, grid) in document.blocks.iter().enumerate() {
        let Block::Grid(grid) = grid else { continue };
        for (index, at) in grid.cells.iter().enumerate() {
            let Some(cell) = at.name.as_deref().and_then(path).filter(|cell| form.contains(*cell))
            else {
                continue;
            };
            found.blocks.entry(block).or_default().insert(cell.table);
            found.placed.push(Placed {
                cell,
                at: Some(at),
                place: at.place.clone(),
                row: (NAMED + block, index),
                altered: None,
                remark: None,
            });
        }
    }
}

/// Where rows of named cells are counted from.
const NAMED: usize = usize::MAX / 2;

/// The cell a path names: `requests.received.natural_person`.
fn path(path: &str) -> Option<Cell> {
    let (table, rest) = path.split_once('.')?;
    let (row, column) = rest.rsplit_once('.')?;
    let (table, row) = (TableKey::parse(table)?, RowKey::parse(row)?);
    Some(Cell { table, row, column: ColumnKey::parse(column)? })
}
