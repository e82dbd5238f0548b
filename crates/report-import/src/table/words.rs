//! What stands in the cells of a rectangle: labels, figures, other words; and how they are quoted. It must not say
//! which row or column a label names.

use crate::foreign::{GridCell, Value};
use crate::label::Catalogue;
use crate::value::is_figure;

/// What stands in a cell of a rectangle.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// Nothing.
    Empty,
    /// A number, a mark for none, a formula.
    Figure,
    /// A label of some table.
    Label,
    /// Any other text.
    Text,
}

pub(super) fn text(cell: &GridCell) -> String {
    match &cell.value {
        Value::Text(lines) => lines.join("\n"),
        _ => String::new(),
    }
}

pub(super) fn kind(cell: &GridCell, text: &str, catalogue: &Catalogue) -> Kind {
    if is_figure(cell) {
        return Kind::Figure;
    }
    match &cell.value {
        Value::Empty => Kind::Empty,
        Value::Text(_) if text.trim().is_empty() => Kind::Empty,
        Value::Text(_) if catalogue.knows(text) => Kind::Label,
        _ => Kind::Text,
    }
}

/// A text short enough to be quoted.
pub(super) fn shown(text: &str) -> String {
    let line = crate::plain::one_line(text);
    let mut short: String = line.chars().take(24).collect();
    if short.len() < line.len() {
        short.push('…');
    }
    short
}

pub(super) fn quoted(labels: &[&str]) -> String {
    labels.iter().map(|label| format!("“{label}”")).collect::<Vec<_>>().join("或")
}

pub(super) fn several(text: &str, labels: &[&str]) -> String {
    format!("列名“{}”像是{}，分不清", shown(text), quoted(labels))
}
