//! The relations a form states inside one report, as two sums of cells. It must not judge a report.

use report_core::Cell;
use report_core::form::{Block, Citation, Form, Table};

/// Two sums of cells that must be equal.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Relation {
    /// The total, or the balance's left side.
    pub(crate) left: Vec<Cell>,
    /// Its parts, or the right side.
    pub(crate) right: Vec<Cell>,
    /// The clause that says so.
    pub(crate) citation: Citation,
}

impl Relation {
    /// The relation as a reader of the form would put it.
    pub(crate) fn words(&self, form: &Form) -> String {
        let side = |cells: &[Cell]| match cells {
            [] => String::new(),
            [only] => form.place(*only),
            [first, .., last] if cells.len() > 2 => {
                format!("{}至{}各格之和", form.place(*first), form.place(*last))
            }
            several => several.iter().map(|cell| form.place(*cell)).collect::<Vec<_>>().join("＋"),
        };
        format!("{}＝{}", side(&self.left), side(&self.right))
    }
}

/// Every relation of a form, table by table.
pub(crate) fn relations(form: &'static Form) -> Vec<Relation> {
    form.tables.iter().flat_map(of_table).collect()
}

fn of_table(table: &'static Table) -> Vec<Relation> {
    table.blocks.iter().flat_map(|block| of_block(table, block)).collect()
}

fn of_block(table: &'static Table, block: &'static Block) -> Vec<Relation> {
    let cell = |row, column| Cell { table: table.key, row, column };
    let across = block.row_keys().iter().flat_map(|&row| {
        block.row_totals.iter().map(move |sum| Relation {
            left: vec![cell(row, sum.total)],
            right: sum.parts.iter().map(|&column| cell(row, column)).collect(),
            citation: sum.citation,
        })
    });
    let down = block.column_keys().iter().flat_map(|&column| {
        let totals = block.column_totals.iter().map(move |sum| Relation {
            left: vec![cell(sum.total, column)],
            right: sum.parts.iter().map(|&row| cell(row, column)).collect(),
            citation: sum.citation,
        });
        totals.chain(block.balances.iter().map(move |balance| Relation {
            left: balance.left.iter().map(|&row| cell(row, column)).collect(),
            right: balance.right.iter().map(|&row| cell(row, column)).collect(),
            citation: balance.citation,
        }))
    });
    across.chain(down).collect()
}
