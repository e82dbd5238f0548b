//! Column widths from what the columns hold. It must not look at heights.

use super::shaped::Shaped;
use crate::style::CELL_SIDE;
use report_document::{Table, TableCell, TableKind};
use report_page::Length;

/// What a column needs and would like.
#[derive(Clone, Copy, Debug, Default)]
struct Need {
    /// Below this a word would be torn or a number broken.
    least: Length,
    /// All on one line.
    most: Length,
}

/// The widths of all columns, together `total`; the cell that is too wide where they cannot
/// be had; none of a table without cells.
pub(super) fn widths<'a>(
    model: &'a Table<'a>,
    shaped: &[Shaped],
    total: Length,
) -> Result<Vec<Length>, Option<&'a TableCell<'a>>> {
    let needs = needs(model, shaped);
    let widths = match model.kind {
        TableKind::Statutory { label_columns, .. } => form(model, &needs, label_columns, total),
        TableKind::Own => content(&needs, total),
    };
    widths.ok_or_else(|| widest(model, shaped))
}

/// The needs of every column, merged cells' shared over the columns they cover.
fn needs(model: &Table<'_>, shaped: &[Shaped]) -> Vec<Need> {
    let mut needs = vec![Need::default(); model.columns];
    for (cell, shaped) in model.cells.iter().zip(shaped) {
        if cell.columns.len() == 1
            && let Some(need) = needs.get_mut(cell.columns.start)
        {
            need.least = need.least.max(shaped.least + CELL_SIDE * 2);
            need.most = need.most.max(shaped.most + CELL_SIDE * 2);
        }
    }
    for (cell, shaped) in model.cells.iter().zip(shaped).filter(|(cell, _)| cell.columns.len() > 1)
    {
        let Some(covered) = needs.get_mut(cell.columns.clone()) else { continue };
        raise(covered, shaped.least + CELL_SIDE * 2, |need| &mut need.least);
        if model.kind == TableKind::Own {
            raise(covered, shaped.most + CELL_SIDE * 2, |need| &mut need.most);
        }
    }
    for need in &mut needs {
        need.most = need.most.max(need.least);
    }
    needs
}

/// Raises the sum of one value over columns to `wanted`, by the same amount each.
fn raise(needs: &mut [Need], wanted: Length, value: impl Fn(&mut Need) -> &mut Length) {
    let sum: Length = needs.iter_mut().map(|need| *value(need)).sum();
    if sum >= wanted {
        return;
    }
    let count = i32::try_from(needs.len()).unwrap_or(1);
    for need in needs {
        let raised = value(need);
        *raised += (wanted - sum + Length::from_millipoints(count - 1)) / count;
    }
}

/// Merged labels as narrow as their words, all number columns alike, the rest to the labels of single
/// rows.
fn form(
    model: &Table<'_>,
    needs: &[Need],
    label_columns: usize,
    total: Length,
) -> Option<Vec<Length>> {
    let (labels, values) = needs.split_at_checked(label_columns)?;
    let values = values_least(values, label_columns, total)?;
    let values_sum = values.iter().copied().sum();
    let mut widths: Vec<Length> = labels
        .iter()
        .enumerate()
        .map(
            |(column, need)| {
                if holds_merged_labels_only(model, column) { need.least } else { need.most }
            },
        )
        .collect();
    let wanted: Length = widths.iter().copied().sum();
    let over = (wanted - (total - values_sum)).max(Length::ZERO);
    if over > Length::ZERO {
        let (last, need) = (widths.last_mut()?, labels.last()?);
        *last -= over;
        if *last < need.least {
            return None;
        }
    }
    let rest = total - widths.iter().copied().sum() - values_sum;
    let extra = shares(rest, values.len());
    widths.extend(values.iter().zip(extra).map(|(value, extra)| *value + extra));
    Some(widths)
}

/// What number columns take at least: all as much as the widest, unless that leaves the labels less
/// than a third of the table.
fn values_least(values: &[Need], labels: usize, total: Length) -> Option<Vec<Length>> {
    let widest = values.iter().map(|need| need.least).max().unwrap_or_default();
    let alike = widest * i32::try_from(values.len()).ok()?;
    if alike <= total.scaled(2, 3) || (labels == 0 && alike <= total) {
        return Some(vec![widest; values.len()]);
    }
    let each: Vec<Length> = values.iter().map(|need| need.least).collect();
    (each.iter().copied().sum::<Length>() <= total).then_some(each)
}

/// Whether every label that stands in the column alone covers more than one row.
fn holds_merged_labels_only(model: &Table<'_>, column: usize) -> bool {
    let header = model.blocks.iter().map(|block| block.header.end).max().unwrap_or_default();
    model
        .cells
        .iter()
        .filter(|cell| cell.columns == (column..column + 1) && cell.rows.start >= header)
        .all(|cell| cell.rows.len() > 1)
}

/// `total` in `count` parts, the first ones a thousandth of a point wider where it does not divide.
fn shares(total: Length, count: usize) -> impl Iterator<Item = Length> {
    let count = i32::try_from(count).unwrap_or(i32::MAX).max(1);
    let (each, over) = (total.millipoints() / count, total.millipoints() % count);
    (0..count).map(move |index| Length::from_millipoints(each + i32::from(index < over)))
}

/// By what the columns hold.
fn content(needs: &[Need], total: Length) -> Option<Vec<Length>> {
    let least: Length = needs.iter().map(|need| need.least).sum();
    let most: Length = needs.iter().map(|need| need.most).sum();
    if least > total {
        return None;
    }
    let mut widths: Vec<Length> = if most <= total {
        let extra = shares(total - most, needs.len());
        needs.iter().zip(extra).map(|(need, extra)| need.most + extra).collect()
    } else {
        let (room, span) = ((total - least).millipoints(), (most - least).millipoints());
        needs.iter().map(|need| need.least + (need.most - need.least).scaled(room, span)).collect()
    };
    let rest = total - widths.iter().copied().sum();
    *widths.last_mut()? += rest;
    Some(widths)
}

/// The cell whose unbreakable text is widest for the columns it covers.
fn widest<'a>(model: &'a Table<'a>, shaped: &[Shaped]) -> Option<&'a TableCell<'a>> {
    let by_width = |(cell, shaped): &(&TableCell<'_>, &Shaped)| {
        shaped.least / i32::try_from(cell.columns.len()).unwrap_or(1)
    };
    model.cells.iter().zip(shaped).max_by_key(by_width).map(|(cell, _)| cell)
}
