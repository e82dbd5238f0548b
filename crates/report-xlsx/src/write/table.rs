//! One statutory table as a sheet: the form's own layout, each number a named cell that says what belongs
//! in it, notes below. It must not compute; what is beside and below the table, `sums` does.

use super::layout::{Layout, TOP};
use super::sheet::{Area, Item, Prompt, Purpose, Rule, Sheet, Style, Value};
use super::sums;
use report_core::form::{Block as FormBlock, Form, Measure, Orientation};
use report_core::{Cell, Report};
use report_document::{Align, Block, Document, TableKind};

pub(super) const HINT: &str =
    "白色格填数，没有的填 0；灰色格不用填，“应为”会自动算出；“相差”不是 0 的会变红，请核对。";
/// What a table without sums says.
pub(super) const PLAIN_HINT: &str = "白色格填数，没有的填 0；灰色格不用填。";

/// A sheet for each of the form's tables.
pub(super) fn sheets<'a>(report: &Report, document: &'a Document<'a>) -> Vec<Sheet> {
    let mut heading = "";
    let mut sheets = Vec::new();
    for block in &document.blocks {
        match block {
            Block::Heading(own) if own.level == 1 => heading = &own.title,
            Block::Table(printed) => {
                if let TableKind::Statutory { form, key, label_columns } = printed.kind {
                    let layout = Layout::of(report, printed, form, key, label_columns);
                    sheets.push(sheet(&layout, heading));
                }
            }
            _ => {}
        }
    }
    sheets
}

fn sheet(layout: &Layout<'_>, heading: &str) -> Sheet {
    let mut items: Vec<Item> = Vec::new();
    for cell in &layout.printed.cells {
        let area = Area { rows: cell.rows.clone(), columns: cell.columns.clone() }.down(TOP);
        items.push(if let Some(at) = cell.value {
            value(layout, at, area)
        } else {
            let style = if cell.align == Align::Left { Style::RowLabel } else { Style::Label };
            Item::text(area, cell.text(), style)
        });
    }
    let sums = sums::sums(layout);
    let has_sums = !sums.items.is_empty();
    items.extend(sums.items);
    let all = 0..sums.columns;
    items.push(Item::text(Area::row(0, all.clone()), heading, Style::Title));
    let hint = if has_sums { HINT } else { PLAIN_HINT };
    items.push(Item::text(Area::row(1, all.clone()), hint, Style::Hint));
    for (row, note) in (sums.rows..).zip(&layout.printed.notes) {
        items.push(Item::text(Area::row(row, all.clone()), &*note.text, Style::Text));
    }
    // With several blocks each has its own labels: none of them may stay in view over the others.
    let header = match layout.printed.blocks.as_slice() {
        [only] => only.header.end,
        _ => 0,
    };
    Sheet {
        name: layout.table.name.to_owned(),
        items,
        widths: widths(layout, sums.columns),
        frozen: (TOP + header, layout.label_columns),
        repeated: TOP + header,
        purpose: Purpose::Table,
        aside: sums.aside,
    }
}

/// A number of the report, or the place for it.
fn value(layout: &Layout<'_>, at: Cell, area: Area) -> Item {
    let entry = layout.placed.get(&at).map(|placed| placed.entry.value());
    let item = Item::new(area, entry.unwrap_or(Value::Blank), Style::Fill);
    let item = item.named(at.to_string());
    match prompt(layout, at) {
        Some(prompt) => item.prompted(prompt),
        None => item,
    }
}

/// What is said of a cell to who fills it in: its row, and what counts there.
fn prompt(layout: &Layout<'_>, at: Cell) -> Option<Prompt> {
    let block = layout.table.block_of(at.row)?;
    let (rule, advice) = advice(layout.form, block, at)?;
    let place = layout.form.row_place(at.table, at.row);
    let title = layout.table.name.to_owned();
    Some(Prompt { title, message: format!("{place}：{advice}"), rule })
}

fn advice(form: &Form, block: &FormBlock, at: Cell) -> Option<(Rule, String)> {
    let beside = match block.orientation {
        Orientation::Down => "右边",
        Orientation::Across => "下面",
    };
    let is_row_total = block.row_totals.iter().any(|sum| sum.total == at.column);
    let is_column_total = block.column_totals.iter().any(|sum| sum.total == at.row);
    let count = |text: String| (Rule::Count, text);
    Some(match block.measure(at.column)? {
        _ if is_row_total => count(format!("填本行各栏之和，{beside}会算出应为多少")),
        _ if is_column_total => count("填各项办理结果之和，下面会算出应为多少".to_owned()),
        Measure::Count => count("填整数，没有的填 0".to_owned()),
        Measure::Change => {
            (Rule::Anything, "增加的如“增加15”，减少的如“减少16”，没有变化填 0".to_owned())
        }
        Measure::Amount => match form.printed_unit(at) {
            Some(unit) => (Rule::Amount, format!("填金额，单位{unit}，可以有小数，没有的填 0")),
            None => (Rule::Anything, "填金额并写明单位，如 63800万元，没有的填 0".to_owned()),
        },
    })
}

/// The widths of the columns: labels in full, numbers of up to six digits where there are many.
fn widths(layout: &Layout<'_>, columns: usize) -> Vec<u16> {
    let labels = layout.label_columns;
    let several = layout.printed.columns - labels > 5;
    let width = |column: usize| match (column, several) {
        (column, _) if column + 1 < labels => 16,
        (column, true) if column < labels => 42,
        (column, false) if column < labels => 28,
        (_, true) => 10,
        (_, false) => 18,
    };
    (0..columns).map(width).collect()
}
