//! Two hundred damages to a workbook and a Word document: what is damaged is asked about or as it was, never another
//! figure.

use report_core::Cell;
use report_import::{Block, Document, Grid, Options, Value, import};
use report_tests::disk::root;
use report_tests::gold::{FOLDER, read};
use std::collections::{BTreeMap, BTreeSet};

/// Numbers that look like none in particular, the same each time (Knuth's multiplier).
struct Dice(u64);

impl Dice {
    fn below(&mut self, end: usize) -> usize {
        self.0 =
            self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).unwrap_or_default() % end.max(1)
    }
}

/// The figures of a document and the cells that are asked about.
fn read_back(document: &Document) -> Option<(BTreeMap<Cell, String>, BTreeSet<Cell>)> {
    let made = import(document, &Options::default()).ok()?;
    let report = report_toml::read_text("2024.toml", &made.text).report;
    let asked = |cell: &Cell| {
        report.unsettled.iter().any(|it| {
            it.cell == Some(*cell) || it.cell.is_none() && it.row == Some((cell.table, cell.row))
        })
    };
    let cells = report.form().cells();
    let open = cells.filter(asked).collect();
    let written = report.cells.iter().map(|(cell, it)| (*cell, it.value.written.to_string()));
    Some((written.collect(), open))
}

fn grids(document: &mut Document) -> Vec<&mut Grid> {
    let grids = document.blocks.iter_mut().filter_map(|block| match block {
        Block::Grid(grid) => Some(grid),
        _ => None,
    });
    grids.collect()
}

/// One damage; gives what it did.
fn damage(document: &mut Document, kind: usize, dice: &mut Dice) -> String {
    let mut grids = grids(document);
    let at = dice.below(grids.len());
    let grid = &mut *grids[at];
    let cell = dice.below(grid.cells.len());
    let (rows, columns): (BTreeSet<u32>, BTreeSet<u32>) = (
        grid.cells.iter().map(|it| it.row).collect(),
        grid.cells.iter().map(|it| it.column).collect(),
    );
    let row = *rows.iter().nth(dice.below(rows.len())).expect("a row");
    let column = *columns.iter().nth(dice.below(columns.len())).expect("a column");
    match kind {
        0 => grid.cells[cell].value = Value::Empty,
        1 => grid.cells[cell].value = Value::text("见附件"),
        2 => grid.cells[cell].value = Value::text("1\n2"),
        3 => grid.cells.retain(|it| it.row != row),
        4 => grid.cells.retain(|it| it.column != column),
        5 => grid.cells[cell].value = Value::Error("#REF!".to_owned()),
        6 => {
            for it in &mut grid.cells {
                (it.row_span, it.column_span) = (1, 1);
            }
        }
        7 => {
            let own = &mut grid.cells[cell];
            (own.row_span, own.column_span) = (2, 3);
        }
        8 => {
            // A cell is lost, and what stands right of it moves up, as a row typed by hand.
            let gone = grid.cells.remove(cell);
            for it in
                grid.cells.iter_mut().filter(|it| it.row == gone.row && it.column > gone.column)
            {
                it.column -= gone.column_span;
            }
        }
        _ => {
            let lines = match &grid.cells[cell].value {
                Value::Text(lines) => lines.concat(),
                _ => String::new(),
            };
            let half: String = lines.chars().take(lines.chars().count() / 2).collect();
            grid.cells[cell].value = Value::text(&half);
        }
    }
    format!("{kind} of {}", grid.place)
}

fn check(name: &str) {
    let document = read(&root().join(FOLDER).join(name));
    let (sound, _) = read_back(&document).expect("a report");
    let mut wrong = Vec::new();
    for number in 0..200_u64 {
        let mut dice = Dice(number * 7_919 + 1);
        let mut damaged = document.clone();
        let kind = usize::try_from(number).unwrap_or_default() % 10;
        // Half a number is a number, and a moved row is one typed so: nobody can tell.
        if matches!(kind, 8 | 9) && number % 2 == 0 {
            continue;
        }
        let what = damage(&mut damaged, kind, &mut dice);
        let Some((found, asked)) = read_back(&damaged) else { continue };
        for (cell, written) in &found {
            let same = sound.get(cell) == Some(written);
            let cut = kind == 9
                && sound.get(cell).is_some_and(|sound| sound.starts_with(written.as_str()));
            if !same && !asked.contains(cell) && !written.is_empty() && !cut && kind != 8 {
                wrong.push(format!(
                    "{name} {number}: {what}: {cell}: {written:?}, not {:?}",
                    sound.get(cell)
                ));
            }
        }
    }
    assert!(wrong.is_empty(), "{}: {:#?}", wrong.len(), wrong.iter().take(12).collect::<Vec<_>>());
}

#[test]
fn a_damaged_workbook_is_asked_about_and_never_read_wrong() {
    check("book-plain-2021.xlsx");
}

#[test]
fn a_damaged_document_is_asked_about_and_never_read_wrong() {
    check("word-plain-2021.docx");
}
