//! Decides each cell of the report from the places the document has for it: taken, guessed, or asked about. It
//! must not look for places itself.

use crate::foreign::Document;
use crate::outcome::Item;
use crate::plain::one_line;
use crate::table::{Found, Placed};
use crate::value::{Book, Figure, read};
use report_core::form::{Form, Measure};
use report_core::vocab::TableKey;
use report_core::{Cell, MoneyUnit, Quantity};
use std::collections::{BTreeMap, BTreeSet};

/// What is known of a cell.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Settled {
    /// What is written into the report; nothing where it is asked about.
    pub(crate) written: Option<String>,
    /// Where it stands in the document.
    pub(crate) from: String,
    /// What stands there.
    pub(crate) says: String,
    /// Why it was guessed or is asked about; empty where it was taken as it stands.
    pub(crate) why: String,
}

/// A place with what stands there.
struct Witness<'f, 'g> {
    placed: &'f Placed<'g>,
    figure: Figure,
}

/// Every cell of the edition's form.
pub(crate) fn settle(document: &Document, found: &Found<'_>) -> BTreeMap<Cell, Settled> {
    let form = found.edition.form();
    let book = Book::of(document);
    let mut witnesses: BTreeMap<Cell, Vec<Witness<'_, '_>>> = BTreeMap::new();
    for placed in &found.placed {
        let measure = form.measure(placed.cell).unwrap_or(Measure::Count);
        let unit = unit(placed.remark.as_deref(), form, placed.cell);
        let figure = placed.at.map_or(Figure::Blank, |at| read(at, measure, unit, &book));
        witnesses.entry(placed.cell).or_default().push(Witness { placed, figure });
    }
    let filled = filled(&witnesses);
    let absent = Absent::of(found);
    let settle = |cell: Cell| {
        let own = witnesses.remove(&cell).unwrap_or_default();
        (cell, one(own, &filled).unwrap_or_else(|| absent.cell(form, cell)))
    };
    form.cells().map(settle).collect()
}

/// Which tables of the document have any figure: an unfilled copy says nothing against a filled one.
fn filled(witnesses: &BTreeMap<Cell, Vec<Witness<'_, '_>>>) -> BTreeSet<(usize, TableKey)> {
    let all = witnesses.values().flatten().filter(|it| it.figure != Figure::Blank);
    all.map(|it| (it.placed.row.0, it.placed.cell.table)).collect()
}

/// The unit the document's label names, where it is another than the form's.
fn unit(remark: Option<&str>, form: &Form, cell: Cell) -> Option<MoneyUnit> {
    let named = remark?.trim_start_matches("单位").trim_start_matches([':', '为']);
    MoneyUnit::parse(named).filter(|unit| form.printed_unit(cell) != Some(*unit))
}

/// One cell out of its witnesses; nothing where it has none.
fn one(mut own: Vec<Witness<'_, '_>>, filled: &BTreeSet<(usize, TableKey)>) -> Option<Settled> {
    if own.iter().any(|it| it.placed.altered.is_none()) {
        own.retain(|it| it.placed.altered.is_none());
    }
    let blank = |it: &Witness<'_, '_>| it.figure == Figure::Blank;
    let unfilled =
        |it: &Witness<'_, '_>| !filled.contains(&(it.placed.row.0, it.placed.cell.table));
    let rows: BTreeSet<(usize, usize)> =
        own.iter().filter(|it| !blank(it)).map(|it| it.placed.row).collect();
    if !rows.is_empty() {
        // Of the places a row has for a cell, the blank ones are what a merged cell left over.
        own.retain(|it| !blank(it) || !(unfilled(it) || rows.contains(&it.placed.row)));
    }
    let first = own.first()?;
    let differs = |it: &&Witness<'_, '_>| !same(&it.figure, &first.figure);
    if own.iter().any(|it| differs(&it)) {
        return Some(contested(&own));
    }
    Some(settled(first))
}

