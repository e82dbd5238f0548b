//! A statutory table as rows of a blank report file: column order above, label behind. The numbers
//! are 0 but for what last year's report carries over.

use super::Blank;
use super::writer::{Writer, display_width};
use report_core::form::{Block, Measure, Node, Table};
use report_core::number::Decimal;
use report_core::report::Cell;
use report_core::vocab::RowKey;

pub(super) fn table(blank: &Blank<'_>, table: &Table, out: &mut Writer) {
    let keys = table.row_keys().map(|row| row.key().len()).max().unwrap_or_default();
    for block in table.blocks {
        captions(block, out);
        let labels: Vec<&str> =
            block.columns.iter().flat_map(Node::leaves).map(|(_, label)| label).collect();
        out.line(&format!("#{}{}", " ".repeat(keys + 4), labels.join("  ")));
        for &row in block.row_keys() {
            let cells = cells(blank, table, block, row, &labels);
            let label = blank.form.row_label(table.key, row);
            out.line(&format!("{:keys$} = [ {cells} ]   # {label}", row.key()));
        }
    }
}

/// What the form prints over the block besides column labels.
fn captions(block: &Block, out: &mut Writer) {
    if let Some(heading) = block.heading {
        out.note(heading);
    }
    for balance in block.balances {
        out.note(&format!("各列：{}。", balance.words));
    }
    let labels = block.columns.iter().flat_map(Node::leaves).map(|(_, label)| label);
    for (measure, label) in block.measures.iter().zip(labels) {
        if let Some(way) = way_to_write(*measure) {
            out.note(&format!("{label}：{way}。"));
        }
    }
}

/// What is not plain about writing such a number.
const fn way_to_write(measure: Measure) -> Option<&'static str> {
    match measure {
        Measure::Count => None,
        Measure::Change => Some("15 印作“增加15”，-16 印作“减少16”"),
        Measure::Amount => Some("以万元计，可带小数；其他单位写作 \"251000元\""),
    }
}

/// A row's numbers, each set to the right under its column's label.
fn cells(blank: &Blank<'_>, table: &Table, block: &Block, row: RowKey, labels: &[&str]) -> String {
    let column = |(&column, label): (&_, &&str)| {
        let number = carried(blank, Cell { table: table.key, row, column }).to_string();
        let room = display_width(label).saturating_sub(number.len());
        format!("{}{number}", " ".repeat(room))
    };
    block.column_keys().iter().zip(labels).map(column).collect::<Vec<_>>().join(", ")
}

/// What last year's report carries into a cell: a whole number from 0 up, or nothing.
fn carried(blank: &Blank<'_>, cell: Cell) -> Decimal {
    let Some((previous, _)) = blank.previous else { return Decimal::ZERO };
    let source = |cell: Cell| previous.cell(cell)?.value.value;
    let add = |sum: Decimal, cell| sum.checked_add(source(cell)?);
    let sum = blank.form.carried_from(cell).into_iter().try_fold(Decimal::ZERO, add);
    sum.filter(|sum| sum.is_integer() && !sum.is_sign_negative()).unwrap_or_default().normalize()
}
