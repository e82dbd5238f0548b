//! A statutory table as rows of a draft: figures as published, on one line where nothing is said of them, else a
//! line each. It must not decide what is said.

use super::{Draft, Noted, one_line};
use report_core::Cell;
use report_core::form::{Block, Form, Measure, Node, Table};
use report_core::vocab::RowKey;
use report_toml::template::writer::{Writer, display_width, quoted};

/// The most digits of a count that is written bare: what the reader takes for one.
const DIGITS: usize = 12;

pub(super) fn table(draft: &Draft, table: &Table, out: &mut Writer) {
    let keys = table.row_keys().map(|row| row.key().len()).max().unwrap_or_default();
    for block in table.blocks {
        if let Some(heading) = block.heading {
            out.note(heading);
        }
        let labels: Vec<&str> =
            block.columns.iter().flat_map(Node::leaves).map(|(_, label)| label).collect();
        out.line(&format!("#{}{}", " ".repeat(keys + 4), labels.join("  ")));
        for &row in block.row_keys() {
            let label = draft.edition.form().row_label(table.key, row);
            let cells = cells(draft, table, block, row);
            let key = format!("{:keys$}", row.key());
            let comment = match notes(&cells) {
                Notes::None => label,
                Notes::Same(note) => note,
                Notes::Several => {
                    several(&key, &label, &cells, &labels, out);
                    continue;
                }
            };
            out.line(&format!("{key} = [ {} ]   # {comment}", line(&cells, &labels)));
        }
    }
}

/// A row of which something is said cell by cell: a line each.
fn several(
    key: &str,
    label: &str,
    cells: &[(String, Option<String>)],
    labels: &[&str],
    out: &mut Writer,
) {
    out.line(&format!("{key} = [   # {label}"));
    for ((value, note), label) in cells.iter().zip(labels) {
        let comment = note.as_deref().unwrap_or(label);
        out.commented(&format!("  {value},"), &one_line(comment));
    }
    out.line("]");
}

/// What is said of the cells of a row.
enum Notes {
    /// Nothing.
    None,
    /// The same of each.
    Same(String),
    /// Something of some.
    Several,
}

fn notes(cells: &[(String, Option<String>)]) -> Notes {
    let first = cells.first().and_then(|(_, note)| note.clone());
    if cells.iter().all(|(_, note)| *note == first) {
        return first.map_or(Notes::None, |note| Notes::Same(one_line(&note)));
    }
    Notes::Several
}

/// The cells of a row as TOML, each with its note.
fn cells(
    draft: &Draft,
    table: &Table,
    block: &Block,
    row: RowKey,
) -> Vec<(String, Option<String>)> {
    let form = draft.edition.form();
    let cell = |(&column, measure): (&_, &Measure)| {
        let cell = Cell { table: table.key, row, column };
        let blank = Noted::default();
        let Noted { value, note } = draft.cells.get(&cell).unwrap_or(&blank);
        (written(value, form, cell, *measure), note.clone())
    };
    block.column_keys().iter().zip(block.measures).map(cell).collect()
}

/// Figures each set to the right under its column's label.
fn line(cells: &[(String, Option<String>)], labels: &[&str]) -> String {
    let set = |((value, _), label): (&(String, Option<String>), &&str)| {
        let room = display_width(label).saturating_sub(display_width(value));
        format!("{}{value}", " ".repeat(room))
    };
    cells.iter().zip(labels).map(set).collect::<Vec<_>>().join(", ")
}

/// A figure as TOML that prints as it was published: bare where the reader prints a bare number so.
fn written(figure: &str, form: &Form, cell: Cell, measure: Measure) -> String {
    let bare = match measure {
        Measure::Count => is_count(figure),
        // Without a printed unit the reader would print 万元 behind a bare amount.
        Measure::Amount => form.printed_unit(cell).is_some() && is_amount(figure),
        // A bare 15 is printed as 增加15.
        Measure::Change => false,
    };
    if bare { figure.to_owned() } else { quoted(figure) }
}

fn is_count(figure: &str) -> bool {
    let digits = !figure.is_empty() && figure.bytes().all(|byte| byte.is_ascii_digit());
    digits && figure.len() <= DIGITS && (figure == "0" || !figure.starts_with('0'))
}

fn is_amount(figure: &str) -> bool {
    let Some((whole, fraction)) = figure.split_once('.') else { return is_count(figure) };
    is_count(whole) && !fraction.is_empty() && fraction.bytes().all(|byte| byte.is_ascii_digit())
}