fn settled(witness: &Witness<'_, '_>) -> Settled {
    let from = witness.placed.place.clone();
    let labels =
        witness.placed.altered.as_ref().map(|(row, column)| format!("按“{row}”“{column}”认的"));
    match &witness.figure {
        Figure::Blank => {
            let why = labels.unwrap_or_default();
            Settled { written: Some(String::new()), from, says: String::new(), why }
        }
        Figure::Written(text, note) => {
            let why: Vec<String> = labels.into_iter().chain(note.clone()).collect();
            Settled { written: Some(text.clone()), from, says: text.clone(), why: why.join("；") }
        }
        Figure::Unsure(shown, why) => {
            Settled { written: None, from, says: one_line(shown), why: why.clone() }
        }
    }
}

/// Two places that say different things: both are named, none is taken.
fn contested(own: &[Witness<'_, '_>]) -> Settled {
    let shown = |figure: &Figure| match figure {
        Figure::Blank => String::new(),
        Figure::Written(text, _) | Figure::Unsure(text, _) => one_line(text),
    };
    let mut told: Vec<(&str, String)> = Vec::new();
    for it in own {
        let says = shown(&it.figure);
        if !told.iter().any(|(_, other)| *other == says) {
            told.push((&it.placed.place, says));
        }
    }
    let all: Vec<String> =
        told.iter().map(|(place, says)| format!("{place} 写的是“{says}”")).collect();
    let from: Vec<&str> = told.iter().map(|(place, _)| *place).collect();
    let says: Vec<&str> = told.iter().map(|(_, says)| says.as_str()).collect();
    Settled {
        written: None,
        from: from.join("、"),
        says: says.join("、"),
        why: format!("两处不同：{}", all.join("，")),
    }
}

/// Whether two places say the same.
fn same(one: &Figure, other: &Figure) -> bool {
    match (one, other) {
        (Figure::Written(one, _), Figure::Written(other, _)) => {
            one == other
                || Quantity::parse(one).ok().zip(Quantity::parse(other).ok()).is_some_and(
                    |(a, b)| (a.value, &a.unit, &a.remark) == (b.value, &b.unit, &b.remark),
                )
        }
        (Figure::Unsure(one, _), Figure::Unsure(other, _)) => one == other,
        _ => one == other,
    }
}

/// What of the tables the document does not have.
struct Absent {
    tables: BTreeSet<TableKey>,
    cells: BTreeSet<Cell>,
}

impl Absent {
    fn of(found: &Found<'_>) -> Self {
        let cells: BTreeSet<Cell> = found.placed.iter().map(|placed| placed.cell).collect();
        Self { tables: cells.iter().map(|cell| cell.table).collect(), cells }
    }

    fn cell(&self, form: &Form, cell: Cell) -> Settled {
        let name = form.table(cell.table).name;
        let why = if !self.tables.contains(&cell.table) {
            format!("没有找到{name}")
        } else if !self.cells.iter().any(|other| other.row == cell.row) {
            format!("{name}里没有认出这一行")
        } else if !self.cells.iter().any(|other| same_column(form, cell, *other)) {
            let column = form.column_label(cell.table, cell.row, cell.column);
            format!("{name}里没有认出“{column}”这一列")
        } else {
            format!("{name}里没有找到这一格")
        };
        Settled { written: None, from: String::new(), says: String::new(), why }
    }
}

/// Whether two cells stand in one column of one block.
fn same_column(form: &Form, one: Cell, other: Cell) -> bool {
    let block = |cell: Cell| form.table(cell.table).block_of(cell.row).map(std::ptr::from_ref);
    one.table == other.table && one.column == other.column && block(one) == block(other)
}

impl Settled {
    /// What the list says of the cell.
    pub(crate) fn item(&self, form: &Form, cell: Cell) -> Item {
        Item {
            at: Some(cell.into()),
            what: form.place(cell),
            from: self.from.clone(),
            says: self.says.clone(),
            why: self.why.clone(),
            open: self.written.is_none(),
        }
    }
}
